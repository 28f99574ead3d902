//! Writes tables of words.

use std::collections::{BTreeMap, BTreeSet};

/// The expression of a table of words, each with the expression of its value.
pub fn table(words: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    let mut ends = Vec::new();
    for (word, value) in words {
        text.push_str(word);
        ends.push(format!("({}, {value})", text.len()));
    }
    format!("Words::new({text:?}, &[{}])", ends.join(", "))
}

/// The expression of a set of words.
pub fn set(words: &BTreeSet<String>) -> String {
    table(&words.iter().map(|word| (word.clone(), "()".to_owned())).collect())
}
