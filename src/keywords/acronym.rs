//! Short names with their long ones in brackets, learnt from the texts: `Site Reliability Engineering (SRE)`.

use super::vocabulary::VOCABULARY;
use crate::lexicon::{Token, key, tokens};
use crate::span::Span;
use std::collections::BTreeMap;

/// Bytes before and inside the brackets that are looked at: seven words of a dozen letters.
const WINDOW: usize = 100;
/// An acronym has at most this many letters.
const LETTERS: usize = 7;

/// Key of a name → its other name as written, both ways.
#[derive(Debug, Default)]
pub(super) struct Acronyms(BTreeMap<String, Vec<String>>);

impl Acronyms {
    pub(super) fn learn(texts: &[&str]) -> Self {
        let mut acronyms = Self::default();
        for text in texts {
            for (open, _) in text.match_indices('(') {
                acronyms.read(text, open);
            }
        }
        acronyms
    }

    /// Other names of a term.
    pub(super) fn of(&self, term: &str) -> &[String] {
        self.0.get(&key(term)).map_or(&[], Vec::as_slice)
    }

    fn read(&mut self, text: &str, open: usize) {
        let rest = Span::within(text, open + 1, open + 1 + WINDOW).of(text);
        let inner = rest.split([')', '\n']).next().unwrap_or_default();
        let head = Span::within(text, open.saturating_sub(WINDOW), open).of(text);
        let line = head.rsplit('\n').next().unwrap_or_default();
        let (before, inside) = (tokens(line), tokens(inner));
        if let [only] = inside.as_slice()
            && let Some(short) = acronym(inner, only)
            && let Some(long) = expansion(line, &before, &short)
        {
            self.add(long, inner.trim());
        } else if let Some(last) = before.last()
            && let Some(short) = acronym(line, last)
            && line.trim_end().len() == last.end
            && expansion(inner, &inside, &short) == Some(inner.trim())
        {
            self.add(inner.trim(), line.get(last.start..last.end).unwrap_or_default());
        }
    }

    fn add(&mut self, long: &str, short: &str) {
        self.0.entry(key(long)).or_default().push(short.to_owned());
        self.0.entry(key(short)).or_default().push(long.to_owned());
    }
}

/// The letters of a word in capitals.
fn acronym(text: &str, word: &Token) -> Option<String> {
    let letters = text.get(word.start..word.end)?.trim_end_matches('s');
    let capitals = letters.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&'));
    let count = letters.chars().filter(|c| c.is_alphabetic()).count();
    (capitals && (2..=LETTERS).contains(&count))
        .then(|| word.norm.trim_end_matches('s').chars().filter(|c| c.is_alphabetic()).collect())
}

/// The last words of `text` whose initials are the letters.
fn expansion<'a>(text: &'a str, words: &[Token], letters: &str) -> Option<&'a str> {
    let mut wanted: Vec<char> = letters.chars().collect();
    let mut start = None;
    for word in words.iter().rev() {
        let Some(&letter) = wanted.last() else {
            break;
        };
        if word.norm.starts_with(letter) {
            wanted.pop();
            start = Some(word.start);
        } else if !VOCABULARY.passed.contains(&word.norm) {
            return None;
        }
    }
    let end = words.last()?.end;
    text.get(start.filter(|_| wanted.is_empty())?..end)
}

#[cfg(test)]
mod tests {
    use super::Acronyms;

    #[test]
    fn both_ways_round() {
        let learnt = Acronyms::learn(&[
            "Head of Zither Tuning and Repair (ZTR)\nQPE (Quality Plan Exchange), five (SIX)",
        ]);
        assert_eq!(learnt.of("ZTR"), ["Zither Tuning and Repair"]);
        assert_eq!(learnt.of("quality plan exchange"), ["QPE"]);
        assert!(learnt.of("SIX").is_empty());
    }
}
