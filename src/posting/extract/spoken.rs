//! `fluent English (min. B2)`, `Bahasa Melayu or Mandarin, conversational`, `gute Englischkenntnisse`.

use super::item::{Item, Taken};
use super::sentence::Sentence;
use crate::lexicon::{Words, fluency_at, framework_level, language_name};
use crate::posting::vocabulary::Vocabulary;
use crate::posting::words::Spoken;
use crate::posting::{LineSection, RequirementKind};

fn vocabulary() -> &'static Spoken {
    &Vocabulary::builtin().spoken
}

fn ends_in(endings: &Words, word: &str) -> bool {
    endings.words().any(|ending| word.ends_with(ending))
}

pub(super) fn languages(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let named: Vec<(usize, usize, &str)> =
        (0..sentence.words.len()).filter_map(|at| name_at(sentence, at)).collect();
    let mut items = Vec::new();
    for (index, &(at, length, name)) in named.iter().enumerate() {
        let last = at + length - 1;
        if !sentence.asked(at) || !taken.free(at, last) || !is_spoken(sentence, at, last, named.len()) {
            continue;
        }
        let until = named.get(index + 1).map_or(sentence.words.len(), |&(next, _, _)| next);
        let since = index
            .checked_sub(1)
            .and_then(|before| named.get(before))
            .map_or(0, |&(before, length, _)| before + length);
        let value = level(sentence, at, last, since, until).or_else(|| trailing_level(sentence, &named));
        items.push(Item { term: name.to_owned(), kind: RequirementKind::Language, first: at, last, value });
        taken.take(at, last);
    }
    items
}

fn name_at(sentence: &Sentence, at: usize) -> Option<(usize, usize, &'static str)> {
    let one = sentence.norm(at);
    let two = format!("{one} {}", sentence.norm(at + 1));
    // Names of languages have a capital in English and German; others are not read without their words.
    language_name(&two).map(|name| (at, 2, name)).or_else(|| language_name(one).map(|name| (at, 1, name)))
}

fn is_spoken(sentence: &Sentence, at: usize, last: usize, named: usize) -> bool {
    let near = |index: usize| {
        let norm = sentence.norm(index);
        vocabulary().spoken.contains(sentence.key(index))
            || vocabulary().spoken.contains(norm)
            || framework_level(norm).is_some()
            || word_level(sentence, index).is_some()
    };
    let compound = ends_in(&vocabulary().compounds, sentence.norm(at));
    // `English-speaking office` tells of the office.
    let next = sentence.norm(last + 1);
    if vocabulary().tells_of.contains(next) {
        return false;
    }
    if is_adjective(sentence, last) {
        return false;
    }
    let (first, end) = sentence.part(at);
    let apart = sentence.gap(first).semicolon || sentence.gap(end).semicolon;
    let lone = end - first <= 3 && (sentence.bullet || sentence.words.len() <= 6 || apart);
    let beside = (at.saturating_sub(4)..at).chain(last + 1..(last + 4).min(sentence.words.len())).any(near);
    let joined = named > 1
        && (last + 2..sentence.words.len().min(last + 3))
            .chain(at.checked_sub(2))
            .any(|other| language_name(sentence.norm(other)).is_some());
    let listed =
        matches!(sentence.section, LineSection::Must | LineSection::Preferred | LineSection::Location);
    compound
        || beside
        || (listed && (lone || joined))
        || (sentence.cued(at) && (lone || enough(sentence, at)))
}

/// `Irish employment law`, `French cuisine`: the word says which, and no language is asked.
fn is_adjective(sentence: &Sentence, last: usize) -> bool {
    // Only English and German put them before what they say it of.
    let before_noun = |at: usize| {
        let norm = sentence.norm(at);
        language_name(norm).is_some_and(|name| name.to_lowercase() == norm)
            || ends_in(&vocabulary().adjectives, norm)
    };
    let next = last + 1;
    if !before_noun(last) {
        return false;
    }
    let norm = sentence.norm(next);
    let lower = sentence.written(next, next).starts_with(char::is_lowercase);
    let cue = sentence.cue.get(next).copied().unwrap_or(false);
    let spoken = vocabulary().spoken.contains(norm)
        || framework_level(norm).is_some()
        || word_level(sentence, next).is_some();
    sentence.gap(next).plain() && lower && !cue && !spoken && !vocabulary().followers.contains(norm)
}

/// `you need enough English for the safety meeting`.
fn enough(sentence: &Sentence, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| vocabulary().enough.contains(sentence.norm(before)))
}

/// The level named next to a language, and not next to another.
fn level(sentence: &Sentence, at: usize, last: usize, since: usize, until: usize) -> Option<String> {
    let (first, _) = sentence.part(at);
    let of_framework = |&index: &usize| framework_level(sentence.norm(index)).is_some();
    let framework = (last + 1..until.min(last + 8))
        .find(of_framework)
        .or_else(|| (since.max(first)..at).rev().find(of_framework));
    let before = (since.max(first)..at).rev();
    let after = last + 1..until.min(last + 4);
    if let Some(found) = framework {
        return Some(sentence.norm(found).trim_end_matches('+').to_uppercase());
    }
    before.chain(after).find_map(|index| word_level(sentence, index)).map(|(_, name)| name.to_owned())
}

/// The level named from word `at` on: its number of words, and the word it goes out as.
fn word_level(sentence: &Sentence, at: usize) -> Option<(usize, &'static str)> {
    fluency_at(&sentence.words, at).and_then(|(length, level)| Some((length, level.asked()?)))
}

/// `X or Y, conversational`: the level of all.
fn trailing_level(sentence: &Sentence, named: &[(usize, usize, &str)]) -> Option<String> {
    let &(at, length, _) = named.last()?;
    let next = at + length;
    let (length, level) = word_level(sentence, next)?;
    (next + length == sentence.words.len()).then(|| level.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::posting::RequirementKind::Language;

    fn languages(line: &str) -> Vec<(String, Option<String>)> {
        asked(line).into_iter().filter(|r| r.kind == Language).map(|r| (r.term, r.value)).collect()
    }

    fn of(pairs: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
        pairs.iter().map(|&(name, level)| (name.to_owned(), level.map(str::to_owned))).collect()
    }

    #[test]
    fn levels_stay_with_their_language() {
        assert_eq!(
            languages("- fluent English (min. B2), native-level Polish"),
            of(&[("English", Some("B2")), ("Polish", Some("native"))])
        );
        assert_eq!(
            languages("- Malay or Mandarin, conversational"),
            of(&[("Malay", Some("conversational")), ("Mandarin", Some("conversational"))])
        );
        assert_eq!(languages("- Gute Englischkenntnisse"), of(&[("English", None)]));
        assert_eq!(languages("- Nivel C1 de inglés acreditado"), of(&[("English", Some("C1"))]));
        assert_eq!(languages("- Anglais professionnel"), of(&[("English", Some("business"))]));
    }

    #[test]
    fn peoples_and_kitchens_are_no_languages() {
        assert!(languages("- Up to date with the Irish employment system and its courts").is_empty());
        assert!(languages("- Passion for French cuisine and its long history").is_empty());
        assert!(languages("- Good knowledge of Irish employment law").is_empty());
    }
}
