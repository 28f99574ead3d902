//! Wording whose letters are drawn from right to left.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{Document, Glyph, GlyphId, Place, Run};
use crate::fields::Retention;
use crate::finding::{Draft, Weight};
use crate::subject::Subject;
use crate::text::signs::is_right_to_left;
use crate::wording::Wording;
use std::collections::BTreeSet;

/// Letters in a row from which on the order is no kerning and no accent.
const FEWEST: usize = 4;
/// How far, in em, a letter may end from where the one drawn before it begins.
const TOUCHING: f32 = 0.3;

/// A letter of a script that is written from left to right, as drawn.
#[derive(Clone, Copy)]
struct Letter<'a> {
    id: GlyphId,
    run: &'a Run,
    glyph: &'a Glyph,
}

impl Letter<'_> {
    /// Whether it stands right before the letter that was drawn before it.
    fn precedes(&self, drawn_before: &Self) -> bool {
        let (Place::Pdf { page: a, .. }, Place::Pdf { page: b, .. }) =
            (&self.run.place, &drawn_before.run.place)
        else {
            return false;
        };
        let size = self.run.size.max(0.1);
        let gap = (drawn_before.glyph.origin.x - self.glyph.end.x) / size;
        let same_line = (drawn_before.glyph.origin.y - self.glyph.origin.y).abs() <= 0.1 * size;
        let wide = self.glyph.end.x > self.glyph.origin.x;
        a == b && same_line && wide && gap.abs() <= TOUCHING
    }
}

/// Rows of letters, each drawn before the one to the left of it.
fn rows(document: &Document) -> Vec<Vec<Letter<'_>>> {
    let mut rows: Vec<Vec<Letter<'_>>> = Vec::new();
    let mut open: Vec<Letter<'_>> = Vec::new();
    for run in document.runs.iter().filter(|run| run.visibility.is_visible() && run.angle.abs() < 1.0) {
        for (index, (glyph, id)) in run.glyphs.iter().zip(run.first_glyph..).enumerate() {
            let text = run.glyph_text(index);
            let forward = text.chars().any(char::is_alphanumeric) && !text.chars().any(is_right_to_left);
            let letter = Letter { id, run, glyph };
            if !(forward && open.last().is_some_and(|last| letter.precedes(last))) {
                close(&mut open, &mut rows);
            }
            if forward {
                open.push(letter);
            }
        }
    }
    close(&mut open, &mut rows);
    rows
}

/// Takes a row that is long enough.
fn close<'a>(open: &mut Vec<Letter<'a>>, rows: &mut Vec<Vec<Letter<'a>>>) {
    if open.len() >= FEWEST {
        rows.push(std::mem::take(open));
    }
    open.clear();
}

/// Wording that readers who take glyphs in the order of drawing get backwards.
pub(super) fn drawn_backwards(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let rows = rows(&subject.document);
    let Some(first) = rows.first() else { return Outcome::default() };
    let drawn: String = first.iter().filter_map(|letter| text_of(letter)).collect();
    let shown: String = first.iter().rev().filter_map(|letter| text_of(letter)).collect();
    let glyphs: BTreeSet<GlyphId> = rows.iter().flatten().map(|letter| letter.id).collect();
    let ids: Vec<GlyphId> = first.iter().map(|letter| letter.id).collect();
    let readers = subject.readers_where(|reading| {
        let read: Vec<GlyphId> =
            reading.origin.iter().map(|origin| origin.glyph).filter(|glyph| ids.contains(glyph)).collect();
        read == ids
    });
    if readers.is_empty() {
        return Outcome::default();
    }
    let losses = claims.take(subject, |survival, reader, verdict| {
        let inside = |span| subject.reference.origins(span).iter().any(|o| glyphs.contains(&o.glyph));
        readers.contains(reader)
            && matches!(verdict, Retention::Changed(_) | Retention::Lost)
            && survival.span.is_some_and(inside)
    });
    let weight =
        if losses.is_empty() { Weight::Readers { essential: false } } else { Weight::Losses(losses) };
    let count = rows.len();
    let place = |row: &[Letter<'_>]| row.first().map(|letter| subject.locate_run(letter.run));
    let draft = Draft { weight, ..Draft::default() }
        .and_all(rows.iter().filter_map(|row| place(row)))
        .hitting(readers)
        .quoting("shown", &shown)
        .quoting("drawn", &drawn)
        .with("words", Wording::count(count, "word", "words"));
    Some(draft).into()
}

fn text_of<'a>(letter: &Letter<'a>) -> Option<&'a str> {
    letter.run.text.get(letter.glyph.text.clone())
}
