//! Entries of an education section become studies: school, degree, field, grade.

use super::Education;
use super::entry::{Entry, entries};
use super::look::Looks;
use super::piece::{self, is_town, split_commas, take_place};
use super::sections::Part;
use super::vocabulary::{Label, Vocabulary, count_cues, fold, vocabulary, words};
use crate::span::Span;

/// The studies of a section.
pub fn parse(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Education> {
    let text = &part.reading.text;
    entries(part, looks).into_iter().filter_map(|entry| education(entry, text)).collect()
}

fn education(mut entry: Entry, reading: &str) -> Option<Education> {
    let vocabulary = vocabulary();
    let mut score = None;
    let mut names: Vec<Span> = Vec::new();
    let body = entry.body.iter().filter(|field| field.value.split_whitespace().count() <= 8);
    let mut spans: Vec<Span> = entry.header.iter().flatten().copied().collect();
    for span in body.filter_map(|field| field.span) {
        spans.push(entry.words.push(span, reading));
    }
    let text = &entry.words.text;
    for span in spans {
        for span in split_school(span, text) {
            let mut parts = split_commas(span, text);
            if take_place(&mut parts, text).is_none() {
                drop_town_of_school(&mut parts, text, vocabulary);
            }
            for part in parts {
                match grade(part, text, vocabulary) {
                    Some(grade) => score = score.or_else(|| Some(entry.words.field(grade, reading))),
                    None => names.extend(cut_bracketed_grade(part, text)),
                }
            }
        }
    }
    let school_at =
        best(&names, text, |name| count_cues(&vocabulary.school, name) * 3 + proper(name, vocabulary));
    let school = school_at.map(|at| names.remove(at));
    let names: Vec<Span> = names.into_iter().flat_map(|name| split_field(name, text)).collect();
    let degree_at = names.iter().position(|name| count_cues(&vocabulary.degree, name.of(text)) > 0);
    let (degree, area) = match degree_at.and_then(|at| names.get(at)) {
        Some(degree) => match split_within(*degree, text) {
            Some((degree, area)) => (Some(degree), Some(area)),
            None => {
                let other = names.iter().find(|name| *name != degree).copied();
                let split = || split_behind(*degree, text).map(|(degree, area)| (degree, Some(area)));
                let (degree, area) =
                    other.map(|area| (*degree, Some(area))).or_else(split).unwrap_or((*degree, None));
                (Some(degree), area)
            }
        },
        None => (names.first().copied(), names.get(1).copied()),
    };
    if school.is_none() && degree.is_none() && entry.start.is_none() && entry.end.is_none() {
        return None;
    }
    let named = |span: Option<Span>| {
        span.map(|span| piece::bare(span, text))
            .filter(|s| !s.is_empty())
            .map(|s| entry.words.field(s, reading))
    };
    Some(Education {
        school: named(school),
        degree: named(degree),
        area: named(area),
        start: entry.start,
        end: entry.end,
        score,
        span: entry.span,
    })
}

/// `Hogeschool Artefact, Gent`: the town behind a school is no field of study.
fn drop_town_of_school(parts: &mut Vec<Span>, text: &str, vocabulary: &Vocabulary) {
    let [.., school, town] = parts.as_slice() else { return };
    let is_school = count_cues(&vocabulary.school, school.of(text)) > 0;
    let named = |span: &Span| count_cues(&vocabulary.degree, span.of(text)) > 0;
    if is_school && !named(school) && !named(town) && is_town(town.of(text), vocabulary) {
        parts.pop();
    }
}

/// The name with most points; none if no name has any, unless there is but one.
fn best(names: &[Span], text: &str, points: impl Fn(&str) -> usize) -> Option<usize> {
    let scored = names.iter().enumerate().map(|(at, name)| (points(name.of(text)), at));
    let (most, at) = scored.max_by_key(|(points, at)| (*points, std::cmp::Reverse(*at)))?;
    (most > 0 || names.len() > 2).then_some(at)
}

/// A point for a name without any word of a degree.
fn proper(name: &str, vocabulary: &Vocabulary) -> usize {
    usize::from(count_cues(&vocabulary.degree, name) == 0 && name.split_whitespace().count() >= 2)
}

/// `Bachelor of Science at Willamette University`
fn split_school(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    if let Some(rest) = inner.strip_prefix("at ") {
        return vec![Span::within(text, span.end() - rest.len(), span.end())];
    }
    for needle in [" at ", " @ "] {
        if let Some(at) = inner.find(needle) {
            let first = Span::within(text, span.start(), span.start() + at);
            let second = Span::within(text, span.start() + at + needle.len(), span.end());
            return vec![first.trimmed(text), second.trimmed(text)];
        }
    }
    vec![span]
}

/// `Bachelor of Science: Computer Science`, `in Certificate`
fn split_field(span: Span, text: &str) -> Vec<Span> {
    let vocabulary = vocabulary();
    let inner = span.of(text);
    let mut start = span.start();
    if let Some((first, rest)) = inner.split_once(' ')
        && vocabulary.within.contains(&fold(first))
    {
        start = span.end() - rest.len();
    }
    // `Ph.D. in` with its field in another look.
    let end = match span.of(text).rsplit_once(' ') {
        Some((_, last)) if vocabulary.within.contains(&fold(last)) => span.end() - last.len(),
        _ => span.end(),
    };
    let span = Span::within(text, start, end).trimmed(text);
    match span.of(text).find(": ") {
        Some(at) => vec![
            Span::within(text, span.start(), span.start() + at),
            Span::within(text, span.start() + at + 2, span.end()),
        ],
        None => vec![span],
    }
}

/// Degree and field around the first `in` that is no part of the degree's own name: `Bachelor of Science`
/// is one degree, `Bachelor of Science in Physics` two things.
fn split_within(span: Span, text: &str) -> Option<(Span, Span)> {
    let vocabulary = vocabulary();
    let degree_end = leading_degree(span, text).map(|degree| degree.end());
    let inner = span.of(text);
    let lower = inner.to_lowercase();
    // Lower case may be longer or shorter; then the words are looked for as they are written.
    let lower = if lower.len() == inner.len() { lower.as_str() } else { inner };
    let mut places: Vec<(usize, usize)> = Vec::new();
    for word in vocabulary.within.words() {
        let needle = format!(" {word} ");
        places.extend(lower.match_indices(&needle).map(|(at, _)| (at, needle.len())));
    }
    places.sort_unstable();
    places.into_iter().find_map(|(at, length)| {
        let before = Span::within(text, span.start(), span.start() + at);
        let after = Span::within(text, span.start() + at + length, span.end());
        // A word of one letter is another language's `and`: it divides only right behind the degree.
        let ambiguous = length <= 3 && degree_end != Some(before.end());
        let inside = degree_end.is_some_and(|end| end > before.end());
        let divides = !inside && !ambiguous && count_cues(&vocabulary.degree, before.of(text)) > 0;
        (divides && !after.is_empty()).then_some((before, after))
    })
}

/// Degree and field one behind the other: `Bachelor of Science Statistics`, `Licencjat Ekonomia`. A
/// degree of one word is cut off only from another name in capitals.
fn split_behind(span: Span, text: &str) -> Option<(Span, Span)> {
    let degree = leading_degree(span, text)?;
    let rest = Span::within(text, degree.end(), span.end()).trimmed(text);
    let phrase = degree.of(text);
    let long = phrase.contains(' ') || phrase.contains('.');
    let begins = rest.of(text).chars().next()?;
    let is_name = begins.is_uppercase() && count_cues(&vocabulary().degree, rest.of(text)) == 0;
    let area = split_field(rest, text).last().copied().filter(|rest| !rest.is_empty())?;
    (long || is_name).then_some((degree, area))
}

/// The longest degree that a text begins with, without the `in` that some are listed with.
fn leading_degree(span: Span, text: &str) -> Option<Span> {
    const LONGEST: usize = 6;
    let ends = span.of(text).match_indices(' ').map(|(at, _)| at).chain([span.len()]).take(LONGEST);
    let heads = ends.map(|end| Span::within(text, span.start(), span.start() + end));
    let known = |head: &Span| {
        let words = words(head.of(text));
        let ends_in = words.last().is_some_and(|word| vocabulary().within.contains(word));
        !ends_in && vocabulary().degree.contains(&words.join(" "))
    };
    heads.filter(known).last()
}

/// A grade: a label with a number, or a bare number with a decimal mark.
fn grade(span: Span, text: &str, vocabulary: &Vocabulary) -> Option<Span> {
    let inner = span.of(text).trim();
    let first = words(inner).into_iter().next().unwrap_or_default();
    let labelled = vocabulary.label(&first) == Some(Label::Grade);
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | ' ');
    let numeric = inner.chars().all(number) && inner.chars().any(|c| c.is_ascii_digit());
    if !labelled && !numeric {
        return None;
    }
    let at = inner.find(|c: char| c.is_ascii_digit())?;
    let offset = span.of(text).find(inner)? + at;
    Some(Span::within(text, span.start() + offset, span.end()).trimmed(text))
}

/// `University of Aran (Grade: 1,9)` without its bracket.
fn cut_bracketed_grade(span: Span, text: &str) -> Option<Span> {
    let inner = span.of(text);
    let cut = match inner.rfind('(') {
        Some(at) if inner[at..].chars().any(|c| c.is_ascii_digit()) && at > 0 => {
            Span::within(text, span.start(), span.start() + at)
        }
        _ => span,
    };
    let cut = piece::bare(cut, text);
    cut.of(text).chars().any(char::is_alphabetic).then_some(cut)
}
