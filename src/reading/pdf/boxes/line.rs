//! Glyphs become lines, and lines words.

use super::glyph::Char;
use crate::document::{GlyphId, Rect};
use crate::reading::pdf::atom::Atom;
use crate::reading::pdf::row::Row;
use crate::reading::pdf::words::{Separator, Word};

/// Part of the lower height that two glyphs of a line share (`line_overlap`).
const LINE_OVERLAP: f32 = 0.5;
/// Gap up to which glyphs are of one line, in widths of the wider (`char_margin`).
const CHAR_MARGIN: f32 = 2.0;
/// Gap from which on words are apart, in widths or heights of the glyph, whichever is more
/// (`word_margin`).
const WORD_MARGIN: f32 = 0.1;

/// A line of glyphs in the order of the file.
pub(super) struct Line<'d> {
    /// Around its glyphs.
    pub bbox: Rect,
    chars: Vec<Char<'d>>,
}

/// Puts glyphs that follow each other closely on lines.
pub(super) fn lines<'d>(chars: impl Iterator<Item = Char<'d>>) -> Vec<Line<'d>> {
    let mut lines: Vec<Line<'d>> = Vec::new();
    let mut last: Option<Rect> = None;
    for char in chars {
        let bbox = char.bbox;
        let goes_on = last.is_some_and(|last| aligned(last, bbox));
        match lines.last_mut() {
            Some(line) if goes_on => line.add(char),
            _ => lines.push(Line { bbox, chars: vec![char] }),
        }
        last = Some(bbox);
    }
    lines
}

fn aligned(a: Rect, b: Rect) -> bool {
    if b.y0 > a.y1 || a.y0 > b.y1 {
        return false;
    }
    let shared = (a.y0 - b.y1).abs().min((a.y1 - b.y0).abs());
    let apart = if b.x0 <= a.x1 && a.x0 <= b.x1 { 0.0 } else { (a.x0 - b.x1).abs().min((a.x1 - b.x0).abs()) };
    a.height().min(b.height()) * LINE_OVERLAP < shared && apart < a.width().max(b.width()) * CHAR_MARGIN
}

impl<'d> Line<'d> {
    fn add(&mut self, char: Char<'d>) {
        self.bbox = self.bbox.union(char.bbox);
        self.chars.push(char);
    }

    /// Whether it takes part in the layout: it has an extent, and more than white space.
    pub(super) fn counts(&self) -> bool {
        self.bbox.width() > 0.0
            && self.bbox.height() > 0.0
            && self.chars.iter().any(|char| !char.atom.is_space())
    }

    /// Its words as a row, if it has any.
    pub(super) fn into_row(self, region: u32, page: u32) -> Option<Row<'d>> {
        let mut words: Vec<Word<'d>> = Vec::new();
        let mut space = None;
        let mut end: Option<f32> = None;
        // Whether the next glyph goes on with the last word.
        let mut open = false;
        for Char { atom, bbox } in self.chars {
            let margin = WORD_MARGIN * bbox.width().max(bbox.height());
            open &= end.is_none_or(|end| end >= bbox.x0 - margin);
            let gap = end.map_or(0.0, |end| bbox.x0 - end) / atom.size;
            end = Some(bbox.x1);
            if atom.is_space() {
                space = space.or(Some(atom.id));
                open = false;
            } else if !atom.text().is_empty() {
                push(&mut words, atom, open, space.take(), gap);
                open = true;
            }
        }
        (!words.is_empty()).then_some(Row { words, lead: None, region, page })
    }
}

/// Adds a glyph to the last word, or starts one.
pub(super) fn push<'d>(
    words: &mut Vec<Word<'d>>,
    atom: Atom<'d>,
    open: bool,
    space: Option<GlyphId>,
    gap: f32,
) {
    match words.last_mut() {
        Some(word) if open => word.atoms.push(atom),
        _ => {
            let before = Separator { glyph: space, gap };
            words.push(Word { atoms: vec![atom], before, at_stop: false });
        }
    }
}
