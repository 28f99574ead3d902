//! `SEC`: sections and their headings.

use super::doubts::{cut_short, has_pages_without_text, no_resume};
use super::text_layer::has_turned_text;
use super::{Check, Outcome, Params, Test};
use crate::checks::Claims;
use crate::finding::{Draft, Location, Weight};
use crate::reading::{Reading, Trace, trace};
use crate::resume::{
    Section, SectionKind, is_fact_of_person, is_named, is_of_entry, opening, parts_of_heading,
};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::fold::squeeze;
use crate::wording::Wording;

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check { name: "no-section", params: &[], fills: &[], test: Test::Read(no_section) },
    Check { name: "missing-history", params: &[], fills: &[], test: Test::Read(missing_history) },
    Check { name: "odd-heading", params: &[], fills: &["heading"], test: Test::Read(odd_heading) },
    Check { name: "empty-section", params: &[], fills: &["heading"], test: Test::Read(empty_section) },
    Check {
        name: "duplicate-section",
        params: &[],
        fills: &["heading"],
        test: Test::Read(duplicate_section),
    },
    Check {
        name: "decorated-heading",
        params: &[],
        fills: &["heading"],
        test: Test::Read(decorated_heading),
    },
    Check { name: "compound-heading", params: &[], fills: &["heading"], test: Test::Read(compound_heading) },
    Check {
        name: "content-without-heading",
        params: &[],
        fills: &["heading", "what"],
        test: Test::Read(content_without_heading),
    },
    Check {
        name: "heading-beside-text",
        params: &[],
        fills: &["heading", "others"],
        test: Test::Read(heading_beside_text),
    },
    Check { name: "no-resume", params: &[], fills: &["why"], test: Test::Read(is_no_resume) },
];

/// Fewer words than this are no résumé whose sections could be missed.
const FEWEST_WORDS: usize = 40;

fn has_text(subject: &Subject<'_>) -> bool {
    // What is missing may stand on a page that is a picture.
    subject.reference.text.split_whitespace().count() >= FEWEST_WORDS && !has_pages_without_text(subject)
}

/// What to answer where headings cannot be judged: the text is in a language without vocabulary, or was
/// not read to its end.
fn undecided(subject: &Subject<'_>) -> Option<Outcome> {
    let unknown = has_text(subject) && !subject.knows_language();
    let why = unknown.then(|| "headings of the language of the text are not known yet".into());
    let skipped = cut_short(subject).or_else(|| no_resume(subject)).or(why)?;
    Some(Outcome { drafts: Vec::new(), skipped: Some(skipped) })
}

/// Nothing of a résumé is in the document.
fn is_no_resume(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    match cut_short(subject) {
        Some(_) => Outcome::default(),
        None => no_resume(subject).map(|why| Draft::at_file(Weight::Warning).with("why", why)).into(),
    }
}

/// Sections under a heading that the vocabulary knows, contact aside.
fn recognised<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a Section> {
    let sections = subject.resume.sections.iter();
    sections.filter(|s| s.heading.is_some() && s.recognised && s.kind != SectionKind::Contact)
}

fn has_section(subject: &Subject<'_>, kind: SectionKind) -> bool {
    recognised(subject).any(|section| section.kind == kind)
}

/// No heading that readers know.
fn no_section(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    if let Some(outcome) = undecided(subject) {
        return outcome;
    }
    let begun = subject.reference.lines.iter().any(|line| {
        let kind = opening(line.span.of(&subject.reference.text));
        matches!(kind, Some(SectionKind::Work | SectionKind::Education | SectionKind::Skills))
    });
    if begun && recognised(subject).next().is_none() {
        let why = "headings seem to share their lines with other text".into();
        return Outcome { drafts: Vec::new(), skipped: Some(why) };
    }
    let none = has_text(subject) && recognised(subject).next().is_none();
    none.then(|| Draft::at(Weight::Fatal, Location::file())).into()
}

/// Some sections, but neither jobs nor studies among them.
fn missing_history(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    if let Some(outcome) = undecided(subject) {
        return outcome;
    }
    let resume = &subject.resume;
    let is_there = has_section(subject, SectionKind::Work)
        || has_section(subject, SectionKind::Education)
        || !resume.work.is_empty()
        || !resume.education.is_empty();
    let odd = resume.sections.iter().any(|section| !section.recognised);
    let is_named = |kind| is_named(&subject.reference, kind);
    if !is_there && (is_named(SectionKind::Work) || is_named(SectionKind::Education)) {
        let why = "a heading of jobs or studies stands where its content was not understood".into();
        return Outcome { drafts: Vec::new(), skipped: Some(why) };
    }
    let missing = has_text(subject) && recognised(subject).next().is_some() && !is_there && !odd;
    missing.then(|| Draft::at(Weight::Warning, Location::file())).into()
}

