//! A block, and the lines within it.

use super::area::Area;
use super::line::Line;
use super::piece::{DOUBLE, Piece};
use super::pool::Pool;
use crate::reading::pdf::work::Work;
use std::ops::RangeInclusive;

/// How far baselines of one line may differ, in em (`maxIntraLineDelta`).
pub(super) const SAME_LINE: f32 = 0.5;
/// The widest gap within a line of a block, in em (`maxWordSpacing`).
const LINE_GAP: f32 = 1.5;
/// The largest overlap within a line, in em (`minCharSpacing`, with the sign turned).
const LINE_OVERLAP: f32 = 0.5;

/// Lines of text that belong together.
#[derive(Debug, Clone)]
pub(super) struct Block<'d> {
    /// Its lines, from top to bottom.
    pub lines: Vec<Line<'d>>,
    /// Around its pieces.
    pub area: Area,
    /// The turn of its text.
    pub turn: u8,
}

impl<'d> Block<'d> {
    /// Cuts the pieces of a block into lines.
    pub(super) fn new(pieces: Vec<Piece<'d>>, top: f32, work: &mut Work) -> Option<Self> {
        let area = pieces.iter().map(|piece| piece.area).reduce(Area::union)?;
        let turn = pieces.first()?.atoms.first()?.turn;
        let mut pool = Pool::new(pieces, top);
        without_doubles(&mut pool, work);
        let mut lines = Vec::new();
        while let Some(line) = next_line(&mut pool, work) {
            lines.push(line);
            if work.is_spent() {
                lines.extend(pool.take_rest().map(Line::new));
            }
        }
        lines.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.area.x0.total_cmp(&b.area.x0)));
        (!lines.is_empty()).then_some(Self { lines, area, turn })
    }

    /// Characters of its text.
    pub(super) fn characters(&self) -> usize {
        self.lines.iter().flat_map(|line| &line.pieces).map(Piece::characters).sum()
    }

    /// Size of its first piece.
    pub(super) fn size(&self) -> f32 {
        self.lines.first().map_or(0.0, Line::size)
    }
}

/// Drops pieces that are drawn again on themselves, as programs do to make text look bold.
fn without_doubles(pool: &mut Pool<'_>, work: &mut Work) {
    for row in 0..pool.rows() {
        let mut at = 0;
        while let Some(first) = pool.at(row, at) {
            let (size, x0) = (first.size, first.area.x0);
            let reach = pool.row_of(first.base + DOUBLE.1 * size);
            let double = (row..=reach).find_map(|other| {
                let start = if other == row { at + 1 } else { 0 };
                let left =
                    pool.row(other).skip(start).take_while(|piece| piece.area.x0 < x0 + DOUBLE.0 * size);
                let mut seen = 0;
                let found = left.inspect(|_| seen += 1).position(|piece| doubled(first, piece));
                work.spend(seen);
                found.map(|found| (other, start + found))
            });
            match double {
                Some((other, twin)) if !work.is_spent() => {
                    let twin = pool.take(other, twin);
                    let kept = pool.row_mut(row).and_then(|pieces| pieces.get_mut(at));
                    if let (Some(kept), Some(twin)) = (kept, twin) {
                        stand_for_both(kept, &twin);
                    }
                }
                _ => at += 1,
            }
        }
    }
}

/// Letters that are drawn twice are known by the first drawing, whichever is kept: every reading follows the
/// same glyph.
fn stand_for_both(kept: &mut Piece<'_>, twin: &Piece<'_>) {
    for (atom, other) in kept.atoms.iter_mut().zip(&twin.atoms) {
        atom.id = atom.id.min(other.id);
    }
}

fn doubled(a: &Piece<'_>, b: &Piece<'_>) -> bool {
    let near = |a: f32, b: f32, em: f32, size: f32| (a - b).abs() < em * size;
    near(a.area.x0, b.area.x0, DOUBLE.0, a.size)
        && near(a.area.x1, b.area.x1, DOUBLE.0, a.size)
        && near(a.area.top, b.area.top, DOUBLE.1, a.size)
        && near(a.area.bottom, b.area.bottom, DOUBLE.1, a.size)
        && a.atoms.iter().map(|atom| atom.text()).eq(b.atoms.iter().map(|atom| atom.text()))
}

fn next_line<'d>(pool: &mut Pool<'d>, work: &mut Work) -> Option<Line<'d>> {
    let first = pool.take_start()?;
    let (base, size) = (first.base, first.size);
    let heights = base - SAME_LINE * size..=base + SAME_LINE * size;
    let rows = pool.row_of(*heights.start())..=pool.row_of(*heights.end());
    let mut line = Line::new(first);
    while let Some((row, at)) = next_piece(pool, &line, &rows, &heights, size, work) {
        let Some(piece) = pool.take(row, at) else { break };
        line.add(piece);
    }
    Some(line)
}

/// The left-most piece on these heights that goes on with a line, unless one overlaps it.
fn next_piece(
    pool: &Pool<'_>,
    line: &Line<'_>,
    rows: &RangeInclusive<usize>,
    heights: &RangeInclusive<f32>,
    size: f32,
    work: &mut Work,
) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize, f32)> = None;
    for row in rows.clone() {
        // Of each row only the left-most piece on this height counts.
        let at = pool.row(row).position(|piece| heights.contains(&piece.base));
        let cost = 1 + at.unwrap_or_else(|| pool.row(row).len());
        if !work.spend(cost) {
            return None;
        }
        let Some((at, piece)) = at.and_then(|at| Some((at, pool.at(row, at)?))) else { continue };
        let gap = piece.area.x0 - line.end();
        if gap < -LINE_OVERLAP * size {
            return None;
        }
        if gap < LINE_GAP * size && best.is_none_or(|(.., x0)| piece.area.x0 < x0) {
            best = Some((row, at, piece.area.x0));
        }
    }
    best.map(|(row, at, _)| (row, at))
}
