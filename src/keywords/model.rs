//! What is matched, and what comes of it.

use crate::fields::ReaderSet;
use crate::reading::{Reader, Reading};
use crate::resume::{Resume, SectionKind};
use crate::span::Span;
use crate::wording::Wording;
use serde::Serialize;

/// The verdict on one requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Index into [`Posting::requirements`](crate::posting::Posting::requirements).
    pub requirement: usize,
    /// How the résumé shows it.
    pub verdict: MatchVerdict,
    /// Where, best first.
    pub evidence: Vec<Evidence>,
    /// For damaged ones: the readers that do not get it.
    pub lost_by: ReaderSet,
    /// The reason in a few words, for a person: `6.2 years of work are dated; 5 asked`.
    pub explanation: Wording,
}

/// The rungs of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "match-verdict"))]
pub enum MatchVerdict {
    /// The same words.
    Exact,
    /// Another name, abbreviation or spelling of it.
    Alias,
    /// Another form of the words.
    Inflected,
    /// A kind of it (`PostgreSQL` where `SQL` is asked).
    Narrower,
    /// A neighbour; not counted as shown.
    Related,
    /// Only in a heading, interest or company name, as something that is not there yet, or at a level that we do not
    /// understand; not counted as shown.
    Weak,
    /// On the page, but broken for readers; not counted as shown.
    Damaged,
    /// Nothing.
    Missing,
}

impl MatchVerdict {
    /// Whether it counts as shown.
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Exact | Self::Alias | Self::Inflected | Self::Narrower)
    }
}

/// A place of the résumé that shows a requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The section it stands in.
    pub section: SectionKind,
    /// Bytes of the reference.
    pub span: Span,
    /// The words found.
    pub text: String,
    /// 1-based page, if known.
    pub page: Option<u32>,
    /// For a job that counts towards years of work: the months it adds, those of overlapping jobs counted once.
    pub months: Option<u32>,
}

/// How many requirements are shown; a group of alternatives counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "coverage"))]
pub struct Coverage {
    /// Required ones.
    pub must: Share,
    /// Welcome ones.
    pub preferred: Share,
}

/// A fraction of requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "share"))]
pub struct Share {
    /// Shown.
    pub shown: u32,
    /// All.
    pub total: u32,
}

/// What the matcher looks at.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The parsed résumé.
    pub resume: &'a Resume,
    /// Its reference reading.
    pub reference: &'a Reading,
    /// What the readers get.
    pub readings: &'a [Reading],
    /// Their policies, in the same order.
    pub readers: &'a [Reader],
    /// What "present" means.
    pub today: jiff::civil::Date,
}
