//! Glyphs that are mapped to no letter, and what becomes of the words they stand in.

use super::words::{places, spaced_or};
use crate::checks::{Outcome, Params};
use crate::document::{Document, Glyph, GlyphId, Place, Run, Unicode, fold_ligature};
use crate::reading::Reading;
use crate::resume::{Survival, Verdict};
use crate::rules::{Claims, Draft, Location, Weight};
use crate::span::Span;
use crate::subject::Subject;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How far, in em, the next glyph may start from where the last one ends within a word.
const TOUCHING: f32 = 0.12;
/// Glyphs of one word, and kinds of glyphs of one font, from which on unmapped glyphs are letters and
/// not icons: an icon font shows a few pictures, one at a time.
const LETTERS: usize = 3;
/// See [`LETTERS`].
const ALPHABET: usize = 8;

/// Glyphs drawn one after the other without a gap.
#[derive(Debug, Default)]
struct Drawn<'a>(Vec<Spot<'a>>);

/// A glyph and where it is held.
#[derive(Debug, Clone, Copy)]
struct Spot<'a> {
    id: GlyphId,
    run: &'a Run,
    index: usize,
    glyph: &'a Glyph,
}

impl<'a> Spot<'a> {
    fn text(&self) -> &'a str {
        self.run.glyph_text(self.index)
    }

    /// What a person sees, as far as is known.
    fn seen(&self) -> String {
        match self.glyph.seen.as_deref() {
            Some(seen) => seen.to_owned(),
            None if self.glyph.unicode == Unicode::Ligature => {
                self.text().chars().map(|c| fold_ligature(c).map_or(c.to_string(), str::to_owned)).collect()
            }
            None if self.glyph.unicode == Unicode::Mapped => self.text().to_owned(),
            None => "□".to_owned(),
        }
    }

    fn is_letter(&self) -> bool {
        self.glyph.unicode == Unicode::Mapped && self.text().chars().all(char::is_alphanumeric)
    }

    /// Whether the next glyph goes on where this one ends.
    fn touches(&self, next: &Self) -> bool {
        let (Place::Pdf { page: a, .. }, Place::Pdf { page: b, .. }) = (&self.run.place, &next.run.place)
        else {
            return false;
        };
        let (from, to) = (self.glyph.end, next.glyph.origin);
        let size = self.run.size.max(next.run.size).max(0.1);
        a == b && (to.x - from.x).hypot(to.y - from.y) <= TOUCHING * size
    }
}

/// The visible text of a PDF, cut at spaces and gaps, in drawing order.
fn drawn(document: &Document) -> Vec<Drawn<'_>> {
    let mut words: Vec<Drawn<'_>> = vec![Drawn::default()];
    for run in document.runs.iter().filter(|run| run.visibility.is_visible()) {
        for ((id, glyph), index) in (run.first_glyph..).zip(&run.glyphs).zip(0..) {
            let spot = Spot { id, run, index, glyph };
            let blank = !spot.text().is_empty() && spot.text().chars().all(char::is_whitespace);
            let goes_on = words.last().and_then(|word| word.0.last()).is_none_or(|last| last.touches(&spot));
            if blank || !goes_on {
                words.push(Drawn::default());
            }
            if let Some(word) = words.last_mut().filter(|_| !blank) {
                word.0.push(spot);
            }
        }
    }
    words.retain(|word| !word.0.is_empty());
    words
}

/// The mappings that the rules are about.
fn mapping(name: &str) -> Option<Unicode> {
    Some(match name {
        "missing" => Unicode::Missing,
        "null" => Unicode::Null,
        "private" => Unicode::Private,
        "ligature" => Unicode::Ligature,
        _ => return None,
    })
}

