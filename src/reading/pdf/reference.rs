//! The reference: the text as a person reads it, from all visible evidence.

use super::atom::{self, Atom, Eye};
use super::looks::Looks;
use super::policy::spell_ligatures;
use super::raised;
use super::regions::regions;
use super::row::Row;
use super::segment::{LINE_TOLERANCE, segments};
use super::stops;
use super::visual;
use super::words::{Word, split, word_gap};
use super::write::{Gaps, write};
use crate::document::{Document, Font, Glyph, Page, Run, Unicode};
use crate::reading::Reading;
use crate::text::signs::is_symbol_bullet;
use std::borrow::Cow;

/// From which gap on, in em, a space stands between words: at 0.17 em lines of Awesome-CV are glued,
/// at 0.12 em they are not.
const WORD_GAP: f32 = 0.12;

/// From so many letters on, the mapping of a glyph names an icon; the longest ligatures have four.
const ICON_LETTERS: usize = 5;

/// How far the left edges of a region may lie apart on two pages, in points.
const SAME_EDGE: f32 = 20.0;

/// Reads as a person does.
pub(super) fn read(document: &Document) -> Reading {
    let mut rows = Vec::new();
    let mut region = 0;
    for (page, atoms) in atom::pages(document, &Person) {
        let first = rows.len();
        rows.extend(page_rows(page, without_doubles(atoms), &mut region));
        continue_region(&mut rows, first);
    }
    write(&rows, Looks::new(document, &rows).lines(), Gaps::Single)
}

/// What a person sees.
struct Person;

impl Eye for Person {
    fn reads(&self, _: &Document, run: &Run, _: &Page) -> bool {
        run.visibility.is_visible()
    }

    fn text<'d>(&self, run: &'d Run, _font: Option<&Font>, index: usize, glyph: &'d Glyph) -> Cow<'d, str> {
        let mapped = run.glyph_text(index);
        match (glyph.unicode, glyph.seen.as_deref()) {
            (_, Some(seen)) => Cow::Borrowed(seen),
            (Unicode::Mapped, None) if is_icon(mapped) => Cow::Borrowed(""),
            // A soft hyphen that is drawn is a hyphen.
            (Unicode::Mapped, None) if mapped == "\u{ad}" => Cow::Borrowed("-"),
            (Unicode::Mapped, None) => Cow::Borrowed(mapped),
            (Unicode::Ligature, None) => Cow::Owned(spell_ligatures(mapped)),
            (Unicode::Private, None) if mapped.starts_with(is_symbol_bullet) => Cow::Borrowed("•"),
            _ => Cow::Borrowed(""),
        }
    }

    fn takes_actual_text(&self, mapped: &str, glyphs: usize, actual: &str) -> bool {
        let readable = |text: &str| text.chars().any(char::is_alphanumeric);
        let icon = glyphs == 1 && is_icon(mapped);
        // What starts with a backslash is a macro of the source, not text.
        (!readable(mapped) || icon) && readable(actual) && !actual.starts_with('\\')
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
        let mut turned: Vec<Atom<'d>> = atoms.iter().filter(|atom| atom.turn == turn).cloned().collect();
        raised::settle(&mut turned);
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
    let line = without_covered_blanks(line);
    let lead = line.iter().find(|atom| !atom.is_space()).filter(|atom| atom.text.is_empty()).cloned();
    let words = words(line);
    (!words.is_empty()).then_some(Row { words, lead, region, page: page.number })
}

/// Share of a blank's width that letters cover from which on nobody sees it: a program that underlines a link by blanks
/// lays them over its letters.
const COVERED: f32 = 0.5;

/// Drops blanks that lie on letters.
fn without_covered_blanks(line: Vec<Atom<'_>>) -> Vec<Atom<'_>> {
    if !line.iter().any(Atom::is_space) {
        return line;
    }
    let mut inked: Vec<(f32, f32)> =
        line.iter().filter(|atom| atom.has_ink()).map(|atom| (atom.x0, atom.x1)).collect();
    inked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let is_covered = |blank: &Atom<'_>| {
        let end = inked.partition_point(|(x0, _)| *x0 < blank.x1);
        let near = inked.get(..end).unwrap_or_default().iter().rev().take(NEAR);
        let covered: f32 = near.map(|(x0, x1)| (x1.min(blank.x1) - x0.max(blank.x0)).max(0.0)).sum();
        covered > COVERED * (blank.x1 - blank.x0).max(f32::MIN_POSITIVE)
    };
    line.into_iter().filter(|atom| !atom.is_space() || !is_covered(atom)).collect()
}

/// Letters before the end of a blank that may lie under it.
const NEAR: usize = 4;

/// Lets a page's first region go on with the last of the page before, where both stand in the same
/// place.
fn continue_region(rows: &mut [Row<'_>], first: usize) {
    let Some((before, page)) = rows.split_at_mut_checked(first) else {
        return;
    };
    let (Some(last), Some(next)) = (before.last(), page.first()) else {
        return;
    };
    let (from, to) = (next.region, last.region);
    let extent = |rows: &[Row<'_>], region: u32| {
        let own = rows.iter().filter(|row| row.region == region);
        own.fold((f32::INFINITY, f32::NEG_INFINITY), |(x0, x1), row| (x0.min(row.x0()), x1.max(row.x1())))
    };
    let (above, below) = (extent(before, to), extent(page, from));
    let shared = above.1.min(below.1) - above.0.max(below.0);
    if (above.0 - below.0).abs() <= SAME_EDGE && shared * 2.0 > (above.1 - above.0).max(below.1 - below.0) {
        page.iter_mut().filter(|row| row.region == from).for_each(|row| row.region = to);
    }
}

/// Words of a line, each piece between wide gaps by its own measure: a tracked heading may stand beside
/// plain text.
fn words(line: Vec<Atom<'_>>) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut end = None;
    for segment in segments(line) {
        let gap = word_gap(&segment.atoms, WORD_GAP);
        let mut own = split(segment.atoms, gap);
        if let (Some(end), Some(first)) = (end, own.first_mut()) {
            first.before.gap = (segment.x0 - end) / segment.size;
        }
        end = Some(segment.x1);
        words.append(&mut own);
    }
    words
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
