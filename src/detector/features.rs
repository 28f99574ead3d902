//! What is looked at around a word.

use crate::lexicon::{Lexicon, TermKind, Token};

/// A word or a sign of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    /// As written.
    pub text: &'a str,
    lower: String,
    shape: String,
    /// What the lexicon knows it as.
    known: Known,
}

/// A word's place in a term of the lexicon.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Known {
    #[default]
    Not,
    First,
    Inside,
    LooseFirst,
    LooseInside,
    SoftFirst,
    SoftInside,
}

/// The words of a sentence and the signs between them, each with the index of its token if it is a word. `text`
/// holds the tokens' bytes.
pub fn words<'a>(text: &'a str, tokens: &[Token]) -> Vec<(Word<'a>, Option<usize>)> {
    let known = known(text, tokens);
    let mut words = Vec::with_capacity(tokens.len() * 2);
    let mut end = tokens.first().map_or(0, |first| first.start);
    for (index, token) in tokens.iter().enumerate() {
        let gap = text.get(end..token.start).unwrap_or_default();
        for (at, c) in gap.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let sign = gap.get(at..at + c.len_utf8()).unwrap_or_default();
            words.push((Word::new(sign, Known::Not), None));
        }
        let written = text.get(token.start..token.end).unwrap_or_default();
        words.push((Word::new(written, known.get(index).copied().unwrap_or_default()), Some(index)));
        end = token.end;
    }
    words
}

fn known(text: &str, tokens: &[Token]) -> Vec<Known> {
    let lexicon = Lexicon::builtin();
    let mut known = vec![Known::Not; tokens.len()];
    for hit in lexicon.find(text, tokens) {
        let Some(term) = lexicon.term(hit.term) else { continue };
        let loose = term.forms.get(hit.form).is_some_and(|form| form.loose);
        let (first, inside) = match (term.kind, loose) {
            (TermKind::Soft, _) => (Known::SoftFirst, Known::SoftInside),
            (_, true) => (Known::LooseFirst, Known::LooseInside),
            (_, false) => (Known::First, Known::Inside),
        };
        for (at, slot) in known.iter_mut().enumerate().skip(hit.first).take(hit.length) {
            *slot = if at == hit.first { first } else { inside };
        }
    }
    known
}

impl<'a> Word<'a> {
    fn new(text: &'a str, known: Known) -> Self {
        Self { text, lower: text.to_lowercase(), shape: shape(text), known }
    }
}

/// `GitLab-CI 2` → `XxXx-X d`: kinds of characters, rows of one kind once.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for c in text.chars() {
        let kind = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        if !shape.ends_with(kind) {
            shape.push(kind);
        }
    }
    shape
}

/// Words before and after that are looked at.
const WINDOW: isize = 3;
/// Letters of the beginnings and endings that are looked at.
const AFFIXES: [usize; 4] = [2, 3, 4, 5];

/// The hashes of the features of the word at `at`.
pub fn features(words: &[Word], at: usize) -> Vec<u32> {
    let near = |offset: isize| at.checked_add_signed(offset).and_then(|index| words.get(index));
    let lower = |offset: isize| near(offset).map_or("", |word| word.lower.as_str());
    let shape = |offset: isize| near(offset).map_or("", |word| word.shape.as_str());
    let known = |offset: isize| [near(offset).map_or(9, |word| word.known as u8)];
    let mut features = vec![feature("bias", &[])];
    for offset in -WINDOW..=WINDOW {
        let place = [offset.to_le_bytes()[0]];
        features.push(feature("word", &[&place, lower(offset).as_bytes()]));
        if offset.abs() <= 2 {
            features.push(feature("shape", &[&place, shape(offset).as_bytes()]));
            features.push(feature("known", &[&place, &known(offset)]));
        }
    }
    for offset in [-1isize, 0] {
        let place = [offset.to_le_bytes()[0]];
        let (one, two) = (lower(offset), lower(offset + 1));
        features.push(feature("words", &[&place, one.as_bytes(), b" ", two.as_bytes()]));
        features
            .push(feature("shapes", &[&place, shape(offset).as_bytes(), b" ", shape(offset + 1).as_bytes()]));
        features.push(feature("knowns", &[&place, &known(offset), &known(offset + 1)]));
    }
    features.push(feature("known word", &[&known(0), lower(0).as_bytes()]));
    features.push(feature("around", &[lower(-1).as_bytes(), b" ", lower(1).as_bytes()]));
    for offset in [-1isize, 0, 1] {
        let place = [offset.to_le_bytes()[0]];
        for length in AFFIXES {
            let (head, tail) = affixes(lower(offset), length);
            features.push(feature("tail", &[&place, tail.as_bytes()]));
            if offset == 0 {
                features.push(feature("head", &[head.as_bytes()]));
            }
        }
    }
    for (said, distance) in said_before(words, at) {
        features.push(feature("said", &[said.as_bytes(), &[distance]]));
    }
    features.push(feature("first", &[&[u8::from(at == 0)], shape(0).as_bytes()]));
    features
}

/// Words that announce what is asked, before the word at `at`, with how far before: nearly beside it, or near.
fn said_before<'a>(words: &'a [Word], at: usize) -> impl Iterator<Item = (&'a str, u8)> {
    const SAID: &[&str] = &[
        "experience",
        "experienced",
        "knowledge",
        "understanding",
        "familiar",
        "familiarity",
        "proficient",
        "proficiency",
        "expertise",
        "skills",
        "skilled",
        "background",
        "degree",
        "certification",
        "using",
        "with",
        "including",
        "such",
        "like",
        "ability",
        "able",
        "we",
        "you",
        "our",
    ];
    const NEAR: usize = 3;
    const FAR: usize = 12;
    let from = at.saturating_sub(FAR);
    let before = words.get(from..at).unwrap_or_default().iter().enumerate();
    before
        .filter(|(_, word)| SAID.contains(&word.lower.as_str()))
        .map(move |(index, word)| (word.lower.as_str(), u8::from(at - (from + index) > NEAR)))
}

fn affixes(word: &str, length: usize) -> (&str, &str) {
    let head = word.char_indices().nth(length).and_then(|(end, _)| word.get(..end)).unwrap_or(word);
    let tail =
        word.char_indices().rev().nth(length - 1).and_then(|(start, _)| word.get(start..)).unwrap_or(word);
    (head, tail)
}

/// FNV-1a over name and parts, folded to 32 bits.
fn feature(name: &str, parts: &[&[u8]]) -> u32 {
    let bytes = name.bytes().chain([0]).chain(parts.iter().flat_map(|part| part.iter().copied()));
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    ((hash >> 32) ^ (hash & 0xffff_ffff)) as u32
}

#[cfg(test)]
mod tests {
    use super::{shape, words};
    use crate::lexicon::tokens;

    #[test]
    fn signs_are_words_too() {
        let text = "Docker (K8s), C++.";
        let found = words(text, &tokens(text));
        let texts: Vec<&str> = found.iter().map(|(word, _)| word.text).collect();
        assert_eq!(texts, ["Docker", "(", "K8s", ")", ",", "C++"]);
        assert_eq!(found.iter().filter_map(|(_, token)| *token).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn shapes_are_short() {
        assert_eq!(shape("GitLab-CI2"), "XxXx-Xd");
    }
}
