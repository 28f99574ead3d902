//! Glyphs that are mapped to no letter, and what becomes of the words they stand in.

use super::drawn::{Drawn, Spot, drawn};
use super::ligatures::misread_ligatures;
use super::words::spaced_or;
use crate::checks::Claims;
use crate::checks::doubts::{letters, unknown_letters};
use crate::checks::{Outcome, Params};
use crate::document::{ByGlyph, Document, Glyph, GlyphId, GlyphSet, Unicode, fold_ligature};
use crate::fields::{ReaderId, ReaderSet, Retention};
use crate::finding::{Draft, Location, Weight, is_essential};
use crate::reading::Reading;
use crate::resume::Survival;
use crate::span::Span;
use crate::subject::Subject;
use crate::text::words::excerpt;
use crate::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Glyphs of one word, and kinds of glyphs of one font, from which on unmapped glyphs are letters and
/// not icons: an icon font shows a few pictures, one at a time.
const LETTERS: usize = 3;
/// See [`LETTERS`].
const ALPHABET: usize = 8;

/// In which way a glyph's mapping is not what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Damage {
    /// It is no text, or a ligature.
    Is(Unicode),
    /// It is another letter.
    OtherLetter,
    /// It is a letter without the accent that another glyph draws over it.
    Accent,
}

/// The words of [`Damage::named`].
pub const MAPPINGS: &[&str] = &["accent", "blank", "ligature", "missing", "null", "other-letter", "private"];

impl Damage {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "missing" => Self::Is(Unicode::Missing),
            "null" => Self::Is(Unicode::Null),
            "blank" => Self::Is(Unicode::Blank),
            "private" => Self::Is(Unicode::Private),
            "ligature" => Self::Is(Unicode::Ligature),
            "other-letter" => Self::OtherLetter,
            "accent" => Self::Accent,
            _ => return None,
        })
    }

    /// Whether a glyph may be damaged so, whatever stands around it.
    fn may_hit(self, glyph: &Glyph) -> bool {
        match self {
            Self::Is(unicode) => glyph.unicode == unicode,
            Self::OtherLetter | Self::Accent => glyph.seen.is_some(),
        }
    }

    fn hits(self, spot: &Spot<'_>) -> bool {
        match self {
            Self::Is(unicode) => spot.glyph.unicode == unicode,
            Self::OtherLetter => spot.shows_other_letter(),
            Self::Accent => spot.shows_accent(),
        }
    }
}

/// The damaged glyphs of a word that stand for letters. An icon before an address is none: what
/// stands between letters is, what is known to show letters is, and so are several unmapped glyphs of
/// a font that shows a whole alphabet of them.
fn damaged_letters(word: &Drawn<'_>, damage: Damage, alphabets: &BTreeSet<u32>) -> Vec<GlyphId> {
    let spots = &word.0;
    let damaged: Vec<usize> =
        (0..spots.len()).filter(|&at| spots.get(at).is_some_and(|s| damage.hits(s))).collect();
    let letter = |at: Option<usize>| at.and_then(|at| spots.get(at)).is_some_and(Spot::is_letter);
    let whole = damaged.len() >= LETTERS
        && damaged
            .iter()
            .all(|&at| spots.get(at).and_then(|s| s.run.font).is_some_and(|font| alphabets.contains(&font)));
    let is_one = |at: usize| {
        let shows = spots.get(at).and_then(|s| s.glyph.seen.as_deref());
        whole
            || damage == Damage::Is(Unicode::Ligature)
            || shows.is_some_and(|seen| !seen.is_empty() && seen.chars().all(char::is_alphanumeric))
            || letter(at.checked_sub(1)) && letter(Some(at + 1))
    };
    damaged.into_iter().filter(|&at| is_one(at)).filter_map(|at| spots.get(at)).map(|s| s.id).collect()
}

