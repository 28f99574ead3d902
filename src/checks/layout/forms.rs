//! Text that stands in forms instead of on pages.

use super::FEWEST_LETTERS;
use crate::checks::{Outcome, Params};
use crate::document::Document;
use crate::rules::{Claims, Draft, Location, Weight};
use crate::subject::Subject;

/// Values of form fields, which are no text of the page.
pub fn form_fields(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let missing: Vec<&str> = subject
        .document
        .form_fields
        .iter()
        .map(|field| field.value.trim())
        .filter(|value| value.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS)
        .filter(|value| !subject.reference.text.contains(value))
        .collect();
    let Some(first) = missing.first() else { return Outcome::default() };
    let draft = Draft::at(Weight::Warning, Location { text: (*first).to_owned(), ..Location::file() });
    Some(draft.with("count", missing.len()).with("first", first)).into()
}

/// Letters of the pages of a form without which they are taken for the page that asks for another
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
    visible.flat_map(|run| run.text.chars()).filter(|c| c.is_alphabetic()).count()
}
