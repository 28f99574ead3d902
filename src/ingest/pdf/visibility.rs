//! Whether text can be seen, proved from the drawing state alone. Where the state says hidden but
//! ink of unknown shape lies in the same box, the answer is *doubtful*, never hidden.

use super::sheet::{Drawn, Sheet};
use super::text::run_box;
use crate::document::{Colour, HiddenBy, Paint, PaintKind, Place, Rect, Run, Visibility};

/// Below this largest component difference text does not stand out from its background.
const SAME_COLOUR: f32 = 0.04;
/// Below this opacity text leaves no visible ink.
const NO_INK: f32 = 0.04;
/// From this opacity on a paint hides what is under it.
const OPAQUE: f32 = 0.98;
/// Smaller text, in points as seen, cannot be read at 100 %.
const TINY: f32 = 2.0;
/// Part of the visible page from which an image counts as the scan of the page.
const SCAN: f32 = 0.5;
/// Part of a glyph box that another paint must touch to make its background unknown.
const TOUCH: f32 = 0.1;
/// Comparisons of glyphs with paints for one page; a résumé needs some ten thousand.
const COMPARISONS: usize = 20_000_000;

/// Judges the text of a page and gives its runs, split where visibility differs.
pub(super) fn judge(sheet: &mut Sheet, crop: Rect) -> Vec<Run> {
    let drawn = std::mem::take(&mut sheet.drawn);
    let mut scene = Scene::new(&sheet.paints, crop);
    let runs = drawn.into_iter().flat_map(|drawn| scene.judge_run(drawn)).collect();
    if scene.exhausted {
        sheet.truncated.get_or_insert("too much is drawn to judge what is visible");
    }
    runs
}

struct Scene<'p> {
    paints: &'p [Paint],
    crop: Rect,
    scan: Option<Rect>,
    comparisons: usize,
    exhausted: bool,
}

/// The paints in reach of one run.
struct Near<'p> {
    below: Vec<&'p Paint>,
    above: Vec<&'p Paint>,
}

impl<'p> Scene<'p> {
    fn new(paints: &'p [Paint], crop: Rect) -> Self {
        let is_scan = |paint: &&Paint| {
            let shown = paint.bbox.intersection(crop).map_or(0.0, Rect::area);
            paint.kind == PaintKind::Image && shown >= SCAN * crop.area() && crop.area() > 0.0
        };
        let scan = paints.iter().find(is_scan).map(|paint| paint.bbox);
        Self { paints, crop, scan, comparisons: 0, exhausted: false }
    }

    fn judge_run(&mut self, drawn: Drawn) -> Vec<Run> {
        let near = self.near(&drawn);
        let mut verdicts: Vec<Visibility> = Vec::with_capacity(drawn.run.glyphs.len());
        for glyph in &drawn.run.glyphs {
            let blank =
                drawn.run.text.get(glyph.text.clone()).is_some_and(|t| !t.is_empty() && t.trim().is_empty());
            // A space shows nothing: it goes with the text before it, and alone it is no hidden text.
            let verdict = match verdicts.last() {
                Some(last) if blank => last.clone(),
                None if blank => Visibility::visible(),
                _ => self.judge_box(&drawn, &near, glyph.bbox),
            };
            verdicts.push(verdict);
        }
        split(drawn.run, verdicts)
    }

