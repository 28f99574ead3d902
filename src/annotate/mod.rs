//! A copy of a résumé with the findings written into it, as the format's own remarks: highlights with
//! notes in a PDF, comments in a Word document. Everything else of the copy is as it was, so readers
//! get the same text from it.

mod docx;
mod pdf;
mod remark;

use crate::document::{ContainerKind, Document, Format, Glyph, Place, Run, StoryKind};
use crate::finding::Finding;
use crate::ingest::{self, Refusal};
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
    /// Programs would read other text from the copy than from the file.
    #[error("the file is damaged, and a copy of it would read otherwise")]
    Changed,
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
        Format::Pdf => pdf::annotate(&source.bytes, document.pages(), &remarks, |copy| {
            reads_alike(document, ingest::pdf::ingest(copy))
        }),
        Format::Docx => {
            let copy = docx::annotate(&source.bytes, &remarks)?;
            let alike = reads_alike(document, ingest::docx::ingest(&copy));
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
