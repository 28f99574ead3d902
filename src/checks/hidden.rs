//! `HID`: text that nobody sees.

use super::{Check, Default, Outcome, Params, Test};
use crate::checks::Claims;
use crate::document::{ContainerId, ContainerKind, Document, GlyphId, HiddenBy, Place, Run};
use crate::finding::{Draft, Weight};
use crate::subject::Subject;
use crate::wording::Wording;
use std::collections::HashSet;

/// The checks of the family.
pub const CHECKS: &[Check] = &[Check {
    name: "hidden-text",
    params: &[("by", Default::AnyOf(REASONS)), ("fewest_letters", Default::Number(4.0))],
    fills: &["how", "proof", "text"],
    test: Test::Read(hidden_text),
}];

/// Characters of hidden text that a message quotes.
const QUOTED: usize = 100;

/// Paragraphs that Word itself writes as hidden text around web forms that were pasted.
const BY_WORD: [&str; 4] = ["z-top of form", "z-bottom of form", "html top of form", "html bottom of form"];

/// Hidden text of some reasons, each contiguous piece a finding.
fn hidden_text(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let reasons: Vec<&str> = params.word("by").split_whitespace().collect();
    let fewest = params.number("fewest_letters").max(1.0) as usize;
    let mut outcome = Outcome::default();
    let mut doubtful = 0;
    for piece in pieces(&subject.document) {
        let Some(first) = piece.first() else { continue };
        let Some(by) = first.visibility.hidden.filter(|by| reasons.contains(&name(*by))) else { continue };
        let letters = piece.iter().flat_map(|run| run.text.chars()).filter(|c| c.is_alphabetic()).count();
        if letters < fewest {
            continue;
        }
        if first.visibility.doubtful {
            doubtful += 1;
        } else {
            outcome.drafts.push(draft(&piece, by, subject));
        }
    }
    if doubtful > 0 {
        let places = if doubtful == 1 { "1 place" } else { "places" };
        let count = if doubtful == 1 { String::new() } else { format!("{doubtful} ") };
        outcome.skipped = Some(Wording::ours(format!(
            "{count}{places} may be hidden or may be drawn over a picture: not judged"
        )));
    }
    outcome
}

/// Why text may be unseen, by the names of the JSON contract.
const REASONS: &[&str] =
    &["clipped", "colour", "covered", "layer", "off-page", "render-mode", "tiny", "transparent", "vanish"];

/// The name of a reason.
fn name(by: HiddenBy) -> &'static str {
    match by {
        HiddenBy::Colour => "colour",
        HiddenBy::Tiny => "tiny",
        HiddenBy::OffPage => "off-page",
        HiddenBy::Clipped => "clipped",
        HiddenBy::Covered => "covered",
        HiddenBy::RenderMode => "render-mode",
        HiddenBy::Transparent => "transparent",
        HiddenBy::Layer => "layer",
        HiddenBy::Vanish => "vanish",
    }
}

/// Runs hidden in one way that follow one another on a page or in a part, blank ones aside.
fn pieces(document: &Document) -> Vec<Vec<&Run>> {
    let unshown: HashSet<ContainerId> = document.unshown().collect();
    let mut pieces: Vec<Vec<&Run>> = Vec::new();
    let mut open = false;
    for run in &document.runs {
        if run.text.trim().is_empty() || !is_page_text(document, &unshown, run) {
            continue;
        }
        if run.visibility.hidden.is_none() {
            open = false;
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if open && piece.last().is_some_and(|last| continues(last, run)) => piece.push(run),
            _ => pieces.push(vec![run]),
        }
        open = true;
    }
    pieces
}

fn continues(last: &Run, next: &Run) -> bool {
    let alike = last.visibility.hidden == next.visibility.hidden
        && last.visibility.doubtful == next.visibility.doubtful;
    alike
        && match (&last.place, &next.place) {
            (Place::Pdf { page: a, .. }, Place::Pdf { page: b, .. }) => a == b,
            (Place::Docx { part: a, .. }, Place::Docx { part: b, .. }) => a == b,
            _ => false,
        }
}

/// Whether a run would be text of the page if it were not hidden: not a field's instruction, not the
/// second copy of a text box, not a header that no page has.
fn is_page_text(document: &Document, unshown: &HashSet<ContainerId>, run: &Run) -> bool {
    let aside = |kind: &ContainerKind| match kind {
        ContainerKind::FieldInstruction
        | ContainerKind::AltText
        | ContainerKind::Fallback
        | ContainerKind::ChoiceIgnored
        | ContainerKind::Deleted
        | ContainerKind::MovedFrom
        | ContainerKind::ListLabel { .. } => true,
        ContainerKind::Paragraph(paragraph) => {
            let style = paragraph.style.as_deref().unwrap_or_default().to_lowercase();
            BY_WORD.contains(&style.as_str())
        }
        _ => false,
    };
    !document.path(run).any(|(id, container)| unshown.contains(&id) || aside(&container.kind))
}

fn draft(piece: &[&Run], by: HiddenBy, subject: &Subject<'_>) -> Draft {
    let location = subject.locate_runs(piece).labelled("nobody sees this");
    let glyphs: HashSet<GlyphId> = piece.iter().flat_map(|run| (run.first_glyph..).take(run.len())).collect();
    let readings = subject.readers.iter().zip(&subject.readings);
    let reading = readings.filter(|(_, reading)| reading.origin.iter().any(|o| glyphs.contains(&o.glyph)));
    let readers = reading.map(|(reader, _)| reader.id).collect();
    let mut text: String = location.text.chars().take(QUOTED).collect();
    if text.len() < location.text.len() {
        text.push('…');
    }
    let proof = piece.first().map_or("", |run| run.visibility.proof.as_str());
    let weight = if leads_inside(piece, &subject.document) { Weight::Warning } else { Weight::Fatal };
    let draft = Draft::at(weight, location).hitting(readers).quoting("text", &text);
    draft.with("proof", Wording::ours(proof)).with("how", how(by))
}

/// Whether the text is a link to a place in the file: web pages keep such ("Skip to content") out of
/// sight for screen readers. It is hidden, but nobody means to deceive with it.
fn leads_inside(piece: &[&Run], document: &Document) -> bool {
    let linked = |glyph: GlyphId| {
        let inside = document.links.iter().filter(|link| link.target.starts_with('#'));
        inside.flat_map(|link| &link.glyphs).any(|range| range.contains(&glyph))
    };
    let mut ends = piece.iter().flat_map(|run| [Some(run.first_glyph), last_glyph(run)]).flatten();
    ends.all(linked)
}

fn last_glyph(run: &Run) -> Option<GlyphId> {
    u32::try_from(run.len()).ok()?.checked_sub(1).map(|last| run.first_glyph + last)
}

/// How text is kept from sight, after "the text is".
fn how(by: HiddenBy) -> &'static str {
    match by {
        HiddenBy::Colour => "in the colour of what is behind it",
        HiddenBy::Tiny => "too small to see",
        HiddenBy::OffPage => "outside the page",
        HiddenBy::Clipped => "cut off",
        HiddenBy::Covered => "painted over",
        HiddenBy::RenderMode => "set to be invisible",
        HiddenBy::Transparent => "transparent",
        HiddenBy::Layer => "in a layer that is switched off",
        HiddenBy::Vanish => "marked as hidden",
    }
}