/// The private-use glyphs that stand for letters.
pub(super) fn private_letters(words: &[Drawn<'_>]) -> GlyphSet {
    let damage = Damage::Is(Unicode::Private);
    let alphabets = alphabets(words, damage);
    words.iter().flat_map(|word| damaged_letters(word, damage, &alphabets)).collect()
}

/// Fonts of which many different glyphs are damaged in one way.
fn alphabets(words: &[Drawn<'_>], damage: Damage) -> BTreeSet<u32> {
    let mut codes: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for spot in words.iter().flat_map(|word| &word.0).filter(|spot| damage.hits(spot)) {
        if let Some(font) = spot.run.font {
            codes.entry(font).or_default().insert(spot.glyph.code);
        }
    }
    codes.into_iter().filter(|(_, codes)| codes.len() >= ALPHABET).map(|(font, _)| font).collect()
}

/// What each reader makes of some glyphs.
struct Readers<'a> {
    readings: Vec<&'a Reading>,
    /// In the same order.
    places: Vec<ByGlyph<Span>>,
}

impl<'a> Readers<'a> {
    fn of(subject: &'a Subject<'_>, glyphs: &GlyphSet) -> Self {
        let places = |reading: &Reading| {
            let own = reading.origin.iter().filter(|origin| glyphs.has(origin.glyph));
            own.map(|origin| (origin.glyph, origin.span)).collect()
        };
        Self {
            readings: subject.readings.iter().collect(),
            places: subject.readings.iter().map(places).collect(),
        }
    }

    /// The readers that do not get what a word shows, each with what it gets. An accent may be read
    /// before or after its letter, and as a mark of its own.
    fn damaged<'b>(&'b self, word: &'b Drawn<'_>) -> impl Iterator<Item = (ReaderId, String)> + 'b {
        let shown: String = word.seen().nfc().collect();
        self.readings.iter().zip(&self.places).filter_map(move |(reading, places)| {
            let mut spans: Vec<Span> =
                word.0.iter().filter_map(|spot| places.get(spot.id)).copied().collect();
            spans.sort();
            let read: String = spans.iter().map(|span| span.of(&reading.text)).collect();
            (read.nfc().ne(shown.chars())).then_some((reading.reader?, read))
        })
    }
}

