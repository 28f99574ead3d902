//! `DOC`: constructs of Word whose text readers lose, or give although it is no text of the résumé.

mod breaks;
mod headings;
mod left_in;
mod outside;
mod package;
mod pictures;
mod set_aside;

use super::{Check, Default};
use crate::document::{GlyphId, Run};
use crate::reading::{Policy, Reader, Reading};
use crate::span::Span;
use crate::subject::Subject;
use std::collections::HashSet;

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check {
        name: "unread-package",
        params: &[],
        fills: &["how"],
        on_refused: false,
        run: package::unread_package,
    },
    Check {
        name: "set-aside",
        params: &[
            ("construct", Default::OneOf("", set_aside::GROUPS)),
            ("text", Default::OneOf("warning", &["note", "warning"])),
            ("fewest_words", Default::Number(5.0)),
        ],
        fills: &["also", "construct", "it", "what"],
        on_refused: false,
        run: set_aside::set_aside,
    },
    Check { name: "dropped-breaks", params: &[], fills: &[], on_refused: false, run: breaks::dropped_breaks },
    Check {
        name: "left-in",
        params: &[("what", Default::OneOf("", &["comment", "deleted", "unshown-header"]))],
        fills: &["given", "text"],
        on_refused: false,
        run: left_in::left_in,
    },
    Check {
        name: "outside-content",
        params: &[],
        fills: &["what"],
        on_refused: false,
        run: outside::outside_content,
    },
    Check {
        name: "protection",
        params: &[],
        fills: &["allowed"],
        on_refused: false,
        run: outside::protection,
    },
    Check {
        name: "unstyled-headings",
        params: &[("fewest", Default::Number(3.0))],
        fills: &["headings"],
        on_refused: false,
        run: headings::unstyled_headings,
    },
    Check {
        name: "text-in-pictures",
        params: &[("most_words", Default::Number(25.0))],
        fills: &["pictures", "words"],
        on_refused: false,
        run: pictures::text_in_pictures,
    },
];

/// Readers that stand for real programs, with their readings. The one that reads everything proves
/// nothing about any program.
fn programs<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = (&'a Reader, &'a Reading)> {
    let both = subject.readers.iter().zip(&subject.readings);
    both.filter(|(reader, _)| {
        matches!(reader.policy, Policy::Docx(_)) && (reader.votes || !reader.modelled_on.is_empty())
    })
}

/// The glyphs with ink of a run.
fn inked(run: &Run) -> impl Iterator<Item = GlyphId> + '_ {
    (run.first_glyph..).zip(run.text.chars()).filter(|(_, c)| !c.is_whitespace()).map(|(glyph, _)| glyph)
}

/// Whether a run of some kind stands in a span of the reference, right before it, or right after it, in
/// the file.
fn touches(subject: &Subject<'_>, span: Span, wanted: impl Fn(&Run) -> bool) -> bool {
    let origins = subject.reference.origins(span);
    let (Some(first), Some(last)) = (origins.first(), origins.last()) else { return false };
    let is_wanted = |glyph: GlyphId| subject.document.run_of(glyph).is_some_and(|(run, _)| wanted(run));
    (first.glyph.saturating_sub(1)..=last.glyph.saturating_add(1)).any(is_wanted)
}

/// Whether a reading has any of some glyphs.
fn has_any(reading: &Reading, glyphs: &HashSet<GlyphId>) -> bool {
    reading.origin.iter().any(|origin| glyphs.contains(&origin.glyph))
}

/// Text cut after some words, to be quoted in a message.
fn quoted(text: &str) -> String {
    const WORDS: usize = 6;
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..WORDS) {
        Some(first) if words.len() > WORDS => format!("“{} …”", first.join(" ")),
        _ => format!("“{}”", words.join(" ")),
    }
}
