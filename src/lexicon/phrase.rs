//! Sets of fixed phrases (headings, cues, triggers), found in a row of words.

use super::token::{Token, tokens};
use std::collections::HashMap;

/// Phrases that carry a value.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase.
    pub fn add(&mut self, phrase: &str, value: T) {
        let words: Vec<String> = tokens(phrase).into_iter().map(|token| token.norm).collect();
        if let Some(first) = words.first() {
            self.by_first.entry(first.clone()).or_default().push((words, value));
        }
    }

    /// The longest phrase that starts at word `at`: its number of words and value.
    pub fn at(&self, words: &[Token], at: usize) -> Option<(usize, T)> {
        let rest = words.get(at..)?;
        self.by_first
            .get(&rest.first()?.norm)?
            .iter()
            .filter(|(phrase, _)| {
                phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(word, token)| *word == token.norm)
            })
            .max_by_key(|(phrase, _)| phrase.len())
            .map(|(phrase, value)| (phrase.len(), *value))
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

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::lexicon::tokens;

    #[test]
    fn the_longest_phrase_wins() {
        let mut phrases = Phrases::default();
        phrases.add("a plus", 1);
        phrases.add("is a plus", 2);
        assert_eq!(phrases.find(&tokens("Go is a plus, Rust a plus")), [(1, 3, 2), (5, 2, 1)]);
    }
}
