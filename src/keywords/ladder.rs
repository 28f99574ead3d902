//! The rungs for terms: the same words, another name, another form, a neighbour.

use super::acronym::Acronyms;
use super::words::{Found, Words};
use super::{Candidate, Evidence, MatchVerdict};
use crate::lexicon::{Form, Hit, Lexicon, Term, tokens};
use crate::posting::{Requirement, RequirementKind};
use crate::resume::{Resume, SectionKind};
use crate::span::Span;

/// At most this many places are weighed for one requirement.
const PLACES: usize = 200;
/// At most this many places are shown for one requirement.
const EVIDENCE: usize = 5;

/// The résumé, ready to be searched.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) candidate: Candidate<'a>,
    pub(super) words: Words<'a>,
    pub(super) acronyms: Acronyms,
    /// Terms of the lexicon in it.
    hits: Vec<Hit>,
}

impl<'a> Page<'a> {
    pub(super) fn new(candidate: Candidate<'a>, posting: &str) -> Self {
        let text = &candidate.reference.text;
        let words = Words::new(text);
        let hits = Lexicon::builtin().find(text, words.tokens());
        Self { candidate, acronyms: Acronyms::learn(&[text, posting]), words, hits }
    }

    /// What stands at a span.
    pub(super) fn evidence(&self, span: Span) -> Evidence {
        let Candidate { resume, reference, .. } = self.candidate;
        let page = reference.line_at(span.start()).and_then(|(_, line)| line.page);
        let text = span.of(&reference.text).to_owned();
        Evidence { section: section_at(resume, span), span, text, page, months: None }
    }

    fn all(&self, found: Vec<Found>) -> Vec<Evidence> {
        let mut evidence: Vec<Evidence> =
            found.into_iter().take(PLACES).map(|found| self.evidence(found.span)).collect();
        evidence.sort_by_key(|evidence| (rank(self.candidate.resume, evidence), evidence.span));
        evidence.dedup();
        evidence.truncate(EVIDENCE);
        evidence
    }
}

/// The section that holds a span: the innermost, if they nest.
fn section_at(resume: &Resume, span: Span) -> SectionKind {
    let holding = resume.sections.iter().filter(|section| section.span.contains(span));
    holding.min_by_key(|section| section.span.len()).map_or(SectionKind::Other, |section| section.kind)
}

/// Better places first: where a thing was used, then where it is listed; names and headings last.
fn rank(resume: &Resume, evidence: &Evidence) -> u8 {
    if is_weak(resume, evidence) {
        return 9;
    }
    match evidence.section {
        SectionKind::Work => 0,
        SectionKind::Projects => 1,
        SectionKind::Skills => 2,
        SectionKind::Certificates => 3,
        SectionKind::Education | SectionKind::Publications => 4,
        SectionKind::Summary => 5,
        _ => 6,
    }
}

/// Whether a place says nothing of what the person can do: a heading, an employer's or school's name,
/// a pastime.
fn is_weak(resume: &Resume, evidence: &Evidence) -> bool {
    let inside = |outer: Option<Span>| outer.is_some_and(|outer| outer.contains(evidence.span));
    let named = |field: &Option<crate::resume::Field>| inside(field.as_ref().and_then(|field| field.span));
    evidence.section == SectionKind::Interests
        || resume.sections.iter().any(|section| inside(section.heading))
        || resume.work.iter().any(|work| named(&work.company))
        || resume.education.iter().any(|education| named(&education.school))
}

/// The verdict on a term.
pub(super) fn term(page: &Page, requirement: &Requirement, wording: &str) -> (MatchVerdict, Vec<Evidence>) {
    let lexicon = Lexicon::builtin();
    let known = lexicon.named(&requirement.term);
    let rungs = [
        (MatchVerdict::Exact, exact(page, requirement, wording, known)),
        (MatchVerdict::Alias, alias(page, requirement, wording, known)),
    ];
    for (verdict, found) in rungs {
        let same = found.iter().any(|found| found.same);
        let evidence = page.all(admitted(page, requirement, found));
        if let Some(best) = evidence.first() {
            if is_weak(page.candidate.resume, best) {
                return (MatchVerdict::Weak, evidence);
            }
            let verdict = match verdict {
                MatchVerdict::Alias if within(best, wording) => MatchVerdict::Exact,
                MatchVerdict::Exact if !same => MatchVerdict::Inflected,
                verdict => verdict,
            };
            return (verdict, evidence);
        }
    }
    let found = admitted(page, requirement, inflected(page, requirement, wording, known));
    let evidence = page.all(found);
    if !evidence.is_empty() {
        let weak = evidence.iter().all(|evidence| is_weak(page.candidate.resume, evidence));
        return (if weak { MatchVerdict::Weak } else { MatchVerdict::Inflected }, evidence);
    }
    let evidence = known.map(|term| related(page, term)).unwrap_or_default();
    (if evidence.is_empty() { MatchVerdict::Missing } else { MatchVerdict::Related }, evidence)
}

