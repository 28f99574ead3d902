//! A document as a program reads it: text in one order, and for every piece where it came from.
//!
//! Each [`Reader`] is a policy, as data under `rules/readers/`. The *reference* is one reading more,
//! built from all visible evidence (geometry, styles, link targets); it is no reader and never votes.

mod boundaries;
mod bullets;
mod cells;
mod docx;
mod model;
mod pdf;
mod plain;
mod reader;
mod trace;

pub use boundaries::Boundaries;
pub use docx::{Cause, CellBreak, Construct, DocxPolicy, SpecialText, TablePlace, TextBoxPlace, causes};
pub use model::{Line, Origin, Reading};
pub use pdf::{Damaged, Ligatures, Order as PdfOrder, PdfPolicy};
pub use reader::{Policy, Reader, Readers, voters};
pub use trace::{Trace, trace};

use crate::document::{Document, Format};
use crate::limits::Limits;

/// The name of the reading that is built from all evidence.
pub const REFERENCE: &str = "reference";

/// Builds the reference reading.
pub fn reference(document: &Document) -> Reading {
    let mut reading = match document.format {
        Format::Pdf => pdf::reference(document),
        Format::Docx => docx::reference(document),
        Format::Text => plain::read(document),
    };
    bullets::mark_letters(&mut reading);
    bullets::mark_signs(&mut reading);
    bullets::mark_drawn(&mut reading, document);
    Reading { name: REFERENCE.to_owned(), ..reading }
}

/// Reads a document as each of its format's readers does.
pub fn read(document: &Document, readers: &[Reader], limits: &Limits) -> Vec<Reading> {
    let policies = readers.iter().filter_map(|reader| match &reader.policy {
        Policy::Pdf(policy) => Some(policy),
        Policy::Docx(_) | Policy::Plain {} => None,
    });
    let policies: Vec<&PdfPolicy> = policies.collect();
    let mut paged = pdf::read(document, &policies, limits).into_iter();
    let read = |reader: &Reader| {
        let reading = match &reader.policy {
            Policy::Pdf(_) => paged.next().unwrap_or_default(),
            Policy::Docx(policy) => docx::read(document, policy),
            Policy::Plain {} => plain::read(document),
        };
        Reading { reader: Some(reader.id), name: reader.name.clone(), ..reading }
    };
    readers.iter().map(read).collect()
}

/// A reader's text with its lines as they are set in the file, for who parses it: to tell a title from the text under
/// it takes looks, which readers of PDFs do not give.
pub fn typeset(document: &Document, reading: &Reading) -> Reading {
    let mut reading = reading.clone();
    if document.format == Format::Pdf {
        reading.lines = pdf::typeset(document, &reading);
    }
    bullets::mark_letters(&mut reading);
    bullets::mark_signs(&mut reading);
    bullets::mark_drawn(&mut reading, document);
    reading
}
