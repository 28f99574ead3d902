//! Writes tables of words.

use super::start::hash;
use std::collections::{BTreeMap, BTreeSet};

/// The expression of a table of words, each with the expression of its value.
pub fn table(words: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    let mut ends = Vec::new();
    for (word, value) in words {
        text.push_str(word);
        ends.push(format!("({}, {value})", text.len()));
    }
    format!("Words::new({text:?}, &[{}], &{:?})", ends.join(", "), slots(words.keys()))
}

/// By the last bits of their hashes, the numbers of words from 1 on, each in the first free place from its own on.
/// Half of the places stay free (0), so that a word that is not there is soon known for it.
fn slots<'a>(words: impl ExactSizeIterator<Item = &'a String>) -> Vec<usize> {
    let mut slots = vec![0; (2 * words.len()).next_power_of_two()];
    let mask = slots.len() - 1;
    for (index, word) in words.enumerate() {
        let mut at = hash(word) as usize & mask;
        while slots[at] != 0 {
            at = (at + 1) & mask;
        }
        slots[at] = index + 1;
    }
    slots
}

/// The expression of a set of words.
pub fn set(words: &BTreeSet<String>) -> String {
    table(&words.iter().map(|word| (word.clone(), "()".to_owned())).collect())
}
