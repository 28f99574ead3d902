//! Short noun phrases for what the lexicon does not know: after triggers (`experience with …`), in
//! the short lines of a list, and names in brackets.

use super::item::{Item, Taken, kind_of};
use super::sentence::Sentence;
use crate::lexicon::Lexicon;
use crate::posting::vocabulary::{Trigger, Vocabulary, Word};
use crate::posting::words::{Here, Things};
use crate::posting::{LineSection, RequirementKind};
use crate::text::fold::fold;

/// A phrase has at most this many words; longer ones are sentences.
const PHRASE_WORDS: usize = 4;
/// A line without trigger is read as a list of things if it has at most this many words.
const LINE_WORDS: usize = 7;
/// A name in brackets has at most this many words.
const NAME_WORDS: usize = 3;

fn vocabulary() -> &'static Things {
    &Vocabulary::builtin().things
}

pub(super) fn phrases(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let count = sentence.words.len();
    if !(0..count).any(|at| sentence.asked(at)) {
        return Vec::new();
    }
    let triggers = Vocabulary::builtin().triggers.find(&sentence.words);
    let mut items = Vec::new();
    for (index, &(at, length, trigger)) in triggers.iter().enumerate() {
        if sentence.asked(at) {
            let limit = triggers.get(index + 1).map_or(count, |&(next, _, _)| next);
            list(sentence, at + length, limit, trigger != Trigger::Verb, taken, &mut items);
        }
    }
    // What stands behind a colon says the same in detail.
    for at in (1..count).filter(|&at| sentence.gap(at).colon && sentence.asked(at)) {
        if !triggers.iter().any(|&(trigger, _, _)| trigger >= at) {
            list(sentence, at, count, true, taken, &mut items);
        }
    }
    let listed = matches!(sentence.section, LineSection::Must | LineSection::Preferred);
    let head = triggers.first().map_or(count, |&(at, _, _)| at);
    if listed
        && head > 0
        && (sentence.bullet || count <= LINE_WORDS || items.is_empty() && triggers.is_empty())
    {
        list(sentence, 0, head, count <= LINE_WORDS, taken, &mut items);
    }
    if listed {
        bracketed(sentence, taken, &mut items);
    } else {
        for (from, end) in cued(sentence) {
            list(sentence, from, end, false, taken, &mut items);
        }
    }
    for name in super::detected::names(sentence, taken) {
        // A lone plain word is too little without a trigger or a list.
        push(sentence, *name.start(), *name.end(), false, taken, &mut items);
    }
    items
}

/// Short pieces of running text that a cue stands behind: `TWIC card required`, `orbital a plus`.
fn cued(sentence: &Sentence) -> Vec<(usize, usize)> {
    let cue = |at: usize| sentence.cue.get(at).copied().unwrap_or(false);
    let mut pieces = Vec::new();
    for at in (1..sentence.words.len()).filter(|&at| cue(at) && !cue(at - 1) && sentence.asked(at - 1)) {
        let from = (0..at)
            .rev()
            .take_while(|&before| {
                !cue(before) && sentence.asked(before) && !sentence.gap(before + 1).semicolon
            })
            .last();
        pieces.extend(from.filter(|from| at - from <= LINE_WORDS).map(|from| (from, at)));
    }
    pieces
}

/// Names in brackets: `third-party funding (SNSF, ERC or equivalent)`. An acronym of the words before
/// the brackets is the same thing again.
fn bracketed(sentence: &Sentence, taken: &mut Taken, items: &mut Vec<Item>) {
    let inside = |at: usize| sentence.depth.get(at).is_some_and(|&depth| depth > 0);
    let mut first = 0;
    while first < sentence.words.len() {
        // `(z. B. Talend, Airflow)`
        let introduced = Vocabulary::builtin().joins.at(&sentence.words, first);
        if !inside(first) || joins(sentence, first) || introduced.is_some() {
            first += introduced.map_or(1, |(length, _)| length);
            continue;
        }
        let mut end = first + 1;
        while inside(end) && !sentence.gap(end).parts() && !joins(sentence, end) {
            end += 1;
        }
        let names = (first..end).all(|at| sentence.written(at, at).starts_with(char::is_uppercase));
        let opens = sentence.gap(first).bracket;
        let again = opens && end == first + 1 && abbreviates(sentence, first);
        if names && !again && end - first <= NAME_WORDS {
            push(sentence, first, end - 1, true, taken, items);
        }
        first = end;
    }
}

pub(super) fn joins(sentence: &Sentence, at: usize) -> bool {
    let norm = sentence.norm(at);
    let here = |here: &Here| here.or.contains(norm) || here.and.contains(norm);
    vocabulary().joins.contains(norm) || sentence.here.is_some_and(here)
}

/// Whether a word is made of the initials of the words before it.
fn abbreviates(sentence: &Sentence, at: usize) -> bool {
    let letters: Vec<char> = sentence.norm(at).chars().filter(|c| c.is_alphabetic()).collect();
    let from = at.saturating_sub(letters.len());
    let before: Vec<char> = (from..at).filter_map(|index| sentence.norm(index).chars().next()).collect();
    before == letters
}

