//! Sections of things with a name, perhaps a date, and what there is to say of them: projects,
//! publications.

use super::entry::{Entry, entries};
use super::look::Looks;
use super::piece::{self, bare, field};
use super::sections::Part;
use super::{Field, Item};
use crate::reading::Line;
use crate::span::Span;

/// The things of a section: its dated entries, or one a paragraph where nothing is dated.
pub fn items(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Item> {
    let text = &part.reading.text;
    let dated: Vec<Item> = entries(part, looks).into_iter().filter_map(|entry| item(entry, text)).collect();
    if !dated.is_empty() {
        return dated;
    }
    headed(&part.lines, text).unwrap_or_else(|| undated(&part.lines, text))
}

/// Things that each have a line of their own above their list items, where the section is built so.
fn headed(lines: &[Line], text: &str) -> Option<Vec<Item>> {
    let lines: Vec<&Line> =
        lines.iter().filter(|line| line.span.of(text).chars().any(char::is_alphabetic)).collect();
    let is_head = |at: usize| {
        let line = lines.get(at).filter(|line| !line.bullet);
        // Below a list item the next head often stands in the same block.
        let above = || at.checked_sub(1).and_then(|above| lines.get(above)).zip(line);
        let goes_on = || {
            above().is_some_and(|(above, line)| {
                let hangs = !above.bullet || begins_lower(line, text) || line.indent > above.indent;
                hangs && goes_on(above, line, text)
            })
        };
        lines.get(at + 1).is_some_and(|below| below.bullet) && line.is_some() && !goes_on()
    };
    if !is_head(0) {
        return None;
    }
    let mut items: Vec<Item> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let span = bare(line.content(text), text);
        match items.last_mut() {
            _ if is_head(at) => items.push(named(span, text)),
            Some(item) if line.bullet => item.highlights.push(field(span, text)),
            Some(item) => extend_body(item, span, text),
            None => {}
        }
    }
    Some(items)
}

/// A line that is no list item goes on with the one above it.
fn extend_body(item: &mut Item, span: Span, text: &str) {
    match item.highlights.last_mut().and_then(|last| Some((last.span?, last))) {
        Some((start, last)) => *last = field(start.to(span), text),
        None => extend(item, span, text),
    }
}

fn item(entry: Entry, reading: &str) -> Option<Item> {
    let words = &entry.words;
    let mut pieces = entry.header.iter().flatten().map(|span| piece::bare(*span, &words.text));
    let name = words.field(pieces.next()?, reading);
    let detail = pieces.next().map(|span| words.field(span, reading));
    Some(Item { name, detail, start: entry.start, end: entry.end, highlights: entry.body })
}

/// A thing begins with a bullet, in capitals after a finished line, or in another block.
fn undated(lines: &[Line], text: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut above: Option<&Line> = None;
    for line in lines {
        let span = bare(line.content(text), text);
        if !span.of(text).chars().any(char::is_alphabetic) {
            continue;
        }
        let goes_on = above.is_some_and(|above| goes_on(above, line, text));
        above = Some(line);
        match items.last_mut() {
            Some(last) if goes_on => extend(last, span, text),
            _ => items.push(named(span, text)),
        }
    }
    items
}

fn goes_on(above: &Line, line: &Line, text: &str) -> bool {
    !line.bullet
        && (begins_lower(line, text)
            || line.block == above.block
            || (above.bullet && line.indent > above.indent))
}

fn begins_lower(line: &Line, text: &str) -> bool {
    line.span.of(text).trim_start().chars().next().is_some_and(char::is_lowercase)
}

/// `Tide Atlas: Interactive map of tide gauges` is a name and what it is.
fn named(span: Span, text: &str) -> Item {
    let colon = span.of(text).find(": ").filter(|at| *at > 0);
    let cut = |from: usize, to: usize| field(bare(Span::within(text, from, to), text), text);
    let (name, detail) = match colon.map(|at| span.start() + at) {
        Some(at) => (cut(span.start(), at), Some(cut(at + 1, span.end()))),
        None => (field(span, text), None),
    };
    Item { name, detail, start: None, end: None, highlights: Vec::new() }
}

fn extend(item: &mut Item, span: Span, text: &str) {
    let last = item.detail.as_mut().unwrap_or(&mut item.name);
    if let Some(start) = last.span {
        *last = field(start.to(span), text);
    }
}

impl Item {
    /// The last date.
    pub fn date(&self) -> Option<&Field<super::Date>> {
        self.end.as_ref().or(self.start.as_ref())
    }
}
