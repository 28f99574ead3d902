//! Text in the order of the show operators, as PDFBox, PyMuPDF and pypdf give it.

use super::atom::Atom;
use super::row::Row;
use super::words::split;
use crate::document::Page;

/// The rows of a page; `word_gap` and `tolerance` as [`super::Order::Stream`] has them.
pub(super) fn rows<'d>(page: &Page, atoms: &[Atom<'d>], word_gap: f32, tolerance: f32) -> Vec<Row<'d>> {
    let mut rows = Vec::new();
    for line in atoms.chunk_by(|last, next| !breaks(last, next, tolerance)) {
        finish(line.to_vec(), page, word_gap, &mut rows);
    }
    rows
}

fn breaks(last: &Atom<'_>, next: &Atom<'_>, tolerance: f32) -> bool {
    let size = last.size.max(next.size);
    last.turn != next.turn || (next.y - last.y).abs() > tolerance * size
}

fn finish<'d>(line: Vec<Atom<'d>>, page: &Page, word_gap: f32, rows: &mut Vec<Row<'d>>) {
    let words = split(line, word_gap);
    if !words.is_empty() {
        rows.push(Row { words, lead: None, region: page.number, page: page.number });
    }
}
