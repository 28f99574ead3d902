//! `KEY`: what the posting asks, and whether the résumé shows it.

use super::doubts::cut_terms;
use super::{Check, Default, Outcome, Params, Test};
use crate::checks::Claims;
use crate::fields::{FieldKind, ReaderSet};
use crate::finding::{Draft, Weight};
use crate::keywords::{Match, MatchVerdict, understanding};
use crate::posting::{Necessity, Posting, Requirement, RequirementKind};
use crate::resume::prompts;
use crate::span::Span;
use crate::subject::Subject;
use crate::text::signs::is_separator;
use crate::text::words::runs;
use crate::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check {
        name: "keyword-missing",
        params: &[("necessity", Default::OneOf("must", &["must", "preferred"]))],
        fills: &["line", "near", "term"],
        test: Test::Read(missing),
    },
    Check { name: "keyword-damaged", params: &[], fills: &["term"], test: Test::Read(damaged) },
    Check { name: "keyword-one-form", params: &[], fills: &["found", "term"], test: Test::Read(one_form) },
    Check {
        name: "keyword-stuffing",
        params: &[("window", Default::Number(40.0)), ("times", Default::Number(10.0))],
        fills: &["times", "window", "word"],
        test: Test::Read(stuffing),
    },
    Check { name: "title-absent", params: &[], fills: &["title"], test: Test::Read(title_absent) },
];

/// Requirements with their matches.
fn pairs<'a>(subject: &'a Subject<'_>, posting: &'a Posting) -> Vec<(&'a Requirement, &'a Match)> {
    let requirement = |found: &'a Match| Some((posting.requirements.get(found.requirement)?, found));
    subject.matches.iter().filter_map(requirement).collect()
}

/// What is asked and not shown; of alternatives, one finding if none is shown.
fn missing(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let Some(posting) = subject.posting else { return Outcome::default() };
    let (necessity, weight) = match params.word("necessity") {
        "preferred" => (Necessity::Preferred, Weight::Note),
        _ => (Necessity::Must, Weight::Warning),
    };
    let asked = |(requirement, _): &(&Requirement, &Match)| requirement.necessity == necessity;
    let (undecided, pairs): (Vec<_>, Vec<_>) =
        pairs(subject, posting).into_iter().filter(asked).partition(is_undecided);
    let cut = cut_terms(subject);
    let shown: BTreeSet<u32> = pairs
        .iter()
        // A damaged keyword is on the page: another rule says so.
        .filter(|(_, found)| found.verdict.is_shown() || found.verdict == MatchVerdict::Damaged)
        .chain(&undecided)
        .filter_map(|(requirement, _)| requirement.group)
        .collect();
    let mut grouped: BTreeMap<u32, Vec<&Requirement>> = BTreeMap::new();
    let mut drafts = Vec::new();
    for (requirement, found) in pairs {
        // A keyword that a hyphen cuts is on the page, too.
        if cut.contains(&requirement.term.to_lowercase()) {
            continue;
        }
        let gap = matches!(found.verdict, MatchVerdict::Missing | MatchVerdict::Related | MatchVerdict::Weak);
        if !gap || is_condition(requirement.kind) {
            continue;
        }
        match requirement.group {
            Some(group) if shown.contains(&group) => {}
            Some(group) => grouped.entry(group).or_default().push(requirement),
            None => drafts.push(draft(&requirement.term, &[requirement], found, weight.clone(), subject)),
        }
    }
    for alternatives in grouped.values() {
        let terms: Vec<&str> = alternatives.iter().map(|r| r.term.as_str()).collect();
        let found = Match {
            requirement: 0,
            verdict: MatchVerdict::Missing,
            evidence: Vec::new(),
            lost_by: ReaderSet::default(),
            explanation: Wording::default(),
        };
        drafts.push(draft(&terms.join(" or "), alternatives, &found, weight.clone(), subject));
    }
    let why = |(asked, found): &(&Requirement, &Match)| {
        Wording::ours(&asked.term).saying(": ").then(&found.explanation)
    };
    let why = understanding(posting).why.into_iter().chain(undecided.iter().map(why));
    let why: Vec<Wording> = why.collect();
    let skipped = (!why.is_empty()).then(|| Wording::join(why, "; "));
    Outcome { drafts, skipped }
}

/// Whether the résumé names the thing, at a level that we do not understand.
fn is_undecided((requirement, found): &(&Requirement, &Match)) -> bool {
    let has_levels = matches!(requirement.kind, RequirementKind::Language | RequirementKind::Degree);
    has_levels && found.verdict == MatchVerdict::Weak
}

/// A condition that forms and interviews ask about, not something that a résumé shows.
fn is_condition(kind: RequirementKind) -> bool {
    use RequirementKind::{Authorization, Clearance, Location, Schedule};
    matches!(kind, Authorization | Clearance | Location | Schedule)
}

