//! Headings, by vocabulary and style.

use super::SectionKind;
use super::dates::periods;
use super::labels;
use super::look::{Look, Looks};
use super::vocabulary::{count_cues, vocabulary};
use crate::reading::{Line, Reading};
use crate::span::Span;
use crate::text::fold::squeeze;
use std::collections::{BTreeMap, BTreeSet};

/// A heading longer than this many characters is a sentence.
const LONGEST_HEADING: usize = 48;

/// Titles of entries set like the headings, from which on an unknown line in that look is one more.
const MIN_ENTRIES_ALIKE: usize = 2;

/// How many times as large as the body text a heading is that its size alone sets apart.
const LARGER: f32 = 1.15;

/// A line that may be a heading.
pub(super) struct Candidate {
    pub(super) line: usize,
    /// The heading's text: the whole line, or its first cell beside other cells.
    pub(super) span: Span,
    pub(super) beside: bool,
    /// Where a heading beside other cells goes on: lines, and their first cells.
    rest: Vec<(usize, Span)>,
    pub(super) kind: Option<SectionKind>,
    look: Look,
    level: Option<u8>,
}

impl Candidate {
    /// A line without the cells of a heading beside it; nothing if no other cell is there.
    pub(super) fn taken_off(&self, index: usize, line: &Line) -> Option<Line> {
        let first = (self.beside && index == self.line).then_some(self.span);
        let more = self.rest.iter().find(|(own, _)| *own == index).map(|(_, cell)| *cell);
        let Some(heading) = first.or(more) else { return Some(line.clone()) };
        let cells: Vec<Span> = line.cells.iter().copied().filter(|cell| *cell != heading).collect();
        let span = cells.iter().copied().reduce(Span::to)?;
        Some(Line { cells, span, ..line.clone() })
    }
}

/// The headings, in order, up to `most` known ones.
///
/// A line is a heading if its words are in the vocabulary and it is set like the other headings, or
/// if it has a heading style of the level that the known headings have. Words alone are not enough:
/// `Languages` also labels a group of skills.
pub(super) fn headings(reading: &Reading, looks: &Looks<'_>, most: usize) -> Vec<Candidate> {
    let candidates = candidates(reading, looks, most);
    let known: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.kind.is_some()).collect();
    let Some(model) = model(&known) else { return Vec::new() };
    let body = body_size(reading);
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
    // Larger than the body, and no line with a date is set so: then it is the look of headings alone.
    let is_own = || {
        let is_dated = |line: &&Line| {
            let look = looks.of(line.span);
            look.is_like(&model.look)
                && look.caps == model.look.caps
                && !periods(line.span.of(&reading.text)).is_empty()
        };
        model.look.size >= LARGER * body && !reading.lines.iter().any(|line| is_dated(&line))
    };
    let distinct = stands_out(&model.look, model.level, body)
        && (marked || unknown <= recognised.max(2) || is_own())
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
    // A known heading in another look is one if it stands out as a heading does and comes but once: a label inside
    // entries comes in several of them.
    let text_of = |candidate: &Candidate| squeeze(candidate.span.of(&reading.text));
    let is_large = |candidate: &Candidate| {
        let least = if model.look.caps { LARGER } else { 0.95 };
        candidate.look.size >= LARGER * body && candidate.look.size >= least * model.look.size
    };
    let stands_apart = |candidate: &Candidate| {
        let own = text_of(candidate);
        !candidate.beside
            && (candidate.look.caps || is_large(candidate))
            && known.iter().filter(|other| text_of(other) == own).count() == 1
    };
    // Where headings have no colon, a line with one announces what follows it.
    let announces = |candidate: &Candidate| candidate.span.of(&reading.text).trim_end().ends_with(':');
    let with_colon = known.iter().filter(|candidate| announces(candidate)).count();
    let is_label = |candidate: &Candidate| announces(candidate) && with_colon * 2 < known.len();
    // `Key Achievements` below the head of each job is a label inside the jobs.
    let recurring = Recurring::of(&known, reading);
    let labels_entries = |candidate: &Candidate| recurring.labels_entries(&text_of(candidate));
    let is_heading = |candidate: &Candidate| match candidate.kind {
        Some(SectionKind::Work | SectionKind::Education) => alike(candidate) || !candidate.beside,
        Some(SectionKind::Skills | SectionKind::Projects | SectionKind::Awards | SectionKind::Other)
            if labels_entries(candidate) =>
        {
            false
        }
        Some(_) => alike(candidate) || opens_region(candidate) || stands_apart(candidate),
        None => {
            distinct && !candidate.beside && alike(candidate) && !is_entry(candidate) && !is_label(candidate)
        }
    };
    // Above the first known heading stand name and motto, not sections.
    let first_known = candidates.iter().position(|c| c.kind.is_some() && is_heading(c));
    let below = |index: usize| first_known.is_some_and(|first| index >= first);
    let chosen: Vec<bool> =
        candidates.iter().enumerate().map(|(index, c)| below(index) && is_heading(c)).collect();
    candidates.into_iter().zip(chosen).filter_map(|(c, chosen)| chosen.then_some(c)).collect()
}

