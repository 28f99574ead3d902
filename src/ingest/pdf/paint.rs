//! Fills, strokes, images and shadings become [`Paint`]s.

use super::geometry::transformed;
use super::path::Piece;
use super::sheet::Sheet;
use super::state::State;
use crate::document::{Image, Paint, PaintKind, Rect};
use hayro_font::hayro_syntax::object::{Dict, Stream};
use hayro_font::kurbo::Affine;

/// Paints kept of one page; beyond, drawings say nothing more about text.
const PAINTS: usize = 100_000;

/// Whether a matrix turns axis-parallel boxes into axis-parallel boxes.
pub(super) fn keeps_boxes(matrix: Affine) -> bool {
    let [a, b, c, d, ..] = matrix.as_coeffs();
    let slack = 1e-4 * (a.abs() + b.abs() + c.abs() + d.abs());
    (b.abs() <= slack && c.abs() <= slack) || (a.abs() <= slack && d.abs() <= slack)
}

/// `f`, `S`, `B` and their kin.
pub(super) fn path(sheet: &mut Sheet, operator: &[u8], pieces: &[Piece], state: &State<'_>) {
    if operator == b"n" || pieces.is_empty() {
        return;
    }
    let op = sheet.next_op();
    let fills = !matches!(operator, b"S" | b"s");
    let strokes = !matches!(operator, b"f" | b"F" | b"f*");
    if fills {
        let opacity = state.fill_alpha * state.group_alpha;
        for piece in pieces {
            let paint = Paint {
                kind: PaintKind::Fill,
                bbox: piece.bbox,
                colour: state.fill.colour,
                opacity,
                rectangle: piece.is_box,
                line: 0.0,
                op,
            };
            push(sheet, paint, state);
        }
    }
    if strokes {
        let half = half_width(state);
        for piece in pieces {
            let Rect { x0, y0, x1, y1 } = piece.bbox;
            let paint = Paint {
                kind: PaintKind::Stroke,
                bbox: Rect { x0: x0 - half, y0: y0 - half, x1: x1 + half, y1: y1 + half },
                colour: state.stroke.colour,
                opacity: state.stroke_alpha * state.group_alpha,
                rectangle: piece.is_rule,
                line: 2.0 * half,
                op,
            };
            push(sheet, paint, state);
        }
    }
}

/// Narrows the clip to a path.
pub(super) fn clip(pieces: &[Piece], state: &mut State<'_>) {
    let boxes = pieces.iter().map(|piece| piece.bbox);
    if let Some(bbox) = boxes.reduce(Rect::union) {
        let exact = matches!(pieces, [piece] if piece.is_box);
        state.clip_to(bbox, exact);
    }
}

/// An image XObject or inline image, on the unit square.
pub(super) fn image(sheet: &mut Sheet, image: &Stream<'_>, state: &State<'_>) {
    let op = sheet.next_op();
    let dict = image.dict();
    let stencil = flag(dict, b"ImageMask") || flag(dict, b"IM");
    let see_through = stencil
        || dict.contains_key(b"SMask")
        || dict.contains_key(b"Mask")
        || dict.contains_key(b"SMaskInData");
    let bbox = transformed(state.ctm, 0.0, 0.0, 1.0, 1.0);
    let paint = Paint {
        kind: PaintKind::Image,
        bbox,
        colour: state.fill.colour.filter(|_| stencil),
        opacity: state.fill_alpha * state.group_alpha,
        rectangle: !see_through && keeps_boxes(state.ctm),
        line: 0.0,
        op,
    };
    if sheet.images.len() < PAINTS {
        sheet.images.push(Image { page: Some(sheet.number), bbox: Some(bbox), alt: None, container: None });
    }
    push(sheet, paint, state);
}

/// `sh` paints the whole clip.
pub(super) fn shading(sheet: &mut Sheet, state: &State<'_>) {
    let op = sheet.next_op();
    let paint = Paint {
        kind: PaintKind::Shading,
        bbox: state.clip,
        colour: None,
        opacity: state.fill_alpha * state.group_alpha,
        // It need not fill its box: it may end, or be cut off.
        rectangle: false,
        line: 0.0,
        op,
    };
    push(sheet, paint, state);
}

/// What a viewer draws for an annotation, over everything else.
pub(super) fn annotation(sheet: &mut Sheet, bbox: Rect) {
    let op = sheet.next_op();
    let kind = PaintKind::Annotation;
    let paint = Paint { kind, bbox, colour: None, opacity: 1.0, rectangle: false, line: 0.0, op };
    push(sheet, paint, &State::new());
}

fn push(sheet: &mut Sheet, mut paint: Paint, state: &State<'_>) {
    let Some(bbox) = paint.bbox.intersection(state.clip) else {
        return;
    };
    paint.bbox = bbox;
    paint.rectangle &= state.clip_is_box && !state.masked && !state.blended;
    if state.blended {
        paint.colour = None;
    }
    if sheet.paints.len() < PAINTS {
        sheet.paints.push(paint);
    } else {
        sheet.truncated.get_or_insert("too much is drawn on the page");
    }
}

fn half_width(state: &State<'_>) -> f32 {
    let scale = state.ctm.determinant().abs().sqrt() as f32;
    let width = state.line_width.abs() * scale;
    if width.is_finite() { width.min(1000.0) / 2.0 } else { 0.0 }
}

fn flag(dict: &Dict<'_>, key: &[u8]) -> bool {
    dict.get::<bool>(key).unwrap_or(false)
}
