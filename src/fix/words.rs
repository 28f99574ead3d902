//! The words that a repair must leave to everybody who has them.

use super::proof::Terms;
use super::repair::Given;
use crate::document::GlyphSet;
use crate::reading::Reading;
use crate::report::FileReport;
use crate::span::Span;
use crate::text::words::place;
use std::collections::BTreeMap;

/// Words of a text that are looked for in pieces, at most: each is a walk through the text.
const SOUGHT: usize = 1_000;

/// A soft hyphen, which only shows where a word may break.
const SOFT_HYPHEN: char = '\u{ad}';

/// Whether each reader has its words still; else what it would lose.
///
/// The page's own text keeps each word as often as it has it. A reader may have a word more often than the page, as
/// some get text boxes and headers twice, or words that no page shows: as often as the page, and at least once, it
/// must have them still. Gone may be what the repair takes, and a word that was several glued together.
pub(super) fn none_lost(given: &Given<'_>, after: &FileReport, terms: &Terms) -> Result<(), String> {
    let subject = given.subject;
    let shown = counted(&subject.reference, terms);
    check(&subject.reference, after, &shown, |_, count| count)?;
    for reading in &subject.readings {
        let own = counted(reading, terms);
        check(reading, after, &own, |word, count| shown.get(word).map_or(1, |shown| count.min(*shown)))?;
    }
    Ok(())
}

fn check(
    reading: &Reading,
    after: &FileReport,
    words: &BTreeMap<String, usize>,
    needed: impl Fn(&str, usize) -> usize,
) -> Result<(), String> {
    let now = after.texts.get(&reading.name).map_or("", String::as_str);
    let now: Vec<String> = spans(now).map(|span| letters(span.of(now))).collect();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in &now {
        *left.entry(word).or_default() += 1;
    }
    let lost: Vec<(&str, usize)> = words
        .iter()
        .map(|(word, count)| {
            let is_left = left.get(word.as_str()).copied().unwrap_or_default();
            (word.as_str(), needed(word, *count).saturating_sub(is_left))
        })
        .filter(|(_, missing)| *missing > 0)
        .collect();
    if lost.is_empty() {
        return Ok(());
    }
    let pieces = Pieces::new(&now);
    let name = &reading.name;
    if lost.len() > SOUGHT || lost.iter().any(|(word, missing)| pieces.count(word) < *missing) {
        return Err(format!("a word would be lost in the text of {name}"));
    }
    Ok(())
}

/// The words of a reading and how often it has them, without those that go with the repair.
fn counted(reading: &Reading, terms: &Terms) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    let is_reader = reading.reader.is_some();
    for span in spans(&reading.text) {
        let word = letters(span.of(&reading.text));
        let goes = terms.takes.contains(&word) || is_reader && holds(reading, span, &terms.sheds);
        if !goes {
            *counted.entry(word).or_default() += 1;
        }
    }
    counted
}

fn holds(reading: &Reading, span: Span, glyphs: &GlyphSet) -> bool {
    reading.origins(span).iter().any(|origin| glyphs.has(origin.glyph))
}

/// The words of a value.
pub(super) fn of(text: &str) -> impl Iterator<Item = String> + '_ {
    spans(text).map(|span| letters(span.of(text)))
}

/// Letters and digits that nothing parts, with soft hyphens between them.
fn spans(text: &str) -> impl Iterator<Item = Span> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != SOFT_HYPHEN);
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    words.map(move |word| place(word, text))
}

fn letters(word: &str) -> String {
    word.replace(SOFT_HYPHEN, "")
}

/// A text's letters in one row, with the places where its words begin and end.
struct Pieces {
    letters: String,
    /// In order.
    edges: Vec<usize>,
}

impl Pieces {
    fn new(words: &[String]) -> Self {
        let letters = words.concat();
        let ends = words.iter().scan(0, |end, word| {
            *end += word.len();
            Some(*end)
        });
        Self { edges: std::iter::once(0).chain(ends).collect(), letters }
    }

    /// How often whole words in a row make up a word.
    fn count(&self, word: &str) -> usize {
        let is_edge = |at: usize| self.edges.binary_search(&at).is_ok();
        self.letters.match_indices(word).filter(|(at, _)| is_edge(*at) && is_edge(at + word.len())).count()
    }
}

#[cfg(test)]
mod tests {
    use super::{Pieces, of};

    #[test]
    fn words_that_came_apart_are_found_in_their_pieces() {
        let words: Vec<String> = of("a self-employed work\u{ad}er, employ ed").collect();
        assert_eq!(words, ["a", "self", "employed", "worker", "employ", "ed"]);
        let pieces = Pieces::new(&words);
        assert_eq!([pieces.count("selfemployed"), pieces.count("employed"), pieces.count("elf")], [1, 2, 0]);
    }
}
