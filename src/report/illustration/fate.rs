//! What becomes of each glyph in a reading.

use crate::document::GlyphId;
use crate::reading::Reading;
use std::collections::HashMap;

/// What a reader makes of a piece of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub enum Fate {
    /// The same text.
    Kept,
    /// Other text.
    Changed,
    /// No text.
    Lost,
}

/// A glyph of the reference in one reading.
struct Found<'a> {
    /// What the reference gives.
    shown: &'a str,
    /// Where it first stands in the reading, and what it is there.
    read: Option<(usize, &'a str)>,
}

/// The glyphs of the reference in one reading.
pub struct Fates<'a> {
    glyphs: HashMap<GlyphId, Found<'a>>,
}

impl<'a> Fates<'a> {
    pub fn new(reference: &'a Reading, reading: &'a Reading) -> Self {
        let mut glyphs: HashMap<GlyphId, Found<'a>> = HashMap::new();
        for origin in &reference.origin {
            let shown = origin.span.of(&reference.text);
            glyphs.entry(origin.glyph).or_insert(Found { shown, read: None });
        }
        for origin in &reading.origin {
            if let Some(Found { read: read @ None, .. }) = glyphs.get_mut(&origin.glyph) {
                *read = Some((origin.span.start(), origin.span.of(&reading.text)));
            }
        }
        Self { glyphs }
    }

    /// What becomes of a glyph; one that a person does not see is kept.
    pub fn of(&self, glyph: GlyphId) -> Fate {
        match self.glyphs.get(&glyph) {
            Some(Found { read: None, .. }) => Fate::Lost,
            Some(Found { shown, read: Some((_, read)) }) if shown != read => Fate::Changed,
            _ => Fate::Kept,
        }
    }

    /// Where the reading has a glyph first: a byte of its text.
    pub fn place(&self, glyph: GlyphId) -> Option<usize> {
        self.glyphs.get(&glyph)?.read.map(|(at, _)| at)
    }
}
