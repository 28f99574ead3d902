//! PDF glyphs and how they were mapped to Unicode.

use super::geometry::{Point, Rect};
use std::ops::Range;

/// The number of a glyph in its document: PDF glyphs, or characters of DOCX and plain text, counted
/// through [`Document::runs`](super::Document::runs) in order.
pub type GlyphId = u32;

/// A glyph that a PDF page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Character code in the font.
    pub code: u32,
    /// What the mapping is worth.
    pub unicode: Unicode,
    /// What gave the mapping.
    pub mapped_by: MappedBy,
    /// Bytes of the run's text that it maps to; empty when it maps to nothing.
    pub text: Range<usize>,
    /// What a person sees when that is known and differs from the mapping (the glyph's name says
    /// `f_i`, the map says NUL).
    pub seen: Option<Box<str>>,
    /// From origin to advance, descender to ascender, in page space.
    pub bbox: Rect,
    /// Where it starts on the baseline.
    pub origin: Point,
    /// Where the next glyph would start without spacing.
    pub end: Point,
}

impl Glyph {
    /// Whether it is known to show nothing of its own: a mark over a letter that shows it, or a picture.
    pub fn shows_nothing(&self) -> bool {
        self.seen.as_deref() == Some("")
    }
}

/// What a mapping to Unicode is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unicode {
    /// Ordinary text.
    Mapped,
    /// A ligature code point, U+FB00 to U+FB06.
    Ligature,
    /// A private-use code point.
    Private,
    /// U+0000.
    Null,
    /// White space, although the glyph draws something.
    Blank,
    /// U+FFFD.
    Replacement,
    /// No mapping.
    Missing,
}

/// What told the Unicode of a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MappedBy {
    /// The font's `ToUnicode` map.
    ToUnicode,
    /// Encoding or glyph name.
    GlyphName,
    /// Nothing.
    Nothing,
}

/// The letters of a ligature code point, U+FB00 to U+FB06.
pub fn fold_ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}
