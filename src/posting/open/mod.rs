//! Bytes become a posting's text: one file a format.

mod encoding;
mod html;
mod json_ld;
mod mail;
mod printed;
mod visible;

use super::sheet::Sheet;
use crate::document::Format;
use crate::ingest::{self, Refusal};
use crate::limits::Limits;
use crate::source::{FileKind, Source};

/// Reads a posting as what its bytes say it is.
pub(super) fn sheet(source: &Source, limits: &Limits) -> Result<Sheet, Refusal> {
    match source.kind {
        FileKind::Empty => Err(Refusal::Empty),
        FileKind::Html => {
            let bytes = source.bytes.get(..limits.posting_page_bytes).unwrap_or(&source.bytes);
            Ok(html::read(&encoding::decode(bytes, true), limits))
        }
        // Markdown counts as the source of a résumé, and as a posting.
        FileKind::Text | FileKind::ResumeSource => {
            let bytes = source.bytes.get(..limits.posting_page_bytes).unwrap_or(&source.bytes);
            Ok(mail::read(bytes, limits).unwrap_or_else(|| Sheet::plain(&encoding::decode(bytes, false))))
        }
        kind if matches!(kind.format(), Some(Format::Pdf | Format::Docx)) => {
            Ok(printed::read(&ingest::ingest(source, limits)?))
        }
        FileKind::EncryptedOffice => Err(Refusal::NeedsPassword),
        _ => Err(Refusal::Unsupported),
    }
}
