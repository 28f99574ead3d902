//! A text's words, ready to be searched for terms.

use super::vocabulary::VOCABULARY;
use crate::lexicon::{Stems, Token, parts, tokens};
use crate::span::Span;
use crate::text::signs::is_separator;
use std::cell::OnceCell;
use std::collections::HashMap;

/// Other words that may stand between the words of a term in another form (`negotiated road-freight rates`).
const BETWEEN: usize = 2;

/// The words of one text.
#[derive(Debug)]
pub(super) struct Words<'a> {
    text: &'a str,
    words: Vec<Token>,
    by_key: HashMap<String, Vec<usize>>,
    stems: OnceCell<StemIndex>,
}

/// The stem of each word, and the words of each stem.
#[derive(Debug)]
struct StemIndex {
    all: Vec<String>,
    by_stem: HashMap<String, Vec<usize>>,
}

/// A place where a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) span: Span,
    /// Whether also the ending is the same, and not only the word but for its plural.
    pub(super) same: bool,
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let words = tokens(text);
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            by_key.entry(word.key.clone()).or_default().push(at);
        }
        Self { text, words, by_key, stems: OnceCell::new() }
    }

    pub(super) fn tokens(&self) -> &[Token] {
        &self.words
    }

    /// Where `phrase` stands, but for case, hyphens, punctuation and plural; with `cased`, only in its very case.
    pub(super) fn find(&self, phrase: &str, cased: bool) -> Vec<Found> {
        let wanted = tokens(phrase);
        let mut found = self.find_row(&wanted, phrase, cased);
        // `post-mortem` is also written `postmortem`.
        if let [first, second] = wanted.as_slice()
            && !cased
            && first.norm.len() + second.norm.len() > 5
        {
            let joined = format!("{}{}", first.norm, second.key);
            found.extend(self.at(&joined).iter().filter_map(|&at| self.found(at, at, false)));
        }
        found
    }

    fn find_row(&self, wanted: &[Token], phrase: &str, cased: bool) -> Vec<Found> {
        let Some(first) = wanted.first() else {
            return Vec::new();
        };
        // A phrase with punctuation of its own may stand with it.
        let whole = wanted.windows(2).any(|pair| matches!(pair, [a, b] if parts(phrase, a, b)));
        let fits = |&&at: &&usize| {
            self.words.get(at..at + wanted.len()).is_some_and(|row| {
                let crosses = row.windows(2).any(|pair| matches!(pair, [a, b] if parts(self.text, a, b)));
                row.iter().zip(wanted).all(|(word, wanted)| word.key == wanted.key) && (whole || !crosses)
            })
        };
        let rows = self.at(&first.key).iter().filter(fits);
        rows.filter_map(|&at| {
            let last = at + wanted.len() - 1;
            let same =
                self.words.get(at..=last)?.iter().zip(wanted).all(|(word, wanted)| word.norm == wanted.norm);
            let found = self.found(at, last, same)?;
            (!cased || found.span.of(self.text) == phrase).then_some(found)
        })
        .collect()
    }

    /// Where the words of `phrase` stand in other forms, in order and near to each other.
    pub(super) fn find_stems(&self, phrase: &str) -> Vec<Found> {
        let stems = Stems::english();
        let wanted: Vec<String> = tokens(phrase)
            .iter()
            .filter(|word| !VOCABULARY.empty.contains(&word.norm))
            .map(|word| stems.stem(&word.norm))
            .collect();
        let Some((first, rest)) = wanted.split_first() else {
            return Vec::new();
        };
        let StemIndex { all, by_stem } = self.stems();
        let mut found = Vec::new();
        for &at in by_stem.get(first).map_or(&[][..], Vec::as_slice) {
            let mut last = at;
            let whole = rest.iter().all(|stem| {
                let near = all.iter().enumerate().skip(last + 1).take(BETWEEN + 1);
                match near.clone().find(|(_, other)| *other == stem).map(|(index, _)| index) {
                    Some(next) => {
                        last = next;
                        true
                    }
                    None => false,
                }
            });
            if whole
                && let Some(place) = self.found(at, last, false).filter(|place| !self.is_parted(place.span))
            {
                found.push(place);
            }
        }
        found
    }

    /// Whether a sentence or a line ends inside.
    fn is_parted(&self, span: Span) -> bool {
        let text = span.of(self.text);
        text.contains(|c| matches!(c, '\n' | ';') || is_separator(c)) || text.contains(". ")
    }

    fn at(&self, key: &str) -> &[usize] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    fn found(&self, first: usize, last: usize, same: bool) -> Option<Found> {
        let (first, last) = (self.words.get(first)?, self.words.get(last)?);
        Some(Found { span: Span::new(self.text, first.start, last.end)?, same })
    }

    fn stems(&self) -> &StemIndex {
        self.stems.get_or_init(|| {
            let stems = Stems::english();
            let all: Vec<String> = self.words.iter().map(|word| stems.stem(&word.norm)).collect();
            let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, stem) in all.iter().enumerate() {
                by_stem.entry(stem.clone()).or_default().push(at);
            }
            StemIndex { all, by_stem }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn found<'a>(words: &Words<'a>, phrase: &str) -> Vec<&'a str> {
        words.find(phrase, false).iter().map(|found| found.span.of(words.text)).collect()
    }

    #[test]
    fn hyphens_plural_and_case_do_not_matter() {
        let words = Words::new("Hot-work permits; POSTMORTEM; C++ and c#");
        assert_eq!(found(&words, "hot work permit"), ["Hot-work permits"]);
        assert_eq!(found(&words, "post-mortem"), ["POSTMORTEM"]);
        assert_eq!(found(&words, "C#"), ["c#"]);
        assert!(words.find("C#", true).is_empty());
        assert!(found(&words, "C").is_empty());
    }

    #[test]
    fn forms_in_order_within_a_window() {
        let words = Words::new("Negotiated road-freight rates. Mentored juniors\nfreight negotiated");
        let stems = |phrase: &str| {
            words.find_stems(phrase).iter().map(|found| found.span.of(words.text)).collect::<Vec<_>>()
        };
        assert_eq!(stems("negotiate freight"), ["Negotiated road-freight"]);
        assert_eq!(stems("mentoring"), ["Mentored"]);
        assert!(stems("rates of mentoring").is_empty(), "not over the end of a sentence");
    }
}
