//! A page as poppler keeps it: its blocks, and the turn of most of its text.

use super::area::Area;
use super::block::Block;
use super::{grow, piece};
use crate::document::{Font, Page};
use crate::reading::pdf::atom::{self, Atom, page_box, turned_box};
use crate::reading::pdf::work::Work;

/// The blocks of a page in the order in which they were found.
#[derive(Clone)]
pub(in crate::reading::pdf) struct TextPage<'d> {
    pub(super) blocks: Vec<Block<'d>>,
    /// The turn of most text.
    pub(super) turn: u8,
}

impl<'d> TextPage<'d> {
    pub(in crate::reading::pdf) fn new(
        page: &Page,
        atoms: Vec<Atom<'d>>,
        fonts: &[Font],
        work: &mut Work,
    ) -> Self {
        let mut blocks = Vec::new();
        let mut characters = [0; 4];
        for (turn, atoms) in (0..).zip(atom::by_turn(atoms)) {
            let (x0, top, x1, bottom) = turned_box(page.media_box, page, turn);
            let pieces = piece::pieces(atoms, Area { x0, top, x1, bottom }, fonts);
            for block in grow::blocks(pieces, top, work) {
                if let Some(count) = characters.get_mut(usize::from(turn)) {
                    *count += block.characters();
                }
                blocks.push(block);
            }
        }
        let turn = (0..4).zip(characters).fold((0, 0), |most, own| if own.1 > most.1 { own } else { most }).0;
        Self { blocks, turn }
    }

    /// Where each block stands on the page turned as most of its text is.
    pub(super) fn areas(&self, page: &Page) -> Vec<Area> {
        let area = |block: &Block<'_>| {
            if block.turn == self.turn {
                return block.area;
            }
            let Area { x0, top, x1, bottom } = block.area;
            let on_page = page_box((x0, top, x1, bottom), page, block.turn);
            let (x0, top, x1, bottom) = turned_box(on_page, page, self.turn);
            Area { x0, top, x1, bottom }
        };
        self.blocks.iter().map(area).collect()
    }
}
