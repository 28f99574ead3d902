//! Sections by what they hold, where no known heading says it: a block of periods with what was done in
//! them is a work history, whatever its title.

use super::dates::periods;
use super::entry::{Entry, entries};
use super::headings::is_plausible;
use super::look::Looks;
use super::sections::{Part, extent};
use super::vocabulary::{count_cues, vocabulary};
use super::{Section, SectionKind};
use crate::reading::Line;
use crate::span::Span;
use crate::text::words::folded_words;
use std::ops::Range;

/// Header lines above the date of the only entry of its kind: a title and an employer.
const MOST_ABOVE_DATE: usize = 2;

/// Known sections whose entries may have periods and be neither jobs nor studies.
const MAY_HOLD_PERIODS: [SectionKind; 8] = [
    SectionKind::Work,
    SectionKind::Education,
    SectionKind::Certificates,
    SectionKind::Projects,
    SectionKind::Publications,
    SectionKind::Awards,
    SectionKind::Volunteer,
    SectionKind::References,
];

/// Cuts jobs and studies out of parts without a known heading, if no known heading stands over any.
/// `known` are the contact details: a block may begin below those that stand above the first date.
pub fn by_content<'a>(
    sections: Vec<Section>,
    parts: Vec<Part<'a>>,
    known: &[Span],
    looks: &Looks<'_>,
) -> (Vec<Section>, Vec<Part<'a>>) {
    let is_there = |kind| parts.iter().any(|part| part.kind == kind && !entries(part, looks).is_empty());
    let missing: Vec<SectionKind> =
        [SectionKind::Work, SectionKind::Education].into_iter().filter(|kind| !is_there(*kind)).collect();
    if missing.is_empty() {
        return (sections, parts);
    }
    let told = sections.into_iter().zip(parts).flat_map(|(section, part)| {
        let open = !section.recognised || !MAY_HOLD_PERIODS.contains(&section.kind);
        let found = if open { blocks(&part, known, &missing, looks) } else { Vec::new() };
        if found.is_empty() { vec![(section, part)] } else { cut(&section, &part, &found) }
    });
    told.unzip()
}

/// Lines of a part that hold entries of one kind.
struct Block {
    kind: SectionKind,
    lines: Range<usize>,
    /// The line right above is set as a title.
    titled: bool,
}

fn blocks(part: &Part<'_>, known: &[Span], missing: &[SectionKind], looks: &Looks<'_>) -> Vec<Block> {
    let text = &part.reading.text;
    let dated = part.lines.iter().find(|line| !periods(line.span.of(text)).is_empty());
    let Some(end) = dated.map(|line| line.span.start()) else { return Vec::new() };
    let last = known.iter().map(|span| span.start()).filter(|start| *start < end).max();
    let from = last.map_or(0, |last| part.lines.partition_point(|line| line.span.start() <= last));
    let lines = part.lines.get(from..).unwrap_or_default().to_vec();
    let tail = Part { kind: part.kind, lines, reading: part.reading };
    let entries = entries(&tail, looks);
    let mut blocks: Vec<(SectionKind, Vec<&Entry>)> = Vec::new();
    let mut open = false;
    for entry in &entries {
        let kind = kind_of(entry).filter(|kind| missing.contains(kind));
        match (kind, blocks.last_mut()) {
            (Some(kind), Some((last, block))) if open && *last == kind => block.push(entry),
            (Some(kind), _) => blocks.push((kind, vec![entry])),
            (None, _) => {}
        }
        open = kind.is_some();
    }
    let proved = blocks.into_iter().filter(|(_, entries)| entries.len() > 1 || entries.iter().any(is_full));
    proved.map(|(kind, entries)| Block::of(kind, &entries, part, from, looks)).collect()
}

/// A job lasts from a date to a date; a study has words of studies.
fn kind_of(entry: &Entry) -> Option<SectionKind> {
    let header = &entry.words.text;
    let vocabulary = vocabulary();
    let count = |cue| count_cues(cue, header);
    let (title, degree, school) =
        (count(&vocabulary.title), count(&vocabulary.degree), count(&vocabulary.school));
    let studies = degree > title || (degree + school > 0 && degree == title) || (school > 0 && title == 0);
    // The rest of a sentence heads no entry: then it is not told where the entry begins.
    if header.trim_start().starts_with(char::is_lowercase) {
        return None;
    }
    let lasts = entry.start.is_some() && entry.end.is_some();
    let works =
        title > 0 || count(&vocabulary.company) > 0 || has_legal_form(header) || !entry.body.is_empty();
    match (studies, entry.end.is_some(), lasts && works) {
        (true, true, _) => Some(SectionKind::Education),
        (false, _, true) => Some(SectionKind::Work),
        _ => None,
    }
}