fn draft(term: &str, asked: &[&Requirement], found: &Match, weight: Weight, subject: &Subject<'_>) -> Draft {
    let mut draft = Draft { weight, ..Draft::default() };
    for requirement in asked {
        draft =
            draft.and(subject.locate_posting(requirement.span).labelled(Wording::ours(&requirement.term)));
    }
    for evidence in found.evidence.iter().take(1) {
        draft = draft.and(subject.locate(evidence.span).related().labelled("the nearest thing"));
    }
    let near = match found.verdict {
        MatchVerdict::Missing => Wording::default(),
        _ => found.evidence.first().map_or_else(Wording::default, |evidence| {
            Wording::from("; the nearest thing is ").then(&Wording::quotation(evidence.text.trim()))
        }),
    };
    let line = asked.first().map_or(0, |requirement| requirement.line);
    draft.with("term", Wording::ours(term)).with("near", near).with("line", line)
}

/// Keywords that the page shows and readers break. The loss of a skill that is such a keyword is this
/// finding's, not another's.
fn damaged(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let Some(posting) = subject.posting else { return Outcome::default() };
    let mut drafts = Vec::new();
    for (requirement, found) in pairs(subject, posting) {
        let Some(evidence) = found.evidence.first() else { continue };
        if found.lost_by.is_empty() || requirement.necessity == Necessity::Context {
            continue;
        }
        claims.take(subject, |survival, reader, _| {
            survival.field.kind() == FieldKind::Skill
                && survival
                    .span
                    .is_some_and(|span| span.contains(evidence.span) || evidence.span.contains(span))
                && found.lost_by.contains(reader)
        });
        let essential = requirement.necessity == Necessity::Must;
        let place = subject.locate(evidence.span).labelled("on the page");
        let asked = subject.locate_posting(requirement.span).related().labelled("asked here");
        let draft = Draft::at(Weight::Readers { essential }, place).and(asked);
        drafts.push(draft.hitting(found.lost_by).with("term", Wording::ours(&requirement.term)));
    }
    drafts.into()
}

/// Shown only under another name: a literal search for the posting's words misses it.
fn one_form(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let Some(posting) = subject.posting else { return Outcome::default() };
    let searched = |requirement: &Requirement| {
        use RequirementKind::{Certification, License, Skill, Tool};
        matches!(requirement.kind, Certification | License | Skill | Tool)
            && requirement.necessity != Necessity::Context
    };
    let drafts: Vec<Draft> = pairs(subject, posting)
        .into_iter()
        .filter(|(requirement, found)| found.verdict == MatchVerdict::Alias && searched(requirement))
        .filter_map(|(requirement, found)| {
            let evidence = found.evidence.first()?;
            let written = requirement.span.of(&posting.text).trim();
            // A search for part of the words finds the whole: `DATEV` in `DATEV-Kenntnisse`.
            let (asked_for, shown) = (written.to_lowercase(), evidence.text.trim().to_lowercase());
            if asked_for.contains(&shown) || shown.contains(&asked_for) {
                return None;
            }
            let place =
                subject.locate(evidence.span).labelled(Wording::from("the posting says ").saying(written));
            let asked = subject.locate_posting(requirement.span).related();
            let draft = Draft::at(Weight::Note, place).and(asked);
            Some(draft.with("term", Wording::ours(written)).quoting("found", evidence.text.trim()))
        })
        .collect();
    drafts.into()
}

/// One word again and again within a short stretch of text. Prompts of a template are not the person's words.
fn stuffing(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let (window, times) = (params.number("window") as usize, params.number("times") as usize);
    let prompts = prompts(&subject.document, &subject.reference);
    let own = |word: &Span| !prompts.iter().any(|prompt| prompt.contains(*word));
    let words: Vec<Span> = runs(text).filter(own).collect();
    let mut drafts = Vec::new();
    let mut reported: BTreeSet<String> = BTreeSet::new();
    let mut recent: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, span) in words.iter().enumerate() {
        let word = span.of(text);
        // Articles and prepositions have up to three letters in most languages.
        if word.chars().count() < 4 || !word.chars().any(char::is_alphabetic) {
            continue;
        }
        let places = recent.entry(word.to_lowercase()).or_default();
        places.push(index);
        places.retain(|place| place + window > index);
        if places.len() >= times && reported.insert(word.to_lowercase()) {
            let first = places.first().and_then(|first| words.get(*first));
            if let Some(first) = first {
                let span = first.to(*span);
                let draft = Draft::at(Weight::Warning, subject.locate(span));
                drafts.push(draft.quoting("word", word).with("times", places.len()).with("window", window));
            }
        }
    }
    drafts.into()
}

/// The posting's job title is nowhere in the résumé.
fn title_absent(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let Some(posting) = subject.posting else { return Outcome::default() };
    let Some(title) = posting.title.as_deref() else { return Outcome::default() };
    // What follows a comma, bracket or dash narrows the title down: team, place, gender.
    let core = title
        .split(|c| matches!(c, ',' | '(' | '–' | '—' | '/') || is_separator(c))
        .next()
        .unwrap_or(title)
        .trim();
    let lower = |text: &str| runs(text).map(|run| run.of(text).to_lowercase()).collect::<Vec<_>>();
    let (wanted, there) = (lower(core), lower(&subject.reference.text));
    if wanted.is_empty() || there.windows(wanted.len()).any(|window| window == wanted) {
        return Outcome::default();
    }
    let place = posting.text.find(core).and_then(|at| Span::new(&posting.text, at, at + core.len()));
    let Some(place) = place else { return Outcome::default() };
    Some(Draft::at(Weight::Note, subject.locate_posting(place)).with("title", Wording::ours(core))).into()
}
