//! Kinds of files in the words of people: what they are called, what their names end in, what to do.

use crate::source::{FileKind, Source};
use crate::wording::Wording;

/// What to do with a kind of file that is not read.
pub(super) fn advice(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Doc | FileKind::WordXml | FileKind::Rtf => {
            "open it in Word and save it as Word Document (*.docx), or export a PDF"
        }
        FileKind::Odt => "open it in LibreOffice and save it as Word 2007-365 (.docx), or export a PDF",
        FileKind::Pages => "in Pages choose File > Export To > PDF or Word",
        FileKind::LockFile => "close the document in Word, and send the file of the same name without ~$",
        FileKind::Html => "open it in the browser, print it to a PDF, and send that",
        FileKind::Archive => "unpack it, and send the document that is in it",
        FileKind::Spreadsheet | FileKind::Presentation => {
            "write the résumé in a word processor, and send it as PDF or DOCX"
        }
        _ => "send a PDF with real text, or a DOCX",
    }
}

/// The extension of a file whose name says another format than its content.
pub(super) fn misnamed(source: &Source) -> Option<Wording> {
    const DOCUMENTS: [&str; 7] = ["pdf", "docx", "doc", "rtf", "odt", "txt", "html"];
    let kind = source.kind;
    let extension = source.extension()?;
    let fits = match kind {
        FileKind::Empty | FileKind::LockFile | FileKind::EncryptedOffice | FileKind::Unknown => true,
        FileKind::Text
        | FileKind::ResumeSource
        | FileKind::Image
        | FileKind::Archive
        | FileKind::WordXml
        | FileKind::Spreadsheet
        | FileKind::Presentation
        | FileKind::OtherOffice => !matches!(extension.as_str(), "pdf" | "docx" | "doc" | "odt" | "rtf"),
        kind => kind.extensions().contains(&extension.as_str()),
    };
    // Only what is known to be an extension is no part of a name.
    match DOCUMENTS.contains(&extension.as_str()) {
        _ if fits => None,
        true => Some(Wording::ours(extension)),
        false => kind.format().map(|_| Wording::quote(&extension)),
    }
}
