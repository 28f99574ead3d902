//! A line within a block, and where words end in it.

use super::area::Area;
use super::piece::Piece;
use crate::reading::pdf::words::{Separator, Word};

/// From which gap on, in em, words are apart (`maxCharSpacing`).
const WORD_GAP: f32 = 0.03;
/// How much wider than the narrowest gap a gap within letter-spaced text may be
/// (`maxWideCharSpacingMul`).
const EVEN: f32 = 1.3;
/// The widest gap within letter-spaced text, in em (`maxWideCharSpacing`).
const WIDEST_TRACKING: f32 = 0.4;

/// Pieces on one height, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Line<'d> {
    /// Its pieces; at least one.
    pub pieces: Vec<Piece<'d>>,
    /// Around them.
    pub area: Area,
    /// Baseline of the first.
    pub base: f32,
}

impl<'d> Line<'d> {
    pub(super) fn new(first: Piece<'d>) -> Self {
        Self { area: first.area, base: first.base, pieces: vec![first] }
    }

    pub(super) fn add(&mut self, piece: Piece<'d>) {
        self.area = self.area.union(piece.area);
        self.pieces.push(piece);
    }

    /// Where its last piece ends.
    pub(super) fn end(&self) -> f32 {
        self.pieces.last().map_or(self.area.x1, |piece| piece.area.x1)
    }

    /// Size of its first piece.
    pub(super) fn size(&self) -> f32 {
        self.pieces.first().map_or(0.0, |piece| piece.size)
    }

    /// Its words.
    pub(super) fn into_words(self) -> Vec<Word<'d>> {
        let limit = self.word_gap();
        let mut words: Vec<Word<'d>> = Vec::new();
        let mut before: Option<(f32, Option<u32>)> = None;
        for piece in self.pieces {
            let white = before.map(|(end, _)| piece.area.x0 - end);
            let glyph = before.and_then(|(_, glyph)| glyph);
            before = Some((piece.area.x1, piece.space));
            match words.last_mut() {
                Some(word) if white.is_none_or(|white| white < limit) => word.atoms.extend(piece.atoms),
                _ => {
                    let gap = white.unwrap_or_default() / piece.size;
                    words.push(Word { atoms: piece.atoms, before: Separator { glyph, gap }, at_stop: false });
                }
            }
        }
        words
    }

    /// The gap in points from which on words are apart. Where every piece is a single letter it is a
    /// gap clearly wider than the narrowest.
    fn word_gap(&self) -> f32 {
        let single = self.pieces.iter().all(|piece| piece.characters() == 1);
        let gaps = self.pieces.windows(2).filter_map(|pair| match pair {
            [a, b] => Some(a.gap_to(b)),
            _ => None,
        });
        let least = gaps.fold(f32::INFINITY, f32::min);
        if single && least > 0.0 && least.is_finite() {
            (EVEN * least).min(WIDEST_TRACKING * self.size())
        } else {
            WORD_GAP * self.size()
        }
    }
}
