//! `ENT`: dates and entries.

mod dates;
mod layout;

use super::losses::{drafts_of, is_contact};
use super::{Check, Default, Outcome, Params, Test};
use crate::checks::Claims;
use crate::fields::{EducationPart, EntryPath, FieldPath, ReaderId, Retention, WorkPart};
use crate::finding::{Draft, Weight};
use crate::resume::{Date, Field, Survival, Work, is_vague_date, nearest_entry};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::signs::is_dash;
use crate::wording::Wording;
use dates::dates;
use layout::{
    date_separators, dates_over_two_lines, incomplete_study, inconsistent_order, season_dates, stacked_roles,
};
use std::collections::BTreeMap;

/// The checks of the family; the generic one for lost fields stands last.
pub const CHECKS: &[Check] = &[
    Check { name: "job-without-dates", params: &[], fills: &["job"], test: Test::Read(job_without_dates) },
    Check { name: "job-without-name", params: &[], fills: &["date"], test: Test::Read(job_without_name) },
    Check {
        name: "mixed-date-formats",
        params: &[],
        fills: &["styles"],
        test: Test::Read(mixed_date_formats),
    },
    Check { name: "impossible-dates", params: &[], fills: &["why"], test: Test::Read(impossible_dates) },
    Check { name: "ambiguous-dates", params: &[], fills: &["date"], test: Test::Read(ambiguous_dates) },
    Check { name: "short-years", params: &[], fills: &["date"], test: Test::Read(short_years) },
    Check {
        name: "dates-over-two-lines",
        params: &[],
        fills: &["end", "start"],
        test: Test::Read(dates_over_two_lines),
    },
    Check { name: "season-dates", params: &[], fills: &["date"], test: Test::Read(season_dates) },
    Check {
        name: "date-separators",
        params: &[],
        fills: &["dates", "sign"],
        test: Test::Read(date_separators),
    },
    Check { name: "inconsistent-order", params: &[], fills: &[], test: Test::Read(inconsistent_order) },
    Check { name: "stacked-roles", params: &[], fills: &["title"], test: Test::Read(stacked_roles) },
    Check {
        name: "incomplete-study",
        params: &[],
        fills: &["date", "missing"],
        test: Test::Read(incomplete_study),
    },
    Check {
        name: "entry-lost",
        params: &[("verdict", Default::OneOf("lost", &["lost", "misplaced"]))],
        fills: &["other"],
        test: Test::Read(entry_lost),
    },
];

/// The name of an entry, to point at: title, else employer.
fn name_of(work: &Work) -> Option<&Field> {
    work.title.as_ref().or(work.company.as_ref())
}

/// A job with title or employer, but no date at all, while other jobs have dates.
fn job_without_dates(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let drafts: Vec<Draft> = subject
        .resume
        .work
        .iter()
        .filter(|work| work.start.is_none() && work.end.is_none())
        .filter_map(|work| name_of(work).and_then(|name| Some((name, name.span?))))
        .map(|(name, span)| Draft::at(Weight::Warning, subject.locate(span)).quoting("job", &name.value))
        .collect();
    drafts.into()
}

/// A dated job of which neither title nor employer is left, while other jobs have both: where none
/// has, it is we who do not understand the layout.
fn job_without_name(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let named = |work: &&Work| work.title.is_some() && work.company.is_some();
    if !subject.resume.work.iter().any(|work| named(&work)) {
        let unnamed = !subject.resume.work.is_empty();
        let skipped = unnamed.then(|| "the layout of the jobs was not understood".into());
        return Outcome { drafts: Vec::new(), skipped };
    }
    let drafts: Vec<Draft> = subject
        .resume
        .work
        .iter()
        .filter(|work| work.title.is_none() && work.company.is_none())
        .filter_map(|work| work.start.as_ref().or(work.end.as_ref())?.span)
        .map(|span| {
            Draft::at(Weight::Warning, subject.locate(span)).quoting("date", span.of(&subject.reference.text))
        })
        .collect();
    drafts.into()
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Wording,
    MonthSlashYear,
    MonthDotYear,
    YearFirst,
    YearOnly,
}