/// Whether words `first..=last` are an item of their own in a list of what is asked: nothing but
/// adjectives of degree stands with them between the commas, and no preposition before them.
pub(super) fn stands_alone(sentence: &Sentence, first: usize, last: usize) -> bool {
    let bare = |at: usize| {
        is(Word::Lead, sentence, at)
            || is(Word::Tail, sentence, at)
            || sentence.cue.get(at).copied().unwrap_or(false)
            || joins(sentence, at)
    };
    let (from, end) = sentence.part(first);
    let triggers = Vocabulary::builtin().triggers.find(&sentence.words);
    let closes =
        last + 1 >= sentence.words.len() || sentence.gap(last + 1).parts() || joins(sentence, last + 1);
    let after =
        |&(at, length, trigger): &(usize, usize, Trigger)| trigger != Trigger::Verb && at + length == first;
    let triggered = closes && triggers.iter().any(after);
    let alone = (from..first).rev().take_while(|&at| !joins(sentence, at)).all(bare)
        && (last + 1..end).take_while(|&at| !joins(sentence, at)).all(bare);
    let prose = (0..first).any(|at| is(Word::Stop, sentence, at) && !bare(at));
    sentence.asked(first) && (triggered || (alone && !prose))
}

/// Reads `a, b and c` from word `from` on; `single` lets one plain word be a thing.
fn list(
    sentence: &Sentence,
    from: usize,
    limit: usize,
    single: bool,
    taken: &mut Taken,
    items: &mut Vec<Item>,
) {
    let mut first = from;
    let mut at = from;
    let depth = sentence.depth.get(from).copied().unwrap_or_default();
    while at <= limit {
        let gap = sentence.gap(at);
        let joined = joins(sentence, at);
        // `knowledge of X and of Y`
        if at > from
            && at < limit
            && joins(sentence, at - 1)
            && vocabulary().resumes.contains(sentence.norm(at))
        {
            at += 1;
            first = at;
            continue;
        }
        let ends = at == limit || gap.semicolon || gap.stop || gap.colon || gap.dash || stops(sentence, at);
        let leaves = sentence.depth.get(at).is_none_or(|&here| here != depth);
        let parts = at > first && (gap.comma || gap.slash || gap.ampersand || gap.bracket);
        if joined || ends || parts || leaves {
            if at > first {
                // `Fond of baking`: what a line begins with names nothing before a preposition.
                let opens = from == 0
                    && at == first + 1
                    && at < limit
                    && stops(sentence, at)
                    && !names_nouns(sentence);
                push(sentence, first, at - 1, single && !opens, taken, items);
            }
            first = if joined { at + 1 } else { at };
        }
        // A preposition ends the list if it comes first; later it only ends its item.
        if at == limit
            || gap.semicolon
            || gap.stop && at > from
            || leaves && at > from
            || stops(sentence, at) && !continues(sentence, at, limit)
        {
            break;
        }
        if stops(sentence, at) {
            let Some(next) = (at + 1..limit).find(|&index| sentence.gap(index).comma) else {
                break;
            };
            (first, at) = (next, next);
        }
        at += 1;
    }
}

/// Whether a phrase ends before a word: not inside another (`end-to-end`).
fn stops(sentence: &Sentence, at: usize) -> bool {
    is(Word::Stop, sentence, at) && !(hyphenated(sentence, at) || hyphenated(sentence, at + 1))
}

/// Whether nothing but a hyphen stands before a word.
fn hyphenated(sentence: &Sentence, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| sentence.words.get(before));
    before.zip(sentence.words.get(at)).and_then(|(a, b)| sentence.text.get(a.end..b.start)) == Some("-")
}

/// Whether a sentence is in a language whose nouns all have capitals.
pub(super) fn names_nouns(sentence: &Sentence) -> bool {
    sentence.words.iter().any(|word| Vocabulary::builtin().capitalised_nouns.contains(&word.norm))
}

/// Whether the list goes on after a preposition's words: `A for b, C and D`.
fn continues(sentence: &Sentence, at: usize, limit: usize) -> bool {
    vocabulary().inner.contains(sentence.norm(at))
        && (at + 1..limit.min(at + 5)).any(|index| sentence.gap(index).comma)
}

