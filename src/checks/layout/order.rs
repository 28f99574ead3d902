//! Headings that a reader gets after what belongs to them.

use crate::checks::Claims;
use crate::checks::losses::locate_losses;
use crate::checks::{Outcome, Params};
use crate::document::{ByGlyph, Format};
use crate::fields::Retention;
use crate::finding::{Draft, Location, Weight};
use crate::resume::SectionKind;
use crate::span::Span;
use crate::subject::Subject;
use crate::wording::Wording;

/// A section whose heading a reader gets after the section's own text.
pub fn heading_after_body(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    if subject.document.format != Format::Pdf {
        return Outcome::default();
    }
    let mut drafts = Vec::new();
    for reading in &subject.readings {
        let place: ByGlyph<usize> =
            reading.origin.iter().rev().map(|origin| (origin.glyph, origin.span.start())).collect();
        let first =
            |span: Span| subject.reference.origins(span).iter().find_map(|o| place.get(o.glyph)).copied();
        let sections = subject.resume.sections.iter().filter_map(|section| {
            let heading = section.heading?;
            let next = subject.reference.lines.iter().find(|line| line.span.start() >= heading.end())?;
            (section.recognised && section.span.contains(next.span)).then_some((section, heading, next.span))
        });
        let late: Vec<_> = sections
            .filter(
                |(_, heading, body)| matches!((first(*heading), first(*body)), (Some(h), Some(b)) if h > b),
            )
            .collect();
        // One heading may be drawn last by chance of a template's order; a history without its heading counts.
        let history = |kind| matches!(kind, SectionKind::Work | SectionKind::Education);
        if !late.iter().any(|(section, ..)| history(section.kind)) && late.len() < 2 {
            continue;
        }
        let losses = claims.take(subject, |_, reader, verdict| {
            Some(reader) == reading.reader && matches!(verdict, Retention::Misplaced(_))
        });
        let headings: Vec<&str> = late.iter().map(|(_, h, _)| h.of(&subject.reference.text).trim()).collect();
        let mut locations: Vec<Location> = late
            .iter()
            .map(|(_, heading, _)| subject.locate(*heading).labelled("read after its section"))
            .collect();
        locations.extend(locate_losses(&losses, subject).into_iter().map(Location::related));
        drafts.push(
            Draft { weight: Weight::Readers { essential: true }, locations, ..Draft::default() }
                .hitting(reading.reader.into_iter().collect())
                .with("reader", Wording::ours(&reading.name))
                .quoting("headings", &headings.join(", ")),
        );
    }
    drafts.into()
}
