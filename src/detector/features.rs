//! What is looked at around a word.

use super::clusters::{Clusters, SIZES};
use super::hash::{folded, named};
use crate::lexicon::{Lexicon, TermKind, Token, Words};

/// A word or a sign of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    /// As written.
    pub text: &'a str,
    lower: String,
    shape: String,
    /// What the lexicon knows it as.
    known: Known,
    /// Its classes; of a word without any, a number that no class has.
    classes: [u16; SIZES.len()],
    /// Whether it announces what is asked.
    announces: bool,
}

/// A word's place in a term of the lexicon; 0 for words outside, 1 beyond the sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Known {
    /// First word or not, of what sort.
    roughly: u8,
    /// The same with the term's kind and list.
    exactly: u8,
}

impl Known {
    const BEYOND: Self = Self { roughly: 1, exactly: 1 };

    fn new(first: bool, kind: TermKind, field: &str, loose: bool) -> Self {
        let sort = if kind == TermKind::Soft { 2 } else { u8::from(loose) };
        let list = match field {
            "technology" => 1,
            "knowledge" => 2,
            _ => 0,
        };
        let place = 2 + u8::from(first);
        Self { roughly: place + 2 * sort, exactly: place + 2 * (sort + 3 * (list + 3 * kind as u8)) }
    }
}

/// The words of a sentence and the signs between them, each with the index of its token if it is a word. `text`
/// holds the tokens' bytes.
pub fn words_and_signs<'a>(text: &'a str, tokens: &[Token]) -> Vec<(Word<'a>, Option<usize>)> {
    let known = known(text, tokens);
    let mut words = Vec::with_capacity(tokens.len() * 2);
    let mut end = tokens.first().map_or(0, |first| first.start);
    for (index, token) in tokens.iter().enumerate() {
        let gap = text.get(end..token.start).unwrap_or_default();
        for (at, c) in gap.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let sign = gap.get(at..at + c.len_utf8()).unwrap_or_default();
            words.push((Word::new(sign, Known::default()), None));
        }
        let written = text.get(token.start..token.end).unwrap_or_default();
        words.push((Word::new(written, known.get(index).copied().unwrap_or_default()), Some(index)));
        end = token.end;
    }
    words
}

fn known(text: &str, tokens: &[Token]) -> Vec<Known> {
    let lexicon = Lexicon::builtin();
    let mut known = vec![Known::default(); tokens.len()];
    for hit in lexicon.find(text, tokens) {
        let Some(term) = lexicon.term(hit.term) else { continue };
        let loose = term.forms.get(hit.form).is_some_and(|form| form.loose);
        for (at, slot) in known.iter_mut().enumerate().skip(hit.first).take(hit.length) {
            *slot = Known::new(at == hit.first, term.kind, term.field, loose);
        }
    }
    known
}

