//! Where the résumé shows what the posting asks: exact, alias, inflected, damaged or missing.

mod acronym;
mod damage;
mod ladder;
mod level;
mod model;
mod place;
mod standing;
mod understanding;
mod vocabulary;
mod words;
mod years;

pub use model::{Candidate, Coverage, Evidence, Match, MatchVerdict, Share};
pub use understanding::{Understanding, understanding};

use crate::fields::ReaderSet;
use crate::posting::{Necessity, Posting, Requirement, RequirementKind};
use crate::wording::Wording;
use ladder::Reservation;

/// Matches every requirement of a posting, in order.
pub fn match_posting(posting: &Posting, resume: Candidate<'_>) -> Vec<Match> {
    let page = ladder::Page::new(resume, &posting.text);
    let voters = damage::Voters::new(resume);
    let requirements = posting.requirements.iter().enumerate();
    let mut matches: Vec<Match> =
        requirements.map(|(index, requirement)| one(posting, index, requirement, &page, &voters)).collect();
    hold_years_to_their_field(posting, &mut matches);
    matches
}

/// `5+ years of Kubernetes`: years of work do not show it where the thing itself is missing.
fn hold_years_to_their_field(posting: &Posting, matches: &mut [Match]) {
    /// Bytes between the years and what they are of: `years of hands-on professional experience with`.
    const BESIDE: usize = 60;
    let of = |found: &Match| posting.requirements.get(found.requirement);
    let verdicts: Vec<MatchVerdict> = matches.iter().map(|found| found.verdict).collect();
    for found in matches.iter_mut().filter(|found| found.verdict.is_shown()) {
        let Some(years) = of(found).filter(|asked| asked.kind == RequirementKind::Years) else { continue };
        let beside = posting.requirements.iter().zip(&verdicts).find(|(thing, _)| {
            let (start, end) = (years.span.end(), thing.span.start());
            let between = posting.text.get(start..end.max(start)).unwrap_or_default();
            // Names of products are found in whatever words a job is told.
            thing.kind == RequirementKind::Tool
                && end >= start
                && between.len() <= BESIDE
                && !between.contains(['\n', ';', ',', '.'])
        });
        if let Some((thing, _)) = beside.filter(|(_, verdict)| !verdict.is_shown()) {
            found.verdict = MatchVerdict::Related;
            let told = std::mem::take(&mut found.explanation);
            found.explanation = told.saying(", but nothing shows ").saying(&thing.term);
        }
    }
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
            let (verdict, evidence, reservation) = ladder::term(page, requirement, wording);
            let explanation = explanation(verdict, &evidence, reservation);
            (verdict, evidence, explanation)
        }
    };
    let followed = verdict.is_shown() && !evidence.is_empty() && is_term(requirement.kind);
    let lost_by = if followed { voters.losing(&evidence) } else { ReaderSet::default() };
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

fn explanation(verdict: MatchVerdict, evidence: &[Evidence], reservation: Option<Reservation>) -> Wording {
    let shown = evidence.first().map_or("", |evidence| evidence.text.as_str());
    match reservation {
        Some(Reservation::Denied) => {
            return Wording::from("named, but as something that is not there, or not yet: ").quoting(shown);
        }
        Some(Reservation::Passing) => return Wording::from("only named in passing: ").quoting(shown),
        None => {}
    }
    match verdict {
        MatchVerdict::Exact => Wording::from("shown as asked: ").quoting(shown),
        MatchVerdict::Alias => Wording::from("shown under another name: ").quoting(shown),
        MatchVerdict::Inflected => Wording::from("shown in another form: ").quoting(shown),
        MatchVerdict::Narrower => Wording::from("shown by a kind of it: ").quoting(shown),
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