/// Known headings that come again, and what stands between the first and the last of each.
struct Recurring {
    /// By their text, squeezed: the lines of the first and the last.
    lines: BTreeMap<String, (usize, usize)>,
    /// Lines with a date, in order; none where no heading comes again.
    dated: Vec<usize>,
    /// Lines that head jobs or studies, in order.
    histories: Vec<usize>,
}

impl Recurring {
    fn of(known: &[&Candidate], reading: &Reading) -> Self {
        let mut lines: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for candidate in known {
            let text = squeeze(candidate.span.of(&reading.text));
            lines.entry(text).or_insert((candidate.line, candidate.line)).1 = candidate.line;
        }
        lines.retain(|_, (first, last)| first < last);
        let is_dated = |line: &Line| !periods(line.span.of(&reading.text)).is_empty();
        let numbered = reading.lines.iter().enumerate().filter(|_| !lines.is_empty());
        let dated = numbered.filter(|(_, line)| is_dated(line)).map(|(at, _)| at).collect();
        let heads = |candidate: &&&Candidate| {
            matches!(candidate.kind, Some(SectionKind::Work | SectionKind::Education))
        };
        let histories = known.iter().filter(heads).map(|candidate| candidate.line).collect();
        Self { lines, dated, histories }
    }

    /// Whether dates stand between the first and the last of a heading, and no heading of jobs or studies does.
    fn labels_entries(&self, text: &str) -> bool {
        let Some((first, last)) = self.lines.get(text) else { return false };
        let between = |lines: &[usize]| {
            lines.get(lines.partition_point(|line| line < first)).is_some_and(|line| line < last)
        };
        between(&self.dated) && !between(&self.histories)
    }
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

fn stands_out(look: &Look, level: Option<u8>, body: f32) -> bool {
    level.is_some() || look.bold || look.caps || look.size > 1.05 * body
}

/// The size of most lines, in points.
fn body_size(reading: &Reading) -> f32 {
    let mut sizes: Vec<f32> = reading.lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

fn candidates(reading: &Reading, looks: &Looks<'_>, most: usize) -> Vec<Candidate> {
    let vocabulary = vocabulary();
    let decorations = decorations(reading);
    let body = body_size(reading);
    let repeated = repeated_labels(reading);
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut known = 0;
    for (index, line) in reading.lines.iter().enumerate() {
        if known == most {
            break;
        }
        let goes_on = |candidate: &Candidate| candidate.rest.iter().any(|(rest, _)| *rest == index);
        let sign = sign_of(line, &reading.text);
        // A spot that is drawn before a larger line is its icon, and no bullet.
        let has_icon = sign.is_none() && line.bbox.is_some() && line.size >= LARGER * body;
        let is_item = line.bullet && !has_icon && !sign.is_some_and(|c| decorations.contains(&c));
        if is_item || candidates.iter().rev().take(BROKEN_OVER).any(goes_on) {
            continue;
        }
        let whole = line.span.of(&reading.text);
        let emphatic = line.bold || !vocabulary.without_time(whole).contains(char::is_lowercase);
        let misspelt = || vocabulary.heading_misspelt(whole).filter(|_| emphatic && line.cells.len() < 2);
        let is_set_out = || emphatic || line.heading.is_some() || line.size >= LARGER * body;
        let complemented =
            || vocabulary.heading_complemented(whole).filter(|_| line.cells.len() < 2 && is_set_out());
        let kind = vocabulary.heading(whole).or_else(misspelt).or_else(complemented);
        let is_label = || {
            vocabulary.opens_duties(whole)
                || labels::unknown(whole).is_some_and(|label| {
                    labels::leading(whole).is_some() || repeated.contains(&squeeze(label))
                })
        };
        if kind.is_none() && is_label() {
            continue;
        }
        // `Total Experience: 3 years` inside an entry is a fact of it.
        let is_open = |candidate: &Candidate| candidate.kind == Some(SectionKind::Work);
        if kind == Some(SectionKind::Work)
            && vocabulary.says_duration(whole)
            && candidates.iter().any(is_open)
        {
            continue;
        }
        let level = line.heading.filter(|level| *level > 0);
        let first = line.cells.first().filter(|_| line.cells.len() > 1 && kind.is_none());
        let may_be = kind.is_some() || is_plausible(whole);
        let span = first.copied().unwrap_or(line.span);
        let told = (first.is_some() || may_be).then(|| known_heading(reading, looks, index, span)).flatten();
        let told = told.or_else(|| kind.map(|kind| (kind, Vec::new())));
        let candidate = |span: Span, beside, kind, rest| {
            let look = looks.of(span);
            Candidate { line: index, span, beside, rest, kind, look, level }
        };
        match told {
            Some((kind, rest)) => candidates.push(candidate(span, first.is_some(), Some(kind), rest)),
            None if may_be => candidates.push(candidate(line.span, false, kind, Vec::new())),
            None => continue,
        }
        known += usize::from(candidates.last().is_some_and(|candidate| candidate.kind.is_some()));
    }
    candidates
}

/// What stands before a colon or a dash on several lines: a label of facts, and no heading.
fn repeated_labels(reading: &Reading) -> BTreeSet<String> {
    let labels = reading.lines.iter().filter_map(|line| labels::unknown(line.span.of(&reading.text)));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for label in labels {
        *counts.entry(squeeze(label)).or_default() += 1;
    }
    counts.retain(|_, count| *count > 1);
    counts.into_keys().collect()
}

/// Words of the longest heading that is looked for behind a sign.
const DECORATED_WORDS: usize = 4;

/// Signs that stand before headings as a decoration: at least half of the lines that begin with one are
/// known headings, and two at least, or the only one is in capitals.
fn decorations(reading: &Reading) -> Vec<char> {
    let text = &reading.text;
    let mut signs: BTreeMap<char, SignCounts> = BTreeMap::new();
    for line in &reading.lines {
        let Some(sign) = sign_of(line, text) else { continue };
        let content = line.content(text).of(text);
        let short = content.split_whitespace().take(DECORATED_WORDS + 1).count() <= DECORATED_WORDS;
        let known = short && vocabulary().heading(content).is_some();
        let counts = signs.entry(sign).or_default();
        counts.lines += 1;
        counts.headings += usize::from(known);
        counts.capitals |= known && !content.contains(char::is_lowercase);
    }
    signs.retain(|_, sign| {
        sign.headings * 2 >= sign.lines && (sign.headings > 1 || (sign.headings == 1 && sign.capitals))
    });
    signs.into_keys().collect()
}

/// The lines that begin with a sign.
#[derive(Default)]
struct SignCounts {
    lines: usize,
    /// Those whose text is a known heading.
    headings: usize,
    /// Whether one of these is in capitals.
    capitals: bool,
}

/// The sign that a list item's text begins with, if any does.
fn sign_of(line: &Line, text: &str) -> Option<char> {
    let marked = line.bullet && line.content(text).start() > line.span.start();
    line.span.of(text).chars().next().filter(|_| marked)
}

/// Lines that a heading in a narrow column is broken over.
const BROKEN_OVER: usize = 3;

/// How far apart the baselines of a broken heading's lines may be, in em.
const HEADING_PITCH: f32 = 2.0;

/// The kind of a heading, and the cells below with which it goes on in a narrow column: the longest heading
/// that is known.
fn known_heading(
    reading: &Reading,
    looks: &Looks<'_>,
    index: usize,
    cell: Span,
) -> Option<(SectionKind, Vec<(usize, Span)>)> {
    let mut words = cell.of(&reading.text).to_owned();
    let mut known = vocabulary().heading(&words).map(|kind| (kind, Vec::new()));
    let mut rest = Vec::new();
    for (line, below) in cells_below(reading, looks, index, cell) {
        words.push(' ');
        words.push_str(below.of(&reading.text));
        rest.push((line, below));
        if let Some(kind) = vocabulary().heading(&words) {
            known = Some((kind, rest.clone()));
        }
    }
    known
}

/// The cells right below one in its column that are set like it.
fn cells_below(reading: &Reading, looks: &Looks<'_>, index: usize, cell: Span) -> Vec<(usize, Span)> {
    let look = looks.of(cell);
    let Some(mut last) = looks.bbox(cell) else { return Vec::new() };
    let mut below = Vec::new();
    for (line, next) in reading.lines.iter().enumerate().skip(index + 1) {
        let first = next.cells.first().copied().unwrap_or(next.span);
        let Some(bbox) = looks.bbox(first) else { break };
        if below.len() + 1 == BROKEN_OVER
            || last.y0 - bbox.y0 > HEADING_PITCH * look.size
            || bbox.y0 > last.y0
        {
            break;
        }
        let aligned = (bbox.x0 - last.x0).abs() <= 2.0 || (bbox.x1 - last.x1).abs() <= 2.0;
        if aligned && looks.of(first).is_like(&look) {
            below.push((line, first));
            last = bbox;
        }
    }
    below
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
