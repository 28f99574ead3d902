//! Why a file is not repaired.

use crate::ingest::Refusal;

/// Why there is no repaired file.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file is not read.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// Its package could not be put together.
    #[error("the package cannot be written: {0}")]
    Package(#[from] zip::result::ZipError),
    /// A repair that would need more than we know.
    #[error("{0}")]
    Cannot(&'static str),
    /// Only Word documents are repaired.
    #[error("only Word documents (DOCX) can be repaired")]
    Format,
}
