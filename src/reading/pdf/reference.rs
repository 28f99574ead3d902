//! The reference: the text as a person reads it, from all visible evidence.

use super::atom::{self, Atom, Eye};
use super::policy::fold;
use super::regions::regions;
use super::row::Row;
use super::segment::{LINE_TOLERANCE, segments};
use super::stops;
use super::visual;
use super::words::{split, tracked_gap};
use super::write::{Gaps, write};
use crate::document::{Document, Glyph, Page, Run, Unicode};
use crate::reading::Reading;
use std::borrow::Cow;

/// From which gap on, in em, a space stands between words: at 0.17 em lines of Awesome-CV are glued,
/// at 0.12 em they are not.
const WORD_GAP: f32 = 0.12;
/// Private-use code points that symbol fonts use for list bullets (Symbol and Wingdings, as Word
/// exports them).
const BULLETS: &[char] =
    &['\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f076}', '\u{f0fc}', '\u{f06e}', '\u{f0a8}'];

/// From so many letters on, the mapping of a glyph names an icon; the longest ligatures have four.
const ICON_LETTERS: usize = 5;

/// Reads as a person does.
pub(super) fn read(document: &Document) -> Reading {
    let mut rows = Vec::new();
    let mut region = 0;
    for (page, atoms) in atom::pages(document, &Person) {
        rows.extend(page_rows(page, without_doubles(atoms), &mut region));
    }
    write(document, &rows, Gaps::Single)
}

/// What a person sees.
struct Person;

impl Eye for Person {
    fn reads(&self, run: &Run) -> bool {
        run.visibility.is_visible()
    }

    fn text<'d>(&self, run: &'d Run, index: usize, glyph: &'d Glyph) -> Cow<'d, str> {
        let mapped = run.glyph_text(index);
        match (glyph.unicode, glyph.seen.as_deref()) {
            (_, Some(seen)) => Cow::Borrowed(seen),
            (Unicode::Mapped, None) if is_icon(mapped) => Cow::Borrowed(""),
            // A soft hyphen that is drawn is a hyphen.
            (Unicode::Mapped, None) if mapped == "\u{ad}" => Cow::Borrowed("-"),
            (Unicode::Mapped, None) => Cow::Borrowed(mapped),
            (Unicode::Ligature, None) => Cow::Owned(fold(mapped)),
            (Unicode::Private, None) if mapped.starts_with(BULLETS) => Cow::Borrowed("•"),
            _ => Cow::Borrowed(""),
        }
    }

    fn takes_actual_text(&self, mapped: &str, actual: &str) -> bool {
        let readable = |text: &str| text.chars().any(char::is_alphanumeric);
        // What starts with a backslash is a macro of the source, not text.
        (!readable(mapped) || is_icon(mapped)) && readable(actual) && !actual.starts_with('\\')
    }
}

/// Whether the mapping of one glyph names a picture (`GITHUB-SQUARE`): no glyph of a text font
/// stands for so many letters.
fn is_icon(mapped: &str) -> bool {
    mapped.chars().filter(char::is_ascii_alphabetic).count() >= ICON_LETTERS
}

fn page_rows<'d>(page: &Page, atoms: Vec<Atom<'d>>, next_region: &mut u32) -> Vec<Row<'d>> {
    let mut rows = Vec::new();
    for turn in 0..4 {
        let turned: Vec<Atom<'d>> = atoms.iter().filter(|atom| atom.turn == turn).cloned().collect();
        for region in regions(segments(turned)) {
            let atoms = region.into_iter().flat_map(|segment| segment.atoms).collect();
            let lines = visual::lines(atoms, LINE_TOLERANCE);
            let mut own: Vec<Row<'d>> =
                lines.into_iter().filter_map(|line| row(line, page, *next_region)).collect();
            stops::mark(&mut own);
            rows.append(&mut own);
            *next_region += 1;
        }
    }
    rows
}

fn row<'d>(line: Vec<Atom<'d>>, page: &Page, region: u32) -> Option<Row<'d>> {
    let lead = line.iter().find(|atom| !atom.is_space()).filter(|atom| atom.text.is_empty()).cloned();
    let gap = tracked_gap(&line, WORD_GAP);
    let words = split(line, |_, _| gap);
    (!words.is_empty()).then_some(Row { words, lead, region, page: page.number })
}

/// Drops glyphs that are drawn again on themselves, as programs do to make text look bold.
fn without_doubles(mut atoms: Vec<Atom<'_>>) -> Vec<Atom<'_>> {
    let mut order: Vec<usize> = (0..atoms.len()).collect();
    let cell = |atom: &Atom<'_>| ((atom.y / 2.0).round() as i64, (atom.x0 / 2.0).round() as i64);
    let mut seen: std::collections::HashMap<(i64, i64), Vec<usize>> = std::collections::HashMap::new();
    order.retain(|&index| {
        let Some(atom) = atoms.get(index) else {
            return false;
        };
        let (row, column) = cell(atom);
        let near = (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (row + dy, column + dx)));
        let double = near.filter_map(|key| seen.get(&key)).flatten().any(|&other| {
            atoms.get(other).is_some_and(|other| {
                let close = 0.1 * atom.size;
                other.text == atom.text
                    && other.turn == atom.turn
                    && (other.x0 - atom.x0).abs() < close
                    && (other.y - atom.y).abs() < close
            })
        });
        if !double && atom.has_ink() {
            seen.entry((row, column)).or_default().push(index);
        }
        !double
    });
    let keep: std::collections::HashSet<usize> = order.into_iter().collect();
    let mut index = 0;
    atoms.retain(|_| {
        index += 1;
        keep.contains(&(index - 1))
    });
    atoms
}
