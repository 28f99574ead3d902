//! What a posting is: its lines, and what they ask.

use crate::span::Span;
use serde::Serialize;

/// A posting.
#[derive(Debug, Clone, Default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
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
    /// Every line of the text; a line whose breaks are lost stands here in its pieces.
    pub lines: Vec<PostingLine>,
    /// What is asked, in the order of the text.
    pub requirements: Vec<Requirement>,
}

/// A line of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct PostingLine {
    /// 1-based, in the text as given; pieces of a line share it.
    pub number: u32,
    /// Bytes of the text, without line feed.
    pub span: Span,
    /// What it is for.
    pub section: LineSection,
}

/// What a line of a posting is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
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
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
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
    /// Other names for it that the person has given ([`super::OwnTerms`]).
    pub aliases: Vec<String>,
}

/// Kinds of requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
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
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
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