/// A heading, by its look, whose words readers do not know.
fn odd_heading(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    if let Some(outcome) = undecided(subject) {
        return outcome;
    }
    let text = &subject.reference.text;
    // A name below a declaration is a signature, in whatever brackets.
    let name = subject.resume.name.as_ref().map(|name| squeeze(&name.value));
    let signs = |heading: &str| name.as_ref().is_some_and(|name| *name == squeeze(heading));
    let headed = subject.resume.sections.iter().filter(|section| {
        // `Education University of…` is a known heading that we did not cut off.
        let is_odd = |heading: &str| {
            opening(heading).is_none()
                && !signs(heading)
                && !is_fact_of_person(heading)
                && !is_of_entry(heading)
        };
        !section.recognised && section.heading.is_some_and(|heading| is_odd(heading.of(text)))
    });
    // What matters is a section that goes missing: jobs or studies that have no heading of their own.
    let essential = !has_section(subject, SectionKind::Work) || !has_section(subject, SectionKind::Education);
    let dated = |section: &Section| {
        !crate::resume::dates::periods(section.span.of(&subject.reference.text)).is_empty()
    };
    let drafts: Vec<Draft> = headed
        .filter_map(|section| Some((section, section.heading?)))
        .map(|(section, heading)| {
            let weight = if essential && dated(section) { Weight::Warning } else { Weight::Note };
            let text = heading.of(&subject.reference.text).trim();
            Draft::at(weight, subject.locate(heading)).quoting("heading", text)
        })
        .collect();
    drafts.into()
}

/// From so many empty sections on, it is more likely that we did not find what belongs to them than that
/// a person wrote nothing in any.
const SEVERAL_EMPTY: usize = 3;

/// Sections under a known heading that hold nothing else. What follows under a second heading for the same,
/// as that of a table, stands under the first, too.
fn empty_headings<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a Section> {
    let text = &subject.reference.text;
    let sections = &subject.resume.sections;
    recognised(subject).filter(|section| {
        let next = sections.iter().find(|other| other.span.start() > section.span.start());
        let goes_on = next.is_some_and(|next| next.kind == section.kind && next.recognised);
        let rest = section.heading.map(|heading| Span::within(text, heading.end(), section.span.end()));
        !goes_on && rest.is_some_and(|rest| !rest.of(text).chars().any(char::is_alphanumeric))
    })
}

/// A known heading with nothing under it.
fn empty_section(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    // A heading over other headings is empty by itself, and no section of its own.
    let empty: Vec<Span> =
        empty_headings(subject).filter(|s| s.kind != SectionKind::Other).filter_map(|s| s.heading).collect();
    if empty.len() >= SEVERAL_EMPTY {
        let why = "several headings follow each other: their text may stand beside them".into();
        return Outcome { drafts: Vec::new(), skipped: Some(why) };
    }
    let draft = |heading: &Span| {
        Draft::at(Weight::Warning, subject.locate(*heading)).quoting("heading", heading.of(text).trim())
    };
    let drafts = empty.iter().map(draft).collect();
    Outcome { drafts, skipped: not_understood(subject, &empty) }
}

/// The headings of sections that hold text of which nothing was understood.
fn not_understood(subject: &Subject<'_>, empty: &[Span]) -> Option<Wording> {
    let resume = &subject.resume;
    let is_read = |kind| match kind {
        SectionKind::Work => !resume.work.is_empty(),
        SectionKind::Education => !resume.education.is_empty(),
        SectionKind::Skills => !resume.skills.is_empty(),
        _ => true,
    };
    let unread = recognised(subject).filter(|section| !is_read(section.kind));
    let headings = unread.filter_map(|section| section.heading).filter(|heading| !empty.contains(heading));
    let text = &subject.reference.text;
    let quoted = headings.map(|heading| Wording::quote(heading.of(text).trim()));
    let quoted = Wording::join(quoted, ", ");
    let why = Wording::from("atslint did not understand what stands under ").then(&quoted);
    (!quoted.sentence().is_empty()).then_some(why)
}

/// Jobs or studies under more than one heading of the same words.
fn duplicate_section(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let mut drafts = Vec::new();
    let headed: Vec<(&Section, Span)> =
        recognised(subject).filter_map(|section| Some((section, section.heading?))).collect();
    for (index, (section, heading)) in headed.iter().enumerate() {
        let words = heading.of(text).trim().to_lowercase();
        let earlier = headed.iter().take(index).find(|(other, first)| {
            other.kind == section.kind && first.of(text).trim().to_lowercase() == words
        });
        if let Some((_, first)) = earlier
            && matches!(section.kind, SectionKind::Work | SectionKind::Education)
        {
            let draft = Draft::at(Weight::Note, subject.locate(*heading));
            drafts.push(
                draft.and(subject.locate(*first).related()).quoting("heading", heading.of(text).trim()),
            );
        }
    }
    drafts.into()
}

