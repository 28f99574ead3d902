//! Compounds that share their last part: `Kunden- und Serviceorientierung`.

use super::item::{Item, Taken};
use super::sentence::Sentence;
use crate::posting::RequirementKind;
use crate::posting::vocabulary::Vocabulary;

/// Words between the part before a hyphen and the word that has the whole compound: a list of seven.
const FAR: usize = 8;

/// The compounds of which only the first part is written.
pub(super) fn compounds(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let mut items = Vec::new();
    for at in 0..sentence.words.len() {
        if !sentence.asked(at) || !taken.free(at, at) || !is_cut(sentence, at) {
            continue;
        }
        let Some((whole, rest)) = rest_of(sentence, at) else { continue };
        let term = joined(sentence.written(at, at), rest);
        let written = sentence.written(whole, whole).to_owned();
        for (at, term) in [(at, term), (whole, written)] {
            if taken.free(at, at) {
                taken.take(at, at);
                items.push(Item { term, kind: RequirementKind::Skill, first: at, last: at, value: None });
            }
        }
    }
    items
}

/// Two parts of a compound, with the letter between them that the first one's ending asks for (`Heizungstechnik`).
fn joined(first: &str, rest: &str) -> String {
    let mut linked = Vocabulary::builtin().things.linked.words();
    let between = if linked.any(|ending| first.ends_with(ending)) { "s" } else { "" };
    format!("{first}{between}{rest}")
}

/// Whether a hyphen and nothing of the word follows.
fn is_cut(sentence: &Sentence, at: usize) -> bool {
    let end = sentence.words.get(at).map_or(0, |word| word.end);
    let after = sentence.text.get(end..).unwrap_or_default();
    let capital = sentence.written(at, at).starts_with(char::is_uppercase);
    capital && after.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', ',', '/']))
}

/// The next compound that is written out, and its last part.
fn rest_of<'a>(sentence: &'a Sentence, at: usize) -> Option<(usize, &'a str)> {
    let end = (at + 1 + FAR).min(sentence.words.len());
    let capital = |next: &usize| sentence.written(*next, *next).starts_with(char::is_uppercase);
    let whole = (at + 1..end).filter(capital).find(|&next| !is_cut(sentence, next))?;
    let word = sentence.written(whole, whole);
    let tails = Vocabulary::builtin().things.compounds.words();
    let tail =
        tails.filter(|tail| word.len() > tail.len() && word.ends_with(tail)).max_by_key(|tail| tail.len())?;
    Some((whole, word.get(word.len() - tail.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;

    #[test]
    fn a_part_before_a_hyphen_is_completed() {
        let terms: Vec<String> =
            asked("- Zither- und Serviceorientierung").into_iter().map(|r| r.term).collect();
        assert!(terms.contains(&"Zitherorientierung".to_owned()), "{terms:?}");
        assert!(asked("- Zither- und Brot").iter().all(|r| r.term != "ZitherBrot"));
    }
}
