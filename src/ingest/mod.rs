//! Bytes become a [`Document`]: one folder a format.
//!
//! A file that cannot be read is not an error of the program: it is a [`Refusal`], and rules of the
//! `FIL` family say what it means for the person who wants to send the file.

pub mod docx;
pub mod pdf;
mod refusal;
pub mod text;

pub use refusal::Refusal;

use crate::document::{Document, Format};
use crate::limits::Limits;
use crate::source::Source;

/// Reads a source as what its bytes say it is.
pub fn ingest(source: &Source, limits: &Limits) -> Result<Document, Refusal> {
    match source.kind.format() {
        _ if source.bytes.is_empty() => Err(Refusal::Empty),
        Some(Format::Pdf) => pdf::ingest(&source.bytes, limits),
        Some(Format::Docx) => docx::ingest(&source.bytes, limits),
        Some(Format::Text) => text::ingest(&source.bytes, limits),
        None if source.kind == crate::source::FileKind::EncryptedOffice => Err(Refusal::NeedsPassword),
        None => Err(Refusal::Unsupported),
    }
}
