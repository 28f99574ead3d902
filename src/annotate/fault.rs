//! Why there is no copy.

use crate::ingest::Refusal;

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
    /// Programs would read other text from the copy than from the file.
    #[error("the file is damaged, and a copy of it would read otherwise")]
    Changed,
    /// The page tree leads to fewer pages than are drawn.
    #[error("its pages cannot be told apart: the file is damaged")]
    Pages,
}
