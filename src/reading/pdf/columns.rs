//! Text column by column, block by block, as pdftotext's default gives it.

use super::atom::Atom;
use super::policy::PdfPolicy;
use super::regions::regions;
use super::row::Row;
use super::segment::segments;
use super::visual;
use super::words::split_even;
use crate::document::Page;

/// The rows of a page.
pub(super) fn rows<'d>(
    page: &Page,
    atoms: Vec<Atom<'d>>,
    policy: &PdfPolicy,
    next_region: &mut u32,
) -> Vec<Row<'d>> {
    let mut rows = Vec::new();
    for turn in 0..4 {
        let turned: Vec<Atom<'d>> = atoms.iter().filter(|atom| atom.turn == turn).cloned().collect();
        for region in regions(segments(turned)) {
            let atoms = region.into_iter().flat_map(|segment| segment.atoms).collect();
            for line in visual::lines(atoms, policy.line_tolerance) {
                let words = split_even(line, policy.word_gap);
                if !words.is_empty() {
                    rows.push(Row { words, lead: None, region: *next_region, page: page.number });
                }
            }
            *next_region += 1;
        }
    }
    rows
}
