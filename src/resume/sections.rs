//! Sections: headings by vocabulary and style, in the order of the reference.

use super::look::{Look, Looks};
use super::running::running;
use super::vocabulary::{count_cues, squeeze, vocabulary};
use super::{Section, SectionKind};
use crate::reading::{Line, Reading};
use crate::span::Span;

/// A heading longer than this many characters is a sentence.
const LONGEST_HEADING: usize = 48;

/// Titles of entries set like the headings, from which on an unknown line in that look is one more.
const MIN_ENTRIES_ALIKE: usize = 2;

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

/// A line that may be a heading.
struct Candidate {
    line: usize,
    /// The heading's text: the whole line, or its first cell beside other cells.
    span: Span,
    beside: bool,
    kind: Option<SectionKind>,
    look: Look,
    level: Option<u8>,
}

/// Finds the sections and hands over each one's lines.
pub fn split<'a>(reading: &'a Reading, looks: &Looks<'_>) -> (Vec<Section>, Vec<Part<'a>>) {
    let running = running(reading);
    let headings = headings(reading, looks);
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
        let mut lines: Vec<Line> =
            numbered.filter(|(index, _)| !running.contains(index)).map(|(_, line)| line.clone()).collect();
        if heading.beside
            && let Some(line) = lines.first_mut()
        {
            take_off(line, heading.span);
        }
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

/// Removes the first cell of a line.
fn take_off(line: &mut Line, heading: Span) {
    line.cells.retain(|cell| *cell != heading);
    if let Some(rest) = line.cells.iter().copied().reduce(Span::to) {
        line.span = rest;
    }
}

/// The headings, in order.
///
/// A line is a heading if its words are in the vocabulary and it is set like the other headings, or
/// if it has a heading style of the level that the known headings have. Words alone are not enough:
/// `Languages` also labels a group of skills.
fn headings(reading: &Reading, looks: &Looks<'_>) -> Vec<Candidate> {
    let candidates = candidates(reading, looks);
    let known: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.kind.is_some()).collect();
    let Some(model) = model(&known) else { return Vec::new() };
    let alike = |candidate: &Candidate| match (candidate.level, model.level) {
        (Some(level), Some(wanted)) => level == wanted,
        _ => candidate.look.is_like(&model.look) && candidate.look.caps == model.look.caps,
    };
    // Set like the headings may be the titles of entries, too: what stands right below a heading, or names
    // a job or a school, heads no section, unless the file marks it as a heading.
    let follows_known = |line: usize| {
        known.iter().any(|heading| !heading.beside && heading.line + 1 == line && alike(heading))
    };
    let is_entry = |candidate: &Candidate| {
        candidate.level.is_none()
            && (follows_known(candidate.line) || names_entry(candidate.span.of(&reading.text)))
    };
    // Headings that stand out from the body may be unknown ones; where they look like body text or
    // like titles of entries, only the vocabulary decides.
    let unknown = candidates.iter().filter(|c| c.kind.is_none() && alike(c)).count();
    let recognised = known.iter().filter(|c| alike(c)).count();
    let titles = candidates.iter().filter(|c| c.kind.is_none() && alike(c) && is_entry(c)).count();
    let named = |c: &&Candidate| c.kind.is_none() && alike(c) && names_entry(c.span.of(&reading.text));
    let marked = model.level.is_some() && candidates.iter().filter(named).count() < MIN_ENTRIES_ALIKE;
    let distinct = stands_out(&model.look, model.level, reading)
        && (marked || unknown <= recognised.max(2))
        && titles < MIN_ENTRIES_ALIKE;
    // A text box or sidebar may set its headings like its text; a known word on its first line is one.
    let region = |line: usize| reading.lines.get(line).map(|line| line.region);
    let opens_region = |candidate: &Candidate| {
        let above = candidate.line.checked_sub(1).and_then(region);
        !candidate.beside
            && region(candidate.line) != above
            && region(candidate.line) == region(candidate.line + 1)
            && region(candidate.line) != region(model.line)
    };
    let is_heading = |candidate: &Candidate| match candidate.kind {
        Some(SectionKind::Work | SectionKind::Education) => alike(candidate) || !candidate.beside,
        Some(_) => alike(candidate) || opens_region(candidate),
        None => distinct && !candidate.beside && alike(candidate) && !is_entry(candidate),
    };
    // Above the first known heading stand name and motto, not sections.
    let first_known = candidates.iter().position(|c| c.kind.is_some() && is_heading(c));
    let below = |index: usize| first_known.is_some_and(|first| index >= first);
    let chosen: Vec<bool> =
        candidates.iter().enumerate().map(|(index, c)| below(index) && is_heading(c)).collect();
    candidates.into_iter().zip(chosen).filter_map(|(c, chosen)| chosen.then_some(c)).collect()
}

