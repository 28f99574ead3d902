//! Text that no page shows and some programs give, which may go with a repair.

use crate::document::{ContainerKind, Document, GlyphId, GlyphSet, Run, StoryKind};
use std::collections::HashSet;

/// What may go.
pub(super) type Unshown = fn(&Document) -> GlyphSet;

pub(super) fn nothing(_: &Document) -> GlyphSet {
    GlyphSet::default()
}

pub(super) fn comments(document: &Document) -> GlyphSet {
    within(document, |kind| *kind == ContainerKind::Story(StoryKind::Comment))
}

/// Headers and footers that are in the file and on no page.
pub(super) fn headers(document: &Document) -> GlyphSet {
    let unshown: HashSet<_> = document.unshown().collect();
    of_runs(document, |run| document.path(run).any(|(id, _)| unshown.contains(&id)))
}

/// Text that tracked changes took out, and words of which they changed a part: some programs give half of those.
pub(super) fn changed(document: &Document) -> GlyphSet {
    let is_change = |kind: &ContainerKind| {
        use ContainerKind::{Deleted, Inserted, MovedFrom, MovedTo};
        matches!(kind, Deleted | MovedFrom | Inserted | MovedTo)
    };
    let is_old = |kind: &ContainerKind| matches!(kind, ContainerKind::Deleted | ContainerKind::MovedFrom);
    let edges = |run: &Run| {
        let end = (run.first_glyph..).nth(run.len()).unwrap_or(GlyphId::MAX);
        [run.first_glyph.saturating_sub(1), end]
    };
    let changes = document.runs.iter().filter(|run| lies_in(document, run, is_change));
    changes.flat_map(edges).chain(glyphs(document, |run| lies_in(document, run, is_old))).collect()
}

pub(super) fn hidden(document: &Document) -> GlyphSet {
    of_runs(document, |run| !run.visibility.is_visible())
}

/// The codes of fields.
pub(super) fn instructions(document: &Document) -> GlyphSet {
    within(document, |kind| matches!(kind, ContainerKind::FieldInstruction))
}

/// What stands for pictures and shapes where they cannot be seen.
pub(super) fn alternative_text(document: &Document) -> GlyphSet {
    within(document, |kind| matches!(kind, ContainerKind::AltText))
}

/// Marks of where a word may break, with the letters beside them: some programs write a hyphen there.
pub(super) fn soft_hyphens(document: &Document) -> GlyphSet {
    let is_mark = |kind: &ContainerKind| *kind == ContainerKind::Special("softHyphen");
    let marks = document.runs.iter().filter(|run| lies_in(document, run, is_mark));
    marks.flat_map(|run| run.first_glyph.saturating_sub(1)..=run.first_glyph.saturating_add(1)).collect()
}

fn within(document: &Document, is: impl Fn(&ContainerKind) -> bool) -> GlyphSet {
    of_runs(document, |run| lies_in(document, run, &is))
}

fn lies_in(document: &Document, run: &Run, is: impl Fn(&ContainerKind) -> bool) -> bool {
    document.path(run).any(|(_, container)| is(&container.kind))
}

fn of_runs(document: &Document, is: impl Fn(&Run) -> bool) -> GlyphSet {
    glyphs(document, is).collect()
}

fn glyphs(document: &Document, is: impl Fn(&Run) -> bool) -> impl Iterator<Item = GlyphId> {
    let runs = document.runs.iter().filter(move |run| is(run));
    runs.flat_map(|run| (run.first_glyph..).take(run.len()))
}
