//! Boxes on a grid, found by area.

use crate::document::Rect;
use crate::reading::pdf::work::Work;
use std::collections::HashMap;

/// Width and height of a cell in points (pdfminer's `gridsize`).
const CELL: f32 = 50.0;
/// Cells along one side; on pages that would need more, cells are larger.
const CELLS: f32 = 256.0;

/// Which boxes lie in which cells.
pub(super) struct Plane {
    bounds: Rect,
    cell: f32,
    cells: HashMap<(u32, u32), Vec<usize>>,
}

impl Plane {
    /// Puts boxes on a plane as large as `bounds`.
    pub(super) fn new(bounds: Rect, boxes: impl Iterator<Item = Rect>, work: &mut Work) -> Self {
        let cell = CELL.max(bounds.width().max(bounds.height()) / CELLS);
        let mut plane = Self { bounds, cell, cells: HashMap::new() };
        for (index, own) in boxes.enumerate() {
            for key in plane.keys(own) {
                if !work.spend(1) {
                    return plane;
                }
                plane.cells.entry(key).or_default().push(index);
            }
        }
        plane
    }

    /// The boxes that may meet an area: cell by cell upward, and in a cell as they were put there;
    /// one that lies in several cells is found several times.
    pub(super) fn near(&self, area: Rect) -> impl Iterator<Item = usize> {
        self.keys(area).filter_map(|key| self.cells.get(&key)).flatten().copied()
    }

    fn keys(&self, area: Rect) -> impl Iterator<Item = (u32, u32)> + use<> {
        let index = |at: f32, from: f32| (((at - from) / self.cell) as u32).min(CELLS as u32);
        let columns = index(area.x0, self.bounds.x0)..=index(area.x1, self.bounds.x0);
        let rows = index(area.y0, self.bounds.y0)..=index(area.y1, self.bounds.y0);
        rows.flat_map(move |row| columns.clone().map(move |column| (row, column)))
    }
}
