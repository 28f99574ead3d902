//! How entries are laid out: what stands where, and what is left out.

use super::super::{Outcome, Params};
use crate::checks::Claims;
use crate::finding::{Draft, Weight};
use crate::resume::{Date, Education, Field, Work, has_season};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::signs::is_arrow;
use crate::wording::Wording;

/// Start and end of each job and course that has a place for both.
fn periods<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = (Span, Span)> + 'a {
    let work = subject.resume.work.iter().map(|work| (&work.start, &work.end));
    let education = subject.resume.education.iter().map(|study| (&study.start, &study.end));
    work.chain(education).filter_map(|(start, end)| Some((start.as_ref()?.span?, end.as_ref()?.span?)))
}

/// A period that begins on one line and ends on another.
pub fn dates_over_two_lines(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let line = |span: Span| subject.reference.line_at(span.start()).map(|(index, _)| index);
    let broken = periods(subject).filter(|(start, end)| line(*start) < line(*end));
    let mut places = broken.map(|(start, end)| (subject.locate(start), subject.locate(end), start, end));
    let Some((first, below, start, end)) = places.next() else { return Outcome::default() };
    let draft = Draft::at(Weight::Warning, first.labelled("starts"))
        .and(below.labelled("ends"))
        .quoting("start", start.of(text))
        .quoting("end", end.of(text));
    // What one layout does to all entries is one finding.
    Some(places.fold(draft, |draft, (first, below, ..)| draft.and(first).and(below))).into()
}

/// Dates that name a season.
pub fn season_dates(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let seasons = super::dates(subject).map(|(_, span)| span).filter(|span| has_season(span.of(text)));
    let mut seasons: Vec<Span> = seasons.collect();
    // A lone date is start and end of its job.
    seasons.dedup();
    let drafts: Vec<Draft> = seasons
        .into_iter()
        .map(|span| Draft::at(Weight::Note, subject.locate(span)).quoting("date", span.of(text)))
        .collect();
    drafts.into()
}

/// Periods whose dates are divided by something else than a dash or a word.
pub fn date_separators(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let is_odd = |c: char| matches!(c, '~' | '|') || is_arrow(c);
    let text = &subject.reference.text;
    let sign = |start: Span, end: Span| {
        let between = text.get(start.end()..end.start())?.trim();
        let mut signs = between.chars();
        let sign = signs.next().filter(|c| is_odd(*c) && signs.next().is_none())?;
        Some((start.to(end), sign))
    };
    let drafts: Vec<Draft> = periods(subject)
        .filter_map(|(start, end)| sign(start, end))
        .map(|(span, sign)| {
            Draft::at(Weight::Note, subject.locate(span))
                .with("sign", Wording::ours(sign))
                .quoting("dates", span.of(text))
        })
        .collect();
    drafts.into()
}

/// Jobs of which some begin with the title and others with the employer. A role below another role's
/// employer has no order of its own.
pub fn inconsistent_order(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let ordered = subject.resume.work.iter().filter_map(|work| {
        let (title, company) = (work.title.as_ref()?.span?, work.company.as_ref()?.span?);
        (work.span.contains(title) && work.span.contains(company)).then_some((
            title < company,
            title,
            company,
        ))
    });
    let jobs: Vec<(bool, Span, Span)> = ordered.collect();
    let first = |wanted: bool| jobs.iter().find(|(title_first, ..)| *title_first == wanted);
    let (Some((_, title, _)), Some((_, _, company))) = (first(true), first(false)) else {
        return Outcome::default();
    };
    let draft = Draft::at(Weight::Note, subject.locate(*title).labelled("the title stands first"));
    Some(draft.and(subject.locate(*company).labelled("the employer stands first"))).into()
}

/// Roles that have the employer of the role above.
pub fn stacked_roles(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let employer = |work: &Work| work.company.as_ref().and_then(|company| company.span);
    let below = subject.resume.work.windows(2).filter_map(|pair| match pair {
        [above, below] if employer(above).is_some() && employer(above) == employer(below) => Some(below),
        _ => None,
    });
    let drafts: Vec<Draft> = below
        .filter_map(|role| role.title.as_ref())
        .filter_map(|title| Some((title, title.span?)))
        .map(|(title, span)| Draft::at(Weight::Note, subject.locate(span)).quoting("title", &title.value))
        .collect();
    drafts.into()
}

/// A dated course with a degree and no school, or the other way round, that says nothing else: what we
/// could not sort may be what seems to be missing.
pub fn incomplete_study(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let missing = |study: &Education| match (&study.school, &study.degree) {
        (None, Some(_)) => Some("school"),
        (Some(_), None) => Some("degree"),
        _ => None,
    };
    let drafts: Vec<Draft> = subject
        .resume
        .education
        .iter()
        .filter(|study| is_sorted(study, text))
        .filter_map(|study| Some((missing(study)?, date(study)?)))
        .map(|(missing, date)| {
            let draft = Draft::at(Weight::Note, subject.locate(date));
            draft.with("missing", missing).quoting("date", date.of(text))
        })
        .collect();
    drafts.into()
}

fn date(study: &Education) -> Option<Span> {
    study.end.as_ref().or(study.start.as_ref())?.span
}

/// Whether every word of an entry belongs to one of its fields.
fn is_sorted(study: &Education, text: &str) -> bool {
    let names = [&study.school, &study.degree, &study.area, &study.score].into_iter().flatten();
    let names = names.filter_map(|field| field.span);
    let dates = [&study.start, &study.end].into_iter().flatten().filter_map(|date: &Field<Date>| date.span);
    let mut known: Vec<Span> = names.chain(dates).collect();
    known.sort();
    let mut at = study.span.start();
    let mut rest = String::new();
    for span in known.into_iter().filter(|span| study.span.contains(*span)) {
        rest.push_str(text.get(at..span.start()).unwrap_or_default());
        at = at.max(span.end());
    }
    rest.push_str(text.get(at..study.span.end()).unwrap_or_default());
    !rest.chars().any(char::is_alphabetic)
}
