//! Whether text can be seen, as far as the drawing state alone can tell. A proof from the state is
//! exact and costs little; where the state says hidden but ink of unknown shape or colour has a part in
//! it, the answer is *doubtful*, never hidden, and pictures of the page may settle it.

mod backdrop;
mod near;
mod why;

use super::geometry::run_box;
use super::sheet::{Drawn, Sheet};
use super::verdict::{Verdict, Why};
use crate::document::{NO_INK, Paint, PaintKind, Rect, Run, TINY, Visibility, without_slack};
use crate::limits::Limits;
use backdrop::colour;
use near::{Near, OPAQUE, is_broad, share};
use why::proof;

/// From this opacity on a paint may hide what is under it: half of black on white is left.
const VEIL: f32 = 0.5;
/// Part of a glyph box that paints of any shape must touch to put it in doubt whether it is covered.
const COVER: f32 = 0.5;
/// Text this many times larger can cover text: a bullet or a box as a character.
const LARGER: f32 = 2.0;

/// Judges the text of a page and gives its runs, split where visibility differs.
pub(super) fn judge(sheet: &mut Sheet, crop: Rect, limits: &Limits) -> Vec<Run> {
    let drawn = std::mem::take(&mut sheet.drawn);
    let mut scene = Scene::new(&sheet.paints, &drawn, crop, limits.cover_steps);
    let verdicts: Vec<_> = drawn.iter().map(|drawn| scene.judge_run(drawn)).collect();
    if scene.exhausted {
        sheet.truncated.get_or_insert("too much is drawn to judge what is visible (cap: cover_steps)");
    }
    drawn.into_iter().zip(verdicts).flat_map(|(drawn, verdicts)| split(drawn, &verdicts, crop)).collect()
}

struct Scene<'p> {
    paints: &'p [Paint],
    texts: &'p [Drawn],
    /// Text that is large for its page: its operator, box and size.
    large: Vec<(u32, Rect, f32)>,
    crop: Rect,
    /// Comparisons that may be made.
    most: usize,
    comparisons: usize,
    exhausted: bool,
}

impl<'p> Scene<'p> {
    fn new(paints: &'p [Paint], texts: &'p [Drawn], crop: Rect, most: usize) -> Self {
        let smallest = texts.iter().map(|drawn| drawn.run.size).fold(f32::INFINITY, f32::min);
        let large = texts.iter().filter(|drawn| drawn.run.size >= LARGER * smallest.max(TINY));
        let large = large.map(|drawn| (drawn.op, run_box(&drawn.run.glyphs), drawn.run.size)).collect();
        Self { paints, texts, large, crop, most, comparisons: 0, exhausted: false }
    }

    /// A verdict for each glyph; none at all when the page has too much on it.
    fn judge_run(&mut self, drawn: &Drawn) -> Vec<Option<Verdict>> {
        let near = self.near(drawn);
        if self.exhausted {
            return Vec::new();
        }
        let mut verdicts: Vec<Option<Verdict>> = Vec::with_capacity(drawn.run.glyphs.len());
        for (index, glyph) in drawn.run.glyphs.iter().enumerate() {
            let text = drawn.run.text.get(glyph.text.clone()).unwrap_or_default();
            let blank = !text.is_empty() && text.trim().is_empty();
            // A space shows nothing: it goes with the text before it, and alone it is no hidden text.
            let verdict = match verdicts.last() {
                Some(last) if blank => *last,
                None if blank => None,
                _ => self.judge_glyph(drawn, &near, index, glyph.bbox),
            };
            verdicts.push(verdict);
        }
        let covered = |v: &Option<Verdict>| v.is_some_and(|v| !v.doubtful && v.why.is_overpainting());
        if verdicts.iter().any(covered) && self.drawn_again(drawn) {
            verdicts.iter_mut().filter(|verdict| covered(verdict)).for_each(|verdict| *verdict = None);
        }
        let clipped = |v: &Option<Verdict>| v.is_some_and(|v| v.why == Why::Clipped);
        if verdicts.iter().any(clipped) {
            let clips = self.clips_of_copies(drawn);
            let glyphs = verdicts.iter_mut().zip(&drawn.run.glyphs).filter(|(verdict, _)| clipped(verdict));
            let seen = glyphs.filter(|(_, glyph)| clips.iter().any(|clip| !outside(glyph.bbox, *clip)));
            seen.for_each(|(verdict, _)| *verdict = None);
        }
        verdicts
    }

