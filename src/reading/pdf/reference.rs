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
use crate::document::{APART, Document, Font, Glyph, Page, Run, Sign, Unicode, may_hold_doubles};
use crate::reading::Reading;
use crate::text::signs::is_symbol_bullet;
use std::borrow::Cow;
use std::collections::HashMap;

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
    let mut open: Option<Extent> = None;
    let texts = atom::texts(document, &Person);
    for (page, atoms) in atom::pages(document, &Person, &texts) {
        let mut own = page_rows(page, without_doubles(atoms), &mut region);
        if let Some(above) = open {
            continue_region(&mut own, above);
        }
        open = Extent::of_last(&own, open);
        rows.append(&mut own);
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
    for mut turned in atom::by_turn(atoms) {
        raised::settle(&mut turned);
        for region in regions(segments(turned)) {
            let atoms: Vec<&[Atom<'_>]> = region.iter().map(|segment| segment.atoms.as_slice()).collect();
            let atoms = atoms.concat();
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
    let lead = line.iter().find(|atom| !atom.is_space()).filter(|atom| atom.text().is_empty()).copied();
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

/// A region, and how far it reaches to both sides.
#[derive(Debug, Clone, Copy)]
struct Extent {
    region: u32,
    x0: f32,
    x1: f32,
}

impl Extent {
    fn of(rows: &[Row<'_>], region: u32) -> Self {
        let own = rows.iter().filter(|row| row.region == region);
        let nothing = Self { region, x0: f32::INFINITY, x1: f32::NEG_INFINITY };
        own.fold(nothing, |sum, row| Self { region, x0: sum.x0.min(row.x0()), x1: sum.x1.max(row.x1()) })
    }

    /// That of the last region once a page's rows follow those that end in `before`.
    fn of_last(page: &[Row<'_>], before: Option<Self>) -> Option<Self> {
        let Some(last) = page.last() else { return before };
        let own = Self::of(page, last.region);
        let above = before.filter(|before| before.region == own.region);
        Some(above.map_or(own, |above| Self { x0: own.x0.min(above.x0), x1: own.x1.max(above.x1), ..own }))
    }
}

/// Lets a page's first region go on with the last of the page before, where both stand in the same
/// place.
fn continue_region(page: &mut [Row<'_>], above: Extent) {
    let Some(first) = page.first() else { return };
    let below = Extent::of(page, first.region);
    let shared = above.x1.min(below.x1) - above.x0.max(below.x0);
    if (above.x0 - below.x0).abs() <= SAME_EDGE
        && shared * 2.0 > (above.x1 - above.x0).max(below.x1 - below.x0)
    {
        page.iter_mut().filter(|row| row.region == below.region).for_each(|row| row.region = above.region);
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
    let sign = |atom: &Atom<'_>| {
        let first = atom.text().chars().next().filter(|_| atom.has_ink())?;
        Some(Sign { first, x: atom.x0, y: atom.y, size: atom.size })
    };
    let signs: Vec<Sign> = atoms.iter().filter_map(sign).collect();
    if may_hold_doubles(&signs) {
        let mut doubles = doubles(&atoms).into_iter();
        atoms.retain(|_| doubles.next() == Some(false));
    }
    atoms
}

/// Which atoms are drawn again on one that was drawn before.
fn doubles(atoms: &[Atom<'_>]) -> Vec<bool> {
    let mut seen: HashMap<(i64, i64), Vec<&Atom<'_>>> = HashMap::new();
    let mut doubles = Vec::with_capacity(atoms.len());
    for atom in atoms {
        let (row, column) = ((atom.y / 2.0).round() as i64, (atom.x0 / 2.0).round() as i64);
        let near = (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (row + dy, column + dx)));
        let double = near.filter_map(|cell| seen.get(&cell)).flatten().any(|other| {
            let close = APART * other.size;
            other.text() == atom.text()
                && other.turn == atom.turn
                && (other.x0 - atom.x0).abs() < close
                && (other.y - atom.y).abs() < close
        });
        if !double && atom.has_ink() {
            seen.entry((row, column)).or_default().push(atom);
        }
        doubles.push(double);
    }
    doubles
}
