//! Runs of a Word document, and which programs get them.

use crate::document::{GlyphId, GlyphSet, Run};
use crate::reading::{Policy, Reader, Reading};
use crate::span::Span;
use crate::subject::Subject;

/// Readers that stand for real programs, with their readings. The one that reads everything proves
/// nothing about any program.
pub(super) fn programs<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = (&'a Reader, &'a Reading)> {
    let both = subject.readers.iter().zip(&subject.readings);
    both.filter(|(reader, _)| {
        matches!(reader.policy, Policy::Docx(_)) && (reader.votes || !reader.modelled_on.is_empty())
    })
}

/// The glyphs with ink of a run.
pub(super) fn inked(run: &Run) -> impl Iterator<Item = GlyphId> + '_ {
    (run.first_glyph..).zip(run.text.chars()).filter(|(_, c)| !c.is_whitespace()).map(|(glyph, _)| glyph)
}

/// Whether a run of some kind stands in a span of the reference, right before it, or right after it, in
/// the file.
pub(super) fn touches(subject: &Subject<'_>, span: Span, wanted: impl Fn(&Run) -> bool) -> bool {
    let origins = subject.reference.origins(span);
    let (Some(first), Some(last)) = (origins.first(), origins.last()) else { return false };
    let is_wanted = |glyph: GlyphId| subject.document.run_of(glyph).is_some_and(|(run, _)| wanted(run));
    (first.glyph.saturating_sub(1)..=last.glyph.saturating_add(1)).any(is_wanted)
}

/// Whether a reading has any of some glyphs.
pub(super) fn has_any(reading: &Reading, glyphs: &GlyphSet) -> bool {
    reading.origin.iter().any(|origin| glyphs.has(origin.glyph))
}

/// Text cut after some words, to be quoted in a message.
pub(super) fn quoted(text: &str) -> String {
    const WORDS: usize = 6;
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..WORDS) {
        Some(first) if words.len() > WORDS => format!("“{} …”", first.join(" ")),
        _ => format!("“{}”", words.join(" ")),
    }
}
