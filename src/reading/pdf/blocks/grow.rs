//! How pieces grow into blocks.

use super::area::Area;
use super::block::{Block, SAME_LINE};
use super::piece::Piece;
use super::pool::Pool;
use crate::reading::pdf::work::Work;
use std::ops::RangeInclusive;

/// The largest distance of baselines of one block, in em (`maxLineSpacingDelta`).
const LINE_PITCH: f32 = 1.5;
/// How much sizes may differ, as a part of the block's: of lines above and below, of text that overlaps
/// the block, and of text beside it (`maxBlockFontSizeDelta1` to `3`).
const SIZE_NEXT_LINE: f32 = 0.05;
const SIZE_WITHIN: f32 = 0.6;
const SIZE_BESIDE: f32 = 0.2;
/// Gap up to which text on a line of the block belongs to it, in em (`minColSpacing1`).
const NEAR: f32 = 0.7;
/// Gap up to which a few pieces beside the block belong to it, in em (`minColSpacing2`).
const BESIDE: f32 = 1.0;
/// How many rows may have such pieces.
const FEW: usize = 3;
/// Grows the pieces of one turn into blocks.
pub(super) fn blocks<'d>(pieces: Vec<Piece<'d>>, top: f32, work: &mut Work) -> Vec<Block<'d>> {
    let mut pool = Pool::new(pieces, top);
    let mut blocks = Vec::new();
    while let Some(first) = pool.take_start() {
        let growing = Growing::new(first).grown(&mut pool, work);
        blocks.extend(Block::new(growing.pieces, top, work));
        if work.is_spent() {
            blocks.extend(pool.take_rest().filter_map(|piece| Block::new(vec![piece], top, work)));
        }
    }
    blocks
}

/// A block that may still grow.
struct Growing<'d> {
    pieces: Vec<Piece<'d>>,
    area: Area,
    /// Size of its first piece, by which everything is measured.
    size: f32,
    /// Its first and last baseline.
    bases: (f32, f32),
}

impl<'d> Growing<'d> {
    fn new(first: Piece<'d>) -> Self {
        Self { area: first.area, size: first.size, bases: (first.base, first.base), pieces: vec![first] }
    }

    /// Adds lines above and below and what stands on its lines, as long as there is any; then, where
    /// that is all, a few pieces beside it.
    fn grown(mut self, pool: &mut Pool<'d>, work: &mut Work) -> Self {
        while !work.is_spent() {
            let above = self.take_above(pool, work);
            let below = self.take_below(pool, work);
            let within = self.take_within(pool, work);
            if above || below || within {
                continue;
            }
            let left = self.take_beside(pool, work, |piece, block| {
                piece.area.x1 <= block.area.x0 && piece.area.x1 > block.area.x0 - BESIDE * block.size
            });
            let right = self.take_beside(pool, work, |piece, block| {
                piece.area.x0 >= block.area.x1 && piece.area.x0 < block.area.x1 + BESIDE * block.size
            });
            if !left && !right {
                break;
            }
        }
        self
    }

    fn take_above(&mut self, pool: &mut Pool<'d>, work: &mut Work) -> bool {
        let (upper, _) = self.bases;
        let reach = upper - LINE_PITCH * self.size;
        let rows = (pool.row_of(reach)..=pool.row_of(upper)).rev();
        let last = self.take(pool, work, rows, |piece, block| {
            piece.base < upper && piece.base >= reach && block.overlaps(piece, 0.0, SIZE_NEXT_LINE)
        });
        self.bases.0 = last.unwrap_or(upper);
        last.is_some()
    }

    fn take_below(&mut self, pool: &mut Pool<'d>, work: &mut Work) -> bool {
        let (_, lower) = self.bases;
        let reach = lower + LINE_PITCH * self.size;
        let rows = pool.row_of(lower)..=pool.row_of(reach);
        let last = self.take(pool, work, rows, |piece, block| {
            piece.base > lower && piece.base <= reach && block.overlaps(piece, 0.0, SIZE_NEXT_LINE)
        });
        self.bases.1 = last.unwrap_or(lower);
        last.is_some()
    }

    fn take_within(&mut self, pool: &mut Pool<'d>, work: &mut Work) -> bool {
        let heights = self.heights();
        let rows = pool.row_of(*heights.start())..=pool.row_of(*heights.end());
        let last = self.take(pool, work, rows, |piece, block| {
            heights.contains(&piece.base) && block.overlaps(piece, NEAR * block.size, SIZE_WITHIN)
        });
        last.is_some()
    }

    /// Takes one piece of each row on one side, if there are few.
    fn take_beside(
        &mut self,
        pool: &mut Pool<'d>,
        work: &mut Work,
        is_beside: impl Fn(&Piece<'_>, &Self) -> bool,
    ) -> bool {
        let heights = self.heights();
        let fits = |piece: &Piece<'_>, block: &Self| {
            heights.contains(&piece.base) && is_beside(piece, block) && block.is_of_size(piece, SIZE_BESIDE)
        };
        let rows = pool.row_of(*heights.start())..=pool.row_of(*heights.end());
        let mut count = 0;
        for row in rows.clone() {
            work.spend(1 + pool.row(row).len());
            count += usize::from(pool.row(row).any(|piece| fits(piece, self)));
        }
        if count == 0 || count > FEW {
            return false;
        }
        let mut found = false;
        for row in rows {
            let at = pool.row(row).position(|piece| fits(piece, self));
            let Some(piece) = at.and_then(|at| pool.take(row, at)) else { continue };
            self.bases = (self.bases.0.min(piece.base), self.bases.1.max(piece.base));
            self.add(piece);
            found = true;
        }
        found
    }

    /// Takes every piece that fits the block as it has become by then; gives the last one's baseline.
    fn take(
        &mut self,
        pool: &mut Pool<'d>,
        work: &mut Work,
        rows: impl Iterator<Item = usize>,
        fits: impl Fn(&Piece<'_>, &Self) -> bool,
    ) -> Option<f32> {
        let mut last = None;
        for index in rows {
            let Some(row) = pool.row_mut(index) else { continue };
            work.spend(1 + row.len());
            let Some(first) = row.iter().position(|piece| fits(piece, self)) else { continue };
            for piece in row.split_off(first) {
                if fits(&piece, self) {
                    last = Some(piece.base);
                    self.add(piece);
                } else {
                    row.push_back(piece);
                }
            }
        }
        last
    }

    fn add(&mut self, piece: Piece<'d>) {
        self.area = self.area.union(piece.area);
        self.pieces.push(piece);
    }

    /// The heights of its lines, with what is raised or lowered.
    fn heights(&self) -> RangeInclusive<f32> {
        self.bases.0 - SAME_LINE * self.size..=self.bases.1 + SAME_LINE * self.size
    }

    fn overlaps(&self, piece: &Piece<'_>, margin: f32, size: f32) -> bool {
        piece.area.x0 < self.area.x1 + margin
            && piece.area.x1 > self.area.x0 - margin
            && self.is_of_size(piece, size)
    }

    fn is_of_size(&self, piece: &Piece<'_>, tolerance: f32) -> bool {
        (piece.size - self.size).abs() < tolerance * self.size
    }
}
