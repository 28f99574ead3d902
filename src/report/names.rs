//! Words for kinds.

use crate::resume::SectionKind;
use crate::source::FileKind;

/// The word for a kind of file.
pub fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "pdf",
        FileKind::Docx => "docx",
        FileKind::Text | FileKind::ResumeSource => "text",
        FileKind::Doc => "doc",
        FileKind::EncryptedOffice => "encrypted-office",
        FileKind::LockFile => "lock-file",
        FileKind::Rtf => "rtf",
        FileKind::Odt => "odt",
        FileKind::Pages => "pages",
        FileKind::Spreadsheet | FileKind::Presentation | FileKind::OtherOffice => "office",
        FileKind::WordXml => "word-xml",
        FileKind::Html => "html",
        FileKind::Image => "image",
        FileKind::Archive => "archive",
        FileKind::Empty => "empty",
        FileKind::Unknown => "unknown",
    }
}

/// A kind of file as the start of a sentence.
pub fn title(kind: &str) -> String {
    match kind {
        "pdf" | "docx" | "doc" | "rtf" | "odt" | "html" => kind.to_uppercase(),
        "text" => "Plain text".to_owned(),
        "unknown" => "A file of unknown kind".to_owned(),
        other => other.replace('-', " "),
    }
}

/// The word for a kind of section.
pub fn section(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Contact => "contact",
        SectionKind::Summary => "summary",
        SectionKind::Work => "work",
        SectionKind::Education => "education",
        SectionKind::Skills => "skills",
        SectionKind::Languages => "languages",
        SectionKind::Certificates => "certificates",
        SectionKind::Projects => "projects",
        SectionKind::Publications => "publications",
        SectionKind::Awards => "awards",
        SectionKind::Volunteer => "volunteer",
        SectionKind::Interests => "interests",
        SectionKind::References => "references",
        SectionKind::Other => "other",
    }
}
