//! Ligatures that the file takes for one letter, so that every reader gets "oéce" for "office".

use super::drawn::{Code, Drawn, Spot};
use crate::checks::Outcome;
use crate::detector::is_english_word;
use crate::finding::{Draft, Location, Weight};
use crate::subject::Subject;
use crate::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// What typefaces draw as one glyph.
pub(super) const LIGATURES: [&str; 9] = ["ffi", "ffl", "ff", "fi", "fl", "ft", "ti", "tt", "fj"];

/// Letters of a word from which on it is hardly another one by chance.
const LONG_WORD: usize = 6;

/// A drawn word with a letter in place of a ligature.
struct Misread<'a> {
    word: &'a Drawn<'a>,
    read: String,
    shown: String,
}

/// Words with a glyph that is mapped to one letter and shows several.
pub(super) fn misread_ligatures(words: &[Drawn<'_>], subject: &Subject<'_>) -> Outcome {
    let shown = ligatures(words);
    if shown.is_empty() {
        return Outcome::default();
    }
    let misread = words.iter().filter_map(|word| {
        let is_hit = word.0.iter().filter_map(key).any(|key| shown.contains_key(&key));
        is_hit.then(|| Misread { word, read: read(word), shown: replaced(word, &shown) })
    });
    let mut misread: Vec<Misread<'_>> = misread.collect();
    // The longest word says most.
    misread.sort_by_key(|hit| std::cmp::Reverse(hit.shown.chars().count()));
    let Some(first) = misread.first() else { return Outcome::default() };
    let distinct: BTreeSet<&str> = misread.iter().map(|hit| hit.shown.as_str()).collect();
    let what = Wording::quotation(&first.shown).saying(" is read as ").then(&Wording::quotation(&first.read));
    let fonts = shown.keys().filter_map(|(font, _)| subject.document.fonts.get(*font as usize));
    let names: BTreeSet<&str> =
        fonts.map(|font| font.name.as_str()).filter(|name| !name.is_empty()).collect();
    let font = match names.first() {
        Some(name) => Wording::quote(name),
        None => "an unnamed font".into(),
    };
    let positions = subject.reference.first_places();
    let place = |hit: &Misread<'_>| {
        let spans = hit.word.0.iter().filter_map(|spot| positions.get(spot.id)).copied();
        let span = spans.reduce(|a, b| if b.start() >= a.start() { a.to(b) } else { b.to(a) });
        span.map_or_else(Location::file, |span| subject.locate(span))
    };
    let readers = subject.readers_where(|reading| reading.text.contains(&first.read));
    let draft = Draft::at(Weight::Readers { essential: true }, place(first))
        .hitting(readers)
        .and_all(misread.iter().skip(1).map(place))
        // That words would be English ones is no proof of a letter.
        .beyond_repair(true)
        .with("what", what)
        .with("font", font)
        .with("words", Wording::count(distinct.len(), "word", "words"));
    Some(draft).into()
}

/// The glyphs of which the words prove that they show a ligature: no word with their letter is an English one, and
/// most of the long ones are with the ligature in its place.
fn ligatures(words: &[Drawn<'_>]) -> BTreeMap<Code, &'static str> {
    let mut unknown: BTreeMap<Code, Vec<&Drawn<'_>>> = BTreeMap::new();
    let mut proved: Vec<Code> = Vec::new();
    // Between capitals no ligature is drawn, and of a name in capitals any letter is none of an English word's.
    for word in words.iter().filter(|word| read(word).contains(char::is_lowercase)) {
        let keys = word.0.iter().filter_map(key);
        if is_known(&read(word)) {
            proved.extend(keys);
        } else {
            // A capital that a word begins with is one: `Zeiss` is a name, whatever else would be a word.
            let keys: BTreeSet<Code> =
                keys.skip(usize::from(read(word).starts_with(char::is_uppercase))).collect();
            keys.into_iter().for_each(|key| unknown.entry(key).or_default().push(word));
        }
    }
    if proved.is_empty() {
        return BTreeMap::new();
    }
    proved.sort_unstable();
    unknown.retain(|key, _| proved.binary_search(key).is_err());
    unknown.into_iter().filter_map(|(key, words)| Some((key, shown_by(key, &words)?))).collect()
}

/// The ligature with which most of the long words are English ones.
fn shown_by(key: Code, words: &[&Drawn<'_>]) -> Option<&'static str> {
    let with = |ligature: &'static str| {
        let long = words.iter().map(|word| replaced(word, &BTreeMap::from([(key, ligature)])));
        let long: BTreeSet<String> = long.filter(|word| word.chars().count() >= LONG_WORD).collect();
        let known = long.iter().filter(|word| is_known(word)).count();
        (known > 0 && known * 2 > long.len()).then_some((known, ligature))
    };
    // The first of those that explain as many words.
    let best = LIGATURES.into_iter().filter_map(with).reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    Some(best.1)
}

/// Font and code of a glyph that is mapped to one letter.
fn key(spot: &Spot<'_>) -> Option<Code> {
    let mut text = spot.text().chars();
    let is_letter = text.next().is_some_and(char::is_alphabetic) && text.next().is_none();
    (is_letter && spot.is_letter()).then_some((spot.run.font?, spot.glyph.code))
}

/// What a word is mapped to.
fn read(word: &Drawn<'_>) -> String {
    trimmed(word.0.iter().map(Spot::text).collect())
}

/// The same with ligatures where they are known.
fn replaced(word: &Drawn<'_>, shown: &BTreeMap<Code, &'static str>) -> String {
    let text = |spot: &Spot<'_>| {
        key(spot).and_then(|key| shown.get(&key).copied()).unwrap_or(spot.text()).to_owned()
    };
    trimmed(word.0.iter().map(text).collect())
}

fn trimmed(word: String) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn is_known(word: &str) -> bool {
    is_english_word(&word.to_lowercase())
}