impl Style {
    fn name(self) -> &'static str {
        match self {
            Self::Wording => "month in words",
            Self::MonthSlashYear => "month/year in numbers",
            Self::MonthDotYear => "month.year in numbers",
            Self::YearFirst => "year first",
            Self::YearOnly => "year only",
        }
    }

    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.chars().any(char::is_alphabetic) {
            return Some(Self::Wording);
        }
        let separator = text.chars().find(|c| matches!(c, '/' | '.' | '-'));
        let first = text.split(['/', '.', '-']).next().unwrap_or_default();
        match (separator, first.len()) {
            (None, 4) => Some(Self::YearOnly),
            (Some(_), 4) => Some(Self::YearFirst),
            (Some('.'), _) => Some(Self::MonthDotYear),
            (Some(_), _) => Some(Self::MonthSlashYear),
            (None, _) => None,
        }
    }
}

/// Jobs whose dates are written in different ways.
fn mixed_date_formats(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let mut styles: BTreeMap<Style, Vec<Span>> = BTreeMap::new();
    for work in &subject.resume.work {
        for date in [&work.start, &work.end].into_iter().flatten().filter(|d| d.value != Date::Present) {
            if let Some((span, style)) = date.span.and_then(|span| Some((span, Style::of(span.of(text))?))) {
                let places = styles.entry(style).or_default();
                if !places.contains(&span) {
                    places.push(span);
                }
            }
        }
    }
    if styles.len() < 2 {
        return Outcome::default();
    }
    let names: Vec<&str> = styles.keys().map(|style| style.name()).collect();
    let mut firsts = styles
        .iter()
        .filter_map(|(style, places)| Some(subject.locate(*places.first()?).labelled(style.name())));
    let Some(first) = firsts.next() else { return Outcome::default() };
    let draft = Draft::at(Weight::Warning, first).with("styles", Wording::ours(names.join(", ")));
    Some(firsts.fold(draft, Draft::and)).into()
}

/// The first month that a date may mean, and the last, counted in months.
fn months(date: Date, today: jiff::civil::Date) -> (i32, i32) {
    let count = |year: i32, month: i32| year * 12 + month - 1;
    match date {
        Date::On { year, month: Some(month) } => {
            let at = count(i32::from(year), i32::from(month));
            (at, at)
        }
        Date::On { year, month: None } => (count(i32::from(year), 1), count(i32::from(year), 12)),
        Date::Present => {
            let at = count(i32::from(today.year()), i32::from(today.month()));
            (at, at)
        }
    }
}

/// An end before its start, or a job that starts in the future.
fn impossible_dates(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let work = subject.resume.work.iter().map(|w| (&w.start, &w.end, true));
    let education = subject.resume.education.iter().map(|e| (&e.start, &e.end, false));
    let mut drafts = Vec::new();
    for (start, end, is_job) in work.chain(education) {
        let Some(begin) = start else { continue };
        let Some(place) = begin.span else { continue };
        let (first, _) = months(begin.value, subject.today);
        let (now, _) = months(Date::Present, subject.today);
        if let Some(end) = end
            && months(end.value, subject.today).1 < first
            && !(end.value == Date::Present && first > now)
        {
            let draft = Draft::at(Weight::Warning, subject.locate(place).labelled("starts"));
            let why = Wording::from("it ends (")
                .quoting(&end.value.to_string())
                .saying(") before it starts (")
                .quoting(&begin.value.to_string())
                .saying(")");
            let there = end.span.map(|span| subject.locate(span).labelled("ends"));
            drafts.push(there.into_iter().fold(draft, Draft::and).with("why", why));
        } else if is_job && first > now && !is_expected(place, &subject.reference.text) {
            let draft = Draft::at(Weight::Warning, subject.locate(place).labelled("starts"));
            let why =
                Wording::from("it starts in the future (").quoting(&begin.value.to_string()).saying(")");
            drafts.push(draft.with("why", why));
        }
    }
    drafts.into()
}

