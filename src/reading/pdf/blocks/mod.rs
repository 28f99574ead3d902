//! Poppler's text page: pieces drawn without a break, grown into blocks, cut into lines, and the order
//! in which blocks are read.
//!
//! A model of `TextPage::coalesce` (poppler 22.12, `TextOutputDev.cc`): its rules and its constants are
//! facts taken from there, the code is our own. `columns` prints block after block, as `pdftotext`
//! does; `lines` prints what stands on one height, as `pdftotext -layout` does. Not modelled: text
//! from right to left, vertical writing, and the guess that poppler makes at the size of Type 3 fonts.

mod across;
mod area;
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
mod text_page;

pub(super) use across::rows as rows_across;
pub(super) use text_page::TextPage;

use super::row::Row;
use super::work::Work;
use crate::document::Page;
use block::Block;

/// The rows of a page, block by block.
pub(super) fn rows<'d>(
    page: &Page,
    text: TextPage<'d>,
    next_region: &mut u32,
    work: &mut Work,
) -> Vec<Row<'d>> {
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