fn has_legal_form(text: &str) -> bool {
    folded_words(text).iter().any(|word| vocabulary().legal_forms.contains(word))
}

/// Whether a lone entry is one beyond doubt: with words of titles, employers, schools or degrees.
fn is_full(entry: &&Entry) -> bool {
    let vocabulary = vocabulary();
    let cues = [&vocabulary.title, &vocabulary.company, &vocabulary.school, &vocabulary.degree];
    cues.iter().any(|cue| count_cues(cue, &entry.words.text) > 0) || has_legal_form(&entry.words.text)
}

impl Block {
    /// Lines above the header of the first entry are not the block's: a title that was not told from it.
    fn of(kind: SectionKind, entries: &[&Entry], part: &Part<'_>, from: usize, looks: &Looks<'_>) -> Self {
        let within = |entry: &Entry| {
            let before = |at: usize| part.lines.partition_point(|line| line.span.start() < at);
            before(entry.span.start())..before(entry.span.end())
        };
        let above_date = |entry: &&Entry| {
            let lines = within(entry);
            let date = [&entry.start, &entry.end].into_iter().flatten().find_map(|date| date.span)?;
            part.lines.get(lines)?.iter().position(|line| line.span.contains(date))
        };
        let is_title = |at: usize| part.lines.get(at..at + 2).is_some_and(|pair| is_title(pair, part, looks));
        let usual = entries.iter().skip(1).filter_map(above_date).max().unwrap_or(MOST_ABOVE_DATE);
        let whole =
            entries.iter().map(|entry| within(entry)).reduce(|a, b| a.start..b.end).unwrap_or(from..from);
        let above = entries.first().and_then(above_date).unwrap_or(0);
        let mut start = whole.start + above.saturating_sub(usual);
        while start < whole.end && is_title(start) {
            start += 1;
        }
        let titled = start > from && is_title(start - 1);
        Self { kind, lines: start..whole.end, titled }
    }
}

/// Whether the first of two lines is set as a title over the second.
fn is_title(pair: &[Line], part: &Part<'_>, looks: &Looks<'_>) -> bool {
    let [line, below] = pair else { return false };
    let (look, under) = (looks.of(line.span), looks.of(below.span));
    let larger = look.size > 1.05 * under.size || (look.caps && !under.caps);
    line.cells.len() < 2 && is_plausible(line.span.of(&part.reading.text)) && larger
}

/// A section and its part, with blocks cut out into sections of their own, each with the title above it or, at
/// the start, with the section's heading.
fn cut<'a>(section: &Section, part: &Part<'a>, blocks: &[Block]) -> Vec<(Section, Part<'a>)> {
    let mut pieces: Vec<(Section, Part<'a>)> = Vec::new();
    let mut add = |kind: SectionKind, lines: Range<usize>, heading: Option<Span>, recognised: bool| {
        let lines = part.lines.get(lines).unwrap_or_default().to_vec();
        if !lines.is_empty() || heading.is_some() {
            let span = extent(&lines, heading);
            let section = Section { kind, heading, recognised, span };
            pieces.push((section, Part { kind, lines, reading: part.reading }));
        }
    };
    let mut heading = section.heading;
    let mut at = 0;
    for Block { kind, lines, titled } in blocks {
        let title = lines.start.checked_sub(1).filter(|_| *titled);
        let before = title.unwrap_or(lines.start);
        if before > at {
            add(section.kind, at..before, heading.take(), section.recognised);
        }
        let title =
            title.and_then(|title| part.lines.get(title)).map(|line| line.span).or_else(|| heading.take());
        add(*kind, lines.clone(), title, title.is_none());
        at = lines.end;
    }
    add(section.kind, at..part.lines.len(), heading, section.recognised);
    pieces
}
