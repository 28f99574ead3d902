//! Entries of an education section become studies: school, degree, field, grade.

use super::at_school::split_school;
use super::columns;
use super::dates::periods;
use super::degrees::{names_degree, names_school, split_field};
use super::entry::{Entry, entries, entries_at};
use super::labels::{self, Labelled};
use super::look::Looks;
use super::piece::{self, is_name, is_town, split_commas, split_ideographs, take_place};
use super::sections::Part;
use super::studied::{self, Name};
use super::told_study::{without_opening, without_year};
use super::vocabulary::{Label, Vocabulary, count_cues, vocabulary};
use super::{Education, Field, SectionKind};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;
use crate::text::words::{folded_words, words};

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
    let heads = |names: fn(&str) -> bool| {
        move |line: &str| is_head(line) && !labels::is_fact_of_study(line) && names(line)
    };
    let cuts = [
        entries(part, looks),
        entries_at(part, looks, heads(|line| names_degree(line) || names_study_and_school(line))),
        entries_at(part, looks, heads(|line| count_cues(&vocabulary().school, line) > 0)),
    ];
    let mut best: Option<(i32, Vec<Education>)> = None;
    for entries in cuts {
        let first = entries.first().map_or(part.lines.len(), |entry| first_line(part, entry));
        let lost = part.lines.get(..first).unwrap_or_default();
        let lost = lost.iter().filter(|line| !periods(line.span.of(text)).is_empty()).count();
        let read: Vec<Study> = entries.into_iter().filter_map(|entry| study(entry, text)).collect();
        let worth =
            read.iter().map(Study::worth).sum::<i32>() - DATE_LOST * i32::try_from(lost).unwrap_or(i32::MAX);
        if best.as_ref().is_none_or(|(most, _)| worth > *most && !read.is_empty()) {
            best = Some((worth, share_schools(read)));
        }
    }
    together(best.map_or(Vec::new(), |(_, studies)| studies))
}

/// What a date above the first study counts against a way to cut, which loses it.
const DATE_LOST: i32 = 3;

fn first_line(part: &Part<'_>, entry: &Entry) -> usize {
    part.lines.partition_point(|line| line.span.start() < entry.span.start())
}

/// Joins what is told of one study twice: its school with the degree, and below it the degree in full with its dates.
fn together(studies: Vec<Education>) -> Vec<Education> {
    let mut joined: Vec<Education> = Vec::new();
    for study in studies {
        let same = |above: &&mut Education| {
            above.end.is_none()
                && study.end.is_some()
                && study.school.is_none()
                && is_same_degree(above, &study)
        };
        match joined.last_mut().filter(same) {
            Some(above) => {
                let school = above.school.take().or_else(|| above.area.take());
                *above = Education { school, span: above.span.to(study.span), ..study };
            }
            None => joined.push(study),
        }
    }
    joined
}

/// Whether one of two degrees begins with the other.
fn is_same_degree(above: &Education, below: &Education) -> bool {
    let (Some(above), Some(below)) = (&above.degree, &below.degree) else { return false };
    let (above, below) = (fold(&above.value), fold(&below.value));
    above.starts_with(&below) || below.starts_with(&above)
}

/// Gives a degree without a school the school that the one above stands under.
fn share_schools(read: Vec<Study>) -> Vec<Education> {
    let mut studies: Vec<Education> = Vec::new();
    let mut under_school = false;
    for Study { mut education, below_school, .. } in read {
        let is_degree = education.degree.as_ref().is_some_and(|degree| names_degree(&degree.value));
        if education.school.is_some() || !is_degree {
            under_school = below_school;
        } else if let Some(above) = studies.last().filter(|_| under_school) {
            education.school = above.school.clone();
        }
        studies.push(education);
    }
    studies
}

/// `Rigging from Aran Institute`: two names around the word between a study and its school.
fn names_study_and_school(line: &str) -> bool {
    let parts = split_school(Span::whole(line), line);
    let is_told = |(span, _): &(Span, bool)| is_name(span.of(line));
    parts.len() == 2 && parts.iter().all(is_told) && parts.iter().any(|(span, _)| names_school(span.of(line)))
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
            Some(Label::Aside) => return None,
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
    /// Whether its school stands on a line above its degree.
    below_school: bool,
}

