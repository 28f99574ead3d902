//! Tables: four blocks, each the other's neighbour, that are aligned both ways.

use super::area::Area;
use super::block::SAME_LINE;

/// How far the edges of a column may lie apart, in em (`minColSpacing1`).
const COLUMN_SLACK: f32 = 0.7;

/// The table of each block, numbered from 0.
pub(super) fn find(areas: &[Area], sizes: &[f32]) -> Vec<Option<usize>> {
    let mut tables: Vec<Option<usize>> = vec![None; areas.len()];
    let mut count = 0;
    for corner in 0..areas.len() {
        let Some(cells) = cells(corner, areas) else { continue };
        if !aligned(cells, areas, sizes) {
            continue;
        }
        let known = cells.iter().filter_map(|cell| tables.get(*cell).copied().flatten()).max();
        let table = known.unwrap_or(count);
        count = count.max(table + 1);
        for cell in cells {
            if let Some(own) = tables.get_mut(cell) {
                *own = Some(table);
            }
        }
    }
    tables
}

/// The box around each table.
pub(super) fn envelopes(areas: &[Area], tables: &[Option<usize>]) -> Vec<Area> {
    let count = tables.iter().flatten().max().map_or(0, |last| last + 1);
    let mut envelopes: Vec<Option<Area>> = vec![None; count];
    for (area, table) in areas.iter().zip(tables) {
        if let Some(envelope) = table.and_then(|table| envelopes.get_mut(table)) {
            *envelope = Some(envelope.map_or(*area, |known| known.union(*area)));
        }
    }
    let nowhere = Area { x0: 0.0, top: 0.0, x1: 0.0, bottom: 0.0 };
    envelopes.into_iter().map(|envelope| envelope.unwrap_or(nowhere)).collect()
}

/// A block with its nearest neighbours to the right, below, and to the right below, if these four
/// could be cells: each only level or in line with those beside and below it.
fn cells(corner: usize, areas: &[Area]) -> Option<[usize; 4]> {
    let own = areas.get(corner)?;
    let mut right: Option<(usize, &Area)> = None;
    let mut below: Option<(usize, &Area)> = None;
    let mut across: Option<(usize, &Area)> = None;
    for (index, area) in areas.iter().enumerate().filter(|(index, _)| *index != corner) {
        let to_right = area.x0 > own.x1;
        let lower = area.top > own.bottom;
        if own.level(area) && to_right && right.is_none_or(|(_, best)| area.x0 < best.x0) {
            right = Some((index, area));
        } else if own.in_line(area) && lower && below.is_none_or(|(_, best)| area.top < best.top) {
            below = Some((index, area));
        } else if to_right && lower && across.is_none_or(|(_, best)| area.x0 < best.x0 && area.top < best.top)
        {
            across = Some((index, area));
        }
    }
    let ((right, r), (below, b), (across, x)) = (right?, below?, across?);
    let apart = !b.in_line(x) && !r.level(x) && !r.in_line(b) && !r.level(b);
    (apart && x.in_line(r) && x.level(b)).then_some([corner, right, below, across])
}

/// Whether columns and rows are aligned at an edge or in the middle.
fn aligned([corner, right, below, across]: [usize; 4], areas: &[Area], sizes: &[f32]) -> bool {
    let size = [corner, right, below, across]
        .into_iter()
        .filter_map(|cell| sizes.get(cell).copied())
        .fold(f32::INFINITY, f32::min);
    let edge = |cell: usize, of: fn(&Area) -> f32| areas.get(cell).map_or(f32::NAN, of);
    let columns: [fn(&Area) -> f32; 3] = [|a| (a.x0 + a.x1) / 2.0, |a| a.x0, |a| a.x1];
    let rows: [fn(&Area) -> f32; 3] = [|a| (a.top + a.bottom) / 2.0, |a| a.top, |a| a.bottom];
    let near = |a: usize, b: usize, of: fn(&Area) -> f32, slack: f32| {
        (edge(a, of) - edge(b, of)).abs() <= slack * size
    };
    columns
        .into_iter()
        .any(|of| near(corner, below, of, COLUMN_SLACK) && near(right, across, of, COLUMN_SLACK))
        && rows.into_iter().any(|of| near(corner, right, of, SAME_LINE) && near(below, across, of, SAME_LINE))
}
