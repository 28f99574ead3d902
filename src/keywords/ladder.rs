//! The rungs for terms: the same words, another name, another form, a neighbour.

use super::acronym::Acronyms;
use super::standing::is_denied;
use super::vocabulary::VOCABULARY;
use super::words::{Found, Words};
use super::{Candidate, Evidence, MatchVerdict};
use crate::lexicon::{Form, Hit, Lexicon, Term, Words as Endings, tokens};
use crate::posting::{Requirement, RequirementKind};
use crate::resume::{Resume, SectionKind};
use crate::span::Span;
use crate::text::signs::is_separator;

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

/// Why what was found does not count as shown, if that is not its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reservation {
    /// The clause says that it is not so, or not yet.
    Denied,
    /// A condition of the job, named in passing.
    Passing,
}

/// A verdict on a term, with where it is shown.
type Verdict = (MatchVerdict, Vec<Evidence>, Option<Reservation>);

/// The verdict on a term.
pub(super) fn term(page: &Page, requirement: &Requirement, wording: &str) -> Verdict {
    let lexicon = Lexicon::builtin();
    let known = lexicon.named(&requirement.term);
    let rungs = [
        (MatchVerdict::Exact, exact(page, requirement, wording, known)),
        (MatchVerdict::Alias, alias(page, requirement, wording, known)),
        (MatchVerdict::Inflected, inflected(page, requirement, wording, known)),
    ];
    let mut reserved: Option<(Reservation, Vec<Found>)> = None;
    for (verdict, found) in rungs {
        let (found, set_aside) = weighed(page, requirement, found);
        let same = found.iter().any(|found| found.same);
        reserved = reserved.or(set_aside);
        let evidence = page.all(found);
        let Some(best) = evidence.first() else { continue };
        if is_weak(page.candidate.resume, best) {
            return (MatchVerdict::Weak, evidence, None);
        }
        let verdict = match verdict {
            MatchVerdict::Alias if within(best, wording) => MatchVerdict::Exact,
            MatchVerdict::Exact if !same => MatchVerdict::Inflected,
            verdict => verdict,
        };
        return (verdict, evidence, None);
    }
    let (narrower, near) = known.map(|term| related(page, term)).unwrap_or_default();
    let (narrower, set_aside) = weighed(page, requirement, narrower);
    let shown = page.all(narrower);
    if shown.first().is_some_and(|best| !is_weak(page.candidate.resume, best)) {
        return (MatchVerdict::Narrower, shown, None);
    }
    if let Some((reservation, found)) = reserved.or(set_aside) {
        return (MatchVerdict::Weak, page.all(found), Some(reservation));
    }
    let evidence = page.all(near);
    (if evidence.is_empty() { MatchVerdict::Missing } else { MatchVerdict::Related }, evidence, None)
}

/// What counts of what was found, and what does not and why.
fn weighed(
    page: &Page,
    requirement: &Requirement,
    found: Vec<Found>,
) -> (Vec<Found>, Option<(Reservation, Vec<Found>)>) {
    let text = &page.candidate.reference.text;
    let denied = |found: &Found| is_denied(text, found.span, requirement.kind);
    let (denied, held): (Vec<_>, Vec<_>) = found.into_iter().take(PLACES).partition(denied);
    let (kept, passing): (Vec<_>, Vec<_>) =
        held.into_iter().partition(|found| admitted(page, requirement, found));
    let reserved = match (denied.is_empty(), passing.is_empty()) {
        (false, _) => Some((Reservation::Denied, denied)),
        (true, false) => Some((Reservation::Passing, passing)),
        _ => None,
    };
    (kept, reserved)
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
    found.extend(requirement.aliases.iter().flat_map(|name| page.words.find(name, false)));
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
    // Names in capitals have no other forms, either (`RESTful` is no `rest`).
    let spoken = |form: &&Form| {
        let capitals = form.text.chars().filter(|c| c.is_uppercase()).count();
        !form.cased && !form.loose && capitals < 2 && form.text.contains(|c: char| c.is_lowercase())
    };
    phrases.extend(
        known.into_iter().flat_map(|term| term.forms.iter().filter(spoken)).map(|form| form.text.as_str()),
    );
    let mut found: Vec<Found> = phrases.iter().flat_map(|phrase| page.words.find_stems(phrase)).collect();
    found.retain(|found| !is_product(found.span.of(&page.candidate.reference.text), &requirement.term));
    found.extend(phrases.iter().flat_map(|phrase| held(page, phrase)));
    found
}

