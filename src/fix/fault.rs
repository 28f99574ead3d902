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
    /// Its objects cannot be read or added to.
    #[error("its objects cannot be added to: {0}")]
    Pdf(#[from] lopdf::Error),
    /// A repair that would need more than we know.
    #[error("{0}")]
    Cannot(&'static str),
    /// A repair that does not hold.
    #[error("{0}")]
    Unproved(String),
    /// Other formats are not repaired.
    #[error("only PDF and Word documents (DOCX) can be repaired")]
    Format,
}