impl<'a> Word<'a> {
    fn new(text: &'a str, known: Known) -> Self {
        let lower = text.to_lowercase();
        let classes = Clusters::builtin().of(&lower).map_or([u16::MAX; SIZES.len()], |of| of.map(u16::from));
        let announces = ANNOUNCE.contains(&lower);
        Self { text, shape: shape(text), known, classes, announces, lower }
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
/// A word beyond the sentence.
static BEYOND: Word = Word {
    text: "",
    lower: String::new(),
    shape: String::new(),
    known: Known::BEYOND,
    classes: [u16::MAX - 1; SIZES.len()],
    announces: false,
};

/// The hash of a feature: of its name, which is known when the program is built, and of its parts.
macro_rules! feature {
    ($name:literal $(, $part:expr)*) => {
        folded(const { named($name) }, &[$($part),*])
    };
}

/// The hashes of the features of the word at `at`.
pub fn features(words: &[Word], at: usize) -> Vec<u32> {
    let near = |offset: isize| -> &Word {
        at.checked_add_signed(offset).and_then(|index| words.get(index)).unwrap_or(&BEYOND)
    };
    let lower = |offset: isize| near(offset).lower.as_bytes();
    let class = |offset: isize, size: usize| {
        near(offset).classes.get(size).copied().unwrap_or_default().to_le_bytes()
    };
    let mut features = Vec::with_capacity(96);
    features.push(feature!("bias"));
    for offset in -WINDOW..=WINDOW {
        let (word, place) = (near(offset), place(offset));
        features.push(feature!("word", &place, lower(offset)));
        if offset.abs() <= 2 {
            features.push(feature!("shape", &place, word.shape.as_bytes()));
            features.push(feature!("known", &place, &[word.known.roughly]));
            features.push(feature!("known as", &place, &[word.known.exactly]));
            for size in (0..SIZES.len()).filter(|_| word.classes[0] < u16::MAX - 1) {
                features.push(feature!("class", &place, &[size.to_le_bytes()[0]], &class(offset, size)));
            }
        }
    }
    for offset in [-1isize, 0] {
        let (one, two, place) = (near(offset), near(offset + 1), place(offset));
        features.push(feature!("words", &place, lower(offset), b" ", lower(offset + 1)));
        features.push(feature!("shapes", &place, one.shape.as_bytes(), b" ", two.shape.as_bytes()));
        features.push(feature!("knowns", &place, &[one.known.roughly, two.known.roughly]));
        for size in 0..SIZES.len() {
            let pair = [class(offset, size), class(offset + 1, size)];
            features.push(feature!("classes", &place, &[size.to_le_bytes()[0]], &pair[0], &pair[1]));
        }
    }
    features.push(feature!("three classes", &class(-1, 0), &class(0, 0), &class(1, 0)));
    for (one, two) in [(-2isize, -1isize), (1, 2)] {
        let place = place(one);
        features.push(feature!("classes beside", &place, &class(one, 1), &class(two, 1)));
        features.push(feature!("words beside", &place, lower(one), b" ", lower(two)));
    }
    let word = near(0);
    features.push(feature!("known word", &[word.known.roughly], lower(0)));
    features.push(feature!("around", lower(-1), b" ", lower(1)));
    for offset in [-1isize, 0, 1] {
        let place = place(offset);
        for length in AFFIXES {
            let (head, tail) = affixes(&near(offset).lower, length);
            features.push(feature!("tail", &place, tail.as_bytes()));
            if offset == 0 {
                features.push(feature!("head", head.as_bytes()));
            }
        }
    }
    for (said, distance) in said_before(words, at) {
        features.push(feature!("said", said.as_bytes(), &[distance]));
    }
    features.push(feature!("first", &[u8::from(at == 0)], word.shape.as_bytes()));
    features
}

/// Where a neighbour stands.
fn place(offset: isize) -> [u8; 1] {
    [offset.to_le_bytes()[0]]
}

/// Words that announce what is asked, from the languages' files.
static ANNOUNCE: Words = include!(concat!(env!("OUT_DIR"), "/detector.rs"));

/// Words that announce what is asked, before the word at `at`, with how far before: nearly beside it, or near.
fn said_before<'a>(words: &'a [Word], at: usize) -> impl Iterator<Item = (&'a str, u8)> {
    const NEAR: usize = 3;
    const FAR: usize = 12;
    let from = at.saturating_sub(FAR);
    let before = words.get(from..at).unwrap_or_default().iter().enumerate();
    before
        .filter(|(_, word)| word.announces)
        .map(move |(index, word)| (word.lower.as_str(), u8::from(at - (from + index) > NEAR)))
}

fn affixes(word: &str, length: usize) -> (&str, &str) {
    let head = word.char_indices().nth(length).and_then(|(end, _)| word.get(..end)).unwrap_or(word);
    let tail =
        word.char_indices().rev().nth(length - 1).and_then(|(start, _)| word.get(start..)).unwrap_or(word);
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::{shape, words_and_signs};
    use crate::lexicon::tokens;

    #[test]
    fn signs_are_words_too() {
        let text = "Docker (K8s), C++.";
        let found = words_and_signs(text, &tokens(text));
        let texts: Vec<&str> = found.iter().map(|(word, _)| word.text).collect();
        assert_eq!(texts, ["Docker", "(", "K8s", ")", ",", "C++"]);
        assert_eq!(found.iter().filter_map(|(_, token)| *token).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn shapes_are_short() {
        assert_eq!(shape("GitLab-CI2"), "XxXx-Xd");
    }
}