/// `Analytics` is a product's or a field's name, and no sign of who thinks analytically.
fn is_product(found: &str, term: &str) -> bool {
    let ends = |word: &str, endings: &Endings| endings.words().any(|ending| word.ends_with(ending));
    let trait_like = term.split(' ').any(|word| ends(word, &VOCABULARY.of_traits));
    trait_like && !found.contains(' ') && ends(&found.to_lowercase(), &VOCABULARY.of_fields)
}

/// Where the title of a job names who does what is asked: `Data Engineer` for `data engineering`.
fn held(page: &Page, phrase: &str) -> Vec<Found> {
    let mut endings = VOCABULARY.doing.words().filter_map(|ending| phrase.strip_suffix(ending));
    let Some(doing) = endings.find(|doing| doing.len() > 3) else { return Vec::new() };
    let titles: Vec<Span> =
        page.candidate.resume.work.iter().filter_map(|work| work.title.as_ref()?.span).collect();
    let doers = std::iter::once("").chain(VOCABULARY.doers.words());
    let places = doers.flat_map(|ending| page.words.find(&format!("{doing}{ending}"), false));
    let titled = |found: &Found| titles.iter().any(|title| title.contains(found.span));
    places.filter(titled).map(|found| Found { same: false, ..found }).collect()
}

/// Conditions of a job are not met by a word in passing: a lone word (`travel`, `nights`) counts only
/// where the person speaks of themselves. A name of one letter counts where things are listed.
fn admitted(page: &Page, requirement: &Requirement, found: &Found) -> bool {
    use RequirementKind::{Authorization, Clearance, Schedule};
    let text = &page.candidate.reference.text;
    if found.span.len() == 1 && !stands_apart(text, found.span) {
        return false;
    }
    if !matches!(requirement.kind, Authorization | Schedule | Clearance) {
        return true;
    }
    let lone = tokens(found.span.of(text)).len() == 1;
    let section = section_at(page.candidate.resume, found.span);
    !lone
        || matches!(
            section,
            SectionKind::Contact | SectionKind::Summary | SectionKind::Other | SectionKind::Certificates
        )
}

/// Whether a letter is an item of a list or follows a small word (`in C`), and is no initial (`J. R. Rowe`) and no grade.
fn stands_apart(text: &str, span: Span) -> bool {
    let (before, after) =
        (text.get(..span.start()).unwrap_or_default(), text.get(span.end()..).unwrap_or_default());
    let sign =
        |c: char| matches!(c, ',' | ';' | ':' | '/' | '(' | ')' | '\n' | '\t' | '&' | '+') || is_separator(c);
    let head = before.trim_end_matches(' ');
    let small = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let joined = VOCABULARY.empty.contains(&small) || VOCABULARY.joined.contains(&small);
    let opens = head.is_empty()
        || head.ends_with(sign)
        || head.ends_with(['-', '–', '*'])
        || joined && before.ends_with(' ');
    let tail = after.trim_start_matches(' ');
    let next = tail.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let initial = after.starts_with(". ")
        && tail.get(2..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
        && !joined;
    let closes = tail.is_empty()
        || tail.starts_with(sign)
        || tail.starts_with('.')
        || VOCABULARY.joined.contains(&next)
        || VOCABULARY.empty.contains(&next)
        || joined;
    opens && closes && !initial
}

/// Terms of the résumé that are a kind of this one, and those that this one is a kind of or that are of one kind with it.
fn related(page: &Page, wanted: &Term) -> (Vec<Found>, Vec<Found>) {
    let lexicon = Lexicon::builtin();
    // The first form is the term's name.
    fn name(term: &Term) -> Option<&String> {
        term.forms.first().map(|form| &form.key)
    }
    let is_kind_of =
        |narrow: &Term, wide: &Term| name(wide).is_some_and(|wide| narrow.kind_of.contains(wide));
    let (mut narrower, mut near) = (Vec::new(), Vec::new());
    for hit in &page.hits {
        let words = page.words.tokens();
        let bytes = words.get(hit.first).zip(words.get(hit.first + hit.length - 1));
        let Some(other) = lexicon.term(hit.term) else { continue };
        let narrow = is_kind_of(other, wanted);
        let akin = narrow
            || is_kind_of(wanted, other)
            || wanted.kind_of.iter().any(|wider| other.kind_of.contains(wider));
        if akin
            && let Some((first, last)) = bytes
            && let Some(span) = Span::new(&page.candidate.reference.text, first.start, last.end)
            && other.forms.get(hit.form).is_none_or(|form| !form.loose)
        {
            let list = if narrow { &mut narrower } else { &mut near };
            list.push(Found { span, same: false });
        }
    }
    (narrower, near)
}
