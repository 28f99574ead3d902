//! Pieces by height, where lines and blocks look for them.

use super::piece::Piece;
use std::collections::VecDeque;

/// Height in points of a row (`textPoolStep`).
const STEP: f32 = 4.0;
/// Rows at most: those of a page of 200,000 points; what stands lower shares the last.
const ROWS: usize = 50_000;
/// Rows in which the start of a line or block is looked for, lest it be a superscript.
const START_ROWS: usize = 4;

/// Pieces by height: rows of [`STEP`] points, each from left to right.
pub(super) struct Pool<'d> {
    rows: Vec<VecDeque<Piece<'d>>>,
    /// Height of the page's upper edge, from which rows are counted.
    top: f32,
    /// The first row that is held, so that a pool of few pieces is small.
    origin: usize,
    /// The held row above which nothing is left.
    first: usize,
}

impl<'d> Pool<'d> {
    /// Sorts pieces into rows. Of two that start at the same place the later comes first, unless it
    /// was put there right after the other (`TextPool::addWord`).
    pub(super) fn new(pieces: Vec<Piece<'d>>, top: f32) -> Self {
        let mut chain = 0u32;
        let mut last = None;
        let mut placed: Vec<(usize, u32, Piece<'d>)> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let place = (unbounded_row(piece.base, top), piece.area.x0);
            chain += u32::from(last != Some(place));
            last = Some(place);
            placed.push((place.0, chain, piece));
        }
        placed.sort_by(|a, b| a.2.area.x0.total_cmp(&b.2.area.x0).then(b.1.cmp(&a.1)));
        let origin = placed.iter().map(|(row, ..)| *row).min().unwrap_or_default();
        let mut rows: Vec<VecDeque<Piece<'d>>> = Vec::new();
        for (row, _, piece) in placed {
            let row = row - origin;
            if row >= rows.len() {
                rows.resize_with(row + 1, VecDeque::new);
            }
            if let Some(row) = rows.get_mut(row) {
                row.push_back(piece);
            }
        }
        Self { rows, top, origin, first: 0 }
    }

    /// The row of a height, cut to those there are.
    pub(super) fn row_of(&self, base: f32) -> usize {
        unbounded_row(base, self.top).saturating_sub(self.origin).min(self.rows.len().saturating_sub(1))
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The pieces of a row.
    pub(super) fn row(&self, row: usize) -> impl ExactSizeIterator<Item = &Piece<'d>> {
        self.rows.get(row).map(VecDeque::iter).unwrap_or_default()
    }

    /// The piece at a place of a row.
    pub(super) fn at(&self, row: usize, at: usize) -> Option<&Piece<'d>> {
        self.rows.get(row)?.get(at)
    }

    /// Takes the piece at a place of a row.
    pub(super) fn take(&mut self, row: usize, at: usize) -> Option<Piece<'d>> {
        self.rows.get_mut(row)?.remove(at)
    }

    /// Takes the left-most of the first pieces of the next rows.
    pub(super) fn take_start(&mut self) -> Option<Piece<'d>> {
        while self.rows.get(self.first)?.is_empty() {
            self.first += 1;
        }
        let left = |row: &usize| self.at(*row, 0).map_or(f32::INFINITY, |piece| piece.area.x0);
        let rows = self.first..self.first + START_ROWS;
        let start = rows.min_by(|a, b| left(a).total_cmp(&left(b)))?;
        self.take(start, 0)
    }

    /// The pieces of a row, to be changed without breaking their order.
    pub(super) fn row_mut(&mut self, row: usize) -> Option<&mut VecDeque<Piece<'d>>> {
        self.rows.get_mut(row)
    }

    /// Takes everything that is left, from top to bottom.
    pub(super) fn take_rest(&mut self) -> impl Iterator<Item = Piece<'d>> {
        std::mem::take(&mut self.rows).into_iter().flatten()
    }
}

fn unbounded_row(base: f32, top: f32) -> usize {
    // A cast cuts what is negative or not a number to 0.
    (((base - top) / STEP) as usize).min(ROWS)
}
