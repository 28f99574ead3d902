//! A text in one order, its lines, and for every piece where it came from.

use crate::document::{ByGlyph, GlyphId, Rect};
use crate::fields::ReaderId;
use crate::span::Span;
use std::ops::Range;
use std::sync::OnceLock;

/// A document's text in the order of one reader.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The reader; none of the reference.
    pub reader: Option<ReaderId>,
    /// Name of the reader, or [`REFERENCE`](super::REFERENCE).
    pub name: String,
    /// The text, lines ended by `\n`.
    pub text: String,
    /// The lines of `text`, in order, without their line feeds; blank lines are left out.
    pub lines: Vec<Line>,
    /// Whether its layout took more work than is allowed, so that the order, and where words end, is
    /// not known to be the program's.
    pub cut_short: bool,
    /// Where the text came from, by start. White space that the reader made up has no origin. A
    /// glyph may appear twice (a reader that doubles it) or never (one that loses it).
    pub origin: Vec<Origin>,
    /// Made from `origin` when first asked for.
    pub(crate) index: OnceLock<GlyphIndex>,
}

/// The text that one glyph became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Bytes of the reading.
    pub span: Span,
    /// The glyph.
    pub glyph: GlyphId,
}

/// A line of a reading with the looks that the résumé parser goes by.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Bytes of the reading, without line feed.
    pub span: Span,
    /// Pieces set apart by a tab, a wide gap or a table cell's edge; at least one, in order.
    pub cells: Vec<Span>,
    /// Visual block (paragraph, column block, table cell) it belongs to; grows through the text.
    pub block: u32,
    /// Column or sidebar region it belongs to; lines of one region read on without a break.
    pub region: u32,
    /// 1-based page (PDF).
    pub page: Option<u32>,
    /// Box in points (PDF).
    pub bbox: Option<Rect>,
    /// Size in points of most of its text.
    pub size: f32,
    /// Whether most of its text is bold.
    pub bold: bool,
    /// Whether most of its text is italic.
    pub italic: bool,
    /// Whether most of its text has another colour than most of the document's.
    pub coloured: bool,
    /// Heading level from a style (DOCX) or structure tree; 0 is a title.
    pub heading: Option<u8>,
    /// Whether it starts with a bullet or is a list item.
    pub bullet: bool,
    /// Whether it stands outside the main text: in a header, a footer or a note (DOCX).
    pub aside: bool,
    /// Left indent in points, from the page's or the region's left edge.
    pub indent: f32,
    /// Whether a rule is drawn right below or above it.
    pub ruled: bool,
    /// Vertical space above it in points, if known.
    pub space_above: f32,
}

impl Reading {
    /// Where each glyph appears.
    pub(super) fn index(&self) -> &GlyphIndex {
        self.index.get_or_init(|| GlyphIndex::new(&self.origin))
    }

    /// The pieces of text within a span, with their glyphs.
    pub fn origins(&self, span: Span) -> &[Origin] {
        let start = self.origin.partition_point(|o| o.span.end() <= span.start());
        let end = self.origin.partition_point(|o| o.span.start() < span.end());
        self.origin.get(start..end.max(start)).unwrap_or_default()
    }

    /// The stretch from the first to the last of some glyphs, if any of them is here.
    pub fn extent(&self, glyphs: &Range<GlyphId>) -> Option<Span> {
        let origins = self.index().within(glyphs).filter_map(|at| self.origin.get(at));
        origins.map(|origin| origin.span).reduce(Span::to)
    }

    /// Where each glyph stands; the first place, if the reader doubles it.
    pub fn first_places(&self) -> ByGlyph<Span> {
        // The last of several counts.
        self.origin.iter().rev().map(|origin| (origin.glyph, origin.span)).collect()
    }

    /// The line that holds a byte, and its index.
    pub fn line_at(&self, byte: usize) -> Option<(usize, &Line)> {
        let index = self.lines.partition_point(|line| line.span.end() <= byte);
        let line = self.lines.get(index)?;
        (line.span.start() <= byte).then_some((index, line))
    }
}

/// For every glyph, the indices into a reading's origins at which it appears.
#[derive(Debug, Clone, Default)]
pub(crate) struct GlyphIndex {
    /// Where the indices of each glyph begin; those of the next end them.
    begins: Vec<u32>,
    at: Vec<u32>,
}

impl GlyphIndex {
    fn new(origin: &[Origin]) -> Self {
        let glyphs = origin.iter().map(|origin| origin.glyph as usize + 1).max().unwrap_or(0);
        let mut begins = vec![0; glyphs + 1];
        for origin in origin {
            begins[origin.glyph as usize + 1] += 1;
        }
        for glyph in 0..glyphs {
            begins[glyph + 1] += begins[glyph];
        }
        let (mut next, mut at) = (begins.clone(), vec![0; origin.len()]);
        for (index, origin) in (0..).zip(origin) {
            let place = &mut next[origin.glyph as usize];
            at[*place as usize] = index;
            *place += 1;
        }
        Self { begins, at }
    }

    /// Where the glyphs of a range appear, glyph by glyph.
    fn within<'a>(&'a self, glyphs: &Range<GlyphId>) -> impl Iterator<Item = usize> + use<'a> {
        let begin = |glyph: GlyphId| self.begins.get(glyph as usize).map_or(self.at.len(), |at| *at as usize);
        let own = self.at.get(begin(glyphs.start)..begin(glyphs.end)).unwrap_or_default();
        own.iter().map(|at| *at as usize)
    }

    /// Where a glyph appears, in order.
    pub(super) fn places(&self, glyph: GlyphId) -> impl Iterator<Item = usize> + '_ {
        let own = glyph..glyph.saturating_add(1);
        self.within(&own)
    }
}
