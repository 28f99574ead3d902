//! Readings of plain text: as it stands.

use super::Reading;
use crate::document::Document;

/// The text from top to bottom; also the reference.
pub fn read(_document: &Document) -> Reading {
    Reading::default()
}
