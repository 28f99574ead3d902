//! Text that lies over pages, in forms and other annotations, or beside them.

use super::columns::FEWEST_LETTERS;
use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{ContainerKind, Document, FormField, GlyphId, Run};
use crate::fields::ReaderSet;
use crate::finding::{Draft, Location, Weight};
use crate::reading::Reading;
use crate::span::Span;
use crate::subject::Subject;
use std::collections::BTreeSet;

/// Text of annotations, which lie over the page: of the fields of forms, or of the others (text that was
/// added in a PDF viewer, stamps).
pub fn annotation_text(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let fields = params.word("of") == "fields";
    let drawn: Vec<&Run> = subject
        .document
        .runs
        .iter()
        .filter(|run| subject.document.annotation(run) == Some(fields) && run.visibility.is_visible())
        .collect();
    let undrawn: Vec<&str> = undrawn(subject, fields).collect();
    let letters = drawn.iter().flat_map(|run| run.text.chars()).filter(|c| c.is_alphanumeric()).count();
    let pieces = pieces(&drawn, subject);
    let first = pieces.first().filter(|_| letters >= FEWEST_LETTERS);
    let losers = match first {
        Some(_) => subject.readers_where(|reading| !reads(reading, &drawn)),
        None => ReaderSet::default(),
    };
    if losers.is_empty() && undrawn.is_empty() {
        return Outcome::default();
    }
    let glyphs: BTreeSet<GlyphId> =
        drawn.iter().flat_map(|run| (run.first_glyph..).take(run.len())).collect();
    let losses = claims.take(subject, |survival, reader, _| {
        let own = |span: Span| subject.reference.origins(span).iter().any(|o| glyphs.contains(&o.glyph));
        losers.contains(reader) && survival.span.is_some_and(own)
    });
    let weight = match (losses.is_empty(), undrawn.is_empty()) {
        (false, _) => Weight::Losses(losses),
        (true, false) => Weight::Warning,
        (true, true) => Weight::Readers { essential: false },
    };
    let texts = pieces.iter().map(|piece| subject.locate_runs(piece)).filter(|_| !losers.is_empty());
    let loose = undrawn.iter().map(|value| Location { text: (*value).to_owned(), ..Location::file() });
    let locations: Vec<Location> = texts.chain(loose).collect();
    let count = locations.len();
    let said = locations.first().map_or("", |location| location.text.trim()).to_owned();
    let draft = Draft { weight, ..Draft::default() }.and_all(locations);
    Some(draft.hitting(losers).with("count", count).quoting("first", &said)).into()
}

/// Values of fields, or texts of other annotations, that no viewer is told how to draw and the pages do
/// not show.
fn undrawn<'a>(subject: &'a Subject<'_>, fields: bool) -> impl Iterator<Item = &'a str> {
    let of_page = move |field: &&FormField| field.page.is_some() != fields;
    let values = subject.document.form_fields.iter().filter(of_page).map(|field| field.value.trim());
    values
        .filter(|value| value.chars().filter(|c| c.is_alphanumeric()).count() >= FEWEST_LETTERS)
        .filter(|value| !subject.reference.text.contains(value))
}

/// Runs annotation by annotation.
fn pieces<'a>(runs: &[&'a Run], subject: &Subject<'_>) -> Vec<Vec<&'a Run>> {
    let of = |run: &&Run| {
        let holds = |kind: &ContainerKind| matches!(kind, ContainerKind::Annotation { .. });
        subject.document.path(run).find(|(_, container)| holds(&container.kind)).map(|(id, _)| id)
    };
    runs.chunk_by(|a, b| of(a) == of(b)).map(<[&Run]>::to_vec).collect()
}

/// Whether a reader gives any glyph of some runs.
fn reads(reading: &Reading, runs: &[&Run]) -> bool {
    let ids: BTreeSet<GlyphId> = runs.iter().flat_map(|run| (run.first_glyph..).take(run.len())).collect();
    reading.origin.iter().any(|origin| ids.contains(&origin.glyph))
}

/// Letters and digits of the pages of a form without which they are taken for the page that asks for another
/// program: Acrobat's own placeholder has some 400, a résumé four times as many.
const PLACEHOLDER_LETTERS: usize = 600;

/// A form of the XFA kind, whose content is XML beside the pages.
pub fn xfa_form(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    if !subject.document.meta.xfa {
        return Outcome::default();
    }
    let (weight, shown) = if letters(&subject.document) < PLACEHOLDER_LETTERS {
        (Weight::Fatal, "the pages hold next to nothing of it")
    } else {
        (Weight::Warning, "the pages hold a copy of it, which may differ")
    };
    Some(Draft::at(weight, Location::file()).with("shown", shown)).into()
}

fn letters(document: &Document) -> usize {
    let visible = document.runs.iter().filter(|run| run.visibility.is_visible());
    visible.flat_map(|run| run.text.chars()).filter(|c| c.is_alphanumeric()).count()
}
