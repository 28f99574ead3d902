//! Dates in a narrow column beside the entries, which may run over several of its lines.

use super::dated::is_part_of_date;
use super::model::Dated;
use crate::resume::dates::{Period, periods};
use crate::resume::look::Looks;
use crate::resume::sections::Part;
use crate::resume::vocabulary::vocabulary;
use crate::resume::{Date, Field};
use crate::span::Span;
use crate::text::signs::joins_dates;
use crate::text::words::folded_words;
use std::ops::Range;

/// The narrow column at the left that holds dates beside the entries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rail {
    /// Where the main text starts, in points.
    main: f32,
}

impl Rail {
    /// A rail is there if cells that hold nothing but parts of dates end before where the second cells
    /// of most lines start, and nothing else stands there.
    pub(super) fn of(part: &Part<'_>, looks: &Looks<'_>) -> Option<Self> {
        let text = &part.reading.text;
        let mut starts: Vec<f32> = Vec::new();
        for line in &part.lines {
            let [first, second, ..] = line.cells.as_slice() else { continue };
            let (Some(left), Some(right)) = (looks.bbox(*first), looks.bbox(*second)) else { continue };
            if left.x1 < right.x0 && is_part_of_date(first.of(text)) {
                starts.push(right.x0);
            }
        }
        starts.sort_by(f32::total_cmp);
        let rail = Self { main: *starts.get(starts.len() / 2)? };
        let clear = part.lines.iter().filter_map(|line| line.cells.first()).all(|first| {
            looks.bbox(*first).is_some_and(|bbox| bbox.x0 >= rail.main - 3.0)
                || (rail.holds(*first, looks) && is_part_of_date(first.of(text)))
        });
        clear.then_some(rail)
    }

    pub(super) fn holds(self, cell: Span, looks: &Looks<'_>) -> bool {
        looks.bbox(cell).is_some_and(|bbox| bbox.x1 < self.main)
    }
}

/// A cell of a rail.
#[derive(Debug, Clone, Copy)]
pub(super) struct Railed {
    /// Index of its line in the section.
    pub(super) line: usize,
    pub(super) cell: Span,
    /// Whether nothing stands beside it.
    pub(super) alone: bool,
}

/// Periods of a rail, which may run over several of its lines; each with the line it begins on.
pub(super) fn rail_periods(rail: &[Railed], text: &str) -> Vec<(usize, Dated)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = rail.get(at) {
        // As many lines as still make one period, at most four: `September / 2013 – June / 2014`.
        let mut best: Option<(usize, Dated)> = None;
        let mut settled = false;
        for length in 1..=4 {
            let Some(cells) = rail.get(at..at + length) else { break };
            let apart = cells.windows(2).any(|pair| matches!(pair, [a, b] if b.line - a.line > 2));
            if apart {
                break;
            }
            if let Some(dated) = joined_period(cells, text) {
                let complete = dated.start.is_some();
                // `2016 –` is complete, and goes on if the next line holds the later end.
                if best.is_none() || (complete && !(settled && is_reversed(&dated))) {
                    best = Some((length, dated));
                }
                settled |= complete;
                let open =
                    cells.last().is_some_and(|last| last.cell.of(text).trim_end().ends_with(joins_dates));
                if complete && !open && !ends_in_month(cells, text) {
                    break;
                }
            }
        }
        match best {
            Some((length, dated)) => {
                found.push((first.line, dated));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn is_reversed(dated: &Dated) -> bool {
    let ends = dated.start.as_ref().zip(dated.end.as_ref());
    ends.is_some_and(|(start, end)| end.value < start.value)
}

/// Whether the last word is a month whose year must follow: `April 2016 – / December / 2019`.
fn ends_in_month(cells: &[Railed], text: &str) -> bool {
    let last = cells.last().and_then(|last| folded_words(last.cell.of(text)).pop());
    last.is_some_and(|word| vocabulary().months.contains(&word))
}

/// The period that cells read one after the other make, if they make exactly one.
///
/// Two lone dates make one, too, if the second stands alone under the first: `2016` over `2020`.
pub(super) fn joined_period(cells: &[Railed], text: &str) -> Option<Dated> {
    let mut joined = String::new();
    let mut places: Vec<(Range<usize>, Span)> = Vec::new();
    for Railed { cell, .. } in cells {
        let start = joined.len();
        joined.push_str(cell.of(text));
        places.push((start..joined.len(), *cell));
        joined.push(' ');
    }
    let found = periods(&joined);
    let stacked = |first: &Period, second: &Period| {
        let below = cells.len() == 2 && cells.last().is_some_and(|last| last.alone);
        let lone = first.start.is_none() && second.start.is_none();
        let (from, to) = (first.end.clone()?, second.end.clone()?);
        (below && lone && from.0 <= to.0).then_some(Period {
            range: from.1.start..to.1.end,
            start: Some(from),
            end: Some(to),
            until: false,
        })
    };
    let period = match found.as_slice() {
        [period] => period.clone(),
        [first, second] => stacked(first, second)?,
        _ => return None,
    };
    let end = |end: &Option<(Date, Range<usize>)>| {
        end.as_ref().map(|(date, range)| {
            let place = places.iter().find(|(part, _)| part.start <= range.start && range.end <= part.end);
            // A date that runs over two lines has no span of its own.
            let span = place.and_then(|(part, cell)| {
                let offset = cell.start();
                Span::new(text, offset + range.start - part.start, offset + range.end - part.start)
            });
            Field { value: *date, span }
        })
    };
    let first = cells.first()?.cell;
    let (start, last) = (end(&period.start), end(&period.end));
    Some(Dated { start, end: last, until: period.until, range: first.start()..first.end() })
}
