//! Readings of a PDF.

mod atom;
mod blocks;
mod boxes;
mod looks;
mod policy;
mod raised;
mod reference;
mod regions;
mod row;
mod segment;
mod stops;
mod stream;
#[cfg(test)]
pub(super) mod tests;
mod typeset;
mod visual;
mod words;
mod work;
mod write;

pub use policy::{Damaged, Ligatures, Order, PdfPolicy};
pub(super) use typeset::lines as typeset;

use super::Reading;
use crate::document::Document;
use crate::limits::Limits;
use work::Work;
use write::Gaps;

/// The reference reading, from all visible evidence.
pub fn reference(document: &Document) -> Reading {
    reference::read(document)
}

/// Reads as a policy says.
pub fn read(document: &Document, policy: &PdfPolicy, limits: &Limits) -> Reading {
    let mut rows = Vec::new();
    let mut region = 0;
    let mut work = Work::of(limits.layout_steps);
    let fonts = &document.fonts;
    for (page, atoms) in atom::pages(document, policy) {
        rows.extend(match policy.order {
            Order::Stream { word_gap, line_tolerance } => stream::rows(page, atoms, word_gap, line_tolerance),
            Order::Lines => blocks::rows_across(page, atoms, fonts, &mut work),
            Order::Boxes => boxes::rows(document, page, atoms, &mut region, &mut work),
            Order::Columns => blocks::rows(page, atoms, fonts, &mut region, &mut work),
        });
    }
    let gaps = if policy.order == Order::Lines { Gaps::Wide } else { Gaps::Single };
    Reading { cut_short: work.is_spent(), ..write::write(&rows, write::plain_lines(&rows), gaps) }
}
