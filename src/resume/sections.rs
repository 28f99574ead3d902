//! Sections: what stands under each heading, in the order of the reference.

use super::headings::headings;
use super::look::Looks;
use super::running::running;
use super::{Section, SectionKind};
use crate::reading::{Line, Reading};
use crate::span::Span;

/// A section's lines, ready to be parsed.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// What it holds.
    pub kind: SectionKind,
    /// Its lines without the heading. A heading beside its content is taken off the line.
    pub lines: Vec<Line>,
    /// The reading they belong to.
    pub reading: &'a Reading,
}

/// Finds the sections and hands over each one's lines.
pub fn split<'a>(reading: &'a Reading, looks: &Looks<'_>, most: usize) -> (Vec<Section>, Vec<Part<'a>>) {
    let running = running(reading);
    let headings = headings(reading, looks, most);
    let mut sections = Vec::new();
    let mut parts = Vec::new();
    let mut headings = headings.into_iter().peekable();
    let largest = reading.lines.iter().map(|line| line.size).fold(0.0, f32::max);
    let first = headings.peek().map_or(reading.lines.len(), |heading| heading.line);
    // What follows the main text, a page's foot or a note, belongs to no section of it.
    let main = reading.lines.iter().rposition(|line| !line.aside).map_or(0, |last| last + 1);
    let mut foot = main..reading.lines.len();
    let head: Vec<Line> = reading.lines.iter().take(first).cloned().collect();
    if !head.is_empty() {
        sections.push(Section {
            kind: SectionKind::Contact,
            heading: None,
            recognised: true,
            span: extent(&head, None),
        });
        parts.push(Part { kind: SectionKind::Contact, lines: head, reading });
    }
    while let Some(heading) = headings.next() {
        let end = headings.peek().map_or(reading.lines.len(), |next| next.line);
        let end = if heading.line < main { end.min(main) } else { end };
        if heading.line >= main {
            foot.end = foot.end.min(heading.line);
        }
        let from = if heading.beside { heading.line } else { heading.line + 1 };
        let numbered = (from..).zip(reading.lines.get(from..end.max(from)).unwrap_or_default());
        let own = numbered.filter(|(index, _)| !running.contains(index));
        let mut lines: Vec<Line> = own.filter_map(|(index, line)| heading.taken_off(index, line)).collect();
        let kind = heading.kind.unwrap_or(SectionKind::Other);
        let top = top_of_person(&lines, largest);
        let person = lines.split_off(top);
        sections.push(Section {
            kind,
            heading: Some(heading.span),
            recognised: heading.kind.is_some(),
            span: extent(&lines, Some(heading.span)),
        });
        parts.push(Part { kind, lines, reading });
        if !person.is_empty() {
            let span = extent(&person, None);
            sections.push(Section { kind: SectionKind::Contact, heading: None, recognised: true, span });
            parts.push(Part { kind: SectionKind::Contact, lines: person, reading });
        }
    }
    let foot: Vec<Line> = reading.lines.get(foot).unwrap_or_default().to_vec();
    if !foot.is_empty() && first < main {
        let span = extent(&foot, None);
        sections.push(Section { kind: SectionKind::Contact, heading: None, recognised: true, span });
        parts.push(Part { kind: SectionKind::Contact, lines: foot, reading });
    }
    (sections, parts)
}

/// Where the lines of another column begin that open with the largest text of all: beside a sidebar that
/// is read first, name and address stand there, and belong to no section of the sidebar.
fn top_of_person(lines: &[Line], largest: f32) -> usize {
    let changes = |at: usize| {
        let region = |index: usize| lines.get(index).map(|line| line.region);
        at > 0 && region(at) != region(at - 1)
    };
    let opens = |at: usize| {
        let lines = lines.iter().skip(at).take(2);
        largest > 0.0 && lines.map(|line| line.size).fold(0.0, f32::max) >= largest
    };
    (0..lines.len()).find(|at| changes(*at) && opens(*at)).unwrap_or(lines.len())
}

pub(super) fn extent(lines: &[Line], heading: Option<Span>) -> Span {
    let spans = heading.into_iter().chain(lines.iter().map(|line| line.span));
    spans.reduce(Span::to).unwrap_or_default()
}
