//! What a file is, by its first bytes.

use crate::document::Format;

/// The kinds of files people send as résumés.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// A zip with an Office Open XML main part.
    Docx,
    /// Text without a known structure.
    Text,
    /// The source a résumé is made from: `.tex`, `.typ`, `.md`, `.json`.
    ResumeSource,
    /// Word before 2007.
    Doc,
    /// A password-protected Office file.
    EncryptedOffice,
    /// Word's owner file, `~$…`.
    LockFile,
    /// Rich Text Format.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// Apple Pages.
    Pages,
    /// Excel or PowerPoint.
    OtherOffice,
    /// A web page.
    Html,
    /// A picture.
    Image,
    /// Some other archive.
    Archive,
    /// No bytes.
    Empty,
    /// None of these.
    Unknown,
}

impl FileKind {
    /// What the bytes are; the name only helps to tell text from the source of a résumé.
    pub fn sniff(bytes: &[u8], name: &str) -> Self {
        // Filled in by the signature table of the ingest stage's formats.
        let _ = name;
        if bytes.is_empty() {
            Self::Empty
        } else if bytes.starts_with(b"%PDF-") {
            Self::Pdf
        } else if bytes.starts_with(b"PK\x03\x04") {
            Self::Docx
        } else {
            Self::Text
        }
    }

    /// The format that ingest reads it as, if it does.
    pub fn format(self) -> Option<Format> {
        match self {
            Self::Pdf => Some(Format::Pdf),
            Self::Docx => Some(Format::Docx),
            Self::Text | Self::ResumeSource => Some(Format::Text),
            _ => None,
        }
    }
}
