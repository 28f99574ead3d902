//! A copy of a résumé with the findings written into it, as the format's own remarks: highlights with
//! notes in a PDF, comments in a Word document. Everything else of the copy is as it was, so readers
//! get the same text from it.

mod docx;
mod pdf;
mod remark;

use crate::document::{Document, Format};
use crate::ingest::Refusal;
use crate::rules::Finding;
use crate::source::Source;
use remark::Remark;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Plain text has no place for remarks.
    #[error("remarks can be written into PDF and DOCX files only")]
    Format,
    /// The parts of a Word document cannot be read.
    #[error("{0}")]
    Docx(#[from] Refusal),
    /// The package of a Word document cannot be written.
    #[error("the package cannot be written: {0}")]
    Package(#[from] zip::result::ZipError),
    /// The objects of a PDF cannot be added to.
    #[error("its objects cannot be added to: {0}")]
    Pdf(#[from] lopdf::Error),
    /// What is added must be encrypted as the rest is, and the key cannot be told.
    #[error("it is encrypted in a way that nothing can be added to")]
    Encryption,
    /// The page tree leads to fewer pages than are drawn.
    #[error("its pages cannot be told apart: the file is damaged")]
    Pages,
    /// The copy cannot be put together.
    #[error("the copy cannot be put together: {0}")]
    Io(#[from] std::io::Error),
}

/// The bytes of a copy of `source`, read as `document`, with each of `findings` written in it.
///
/// A finding that has no place on a page, or in the body of a Word document, is written at the
/// beginning.
pub fn annotate<'f>(
    source: &Source,
    document: &Document,
    findings: impl Iterator<Item = &'f Finding>,
) -> Result<Vec<u8>, Fault> {
    let remarks: Vec<Remark<'_>> = findings.map(Remark::new).collect();
    match document.format {
        Format::Text => Err(Fault::Format),
        // A copy without remarks is the file itself.
        _ if remarks.is_empty() => Ok(source.bytes.to_vec()),
        Format::Pdf => pdf::annotate(&source.bytes, document.pages(), &remarks),
        Format::Docx => docx::annotate(&source.bytes, &remarks),
    }
}
