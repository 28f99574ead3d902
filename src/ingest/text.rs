//! Plain text becomes a [`Document`].

use super::Refusal;
use crate::document::{Document, Format};

/// Reads plain text.
pub fn ingest(_bytes: &[u8]) -> Result<Document, Refusal> {
    Ok(Document::new(Format::Text))
}
