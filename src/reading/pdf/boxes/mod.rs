//! pdfminer.six's layout analysis with its default parameters: glyphs become lines, lines boxes, and
//! boxes a tree of groups that gives their order.
//!
//! A model of `LTLayoutContainer.analyze` (pdfminer.six 20260107, `layout.py`): its rules and its
//! constants are facts taken from there, the code is our own. It takes glyphs in the order of the file
//! and knows horizontal lines only, so turned text falls apart into letters. What lies in a form
//! XObject is not analysed: it follows at the end, without the spaces that only gaps show.

mod glyph;
mod group;
mod line;
mod paragraph;
mod plane;
#[cfg(test)]
mod tests;

use super::atom::Atom;
use super::row::Row;
use super::words::Word;
use super::work::Work;
use crate::document::{ContainerKind, Document, Page, Rect};
use glyph::Char;
use line::Line;

/// The rows of a page.
pub(super) fn rows<'d>(
    document: &'d Document,
    page: &Page,
    atoms: &[Atom<'d>],
    next_region: &mut u32,
    work: &mut Work,
) -> Vec<Row<'d>> {
    let in_form = |atom: &Atom<'_>| {
        document.path(atom.run).any(|(_, container)| matches!(container.kind, ContainerKind::Form))
    };
    let (forms, text): (Vec<_>, Vec<_>) = atoms.iter().copied().partition(in_form);
    let chars = text.into_iter().map(|atom| Char::new(atom, page, &document.fonts));
    let (lines, blank): (Vec<_>, Vec<_>) = line::lines(chars).into_iter().partition(Line::counts);
    let bounds = lines.iter().map(|line| line.bbox).reduce(Rect::union).unwrap_or_default();
    let boxes = paragraph::boxes(&lines, bounds, work);
    let order = group::order(&boxes, work);

    let mut lines: Vec<Option<Line<'d>>> = lines.into_iter().map(Some).collect();
    let mut rows = Vec::new();
    for index in order {
        let members = boxes.get(index).map(|own| own.lines.as_slice()).unwrap_or_default();
        for line in members.iter().filter_map(|line| lines.get_mut(*line)?.take()) {
            rows.extend(line.into_row(*next_region, page.number));
        }
        *next_region += 1;
    }
    rows.extend(form_row(forms, *next_region, page.number));
    rows.extend(blank.into_iter().filter_map(|line| line.into_row(*next_region, page.number)));
    *next_region += 1;
    rows
}

/// What lies in forms: one line, cut at space glyphs only.
fn form_row(atoms: Vec<Atom<'_>>, region: u32, page: u32) -> Option<Row<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut space = None;
    let mut open = false;
    for atom in atoms {
        if atom.is_space() {
            space = Some(atom.id);
            open = false;
        } else if !atom.text().is_empty() {
            line::push(&mut words, atom, open, space.take(), 0.0);
            open = true;
        }
    }
    (!words.is_empty()).then_some(Row { words, lead: None, region, page })
}
