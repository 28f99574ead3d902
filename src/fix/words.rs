//! The words that a repair must leave to everybody who has them.

use super::repair::{Given, Terms};
use crate::document::{Document, GlyphId, GlyphSet, Place};
use crate::reading::Reading;
use crate::report::FileReport;
use crate::span::Span;
use crate::text::words::place;
use std::collections::{BTreeMap, BTreeSet};

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
    for reading in std::iter::once(&subject.reference).chain(&subject.readings) {
        let needed = |word: &str, count: usize| match reading.reader {
            None => count,
            Some(_) => shown.get(word).map_or(1, |shown| count.min(*shown)),
        };
        let left = Left::of(after.texts.get(&reading.name).map_or("", String::as_str));
        let missing = |(word, count): (&String, &usize)| {
            let missing = needed(word, *count).saturating_sub(left.count(word));
            (missing > 0).then(|| (word.clone(), missing))
        };
        let lost: BTreeMap<String, usize> = counted(reading, terms).iter().filter_map(missing).collect();
        if !lost.is_empty() && !came_apart(&lost, reading, &left, &subject.document) {
            return Err(format!("a word would be lost in the text of {}", reading.name));
        }
    }
    Ok(())
}

/// Whether words that are no longer there were several glued together, all of which are: side by side, or each by
/// itself where it was of a paragraph of its own.
fn came_apart(lost: &BTreeMap<String, usize>, reading: &Reading, left: &Left, document: &Document) -> bool {
    let pieces = Pieces::new(&left.words);
    let paragraph = |glyph: GlyphId| match &document.run_of(glyph)?.0.place {
        Place::Docx { part, paragraph, .. } => Some((part.clone(), *paragraph)),
        _ => None,
    };
    let mut glued: BTreeSet<String> = BTreeSet::new();
    for span in spans(&reading.text) {
        let word = letters(span.of(&reading.text));
        if !lost.contains_key(&word) {
            continue;
        }
        let mut parts: Vec<(Option<_>, String)> = Vec::new();
        for origin in reading.origins(span) {
            let (at, text) = (paragraph(origin.glyph), letters(origin.span.of(&reading.text)));
            match parts.last_mut() {
                Some((last, part)) if *last == at => part.push_str(&text),
                _ => parts.push((at, text)),
            }
        }
        if parts.len() > 1 && parts.iter().all(|(_, part)| left.count(part) > 0) {
            glued.insert(word);
        }
    }
    let sought = lost.iter().filter(|(word, _)| !glued.contains(*word));
    lost.len() - glued.len() <= SOUGHT
        && sought.into_iter().all(|(word, missing)| pieces.count(word) >= *missing)
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

/// The words of a text after the repair.
struct Left {
    words: Vec<String>,
    counts: BTreeMap<String, usize>,
}

impl Left {
    fn of(text: &str) -> Self {
        let words: Vec<String> = of(text).collect();
        let mut counts = BTreeMap::new();
        for word in &words {
            *counts.entry(word.clone()).or_default() += 1;
        }
        Self { words, counts }
    }

    fn count(&self, word: &str) -> usize {
        self.counts.get(word).copied().unwrap_or_default()
    }
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
