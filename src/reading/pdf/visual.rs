//! Visual lines: what stands on one height of the page, from left to right.

use super::atom::Atom;
use super::policy::PdfPolicy;
use super::row::Row;
use super::words::split;
use crate::document::Page;

/// The rows of a page across all columns, as `pdftotext -layout` gives them.
pub(super) fn rows<'d>(page: &Page, atoms: Vec<Atom<'d>>, policy: &PdfPolicy) -> Vec<Row<'d>> {
    let mut rows = Vec::new();
    for turn in 0..4 {
        let turned: Vec<Atom<'d>> = atoms.iter().filter(|atom| atom.turn == turn).cloned().collect();
        for line in lines(turned, policy.line_tolerance) {
            let words = split(line, policy.word_gap);
            if !words.is_empty() {
                rows.push(Row { words, lead: None, region: page.number, page: page.number });
            }
        }
    }
    rows
}

/// Groups atoms by height: those whose baselines differ by at most `tolerance` em of the first of
/// the line, from top to bottom, each from left to right.
pub(super) fn lines<'d>(mut atoms: Vec<Atom<'d>>, tolerance: f32) -> Vec<Vec<Atom<'d>>> {
    atoms.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.id.cmp(&b.id)));
    let mut lines: Vec<Vec<Atom<'d>>> = Vec::new();
    for atom in atoms {
        let fits = lines.last().and_then(|line| line.first()).is_some_and(|first| {
            let size = first.size.max(atom.size);
            atom.y - first.y <= tolerance * size
        });
        match lines.last_mut() {
            Some(line) if fits => line.push(atom),
            _ => lines.push(vec![atom]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.x0.total_cmp(&b.x0).then(a.id.cmp(&b.id)));
    }
    lines
}
