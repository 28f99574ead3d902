//! Entries of an education section become studies: school, degree, field, grade.

use super::columns;
use super::entry::{Entry, entries, entries_at};
use super::labels::{self, Labelled};
use super::look::Looks;
use super::piece::{self, is_name, is_town, split_commas, take_place};
use super::sections::Part;
use super::vocabulary::{Cue, Label, Vocabulary, count_cues, vocabulary};
use super::{Education, Field};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;
use crate::text::words::folded_words;

/// The studies of a section: those of its tables, and of its other lines.
pub fn parse(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Education> {
    let (mut studies, lines) = columns::studies(part);
    if studies.is_empty() {
        return of_lines(part, looks);
    }
    studies.extend(of_lines(&Part { kind: part.kind, lines, reading: part.reading }, looks));
    studies.sort_by_key(|study| study.span);
    studies
}

/// Studies on lines, cut at their dates, or at the lines that name a degree or a school, as the entries come out
/// best.
fn of_lines(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Education> {
    let text = &part.reading.text;
    let names = |cue: &'static Cue| move |line: &str| count_cues(cue, line) > 0 && is_head(line);
    let cuts = [
        entries(part, looks),
        entries_at(part, looks, names(&vocabulary().degree)),
        entries_at(part, looks, names(&vocabulary().school)),
    ];
    let mut best: Option<(i32, Vec<Education>)> = None;
    for entries in cuts {
        let read: Vec<Study> = entries.into_iter().filter_map(|entry| study(entry, text)).collect();
        let worth = read.iter().map(Study::worth).sum();
        if best.as_ref().is_none_or(|(most, _)| worth > *most && !read.is_empty()) {
            best = Some((worth, read.into_iter().map(|study| study.education).collect()));
        }
    }
    best.map_or(Vec::new(), |(_, studies)| studies)
}

/// Words of the longest line that heads a study: a degree, its field, a school with its town, a date, a grade.
const LONGEST_HEAD: usize = 30;

fn is_head(line: &str) -> bool {
    line.split_whitespace().count() <= LONGEST_HEAD
}

/// What labels say of a study.
#[derive(Default)]
struct Told {
    school: Option<Span>,
    degree: Option<Span>,
    area: Option<Span>,
    grade: Option<Span>,
}

impl Told {
    /// Takes a labelled piece; hands back one that says nothing of itself.
    fn take(&mut self, piece: Labelled) -> Option<Span> {
        let slot = match piece.label {
            Some(Label::School) => &mut self.school,
            Some(Label::Degree) => &mut self.degree,
            Some(Label::Area) => &mut self.area,
            Some(Label::Grade) => &mut self.grade,
            _ => return Some(piece.value).filter(|value| !value.is_empty()),
        };
        *slot = slot.or(Some(piece.value).filter(|value| !value.is_empty()));
        None
    }
}

/// An entry read as one study.
struct Study {
    education: Education,
    /// Names of further degrees and schools in it.
    further: i32,
}

impl Study {
    /// How well an entry is one study: a degree and a school that are told by their words, and a date; less for
    /// each further degree or school in it.
    fn worth(&self) -> i32 {
        let vocabulary = vocabulary();
        let told = |field: &Option<Field>, cue| {
            i32::from(field.as_ref().is_some_and(|field| count_cues(cue, &field.value) > 0))
        };
        let degree = told(&self.education.degree, &vocabulary.degree);
        let school = told(&self.education.school, &vocabulary.school);
        let dated = i32::from(self.education.end.is_some());
        2 * degree + 2 * school + dated - if degree + school == 0 { 2 } else { 0 } - self.further
    }
}

fn study(mut entry: Entry, reading: &str) -> Option<Study> {
    let vocabulary = vocabulary();
    let mut score = None;
    let mut names: Vec<Span> = Vec::new();
    let body = entry.body.iter().filter(|field| field.value.split_whitespace().count() <= 8);
    let mut spans: Vec<Span> = entry.header.iter().flatten().copied().collect();
    for span in body.filter_map(|field| field.span) {
        spans.push(entry.words.push(span, reading));
    }
    let text = &entry.words.text;
    let mut told = Told::default();
    let labelled = spans.into_iter().flat_map(|span| labels::pieces(span, text, labels::is_of_study));
    let unlabelled: Vec<Span> = labelled.filter_map(|piece| told.take(piece)).collect();
    for span in unlabelled {
        for span in split_school(without_result(span, text), text) {
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
    score = score.or_else(|| told.grade.map(|grade| entry.words.field(grade, reading)));
    let school_at =
        best(&names, text, |name| count_cues(&vocabulary.school, name) * 3 + proper(name, vocabulary));
    let school = told.school.or_else(|| school_at.map(|at| names.remove(at)));
    let names: Vec<Span> = names.into_iter().flat_map(|name| split_field(name, text)).collect();
    let is_further = |name: &&Span| {
        count_cues(&vocabulary.degree, name.of(text)) > 0 || count_cues(&vocabulary.school, name.of(text)) > 0
    };
    let further = names.iter().filter(is_further).count();
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
    let (degree, area) = (told.degree.or(degree), told.area.or(area));
    if school.is_none() && degree.is_none() && entry.start.is_none() && entry.end.is_none() {
        return None;
    }
    // Of two names neither of which says by its words or its label what it is, nobody knows which is which, or
    // whether they are any of it.
    let says = |span: Option<Span>, cue: &Cue| span.is_some_and(|span| count_cues(cue, span.of(text)) > 0);
    let is_study = says(school, &vocabulary.school)
        || says(degree, &vocabulary.degree)
        || told.school.is_some()
        || told.degree.is_some();
    let named = |span: Option<Span>| {
        let is_degree = |name: &str| count_cues(&vocabulary.degree, name) > 0;
        let is_heading = |name: &str| vocabulary.heading(name).is_some();
        span.filter(|_| is_study)
            .map(|span| without_from(piece::whole_words(piece::bare(span, text), text), text))
            .filter(|s| (is_name(s.of(text)) || is_degree(s.of(text))) && !is_heading(s.of(text)))
            .map(|s| entry.words.field(s, reading))
    };
    let further = i32::try_from(further).unwrap_or(i32::MAX) - i32::from(degree_at.is_some());
    if [&school, &degree].iter().all(|name| named(**name).is_none()) && entry.end.is_none() {
        return None;
    }
    let education = Education {
        school: named(school),
        degree: named(degree),
        area: named(area),
        start: entry.start,
        end: entry.end,
        score,
        span: entry.span,
    };
    Some(Study { education, further })
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

/// `From Aran University` on a line of its own.
fn without_from(span: Span, text: &str) -> Span {
    match span.of(text).split_once(' ') {
        Some((first, rest)) if vocabulary().since.contains(&fold(first)) => {
            Span::within(text, span.end() - rest.len(), span.end()).trimmed(text)
        }
        _ => span,
    }
}

/// `HSC, Aran School with 71.8 %` without the result.
fn without_result(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let Some(percent) = inner.find('%') else { return span };
    let number = |c: char| c.is_ascii_digit() || is_dash(c) || matches!(c, '.' | ',' | ' ' | ':' | '=');
    let mut head = inner.get(..percent).unwrap_or_default().trim_end_matches(number);
    while let Some(word) = head.split_whitespace().next_back()
        && (vocabulary().is_function_word(&fold(word)) || vocabulary().label(word) == Some(Label::Grade))
    {
        head = head.trim_end().strip_suffix(word).unwrap_or_default();
    }
    Span::within(text, span.start(), span.start() + head.len()).trimmed(text)
}

/// `Bachelor of Science at Willamette University`
fn split_school(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    if let Some(rest) = inner.strip_prefix("at ") {
        return vec![Span::within(text, span.end() - rest.len(), span.end())];
    }
    for needle in [" at ", " @ ", " from "] {
        let divides = |at: &usize| {
            needle != " from " || count_cues(&vocabulary().degree, inner.get(..*at).unwrap_or_default()) > 0
        };
        if let Some(at) = inner.find(needle).filter(divides) {
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
        let words = folded_words(head.of(text));
        let ends_in = words.last().is_some_and(|word| vocabulary().within.contains(word));
        !ends_in && vocabulary().degree.contains(&words.join(" "))
    };
    heads.filter(known).last()
}

/// A grade: a label with a number, or a bare number with a decimal mark.
fn grade(span: Span, text: &str, vocabulary: &Vocabulary) -> Option<Span> {
    let inner = span.of(text).trim();
    let first = folded_words(inner).into_iter().next().unwrap_or_default();
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
