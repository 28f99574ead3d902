//! Readings of a DOCX.

use super::Reading;
use crate::document::Document;
use serde::Deserialize;

/// How a reader reads a DOCX.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DocxPolicy {}

/// The reference reading, from all visible evidence.
pub fn reference(_document: &Document) -> Reading {
    Reading::default()
}

/// Reads as a policy says.
pub fn read(_document: &Document, _policy: &DocxPolicy) -> Reading {
    Reading::default()
}
