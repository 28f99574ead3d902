//! Text that is drawn twice in one place, as bold or with a shadow.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{
    APART, ByGlyph, Document, GlyphId, GlyphSet, MOST_APART, Place, Point, Run, Sign, may_hold_doubles,
};
use crate::fields::{ReaderSet, Retention};
use crate::finding::{Draft, Weight};
use crate::reading::Reading;
use crate::span::Span;
use crate::subject::Subject;
use crate::text::words::{in_one_line, words};
use crate::wording::Wording;
use std::collections::{BTreeMap, HashMap};

/// Doubled letters of a word from which on it is read twice.
const FEWEST: usize = 4;
/// Letters of one cell that later ones are compared with; readable text has a few.
const MOST_OF_CELL: usize = 64;

/// A letter and where it starts.
struct Letter<'a> {
    id: GlyphId,
    text: &'a str,
    x: f32,
    y: f32,
}

/// Whether any page may hold letters drawn again on themselves.
fn may_double(document: &Document) -> bool {
    let seen: Vec<&Run> = document.runs.iter().filter(|run| run.visibility.is_visible()).collect();
    let page = |run: &Run| match run.place {
        Place::Pdf { page, .. } => Some(page),
        _ => None,
    };
    let sign = |run: &Run, index: usize, origin: Point| {
        let mut text = run.glyph_text(index).chars();
        let first = text.next()?;
        let is_letter = first.is_alphanumeric() || text.any(char::is_alphanumeric);
        is_letter.then_some(Sign { first, x: origin.x, y: origin.y, size: run.size })
    };
    seen.chunk_by(|a, b| page(a) == page(b)).any(|runs| {
        let glyphs = runs
            .iter()
            .flat_map(|run| run.glyphs.iter().enumerate().map(|(index, glyph)| (*run, index, glyph.origin)));
        let signs: Vec<Sign> = glyphs.filter_map(|(run, index, origin)| sign(run, index, origin)).collect();
        may_hold_doubles(&signs)
    })
}

/// Letters drawn again on themselves: the second glyph, and the first.
fn doubles(document: &Document) -> BTreeMap<GlyphId, GlyphId> {
    let mut doubles = BTreeMap::new();
    let mut seen: HashMap<(u32, i64, i64), Vec<Letter<'_>>> = HashMap::new();
    for run in document.runs.iter().filter(|run| run.visibility.is_visible()) {
        let Place::Pdf { page, .. } = run.place else { continue };
        for ((index, glyph), id) in run.glyphs.iter().enumerate().zip(run.first_glyph..) {
            let text = run.glyph_text(index);
            if !text.chars().any(char::is_alphanumeric) {
                continue;
            }
            let (x, y) = (glyph.origin.x, glyph.origin.y);
            let (column, row) = ((x / MOST_APART).floor() as i64, (y / MOST_APART).floor() as i64);
            let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (page, column + dx, row + dy)));
            let close = (APART * run.size).min(MOST_APART);
            let first = near.filter_map(|cell| seen.get(&cell)).flatten().find(|other| {
                other.text == text && (x - other.x).abs() <= close && (y - other.y).abs() <= close
            });
            match first {
                Some(first) => {
                    doubles.insert(id, first.id);
                }
                None => {
                    let cell = seen.entry((page, column, row)).or_default();
                    if cell.len() < MOST_OF_CELL {
                        cell.push(Letter { id, text, x, y });
                    }
                }
            }
        }
    }
    doubles
}

/// Words of the page with doubled letters, and these.
fn doubled_words(doubles: &BTreeMap<GlyphId, GlyphId>, reference: &Reading) -> Vec<(Span, Vec<GlyphId>)> {
    let firsts: GlyphSet = doubles.values().copied().collect();
    let words = words(&reference.text).map(|span| {
        let doubled = reference.origins(span).iter().map(|o| o.glyph).filter(|glyph| firsts.has(*glyph));
        (span, doubled.collect::<Vec<_>>())
    });
    words.filter(|(_, doubled)| doubled.len() >= FEWEST).collect()
}

/// Two copies of a word as a reader has them, with what stands between them left out.
fn quoted(once: Span, twice: Span, text: &str) -> String {
    let (first, second) = if once <= twice { (once, twice) } else { (twice, once) };
    let folded = |span: Span| in_one_line(span.of(text));
    let together = second.start() <= first.end() + 1;
    if together { folded(first.to(second)) } else { format!("{} … {}", folded(first), folded(second)) }
}

/// Wording that readers get twice, or with each letter twice.
pub(super) fn drawn_twice(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    if !may_double(&subject.document) {
        return Outcome::default();
    }
    let doubles = doubles(&subject.document);
    let words = doubled_words(&doubles, &subject.reference);
    let Some((first, glyphs)) = words.first() else { return Outcome::default() };
    let again: ByGlyph<GlyphId> = doubles.iter().map(|(second, first)| (*first, *second)).collect();
    let given = |reading: &Reading| -> ByGlyph<Span> {
        let inked = reading.origin.iter().filter(|origin| !origin.span.of(&reading.text).trim().is_empty());
        inked.map(|origin| (origin.glyph, origin.span)).collect()
    };
    let mut readers = ReaderSet::default();
    let mut example: Option<String> = None;
    for reading in &subject.readings {
        let given = given(reading);
        let both = |glyph: &&GlyphId| {
            given.has(**glyph) && again.get(**glyph).is_some_and(|glyph| given.has(*glyph))
        };
        if glyphs.iter().filter(both).count() < FEWEST {
            continue;
        }
        reading.reader.into_iter().for_each(|reader| readers.insert(reader));
        let span_of = |glyphs: &mut dyn Iterator<Item = &GlyphId>| {
            glyphs.filter_map(|glyph| given.get(*glyph)).copied().reduce(Span::to)
        };
        let once = span_of(&mut glyphs.iter());
        let twice = span_of(&mut glyphs.iter().filter_map(|glyph| again.get(*glyph)));
        if let (None, Some(once), Some(twice)) = (&example, once, twice) {
            example = Some(quoted(once, twice, &reading.text));
        }
    }
    let Some(read) = example else { return Outcome::default() };
    let doubled: GlyphSet = words.iter().flat_map(|(_, glyphs)| glyphs).copied().collect();
    let losses = claims.take(subject, |survival, reader, verdict| {
        let inside = |span| subject.reference.origins(span).iter().any(|o| doubled.has(o.glyph));
        readers.contains(reader)
            && matches!(verdict, Retention::Changed(_) | Retention::Lost)
            && survival.span.is_some_and(inside)
    });
    let weight =
        if losses.is_empty() { Weight::Readers { essential: false } } else { Weight::Losses(losses) };
    let count = words.len();
    let draft = Draft::at(weight, subject.locate(*first))
        .hitting(readers)
        .with("words", Wording::count(count, "word is", "words are"))
        .quoting("word", first.of(&subject.reference.text))
        .quoting("read", &read);
    let rest = words.iter().skip(1);
    Some(draft.and_all(rest.map(|(span, _)| subject.locate(*span)))).into()
}
