//! Lines become boxes: those that lie close together, are as high, and share an edge or the middle.

use super::line::Line;
use super::plane::Plane;
use crate::document::Rect;
use crate::reading::pdf::work::Work;

/// How near lines lie and how alike they are, in heights of a line (`line_margin`).
const LINE_MARGIN: f32 = 0.5;

/// A box of lines.
#[derive(Debug, Clone)]
pub(super) struct TextBox {
    /// Indices of its lines, from top to bottom.
    pub lines: Vec<usize>,
    /// Around them.
    pub bbox: Rect,
}

/// Groups lines into boxes. Without work left each line that remains is a box of its own.
pub(super) fn boxes(lines: &[Line<'_>], bounds: Rect, work: &mut Work) -> Vec<TextBox> {
    let plane = Plane::new(bounds, lines.iter().map(|line| line.bbox), work);
    let mut members: Vec<Vec<usize>> = Vec::with_capacity(lines.len());
    // The box of each line, as an index into `members`; earlier boxes are emptied when they grow.
    let mut own: Vec<Option<usize>> = vec![None; lines.len()];
    for (index, line) in lines.iter().enumerate() {
        let mut joined = vec![index];
        for near in neighbours(line.bbox, lines, &plane, work) {
            joined.push(near);
            if let Some(old) = own.get(near).copied().flatten().and_then(|old| members.get_mut(old)) {
                work.spend(old.len());
                joined.append(old);
            }
        }
        // The first mention of a line counts.
        for line in joined.iter() {
            if let Some(own) = own.get_mut(*line) {
                *own = None;
            }
        }
        joined.retain(|line| {
            let first = own.get(*line).is_some_and(Option::is_none);
            if let Some(own) = own.get_mut(*line) {
                *own = Some(members.len());
            }
            first
        });
        members.push(joined);
    }
    let mut boxes = Vec::new();
    for own in own.into_iter().flatten() {
        let lines_of_box = members.get_mut(own).map(std::mem::take).unwrap_or_default();
        boxes.extend(TextBox::new(lines_of_box, lines));
    }
    boxes
}

impl TextBox {
    fn new(mut indices: Vec<usize>, lines: &[Line<'_>]) -> Option<Self> {
        let bbox_of = |index: &usize| lines.get(*index).map(|line| line.bbox);
        let bbox = indices.iter().filter_map(bbox_of).reduce(Rect::union)?;
        let upper = |index: &usize| bbox_of(index).map_or(0.0, |bbox| bbox.y1);
        indices.sort_by(|a, b| upper(b).total_cmp(&upper(a)));
        Some(Self { lines: indices, bbox })
    }
}

/// The lines that belong with one, itself among them.
fn neighbours(own: Rect, lines: &[Line<'_>], plane: &Plane, work: &mut Work) -> Vec<usize> {
    let slack = LINE_MARGIN * own.height();
    let reach = Rect { y0: own.y0 - slack, y1: own.y1 + slack, ..own };
    let near = |a: f32, b: f32| (a - b).abs() <= slack;
    let mut found = Vec::new();
    for index in plane.near(reach) {
        if !work.spend(1) {
            return Vec::new();
        }
        let Some(other) = lines.get(index).map(|line| line.bbox) else { continue };
        let apart =
            other.x1 <= reach.x0 || reach.x1 <= other.x0 || other.y1 <= reach.y0 || reach.y1 <= other.y0;
        let aligned = near(own.x0, other.x0)
            || near(own.x1, other.x1)
            || near((own.x0 + own.x1) / 2.0, (other.x0 + other.x1) / 2.0);
        if !apart && near(own.height(), other.height()) && aligned && !found.contains(&index) {
            found.push(index);
        }
    }
    found
}
