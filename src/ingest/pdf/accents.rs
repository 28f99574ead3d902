//! Letters that are drawn in two pieces: a letter, and an accent as a glyph of its own over it, before
//! or after it, as TeX does in its old encodings.

use crate::document::{Glyph, Place, Run, Unicode};
use unicode_normalization::UnicodeNormalization;

/// Accents that stand alone, with the combining mark that each shows over a letter.
const ACCENTS: [(char, char); 14] = [
    ('`', '\u{300}'),
    ('\u{b4}', '\u{301}'),
    ('^', '\u{302}'),
    ('\u{2c6}', '\u{302}'),
    ('~', '\u{303}'),
    ('\u{2dc}', '\u{303}'),
    ('\u{af}', '\u{304}'),
    ('\u{2d8}', '\u{306}'),
    ('\u{2d9}', '\u{307}'),
    ('\u{a8}', '\u{308}'),
    ('\u{2da}', '\u{30a}'),
    ('\u{2dd}', '\u{30b}'),
    ('\u{2c7}', '\u{30c}'),
    ('\u{b8}', '\u{327}'),
];
/// How far an accent may stand above the letter's baseline, in em: over a capital.
const RAISED: f32 = 0.6;
/// Part of a letter's width at its edges over which no accent has its middle.
const EDGE: f32 = 0.15;

/// Notes what letters show together with the accents that are drawn over them.
pub(super) fn compose(runs: &mut [Run]) {
    let mut composed: Vec<(usize, usize, Option<char>)> = Vec::new();
    let spots =
        |at: usize| runs.get(at).into_iter().flat_map(move |run| (0..run.glyphs.len()).map(move |i| (at, i)));
    let mut before: Option<(usize, usize)> = None;
    for spot in (0..runs.len()).flat_map(spots) {
        if let Some(last) = before {
            let pair = [(last, spot), (spot, last)];
            let found = pair.into_iter().find_map(|(accent, letter)| {
                Some((accent, letter, over(at(runs, accent)?, at(runs, letter)?)?))
            });
            if let Some((accent, letter, c)) = found {
                composed.push((accent.0, accent.1, None));
                composed.push((letter.0, letter.1, Some(c)));
            }
        }
        before = Some(spot);
    }
    for (run, index, shows) in composed {
        if let Some(glyph) = runs.get_mut(run).and_then(|run| run.glyphs.get_mut(index)) {
            glyph.seen = Some(shows.map_or_else(String::new, String::from).into());
        }
    }
}

fn at(runs: &[Run], (run, index): (usize, usize)) -> Option<(&Run, &Glyph, char)> {
    let run = runs.get(run)?;
    let glyph = run.glyphs.get(index).filter(|glyph| glyph.unicode == Unicode::Mapped)?;
    let mut text = run.glyph_text(index).chars();
    text.next().filter(|_| text.next().is_none()).map(|c| (run, glyph, c))
}

/// The letter that an accent and a letter show, if the one is drawn over the other.
fn over(accent: (&Run, &Glyph, char), letter: (&Run, &Glyph, char)) -> Option<char> {
    let (_, mark) = ACCENTS.iter().find(|(alone, _)| *alone == accent.2)?;
    let (Place::Pdf { page, .. }, Place::Pdf { page: other, .. }) = (&accent.0.place, &letter.0.place) else {
        return None;
    };
    let (size, width) = (letter.0.size.max(0.1), letter.1.bbox.x1 - letter.1.bbox.x0);
    let middle = (accent.1.bbox.x0 + accent.1.bbox.x1) / 2.0;
    let raised = (accent.1.origin.y - letter.1.origin.y) / size;
    let placed = page == other
        && accent.0.angle.abs() < 1.0
        && letter.0.angle.abs() < 1.0
        && (-0.1..=RAISED).contains(&raised)
        && middle > letter.1.bbox.x0 + EDGE * width
        && middle < letter.1.bbox.x1 - EDGE * width;
    let base = match letter.2 {
        '\u{131}' => 'i',
        '\u{237}' => 'j',
        c => c,
    };
    let mut whole = [base, *mark].into_iter().nfc();
    let composed = whole.next().filter(|c| placed && c.is_alphabetic())?;
    whole.next().is_none().then_some(composed)
}