/// The damaged glyphs of a word that stand for letters. An icon before an address is none: what
/// stands between letters is, what is known to show letters is, and so are several unmapped glyphs of
/// a font that shows a whole alphabet of them.
fn damaged_letters(word: &Drawn<'_>, unicode: Unicode, alphabets: &HashSet<u32>) -> Vec<GlyphId> {
    let spots = &word.0;
    let damaged: Vec<usize> =
        (0..spots.len()).filter(|&at| spots.get(at).is_some_and(|s| s.glyph.unicode == unicode)).collect();
    let letter = |at: Option<usize>| at.and_then(|at| spots.get(at)).is_some_and(Spot::is_letter);
    let whole = damaged.len() >= LETTERS
        && damaged
            .iter()
            .all(|&at| spots.get(at).and_then(|s| s.run.font).is_some_and(|font| alphabets.contains(&font)));
    let is_one = |at: usize| {
        let shows = spots.get(at).and_then(|s| s.glyph.seen.as_deref());
        whole
            || unicode == Unicode::Ligature
            || shows.is_some_and(|seen| seen.chars().all(char::is_alphabetic))
            || letter(at.checked_sub(1)) && letter(Some(at + 1))
    };
    damaged.into_iter().filter(|&at| is_one(at)).filter_map(|at| spots.get(at)).map(|s| s.id).collect()
}

/// Fonts of which many different glyphs are damaged in one way.
fn alphabets(words: &[Drawn<'_>], unicode: Unicode) -> HashSet<u32> {
    let mut codes: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for spot in words.iter().flat_map(|word| &word.0).filter(|spot| spot.glyph.unicode == unicode) {
        if let Some(font) = spot.run.font {
            codes.entry(font).or_default().insert(spot.glyph.code);
        }
    }
    codes.into_iter().filter(|(_, codes)| codes.len() >= ALPHABET).map(|(font, _)| font).collect()
}

/// What each reader makes of some glyphs.
struct Readers<'a> {
    names: Vec<&'a str>,
    texts: Vec<HashMap<GlyphId, &'a str>>,
}

impl<'a> Readers<'a> {
    fn of(subject: &'a Subject<'_>, glyphs: &HashSet<GlyphId>) -> Self {
        let texts = |reading: &'a Reading| {
            let own = reading.origin.iter().filter(|origin| glyphs.contains(&origin.glyph));
            own.map(|origin| (origin.glyph, origin.span.of(&reading.text))).collect()
        };
        Self {
            names: subject.readings.iter().map(|reading| reading.reader.as_str()).collect(),
            texts: subject.readings.iter().map(texts).collect(),
        }
    }

    /// The readers that do not get what a word shows, each with what it gets.
    fn damaged<'b>(&'b self, word: &'b Drawn<'_>) -> impl Iterator<Item = (&'a str, String)> + 'b {
        let shown: String = word.0.iter().map(Spot::seen).collect();
        self.names.iter().zip(&self.texts).filter_map(move |(name, texts)| {
            let read: String = word.0.iter().filter_map(|spot| texts.get(&spot.id)).copied().collect();
            (read != shown).then_some((*name, read))
        })
    }
}

