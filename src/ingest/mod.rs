//! Bytes become a [`Document`]: one folder a format.
//!
//! A file that cannot be read is not an error of the program: it is a [`Refusal`], and rules of the
//! `FIL` family say what it means for the person who wants to send the file.

pub mod docx;
pub mod limits;
pub mod pdf;
pub mod text;

use crate::document::{Document, Format};
use crate::source::Source;

/// Why a file gave no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The kind of file is not one that résumés are read from.
    #[error("not a PDF, DOCX or text file")]
    Unsupported,
    /// A password is needed to open it.
    #[error("a password is needed to open the file")]
    NeedsPassword,
    /// It is damaged.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// No bytes in it.
    #[error("the file is empty")]
    Empty,
    /// A cap of [`limits`] was passed: we, not the file, gave up.
    #[error("the file goes beyond what atslint reads: {0}")]
    Limit(String),
    /// A parser panicked: a fault of ours.
    #[error("atslint failed on this file: {0}")]
    Internal(String),
}

impl Refusal {
    /// Whether we gave up, rather than found the file unreadable.
    pub fn is_ours(&self) -> bool {
        matches!(self, Self::Limit(_) | Self::Internal(_))
    }

    /// A stable word for the JSON error object.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::NeedsPassword => "needs-password",
            Self::Damaged(_) => "damaged",
            Self::Empty => "empty",
            Self::Limit(_) => "limit",
            Self::Internal(_) => "internal",
        }
    }
}

/// Reads a source as what its bytes say it is.
pub fn ingest(source: &Source) -> Result<Document, Refusal> {
    match source.kind.format() {
        _ if source.bytes.is_empty() => Err(Refusal::Empty),
        Some(Format::Pdf) => pdf::ingest(&source.bytes),
        Some(Format::Docx) => docx::ingest(&source.bytes),
        Some(Format::Text) => text::ingest(&source.bytes),
        None if source.kind == crate::source::FileKind::EncryptedOffice => Err(Refusal::NeedsPassword),
        None => Err(Refusal::Unsupported),
    }
}

/// Name of the threads that parse files. A panic on one of them is caught and becomes
/// [`Refusal::Internal`]; a program's panic hook may keep quiet about it.
pub const PARSER_THREAD: &str = "atslint-parser";

/// Like [`ingest`], on a thread with a large stack, a panic becoming [`Refusal::Internal`]: parsers of
/// ours and others recurse on nesting, and one bad file must cost only that file.
pub fn ingest_guarded(source: &Source) -> Result<Document, Refusal> {
    guarded(|| ingest(source))
}

fn guarded(parse: impl FnOnce() -> Result<Document, Refusal> + Send) -> Result<Document, Refusal> {
    std::thread::scope(|scope| {
        let named = std::thread::Builder::new().name(PARSER_THREAD.to_owned());
        match named.stack_size(limits::STACK_BYTES).spawn_scoped(scope, parse) {
            Ok(thread) => thread.join().unwrap_or_else(|panic| {
                let said = panic.downcast_ref::<&str>().map(|said| (*said).to_owned());
                let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
                Err(Refusal::Internal(said.unwrap_or_else(|| "a parser panicked".to_owned())))
            }),
            Err(error) => Err(Refusal::Internal(error.to_string())),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_refusal_that_says_why() {
        let refusal = guarded(|| panic!("glyph {} is missing", 7)).unwrap_err();
        assert_eq!(refusal, Refusal::Internal("glyph 7 is missing".to_owned()));
    }
}
