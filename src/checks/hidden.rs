//! `HID`: text that nobody sees.

use super::{Check, Default, Outcome, Params, Test};
use crate::checks::Claims;
use crate::document::{ContainerId, ContainerKind, Document, GlyphId, GlyphSet, HiddenBy, Place, Rect, Run};
use crate::finding::{Draft, Weight};
use crate::subject::Subject;
use crate::text::words::excerpt;
use crate::wording::Wording;
use std::collections::{HashMap, HashSet};

/// The checks of the family.
pub const CHECKS: &[Check] = &[Check {
    name: "hidden-text",
    params: &[("by", Default::AnyOf(REASONS)), ("fewest_letters", Default::Number(4.0))],
    fills: &["how", "proof", "text"],
    test: Test::Read(hidden_text),
}];

/// Paragraphs that Word itself writes as hidden text around web forms that were pasted.
const BY_WORD: [&str; 4] = ["z-top of form", "z-bottom of form", "html top of form", "html bottom of form"];

/// Hidden text of some reasons, each contiguous piece a finding.
fn hidden_text(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let reasons: Vec<&str> = params.word("by").split_whitespace().collect();
    let fewest = params.number("fewest_letters").max(1.0) as usize;
    let mut outcome = Outcome::default();
    let mut doubtful = 0;
    let pieces = pieces(&subject.document);
    if pieces.is_empty() {
        return outcome;
    }
    let shown = Shown::of(&subject.document);
    for piece in pieces {
        let Some(first) = piece.first() else { continue };
        let Some(by) = first.visibility.hidden.filter(|by| reasons.contains(&name(*by))) else { continue };
        let letters = piece.iter().flat_map(|run| run.text.chars()).filter(|c| c.is_alphabetic()).count();
        if letters < fewest || piece.iter().all(|run| shown.has_body_of(run)) {
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

/// How far a shadow lies from its letters at most, in em; Word's lies .05 away, or less.
const SHADOW: f32 = 0.2;
/// Side of the cells that shown text is looked up by, in points; no less than [`SHADOW`] of a headline.
const CELL: f32 = 8.0;
/// Runs of one cell that hidden text is compared with; readable text has a few.
const MOST_OF_CELL: usize = 64;

/// The text that is drawn to be seen, by page and place.
struct Shown<'a>(HashMap<(u32, i64, i64), Vec<&'a Run>>);

impl<'a> Shown<'a> {
    fn of(document: &'a Document) -> Self {
        let mut cells: HashMap<_, Vec<&Run>> = HashMap::new();
        for run in document.runs.iter().filter(|run| run.visibility.is_visible()) {
            let Place::Pdf { page, bbox, .. } = run.place else { continue };
            let (column, row) = cell(bbox);
            let own = cells.entry((page, column, row)).or_default();
            if own.len() < MOST_OF_CELL {
                own.push(run);
            }
        }
        Self(cells)
    }

    /// Whether hidden text is a shadow or outline of letters: the same is shown in the same place, so it says
    /// nothing that the page does not.
    fn has_body_of(&self, hidden: &Run) -> bool {
        let Place::Pdf { page, bbox, .. } = hidden.place else { return false };
        let reach = SHADOW * hidden.size;
        let squeezed = |run: &Run| run.text.split_whitespace().collect::<String>();
        let is_body = |run: &Run| match run.place {
            Place::Pdf { bbox: body, .. } => {
                let near = (bbox.x0 - body.x0).abs() <= reach && (bbox.y0 - body.y0).abs() <= reach;
                near && squeezed(run) == squeezed(hidden)
            }
            _ => false,
        };
        let (column, row) = cell(bbox);
        let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (page, column + dx, row + dy)));
        near.filter_map(|cell| self.0.get(&cell)).flatten().any(|run| is_body(run))
    }
}

fn cell(bbox: Rect) -> (i64, i64) {
    ((bbox.x0 / CELL).floor() as i64, (bbox.y0 / CELL).floor() as i64)
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
    let glyphs: GlyphSet = piece.iter().flat_map(|run| (run.first_glyph..).take(run.len())).collect();
    let readings = subject.readers.iter().zip(&subject.readings);
    let reading = readings.filter(|(_, reading)| reading.origin.iter().any(|o| glyphs.has(o.glyph)));
    let readers = reading.map(|(reader, _)| reader.id).collect();
    let text = excerpt(&location.text);
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