/// Glyphs inside words that are mapped to something else than letters.
pub fn damaged_glyphs(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let Some(unicode) = mapping(params.word("mapping")) else { return Outcome::default() };
    let words = drawn(&subject.document);
    let alphabets = alphabets(&words, unicode);
    let hit: Vec<(&Drawn<'_>, Vec<GlyphId>)> = words
        .iter()
        .map(|word| (word, damaged_letters(word, unicode, &alphabets)))
        .filter(|(_, glyphs)| !glyphs.is_empty())
        .collect();
    if hit.is_empty() {
        return Outcome::default();
    }
    let glyphs: HashSet<GlyphId> = hit.iter().flat_map(|(word, _)| word.0.iter().map(|s| s.id)).collect();
    let bad: BTreeSet<GlyphId> = hit.iter().flat_map(|(_, glyphs)| glyphs.iter().copied()).collect();
    let readers = Readers::of(subject, &glyphs);
    let mut losers: BTreeSet<&str> = BTreeSet::new();
    let mut example: Option<(String, String)> = None;
    let mut spans: BTreeMap<String, Location> = BTreeMap::new();
    let positions = places(&subject.reference);
    for (word, _) in &hit {
        let shown: String = word.0.iter().map(Spot::seen).collect();
        for (name, read) in readers.damaged(word).filter(|(name, _)| subject.votes(name)) {
            losers.insert(name);
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
            && !matches!(verdict, Verdict::Misplaced(_))
            && holds(survival, &bad, &subject.reference)
    });
    let weight =
        if losses.is_empty() { Weight::Readers { essential: false } } else { Weight::Losses(losses) };
    let count = spans.len();
    let first = spans.remove(&shown).unwrap_or_else(Location::file);
    let read = if read == "nothing" { read } else { format!("\u{201c}{read}\u{201d}") };
    let mut draft = Draft::at(weight, first.labelled(format!("read as {read}")))
        .hitting(losers)
        .with("word", &shown)
        .with("read", &read)
        .with("font", fonts(&hit, &bad, &subject.document))
        .with("words", if count == 1 { "1 word".to_owned() } else { format!("{count} words") });
    for location in spans.into_values().take(MOST_PLACES) {
        draft = draft.and(location);
    }
    Some(draft).into()
}

/// Further places of one finding that are listed.
const MOST_PLACES: usize = 9;

fn locate(word: &Drawn<'_>, positions: &HashMap<GlyphId, Span>, subject: &Subject<'_>) -> Location {
    let spans = word.0.iter().filter_map(|spot| positions.get(&spot.id)).copied();
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
fn fonts(hit: &[(&Drawn<'_>, Vec<GlyphId>)], bad: &BTreeSet<GlyphId>, document: &Document) -> String {
    let spots = hit.iter().flat_map(|(word, _)| &word.0).filter(|spot| bad.contains(&spot.id));
    let named = spots.filter_map(|spot| document.fonts.get(spot.run.font? as usize)).map(|font| &font.name);
    let names: BTreeSet<&str> = named.map(String::as_str).filter(|name| !name.is_empty()).collect();
    match names.len() {
        0 => "an unnamed font".to_owned(),
        1..=3 => names.into_iter().collect::<Vec<_>>().join(", "),
        more => format!("{more} fonts"),
    }
}

/// Code points that symbol fonts use for list bullets (Symbol and Wingdings, as Word exports them).
const BULLETS: &[char] =
    &['\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f076}', '\u{f0fc}', '\u{f06e}', '\u{f0a8}'];

/// Icons mapped to private code points before contact details.
pub fn icon_glyphs(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let words = drawn(&subject.document);
    let alphabets = alphabets(&words, Unicode::Private);
    let is_icon =
        |spot: &Spot<'_>| spot.glyph.unicode == Unicode::Private && !spot.text().starts_with(BULLETS);
    let positions = places(&subject.reference);
    let mut icons: Vec<Spot<'_>> = Vec::new();
    for word in &words {
        let letters = damaged_letters(word, Unicode::Private, &alphabets);
        let own = word.0.iter().filter(|spot| is_icon(spot) && !letters.contains(&spot.id));
        icons.extend(own.filter(|spot| stands_before_contact(spot, &positions, subject)));
    }
    let Some(first) = icons.first() else { return Outcome::default() };
    let glyphs: HashSet<GlyphId> = icons.iter().map(|spot| spot.id).collect();
    let keeps = |reading: &&Reading| reading.origin.iter().any(|origin| glyphs.contains(&origin.glyph));
    let readers: Vec<&str> = subject.readings.iter().filter(keeps).map(|r| r.reader.as_str()).collect();
    if readers.is_empty() {
        return Outcome::default();
    }
    let draft = Draft::at(Weight::Note, subject.locate_run(first.run))
        .hitting(readers)
        .with("code", format!("U+{:04X}", first.text().chars().next().map_or(0, u32::from)))
        .with("count", icons.len())
        .with("icons", if icons.len() == 1 { "1 icon".to_owned() } else { format!("{} icons", icons.len()) });
    let rest = icons.iter().skip(1).take(MOST_PLACES);
    Some(rest.fold(draft, |draft, spot| draft.and(subject.locate_run(spot.run)))).into()
}

/// Whether the text drawn next is on a line with contact details.
fn stands_before_contact(spot: &Spot<'_>, positions: &HashMap<GlyphId, Span>, subject: &Subject<'_>) -> bool {
    let resume = &subject.resume;
    let links = resume.links.iter().filter(|link| link.printed).map(|link| &link.url);
    let contact: Vec<Span> =
        resume.emails.iter().chain(&resume.phones).chain(links).filter_map(|field| field.span).collect();
    // A space and a second icon may come first.
    let next = (spot.id + 1..=spot.id + 4).find_map(|id| positions.get(&id));
    let line = next.and_then(|span| subject.reference.line_at(span.start()));
    line.is_some_and(|(_, line)| contact.iter().any(|span| line.span.contains(*span)))
}
