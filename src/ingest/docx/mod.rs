//! DOCX bytes become a [`Document`].

use super::Refusal;
use crate::document::{Document, Format};

/// Reads a DOCX.
pub fn ingest(_bytes: &[u8]) -> Result<Document, Refusal> {
    Ok(Document::new(Format::Docx))
}
