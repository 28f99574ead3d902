//! The word between a study and its school: `Bachelor of Science at Willamette University`.

use crate::resume::degrees::{names_degree, names_school};
use crate::resume::vocabulary::vocabulary;
use crate::span::Span;
use crate::text::fold::fold;

/// Words of the longest such phrase: `à l'`, `an der`.
const LONGEST: usize = 2;

/// The parts of a text, and whether they stand behind such a word.
pub fn split_school(span: Span, text: &str) -> Vec<(Span, bool)> {
    let inner = span.of(text);
    let part =
        |from: usize, to: usize| Span::within(text, span.start() + from, span.start() + to).trimmed(text);
    let starts = inner.char_indices().filter(|(at, c)| {
        let before = inner.get(..*at).and_then(|head| head.chars().next_back());
        !c.is_whitespace() && before.is_none_or(char::is_whitespace)
    });
    for (start, _) in starts {
        let Some(end) = behind_word(inner, start) else { continue };
        let study = (start > 0).then(|| (part(0, start), false));
        return study.into_iter().chain([(part(end, inner.len()), true)]).collect();
    }
    vec![(span, false)]
}

/// Words of a study that is short enough to be one whatever they are: `Intermediate from …`.
const SHORT: usize = 3;

/// `ETNX`: one word in capitals.
fn is_acronym(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() > 1 && text.chars().all(char::is_uppercase)
}

/// Whether what stands behind `in` is a school and no field before one: `in Loomis College`.
fn names_only_school(text: &str) -> bool {
    names_school(text) && split_school(Span::whole(text), text).len() == 1
}

/// Where the phrase that begins at a byte ends, if it stands between a study and its school, or before a school.
fn behind_word(text: &str, start: usize) -> Option<usize> {
    let vocabulary = vocabulary();
    let before = text.get(..start)?;
    let is_short = before.split_whitespace().count() <= SHORT;
    let ends = text
        .get(start..)?
        .char_indices()
        .filter(|(at, c)| *at > 0 && (c.is_whitespace() || *c == '’' || *c == '\''));
    let ends: Vec<usize> = ends.take(LONGEST).map(|(at, c)| start + at + c.len_utf8()).collect();
    ends.into_iter().rev().find(|end| {
        let phrase = fold(text.get(start..*end).unwrap_or_default());
        let phrase = phrase.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '@');
        let school = text.get(*end..).unwrap_or_default();
        let next = school.split(',').next().unwrap_or_default();
        let is_named = || names_school(next) || is_acronym(next);
        vocabulary.studied_at.contains(phrase)
            || phrase == "@" && start > 0
            || vocabulary.studied_from.contains(phrase)
                && (is_short || names_degree(before) || names_school(next))
            || vocabulary.at_school.contains(phrase) && is_named()
            || vocabulary.within.contains(phrase) && names_degree(before) && names_only_school(next)
    })
}
