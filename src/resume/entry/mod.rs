//! Entries of a section: which lines belong together, around which dates.
//!
//! Dates are the anchors. Lines that are not body text (bullets, prose) form headers; a header with
//! one period is one entry; a header with several is cut by the pattern that the section's other
//! entries show (how many lines stand before the date).

mod broken;
mod dated;
mod hang;
mod model;
mod rail;
mod row;
mod starts;

use super::header::{HeaderLine, HeaderText, Joint, joint};
use super::labels;
use super::look::Looks;
use super::piece::{self, bare, field};
use super::sections::Part;
use super::vocabulary::Label;
use super::{Date, Field};
use crate::span::Span;
use dated::is_whole_date;
pub use dated::{is_duration, is_part_of_date};
use model::{Edge, Row};
use row::rows;
use starts::starts_by_date;
use std::ops::Range;

/// An entry in the raw.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The header's words, what a line broke joined again.
    pub words: HeaderText,
    /// Pieces of `words`, in order, dates taken out; one list a line.
    pub header: Vec<Vec<Span>>,
    /// First date.
    pub start: Option<Field<Date>>,
    /// Last date.
    pub end: Option<Field<Date>>,
    /// Whether the page says that a lone date is an end.
    pub until: bool,
    /// How many lines of the header stand up to its date, that of the date included.
    pub lines_to_date: Option<usize>,
    /// The cell of the reading at the right of a line of the header above or below the one that has its date there.
    pub beside: Option<Span>,
    /// Bullets and paragraphs.
    pub body: Vec<Field>,
    /// Everything.
    pub span: Span,
}

