//! Readers as data.

use super::{DocxPolicy, PdfPolicy};
use crate::document::Format;
use crate::embedded::{self, FileError};
use serde::Deserialize;

/// A named model of how one kind of program reads a format.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reader {
    /// Its name, as `stream`.
    pub name: String,
    /// What it reads.
    pub format: Format,
    /// Where it stands in tables, among the readers of its format; those of one rank by their files'
    /// names.
    #[serde(default)]
    pub rank: u8,
    /// Whether it is modelled on a named program and so counts for severity.
    pub votes: bool,
    /// The programs, with versions.
    pub modelled_on: Vec<String>,
    /// Agreement measured against them, in words and figures; empty if not measured.
    pub measured: String,
    /// How it reads.
    pub policy: Policy,
}

/// How a reader reads.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Policy {
    /// A PDF.
    Pdf(PdfPolicy),
    /// A DOCX.
    Docx(DocxPolicy),
    /// Plain text as it stands.
    Plain {},
}

/// The readers of a run, by format, rank and file name.
#[derive(Debug, Clone, Default)]
pub struct Readers(Vec<Reader>);

impl Readers {
    /// The readers that come with atslint.
    pub fn builtin() -> Result<Self, FileError> {
        let mut readers = Vec::new();
        for (file, text) in embedded::under("readers/") {
            readers.push(embedded::parse(file, text)?);
        }
        readers.sort_by_key(|reader: &Reader| (reader.format, reader.rank));
        Ok(Self(readers))
    }

    /// Every reader.
    pub fn iter(&self) -> impl Iterator<Item = &Reader> {
        self.0.iter()
    }

    /// The readers of a format.
    pub fn of(&self, format: Format) -> impl Iterator<Item = &Reader> {
        self.0.iter().filter(move |reader| reader.format == format)
    }

    /// The reader of a name.
    pub fn get(&self, name: &str) -> Option<&Reader> {
        self.0.iter().find(|reader| reader.name == name)
    }
}

/// The readers of one format, as they judge a file.
#[derive(Debug, Clone, Copy)]
pub struct Panel<'a>(pub &'a [Reader]);

impl<'a> Panel<'a> {
    /// Their names, in their order.
    pub fn names(self) -> impl Iterator<Item = &'a str> {
        self.0.iter().map(|reader| reader.name.as_str())
    }

    /// How many vote.
    pub fn voters(self) -> usize {
        self.0.iter().filter(|reader| reader.votes).count()
    }

    /// Whether a reader votes.
    pub fn votes(self, name: &str) -> bool {
        self.0.iter().any(|reader| reader.votes && reader.name == name)
    }
}
