//! Sets of fixed phrases (headings, cues, triggers), found in a row of words.

use super::start::hash;
use super::token::Token;

/// Phrases that carry a value, each in lower case as its words are compared, divided by spaces. They stand in one text, and
/// their first words are indexed, when the program is built: nothing of them is set up at a start.
#[derive(Debug)]
pub struct Phrases<T: 'static> {
    text: &'static str,
    /// Where each phrase ends in the text, and its value.
    ends: &'static [(u32, T)],
    /// Hash of the first word and the phrase's index, in order.
    starts: &'static [(u32, u32)],
}

impl<T: Copy> Phrases<T> {
    /// A table as the build script writes it.
    pub const fn new(text: &'static str, ends: &'static [(u32, T)], starts: &'static [(u32, u32)]) -> Self {
        Self { text, ends, starts }
    }

    /// The longest phrase that starts at word `at`: its number of words and value.
    pub fn at(&self, words: &[Token], at: usize) -> Option<(usize, T)> {
        let rest = words.get(at..)?;
        let start = hash(&rest.first()?.norm);
        let from = self.starts.partition_point(|&(hash, _)| hash < start);
        let candidates = self.starts.get(from..)?.iter().take_while(|&&(hash, _)| hash == start);
        let lengths = candidates.filter_map(|&(_, index)| {
            let length = length_at(self.phrase(index as usize)?, rest)?;
            Some((length, self.ends.get(index as usize)?.1))
        });
        lengths.max_by_key(|(length, _)| *length)
    }

    fn phrase(&self, index: usize) -> Option<&'static str> {
        let end = |index: usize| self.ends.get(index).map(|(end, _)| *end as usize);
        let start = index.checked_sub(1).map_or(Some(0), end)?;
        self.text.get(start..end(index)?)
    }

    /// Every phrase with its value.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, T)> {
        let phrases = self.ends.iter().enumerate();
        phrases.filter_map(|(index, (_, value))| Some((self.phrase(index)?, *value)))
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

/// The number of words at the start of a row that are the phrase.
fn length_at(phrase: &str, row: &[Token]) -> Option<usize> {
    let mut length = 0;
    for word in phrase.split(' ') {
        if row.get(length)?.norm != word {
            return None;
        }
        length += 1;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::lexicon::start::hash;
    use crate::lexicon::tokens;

    #[test]
    fn the_longest_phrase_wins() {
        let mut starts = vec![(hash("a"), 0), (hash("is"), 1), (hash("what"), 2)];
        starts.sort_unstable();
        let phrases = Phrases::new("a plusis a pluswhat new", &[(6, 1), (15, 2), (23, 3)], starts.leak());
        assert_eq!(
            phrases.find(&tokens("Go is a plus, Rust a plus. What’s new")),
            [(1, 3, 2), (5, 2, 1), (7, 2, 3)]
        );
    }
}
