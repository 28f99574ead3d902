//! Matrices, boxes and points in page space.

use crate::document::{Glyph, Point, Rect};
use hayro_font::kurbo::{self, Affine};

/// A matrix from its six numbers.
pub(super) fn matrix(values: &[f32; 6]) -> Affine {
    Affine::new(values.map(f64::from))
}

/// The box around a rectangle once a matrix is applied.
pub(super) fn transformed(matrix: Affine, x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
    let bbox = matrix.transform_rect_bbox(kurbo::Rect::from_points((x0, y0), (x1, y1)));
    narrow(bbox)
}

/// A box in single precision, with everything not finite or absurdly far cut to a million points.
pub(super) fn narrow(bbox: kurbo::Rect) -> Rect {
    let cut = |value: f64| if value.is_finite() { value.clamp(-1.0e6, 1.0e6) as f32 } else { 0.0 };
    Rect::new(cut(bbox.x0), cut(bbox.y0), cut(bbox.x1), cut(bbox.y1))
}

/// The box around glyphs.
pub(super) fn run_box(glyphs: &[Glyph]) -> Rect {
    glyphs.iter().map(|glyph| glyph.bbox).reduce(Rect::union).unwrap_or_default()
}

/// A point in single precision, cut as boxes are.
pub(super) fn point(at: kurbo::Point) -> Point {
    let cut = |value: f64| if value.is_finite() { value.clamp(-1.0e6, 1.0e6) as f32 } else { 0.0 };
    Point { x: cut(at.x), y: cut(at.y) }
}
