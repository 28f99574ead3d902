//! What a sentence names in passing: it tells of the employer, or of what is offered.

use super::super::vocabulary::{LineCue, Trigger, Vocabulary};
use crate::lexicon::Token;

/// A line that is an item of a list whose signs are lost has at most this many words.
const ITEM_WORDS: usize = 20;

/// Whether a paragraph says nothing to the reader: it tells of the employer, its customers or its teams.
pub(super) fn is_about_others(sentences: &[&[Token]]) -> bool {
    let words = &Vocabulary::builtin().sections;
    let to_reader = |word: &Token| words.reader.contains(&word.norm) || words.addressed.contains(&word.norm);
    let paragraph = sentences.len() > 1 || sentences.iter().any(|words| words.len() > ITEM_WORDS);
    paragraph && !sentences.iter().copied().flatten().any(to_reader)
}

/// `You will get regular reviews`: what is offered.
pub(super) fn offers(words: &[Token]) -> bool {
    Vocabulary::builtin().lines.find(words).iter().any(|(_, _, cue)| *cue == LineCue::Benefits)
}

/// `Competitive pay package, life insurance and a car`: two things that are offered, or one of several words right at the
/// beginning, and nothing that asks.
pub(super) fn offers_only(words: &[Token]) -> bool {
    /// Words before it: `an attractive`.
    const LEAD: usize = 2;
    let vocabulary = Vocabulary::builtin();
    let found = vocabulary.lines.find(words);
    let mut offered = found.iter().filter(|(_, _, cue)| *cue == LineCue::Benefits);
    let firm = offered.clone().count() > 1 || offered.any(|&(at, length, _)| at <= LEAD && length > 1);
    let held = vocabulary.triggers.find(words).iter().any(|(_, _, trigger)| *trigger == Trigger::Held);
    firm && !held && !vocabulary.cues.has(words)
}
