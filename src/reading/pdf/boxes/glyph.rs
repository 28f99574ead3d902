//! A glyph as pdfminer sees it.

use crate::document::{Font, Page, Rect};
use crate::reading::pdf::atom::{Atom, turned_box};

/// A glyph and its box as pdfminer sees it: from descent up by one em. `y` grows upward.
pub(super) struct Char<'d> {
    pub(super) atom: Atom<'d>,
    pub(super) bbox: Rect,
}

impl<'d> Char<'d> {
    pub(super) fn new(atom: Atom<'d>, page: &Page, fonts: &[Font]) -> Self {
        let font = atom.run.font.and_then(|index| fonts.get(index as usize));
        let descent = font.and_then(|font| font.descent).map_or(0.0, |value| -(value.abs() as f32) / 1000.0);
        let bbox = if atom.turn == 0 {
            let bottom = -atom.y + descent * atom.size;
            Rect::new(atom.x0, bottom, atom.x1, bottom + atom.size)
        } else {
            let (x0, top, x1, bottom) = turned_box(atom.glyph.bbox, page, 0);
            Rect::new(x0, -bottom, x1, -top)
        };
        Self { atom, bbox }
    }
}
