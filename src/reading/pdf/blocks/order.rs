//! The order in which blocks are read: a topological sort by Breuel's two rules ("High Performance
//! Document Layout Analysis", 2003), with tables kept together, as poppler does it.

use super::area::Area;
use super::table;
use crate::reading::pdf::work::Work;

/// A block on the page, as its place in the order is decided.
#[derive(Debug, Clone, Copy)]
struct Placed {
    /// Its own box.
    area: Area,
    /// The box it stands for: its table's, or its own widened over what is free beside it.
    wide: Area,
    /// Its table, if it is an entry of one.
    table: Option<usize>,
    /// Clockwise quarter turns of its text from most of the page's.
    turn: u8,
}

/// Indices of blocks in reading order. Without work left they stay as they were found.
pub(super) fn reading_order(areas: &[Area], sizes: &[f32], turns: &[u8], work: &mut Work) -> Vec<usize> {
    let as_found = || (0..areas.len()).collect();
    // Tables and widening compare each block with each.
    if !work.spend(areas.len().saturating_mul(areas.len())) {
        return as_found();
    }
    let tables = table::find(areas, sizes);
    let envelopes = table::envelopes(areas, &tables);
    let placed = areas.iter().zip(&tables).zip(turns).map(|((&area, &table), &turn)| {
        let envelope = table.and_then(|table| envelopes.get(table).copied());
        Placed { area, wide: envelope.unwrap_or_else(|| widened(area, areas)), table, turn }
    });
    sorted(&placed.collect::<Vec<_>>(), work).unwrap_or_else(as_found)
}

/// A box as wide as the boxes below it, as far as nothing beside it is in the way.
fn widened(area: Area, areas: &[Area]) -> Area {
    let beside = || areas.iter().filter(|other| area.level(other));
    let right = beside().map(|other| other.x0).filter(|x| *x > area.x1).fold(f32::INFINITY, f32::min);
    let left = beside().map(|other| other.x1).filter(|x| *x < area.x0).fold(f32::NEG_INFINITY, f32::max);
    let below = || areas.iter().filter(|other| other.top >= area.bottom);
    let x0 = below().map(|other| other.x0).filter(|x| *x >= left).fold(area.x0, f32::min);
    let x1 = below().map(|other| other.x1).filter(|x| *x <= right).fold(area.x1, f32::max);
    Area { x0, x1, ..area }
}

/// Depth-first topological sort; `None` when the work is used up.
fn sorted(all: &[Placed], work: &mut Work) -> Option<Vec<usize>> {
    let mut visited = vec![false; all.len()];
    let mut sorted = Vec::with_capacity(all.len());
    for start in 0..all.len() {
        let mut path: Vec<(usize, usize)> = Vec::new();
        enter(start, &mut visited, &mut path);
        while let Some(&(node, from)) = path.last() {
            let earlier = earlier_than(node, from, all, &visited, work)?;
            match earlier {
                Some(next) => {
                    if let Some(top) = path.last_mut() {
                        top.1 = next + 1;
                    }
                    enter(next, &mut visited, &mut path);
                }
                None => {
                    path.pop();
                    sorted.push(node);
                }
            }
        }
    }
    Some(sorted)
}

fn enter(node: usize, visited: &mut [bool], path: &mut Vec<(usize, usize)>) {
    if let Some(seen) = visited.get_mut(node).filter(|seen| !**seen) {
        *seen = true;
        path.push((node, 0));
    }
}

/// The next block, from an index on, that is not visited yet and is read before `node`.
fn earlier_than(
    node: usize,
    from: usize,
    all: &[Placed],
    visited: &[bool],
    work: &mut Work,
) -> Option<Option<usize>> {
    let Some(block) = all.get(node) else { return Some(None) };
    for (index, other) in all.iter().enumerate().skip(from) {
        if !work.spend(1) {
            return None;
        }
        if visited.get(index).is_some_and(|seen| !seen) && is_before(other, block, all, work) {
            return Some(Some(index));
        }
    }
    Some(None)
}

/// Whether `a` is read before `b`.
fn is_before(a: &Placed, b: &Placed, all: &[Placed], work: &mut Work) -> bool {
    if a.table.is_some() && a.table == b.table {
        let left = a.area.x1 <= b.area.x0 && a.area.level(&b.area);
        return left || a.area.bottom <= b.area.top;
    }
    if above(a, b) {
        return true;
    }
    // Left of it, in the direction of its own text, unless something stands between: below `b` and
    // above `a`.
    let left = match a.turn {
        0 => a.wide.x1 <= b.wide.x0,
        1 => b.wide.top <= a.wide.bottom,
        2 => b.wide.x1 <= a.wide.x0,
        _ => a.wide.top <= b.wide.bottom,
    };
    if !left {
        return false;
    }
    work.spend(all.len());
    !all.iter().any(|between| above(b, between) && above(between, a))
}

/// Whether `a` shares a part of the width with `b` and begins higher.
fn above(a: &Placed, b: &Placed) -> bool {
    a.wide.in_line(&b.wide) && a.wide.top < b.wide.top
}
