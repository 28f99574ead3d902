//! Paths under construction, as the boxes of their subpaths: enough to know what lies where and
//! whether the box is the shape.

use super::geometry::narrow;
use crate::document::Rect;
use hayro_font::kurbo::{Affine, Point};

/// Subpaths told apart; a path of more (a chart, outlined text) is known by its box alone.
const SUBPATHS: usize = 64;
/// How far corners may lie from axis-parallel, in points.
const SLACK: f64 = 0.05;

/// A part of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    /// Its box in page space.
    pub bbox: Rect,
    /// Whether a fill of it paints exactly that box.
    pub is_box: bool,
    /// Whether it is a line along an axis.
    pub is_rule: bool,
}

/// The current path.
#[derive(Debug, Default)]
pub(super) struct Path {
    done: Vec<Piece>,
    overflow: Option<Rect>,
    points: Vec<Point>,
    bounds: Option<(Point, Point)>,
    curved: bool,
    many: bool,
}

impl Path {
    /// `m`.
    pub(super) fn move_to(&mut self, ctm: Affine, x: f32, y: f32) {
        self.finish();
        self.add(ctm, x, y);
    }

    /// `l`.
    pub(super) fn line_to(&mut self, ctm: Affine, x: f32, y: f32) {
        self.add(ctm, x, y);
    }

    /// `c`, `v`, `y`: the control points bound the curve.
    pub(super) fn curve_to(&mut self, ctm: Affine, points: &[f32]) {
        self.curved = true;
        for [x, y] in points.as_chunks::<2>().0 {
            self.add(ctm, *x, *y);
        }
    }

    /// `re`.
    pub(super) fn rectangle(&mut self, ctm: Affine, x: f32, y: f32, width: f32, height: f32) {
        self.move_to(ctm, x, y);
        self.add(ctm, x + width, y);
        self.add(ctm, x + width, y + height);
        self.add(ctm, x, y + height);
        self.finish();
    }

    /// Ends the path and gives its pieces.
    pub(super) fn take(&mut self) -> Vec<Piece> {
        self.finish();
        let mut pieces = std::mem::take(&mut self.done);
        if let Some(rest) = self.overflow.take() {
            let bbox = pieces.iter().fold(rest, |all, piece| all.union(piece.bbox));
            pieces = vec![Piece { bbox, is_box: false, is_rule: false }];
        }
        let overlap = |a: Rect, b: Rect| a.intersection(b).is_some_and(|both| both.area() > 0.01);
        let crossed = pieces.iter().enumerate().any(|(i, a)| {
            let later = pieces.get(i + 1..).unwrap_or_default();
            later.iter().any(|b| overlap(a.bbox, b.bbox))
        });
        if crossed {
            // A box inside another may be a hole, by winding or by the even-odd rule.
            pieces.iter_mut().for_each(|piece| piece.is_box = false);
        }
        pieces
    }

    fn add(&mut self, ctm: Affine, x: f32, y: f32) {
        let point = ctm * Point::new(f64::from(x), f64::from(y));
        let (low, high) = self.bounds.unwrap_or((point, point));
        self.bounds = Some((
            Point::new(low.x.min(point.x), low.y.min(point.y)),
            Point::new(high.x.max(point.x), high.y.max(point.y)),
        ));
        if self.points.len() < 6 {
            self.points.push(point);
        } else {
            self.many = true;
        }
    }

    /// `h`, or the start of another subpath.
    pub(super) fn finish(&mut self) {
        let Some((low, high)) = self.bounds.take() else {
            return;
        };
        let bbox = narrow(hayro_font::kurbo::Rect::from_points(low, high));
        let straight = !self.curved && !self.many;
        let piece = Piece {
            bbox,
            is_box: straight && is_box(&self.points),
            is_rule: straight
                && self.points.len() == 2
                && (f64::from(bbox.width()) < SLACK || f64::from(bbox.height()) < SLACK),
        };
        if self.done.len() < SUBPATHS {
            self.done.push(piece);
        } else {
            self.overflow = Some(self.overflow.map_or(bbox, |all| all.union(bbox)));
        }
        self.points.clear();
        self.curved = false;
        self.many = false;
    }
}

/// Whether four corners (a fifth may repeat the first) make an axis-parallel box.
fn is_box(points: &[Point]) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < SLACK;
    let [a, b, c, d] = match points {
        [a, b, c, d] => [a, b, c, d],
        [a, b, c, d, last] if near(a.x, last.x) && near(a.y, last.y) => [a, b, c, d],
        _ => return false,
    };
    let across = near(a.y, b.y) && near(b.x, c.x) && near(c.y, d.y) && near(d.x, a.x);
    let upward = near(a.x, b.x) && near(b.y, c.y) && near(c.x, d.x) && near(d.y, a.y);
    across || upward
}

#[cfg(test)]
mod tests {
    use super::Path;
    use hayro_font::kurbo::Affine;

    #[test]
    fn a_rectangle_is_its_box_unless_turned() {
        let mut path = Path::default();
        path.rectangle(Affine::IDENTITY, 0.0, 0.0, 10.0, 5.0);
        assert!(path.take().iter().all(|piece| piece.is_box));
        path.rectangle(Affine::rotate(0.3), 0.0, 0.0, 10.0, 5.0);
        assert!(path.take().iter().all(|piece| !piece.is_box));
    }

    #[test]
    fn a_hole_is_no_box() {
        let mut path = Path::default();
        path.rectangle(Affine::IDENTITY, 0.0, 0.0, 10.0, 10.0);
        path.rectangle(Affine::IDENTITY, 2.0, 2.0, 4.0, 4.0);
        assert!(path.take().iter().all(|piece| !piece.is_box));
    }

    #[test]
    fn endless_subpaths_become_one_piece() {
        let mut path = Path::default();
        for i in 0..1000 {
            path.rectangle(Affine::IDENTITY, i as f32 * 20.0, 0.0, 10.0, 10.0);
        }
        assert_eq!(path.take().len(), 1);
    }
}
