//! Words and phrases that tell what a piece of text is.

use crate::lexicon::Words;
use crate::text::signs::is_ideograph;
use crate::text::words::folded_words;
use strsim::damerau_levenshtein;

/// Words and phrases that tell what a text is, and the ends of compounds that do.
#[derive(Debug)]
pub struct Cue {
    pub(super) phrases: Words,
    pub(super) endings: Words,
}

/// Words in the longest phrase that is looked for.
const LONGEST_PHRASE: usize = 4;

/// A compound has at least so many letters before its last part: `Bauleiter`.
const LEAST_BEFORE_ENDING: usize = 3;

/// Letters from which on what stands behind a stop is a word, and no part of an abbreviation (`b.sc`, `b.tech`).
const LONG_WORD: usize = 5;

/// Letters from which on a word may have one wrong and still be told.
const LONG_ENOUGH: usize = 7;

impl Cue {
    /// Whether a folded phrase is one of the cues.
    pub fn contains(&self, phrase: &str) -> bool {
        self.phrases.contains(phrase)
    }

    /// Whether a word of a text is a longer one of the cues with one letter wrong, but for the first: `Collage`.
    pub fn is_misspelt_in(&self, text: &str) -> bool {
        let long = |word: &str| word.chars().count() >= LONG_ENOUGH && !word.contains(' ');
        let misspells = |word: &str| {
            // What is cheap is asked first: a word meets many cues.
            let near = |known: &str| {
                known.len().abs_diff(word.len()) <= 1 && long(known) && damerau_levenshtein(known, word) == 1
            };
            word.bytes().next().is_some_and(|first| self.phrases.beginning_with(first).any(near))
        };
        folded_words(text).iter().any(|word| long(word) && misspells(word))
    }

    fn ends(&self, word: &str) -> bool {
        // A Chinese character is a word.
        let least = if word.is_ascii() || !word.contains(is_ideograph) { LEAST_BEFORE_ENDING } else { 1 };
        let tails = word.char_indices().skip(least);
        tails.filter_map(|(at, _)| word.get(at..)).any(|t| self.endings.contains(t))
    }
}

/// How many words and phrases of a cue a text holds.
pub fn count_cues(cue: &Cue, text: &str) -> usize {
    let words = folded_words(text);
    let known = |phrase: &[String]| match phrase {
        [word] => {
            let known = |word: &str| cue.contains(word) || cue.ends(word);
            known(word) || behind_stop(word).is_some_and(known) || parts(word).any(known)
        }
        phrase => cue.contains(&phrase.join(" ")),
    };
    let phrases = |start: usize| {
        let lengths = 1..=LONGEST_PHRASE.min(words.len() - start);
        lengths.filter(|length| words.get(start..start + length).is_some_and(known)).count()
    };
    (0..words.len()).map(phrases).sum()
}

/// The word behind an abbreviation that touches it: `Dy.Manager`.
fn behind_stop(word: &str) -> Option<&str> {
    let (_, behind) = word.trim_end_matches('.').rsplit_once('.')?;
    (behind.len() >= LONG_WORD).then_some(behind)
}

/// The parts of a word with hyphens that are words or abbreviations: `UX-Designer`, `Mittelschule-Tangvik`, `B.E-Mech`.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let parts = word.split('-').filter(|part| part.len() >= LONG_WORD || part.contains('.'));
    parts.filter(|part| part.len() < word.len())
}