/// Whether the word before a date, or its first one, says that it is only planned: `expected May 2027`.
fn is_expected(date: Span, text: &str) -> bool {
    let before = text.get(..date.start()).unwrap_or_default().split_whitespace().next_back();
    before.into_iter().chain(date.of(text).split_whitespace().next()).any(is_vague_date)
}

/// Day and month that can be taken for each other. Nothing is said where another date of the document, by a
/// day beyond the twelfth, shows the order in which the person writes them.
fn ambiguous_dates(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let leading = |span: &Span| {
        let parts: Vec<u32> =
            span.of(text).split(['/', '.', '-']).filter_map(|part| part.trim().parse().ok()).collect();
        match parts.as_slice() {
            [a, b, year] if *year >= 1900 => Some((*a, *b)),
            _ => None,
        }
    };
    let spans: Vec<Span> = dates(subject).map(|(_, span)| span).collect();
    if spans.iter().filter_map(leading).any(|(a, b)| a > 12 || b > 12) {
        return Outcome::default();
    }
    let is_ambiguous = |span: &Span| leading(span).is_some_and(|(a, b)| a != b);
    let drafts: Vec<Draft> = spans
        .into_iter()
        .filter(is_ambiguous)
        .map(|span| Draft::at(Weight::Warning, subject.locate(span)).quoting("date", span.of(text)))
        .collect();
    drafts.into()
}

/// Years of two digits.
fn short_years(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let is_short = |span: &Span| {
        let digits = span.of(text).split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
        let longest = digits.map(str::len).max().unwrap_or(0);
        // `2016-18`: the year before it tells the century.
        let told = text.get(..span.start()).is_some_and(|before| {
            let before = before.trim_end().trim_end_matches(is_dash).trim_end();
            let year: Vec<char> = before.chars().rev().take_while(char::is_ascii_digit).collect();
            before.len() < span.start() && year.len() == 4
        });
        longest > 0 && longest < 4 && !told
    };
    let drafts: Vec<Draft> = dates(subject)
        .map(|(_, span)| span)
        .filter(is_short)
        .map(|span| Draft::at(Weight::Warning, subject.locate(span)).quoting("date", span.of(text)))
        .collect();
    drafts.into()
}

/// Fields of entries, skills included, that readers lose (or put elsewhere) for a reason that no other
/// rule names.
fn entry_lost(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let misplaced = params.word("verdict") == "misplaced";
    let wanted = |survival: &Survival, _: ReaderId, verdict: Retention| {
        !is_contact(survival.field.kind()) && matches!(verdict, Retention::Misplaced(_)) == misplaced
    };
    let drafts = drafts_of(claims.take(subject, wanted), subject).into_iter();
    let named = |draft: Draft| match receiver(&draft, subject) {
        Some(other) => draft.with("other", Wording::quotation(other)),
        None => draft.with("other", "another entry"),
    };
    drafts.map(named).collect::<Vec<_>>().into()
}

/// The name of the entry that a reader gives the first misplaced field to.
fn receiver<'a>(draft: &Draft, subject: &'a Subject<'_>) -> Option<&'a str> {
    let Weight::Losses(losses) = &draft.weight else { return None };
    let loss = losses.first()?;
    let reader = loss.misplaced.iter().next()?;
    let found = subject.survival.get(loss.field)?.readers.get(&reader)?.span()?;
    let reading = subject.reading(reader)?;
    let entry = nearest_entry(&subject.resume, &subject.reference, reading, found)?;
    let names = match entry {
        EntryPath::Work(index) => {
            [WorkPart::Title, WorkPart::Company].map(|part| FieldPath::Work(index, part))
        }
        EntryPath::Education(index) => {
            [EducationPart::School, EducationPart::Degree].map(|part| FieldPath::Education(index, part))
        }
    };
    let value = |path: FieldPath| subject.survival.iter().find(|survival| survival.field == path);
    let name = names.into_iter().find_map(value)?;
    Some(&name.value)
}
