//! Atoms of one line become words and cells.

use super::atom::Atom;
use crate::document::GlyphId;

/// A word and what stood before it.
#[derive(Debug, Clone)]
pub(super) struct Word<'d> {
    /// Its atoms, in order; at least one has ink.
    pub atoms: Vec<Atom<'d>>,
    /// What separates it from the word before.
    pub before: Separator,
    /// Whether it starts a cell although the gap before it is not wide.
    pub at_stop: bool,
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Separator {
    /// The space glyph that stood there, if any.
    pub glyph: Option<GlyphId>,
    /// The white gap in em; negative if the text goes back.
    pub gap: f32,
}

impl Word<'_> {
    /// Takes a hyphen from its end; `false` if there is none.
    pub(super) fn drop_hyphen(&mut self) -> bool {
        let Some(last) = self.atoms.last_mut() else { return false };
        let Some(rest) = last.text().strip_suffix('-') else { return false };
        if rest.is_empty() {
            self.atoms.pop();
        } else {
            *last = last.saying(rest);
        }
        true
    }

    /// Left edge.
    pub(super) fn x0(&self) -> f32 {
        self.atoms.iter().map(|atom| atom.x0).fold(f32::INFINITY, f32::min)
    }

    /// Right edge.
    pub(super) fn x1(&self) -> f32 {
        self.atoms.iter().map(|atom| atom.x1).fold(f32::NEG_INFINITY, f32::max)
    }
}

/// How far back the pen may go within a word, in em (accents, kerning).
const BACK: f32 = 0.8;

/// Letters of most words, for which room is made at once.
const USUAL_LETTERS: usize = 8;

/// The narrowest space of a text font, in em.
const SPACE: f32 = 0.2;

/// The narrowest gap between letters, in em, that is tracking rather than kerning.
const TRACKING: f32 = 0.05;

/// Cuts a line where a space stands or the gap is larger than `gap` (in em).
pub(super) fn split(atoms: Vec<Atom<'_>>, gap: f32) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut space: Option<GlyphId> = None;
    // Glyphs without text still take room: what follows them is measured from their end.
    let mut last: Option<Before> = None;
    let mut last_ink: Option<f32> = None;
    for atom in atoms.into_iter().filter(|atom| !atom.is_mark()) {
        if atom.is_space() {
            space = space.or(Some(atom.id));
            last = Some(Before::of(&atom));
            continue;
        }
        let apart = last.as_ref().is_some_and(|before| {
            let size = atom.size.max(before.size);
            let white = (atom.x0 - before.x1) / size;
            white > gap || white < -BACK
        });
        if atom.text().is_empty() {
            last = Some(Before::of(&atom));
            continue;
        }
        let size = atom.size.max(0.1);
        let white = last_ink.map_or(0.0, |end| (atom.x0 - end) / size);
        last_ink = Some(atom.x1);
        let after_textless = last.as_ref().is_some_and(|before| before.textless);
        last = Some(Before::of(&atom));
        match words.last_mut() {
            Some(word) if space.is_none() && !apart && !after_textless => word.atoms.push(atom),
            _ => {
                let mut atoms = Vec::with_capacity(USUAL_LETTERS);
                atoms.push(atom);
                words.push(Word { atoms, before: Separator { glyph: space, gap: white }, at_stop: false });
            }
        }
        space = None;
    }
    words
}

/// What the next atom is measured from.
struct Before {
    x1: f32,
    size: f32,
    textless: bool,
}

impl Before {
    fn of(atom: &Atom<'_>) -> Self {
        Self { x1: atom.x1, size: atom.size, textless: atom.text().is_empty() }
    }
}

/// The word gap of a piece of a line, given the gap of plain text without space glyphs.
///
/// Where space glyphs stand between words, gaps between letters are tracking or kerning, unless they
/// are as wide as a space. Where there are none, tracking is told from word gaps by being there
/// between nearly all letters, a quarter of the gaps at most excepted. Below 0.05 em it is kerning.
pub(super) fn word_gap(atoms: &[Atom<'_>], plain: f32) -> f32 {
    let mut gaps: Vec<f32> = atoms
        .windows(2)
        .filter_map(|pair| match pair {
            // The dots of a leader stand apart from one another, whatever the letters do.
            [a, b] if a.text() == "." && b.text() == "." => None,
            [a, b] if a.has_ink() && b.has_ink() => Some((b.x0 - a.x1) / b.size.max(a.size)),
            _ => None,
        })
        .collect();
    let spaced = atoms.iter().skip_while(|atom| !atom.has_ink()).any(Atom::is_space);
    let plain = if spaced { plain.max(SPACE) } else { plain };
    if gaps.len() < 3 {
        return plain;
    }
    gaps.sort_by(f32::total_cmp);
    let quantile = |parts: usize| gaps.get(gaps.len() / parts).copied().unwrap_or(0.0);
    let (low, median) = (quantile(4), quantile(2));
    if low >= TRACKING && median < 1.0 { plain.max(median * 1.5 + 0.1) } else { plain }
}
