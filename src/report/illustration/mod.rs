//! What a file looks like and how each reader goes through it: an optional part of a report, for the
//! format that draws it.

mod fate;
mod outline;
mod sheets;

pub use fate::Fate;
pub use outline::{Block, Item, Paragraph, Piece};
pub use sheets::{Flow, Sheet};

use crate::document::Body;
use crate::fields::{FieldPath, Retention};
use crate::finding::Finding;
use crate::finding::name_fields;
use crate::reading::Reading;
use crate::resume::Survival;
use crate::span::Span;
use crate::subject::Subject;
use crate::wording::Wording;
use fate::Fates;

/// What a file looks like, and how readers go through it.
#[derive(Debug, Clone)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Illustration {
    /// The readers of the file's format, in the order of the report.
    pub readers: Vec<Route>,
    /// The file itself.
    pub body: Shown,
    /// What could not be drawn, in words.
    pub left_out: Vec<String>,
}

/// A file as a person sees it.
#[derive(Debug, Clone)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub enum Shown {
    /// Pages of a PDF.
    Sheets(Vec<Sheet>),
    /// Blocks of a DOCX or of a plain text, in the order of the document.
    Outline(Vec<Block>),
}

/// A reader, and where its text comes from.
#[derive(Debug, Clone)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Route {
    /// Its name.
    pub name: String,
    /// The programs that it is modelled on.
    pub modelled_on: String,
    /// Whether it votes.
    pub votes: bool,
    /// Where in its text a new stretch of the document begins: first byte, and the number of the stop.
    pub stops: Vec<(usize, u32)>,
    /// The fields that it does not give, in words; empty if it gives all.
    pub lost: Wording,
    /// Fields that it does not give whole, where it gives them at all.
    pub damaged: Vec<Damaged>,
}

/// A field in the text of a reader that changes or misplaces it.
#[derive(Debug, Clone)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Damaged {
    /// Bytes of the reader's text.
    pub span: Span,
    /// The field.
    pub field: FieldPath,
    /// Changed or misplaced.
    pub retention: Retention,
}

/// Draws what a report shows of its subject.
///
/// Never panics on a fault of the renderer: what it could not draw is left out, and said.
pub fn illustrate(subject: &Subject<'_>, findings: &[Finding]) -> Illustration {
    let fates: Vec<Fates<'_>> =
        subject.readings.iter().map(|reading| Fates::new(&subject.reference, reading)).collect();
    let mut left_out = Vec::new();
    let (body, stops) = match &subject.document.body {
        Body::Paged(_) => {
            let (sheets, stops) = sheets::draw(subject, &fates, &mut left_out);
            (Shown::Sheets(sheets), stops)
        }
        Body::Flow(_) | Body::Plain => {
            let (blocks, stops) = outline::draw(subject, &fates, findings, &mut left_out);
            (Shown::Outline(blocks), stops)
        }
    };
    let routes = subject.readers.iter().zip(&subject.readings).zip(stops);
    let readers = routes.map(|((reader, reading), stops)| Route {
        name: reader.name.clone(),
        modelled_on: reader.modelled_on.join(", "),
        votes: reader.votes,
        stops,
        lost: lost(subject, reading),
        damaged: damaged(subject, reading),
    });
    Illustration { readers: readers.collect(), body, left_out }
}

fn retention_of(survival: &Survival, reading: &Reading) -> Option<Retention> {
    survival.readers.get(&reading.reader?).copied()
}

fn lost(subject: &Subject<'_>, reading: &Reading) -> Wording {
    let is_lost = |survival: &&Survival| retention_of(survival, reading) == Some(Retention::Lost);
    name_fields(&subject.survival.iter().filter(is_lost).collect::<Vec<_>>())
}

fn damaged(subject: &Subject<'_>, reading: &Reading) -> Vec<Damaged> {
    let fields = subject.survival.iter().filter_map(|survival| {
        let retention = retention_of(survival, reading)?;
        let span = match retention {
            Retention::Changed(span) | Retention::Misplaced(span) => span,
            Retention::Kept | Retention::Lost | Retention::Unknown => return None,
        };
        Some(Damaged { span, field: survival.field, retention })
    });
    fields.collect()
}
