//! The posting and the résumé against it, as the JSON contract has them.

use super::names;
use crate::keywords::{Coverage, Evidence, Match, MatchVerdict, Understanding, coverage, understanding};
use crate::posting::{LineSection, Necessity, Posting, RequirementKind};
use crate::span::Span;
use crate::wording::Wording;
use serde::Serialize;
use std::borrow::Cow;

/// What `keywords` and `posting` print with `--format json`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "keywords"))]
pub struct KeywordContract<'a> {
    /// Of the contract: keys may be added under it, none is renamed or removed.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    schema_version: u32,
    #[serde(flatten)]
    keywords: &'a KeywordReport,
}

impl<'a> KeywordContract<'a> {
    /// The contract of a report.
    pub fn new(keywords: &'a KeywordReport) -> Self {
        Self { schema_version: 1, keywords }
    }
}

/// A posting, what it asks, and how much of it is shown.
#[derive(Debug, Clone, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "comparison"))]
pub struct KeywordReport {
    /// The posting.
    pub posting: PostingReport,
    /// In the order of the posting.
    pub requirements: Vec<RequirementReport>,
    /// Whether what is asked was understood.
    pub understood: Understanding,
    /// Only with a résumé; null where the posting was not understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Option<Coverage>>,
}

/// A posting.
#[derive(Debug, Clone, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "head"))]
pub struct PostingReport {
    /// Job title.
    pub title: Option<String>,
    /// Employer.
    pub company: Option<String>,
    /// Place of work.
    pub location: Option<String>,
    /// Its lines.
    pub lines: Vec<LineReport>,
}

/// A line of a posting.
#[derive(Debug, Clone, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "line"))]
pub struct LineReport {
    /// 1-based.
    pub line: u32,
    /// What it is for.
    pub section: LineSection,
    /// As given.
    pub text: String,
}

/// A requirement, with verdict and evidence if there is a résumé.
#[derive(Debug, Clone, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "requirement"))]
pub struct RequirementReport {
    /// The keyword.
    pub term: String,
    /// What kind of thing it is.
    pub kind: RequirementKind,
    /// How much it is wanted.
    pub necessity: Necessity,
    /// 1-based line of the posting.
    pub line: u32,
    /// Bytes of the posting.
    pub span: Span,
    /// Alternatives share a number.
    pub group: Option<u32>,
    /// Years, level.
    pub value: Option<String>,
    /// How the résumé shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<MatchVerdict>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<EvidenceReport>>,
    /// Why, in a few words for a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Wording>,
}

/// A place of the résumé.
#[derive(Debug, Clone, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "evidence"))]
pub struct EvidenceReport {
    /// The section.
    pub section: Cow<'static, str>,
    /// The words found.
    pub text: String,
    /// 1-based page.
    pub page: Option<u32>,
    /// Bytes of the reference reading.
    pub span: Span,
    /// Months that a job adds to the years of work, those of overlapping jobs counted once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

impl KeywordReport {
    /// What is shown of what is asked in one sentence, or why it is not known; nothing without a résumé.
    pub fn told(&self) -> Option<String> {
        let Some(coverage) = self.coverage? else {
            let why = self.understood.why.as_ref().map_or("", |why| &**why);
            return Some(format!("not compared: {why}"));
        };
        let (must, preferred) = (coverage.must, coverage.preferred);
        let wished = match preferred.total {
            0 => String::new(),
            total => format!(", {} of {total} nice-to-haves", preferred.shown),
        };
        Some(match must.total {
            0 if preferred.total == 0 => "nothing is asked that a résumé shows".to_owned(),
            0 => format!("no must-haves{wished} shown"),
            total => format!("{} of {total} must-haves shown{wished}", must.shown),
        })
    }

    /// A posting alone, or with a résumé's matches.
    pub fn new(posting: &Posting, matches: Option<&[Match]>) -> Self {
        let understood = understanding(posting);
        let line = |line: &crate::posting::PostingLine| LineReport {
            line: line.number,
            section: line.section,
            text: line.span.of(&posting.text).to_owned(),
        };
        let requirement = |(index, requirement): (usize, &crate::posting::Requirement)| {
            let found = matches.and_then(|matches| matches.iter().find(|m| m.requirement == index));
            RequirementReport {
                term: requirement.term.clone(),
                kind: requirement.kind,
                necessity: requirement.necessity,
                line: requirement.line,
                span: requirement.span,
                group: requirement.group,
                value: requirement.value.clone(),
                verdict: found.map(|found| found.verdict),
                evidence: found.map(|found| found.evidence.iter().map(EvidenceReport::new).collect()),
                explanation: found.map(|found| found.explanation.clone()),
            }
        };
        Self {
            posting: PostingReport {
                title: posting.title.clone(),
                company: posting.company.clone(),
                location: posting.location.clone(),
                lines: posting.lines.iter().map(line).collect(),
            },
            requirements: posting.requirements.iter().enumerate().map(requirement).collect(),
            coverage: matches.map(|matches| understood.verdict.then(|| coverage(posting, matches))),
            understood,
        }
    }
}

impl EvidenceReport {
    fn new(evidence: &Evidence) -> Self {
        Self {
            section: names::section(evidence.section).into(),
            text: evidence.text.clone(),
            page: evidence.page,
            span: evidence.span,
            months: evidence.months,
        }
    }
}
