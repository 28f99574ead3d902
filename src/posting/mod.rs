//! A job posting: its lines by what they are for, and what they ask.

mod extract;
mod header;
mod open;
mod page;
mod section;
mod sheet;
mod vocabulary;

use crate::ingest::Refusal;
use crate::limits;
use crate::source::Source;
use crate::span::Span;
use serde::Serialize;
use sheet::Sheet;

/// A posting.
#[derive(Debug, Clone, Default)]
pub struct Posting {
    /// As given, for messages.
    pub name: String,
    /// The text that spans and line numbers refer to.
    pub text: String,
    /// Job title.
    pub title: Option<String>,
    /// Employer.
    pub company: Option<String>,
    /// Place of work.
    pub location: Option<String>,
    /// Every line of the text.
    pub lines: Vec<PostingLine>,
    /// What is asked, in the order of the text.
    pub requirements: Vec<Requirement>,
}

/// A line of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingLine {
    /// 1-based, in the text as given.
    pub number: u32,
    /// Bytes of the text, without line feed.
    pub span: Span,
    /// What it is for.
    pub section: LineSection,
}

/// What a line of a posting is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "line-section"))]
pub enum LineSection {
    /// The job's title.
    Title,
    /// About the employer or the team.
    Company,
    /// What the person will do.
    Duties,
    /// What is required.
    Must,
    /// What is welcome.
    Preferred,
    /// What is offered.
    Benefits,
    /// Where, and on what terms.
    Location,
    /// Equal opportunity, privacy, pay transparency.
    Legal,
    /// Menus, tips, similar jobs.
    Boilerplate,
    /// None of these.
    Other,
}

/// Something a posting asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// The keyword a recruiter would search for, at most five words.
    pub term: String,
    /// What kind of thing it is.
    pub kind: RequirementKind,
    /// How much it is wanted.
    pub necessity: Necessity,
    /// Requirements of one group are alternatives: one suffices.
    pub group: Option<u32>,
    /// Years, level…
    pub value: Option<String>,
    /// 1-based line of the posting.
    pub line: u32,
    /// Bytes of the posting's text.
    pub span: Span,
}

/// Kinds of requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "requirement-kind"))]
pub enum RequirementKind {
    /// Know-how, method, standard, field.
    Skill,
    /// A named product or its format.
    Tool,
    /// Behaviour.
    Soft,
    /// Years of experience.
    Years,
    /// A degree.
    Degree,
    /// Issued for an exam or course.
    Certification,
    /// A right to practise or drive.
    License,
    /// A spoken language.
    Language,
    /// Where one must be.
    Location,
    /// Right to work.
    Authorization,
    /// Shifts, on-call, travel.
    Schedule,
    /// Security or background checks.
    Clearance,
    /// A post held before.
    Title,
}

/// How much a requirement is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "necessity"))]
pub enum Necessity {
    /// Required.
    Must,
    /// Welcome.
    Preferred,
    /// Only named in the description of the job.
    Context,
}

/// Reads a posting from a file of any kind that postings are saved as: text, Markdown, HTML, PDF, DOCX.
///
/// May panic on a fault of ours in a PDF or DOCX; [`crate::guard::guarded`] takes care of that.
pub fn open(source: &Source) -> Result<Posting, Refusal> {
    Ok(posting(&source.name, open::sheet(source)?))
}

/// Reads a posting from text or Markdown. What is longer than a posting can be is cut off.
pub fn read(name: &str, text: &str) -> Posting {
    posting(name, Sheet::plain(text))
}

fn posting(name: &str, mut sheet: Sheet) -> Posting {
    let kept = Span::within(&sheet.text, 0, sheet.text.len().min(limits::POSTING_BYTES));
    sheet.text.truncate(kept.end());
    let page = sheet.page();
    let header = header::header(&page).with(&page, &sheet.facts);
    let sections = section::classify(&page, header.line);
    let employer = extract::Employer::new(header.company.as_deref(), header.location.as_deref());
    let requirements = extract::requirements(&page, &sections, &employer);
    let lines = (1u32..).zip(page.lines.iter().zip(&sections));
    Posting {
        name: name.to_owned(),
        title: header.title,
        company: header.company,
        location: header.location,
        lines: lines
            .map(|(number, (line, &section))| PostingLine { number, span: line.span, section })
            .collect(),
        requirements,
        text: sheet.text,
    }
}
