//! The dates of entries.

use crate::resume::Date;
use crate::span::Span;
use crate::subject::Subject;

/// Dates of jobs and studies, "present" aside, with their places.
pub(super) fn dates<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = (Date, Span)> + 'a {
    let work = subject.resume.work.iter().flat_map(|w| [&w.start, &w.end]);
    let education = subject.resume.education.iter().flat_map(|e| [&e.start, &e.end]);
    let dates = work.chain(education).flatten();
    dates.filter(|d| d.value != Date::Present).filter_map(|date| Some((date.value, date.span?)))
}