    fn near(&mut self, drawn: &Drawn) -> Near<'p> {
        let mut near = Near { below: Vec::new(), above: Vec::new() };
        if self.comparisons > COMPARISONS {
            self.exhausted = true;
            return near;
        }
        let bbox = run_box(&drawn.run.glyphs);
        for paint in self.paints.iter().filter(|paint| paint.bbox.intersection(bbox).is_some()) {
            if paint.op < drawn.op { &mut near.below } else { &mut near.above }.push(paint);
        }
        let compared = (near.below.len() + near.above.len()) * drawn.run.glyphs.len();
        self.comparisons += self.paints.len() + compared;
        near
    }

    fn judge_box(&self, drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Visibility {
        let checks = [
            layer(drawn),
            self.render_mode(drawn, near, bbox),
            self.transparent(drawn, near, bbox),
            self.off_page(bbox),
            clipped(drawn, bbox),
            tiny(drawn),
            covered(near, bbox),
            colour(drawn, near, bbox),
        ];
        // A complete proof goes before a doubtful one.
        let mut found: Vec<Visibility> = checks.into_iter().flatten().collect();
        let complete = found.iter().position(|v| v.hidden.is_some() && !v.doubtful);
        let index = complete.unwrap_or(0);
        if index < found.len() { found.swap_remove(index) } else { Visibility::visible() }
    }

    fn render_mode(&self, drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Visibility> {
        if !matches!(drawn.mode, 3 | 7) {
            return None;
        }
        if self.scan.is_some_and(|scan| scan.intersection(bbox).is_some()) {
            let proof = format!("text render mode {}, a text layer over a page image", drawn.mode);
            return Some(Visibility { hidden: None, doubtful: false, proof });
        }
        let proof = format!("text render mode {}", drawn.mode);
        Some(hidden(HiddenBy::RenderMode, near.ink(bbox), proof))
    }

    fn transparent(&self, drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Visibility> {
        if drawn.run.opacity >= NO_INK {
            return None;
        }
        let scanned = self.scan.is_some_and(|scan| scan.intersection(bbox).is_some());
        let proof = format!("opacity {:.2}", drawn.run.opacity);
        Some(hidden(HiddenBy::Transparent, scanned || near.outlined(bbox), proof))
    }

    fn off_page(&self, bbox: Rect) -> Option<Visibility> {
        let Rect { x0, y0, x1, y1 } = self.crop;
        let outside = bbox.x1 <= x0 || bbox.x0 >= x1 || bbox.y1 <= y0 || bbox.y0 >= y1;
        outside.then(|| {
            let proof = format!(
                "at ({:.0}, {:.0}), the page is ({x0:.0}, {y0:.0}) to ({x1:.0}, {y1:.0})",
                bbox.x0, bbox.y0
            );
            hidden(HiddenBy::OffPage, false, proof)
        })
    }
}

impl Near<'_> {
    /// Whether ink of unknown shape touches a box: outlined glyphs, an image, a stroke.
    fn ink(&self, bbox: Rect) -> bool {
        let touches = |paint: &&&Paint| {
            !(paint.kind == PaintKind::Fill && paint.rectangle)
                && paint.opacity >= NO_INK
                && share(paint.bbox, bbox) > TOUCH
        };
        self.below.iter().chain(&self.above).any(|paint| touches(&paint))
    }

    /// Whether anything is painted in a box that is not simply the panel behind it: browsers draw
    /// text as paths, of which a dot or the letter l may be a plain rectangle.
    fn outlined(&self, bbox: Rect) -> bool {
        let inner = shrunk(bbox);
        let touches = |paint: &&Paint| {
            let panel = paint.kind == PaintKind::Fill && paint.rectangle && paint.bbox.contains(inner);
            !panel && paint.opacity >= NO_INK && paint.bbox.intersection(bbox).is_some()
        };
        self.below.iter().chain(&self.above).any(touches)
    }
}

fn hidden(by: HiddenBy, doubtful: bool, proof: String) -> Visibility {
    Visibility { hidden: Some(by), doubtful, proof }
}

fn layer(drawn: &Drawn) -> Option<Visibility> {
    drawn
        .layer_off
        .then(|| hidden(HiddenBy::Layer, false, "in an optional-content group that is off".to_owned()))
}

fn clipped(drawn: &Drawn, bbox: Rect) -> Option<Visibility> {
    let Rect { x0, y0, x1, y1 } = drawn.clip;
    let outside = bbox.x1 <= x0 || bbox.x0 >= x1 || bbox.y1 <= y0 || bbox.y0 >= y1;
    outside.then(|| {
        let proof = format!("the clip is ({x0:.0}, {y0:.0}) to ({x1:.0}, {y1:.0})");
        hidden(HiddenBy::Clipped, false, proof)
    })
}

fn tiny(drawn: &Drawn) -> Option<Visibility> {
    let size = drawn.run.size;
    (size < TINY).then(|| hidden(HiddenBy::Tiny, false, format!("{size:.2} pt as seen")))
}

fn covered(near: &Near<'_>, bbox: Rect) -> Option<Visibility> {
    let inner = shrunk(bbox);
    let covers = |paint: &&&Paint| paint.opacity >= OPAQUE && paint.bbox.contains(inner);
    let over: Vec<&&Paint> = near.above.iter().filter(covers).collect();
    let solid = over.iter().find(|paint| paint.rectangle && paint.kind != PaintKind::Stroke);
    let unsure = over.iter().find(|paint| paint.kind == PaintKind::Image);
    let (paint, doubtful) = match (solid, unsure) {
        (Some(paint), _) => (paint, false),
        (None, Some(paint)) => (paint, true),
        (None, None) => return None,
    };
    let what = match paint.kind {
        PaintKind::Image => "an image",
        PaintKind::Shading => "a shading",
        PaintKind::Fill | PaintKind::Stroke => "a filled rectangle",
    };
    Some(hidden(HiddenBy::Covered, doubtful, format!("{what} is painted over it")))
}

/// What lies behind a box.
enum Background {
    Known(Colour),
    Unknown,
}

fn colour(drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Visibility> {
    let colour = drawn.run.colour?;
    if matches!(drawn.mode, 3 | 7) || drawn.masked || drawn.run.opacity < NO_INK {
        return None;
    }
    let same = |background: Colour| {
        let outline = drawn.outline.is_none_or(|outline| outline.distance(background) < SAME_COLOUR);
        outline && colour.distance(background) * drawn.run.opacity.clamp(0.0, 1.0) < SAME_COLOUR
    };
    let [r, g, b] = colour.0;
    match background(near, bbox) {
        Background::Known(behind) if same(behind) => {
            let [x, y, z] = behind.0;
            let proof = format!("text ({r:.2} {g:.2} {b:.2}) on ({x:.2} {y:.2} {z:.2})");
            Some(hidden(HiddenBy::Colour, near.ink(bbox), proof))
        }
        Background::Unknown if same(Colour::WHITE) => {
            let proof = format!("text ({r:.2} {g:.2} {b:.2}), the background is not known");
            Some(hidden(HiddenBy::Colour, true, proof))
        }
        Background::Known(_) | Background::Unknown => None,
    }
}

fn background(near: &Near<'_>, bbox: Rect) -> Background {
    let inner = shrunk(bbox);
    for paint in near.below.iter().rev() {
        if paint.opacity < NO_INK || share(paint.bbox, bbox) <= TOUCH {
            continue;
        }
        let plain = paint.kind == PaintKind::Fill && paint.rectangle && paint.opacity >= OPAQUE;
        return match paint.colour {
            Some(colour) if plain && paint.bbox.contains(inner) => Background::Known(colour),
            _ => Background::Unknown,
        };
    }
    Background::Known(Colour::WHITE)
}

/// The part of `bbox` that `paint` touches, 0 to 1.
fn share(paint: Rect, bbox: Rect) -> f32 {
    let area = bbox.area().max(1e-3);
    paint.intersection(bbox).map_or(0.0, Rect::area) / area
}

/// A glyph's box without the slack above and below its ink.
fn shrunk(bbox: Rect) -> Rect {
    let (dx, dy) = (bbox.width() * 0.1, bbox.height() * 0.2);
    Rect { x0: bbox.x0 + dx, y0: bbox.y0 + dy, x1: bbox.x1 - dx, y1: bbox.y1 - dy }
}

/// Cuts a run where the verdict changes.
fn split(mut run: Run, verdicts: Vec<Visibility>) -> Vec<Run> {
    let same = |a: &Visibility, b: &Visibility| a.hidden == b.hidden && a.doubtful == b.doubtful;
    let changes = verdicts.windows(2).any(|pair| matches!(pair, [a, b] if !same(a, b)));
    if !changes {
        run.visibility = verdicts.into_iter().next().unwrap_or_default();
        return vec![run];
    }
    let mut pieces: Vec<Run> = Vec::new();
    let glyphs = std::mem::take(&mut run.glyphs);
    let text = std::mem::take(&mut run.text);
    for (mut glyph, verdict) in glyphs.into_iter().zip(verdicts) {
        let fits = pieces.last().is_some_and(|piece| same(&piece.visibility, &verdict));
        if !fits {
            pieces.push(Run { visibility: verdict, ..run.clone() });
        }
        if let Some(piece) = pieces.last_mut() {
            let start = piece.text.len();
            piece.text.push_str(text.get(glyph.text.clone()).unwrap_or_default());
            glyph.text = start..piece.text.len();
            piece.glyphs.push(glyph);
        }
    }
    for piece in &mut pieces {
        if let Place::Pdf { bbox, .. } = &mut piece.place {
            *bbox = run_box(&piece.glyphs);
        }
    }
    pieces
}
