//! Documented limits of vendors, each with its source.

use crate::embedded::{self, FileError};
use serde::Deserialize;

/// What one vendor documents.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// As `greenhouse`.
    pub name: String,
    /// As the vendor writes itself.
    pub vendor: String,
    /// Where the limits are documented.
    pub source: String,
    /// When that was read.
    pub read_on: String,
    /// Largest file whose text is parsed, in bytes.
    #[serde(default)]
    pub parse_bytes: Option<u64>,
    /// Extensions that are accepted.
    #[serde(default)]
    pub extensions: Vec<String>,
}

/// The profiles that come with atslint, by name.
pub fn builtin() -> Result<Vec<Profile>, FileError> {
    embedded::under("profiles/").map(|(path, text)| embedded::parse(path, text)).collect()
}
