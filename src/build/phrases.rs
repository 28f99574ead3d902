//! Writes tables of phrases ([`Phrases`](../../atslint/lexicon/struct.Phrases.html)) that need nothing set up at a start.

use crate::start::hash;
use crate::token::tokens;

/// A phrase as it is compared: the words of the text, in lower case, without punctuation.
pub fn norm(phrase: &str) -> String {
    let words: Vec<String> = tokens(phrase).into_iter().map(|word| word.norm).collect();
    words.join(" ")
}

/// The expression of a table of phrases in the form that [`norm`] gives, each with the expression of its value. Of equal
/// phrases the last one counts.
pub fn table(phrases: impl IntoIterator<Item = (String, String)>) -> String {
    let mut text = String::new();
    let mut ends = Vec::new();
    let mut starts: Vec<(u32, u32)> = Vec::new();
    for (index, (phrase, value)) in (0u32..).zip(phrases) {
        let first = phrase.split(' ').next().unwrap_or_default();
        starts.push((hash(first), index));
        text.push_str(&phrase);
        ends.push(format!("({}, {value})", text.len()));
    }
    starts.sort_unstable();
    format!("Phrases::new({text:?}, &[{}], &{starts:?})", ends.join(", "))
}
