//! Entries of an education section become studies: school, degree, field, grade.

mod at_school;
mod columns;
mod result;
mod roles;
mod sentence;
mod study;

use super::dates::periods;
use super::degrees::{names_degree, names_school};
use super::entry::{Entry, entries, entries_at};
use super::labels;
use super::look::Looks;
use super::piece::is_name;
use super::sections::Part;
use super::vocabulary::{count_cues, vocabulary};
use super::{Date, Education, Field};
use crate::span::Span;
use crate::text::fold::fold;
use at_school::split_school;
use study::{Draft, Order, Study};

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
        entries_at(part, looks, heads(names_study)),
        entries_at(part, looks, heads(names_own_school)),
    ];
    let mut best: Option<(i32, Vec<Education>)> = None;
    for entries in cuts {
        let first = entries.first().map_or(part.lines.len(), |entry| first_line(part, entry));
        let lost = part.lines.get(..first).unwrap_or_default();
        let lost = lost.iter().filter(|line| !periods(line.span.of(text)).is_empty()).count();
        let drafts: Vec<Draft> = entries.into_iter().map(|entry| Draft::of(entry, text)).collect();
        let order = Order::of(&drafts);
        let read: Vec<Study> = drafts.into_iter().filter_map(|draft| draft.study(order, text)).collect();
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
        if let Some(above) = joined.last_mut().filter(|above| goes_on_with_degree(above, &study)) {
            let start = above.start.take();
            let school = above.school.take();
            *above = Education { school, start, span: above.span.to(study.span), ..study };
            continue;
        }
        let same = |above: &&mut Education| {
            above.end.is_none()
                && study.end.is_some()
                && study.school.is_none()
                && is_same_degree(above, &study)
        };
        match joined.last_mut().filter(same) {
            Some(above) => {
                // Before the degree stands no field of it.
                let starts = |field: &Option<Field>| field.as_ref()?.span.map(|span| span.start());
                let is_school = starts(&above.area) < starts(&above.degree);
                let school = above.school.take().or_else(|| above.area.take().filter(|_| is_school));
                *above = Education { school, span: above.span.to(study.span), ..study };
            }
            None => joined.push(study),
        }
    }
    joined
}

/// Whether a degree without a school is that of the study above, which has a school, no degree, and ends in the same year:
/// `2001 – 2003  Aran University` over `Candidate for MBA, May 2003`.
fn goes_on_with_degree(above: &Education, study: &Education) -> bool {
    let year = |study: &Education| match study.end.as_ref()?.value {
        Date::On { year, .. } => Some(year),
        Date::Present => None,
    };
    above.school.is_some()
        && above.degree.is_none()
        && study.school.is_none()
        && study.degree.is_some()
        && study.start.is_none()
        && year(study).is_some()
        && year(above) == year(study)
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

/// Whether a line names a degree, or a study and its school. A labelled school is a fact of the study above.
fn names_study(line: &str) -> bool {
    let names = names_degree(line) || names_study_and_school(line);
    names && !labels::names_school(line) && !is_told_again(line)
}

/// Whether a line names a school, and not only a part of the one above: `Faculty of Weaving`.
fn names_own_school(line: &str) -> bool {
    count_cues(&vocabulary().school, line) > 0 && !vocabulary().names_faculty(line)
}

/// `I have completed it with 78 %` without a date or a school tells of the study above.
fn is_told_again(line: &str) -> bool {
    let vocabulary = vocabulary();
    let first = line.split_whitespace().next().map(fold).unwrap_or_default();
    let is_sentence = vocabulary.studied.contains(&first) && vocabulary.held.contains(&first);
    is_sentence && periods(line).is_empty() && !names_school(line)
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
