//! The lines of a section, with body text told from headers and the periods found.

use super::broken::{give_asides, join_broken_dates, set_aside};
use super::dated::dated;
use super::model::{Dated, Row};
use super::rail::{Rail, Railed, rail_periods};
use crate::reading::Line;
use crate::resume::look::{Look, Looks};
use crate::resume::sections::Part;
use crate::span::Span;

/// The part's lines with body text told from headers, and dates found, also in a rail.
pub(super) fn rows<'p>(part: &'p Part<'_>, looks: &Looks<'_>) -> Vec<Row<'p>> {
    let text = &part.reading.text;
    let rail = Rail::of(part, looks);
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut rail_text: Vec<Railed> = Vec::new();
    let mut previous: Option<(&Line, Look)> = None;
    for (index, line) in part.lines.iter().enumerate() {
        let cells = if line.cells.is_empty() { vec![line.span] } else { line.cells.clone() };
        let (railed, spans): (Vec<Span>, Vec<Span>) =
            cells.into_iter().partition(|cell| rail.is_some_and(|rail| rail.holds(*cell, looks)));
        rail_text.extend(railed.iter().map(|cell| Railed {
            line: index,
            cell: *cell,
            alone: spans.is_empty(),
        }));
        let main = spans.iter().copied().reduce(Span::to).unwrap_or(line.span);
        let look = looks.of(main);
        let found = if spans.is_empty() { Vec::new() } else { dated(line.span, &spans, text) };
        let (body, continues) = match (is_bullet(line, main, text), previous) {
            (true, _) => (true, false),
            (false, Some((above, above_look))) if rows.last().is_some_and(|row| row.body) => {
                let continues = continues(line, main, &look, above, &above_look, text) && found.is_empty();
                (continues || is_prose(&spans, text, &found), continues)
            }
            (false, _) => (is_prose(&spans, text, &found), false),
        };
        let (spans, aside) = if body { set_aside(line.span, spans, text) } else { (spans, None) };
        let periods = if body { Vec::new() } else { found };
        if !(spans.is_empty() && railed.is_empty()) {
            previous = Some((line, look));
        }
        rows.push(Row { line, spans, whole: line.span, body, continues, periods, rest_of_date: None, aside });
    }
    join_broken_dates(&mut rows, text);
    give_asides(&mut rows);
    for (index, period) in rail_periods(&rail_text, text) {
        if let Some(row) = rows.get_mut(index) {
            row.body = false;
            row.periods.insert(0, period);
        }
    }
    rows
}

fn is_bullet(line: &Line, main: Span, text: &str) -> bool {
    const BULLETS: [char; 14] = ['•', '◦', '▪', '▸', '‣', '●', '○', '■', '–', '*', '»', '›', '➢', '✓'];
    line.bullet || main.of(text).trim_start().starts_with(BULLETS)
}

/// Running text: a sentence's length without a date in it.
///
/// A place in a cell of its own at the right is no part of a sentence.
fn is_prose(spans: &[Span], text: &str, periods: &[Dated]) -> bool {
    let words = spans.iter().map(|span| span.of(text).split_whitespace().count()).max().unwrap_or(0);
    let ended = |span: &Span| span.of(text).trim_end().ends_with('.');
    let sentence = spans.last().is_some_and(|span| ended(span) && !is_list_of_names(*span, text));
    periods.is_empty() && (words >= 12 || (sentence && words >= 8))
}

/// `Major in Optics, University of Aran, Galway, Ireland.`: short parts that all begin with a capital.
fn is_list_of_names(span: Span, text: &str) -> bool {
    let parts: Vec<&str> = span.of(text).split(", ").collect();
    let is_name = |part: &&str| {
        part.split_whitespace().count() <= 5
            && part.trim_start().chars().next().is_some_and(char::is_uppercase)
    };
    parts.len() >= 3 && parts.iter().all(is_name)
}

/// Whether a line goes on with the body text above it: set like it, and hanging below its text.
fn continues(line: &Line, main: Span, look: &Look, above: &Line, above_look: &Look, text: &str) -> bool {
    let first = main.of(text).trim_start().chars().next();
    let lower = first.is_some_and(|c| c.is_lowercase() || matches!(c, '(' | '&'));
    if line.bbox.is_none() {
        return lower;
    }
    let hanging =
        line.indent > above.indent + 2.0 || (!above.bullet && (line.indent - above.indent).abs() <= 2.0);
    look.is_like(above_look) && (lower || hanging || line.block == above.block)
}
