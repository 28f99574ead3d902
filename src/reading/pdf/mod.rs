//! Readings of a PDF.

use super::Reading;
use crate::document::Document;
use serde::Deserialize;

/// How a reader reads a PDF.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PdfPolicy {}

/// The reference reading, from all visible evidence.
pub fn reference(_document: &Document) -> Reading {
    Reading::default()
}

/// Reads as a policy says.
pub fn read(_document: &Document, _policy: &PdfPolicy) -> Reading {
    Reading::default()
}
