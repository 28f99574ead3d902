//! Sets of fixed phrases (headings, cues, triggers), found in a row of words.

use super::start::hash;
use super::token::{Token, tokens};
use std::sync::OnceLock;

/// Phrases that carry a value. As with terms, only their first words are indexed, and a phrase is
/// read when a text holds its first word.
#[derive(Debug)]
pub struct Phrases<T> {
    phrases: Vec<Phrase<T>>,
    /// Hash of the first word → phrases.
    starts: Vec<(u32, u32)>,
}

#[derive(Debug)]
struct Phrase<T> {
    text: &'static str,
    words: OnceLock<Vec<String>>,
    value: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { phrases: Vec::new(), starts: Vec::new() }
    }
}

impl<T: Copy> FromIterator<(&'static str, T)> for Phrases<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(phrases: I) -> Self {
        let phrases: Vec<Phrase<T>> =
            phrases.into_iter().map(|(text, value)| Phrase { text, words: OnceLock::new(), value }).collect();
        let indexed = (0u32..).zip(&phrases);
        let mut starts: Vec<(u32, u32)> =
            indexed.filter_map(|(index, phrase)| Some((first_word(phrase.text)?, index))).collect();
        starts.sort_unstable();
        Self { phrases, starts }
    }
}

/// The hash of a phrase's first word. Phrases are written in lower case.
fn first_word(text: &str) -> Option<u32> {
    let length = text.bytes().take_while(|b| b.is_ascii_lowercase()).count();
    // Nearly all start with a plain word, which needs no tokenizer.
    match text
        .get(..length)
        .filter(|word| !word.is_empty() && matches!(text.as_bytes().get(length), None | Some(b' ')))
    {
        Some(word) => Some(hash(word)),
        None => tokens(text).first().map(|token| hash(&token.norm)),
    }
}

impl<T: Copy> Phrases<T> {
    /// The longest phrase that starts at word `at`: its number of words and value.
    pub fn at(&self, words: &[Token], at: usize) -> Option<(usize, T)> {
        let rest = words.get(at..)?;
        let start = hash(&rest.first()?.norm);
        let from = self.starts.partition_point(|&(hash, _)| hash < start);
        let candidates = self.starts.get(from..)?.iter().take_while(|&&(hash, _)| hash == start);
        candidates
            .filter_map(|&(_, index)| self.phrases.get(index as usize))
            .map(|phrase| (phrase.words(), phrase.value))
            .filter(|(phrase, _)| {
                phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(word, token)| *word == token.norm)
            })
            .max_by_key(|(phrase, _)| phrase.len())
            .map(|(phrase, value)| (phrase.len(), value))
    }

    /// All phrases in a row of words, left to right, the longest at each place: first word, number of words, value.
    pub fn find(&self, words: &[Token]) -> Vec<(usize, usize, T)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.at(words, at) {
                Some((length, value)) => {
                    found.push((at, length, value));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The first phrase in a row of words.
    pub fn first(&self, words: &[Token]) -> Option<(usize, usize, T)> {
        (0..words.len()).find_map(|at| self.at(words, at).map(|(length, value)| (at, length, value)))
    }

    /// The first phrase with a value.
    pub fn has(&self, words: &[Token]) -> bool {
        self.first(words).is_some()
    }
}

impl<T> Phrase<T> {
    fn words(&self) -> &[String] {
        self.words.get_or_init(|| tokens(self.text).into_iter().map(|token| token.norm).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::lexicon::tokens;

    #[test]
    fn the_longest_phrase_wins() {
        let phrases = Phrases::from_iter([("a plus", 1), ("is a plus", 2), ("what's new", 3)]);
        assert_eq!(
            phrases.find(&tokens("Go is a plus, Rust a plus. What’s new")),
            [(1, 3, 2), (5, 2, 1), (7, 2, 3)]
        );
    }
}
