//! Names of know-how that the detector finds where neither the lexicon nor the grammar sees one.

use super::item::Taken;
use super::sentence::Sentence;
use crate::detector::{self, Model};
use std::ops::RangeInclusive;

/// Words of free names in a sentence, in order.
pub(super) fn names(sentence: &Sentence, taken: &Taken) -> Vec<RangeInclusive<usize>> {
    let Some(model) = Model::builtin() else {
        return Vec::new();
    };
    let wanted = |at: usize| sentence.asked(at) && taken.free(at, at);
    if !(0..sentence.words.len()).any(wanted) {
        return Vec::new();
    }
    let (words, tokens): (Vec<_>, Vec<_>) =
        detector::words_and_signs(sentence.text, &sentence.words).into_iter().unzip();
    let mut names = Vec::new();
    for (first, last) in detector::names(model, &words) {
        let inside: Vec<usize> =
            tokens.get(first..=last).unwrap_or_default().iter().flatten().copied().collect();
        if let (Some(&first), Some(&last)) = (inside.first(), inside.last())
            && sentence.asked(first)
            && taken.free(first, last)
            && !sentence.written(first, first).starts_with(|c: char| c.is_numeric())
        {
            names.push(first..=last);
        }
    }
    names
}
