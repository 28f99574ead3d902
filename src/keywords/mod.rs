//! Where the résumé shows what the posting asks: exact, alias, inflected, damaged or missing.

mod acronym;
mod damage;
mod ladder;
mod level;
mod place;
mod words;
mod years;

use crate::posting::{Necessity, Posting, Requirement, RequirementKind};
use crate::reading::{Reader, Reading};
use crate::resume::{Resume, SectionKind};
use crate::span::Span;
use crate::wording::Wording;
use serde::Serialize;

/// The verdict on one requirement.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Index into [`Posting::requirements`].
    pub requirement: usize,
    /// How the résumé shows it.
    pub verdict: MatchVerdict,
    /// Where, best first.
    pub evidence: Vec<Evidence>,
    /// For damaged ones: the readers that do not get it.
    pub lost_by: Vec<String>,
    /// The reason in a few words, for a person: `6.2 years of work are dated; 5 asked`.
    pub explanation: Wording,
}

/// The rungs of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "match-verdict"))]
pub enum MatchVerdict {
    /// The same words.
    Exact,
    /// Another name, abbreviation or spelling of it.
    Alias,
    /// Another form of the words.
    Inflected,
    /// A neighbour; not counted as shown.
    Related,
    /// Only in a heading, interest or company name, or at a level that we do not understand; not counted as shown.
    Weak,
    /// On the page, but broken for readers; not counted as shown.
    Damaged,
    /// Nothing.
    Missing,
}

impl MatchVerdict {
    /// Whether it counts as shown.
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Exact | Self::Alias | Self::Inflected)
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
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "coverage"))]
pub struct Coverage {
    /// Required ones.
    pub must: Share,
    /// Welcome ones.
    pub preferred: Share,
}

/// A fraction of requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
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

/// Matches every requirement of a posting, in order.
pub fn match_posting(posting: &Posting, resume: Candidate<'_>) -> Vec<Match> {
    let page = ladder::Page::new(resume, &posting.text);
    let voters = damage::Voters::new(resume);
    let requirements = posting.requirements.iter().enumerate();
    requirements.map(|(index, requirement)| one(posting, index, requirement, &page, &voters)).collect()
}

fn one(
    posting: &Posting,
    index: usize,
    requirement: &Requirement,
    page: &ladder::Page,
    voters: &damage::Voters,
) -> Match {
    let (mut verdict, evidence, mut explanation) = match requirement.kind {
        RequirementKind::Years => years::years(page, requirement),
        RequirementKind::Degree => level::degree(page, posting, requirement),
        RequirementKind::Language => level::language(page, requirement),
        RequirementKind::Location => place::place(page, posting, requirement),
        _ => {
            let wording = requirement.span.of(&posting.text);
            let (verdict, evidence) = ladder::term(page, requirement, wording);
            let explanation = explanation(verdict, &evidence);
            (verdict, evidence, explanation)
        }
    };
    let followed = verdict.is_shown() && !evidence.is_empty() && is_term(requirement.kind);
    let lost_by = if followed { voters.losing(&evidence) } else { Vec::new() };
    if !lost_by.is_empty() && lost_by.len() * 2 >= voters.count() {
        verdict = MatchVerdict::Damaged;
        explanation = Wording::ours(format!(
            "on the page, but {} of {} readers do not get it",
            lost_by.len(),
            voters.count()
        ));
    }
    Match { requirement: index, verdict, evidence, lost_by, explanation }
}

/// Whether a requirement is met by its words on the page, and not by what a field says.
fn is_term(kind: RequirementKind) -> bool {
    use RequirementKind::{Degree, Language, Location, Years};
    !matches!(kind, Years | Degree | Language | Location)
}

fn explanation(verdict: MatchVerdict, evidence: &[Evidence]) -> Wording {
    let shown = evidence.first().map_or("", |evidence| evidence.text.as_str());
    match verdict {
        MatchVerdict::Exact => Wording::from("shown as asked: ").quoting(shown),
        MatchVerdict::Alias => Wording::from("shown under another name: ").quoting(shown),
        MatchVerdict::Inflected => Wording::from("shown in another form: ").quoting(shown),
        MatchVerdict::Related => Wording::from("not shown; near it: ").quoting(shown),
        MatchVerdict::Weak => Wording::from("only in a heading, a name or a pastime: ").quoting(shown),
        MatchVerdict::Damaged | MatchVerdict::Missing => "nothing in the résumé shows it".into(),
    }
}

/// Counts what is shown.
pub fn coverage(posting: &Posting, matches: &[Match]) -> Coverage {
    let share = |necessity| {
        let mut groups: std::collections::BTreeMap<(u8, usize), bool> = std::collections::BTreeMap::new();
        for found in matches {
            let Some(requirement) = posting.requirements.get(found.requirement) else {
                continue;
            };
            if requirement.necessity == necessity {
                let key = match requirement.group {
                    Some(group) => (0, group as usize),
                    None => (1, found.requirement),
                };
                *groups.entry(key).or_default() |= found.verdict.is_shown();
            }
        }
        Share { shown: groups.values().filter(|&&shown| shown).count() as u32, total: groups.len() as u32 }
    };
    Coverage { must: share(Necessity::Must), preferred: share(Necessity::Preferred) }
}

#[cfg(test)]
mod tests;