/// What headings of this document look like: the most frequent look among known headings, the first
/// if several are as frequent.
fn model<'a>(known: &[&'a Candidate]) -> Option<&'a Candidate> {
    let anchors: Vec<&&Candidate> = known
        .iter()
        .filter(|c| matches!(c.kind, Some(SectionKind::Work | SectionKind::Education | SectionKind::Skills)))
        .collect();
    let pool: Vec<&&Candidate> = if anchors.is_empty() { known.iter().collect() } else { anchors };
    let mut best: Option<(&Candidate, usize)> = None;
    for candidate in pool {
        let votes = known
            .iter()
            .filter(|other| other.look.is_like(&candidate.look) && other.look.caps == candidate.look.caps)
            .count();
        if best.is_none_or(|(_, most)| votes > most) {
            best = Some((candidate, votes));
        }
    }
    best.map(|(candidate, _)| candidate)
}

fn stands_out(look: &Look, level: Option<u8>, reading: &Reading) -> bool {
    let mut sizes: Vec<f32> = reading.lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    let body = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    level.is_some() || look.bold || look.caps || look.size > 1.05 * body
}

fn candidates(reading: &Reading, looks: &Looks<'_>) -> Vec<Candidate> {
    let vocabulary = vocabulary();
    let mut candidates = Vec::new();
    for (index, line) in reading.lines.iter().enumerate() {
        if line.bullet {
            continue;
        }
        let whole = line.span.of(&reading.text);
        let kind = vocabulary.heading(whole);
        let level = line.heading.filter(|level| *level > 0);
        let beside = line.cells.first().filter(|_| line.cells.len() > 1 && kind.is_none()).and_then(|cell| {
            let kind = vocabulary.heading(cell.of(&reading.text))?;
            Some((*cell, kind))
        });
        if let Some((cell, kind)) = beside {
            let look = looks.of(cell);
            let kind = Some(kind);
            candidates.push(Candidate { line: index, span: cell, beside: true, kind, look, level });
        } else if kind.is_some() || is_plausible(whole) {
            let look = looks.of(line.span);
            candidates.push(Candidate { line: index, span: line.span, beside: false, kind, look, level });
        }
    }
    candidates
}

/// Whether a text has words of job titles, employers, schools or degrees.
fn names_entry(text: &str) -> bool {
    let vocabulary = vocabulary();
    let cues = [&vocabulary.title, &vocabulary.company, &vocabulary.school, &vocabulary.degree];
    cues.iter().any(|cue| count_cues(cue, text) > 0)
}

/// Whether a text could be a heading that the vocabulary does not know.
pub(super) fn is_plausible(text: &str) -> bool {
    let letters = squeeze(text);
    (3..=LONGEST_HEADING).contains(&letters.chars().count())
        && text.split_whitespace().count() <= 6
        && !letters.chars().any(|c| c.is_ascii_digit())
        && !text.contains(['@', '|', ','])
        && !text.trim_end().ends_with(['.', ';'])
}
