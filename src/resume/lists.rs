//! Sections that list languages with their levels, and certificates.

use super::dates::periods;
use super::labels;
use super::look::Looks;
use super::piece::{bare, field};
use super::sections::Part;
use super::skills::items;
use super::vocabulary::{Label, vocabulary};
use super::{Field, Language};
use crate::lexicon::framework_level;
use crate::reading::Line;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::words::folded_words;

/// The languages of a section: `German (Native)`, `English: C1`, or a level on the next line.
pub fn languages(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Language> {
    let text = &part.reading.text;
    let mut languages: Vec<Language> = Vec::new();
    // Below a row of a table of facts stand others.
    let is_fact = |line: &Line| {
        let first = line.pieces(text).first().map_or("", |cell| cell.of(text)).trim_end_matches([' ', ':']);
        labels::of_person(line.span.of(text)) || vocabulary().label(first).is_some_and(Label::is_of_person)
    };
    for line in part.lines.iter().take_while(|line| !is_fact(line)) {
        let cells = line.pieces(text);
        for item in cells.into_iter().flat_map(|cell| items(cell, looks, text)) {
            let inner = item.of(text);
            let level = |name: usize, level: usize| {
                let name = bare(Span::within(text, item.start(), item.start() + name), text);
                let level = bare(Span::within(text, item.start() + level, item.end()), text);
                Language { name: field(name, text), fluency: Some(field(level, text)) }
            };
            match (inner.find(['(', ':']), languages.last_mut()) {
                (Some(at), _) => languages.push(level(at, at + 1)),
                (None, Some(last)) if last.fluency.is_none() && is_level(inner) => {
                    last.fluency = Some(field(item, text));
                }
                _ => languages.push(Language { name: field(item, text), fluency: None }),
            }
        }
    }
    languages
}

/// A level of the Common European Framework, or a text that begins with one of the words for levels.
fn is_level(text: &str) -> bool {
    let folded = fold(text.trim());
    let framework = folded.get(..2).is_some_and(|level| framework_level(level).is_some());
    let words = folded_words(&folded);
    let begins =
        |count: usize| words.get(..count).is_some_and(|head| vocabulary().levels.contains(&head.join(" ")));
    framework || (1..=3).any(begins)
}

/// The certificates of a section: the first name of each line that is no date alone.
pub fn certificates(part: &Part<'_>) -> Vec<Field> {
    let text = &part.reading.text;
    let mut certificates = Vec::new();
    for line in &part.lines {
        let content = line.content(text);
        let found = periods(content.of(text));
        let dated = found.first().map(|period| {
            let (start, end) = (period.range.start, period.range.end);
            if start < 4 {
                Span::within(text, content.start() + end, content.end())
            } else {
                Span::within(text, content.start(), content.start() + start)
            }
        });
        let span = bare(dated.unwrap_or(content), text);
        if span.of(text).chars().any(char::is_alphabetic) {
            certificates.push(field(span, text));
        }
    }
    certificates
}
