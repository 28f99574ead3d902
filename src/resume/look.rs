//! What a piece of text looks like, from the runs its glyphs stand in.

use crate::document::{Colour, Document, Rect, Run};
use crate::reading::Reading;
use crate::span::Span;

/// The looks that tell headings, labels and values apart.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Look {
    /// Size in points.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Fill colour, if plain.
    pub colour: Option<Colour>,
    /// All its letters are capitals, and there are at least two.
    pub caps: bool,
}

impl Look {
    /// Whether two pieces are set alike. Sizes within a twentieth count as equal: small capitals and
    /// rounding of matrices differ by less.
    pub fn is_like(&self, other: &Self) -> bool {
        let colours = match (self.colour, other.colour) {
            (Some(a), Some(b)) => a.distance(b) < 0.1,
            _ => true,
        };
        (self.size - other.size).abs() <= 0.05 * self.size.max(other.size)
            && self.bold == other.bold
            && self.italic == other.italic
            && colours
    }
}

/// Size of small capitals against that of the capitals beside them, at least. Fonts that have none of their own are set
/// at .7 to .8 of it.
const SMALL_CAPITALS: f32 = 0.65;

impl Look {
    /// Whether two pieces in capitals may be set alike, one in small ones.
    fn is_like_in_small_capitals(&self, other: &Self) -> bool {
        let (small, large) = (self.size.min(other.size), self.size.max(other.size));
        small >= SMALL_CAPITALS * large
            && Self { size: large, ..*self }.is_like(&Self { size: large, ..*other })
    }
}

/// Tells looks of a reading's text.
#[derive(Debug, Clone, Copy)]
pub struct Looks<'a> {
    document: &'a Document,
    reading: &'a Reading,
}

impl<'a> Looks<'a> {
    /// Looks of a reading of a document.
    pub fn new(document: &'a Document, reading: &'a Reading) -> Self {
        Self { document, reading }
    }

    /// The look of the first run of a span, with capitals told from the whole.
    pub fn of(&self, span: Span) -> Look {
        let first = self.runs(span).next();
        let text = span.of(&self.reading.text);
        let letters = text.chars().filter(|c| c.is_alphabetic());
        let caps = letters.clone().count() >= 2 && letters.clone().all(|c| !c.is_lowercase());
        first.map_or(Look { caps, ..Look::default() }, |(_, run)| Look { caps, ..look_of(run) })
    }

    /// The span cut wherever its look changes between words, without white space at the edges: a larger
    /// first letter and small capitals behind it are one word.
    pub fn segments(&self, span: Span) -> Vec<Span> {
        let text = &self.reading.text;
        let mut segments: Vec<(Span, Look)> = Vec::new();
        for (place, run) in self.runs(span) {
            let look = look_of(run);
            match segments.last_mut() {
                Some((segment, last))
                    if last.is_like(&look)
                        || is_within_word(segment.end(), text)
                        || (last.is_like_in_small_capitals(&look)
                            && is_in_capitals(segment.to(place).of(text))) =>
                {
                    *segment = segment.to(place);
                }
                _ => segments.push((place, look)),
            }
        }
        segments.into_iter().map(|(segment, _)| segment.trimmed(text)).filter(|s| !s.is_empty()).collect()
    }

    /// The box around a span's glyphs, in points (PDF).
    pub fn bbox(&self, span: Span) -> Option<Rect> {
        let glyphs = self.reading.origins(span).iter().filter_map(|origin| {
            let (run, index) = self.document.run_of(origin.glyph)?;
            run.glyphs.get(index).map(|glyph| glyph.bbox)
        });
        glyphs.reduce(Rect::union)
    }

    /// The span cut wherever the white space on a line is wider than `em` times the size: chips and
    /// other boxes set side by side. Whole where nothing tells widths.
    pub fn apart(&self, span: Span, em: f32) -> Vec<Span> {
        let text = &self.reading.text;
        let mut parts: Vec<Span> = Vec::new();
        let mut last: Option<Rect> = None;
        for (place, run, bbox) in self.boxes(span) {
            let gap = last.map_or(0.0, |last| bbox.x0 - last.x1);
            last = Some(bbox);
            match parts.last_mut() {
                Some(part) if gap <= em * run.size => *part = part.to(place),
                _ => parts.push(place),
            }
        }
        if parts.len() < 2 { vec![span] } else { parts.into_iter().map(|part| part.trimmed(text)).collect() }
    }

    /// The glyphs with ink of a span, with their boxes (PDF).
    fn boxes(&self, span: Span) -> impl Iterator<Item = (Span, &'a Run, Rect)> {
        let (document, reading) = (self.document, self.reading);
        let inked = |place: Span| !place.of(&reading.text).trim().is_empty();
        reading.origins(span).iter().filter(move |origin| inked(origin.span)).filter_map(|origin| {
            let (run, index) = document.run_of(origin.glyph)?;
            Some((origin.span, run, run.glyphs.get(index)?.bbox))
        })
    }

    /// The glyphs with ink of a span and their runs.
    fn runs(&self, span: Span) -> impl Iterator<Item = (Span, &'a Run)> {
        let (document, reading) = (self.document, self.reading);
        reading
            .origins(span)
            .iter()
            .filter(|origin| !origin.span.of(&reading.text).trim().is_empty())
            .filter_map(|origin| Some((origin.span, document.run_of(origin.glyph)?.0)))
    }
}

/// Whether letters or digits stand on both sides of a place in a text.
fn is_within_word(at: usize, text: &str) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at..).and_then(|tail| tail.chars().next());
    before.zip(after).is_some_and(|(before, after)| before.is_alphanumeric() && after.is_alphanumeric())
}

fn is_in_capitals(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase)
}

fn look_of(run: &Run) -> Look {
    Look { size: run.size, bold: run.bold, italic: run.italic, colour: run.colour, caps: false }
}
