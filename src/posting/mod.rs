//! A job posting: its lines by what they are for, and what they ask.

mod extract;
mod header;
mod model;
mod open;
mod own_terms;
mod page;
mod repair;
mod section;
mod sexes;
mod sheet;
mod vocabulary;
mod words;

pub use model::{LineSection, Necessity, Posting, PostingLine, Requirement, RequirementKind};
pub use own_terms::{OwnTerms, PostingTerms};

use crate::ingest::Refusal;
use crate::limits::Limits;
use crate::source::Source;
use crate::span::Span;
use sheet::Sheet;

/// Whether postings are read in a language, given by its code (ISO 639-1).
pub fn is_read_in(language: &str) -> bool {
    vocabulary::Vocabulary::builtin().languages.contains(&language)
}

/// Reads a posting from a file of any kind that postings are saved as: text, Markdown, HTML, PDF, DOCX.
///
/// May panic on a fault of ours in a PDF or DOCX; [`crate::guard::guarded`] takes care of that.
pub fn open(source: &Source, limits: &Limits) -> Result<Posting, Refusal> {
    Ok(posting(&source.name, open::sheet(source, limits)?, limits))
}

/// Reads a posting from text or Markdown. What is longer than a posting can be is cut off.
pub fn read(name: &str, text: &str) -> Posting {
    posting(name, Sheet::plain(text), &Limits::default())
}

fn posting(name: &str, mut sheet: Sheet, limits: &Limits) -> Posting {
    let kept = Span::within(&sheet.text, 0, sheet.text.len().min(limits.posting_bytes));
    sheet.text.truncate(kept.end());
    let (read, origins) = repair::repaired(&sheet);
    let page = page::Page::new(&read, limits);
    let header = header::header(&page).with(&page, &sheet.facts);
    let sections = section::classify(&page, header.line);
    let employer = extract::Employer::new(header.company.as_deref(), header.location.as_deref());
    let requirements = extract::requirements(&page, &sections, &employer);
    let given = Given::new(sheet.text, origins);
    let lines = page.lines.iter().zip(&sections).map(|(line, &section)| given.line(line.span, section));
    Posting {
        name: name.to_owned(),
        title: header.title,
        company: header.company,
        location: header.location,
        lines: lines.collect(),
        requirements: requirements.into_iter().map(|requirement| given.requirement(requirement)).collect(),
        text: given.text,
    }
}

/// The text as given, for what was found in it as it was read.
struct Given {
    text: String,
    origins: repair::Origins,
    /// The byte after each line feed.
    starts: Vec<usize>,
}

impl Given {
    fn new(text: String, origins: repair::Origins) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { text, origins, starts }
    }

    fn line(&self, span: Span, section: LineSection) -> PostingLine {
        let span = self.origins.of(span, &self.text);
        PostingLine { number: self.number(span), span, section }
    }

    fn requirement(&self, requirement: Requirement) -> Requirement {
        let span = self.origins.of(requirement.span, &self.text);
        Requirement { line: self.number(span), span, ..requirement }
    }

    /// 1-based.
    fn number(&self, span: Span) -> u32 {
        let before = self.starts.partition_point(|&start| start <= span.start());
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }
}
