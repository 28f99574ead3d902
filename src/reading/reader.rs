//! Readers as data.

use super::{DocxPolicy, PdfPolicy};
use crate::document::Format;
use crate::embedded::{self, FileError};
use crate::fields::{ReaderId, ReaderSet};
use serde::Deserialize;

/// A named model of how one kind of program reads a format.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reader {
    /// Its number in a run.
    #[serde(skip)]
    pub id: ReaderId,
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
        number(&mut readers)?;
        // Those of one rank stay in the order of their files.
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

/// Numbers readers by their names.
fn number(readers: &mut [Reader]) -> Result<(), FileError> {
    let mut by_name: Vec<&mut Reader> = readers.iter_mut().collect();
    by_name.sort_by(|a, b| a.name.cmp(&b.name));
    for (reader, number) in by_name.into_iter().zip(0..) {
        reader.id = ReaderId::numbered(number).ok_or_else(|| {
            FileError::new("readers/", "", format!("there are more than {} readers", ReaderId::MOST))
        })?;
    }
    Ok(())
}

/// The readers that vote.
pub fn voters(readers: &[Reader]) -> ReaderSet {
    readers.iter().filter(|reader| reader.votes).map(|reader| reader.id).collect()
}