impl Study {
    /// How well an entry is one study: a degree and a school that are told by their words, and a date; less for
    /// each further degree or school in it.
    fn worth(&self) -> i32 {
        let told = |field: &Option<Field>, names: fn(&str) -> bool| {
            i32::from(field.as_ref().is_some_and(|field| names(&field.value)))
        };
        let degree = told(&self.education.degree, names_degree);
        let school = told(&self.education.school, names_school);
        let dated = i32::from(self.education.end.is_some());
        2 * degree + 2 * school + dated - if degree + school == 0 { 2 } else { 0 } - self.further
    }
}

fn study(mut entry: Entry, reading: &str) -> Option<Study> {
    let vocabulary = vocabulary();
    let mut score = None;
    let mut names: Vec<Name> = Vec::new();
    let mut lines = entry.header.clone();
    let body = entry.body.iter().filter(|field| field.value.split_whitespace().count() <= LONGEST_FACT);
    for span in body.filter_map(|field| field.span) {
        lines.push(vec![entry.words.push(span, reading)]);
    }
    if entry.end.is_none() {
        (entry.start, entry.end) = date_below(&entry.body, reading);
    }
    let text = &entry.words.text;
    let mut told = Told::default();
    for (line, spans) in lines.iter().enumerate() {
        let labelled = spans.iter().flat_map(|span| labels::pieces(*span, text, labels::is_of_study));
        let unlabelled: Vec<Span> = labelled.filter_map(|piece| told.take(piece)).collect();
        let mut open = false;
        let sentences = unlabelled.into_iter().map(|span| without_opening(without_result(span, text), text));
        let named = sentences.map(|span| without_year(span, text)).filter(|span| !span.is_empty());
        let parts =
            named.flat_map(|span| split_ideographs(span, text)).flat_map(|span| split_school(span, text));
        for (span, from) in parts {
            // The word before a school may stand in another look than the school.
            let (span, opens) = without_last_from(span, text);
            let from = from || std::mem::replace(&mut open, opens);
            let mut parts = split_commas(span, text);
            if take_place(&mut parts, text).is_none() {
                drop_town_of_school(&mut parts, text, vocabulary);
            }
            for (at, part) in parts.into_iter().enumerate() {
                if let Some(grade) = grade(part, text, vocabulary) {
                    score = score.or_else(|| Some(entry.words.field(grade, reading)));
                    continue;
                }
                let name = without_tail(part, text);
                let is_school = names_school(name.of(text));
                let spans = if is_school { split_named(name, text) } else { split_field(name, text) };
                let spans = spans.into_iter().filter_map(|span| cut_bracketed_grade(span, text));
                names.extend(spans.map(|span| Name { span, line, from: from && at == 0 }));
            }
        }
    }
    score = score.or_else(|| told.grade.map(|grade| entry.words.field(grade, reading)));
    let roles = studied::roles(&names, text);
    let (school, degree, area) =
        (told.school.or(roles.school), told.degree.or(roles.degree), told.area.or(roles.area));
    // Of two names neither of which says by its words or its label what it is, nobody knows which is which, or
    // whether they are any of it.
    let is_study = school.is_some_and(|span| names_school(span.of(text)))
        || degree.is_some_and(|span| names_degree(span.of(text)))
        || told.school.is_some()
        || told.degree.is_some();
    let named = |span: Option<Span>| {
        let is_heading = |name: &str| {
            let kind = vocabulary.heading(name).filter(|kind| *kind != SectionKind::Skills);
            kind.is_some() || is_head_of_columns(name)
        };
        span.filter(|_| is_study)
            .map(|span| without_from(piece::whole_words(piece::bare(span, text), text), text))
            .filter(|s| (is_name(s.of(text)) || names_degree(s.of(text))) && !is_heading(s.of(text)))
            .map(|s| entry.words.field(s, reading))
    };
    let (school_field, degree_field) = (named(school), named(degree));
    if school_field.is_none() && degree_field.is_none() && entry.end.is_none() {
        return None;
    }
    let line_of = |span: Option<Span>| {
        span.and_then(|span| names.iter().find(|name| name.span.contains(span))).map(|name| name.line)
    };
    let below_school = line_of(school).zip(line_of(degree)).is_some_and(|(school, degree)| school < degree);
    let education = Education {
        school: school_field,
        degree: degree_field,
        area: named(area),
        start: entry.start,
        end: entry.end,
        score,
        span: entry.span,
    };
    Some(Study { education, further: roles.further, below_school })
}

type Dated = Option<Field<super::Date>>;

