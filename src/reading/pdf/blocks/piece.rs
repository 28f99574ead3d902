//! Pieces: what was drawn without a break on one baseline (poppler's words, before they are joined).

use super::area::Area;
use crate::document::{Font, GlyphId};
use crate::reading::pdf::atom::Atom;

/// From which gap on, in em, the pen has left a piece (`minWordBreakSpace`).
const AHEAD: f32 = 0.1;
/// From which overlap on, in em, the pen has left a piece (`minDupBreakOverlap`, poppler 22.12).
const BACK: f32 = 0.1;
/// By how many points the baseline may change within a piece.
const RAISED: f32 = 0.5;
/// How near a glyph drawn twice stands to itself, in em along and across the line (`dupMaxPriDelta`,
/// `dupMaxSecDelta`).
pub(super) const DOUBLE: (f32, f32) = (0.1, 0.2);
/// How far the middle of an accent may lie from that of its letter, in widths (`combMaxMidDelta`).
const ACCENT_ASIDE: f32 = 0.3;
/// How far their baselines may lie apart, in heights of the font (`combMaxBaseDelta`).
const ACCENT_RAISED: f32 = 0.4;
/// Ascent and descent in em of a font that tells none (poppler's defaults).
const EXTENT: (f32, f32) = (0.95, -0.35);

/// Accents that stand alone, and the combining character that poppler makes of each beside a letter.
const ACCENTS: [(char, &str); 12] = [
    ('`', "\u{300}"),
    ('¨', "\u{308}"),
    ('¯', "\u{304}"),
    ('´', "\u{301}"),
    ('¸', "\u{327}"),
    ('ˆ', "\u{302}"),
    ('ˇ', "\u{30c}"),
    ('˘', "\u{306}"),
    ('˙', "\u{307}"),
    ('˚', "\u{30a}"),
    ('˜', "\u{303}"),
    ('˝', "\u{30b}"),
];

/// Glyphs drawn one after the other.
#[derive(Debug, Clone)]
pub(super) struct Piece<'d> {
    /// Its glyphs that give text; at least one.
    pub atoms: Vec<Atom<'d>>,
    /// The space glyph drawn after it, if any.
    pub space: Option<GlyphId>,
    /// From the start of its first glyph to the end of its last, from ascent to descent.
    pub area: Area,
    /// Its baseline.
    pub base: f32,
    /// Size of its font in points.
    pub size: f32,
}

impl Piece<'_> {
    /// Characters of its text.
    pub(super) fn characters(&self) -> usize {
        self.atoms.iter().map(|atom| atom.text().chars().count()).sum()
    }

    /// White before another piece.
    pub(super) fn gap_to(&self, next: &Self) -> f32 {
        next.area.x0 - self.area.x1
    }
}

/// Cuts the atoms of one turn, in drawing order, into pieces; what lies outside the page is left out.
pub(super) fn pieces<'d>(atoms: Vec<Atom<'d>>, page: Area, fonts: &[Font]) -> Vec<Piece<'d>> {
    let mut pen = Pen { fonts, done: Vec::new(), open: None, overlapped: false };
    for atom in atoms {
        let outside = atom.x1 < page.x0 || atom.x0 > page.x1 || atom.y < page.top || atom.y > page.bottom;
        if outside || atom.text() == "\0" {
            continue;
        }
        if atom.is_space() {
            pen.finish(Some(atom.id));
        } else {
            pen.draw(atom);
        }
    }
    pen.finish(None);
    pen.done
}

struct Pen<'f, 'd> {
    fonts: &'f [Font],
    done: Vec<Piece<'d>>,
    open: Option<Piece<'d>>,
    overlapped: bool,
}

