//! A line as a strategy gives it, before it is written.

use super::atom::Atom;
use super::words::Word;

/// A line of words in reading order.
#[derive(Debug, Clone)]
pub(super) struct Row<'d> {
    /// Its words; at least one.
    pub words: Vec<Word<'d>>,
    /// The glyph that it starts with, if that gives no text (a bullet or icon without a mapping).
    pub lead: Option<Atom<'d>>,
    /// Number of its region in the document.
    pub region: u32,
    /// 1-based page.
    pub page: u32,
}

impl<'d> Row<'d> {
    /// Its atoms with text.
    pub(super) fn atoms(&self) -> impl Iterator<Item = &Atom<'d>> {
        self.words.iter().flat_map(|word| &word.atoms)
    }

    /// Its words as text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for word in &self.words {
            if !text.is_empty() {
                text.push(' ');
            }
            word.atoms.iter().for_each(|atom| text.push_str(atom.text()));
        }
        text
    }

    /// Left edge.
    pub(super) fn x0(&self) -> f32 {
        self.words.iter().map(Word::x0).fold(f32::INFINITY, f32::min)
    }

    /// Right edge.
    pub(super) fn x1(&self) -> f32 {
        self.words.iter().map(Word::x1).fold(f32::NEG_INFINITY, f32::max)
    }
}
