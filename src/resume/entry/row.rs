//! The lines of a section, with body text told from headers and the periods found.

use super::broken::{give_asides, join_broken_dates, set_aside};
use super::dated::{dated, is_whole_date};
use super::hang::{Above, Hang, begins_lower};
use super::model::{Dated, Edge, Row};
use super::rail::{Rail, Railed, rail_periods};
use crate::reading::Line;
use crate::resume::labels;
use crate::resume::look::{Look, Looks};
use crate::resume::sections::Part;
use crate::resume::vocabulary::{Label, vocabulary};
use crate::span::Span;
use crate::text::signs;

/// The part's lines with body text told from headers, and dates found, also in a rail.
pub(super) fn rows<'p>(part: &'p Part<'_>, edge: Edge, looks: &Looks<'_>) -> Vec<Row<'p>> {
    let text = &part.reading.text;
    let rail = Rail::of(part, looks);
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut rail_text: Vec<Railed> = Vec::new();
    let mut previous: Option<Above<'_>> = None;
    let mut hang: Option<Hang> = None;
    let mut fact = false;
    for (index, line) in part.lines.iter().enumerate() {
        let (railed, mut spans): (Vec<Span>, Vec<Span>) =
            line.parts().iter().partition(|cell| rail.is_some_and(|rail| rail.holds(**cell, looks)));
        rail_text.extend(railed.iter().map(|cell| Railed {
            line: index,
            cell: *cell,
            alone: spans.is_empty(),
        }));
        let item = take_bullet(line, &mut spans, text);
        let main = spans.iter().copied().reduce(Span::to).unwrap_or(line.span);
        let look = looks.of(main);
        let found = if spans.is_empty() { Vec::new() } else { dated(line.span, &spans, text) };
        fact = announces_fact(line, main, text, fact);
        let continues = item.is_none()
            && !fact
            && found.is_empty()
            && rows.last().is_some_and(|row| row.body)
            && previous.is_some_and(|above| {
                let room = || edge.shown_to(above.line);
                continues(line, main, &look, &above, text, looks)
                    && hang.is_none_or(|hang| hang.takes(line, main, &above, room, text, looks))
            });
        let duties = || vocabulary().opens_duties(main.of(text));
        let body = !fact && (item.is_some() || continues || duties() || is_prose(&spans, text, &found));
        if !continues {
            hang = item.and_then(|item| Hang::of(line, item, main, looks));
        }
        let (spans, aside) = if body { set_aside(line.span, spans, text) } else { (spans, None) };
        let periods = if body { Vec::new() } else { found };
        if !(spans.is_empty() && railed.is_empty()) {
            previous = Some(Above { line, main, look });
        }
        rows.push(Row {
            line,
            spans,
            whole: line.span,
            body,
            bullet: item.is_some(),
            continues,
            periods,
            rest_of_date: None,
            aside,
        });
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

/// Whether a line begins with a sign that divides a date in words from one on the line above: `– present`.
fn divides_date(line: &Line, text: &str) -> bool {
    line.span.of(text).starts_with(signs::divides) && is_whole_date(line.content(text).of(text))
}

/// Takes the bullet off a row's text, if it is a list item; the first of its pieces with the bullet. Beside
/// a rail, the bullet is not what the line begins with.
fn take_bullet(line: &Line, spans: &mut Vec<Span>, text: &str) -> Option<Span> {
    let item = spans.first().copied().unwrap_or(line.span);
    let rest = if line.bullet && item.start() == line.span.start() {
        (!divides_date(line, text)).then(|| line.without_bullet(item, text))?
    } else {
        let length = signs::bullet(item.of(text))?;
        Span::within(text, item.start() + length, item.end()).trimmed(text)
    };
    match spans.as_mut_slice() {
        // A bullet far from its text is a piece of its own.
        [_, _, ..] if rest.is_empty() => drop(spans.remove(0)),
        [first, ..] => *first = rest,
        [] => {}
    }
    Some(item)
}

/// Whether a line says itself that it is a fact of an entry's head, whatever sign stands before it; facts of less
/// weight do only where the line `above` is one.
fn announces_fact(line: &Line, main: Span, text: &str, above: bool) -> bool {
    match labels::leading(main.of(text)) {
        Some(Label::Title | Label::Company | Label::Name | Label::Date) => true,
        Some(Label::Aside | Label::Address) => !line.bullet || above,
        _ => false,
    }
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

/// Whether a line goes on with the body text above it: set like it, and hanging below its text. What
/// begins in lower case need only be set like its end.
fn continues(line: &Line, main: Span, look: &Look, above: &Above<'_>, text: &str, looks: &Looks<'_>) -> bool {
    let lower = begins_lower(main, text);
    if line.bbox.is_none() {
        return lower;
    }
    let upper = above.line;
    let hanging =
        line.indent > upper.indent + 2.0 || (!upper.bullet && (line.indent - upper.indent).abs() <= 2.0);
    let ends_alike = || looks.segments(above.main).last().is_some_and(|end| look.is_like(&looks.of(*end)));
    let alike = look.is_like(&above.look) || (lower && ends_alike());
    alike && (lower || hanging || line.block == upper.block)
}
