//! Sentences that say what the person is or has.

use crate::lexicon::Token;
use crate::posting::vocabulary::{LineCue, Trigger, Vocabulary, Word};

/// Whether a sentence says what the person is or has: `you have`, `the ideal candidate will have`, `vous êtes
/// titulaire`. Such a sentence asks wherever it stands, unless it speaks of what is offered, or of what those who have it
/// are to send.
pub(in crate::posting) fn asks_of_person(words: &[Token]) -> bool {
    is_of_person(words) && !tells_of(words, LineCue::Benefits) && !tells_of(words, LineCue::Sends)
}

/// `If you have a blog, include a link`: what those who have something are to send.
pub(super) fn is_to_send(words: &[Token]) -> bool {
    is_of_person(words) && tells_of(words, LineCue::Sends)
}

fn is_of_person(words: &[Token]) -> bool {
    /// Words before it: `Also, you have`.
    const LEAD: usize = 2;
    let lines = &Vocabulary::builtin().lines;
    (0..LEAD.min(words.len())).any(|at| matches!(lines.at(words, at), Some((_, LineCue::Asks))))
}

fn tells_of(words: &[Token], cue: LineCue) -> bool {
    Vocabulary::builtin().lines.find(words).iter().any(|(_, _, found)| *found == cue)
}

/// Whether a line is of what only a person has: `Good knowledge of`, `Connaissances en`, `Ability to`, `Prior experience
/// doing`, `Excellent writing skills`.
pub(super) fn names_know_how(words: &[Token]) -> bool {
    names_what_is_held(words) || says_able(words)
}

/// The same without `Ability to`, which offers promise, too.
pub(super) fn names_what_is_held(words: &[Token]) -> bool {
    /// Words of a line that ends in what it is of.
    const SHORT: usize = 10;
    let vocabulary = Vocabulary::builtin();
    let held = |at: usize| matches!(vocabulary.triggers.at(words, at), Some((_, Trigger::Held)));
    let of_know_how = |word: &Token| is_lead(word) && vocabulary.is(Word::Tail, &word.norm);
    let leads = leads(words);
    let first = words.iter().take(leads).skip(1);
    let last = words.last().filter(|_| leads > 0 && words.len() <= SHORT);
    (0..=leads).any(held) || !says_able(words) && first.chain(last).any(of_know_how)
}

/// `The ability to`
fn says_able(words: &[Token]) -> bool {
    let able = |at: usize| matches!(Vocabulary::builtin().triggers.at(words, at), Some((_, Trigger::Verb)));
    (0..=leads(words)).any(able)
}

/// How many words stand before what is named: `Very good working`.
fn leads(words: &[Token]) -> usize {
    const LEADS: usize = 3;
    words.iter().take(LEADS).take_while(|word| is_lead(word)).count()
}

fn is_lead(word: &Token) -> bool {
    Vocabulary::builtin().is(Word::Lead, &word.norm)
}