    /// The clips under which the same text is drawn in the same place: some programs draw a page in tiles.
    fn clips_of_copies(&mut self, drawn: &Drawn) -> Vec<Rect> {
        self.comparisons += self.texts.len();
        let bbox = run_box(&drawn.run.glyphs);
        let is_copy = |other: &&Drawn| {
            other.op != drawn.op
                && other.clip_is_box
                && other.run.text == drawn.run.text
                && share(run_box(&other.run.glyphs), bbox) > COVER
        };
        self.texts.iter().filter(is_copy).map(|other| other.clip).collect()
    }

    fn near(&mut self, drawn: &Drawn) -> Near<'p> {
        let mut near = Near { below: Vec::new(), above: Vec::new(), text_above: Vec::new() };
        if self.comparisons > self.most {
            self.exhausted = true;
            return near;
        }
        let bbox = run_box(&drawn.run.glyphs);
        for paint in self.paints.iter().filter(|paint| paint.bbox.intersection(bbox).is_some()) {
            if paint.op > drawn.op {
                near.above.push(paint);
            } else if paint.kind != PaintKind::Annotation {
                // What an annotation paints below its own text is among the paints itself.
                near.below.push(paint);
            }
        }
        let covers = |(op, large, size): &&(u32, Rect, f32)| {
            *op > drawn.op && *size >= LARGER * drawn.run.size && large.intersection(bbox).is_some()
        };
        near.text_above = self.large.iter().filter(covers).map(|(_, bbox, _)| *bbox).collect();
        let compared = near.below.len() + near.above.len() + near.text_above.len();
        self.comparisons += self.paints.len() + self.large.len() + compared * drawn.run.glyphs.len();
        near
    }

    fn judge_glyph(&self, drawn: &Drawn, near: &Near<'_>, index: usize, bbox: Rect) -> Option<Verdict> {
        let sure = [
            drawn.layer_off.then_some(Why::Layer),
            outside(bbox, self.crop).then_some(Why::OffPage(bbox)),
            outside(bbox, drawn.clip).then_some(Why::Clipped),
        ];
        if let Some(why) = sure.into_iter().flatten().next() {
            return Some(Verdict::sure(why));
        }
        // Text without ink may stand for ink that is drawn otherwise; how it would look says nothing.
        if let Some(verdict) = render_mode(drawn, near, bbox).or_else(|| transparent(drawn, near, bbox)) {
            return Some(verdict);
        }
        let by_font = drawn.by_font.get(index).copied().flatten().map(|verdict| Verdict {
            doubtful: verdict.doubtful || verdict.why == Why::NoShape && near.drawn_in(bbox),
            ..verdict
        });
        let own_colours = by_font.is_some_and(|verdict| verdict.why == Why::UnknownColour);
        let checks = [
            (drawn.thinnest < TINY).then_some(Verdict::sure(Why::Tiny)),
            by_font,
            covered(near, bbox),
            if own_colours { None } else { colour(drawn, near, bbox) },
            drawn.masked.then_some(Verdict::doubtful(Why::Masked)),
            drawn.blended.then_some(Verdict::doubtful(Why::Blended)),
            (!drawn.clip_is_box).then_some(Verdict::doubtful(Why::Clipped)),
        ];
        // A complete proof goes before a doubtful one.
        let found = || checks.iter().flatten();
        found().find(|verdict| !verdict.doubtful).or(found().next()).copied()
    }

    /// Whether the same text is drawn once more in the same place, after what covers it.
    fn drawn_again(&mut self, drawn: &Drawn) -> bool {
        self.comparisons += self.texts.len();
        let bbox = run_box(&drawn.run.glyphs);
        let again = |later: &&Drawn| {
            later.op > drawn.op
                && later.run.text == drawn.run.text
                && share(run_box(&later.run.glyphs), bbox) > COVER
        };
        self.texts.iter().any(|later| again(&later))
    }
}

