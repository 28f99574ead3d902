//! What is painted in reach of a glyph.

use crate::document::{NO_INK, Paint, PaintKind, Rect, without_slack};

/// From this opacity on a paint hides what is under it.
pub(super) const OPAQUE: f32 = 0.98;

/// Part of a glyph box that another paint must touch to make its background unknown.
pub(super) const TOUCH: f32 = 0.1;

/// A line this thick, in heights of a glyph box, can cover text or be its background.
pub(super) const THICK: f32 = 0.25;

/// The paints in reach of one run.
pub(super) struct Near<'p> {
    pub(super) below: Vec<&'p Paint>,
    pub(super) above: Vec<&'p Paint>,
    /// Boxes of larger text drawn later.
    pub(super) text_above: Vec<Rect>,
}

impl Near<'_> {
    /// Whether ink of unknown shape touches a box: outlined glyphs, an image, a stroke.
    pub(super) fn ink(&self, bbox: Rect) -> bool {
        let touches = |paint: &&&Paint| {
            !(paint.kind == PaintKind::Fill && paint.rectangle)
                && paint.opacity >= NO_INK
                && share(paint.bbox, bbox) > TOUCH
        };
        self.below.iter().chain(&self.above).any(|paint| touches(&paint))
    }

    /// Whether anything is painted in a box that is not simply the panel behind it: browsers draw
    /// text as paths, of which a dot or the letter l may be a plain rectangle.
    pub(super) fn drawn_in(&self, bbox: Rect) -> bool {
        let inner = without_slack(bbox);
        let touches = |paint: &&Paint| {
            let panel = paint.kind == PaintKind::Fill && paint.rectangle && paint.bbox.contains(inner);
            !panel && paint.opacity >= NO_INK && paint.bbox.intersection(bbox).is_some()
        };
        self.below.iter().chain(&self.above).any(touches)
    }
}

/// Whether a paint is as wide as what it covers: thin lines cross text, or frame it.
pub(super) fn is_broad(paint: &Paint, bbox: Rect) -> bool {
    paint.kind != PaintKind::Stroke || paint.line >= THICK * bbox.height().min(bbox.width())
}

/// The part of `bbox` that `paint` touches, 0 to 1.
pub(super) fn share(paint: Rect, bbox: Rect) -> f32 {
    let area = bbox.area().max(1e-3);
    paint.intersection(bbox).map_or(0.0, Rect::area) / area
}
