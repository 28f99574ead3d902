//! Where the skills of a section end though no known heading says so.

use crate::reading::Line;
use crate::resume::Date;
use crate::resume::dates::{Period, periods};
use crate::resume::headings::is_plausible;
use crate::resume::labels;
use crate::resume::look::Looks;
use crate::resume::sections::Part;
use crate::span::Span;

/// The lines of a section up to the first that is a title set like the section's own heading, an entry with its
/// period, or a fact about the person.
pub fn own_lines<'a>(part: &'a Part<'_>, heading: Option<Span>, looks: &Looks<'_>) -> &'a [Line] {
    let text = &part.reading.text;
    let is_other = |(index, line): (usize, &Line)| {
        is_fact(line.span.of(text))
            || is_entry(line.span.of(text))
            || index > 0 && heading.is_some_and(|heading| is_title(part, index, heading, looks))
    };
    let end = part.lines.iter().enumerate().position(is_other).unwrap_or(part.lines.len());
    part.lines.get(..end).unwrap_or_default()
}

/// Digits of a number to call.
const DIGITS_OF_NUMBER: usize = 9;

/// `Date of birth: …`, `Name: …`, an address to write to, a number to call.
fn is_fact(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    labels::of_person(line) || line.contains('@') || (line.contains('+') && digits >= DIGITS_OF_NUMBER)
}

/// Whether a line says from when to when something lasted, with months: versions are years at most.
fn is_entry(line: &str) -> bool {
    let has_month = |end: &Option<(Date, std::ops::Range<usize>)>| {
        matches!(end, Some((Date::On { month: Some(_), .. }, _)))
    };
    let lasts = |period: &Period| has_month(&period.start) && period.end.is_some();
    periods(line).iter().any(lasts)
}

/// A line in capitals that is set like the heading over the section, and unlike the lines around it.
fn is_title(part: &Part<'_>, index: usize, heading: Span, looks: &Looks<'_>) -> bool {
    let text = &part.reading.text;
    let Some(line) = part.lines.get(index) else { return false };
    let look = looks.of(heading);
    let alike = |line: &Line| {
        let own = looks.of(line.span);
        own.is_like(&look) && own.caps == look.caps
    };
    let around = [index - 1, index + 1].into_iter().filter_map(|at| part.lines.get(at));
    look.caps
        && !line.bullet
        && line.cells.len() < 2
        && is_plausible(line.span.of(text))
        && alike(line)
        && around.into_iter().all(|line| !alike(line))
}