/// The date on a short line below a study's head: `Expected graduation: June 2025`.
fn date_below(body: &[Field], reading: &str) -> (Dated, Dated) {
    let short = body.iter().filter(|field| field.value.split_whitespace().count() <= LONGEST_FACT);
    let found = short.filter_map(|field| field.span).find_map(|span| {
        let period = periods(span.of(reading)).into_iter().next()?;
        let end = |end: Option<(super::Date, std::ops::Range<usize>)>| {
            end.map(|(value, range)| {
                let at = |byte: usize| span.start() + byte;
                Field { value, span: Span::new(reading, at(range.start), at(range.end)) }
            })
        };
        Some((end(period.start), end(period.end)))
    });
    found.unwrap_or_default()
}

/// Words of the longest line below a study's head that is looked at for names.
const LONGEST_FACT: usize = 8;

/// A name without the sign before it and without the result behind it: `@ Aran School`, `1. B.Tech.`, `Aran School with
/// first division`, `Aran University GPA 3.8`, `10th passed`.
fn without_tail(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let words: Vec<Span> = words(inner).collect();
    let is_sign = |word: &Span| {
        let word = word.of(inner);
        let number =
            word.strip_suffix(['.', ')']).is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()));
        word == "@" || (number && words.len() > 1)
    };
    let from = words.iter().take_while(|word| is_sign(word)).count();
    let is_result = |at: usize| words.get(at..).is_some_and(|rest| begins_with_result(rest, inner));
    if is_result(from) {
        return span;
    }
    let cuts = |at: usize| {
        let word = words.get(at).map_or("", |word| word.of(inner));
        let next = words.get(at + 1).map_or("", |next| next.of(inner));
        let joins = vocabulary().is_function_word(&fold(word)) && is_result(at + 1);
        let is_figure =
            word.starts_with(|c: char| c.is_ascii_digit()) && vocabulary().label(next) == Some(Label::Grade);
        let last = at + 1 == words.len() && vocabulary().results.contains(&fold(word));
        let graded =
            vocabulary().label(word) == Some(Label::Grade) && next.contains(|c: char| c.is_ascii_digit());
        joins || last || graded || is_figure
    };
    let to = (from + 1..words.len()).find(|at| cuts(*at)).unwrap_or(words.len());
    match (words.get(from), words.get(to.max(1) - 1)) {
        (Some(first), Some(last)) if last.end() > first.start() => {
            Span::within(text, span.start() + first.start(), span.start() + last.end())
        }
        _ => span,
    }
}

fn begins_with_result(words: &[Span], text: &str) -> bool {
    let Some(first) = words.first() else { return false };
    let word = first.of(text);
    let head = |count: usize| {
        let words = words.get(..count)?;
        Some(folded_words(words.first()?.to(*words.last()?).of(text)).join(" "))
    };
    let number = word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('%');
    number
        || vocabulary().label(word) == Some(Label::Grade)
        || (1..=2).any(|count| head(count).is_some_and(|head| vocabulary().results.contains(&head)))
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

/// `College/School University/Board`: labels and nothing else.
fn is_head_of_columns(text: &str) -> bool {
    text.split([' ', '/']).filter(|word| !word.is_empty()).all(|word| vocabulary().label(word).is_some())
}

/// `Aran University: Weaving` is two names, if only one of them is a school's.
fn split_named(name: Span, text: &str) -> Vec<Span> {
    let Some(at) = name.of(text).find(": ") else { return vec![name] };
    let first = Span::within(text, name.start(), name.start() + at).trimmed(text);
    let second = Span::within(text, name.start() + at + 2, name.end()).trimmed(text);
    let is_one = names_school(first.of(text)) != names_school(second.of(text));
    if is_one { vec![first, second] } else { vec![name] }
}

/// `Intermediate from` without its last word, and whether there was one.
fn without_last_from(span: Span, text: &str) -> (Span, bool) {
    let is_from = |word: &str| vocabulary().since.contains(&fold(word));
    match span.of(text).rsplit_once(' ') {
        Some((head, last)) if is_from(last) => {
            (Span::within(text, span.start(), span.start() + head.len()).trimmed(text), true)
        }
        _ => (span, is_from(span.of(text))),
    }
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
        Some(at) if at > 0 && inner.ends_with(')') && inner[at..].contains(|c: char| c.is_ascii_digit()) => {
            Span::within(text, span.start(), span.start() + at)
        }
        _ => span,
    };
    let cut = piece::bare(cut, text);
    cut.of(text).chars().any(char::is_alphabetic).then_some(cut)
}
