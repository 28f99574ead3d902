//! A copy of a résumé with the findings written into it, as the format's own remarks: highlights with
//! notes in a PDF, comments in a Word document. Everything else of the copy is as it was, so readers
//! get the same text from it.

mod docx;
mod fault;
mod pdf;
mod remark;

pub use fault::Fault;

use crate::document::{ContainerKind, Document, Format, Glyph, Place, Run, StoryKind};
use crate::finding::Finding;
use crate::ingest::{self, Refusal};
use crate::limits::Limits;
use crate::source::Source;
use remark::Remark;

/// The bytes of a copy of `source`, read as `document`, with each of `findings` written in it.
///
/// A finding that has no place on a page, or in the body of a Word document, is written at the
/// beginning.
pub fn annotate<'f>(
    source: &Source,
    document: &Document,
    limits: &Limits,
    findings: impl Iterator<Item = &'f Finding>,
) -> Result<Vec<u8>, Fault> {
    let remarks: Vec<Remark<'_>> = findings.map(Remark::new).collect();
    match document.format {
        Format::Text => Err(Fault::Format),
        // A copy without remarks is the file itself.
        _ if remarks.is_empty() => Ok(source.bytes.to_vec()),
        Format::Pdf => pdf::annotate(&source.bytes, limits, document.pages(), &remarks, |copy| {
            reads_alike(document, ingest::pdf::ingest(copy, limits))
        }),
        Format::Docx => {
            let copy = docx::annotate(&source.bytes, limits, &remarks)?;
            let alike = reads_alike(document, ingest::docx::ingest(&copy, limits));
            alike.then_some(copy).ok_or(Fault::Changed)
        }
    }
}

/// Whether a copy holds the text of a document, every piece at its place, apart from comments.
fn reads_alike(document: &Document, copy: Result<Document, Refusal>) -> bool {
    let content = |document: &Document| -> Vec<Vec<Piece>> { runs(document).map(pieces).collect() };
    copy.is_ok_and(|copy| content(document).concat() == content(&copy).concat())
}

/// What a glyph or a run of a Word document says, where, in which size.
type Piece = (String, Place, f32);

/// The runs that stand in no comment, in the order of the file.
fn runs(document: &Document) -> impl Iterator<Item = &Run> {
    let comment = ContainerKind::Story(StoryKind::Comment);
    let is_comment = move |run: &&Run| document.path(run).any(|(_, container)| container.kind == comment);
    document.runs.iter().filter(move |run| !is_comment(run))
}

/// Glyph by glyph: where a highlight lies over a part of a run, the run is cut in two.
fn pieces(run: &Run) -> Vec<Piece> {
    let Place::Pdf { page, op, show, .. } = run.place else {
        return vec![(run.text.clone(), run.place.clone(), run.size)];
    };
    let piece = |(index, glyph): (usize, &Glyph)| {
        let place = Place::Pdf { page, bbox: glyph.bbox, op, show };
        (run.glyph_text(index).to_owned(), place, run.size)
    };
    run.glyphs.iter().enumerate().map(piece).collect()
}
