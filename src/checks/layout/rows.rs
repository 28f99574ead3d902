//! Rows of tables that a reader takes apart.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{ByGlyph, Format};
use crate::fields::{ReaderId, Retention};
use crate::finding::{Draft, Weight};
use crate::reading::{Line, Reading};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::words::in_one_line;
use std::collections::BTreeMap;

/// Letters of a word that makes a cell one of text: dates and numbers at the end of a line may be read
/// elsewhere without harm to anything but the dates, which have a rule of their own.
const WORD: usize = 4;
/// Letters and digits that come between two cells of one row once they are read apart: a bullet or a
/// separator is less, the shortest cell of a table hardly.
const BETWEEN: usize = 4;

/// Rows that follow one another, each of at least two cells of text, and which belong together for sure:
/// rules are drawn between them, or they begin with labels. Without that, cells side by side may as well be
/// columns, which are rightly read one after the other.
fn tables<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a [Line]> {
    let text = &subject.reference.text;
    let is_row = move |line: &Line| line.cells.iter().filter(|cell| is_text(cell.of(text))).count() > 1;
    let together = move |a: &Line, b: &Line| {
        is_row(a) && is_row(b) && a.region == b.region && a.page == b.page && a.cells.len() == b.cells.len()
    };
    let is_labelled =
        move |line: &Line| line.cells.first().is_some_and(|cell| cell.of(text).trim_end().ends_with(':'));
    let is_table = move |rows: &&[Line]| {
        let all_but_one = |count: usize| count + 1 >= rows.len();
        rows.first().is_some_and(is_row)
            && (all_but_one(rows.iter().filter(|row| row.ruled).count())
                || all_but_one(rows.iter().filter(|row| is_labelled(row)).count()))
    };
    subject.reference.lines.chunk_by(together).filter(is_table)
}

fn is_text(cell: &str) -> bool {
    let has_digit = cell.chars().any(|c| c.is_ascii_digit());
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= WORD;
    !has_digit && cell.split_whitespace().any(is_word)
}

/// Tables whose rows a reader gives column by column.
pub fn torn_rows(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    if subject.document.format != Format::Pdf {
        return Outcome::default();
    }
    let fewest = params.number("min_rows").max(2.0) as usize;
    let tables: Vec<&[Line]> = tables(subject).filter(|rows| rows.len() >= fewest).collect();
    if tables.is_empty() {
        return Outcome::default();
    }
    let places: Vec<ByGlyph<Span>> = subject.readings.iter().map(Reading::first_places).collect();
    let mut drafts = Vec::new();
    for rows in tables {
        let mut readers: BTreeMap<ReaderId, usize> = BTreeMap::new();
        for (reading, places) in subject.readings.iter().zip(&places) {
            let torn = rows.iter().filter(|row| is_torn(row, subject, reading, places)).count();
            if torn >= fewest {
                readers.extend(reading.reader.map(|reader| (reader, torn)));
            }
        }
        let Some(count) = readers.values().max() else { continue };
        let within = rows.iter().map(|row| row.span).reduce(Span::to).unwrap_or_default();
        let losses = claims.take(subject, |survival, reader, verdict| {
            let torn = matches!(verdict, Retention::Lost | Retention::Changed(_) | Retention::Misplaced(_));
            torn && readers.contains_key(&reader) && survival.span.is_some_and(|span| within.contains(span))
        });
        let weight = if losses.is_empty() { Weight::Note } else { Weight::Losses(losses) };
        let Some(first) = rows.first() else { continue };
        let said = in_one_line(first.span.of(&subject.reference.text));
        let draft = Draft::at(weight, subject.locate(first.span).labelled("one row of the table"))
            .hitting(readers.keys().copied().collect())
            .with("rows", *count)
            .quoting("first", &said);
        drafts.push(draft);
    }
    drafts.into()
}

/// Whether other text comes between two cells of a row.
fn is_torn(row: &Line, subject: &Subject<'_>, reading: &Reading, places: &ByGlyph<Span>) -> bool {
    let place = |cell: &Span, first: bool| {
        let origins = subject.reference.origins(*cell);
        let mut found = origins.iter().filter_map(|origin| places.get(origin.glyph));
        if first { found.next() } else { found.next_back() }
    };
    let apart = |pair: &[Span]| {
        let [left, right] = pair else { return false };
        let (Some(end), Some(start)) = (place(left, false), place(right, true)) else { return false };
        let between = Span::new(&reading.text, end.end(), start.start());
        between.is_none_or(|between| {
            between.of(&reading.text).chars().filter(|c| c.is_alphanumeric()).count() >= BETWEEN
        })
    };
    row.cells.windows(2).any(apart)
}