/// Adds words `first..=last` as an item, if they are a thing.
fn push(
    sentence: &Sentence,
    first: usize,
    last: usize,
    single: bool,
    taken: &mut Taken,
    items: &mut Vec<Item>,
) {
    let (mut first, mut last) = (first, last);
    // `high-performance` is one word.
    let compound = |at: usize| sentence.written(at, at + 1).contains('-');
    while first < last && is(Word::Lead, sentence, first) && !compound(first) {
        first += 1;
    }
    let joint = |at: usize| vocabulary().joints.contains(sentence.norm(at));
    while last > first
        && (is(Word::Tail, sentence, last) || sentence.cue.get(last).copied().unwrap_or(false) || joint(last))
    {
        last -= 1;
    }
    // `ELT processes`: an acronym says it all.
    let acronym = sentence.written(first, first).chars().filter(|c| c.is_uppercase()).count() > 1;
    if last == first + 1 && acronym && is(Word::Generic, sentence, last) {
        last = first;
    }
    let hyphens = (first + 1..=last).filter(|&at| hyphenated(sentence, at)).count();
    let words = last + 1 - first - hyphens;
    let plain = (first..=last).all(|at| {
        is(Word::Generic, sentence, at)
            || is(Word::Lead, sentence, at)
            || is(Word::Tail, sentence, at)
            || is(Word::Stop, sentence, at)
    });
    let odd = (first..=last).any(|at| {
        sentence.cue.get(at).copied().unwrap_or(false)
            || stops(sentence, at)
            || joins(sentence, at)
            || vocabulary().never.contains(sentence.norm(at))
    });
    let number =
        is_level(sentence, first) || sentence.norm(first).chars().all(|c| c.is_ascii_digit() || c == '.');
    let text = sentence.written(first, last);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let name = text.chars().skip(usize::from(first == 0)).any(char::is_uppercase);
    if words > PHRASE_WORDS
        || plain
        || odd
        || number
        || !letters
        || !(words > 1 || single || name)
        || !sentence.asked(first)
        || !taken.free(first, last)
        || names_place(text)
        || words == 1 && names_doing(sentence.norm(first))
        || text.contains(['@', '\\'])
        || text.contains("://")
    {
        return;
    }
    let row = sentence.words.get(first..=last).unwrap_or_default();
    if Vocabulary::builtin().headings.at(row, 0).is_some_and(|(length, _)| length == words)
        && !sentence.bullet
    {
        return;
    }
    taken.take(first, last);
    items.push(thing(sentence, first, last));
}

/// `B2 level`: how well a language is known.
pub(super) fn is_level(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.norm(at).as_bytes(), [b'a'..=b'c', b'1' | b'2'])
}

/// Whether a word is a verb by another name, which is no thing alone (`prowadzeniu`).
fn names_doing(word: &str) -> bool {
    word.char_indices()
        .filter_map(|(at, _)| word.get(at..))
        .any(|ending| vocabulary().doings.contains(ending))
}

/// Whether a text is the name of a region, a country or a town: where something is, and nothing that is asked.
pub(super) fn names_place(text: &str) -> bool {
    let gazetteer = &Vocabulary::builtin().gazetteer;
    let folded = fold(text);
    gazetteer.wider.contains(&folded) || gazetteer.towns.contains(&folded)
}

/// Words as an item.
pub(super) fn thing(sentence: &Sentence, first: usize, last: usize) -> Item {
    let text = sentence.written(first, last);
    // An everyday word that is a term's name takes the term's name after all.
    // `safe` is no `SAFe`.
    let plain = text.chars().all(|c| !c.is_uppercase());
    let written =
        |name: &str| !(plain && name.chars().skip(1).any(char::is_uppercase) && name.to_lowercase() == text);
    let (term, kind) = match Lexicon::builtin().named(text).filter(|term| written(&term.name)) {
        Some(term) => (term.name.clone(), kind_of(term.kind)),
        None => (decapitalised(sentence, first, text), kind(sentence, first, last)),
    };
    Item { term, kind, first, last, value: None }
}

fn is(word: Word, sentence: &Sentence, at: usize) -> bool {
    Vocabulary::builtin().is(word, sentence.norm(at))
}

/// A capital at the start of a line says nothing; inside a name it does.
fn decapitalised(sentence: &Sentence, first: usize, text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(initial)
            if first == 0
                && initial.is_uppercase()
                && !chars.as_str().split(' ').next().unwrap_or_default().chars().any(char::is_uppercase) =>
        {
            let next = sentence
                .words
                .get(1)
                .and_then(|word| sentence.text.get(word.start..word.end))
                .unwrap_or_default();
            // A lone word, or a name of several capitalised words, keeps its capital.
            if !text.contains(' ') || next.starts_with(char::is_uppercase) {
                text.to_owned()
            } else {
                initial.to_lowercase().chain(chars).collect()
            }
        }
        _ => text.to_owned(),
    }
}

/// A row of capitalised words inside a sentence is a name, most likely a product's; but in German
/// every noun has a capital.
fn kind(sentence: &Sentence, first: usize, last: usize) -> RequirementKind {
    let nouns = names_nouns(sentence);
    let capital = |at: usize| sentence.written(at, at).starts_with(char::is_uppercase);
    let acronym = sentence.written(first, last).chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let rules = vocabulary().rules.contains(sentence.norm(last));
    let name = first > 0 && (first..=last).all(capital) && !acronym && !nouns && !rules;
    let post = name && sentence.words.get(last).is_some_and(|word| Vocabulary::builtin().names_post(word));
    if post {
        RequirementKind::Title
    } else if name {
        RequirementKind::Tool
    } else {
        RequirementKind::Skill
    }
}