/// A known heading between signs that are no punctuation.
fn decorated_heading(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let decorates = |c: char| {
        !c.is_alphanumeric() && !c.is_whitespace() && !c.is_ascii_punctuation() && !QUOTES.contains(&c)
    };
    let edges = |heading: &str| heading.chars().next().into_iter().chain(heading.chars().next_back());
    let headings = recognised(subject).filter_map(|section| section.heading);
    let decorated = headings.filter(|heading| edges(heading.of(text).trim()).any(decorates));
    let drafts: Vec<Draft> = decorated
        .map(|heading| {
            Draft::at(Weight::Note, subject.locate(heading)).quoting("heading", heading.of(text).trim())
        })
        .collect();
    drafts.into()
}

/// Punctuation beyond ASCII that may end a word.
const QUOTES: [char; 4] = ['\u{2019}', '\u{201d}', '\u{bb}', '\u{2026}'];

/// One heading whose parts name sections that fill different fields of a form.
fn compound_heading(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let fills_a_form = |kind: &SectionKind| {
        matches!(
            kind,
            SectionKind::Work | SectionKind::Education | SectionKind::Skills | SectionKind::Languages
        )
    };
    let headings = recognised(subject).filter_map(|section| section.heading);
    let compound = headings.filter(|heading| {
        let kinds = parts_of_heading(heading.of(text));
        kinds.iter().any(fills_a_form) && kinds.iter().any(|kind| Some(kind) != kinds.first())
    });
    let drafts: Vec<Draft> = compound
        .map(|heading| {
            Draft::at(Weight::Note, subject.locate(heading)).quoting("heading", heading.of(text).trim())
        })
        .collect();
    drafts.into()
}

/// Jobs or studies that only their content tells.
fn content_without_heading(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    // Without any known heading that alone is to be said; what an empty one is the heading of is not known.
    if recognised(subject).next().is_none() || empty_headings(subject).next().is_some() {
        return Outcome::default();
    }
    if has_turned_text(subject) {
        let why = "headings may stand among the text that is turned".into();
        return Outcome { drafts: Vec::new(), skipped: Some(why) };
    }
    let entries = |section: &Section| match section.kind {
        SectionKind::Work => {
            Some((subject.resume.work.iter().map(|w| w.span).collect::<Vec<_>>(), "job", "Work Experience"))
        }
        SectionKind::Education => {
            Some((subject.resume.education.iter().map(|e| e.span).collect(), "course of study", "Education"))
        }
        _ => None,
    };
    let unheaded = subject.resume.sections.iter().filter(|section| section.heading.is_none());
    let drafts: Vec<Draft> = unheaded
        .filter_map(|section| {
            let (mut spans, one, heading) = entries(section)?;
            spans.retain(|span| section.span.contains(*span));
            let what = match (spans.len(), one) {
                (0, _) => return None,
                (1, one) => format!("1 {one}"),
                (count, "job") => format!("{count} jobs"),
                (count, _) => format!("{count} courses of study"),
            };
            let first = subject.reference.line_at(spans.first()?.start()).map(|(_, line)| line.span)?;
            let draft = Draft::at(Weight::Warning, subject.locate(first).labelled("no heading above"));
            Some(draft.with("what", Wording::ours(what)).with("heading", heading))
        })
        .collect();
    drafts.into()
}

/// Known headings in a column of their own, which at least half of the readers that count give on one line
/// with other text.
fn heading_beside_text(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let beside = |heading: &Span| shares_line(*heading, text);
    let headings: Vec<Span> =
        recognised(subject).filter_map(|section| section.heading).filter(beside).collect();
    let Some((first, rest)) = headings.split_first() else { return Outcome::default() };
    let shares = |reading: &Reading| match trace(&subject.reference, *first, reading) {
        Trace::Kept(found) => shares_line(found, &reading.text),
        _ => false,
    };
    let readers = subject.readers_where(shares);
    let votes = readers.and(subject.voters).len();
    if votes == 0 || votes * 2 < subject.voters() {
        return Outcome::default();
    }
    let others = match rest.len() {
        0 => String::new(),
        1 => " and one more heading".to_owned(),
        more => format!(" and {more} more headings"),
    };
    let draft = Draft::at(Weight::Note, subject.locate(*first))
        .quoting("heading", first.of(text).trim())
        .with("others", Wording::ours(others))
        .hitting(readers);
    Some(rest.iter().fold(draft, |draft, heading| draft.and(subject.locate(*heading)))).into()
}

/// Whether letters stand on a heading's line beside it.
fn shares_line(heading: Span, text: &str) -> bool {
    let before = text.get(..heading.start()).and_then(|before| before.rsplit('\n').next());
    let after = text.get(heading.end()..).and_then(|after| after.split('\n').next());
    before.into_iter().chain(after).any(|part| part.chars().any(char::is_alphabetic))
}