/// Glyphs inside words that are mapped to something else than letters.
pub fn damaged_glyphs(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let Some(damage) = Damage::named(params.word("mapping")) else { return Outcome::default() };
    if !subject.document.glyphs().any(|glyph| damage.may_hit(glyph)) {
        return Outcome::default();
    }
    let words = drawn(&subject.document);
    let alphabets = alphabets(&words, damage);
    let hit: Vec<(&Drawn<'_>, Vec<GlyphId>)> = words
        .iter()
        .map(|word| (word, damaged_letters(word, damage, &alphabets)))
        .filter(|(_, glyphs)| !glyphs.is_empty())
        .collect();
    if hit.is_empty() {
        return Outcome::default();
    }
    let glyphs: GlyphSet = hit.iter().flat_map(|(word, _)| word.0.iter().map(|s| s.id)).collect();
    let bad: BTreeSet<GlyphId> = hit.iter().flat_map(|(_, glyphs)| glyphs.iter().copied()).collect();
    let readers = Readers::of(subject, &glyphs);
    let mut losers = ReaderSet::default();
    let mut example: Option<(String, String)> = None;
    let mut spans: BTreeMap<String, Location> = BTreeMap::new();
    let positions = subject.reference.first_places();
    for (word, _) in &hit {
        let shown = word.seen();
        for (reader, read) in readers.damaged(word).filter(|(reader, _)| subject.votes(*reader)) {
            losers.insert(reader);
            let named = || (shown.clone(), spaced_or(&read, "nothing"));
            // The longest word says most.
            if example.as_ref().is_none_or(|(best, _)| best.chars().count() < shown.chars().count()) {
                example = Some(named());
            }
            spans.entry(shown.clone()).or_insert_with(|| locate(word, &positions, subject));
        }
    }
    let Some((shown, read)) = example else { return Outcome::default() };
    let losses = claims.take(subject, |survival, reader, verdict| {
        losers.contains(reader)
            && !matches!(verdict, Retention::Misplaced(_))
            && holds(survival, &bad, &subject.reference)
    });
    // Where the damage strikes all alike, the field was read with it, and those readers are not said to lose it.
    let strikes =
        |survival: &Survival| is_essential(survival.field) && holds(survival, &bad, &subject.reference);
    let essential = subject.survival.iter().any(strikes);
    let all_told = losses.iter().any(|loss| loss.lost.len() == losers.len());
    let weight = if losses.is_empty() || essential && !all_told {
        Weight::Readers { essential }
    } else {
        Weight::Losses(losses)
    };
    let count = spans.len();
    let first = spans.remove(&shown).unwrap_or_else(Location::file);
    let read = match read.as_str() {
        "nothing" => Wording::from("nothing"),
        read => spelt(read),
    };
    let is_told =
        hit.iter().flat_map(|(word, _)| &word.0).any(|spot| bad.contains(&spot.id) && spot.is_told());
    let draft = Draft::at(weight, first.labelled(Wording::from("read as ").then(&read)))
        .hitting(losers)
        .beyond_repair(!is_told)
        .quoting("word", &shown)
        .with("what", Wording::quotation(&shown).saying(" is read as ").then(&read))
        .with("read", read)
        .with("font", fonts(&hit, &bad, &subject.document))
        .with("words", Wording::count(count, "word", "words"));
    Some(draft.and_all(spans.into_values())).into()
}

/// What is read, in quotes. A ligature is named, for on a screen it looks like the letters that it stands for.
fn spelt(read: &str) -> Wording {
    let signs: BTreeMap<char, &str> = read.chars().filter_map(|c| Some((c, fold_ligature(c)?))).collect();
    let sign = |(c, letters): (char, &str)| format!("U+{:04X} for “{letters}”", u32::from(c));
    match signs.into_iter().map(sign).reduce(|all, sign| format!("{all} and {sign}")) {
        Some(signs) => Wording::quotation(read).saying(&format!(" (with {signs})")),
        None => Wording::quotation(read),
    }
}

/// Letters that are mapped to others: those that are known, and text in fonts whose map is disproved
/// while nothing tells what they show.
pub fn other_letters(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let mut outcome = damaged_glyphs(subject, params, claims);
    if outcome.drafts.is_empty() {
        outcome = misread_ligatures(&drawn(&subject.document), subject);
    }
    let (all, unknown) = unknown_letters(subject);
    for (index, runs) in unknown {
        let own = letters(&runs);
        let longest = runs.iter().copied().max_by_key(|run| run.text.len());
        let (Some(longest), Some(font)) = (longest, subject.document.fonts.get(index as usize)) else {
            continue;
        };
        let name = if font.name.is_empty() { "an unnamed font".into() } else { Wording::quote(&font.name) };
        let readers = subject.every_reader();
        let quoted = excerpt(&longest.text);
        let draft = Draft::at(Weight::Readers { essential: own * 2 >= all }, subject.locate_run(longest));
        outcome.drafts.push(
            draft
                .hitting(readers)
                .beyond_repair(true)
                .with("what", Wording::from("text is read as ").then(&Wording::quotation(&quoted)))
                .with("font", name)
                .with("words", Wording::from(own).saying(" letters")),
        );
    }
    outcome
}

fn locate(word: &Drawn<'_>, positions: &ByGlyph<Span>, subject: &Subject<'_>) -> Location {
    let spans = word.0.iter().filter_map(|spot| positions.get(spot.id)).copied();
    let span = spans.reduce(|a, b| if b.start() >= a.start() { a.to(b) } else { a });
    match (span, word.0.first()) {
        (Some(span), _) => subject.locate(span),
        (None, Some(spot)) => subject.locate_run(spot.run),
        (None, None) => Location::file(),
    }
}

/// Whether one of the glyphs stands in a field, known to the reference or not.
fn holds(survival: &Survival, bad: &BTreeSet<GlyphId>, reference: &Reading) -> bool {
    let Some(span) = survival.span else { return false };
    let ids: Vec<GlyphId> = reference.origins(span).iter().map(|origin| origin.glyph).collect();
    let inside = ids.iter().any(|id| bad.contains(id));
    // A glyph that the reference leaves out stands between two that follow closely.
    let between = |pair: &[GlyphId]| match pair {
        [a, b] if b > a && b - a <= 3 => bad.range(a..b).next().is_some(),
        _ => false,
    };
    inside || ids.windows(2).any(between)
}

/// The fonts of the damaged glyphs, by name.
fn fonts(hit: &[(&Drawn<'_>, Vec<GlyphId>)], bad: &BTreeSet<GlyphId>, document: &Document) -> Wording {
    let spots = hit.iter().flat_map(|(word, _)| &word.0).filter(|spot| bad.contains(&spot.id));
    let named = spots.filter_map(|spot| document.fonts.get(spot.run.font? as usize)).map(|font| &font.name);
    let names: BTreeSet<&str> = named.map(String::as_str).filter(|name| !name.is_empty()).collect();
    match names.len() {
        0 => "an unnamed font".into(),
        1..=3 => Wording::join(names.into_iter().map(Wording::quote), ", "),
        more => Wording::from(more).saying(" fonts"),
    }
}

#[cfg(test)]
mod tests {
    use super::spelt;

    #[test]
    fn ligatures_are_named() {
        let told = |read| spelt(read).to_string();
        assert_eq!(told("certi\u{fb01}ed"), "“certi\u{fb01}ed” (with U+FB01 for “fi”)");
        assert_eq!(
            told("\u{fb01}eld o\u{fb00}er"),
            "“\u{fb01}eld o\u{fb00}er” (with U+FB00 for “ff” and U+FB01 for “fi”)"
        );
        assert_eq!(told("certied"), "“certied”");
    }
}
