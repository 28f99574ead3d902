//! Periods that do not stand whole in a header line: broken over two lines, or set beside body text.

use super::dated::{dated, is_part_of_date, is_whole_date};
use super::model::{Dated, Row};
use super::rail::{Railed, joined_period};
use crate::resume::dates::periods;
use crate::resume::look::Looks;
use crate::resume::vocabulary::vocabulary;
use crate::resume::{Date, Field};
use crate::span::Span;
use crate::text::signs::joins_dates;
use crate::text::words::folded_words;

/// Makes one of a period that a line broke: `April 2013 –` over `September 2018`, `May` over `2020 – today`.
pub(super) fn join_broken_dates(rows: &mut [Row<'_>], text: &str) {
    for index in 1..rows.len() {
        let Some([above, below]) = rows.get_mut(index - 1..=index) else { continue };
        let (Some(upper), Some(lower)) = (above.spans.last().copied(), below.spans.first().copied()) else {
            continue;
        };
        let apart = text.get(upper.end()..lower.start()).is_none_or(|gap| !gap.trim().is_empty());
        let open = ends_open(upper.of(text)) || begins_open(upper.of(text), lower.of(text));
        if below.bullet || apart || !open {
            continue;
        }
        let joined = dated(upper, &[upper, lower], text);
        let broken = joined.into_iter().find(|p| p.range.start < upper.end() && p.range.end > lower.start());
        let Some(broken) = broken.filter(|period| period.end.is_some()) else { continue };
        below.periods.retain(|period| period.range.start >= broken.range.end);
        below.rest_of_date = Some(broken.range.clone());
        below.body &= !is_part_of_date(lower.of(text));
        above.periods.retain(|period| period.range.end <= broken.range.start);
        above.body = false;
        above.periods.push(broken);
    }
}

/// Makes one of two months below one another: `Loomis Ltd   May 2015` over `March 2017`.
pub(super) fn join_months_below(rows: &mut [Row<'_>], text: &str) {
    for index in 1..rows.len() {
        let Some([above, below]) = rows.get_mut(index - 1..=index) else { continue };
        let (Some(upper), [lower]) = (above.spans.last().copied(), below.spans.as_slice()) else { continue };
        let (Some(from), [to]) = (above.periods.last(), below.periods.as_slice()) else { continue };
        let ends_line = from.range.end == upper.end();
        let is_alone = !above.body && !below.bullet && ends_line && is_whole_date(lower.of(text));
        let (Some(start), Some(end)) = (lone_month(from), lone_month(to)) else { continue };
        let is_alone = is_alone && !from.until;
        if !is_alone || start.value > end.value {
            continue;
        }
        let joined = Dated { start: Some(start), end: Some(end), ..from.clone() };
        below.rest_of_date = Some(to.range.clone());
        below.periods.clear();
        below.body = false;
        above.periods.pop();
        above.periods.push(joined);
    }
}

/// The month of a period that is nothing else.
fn lone_month(period: &Dated) -> Option<Field<Date>> {
    let end = period.end.clone().filter(|_| period.start.is_none())?;
    matches!(end.value, Date::On { month: Some(_), .. }).then_some(end)
}

/// Makes one of a period whose ends stand in cells one below the other, beside other text: `September 2019 –` over `Present`
/// at the right, `7/98 to` over `Present` at the left.
pub(super) fn join_stacked_dates(rows: &mut [Row<'_>], text: &str, looks: &Looks<'_>) {
    for index in 1..rows.len() {
        let Some([above, below]) = rows.get_mut(index - 1..=index) else { continue };
        if above.body {
            continue;
        }
        let Some((upper, lower, period)) = stacked(above, below, text, looks) else { continue };
        above.periods.retain(|own| own.range.end <= upper.start() || own.range.start >= upper.end());
        above.periods.push(period);
        below.spans.retain(|span| !lower.contains(*span));
        below.periods.retain(|own| own.range.end <= lower.start() || own.range.start >= lower.end());
        below.aside = None;
        below.body &= !below.spans.is_empty();
    }
}

/// The cells of two rows that hold the ends of one period, and the period.
fn stacked(above: &Row<'_>, below: &Row<'_>, text: &str, looks: &Looks<'_>) -> Option<(Span, Span, Dated)> {
    let is_date = |cell: &Span| is_part_of_date(cell.of(text));
    let [first, .., last] = above.spans.as_slice() else { return None };
    [first, last].into_iter().copied().filter(is_date).find_map(|upper| {
        let is_open = || {
            periods(upper.of(text)).iter().all(|period| period.start.is_none())
                || upper.of(text).trim_end().ends_with(joins_dates)
        };
        let mut lower = below.line.parts().iter().copied().filter(is_date);
        let lower = lower.find(|lower| is_open() && is_below(upper, *lower, above, below, looks))?;
        let railed = |cell| Railed { line: 0, cell, alone: false };
        let period = joined_period(&[railed(upper), railed(lower)], text)?;
        (period.start.is_some() && period.end.is_some()).then_some((upper, lower, period))
    })
}

/// Whether a cell stands right below another: at its left or right edge, within the points that kerning moves them; first
/// below first where nothing tells places.
fn is_below(upper: Span, lower: Span, above: &Row<'_>, below: &Row<'_>, looks: &Looks<'_>) -> bool {
    match (looks.bbox(upper), looks.bbox(lower)) {
        (Some(a), Some(b)) => {
            above.line.page == below.line.page && ((a.x0 - b.x0).abs() <= 3.0 || (a.x1 - b.x1).abs() <= 3.0)
        }
        _ => above.spans.first() == Some(&upper) && below.line.parts().first() == Some(&lower),
    }
}

/// Whether a line begins in the middle of a period: with a dash or an arrow below a date.
fn begins_open(above: &str, below: &str) -> bool {
    below.starts_with(joins_dates) && ends_in_date(above.trim_end())
}

fn ends_in_date(text: &str) -> bool {
    periods(text).last().is_some_and(|last| last.range.end == text.len())
}

/// Bytes of the longest day of a month: `31st`.
const LONGEST_DAY: usize = 4;

/// Whether a line ends in the middle of a period: with a dash behind a date, or a month without its year.
fn ends_open(text: &str) -> bool {
    let vocabulary = vocabulary();
    let words = folded_words(text);
    let month = words.last().is_some_and(|word| vocabulary.months.contains(word));
    let joins = |word: &String| vocabulary.range.contains(word) || vocabulary.inner.contains(word);
    let bare = text.trim_end().trim_end_matches(joins_dates).trim_end();
    let dash = bare.len() < text.trim_end().len();
    let behind = words.last().filter(|word| joins(word)).map(|_| text.trim_end());
    // `Since 1st` over `June 2012`
    let opens = |word: &String| vocabulary.since.contains(word);
    let is_day = |word: &String| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= LONGEST_DAY;
    let since = match words.as_slice() {
        [.., word, day] if is_day(day) => opens(word),
        [.., word] => opens(word),
        [] => false,
    };
    let without_last =
        behind.and_then(|text| text.rsplit_once(char::is_whitespace)).map(|(head, _)| head.trim_end());
    month || since || (dash && ends_in_date(bare)) || without_last.is_some_and(ends_in_date)
}

/// Takes a last cell that is nothing but a period off a body line.
pub(super) fn set_aside(line: Span, mut spans: Vec<Span>, text: &str) -> (Vec<Span>, Option<Dated>) {
    let aside = spans.last().copied().filter(|last| spans.len() > 1 && is_part_of_date(last.of(text)));
    let period = aside.and_then(|last| dated(line, &[last], text).into_iter().next());
    if period.is_some() {
        spans.pop();
    }
    (spans.into_iter().reduce(Span::to).into_iter().collect(), period)
}

/// Gives each period that stands beside body text to the header above, if that has no date of its own.
pub(super) fn give_asides(rows: &mut [Row<'_>]) {
    for index in 0..rows.len() {
        let Some(aside) = rows.get_mut(index).and_then(|row| row.aside.take()) else { continue };
        let above = rows.get(..index).unwrap_or_default();
        let Some(last) = above.iter().rposition(|row| !row.body) else { continue };
        let first =
            above.get(..last).unwrap_or_default().iter().rposition(|row| row.body).map_or(0, |at| at + 1);
        let header = rows.get_mut(first..=last).unwrap_or_default();
        if header.iter().all(|row| row.periods.is_empty())
            && let Some(row) = header.last_mut()
        {
            row.periods.push(aside);
        }
    }
}