/// Cuts a section into entries at its dates.
pub fn entries(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Entry> {
    let edge = Edge::of(part);
    let rows = rows(part, edge, looks);
    let starts = starts_by_date(&rows, &part.reading.text, looks);
    cut(&rows, &starts, edge, &part.reading.text, looks)
}

/// Cuts a section into entries at the lines that `begins` says begin one, whatever sign stands before them; what
/// stands before the first belongs to none. A line below goes on with the head unless it is a list item or
/// running text.
pub fn entries_at(part: &Part<'_>, looks: &Looks<'_>, begins: impl Fn(&str) -> bool) -> Vec<Entry> {
    let text = &part.reading.text;
    let edge = Edge::of(part);
    let mut rows = rows(part, edge, looks);
    let mut starts = Vec::new();
    let (mut in_head, mut in_item) = (false, false);
    for (index, row) in rows.iter_mut().enumerate() {
        // What goes on with a list item that is a head is of the head, too.
        in_head &= row.continues;
        row.body &= !in_head;
        // A wrapped list item is one; a plain line may be set like what it goes on with.
        if !(in_head && in_item) && begins(row.whole.of(text)) {
            (in_head, in_item) = (true, row.bullet);
            starts.push(index);
            row.body = false;
            if row.periods.is_empty() {
                row.periods = dated::dated(row.whole, &row.spans, text);
            }
            row.periods.extend(row.aside.take());
        }
    }
    cut(&rows, &starts, edge, &part.reading.text, looks)
}

fn cut(rows: &[Row<'_>], starts: &[usize], edge: Edge, text: &str, looks: &Looks<'_>) -> Vec<Entry> {
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(rows.len()));
    let spans = starts.iter().copied().zip(ends);
    spans.filter_map(|(start, end)| entry(rows.get(start..end)?, edge, text, looks)).collect()
}

fn entry(rows: &[Row<'_>], edge: Edge, text: &str, looks: &Looks<'_>) -> Option<Entry> {
    let dated = rows.iter().flat_map(|row| &row.periods).next().cloned();
    let mut entry = Entry { span: rows.iter().map(|row| row.whole).reduce(Span::to)?, ..Entry::default() };
    if let Some(dated) = dated {
        entry.start = dated.start;
        entry.end = dated.end;
        entry.until = dated.until;
    }
    entry.beside = beside_date(rows, text);
    let mut in_header = true;
    let mut above: Option<(&Row<'_>, Vec<Span>)> = None;
    for row in rows {
        if row.body {
            in_header = false;
            add_body(&mut entry.body, row, text);
        } else if !in_header && !tells_name(row, text) {
            add_body(&mut entry.body, row, text);
        } else {
            let periods = row.periods.iter().map(|period| &period.range);
            let ranges: Vec<Range<usize>> = row.rest_of_date.iter().chain(periods).cloned().collect();
            let pieces: Vec<Span> = if row.told || labels::stands_apart(row.whole.of(text)) {
                let whole = row.spans.iter().copied().reduce(Span::to);
                whole.into_iter().flat_map(|whole| piece::cut_out(whole, &ranges, text)).collect()
            } else {
                row.spans.iter().flat_map(|span| piece::cut(*span, &ranges, text, looks)).collect()
            };
            entry.lines_to_date =
                entry
                    .lines_to_date
                    .or((!row.periods.is_empty())
                        .then_some(entry.header.len() + usize::from(!pieces.is_empty())));
            if pieces.is_empty() {
                continue;
            }
            let goes_on = above.as_ref().and_then(|(above, above_pieces)| {
                let (upper, lower) = (
                    HeaderLine { line: above.line, pieces: above_pieces },
                    HeaderLine { line: row.line, pieces: &pieces },
                );
                let goes_on = row.continues.then_some(Joint::Space);
                joint(&upper, &lower, above.room(edge, looks), text, looks).or(goes_on)
            });
            // A label begins what it stands before.
            let goes_on = goes_on.filter(|_| !labels::begins_with_one(row.whole.of(text)));
            add_header(&mut entry, &pieces, goes_on, text);
            above = Some((row, pieces));
        }
    }
    Some(entry)
}

/// The right cell of a header's line that has text at the left, where the line above or below it has its date in the
/// right cell: `Loomis Mills      Tangvik` over `Welder      2019 – 2021`.
fn beside_date(rows: &[Row<'_>], text: &str) -> Option<Span> {
    let header = rows.iter().take_while(|row| !row.body).collect::<Vec<_>>();
    let cells = |row: &Row<'_>| match row.line.parts() {
        [left, right] => Some((*left, *right)),
        _ => None,
    };
    let is_dated = |row: &Row<'_>| {
        let right = cells(row).map(|(_, right)| right);
        let within = |right: Span| {
            row.periods.iter().any(|p| right.start() <= p.range.start && p.range.end <= right.end())
        };
        right.is_some_and(|right| within(right) && is_whole_date(right.of(text)))
    };
    header.windows(2).find_map(|pair| {
        let [above, below] = pair else { return None };
        let other = match (is_dated(above), is_dated(below)) {
            (true, false) => below,
            (false, true) => above,
            _ => return None,
        };
        let (left, right) = cells(other).filter(|_| other.periods.is_empty())?;
        let has_words = |cell: Span| cell.of(text).contains(char::is_alphabetic);
        (has_words(left) && has_words(right)).then_some(right)
    })
}

/// Whether a row below what was done still says what the title or the employer is.
fn tells_name(row: &Row<'_>, text: &str) -> bool {
    row.told && matches!(labels::leading(row.whole.of(text)), Some(Label::Title | Label::Company))
}

fn add_header(entry: &mut Entry, pieces: &[Span], goes_on: Option<Joint>, text: &str) {
    let mut pieces = pieces.iter().copied();
    if let Some(joint) = goes_on
        && let Some(last) = entry.header.last_mut().and_then(|line| line.last_mut())
        && let Some(piece) = pieces.next()
    {
        *last = entry.words.extend(*last, joint, piece, text);
    }
    let line: Vec<Span> = pieces.map(|piece| entry.words.push(piece, text)).collect();
    if !line.is_empty() {
        entry.header.push(line);
    }
}

fn add_body(body: &mut Vec<Field>, row: &Row<'_>, text: &str) {
    let Some(span) = row.spans.iter().copied().reduce(Span::to).map(|span| bare(span, text)) else { return };
    match body.last_mut() {
        Some(last) if row.continues => {
            let whole = last.span.map_or(span, |start| start.to(span));
            *last = field(whole, text);
        }
        _ if span.is_empty() => {}
        _ => body.push(field(span, text)),
    }
}
