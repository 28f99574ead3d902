//! Where words end in a reader's text that end elsewhere on the page.

use super::model::Reading;
use super::trace::{Trace, trace};
use crate::span::Span;
use crate::text::words::{joined_letters, without_space, words};
use std::cell::OnceCell;
use std::collections::HashSet;

/// Words of the page whose boundaries a reader gets wrong: as the reference has them, and as the reader does.
#[derive(Debug, Default)]
pub struct Boundaries {
    /// Words that were compared.
    pub words: usize,
    /// Those that run together with others.
    pub glued: Vec<(Span, Span)>,
    /// Those that fall apart.
    pub split: Vec<(Span, Span)>,
}

impl Boundaries {
    /// Compares where words end in a reader's text with where they end on the page. Words that fall into
    /// single letters are another matter.
    pub fn of(reading: &Reading, reference: &Reading) -> Self {
        let mut found = Self::default();
        // What stands somewhere as a word of its own need not be followed glyph by glyph.
        let whole: OnceCell<HashSet<&str>> = OnceCell::new();
        let stands =
            |word: &str| whole.get_or_init(|| reading.text.split_whitespace().collect()).contains(word);
        for word in words(&reference.text) {
            let shown = word.of(&reference.text);
            if shown.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                continue;
            }
            found.words += 1;
            if stands_in_its_place(word, reference, reading) || stands(shown) {
                continue;
            }
            let Trace::Changed(read) = trace(reference, word, reading) else { continue };
            let text = read.of(&reading.text);
            if text.contains(char::is_whitespace) {
                if without_space(text) == shown && joined_letters(text).is_none() {
                    found.split.push((word, read));
                }
            } else if text.len() > shown.len() && text.contains(shown) {
                found.glued.push((word, read));
            }
        }
        found
    }
}

/// Whether a word of the page stands in a reader's text as a word of its own where its first glyph does.
fn stands_in_its_place(word: Span, reference: &Reading, reading: &Reading) -> bool {
    let Some(first) = reference.origins(word).first() else { return false };
    let is_word_at = |start: usize| {
        let Some((before, rest)) = reading.text.split_at_checked(start) else { return false };
        let after = rest.strip_prefix(word.of(&reference.text));
        before.chars().next_back().is_none_or(char::is_whitespace)
            && after.is_some_and(|after| after.chars().next().is_none_or(char::is_whitespace))
    };
    let mut places = reading.index().places(first.glyph).filter_map(|at| reading.origin.get(at));
    places.any(|origin| is_word_at(origin.span.start()))
}

#[cfg(test)]
mod tests {
    use super::Boundaries;
    use crate::reading::{Origin, Reading};
    use crate::span::Span;

    /// One glyph a character, white space made up.
    fn reading(text: &str, numbers: impl IntoIterator<Item = u32>) -> Reading {
        let inked = text.char_indices().filter(|(_, c)| !c.is_whitespace()).zip(numbers);
        let place = |at: usize, c: char| Span::within(text, at, at + c.len_utf8());
        let origin = inked.map(|((at, c), glyph)| Origin { span: place(at, c), glyph }).collect();
        Reading { text: text.to_owned(), origin, ..Reading::default() }
    }

    #[test]
    fn glued_and_split_words_are_told_from_moved_ones() {
        let page = reading("welds steel pipes", 0..);
        let said = |other: &Reading| {
            let found = Boundaries::of(other, &page);
            let of = |pairs: &[(Span, Span)]| {
                pairs.iter().map(|(_, read)| read.of(&other.text).to_owned()).collect()
            };
            (found.words, of(&found.glued), of(&found.split))
        };
        let none: (usize, Vec<String>, Vec<String>) = (3, Vec::new(), Vec::new());
        assert_eq!(said(&reading("welds steel pipes", 0..)), none);
        assert_eq!(said(&reading("pipes\nwelds\nsteel", (10..15).chain(0..10))), none);
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        assert_eq!(
            said(&reading("weldssteel pipes", 0..)),
            (3, words(&["weldssteel", "weldssteel"]), Vec::new())
        );
        assert_eq!(said(&reading("welds st eel pipes", 0..)), (3, Vec::new(), words(&["st eel"])));
    }
}