impl<'d> Pen<'_, 'd> {
    fn draw(&mut self, atom: Atom<'d>) {
        let extent = self.extent(&atom);
        if let Some(piece) = &mut self.open {
            let Some(atom) = with_accent(piece, atom, extent) else { return };
            let overlaps = overlaps(piece, &atom);
            if overlaps || self.overlapped || left(piece, &atom) {
                self.finish(None);
            }
            self.overlapped = overlaps;
            self.add(atom, extent);
        } else {
            self.overlapped = false;
            self.add(atom, extent);
        }
    }

    fn add(&mut self, atom: Atom<'d>, (ascent, descent): (f32, f32)) {
        if atom.text().is_empty() {
            return;
        }
        match &mut self.open {
            Some(piece) => {
                piece.area.x1 = atom.x1;
                piece.atoms.push(atom);
            }
            None => {
                let area = Area {
                    x0: atom.x0,
                    top: atom.y - ascent * atom.size,
                    x1: atom.x1,
                    bottom: atom.y - descent * atom.size,
                };
                let (base, size) = (atom.y, atom.size);
                self.open = Some(Piece { atoms: vec![atom], space: None, area, base, size });
            }
        }
    }

    fn finish(&mut self, space: Option<GlyphId>) {
        if let Some(piece) = self.open.take() {
            self.done.push(Piece { space, ..piece });
        }
    }

    fn extent(&self, atom: &Atom<'_>) -> (f32, f32) {
        let font = atom.run.font.and_then(|index| self.fonts.get(index as usize));
        let em =
            |thousandths: Option<i32>| thousandths.filter(|value| *value != 0).map(|v| v as f32 / 1000.0);
        (
            font.and_then(|font| em(font.ascent)).map_or(EXTENT.0, f32::abs),
            font.and_then(|font| em(font.descent)).map_or(EXTENT.1, |value| -value.abs()),
        )
    }
}

fn overlaps(piece: &Piece<'_>, atom: &Atom<'_>) -> bool {
    let last = piece.atoms.last().map_or(piece.area.x0, |last| last.x0);
    (atom.x0 - last).abs() < DOUBLE.0 * piece.size && (atom.y - piece.base).abs() < DOUBLE.1 * piece.size
}

/// Whether the pen has moved away from a piece.
fn left(piece: &Piece<'_>, atom: &Atom<'_>) -> bool {
    let gap = atom.x0 - piece.area.x1;
    gap < -BACK * piece.size
        || gap > AHEAD * piece.size
        || (atom.y - piece.base).abs() > RAISED
        || atom.size != piece.size
}

/// Joins an accent and the letter that it stands over, whichever comes first; gives the atom back if
/// it is neither. The letter's text goes to the glyph drawn first, so that the order of glyphs stays.
fn with_accent<'d>(piece: &mut Piece<'d>, atom: Atom<'d>, extent: (f32, f32)) -> Option<Atom<'d>> {
    let Some(last) = piece.atoms.last_mut() else { return Some(atom) };
    let middle = (last.x0 + piece.area.x1) / 2.0;
    let aside = ((atom.x0 + atom.x1) / 2.0 - middle).abs();
    let raised = (atom.y - piece.base).abs();
    if let (Some(mark), true) = (combining(atom.text()), ends_in_letter(last.text())) {
        let height = piece.area.bottom - piece.area.top;
        if aside < (piece.area.x1 - last.x0).abs() * ACCENT_ASIDE && raised < height * ACCENT_RAISED {
            piece.atoms.push(atom.saying(mark));
            return None;
        }
    } else if let (Some(mark), true) = (combining(last.text()), ends_in_letter(atom.text())) {
        let height = (extent.0 - extent.1) * atom.size;
        if aside < (atom.x1 - atom.x0).abs() * ACCENT_ASIDE && raised < height * ACCENT_RAISED {
            *last = last.saying(atom.text());
            if piece.atoms.len() == 1 {
                piece.base = atom.y;
                piece.area.x0 = atom.x0;
                piece.area.top = atom.y - extent.0 * atom.size;
                piece.area.bottom = atom.y - extent.1 * atom.size;
            }
            piece.size = atom.size;
            piece.area.x1 = atom.x1;
            piece.atoms.push(atom.saying(mark));
            return None;
        }
    }
    Some(atom)
}

fn combining(text: &str) -> Option<&'static str> {
    let mut chars = text.chars();
    let (first, None) = (chars.next()?, chars.next()) else { return None };
    ACCENTS.iter().find(|(accent, _)| *accent == first).map(|(_, mark)| *mark)
}

fn ends_in_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}