/// Whether the words found are some of the posting's own: `Excel` for `Excel-Kenntnisse`.
fn within(found: &Evidence, wording: &str) -> bool {
    let words = |text: &str| tokens(text).into_iter().map(|word| word.norm).collect::<Vec<_>>();
    let (found, asked) = (words(&found.text), words(wording));
    !found.is_empty() && asked.windows(found.len()).any(|row| row == found)
}

fn exact(page: &Page, requirement: &Requirement, wording: &str, known: Option<&Term>) -> Vec<Found> {
    let mut found = page.words.find(wording, is_cased(known, wording));
    found.extend(page.words.find(&requirement.term, is_cased(known, &requirement.term)));
    found
}

/// Whether a text is a form that is a common word too (`Go`), so that it counts in its own case only.
fn is_cased(known: Option<&Term>, text: &str) -> bool {
    known.is_some_and(|term| term.forms.iter().any(|form| form.cased && form.text.eq_ignore_ascii_case(text)))
}

fn alias(page: &Page, requirement: &Requirement, wording: &str, known: Option<&Term>) -> Vec<Found> {
    let mut found = Vec::new();
    for form in known.into_iter().flat_map(|term| &term.forms) {
        let places = page.words.find(&form.text, form.cased);
        found.extend(places.into_iter().filter(|place| !form.loose || listed(page, place.span)));
    }
    for name in [requirement.term.as_str(), wording] {
        for other in page.acronyms.of(name) {
            let short = other.chars().count() <= 3;
            found.extend(page.words.find(other, short));
        }
    }
    found
}

/// An everyday word stands for a skill where skills are listed.
fn listed(page: &Page, span: Span) -> bool {
    section_at(page.candidate.resume, span) == SectionKind::Skills
}

fn inflected(page: &Page, requirement: &Requirement, wording: &str, known: Option<&Term>) -> Vec<Found> {
    // Names have no other forms.
    let name = matches!(
        requirement.kind,
        RequirementKind::Tool | RequirementKind::Certification | RequirementKind::License
    );
    if name {
        return Vec::new();
    }
    let mut phrases: Vec<&str> =
        [wording, requirement.term.as_str()].into_iter().filter(|text| !is_cased(known, text)).collect();
    let spoken = |form: &&Form| !form.cased && !form.loose && form.text.contains(|c: char| c.is_lowercase());
    phrases.extend(
        known.into_iter().flat_map(|term| term.forms.iter().filter(spoken)).map(|form| form.text.as_str()),
    );
    phrases.iter().flat_map(|phrase| page.words.find_stems(phrase)).collect()
}

/// Conditions of a job are not met by a word in passing: a lone word (`travel`, `nights`) counts only
/// where the person speaks of themselves.
fn admitted(page: &Page, requirement: &Requirement, found: Vec<Found>) -> Vec<Found> {
    use RequirementKind::{Authorization, Clearance, Schedule};
    if !matches!(requirement.kind, Authorization | Schedule | Clearance) {
        return found;
    }
    let text = &page.candidate.reference.text;
    let kept = |found: &Found| {
        let lone = tokens(found.span.of(text)).len() == 1;
        let section = section_at(page.candidate.resume, found.span);
        !lone
            || matches!(
                section,
                SectionKind::Contact | SectionKind::Summary | SectionKind::Other | SectionKind::Certificates
            )
    };
    found.into_iter().filter(kept).collect()
}

/// Terms of the résumé that are a kind of this one, that this one is a kind of, or that are of one
/// kind with it.
fn related(page: &Page, wanted: &Term) -> Vec<Evidence> {
    let lexicon = Lexicon::builtin();
    // The first form is the term's name.
    fn name(term: &Term) -> Option<&String> {
        term.forms.first().map(|form| &form.key)
    }
    let is_kind_of =
        |narrow: &Term, wide: &Term| name(wide).is_some_and(|wide| narrow.kind_of.contains(wide));
    let near = |other: &Term| {
        is_kind_of(other, wanted)
            || is_kind_of(wanted, other)
            || wanted.kind_of.iter().any(|wider| other.kind_of.contains(wider))
    };
    let mut found = Vec::new();
    for hit in &page.hits {
        let bytes =
            page.words.tokens().get(hit.first).zip(page.words.tokens().get(hit.first + hit.length - 1));
        if let Some(other) = lexicon.term(hit.term).filter(|other| near(other))
            && let Some((first, last)) = bytes
            && let Some(span) = Span::new(&page.candidate.reference.text, first.start, last.end)
            && other.forms.get(hit.form).is_none_or(|form| !form.loose)
        {
            found.push(Found { span, same: false });
        }
    }
    page.all(found)
}
