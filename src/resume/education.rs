//! Entries of an education section become studies: school, degree, field, grade.

use super::Education;
use super::entry::{Entry, entries};
use super::look::Looks;
use super::piece::{self, split_commas, take_place};
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
            take_place(&mut parts, text);
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
    let (degree, area) = match degree_at {
        Some(at) => {
            let area = names.iter().enumerate().find(|(other, _)| *other != at).map(|(_, name)| *name);
            match (names.get(at).copied(), area) {
                (Some(degree), None) => split_within(degree, text),
                (degree, area) => (degree, area),
            }
        }
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

/// One text that holds degree and field: `BTS Hôtellerie in Cuisine`, `Bachelor of Science Statistics`.
fn split_within(span: Span, text: &str) -> (Option<Span>, Option<Span>) {
    let degree_end = leading_degree(span, text);
    if let Some((before, after)) = split_at_in(span, degree_end, text) {
        return (Some(before), Some(after));
    }
    match degree_end {
        Some(end) if end < span.end() => {
            let rest = Span::within(text, end, span.end()).trimmed(text);
            let area = split_field(rest, text).last().copied().filter(|rest| !rest.is_empty());
            (Some(Span::within(text, span.start(), end)), area)
        }
        _ => (Some(span), None),
    }
}

/// Degree and field around the first `in` that is no part of the degree's own name: `Bachelor of Science`
/// is one degree, `Bachelor of Science in Physics` two things.
fn split_at_in(span: Span, degree_end: Option<usize>, text: &str) -> Option<(Span, Span)> {
    let vocabulary = vocabulary();
    let inner = span.of(text);
    let lower = inner.to_lowercase();
    // Lower case may be longer or shorter; then the words are looked for as they are written.
    let lower = if lower.len() == inner.len() { lower.as_str() } else { inner };
    let mut places: Vec<(usize, usize)> = Vec::new();
    for word in &vocabulary.within {
        let needle = format!(" {word} ");
        places.extend(lower.match_indices(&needle).map(|(at, _)| (at, needle.len())));
    }
    places.sort_unstable();
    places.into_iter().find_map(|(at, length)| {
        let before = Span::within(text, span.start(), span.start() + at);
        let after = Span::within(text, span.start() + at + length, span.end());
        // A short word of one language is another's `and`: only right behind the degree does it divide.
        let ambiguous = length <= 3 && degree_end != Some(before.end());
        let inside = degree_end.is_some_and(|end| end > before.end());
        let divides = !inside && !ambiguous && count_cues(&vocabulary.degree, before.of(text)) > 0;
        (divides && !after.is_empty()).then_some((before, after))
    })
}

/// Where the longest degree of several words, or with full stops, ends that a text begins with.
fn leading_degree(span: Span, text: &str) -> Option<usize> {
    const LONGEST: usize = 6;
    let ends = span.of(text).match_indices(' ').map(|(at, _)| at).chain([span.len()]).take(LONGEST);
    let known = |end: &usize| {
        let head = Span::within(text, span.start(), span.start() + end).of(text);
        let phrase = words(head).join(" ");
        (phrase.contains(' ') || phrase.contains('.')) && vocabulary().degree.contains(&phrase)
    };
    ends.filter(known).last().map(|end| span.start() + end)
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
