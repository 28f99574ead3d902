//! Poppler's text page: pieces drawn without a break, grown into blocks, cut into lines, and the order
//! in which blocks are read.
//!
//! A model of `TextPage::coalesce` (poppler 22.12, `TextOutputDev.cc`): its rules and its constants are
//! facts taken from there, the code is our own. `columns` prints block after block, as `pdftotext`
//! does; `lines` prints what stands on one height, as `pdftotext -layout` does. Not modelled: text
//! from right to left, vertical writing, and the guess that poppler makes at the size of Type 3 fonts.

mod across;
mod block;
mod flow;
mod grow;
mod line;
mod order;
mod piece;
mod pool;
mod table;
#[cfg(test)]
mod tests;

pub(super) use across::rows as rows_across;

use super::atom::{self, Atom, page_box, turned_box};
use super::row::Row;
use super::work::Work;
use crate::document::{Font, Page};
use block::Block;

/// A box on a turned page; `y` grows downward.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Area {
    x0: f32,
    top: f32,
    x1: f32,
    bottom: f32,
}

impl Area {
    fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            top: self.top.min(other.top),
            x1: self.x1.max(other.x1),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether both share a height.
    fn level(&self, other: &Self) -> bool {
        self.top <= other.bottom && self.bottom >= other.top
    }

    /// Whether both share a part of the width.
    fn in_line(&self, other: &Self) -> bool {
        self.x0 <= other.x1 && self.x1 >= other.x0
    }
}

/// The blocks of a page in the order in which they were found.
struct TextPage<'d> {
    blocks: Vec<Block<'d>>,
    /// The turn of most text.
    turn: u8,
}

impl<'d> TextPage<'d> {
    fn new(page: &Page, atoms: Vec<Atom<'d>>, fonts: &[Font], work: &mut Work) -> Self {
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
    fn areas(&self, page: &Page) -> Vec<Area> {
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

/// The rows of a page, block by block.
pub(super) fn rows<'d>(
    page: &Page,
    atoms: Vec<Atom<'d>>,
    fonts: &[Font],
    next_region: &mut u32,
    work: &mut Work,
) -> Vec<Row<'d>> {
    let text = TextPage::new(page, atoms, fonts, work);
    let areas = text.areas(page);
    let sizes: Vec<f32> = text.blocks.iter().map(Block::size).collect();
    let turns: Vec<u8> = text.blocks.iter().map(|block| (block.turn + 4 - text.turn) % 4).collect();
    let order = order::reading_order(&areas, &sizes, &turns, work);
    // Like the order, this compares each block with each.
    let goes_on = if work.spend(areas.len().saturating_mul(areas.len())) {
        flow::continuations(&order, &areas, &sizes)
    } else {
        vec![false; order.len()]
    };
    let mut blocks: Vec<Option<Block<'d>>> = text.blocks.into_iter().map(Some).collect();
    let mut rows = Rows::default();
    for (index, goes_on) in order.into_iter().zip(goes_on) {
        let Some(block) = blocks.get_mut(index).and_then(Option::take) else { continue };
        let within_block = std::iter::once(goes_on).chain(std::iter::repeat(true));
        for (line, goes_on) in block.lines.into_iter().zip(within_block) {
            let row = Row { words: line.into_words(), lead: None, region: *next_region, page: page.number };
            rows.push(row, goes_on);
        }
        *next_region += 1;
    }
    rows.0
}

/// Lines as they are printed: one that ends in a hyphen goes on, without it, with the next of its flow.
#[derive(Default)]
struct Rows<'d>(Vec<Row<'d>>);

impl<'d> Rows<'d> {
    fn push(&mut self, mut row: Row<'d>, goes_on: bool) {
        let last = self.0.last_mut().filter(|_| goes_on);
        let Some((last, word)) = last.and_then(|last| Some((last.words.pop()?, last))) else {
            self.0.push(row);
            return;
        };
        let (mut broken, before) = (last, word);
        if broken.drop_hyphen() && !row.words.is_empty() {
            broken.atoms.append(&mut row.words.remove(0).atoms);
            before.words.push(broken);
            before.words.append(&mut row.words);
        } else {
            before.words.push(broken);
            self.0.push(row);
        }
    }
}