/// The runs of a drawn string, cut where the verdict changes.
fn split(drawn: Drawn, verdicts: &[Option<Verdict>], crop: Rect) -> Vec<Run> {
    if verdicts.len() != drawn.run.glyphs.len() {
        return vec![drawn.run];
    }
    let kind = |verdict: &Option<Verdict>| verdict.map(|v| (v.why.hidden_by(), v.doubtful));
    let kinds: Vec<_> = verdicts.iter().map(kind).collect();
    let mut at = 0;
    let pieces = drawn.run.clone().cut(&kinds);
    let judged = pieces.into_iter().map(|(_, mut piece)| {
        let verdict = verdicts.get(at).copied().flatten();
        at += piece.glyphs.len();
        piece.visibility = visibility(&drawn, verdict, crop);
        // Glyphs are numbered when all the runs of a page are known.
        piece.first_glyph = 0;
        piece
    });
    judged.collect()
}

fn visibility(drawn: &Drawn, verdict: Option<Verdict>, crop: Rect) -> Visibility {
    match verdict {
        None => Visibility::visible(),
        Some(Verdict { why, doubtful }) => {
            Visibility { hidden: Some(why.hidden_by()), doubtful, proof: proof(why, drawn, crop) }
        }
    }
}

fn render_mode(drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Verdict> {
    match drawn.mode {
        // Programs differ on whether the mode counts for glyphs that are drawn by programs.
        3 if drawn.type3 => Some(Verdict::doubtful(Why::RenderMode)),
        3 => Some(Verdict { why: Why::RenderMode, doubtful: near.drawn_in(bbox) }),
        // What is painted afterwards is seen through the text.
        7 => {
            let seen_through = near.above.iter().any(|paint| paint.bbox.intersection(bbox).is_some());
            Some(Verdict { why: Why::RenderMode, doubtful: seen_through || near.drawn_in(bbox) })
        }
        _ => None,
    }
}

fn transparent(drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Verdict> {
    (drawn.run.opacity < NO_INK)
        .then(|| Verdict { why: Why::Transparent, doubtful: drawn.type3 || near.drawn_in(bbox) })
}

fn outside(bbox: Rect, of: Rect) -> bool {
    bbox.x1 <= of.x0 || bbox.x0 >= of.x1 || bbox.y1 <= of.y0 || bbox.y0 >= of.y1
}

fn covered(near: &Near<'_>, bbox: Rect) -> Option<Verdict> {
    let inner = without_slack(bbox);
    let solid = near.above.iter().find(|paint| {
        paint.kind == PaintKind::Fill
            && paint.rectangle
            && paint.colour.is_some()
            && paint.opacity >= OPAQUE
            && paint.bbox.contains(inner)
    });
    if let Some(paint) = solid {
        return Some(Verdict::sure(Why::Covered(paint.kind)));
    }
    let veils = || near.above.iter().filter(|paint| paint.opacity >= VEIL && is_broad(paint, inner));
    let touched: f32 = veils().map(|paint| share(paint.bbox, inner)).sum();
    if touched >= COVER {
        return veils().next_back().map(|paint| Verdict::doubtful(Why::Covered(paint.kind)));
    }
    let by_text = near.text_above.iter().any(|above| share(*above, inner) >= COVER);
    by_text.then_some(Verdict::doubtful(Why::CoveredByText))
}
