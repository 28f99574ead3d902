//! Text in the order of the show operators, as PDFBox, PyMuPDF and pypdf give it.

use super::atom::Atom;
use super::policy::PdfPolicy;
use super::row::Row;
use super::words::split;
use crate::document::Page;

/// The rows of a page.
pub(super) fn rows<'d>(page: &Page, atoms: Vec<Atom<'d>>, policy: &PdfPolicy) -> Vec<Row<'d>> {
    let mut rows = Vec::new();
    let mut line: Vec<Atom<'d>> = Vec::new();
    for atom in atoms {
        let moved = line.last().is_some_and(|last| breaks(last, &atom, policy.line_tolerance));
        if moved {
            finish(std::mem::take(&mut line), page, policy, &mut rows);
        }
        line.push(atom);
    }
    finish(line, page, policy, &mut rows);
    rows
}

fn breaks(last: &Atom<'_>, next: &Atom<'_>, tolerance: f32) -> bool {
    let size = last.size.max(next.size);
    last.turn != next.turn || (next.y - last.y).abs() > tolerance * size
}

fn finish<'d>(line: Vec<Atom<'d>>, page: &Page, policy: &PdfPolicy, rows: &mut Vec<Row<'d>>) {
    let words = split(line, policy.word_gap);
    if !words.is_empty() {
        rows.push(Row { words, lead: None, region: page.number, page: page.number });
    }
}
