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
        if self.exhausted {
            return vec![drawn.run];
        }
        let mut verdicts: Vec<Option<Verdict>> = Vec::with_capacity(drawn.run.glyphs.len());
        for glyph in &drawn.run.glyphs {
            let text = drawn.run.text.get(glyph.text.clone()).unwrap_or_default();
            let blank = !text.is_empty() && text.trim().is_empty();
            // A space shows nothing: it goes with the text before it, and alone it is no hidden text.
            let verdict = match verdicts.last() {
                Some(last) if blank => *last,
                None if blank => None,
                _ => self.judge_box(&drawn, &near, glyph.bbox),
            };
            verdicts.push(verdict);
        }
        self.split(drawn, &verdicts)
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

    fn judge_box(&self, drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Verdict> {
        let checks = [
            drawn.layer_off.then_some(Verdict::sure(Why::Layer)),
            self.render_mode(drawn, near, bbox),
            self.transparent(drawn, near, bbox),
            outside(bbox, self.crop).then_some(Verdict::sure(Why::OffPage(bbox))),
            outside(bbox, drawn.clip).then_some(Verdict::sure(Why::Clipped)),
            (drawn.run.size < TINY).then_some(Verdict::sure(Why::Tiny)),
            covered(near, bbox),
            colour(drawn, near, bbox),
        ];
        // A complete proof goes before a doubtful one.
        let found = || checks.iter().flatten();
        found().find(|verdict| !verdict.doubtful && verdict.why != Why::ScanLayer).or(found().next()).copied()
    }

    fn render_mode(&self, drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Verdict> {
        if !matches!(drawn.mode, 3 | 7) {
            return None;
        }
        if self.on_scan(bbox) {
            return Some(Verdict::sure(Why::ScanLayer));
        }
        Some(Verdict { why: Why::RenderMode, doubtful: near.ink(bbox) })
    }

    fn transparent(&self, drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Verdict> {
        let doubtful = || self.on_scan(bbox) || near.outlined(bbox);
        (drawn.run.opacity < NO_INK).then(|| Verdict { why: Why::Transparent, doubtful: doubtful() })
    }

    fn on_scan(&self, bbox: Rect) -> bool {
        self.scan.is_some_and(|scan| scan.intersection(bbox).is_some())
    }

    fn visibility(&self, drawn: &Drawn, verdict: Option<Verdict>) -> Visibility {
        match verdict {
            None => Visibility::visible(),
            Some(verdict) => Visibility {
                hidden: verdict.why.hidden_by(),
                doubtful: verdict.doubtful,
                proof: verdict.why.proof(drawn, self.crop),
            },
        }
    }

    /// Cuts a run where the verdict changes.
    fn split(&self, mut drawn: Drawn, verdicts: &[Option<Verdict>]) -> Vec<Run> {
        let same = |a: Option<Verdict>, b: Option<Verdict>| {
            let kind = |verdict: Option<Verdict>| verdict.map(|v| (v.why.hidden_by(), v.doubtful));
            kind(a) == kind(b)
        };
        if verdicts.windows(2).all(|pair| matches!(pair, [a, b] if same(*a, *b))) {
            drawn.run.visibility = self.visibility(&drawn, verdicts.first().copied().flatten());
            return vec![drawn.run];
        }
        let glyphs = std::mem::take(&mut drawn.run.glyphs);
        let text = std::mem::take(&mut drawn.run.text);
        let mut pieces: Vec<Run> = Vec::new();
        let mut last = None;
        for (mut glyph, verdict) in glyphs.into_iter().zip(verdicts) {
            if last.is_none_or(|last| !same(last, *verdict)) {
                pieces.push(Run { visibility: self.visibility(&drawn, *verdict), ..drawn.run.clone() });
            }
            last = Some(*verdict);
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
}

/// Why a glyph cannot be seen, and whether that is beyond doubt.
#[derive(Debug, Clone, Copy)]
struct Verdict {
    why: Why,
    doubtful: bool,
}

impl Verdict {
    fn sure(why: Why) -> Self {
        Self { why, doubtful: false }
    }
}

/// The reasons, with the facts that their proof names.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Why {
    Layer,
    RenderMode,
    /// Not hidden: the layer of recognised text over a scan.
    ScanLayer,
    Transparent,
    OffPage(Rect),
    Clipped,
    Tiny,
    Covered(PaintKind),
    /// With what lies behind, if it is known.
    Colour(Option<Colour>),
}

impl Why {
    fn hidden_by(self) -> Option<HiddenBy> {
        Some(match self {
            Self::Layer => HiddenBy::Layer,
            Self::RenderMode => HiddenBy::RenderMode,
            Self::ScanLayer => return None,
            Self::Transparent => HiddenBy::Transparent,
            Self::OffPage(_) => HiddenBy::OffPage,
            Self::Clipped => HiddenBy::Clipped,
            Self::Tiny => HiddenBy::Tiny,
            Self::Covered(_) => HiddenBy::Covered,
            Self::Colour(_) => HiddenBy::Colour,
        })
    }

    fn proof(self, drawn: &Drawn, crop: Rect) -> String {
        let corners = |r: Rect| format!("({:.0}, {:.0}) to ({:.0}, {:.0})", r.x0, r.y0, r.x1, r.y1);
        let rgb = |colour: Colour| {
            let [r, g, b] = colour.0;
            format!("({r:.2} {g:.2} {b:.2})")
        };
        match self {
            Self::Layer => "in an optional-content group that is off".to_owned(),
            Self::RenderMode => format!("text render mode {}", drawn.mode),
            Self::ScanLayer => format!("text render mode {}, a text layer over a page image", drawn.mode),
            Self::Transparent => format!("opacity {:.2}", drawn.run.opacity),
            Self::OffPage(at) => format!("at {}, the page is {}", corners(at), corners(crop)),
            Self::Clipped => format!("the clip is {}", corners(drawn.clip)),
            Self::Tiny => format!("{:.2} pt as seen", drawn.run.size),
            Self::Covered(PaintKind::Image) => "an image is painted over it".to_owned(),
            Self::Covered(PaintKind::Shading) => "a shading is painted over it".to_owned(),
            Self::Covered(_) => "a filled rectangle is painted over it".to_owned(),
            Self::Colour(behind) => {
                let text = drawn.run.colour.map(rgb).unwrap_or_default();
                match behind {
                    Some(behind) => format!("text {text} on {}", rgb(behind)),
                    None => format!("text {text}, the background is not known"),
                }
            }
        }
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

fn outside(bbox: Rect, of: Rect) -> bool {
    bbox.x1 <= of.x0 || bbox.x0 >= of.x1 || bbox.y1 <= of.y0 || bbox.y0 >= of.y1
}

fn covered(near: &Near<'_>, bbox: Rect) -> Option<Verdict> {
    let inner = shrunk(bbox);
    let over = || near.above.iter().filter(|paint| paint.opacity >= OPAQUE && paint.bbox.contains(inner));
    let solid = over().find(|paint| paint.rectangle && paint.kind != PaintKind::Stroke);
    let unsure = || over().find(|paint| paint.kind == PaintKind::Image);
    match solid {
        Some(paint) => Some(Verdict::sure(Why::Covered(paint.kind))),
        None => unsure().map(|paint| Verdict { why: Why::Covered(paint.kind), doubtful: true }),
    }
}

/// What lies behind a box.
enum Background {
    Known(Colour),
    Unknown,
}

fn colour(drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Verdict> {
    let colour = drawn.run.colour?;
    if matches!(drawn.mode, 3 | 7) || drawn.masked || drawn.run.opacity < NO_INK {
        return None;
    }
    let same = |background: Colour| {
        let outline = drawn.outline.is_none_or(|outline| outline.distance(background) < SAME_COLOUR);
        outline && colour.distance(background) * drawn.run.opacity.clamp(0.0, 1.0) < SAME_COLOUR
    };
    match background(near, bbox) {
        Background::Known(behind) if same(behind) => {
            Some(Verdict { why: Why::Colour(Some(behind)), doubtful: near.ink(bbox) })
        }
        Background::Unknown if same(Colour::WHITE) => {
            Some(Verdict { why: Why::Colour(None), doubtful: true })
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
