//! Headings that are only set in bold.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::Format;
use crate::finding::{Draft, Location, Weight};
use crate::reading::Line;
use crate::resume::Section;
use crate::span::Span;
use crate::subject::Subject;

/// A document without a heading style whose sections have headings all the same.
pub fn unstyled_headings(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let lines = &subject.reference.lines;
    let styled = lines.iter().any(|line| line.heading.is_some_and(|level| level > 0));
    if subject.document.format != Format::Docx || styled {
        return Outcome::default();
    }
    let sections = subject.resume.sections.iter().filter(|section| section.recognised);
    let headings: Vec<Span> = sections.filter_map(|section: &Section| section.heading).collect();
    let bold = |heading: &&Span| lines.iter().any(|line: &Line| line.bold && line.span.contains(**heading));
    let unstyled: Vec<Span> = headings.iter().filter(bold).copied().collect();
    if (unstyled.len() as f64) < params.number("fewest").max(1.0) {
        return Outcome::default();
    }
    let locations: Vec<Location> = unstyled.iter().take(5).map(|heading| subject.locate(*heading)).collect();
    let draft = Draft { weight: Weight::Note, locations, ..Draft::default() };
    Some(draft.with("headings", unstyled.len())).into()
}
