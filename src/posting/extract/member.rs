//! Members of a list of which no list of terms knows all: `SQL, dbt, Airbyte and GitHub`.

use super::item::{Item, Taken};
use super::phrase;
use super::sentence::Sentence;
use crate::posting::RequirementKind;
use crate::posting::vocabulary::{Vocabulary, Word};

/// A name has at most this many words.
const WORDS: usize = 3;

/// What stands between two items of a list, or beside one, and is written as a name.
pub(super) fn members(sentence: &Sentence, items: &[Item], taken: &mut Taken) -> Vec<Item> {
    let named = |item: &&Item| {
        use RequirementKind::{Certification, Skill, Tool};
        matches!(item.kind, Skill | Tool | Certification)
    };
    if !items.iter().any(|item| named(&item) && sentence.asked(item.first)) {
        return Vec::new();
    }
    let pieces = pieces(sentence);
    let holds = |(first, end): (usize, usize)| {
        items.iter().filter(named).any(|item| item.first < end && first <= item.last)
    };
    let mut found: Vec<Item> = Vec::new();
    for (index, &(first, end)) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| pieces.get(before)).copied();
        let beside = before.into_iter().chain(pieces.get(index + 1).copied());
        let known = beside.into_iter().any(|piece| {
            holds(piece) || found.iter().any(|item| item.first < piece.1 && piece.0 <= item.last)
        });
        if !known || holds((first, end)) {
            continue;
        }
        if let Some((first, last)) =
            name(sentence, first, end).filter(|&(first, last)| taken.free(first, last))
        {
            taken.take(first, last);
            found.push(phrase::thing(sentence, first, last));
        }
    }
    found
}

/// The pieces of a sentence between commas, slashes, brackets and joining words: first word and one past the last.
fn pieces(sentence: &Sentence) -> Vec<(usize, usize)> {
    let joins = &Vocabulary::builtin().joins;
    let mut pieces = Vec::new();
    let (mut first, mut at) = (0, 0);
    while at < sentence.words.len() {
        let joint = joins.at(&sentence.words, at).map(|(length, _)| length);
        let joint = joint.or_else(|| phrase::joins(sentence, at).then_some(1));
        let gap = sentence.gap(at);
        let introduces = Vocabulary::builtin().things.introduce.contains(sentence.norm(at));
        let joint = joint.or(introduces.then_some(1));
        if at > first && (joint.is_some() || gap.parts() || gap.slash || gap.ampersand) {
            pieces.push((first, at));
            first = at;
        }
        if let Some(length) = joint {
            (first, at) = (at + length, at + length);
        } else {
            at += 1;
        }
    }
    if first < sentence.words.len() {
        pieces.push((first, sentence.words.len()));
    }
    pieces
}

/// The name that a piece is, but for words at its front that name nothing.
fn name(sentence: &Sentence, first: usize, end: usize) -> Option<(usize, usize)> {
    let vocabulary = Vocabulary::builtin();
    let shout = |at: usize| sentence.written(at, at).chars().filter(|c| c.is_uppercase()).count() > 1;
    let plain = |at: usize| {
        // `COM` is no `com`.
        !shout(at)
            && [Word::Stop, Word::Lead, Word::Generic]
                .into_iter()
                .any(|kind| vocabulary.is(kind, sentence.norm(at)))
    };
    let cue = |at: usize| sentence.cue.get(at).copied().unwrap_or(false);
    let first = (first..end).find(|&at| !plain(at) && !cue(at))?;
    // `ETL/ELT processes`
    let last = if sentence.gap(first).slash && shout(first) { first } else { end - 1 };
    let capital =
        |at: usize| sentence.written(at, at).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    // In a language whose nouns all have capitals only acronyms and names of two words are told.
    let nouns = phrase::names_nouns(sentence);
    let shouted = sentence.written(first, last).chars().filter(|c| c.is_uppercase()).count() > 1;
    let letters = sentence.written(first, last).chars().any(char::is_alphabetic);
    let asked = (first..=last).all(|at| sentence.asked(at) && !cue(at));
    (first > 0
        && last + 1 - first <= WORDS
        && (first..=last).all(capital)
        && (!nouns
            || shouted
            || last > first
            || sentence.gap(first).comma
            || sentence.depth.get(first).is_some_and(|&depth| depth > 0)
            || first + 1 == sentence.words.len())
        && letters
        && !phrase::is_level(sentence, first)
        && !phrase::names_place(sentence.written(first, last))
        && asked
        && sentence.written(first, last).chars().count() > 1)
        .then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;

    fn terms(line: &str) -> Vec<String> {
        asked(line).into_iter().map(|requirement| requirement.term).collect()
    }

    #[test]
    fn a_name_between_known_ones_is_one() {
        assert_eq!(
            terms("- Strong command of SQL, as well as the tools dbt, Zitherbyte and GitHub").len(),
            4
        );
        assert!(terms("- Understanding of ETL/QLT processes").contains(&"QLT".to_owned()));
    }

    #[test]
    fn a_name_behind_a_cue_is_one() {
        let found = asked("- Experience with an ETL tool, ideally Zitherbyte");
        let pairs: Vec<_> = found.iter().map(|found| (found.term.as_str(), found.necessity)).collect();
        assert!(pairs.contains(&("Zitherbyte", crate::posting::Necessity::Preferred)), "{pairs:?}");
    }

    #[test]
    fn places_are_none() {
        assert_eq!(terms("- Docker in Sweden, Finland and Norway"), ["Docker"]);
    }

    #[test]
    fn words_between_known_ones_are_none() {
        assert_eq!(terms("- Docker, Kubernetes, etc."), ["Docker", "Kubernetes"]);
    }
}
