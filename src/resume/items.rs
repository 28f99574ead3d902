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
    if dated.is_empty() { undated(&part.lines, text) } else { dated }
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
    let lower = line.span.of(text).trim_start().chars().next().is_some_and(char::is_lowercase);
    !line.bullet && (lower || line.block == above.block || (above.bullet && line.indent > above.indent))
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
