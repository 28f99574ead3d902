//! Sentences that say what the person is or has.

use crate::lexicon::Token;
use crate::posting::vocabulary::{LineCue, Vocabulary};

/// Whether a sentence says what the person is or has: `you have`, `the ideal candidate will have`, `vous êtes
/// titulaire`. Such a sentence asks wherever it stands, unless it speaks of what is offered.
pub(in crate::posting) fn asks_of_person(words: &[Token]) -> bool {
    /// Words before it: `Also, you have`.
    const LEAD: usize = 2;
    let lines = &Vocabulary::builtin().lines;
    let asks = |at: usize| matches!(lines.at(words, at), Some((_, LineCue::Asks)));
    (0..LEAD.min(words.len())).any(asks)
        && !lines.find(words).iter().any(|(_, _, cue)| *cue == LineCue::Benefits)
}
