//! Readings of a PDF.

mod atom;
mod columns;
mod looks;
mod policy;
mod reference;
mod regions;
mod row;
mod segment;
mod stops;
mod stream;
#[cfg(test)]
mod tests;
mod visual;
mod words;
mod write;

pub use policy::{Damaged, Ligatures, Order, PdfPolicy};

use super::Reading;
use crate::document::Document;
use write::Gaps;

/// The reference reading, from all visible evidence.
pub fn reference(document: &Document) -> Reading {
    reference::read(document)
}

/// Reads as a policy says.
pub fn read(document: &Document, policy: &PdfPolicy) -> Reading {
    let mut rows = Vec::new();
    let mut region = 0;
    for (page, atoms) in atom::pages(document, policy) {
        rows.extend(match policy.order {
            Order::Stream => stream::rows(page, atoms, policy),
            Order::Lines => visual::rows(page, atoms, policy),
            Order::Columns => columns::rows(page, atoms, policy, &mut region),
        });
    }
    let gaps = if policy.order == Order::Lines { Gaps::Wide } else { Gaps::Single };
    write::write(document, &rows, gaps)
}
