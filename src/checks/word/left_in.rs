//! Text that is in the file but is no text of the résumé: deleted with tracking, a comment, a header
//! that no page shows. Some programs give it all the same.

use super::runs::{has_any, inked, programs, quoted, touches};
use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{ContainerId, ContainerKind, GlyphSet, Run, StoryKind};
use crate::fields::Retention;
use crate::finding::{Draft, Location, Weight};
use crate::reading::Reader;
use crate::subject::Subject;
use crate::wording::Wording;
use std::collections::HashSet;

/// Letters without which leftovers say nothing: a moved comma, a page number.
const FEWEST_LETTERS: usize = 3;

/// Leftovers of one kind, as one finding.
pub fn left_in(subject: &Subject<'_>, params: &Params<'_>, claims: &mut Claims) -> Outcome {
    let document = &subject.document;
    let what = params.word("what");
    let unshown: HashSet<ContainerId> = document.unshown().collect();
    let wanted = |run: &&Run| {
        let around: Vec<(ContainerId, &ContainerKind)> =
            document.path(run).map(|(id, container)| (id, &container.kind)).collect();
        let kinds = || around.iter().map(|(_, kind)| *kind);
        match what {
            "deleted" => is_deleted(&kinds().collect::<Vec<_>>()),
            "comment" => kinds().any(|kind| *kind == ContainerKind::Story(StoryKind::Comment)),
            // The number of a page and the code that makes it are nothing of the résumé.
            "unshown-header" => {
                let is_field = kinds().any(|kind| matches!(kind, ContainerKind::FieldInstruction));
                !is_field && around.iter().any(|(id, _)| unshown.contains(id))
            }
            _ => false,
        }
    };
    let runs: Vec<&Run> = document.runs.iter().filter(wanted).collect();
    let letters = runs.iter().flat_map(|run| run.text.chars()).filter(|c| c.is_alphabetic()).count();
    if letters < FEWEST_LETTERS {
        return Outcome::default();
    }
    let glyphs: GlyphSet = runs.iter().flat_map(|run| inked(run)).collect();
    let readers: Vec<&Reader> = programs(subject)
        .filter(|(_, reading)| has_any(reading, &glyphs))
        .map(|(reader, _)| reader)
        .collect();
    // A header that Word does not show matters only to programs.
    if readers.is_empty() && what == "unshown-header" {
        return Outcome::default();
    }
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let names: Vec<&str> = readers.iter().map(|reader| reader.name.as_str()).collect();
    let given = match names.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} reads it as text"),
        several => format!("; {} read it as text", several.join(", ")),
    };
    let locations: Vec<Location> = runs
        .iter()
        .filter(|run| !run.text.trim().is_empty())
        .take(5)
        .map(|r| subject.locate_run(r))
        .collect();
    let leftover: GlyphSet = runs.iter().map(|run| run.first_glyph).collect();
    // What is left in may run into the word beside it.
    let losses = claims.take(subject, |survival, reader, verdict| {
        matches!(verdict, Retention::Changed(_) | Retention::Lost)
            && subject.reading(reader).is_some_and(|reading| has_any(reading, &glyphs))
            && survival.span.is_some_and(|span| touches(subject, span, |run| leftover.has(run.first_glyph)))
    });
    let weight = match what {
        _ if !losses.is_empty() => Weight::Losses(losses),
        "unshown-header" => Weight::Readers { essential: false },
        // Whoever opens the file sees it, whatever programs do.
        _ => Weight::Warning,
    };
    let draft = Draft { weight, locations, ..Draft::default() };
    Some(
        draft
            .hitting(readers.iter().map(|reader| reader.id).collect())
            .quoting("text", &quoted(&text))
            .with("given", Wording::ours(given)),
    )
    .into()
}

fn is_deleted(kinds: &[&ContainerKind]) -> bool {
    // A fallback repeats what its choice has; an instruction is no text.
    let aside =
        |kind: &ContainerKind| matches!(kind, ContainerKind::Fallback | ContainerKind::FieldInstruction);
    let deleted = |kind: &ContainerKind| matches!(kind, ContainerKind::Deleted | ContainerKind::MovedFrom);
    kinds.iter().any(|kind| deleted(kind)) && !kinds.iter().any(|kind| aside(kind))
}
