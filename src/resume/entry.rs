//! Entries of a section: which lines belong together, around which dates.
//!
//! Dates are the anchors. Lines that are not body text (bullets, prose) form headers; a header with
//! one period is one entry; a header with several is cut by the pattern that the section's other
//! entries show (how many lines stand before the date).

use super::dates::{Period, periods};
use super::header::{HeaderLine, HeaderText, Joint, joint};
use super::look::{Look, Looks};
use super::piece::{self, bare, field};
use super::sections::Part;
use super::{Date, Field};
use crate::reading::Line;
use crate::span::Span;
use std::ops::Range;

/// An entry in the raw.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The header's words, what a line broke joined again.
    pub words: HeaderText,
    /// Pieces of `words`, in order, dates taken out; one list a line.
    pub header: Vec<Vec<Span>>,
    /// First date.
    pub start: Option<Field<Date>>,
    /// Last date.
    pub end: Option<Field<Date>>,
    /// Bullets and paragraphs.
    pub body: Vec<Field>,
    /// Everything.
    pub span: Span,
}

/// A line with what segmentation goes by.
struct Row<'a> {
    line: &'a Line,
    /// The line's text without what stands in the rail.
    spans: Vec<Span>,
    /// The whole line.
    whole: Span,
    body: bool,
    continues: bool,
    periods: Vec<Dated>,
    /// Where a period that begins on the line above goes on.
    rest_of_date: Option<Range<usize>>,
    /// A period at the right of a body line, which belongs to the header above.
    aside: Option<Dated>,
}

impl Row<'_> {
    /// Where the main text of this row must end: before its date at the right, or at the edge of its
    /// column. The longest line shows an edge only if another reaches about as far: two ems, since
    /// ragged lines end within a short word of it.
    fn room(&self, edge: Edge, looks: &Looks<'_>) -> Option<f32> {
        let dates = self.spans.iter().skip(1).filter(|span| {
            self.periods
                .iter()
                .any(|period| span.start() <= period.range.start && period.range.end <= span.end())
        });
        let date = dates.filter_map(|span| looks.bbox(*span)).map(|bbox| bbox.x0).reduce(f32::min);
        let end = self.line.bbox?.x1;
        let shown = end < edge.farthest || edge.second > end - 2.0 * self.line.size;
        date.or_else(|| shown.then_some(edge.farthest))
    }
}

/// How far to the right the two longest lines of a column reach, in points.
#[derive(Debug, Clone, Copy, Default)]
struct Edge {
    farthest: f32,
    second: f32,
}

impl Edge {
    fn of(part: &Part<'_>) -> Self {
        let region = part.lines.first().map(|line| line.region);
        let lines = part.reading.lines.iter().filter(|line| Some(line.region) == region);
        lines.filter_map(|line| line.bbox).fold(Self::default(), |edge, bbox| Self {
            farthest: edge.farthest.max(bbox.x1),
            second: edge.second.max(bbox.x1.min(edge.farthest)),
        })
    }
}

/// A period in a row, with its ends as fields of the reference.
#[derive(Debug, Clone)]
struct Dated {
    start: Option<Field<Date>>,
    end: Option<Field<Date>>,
    range: Range<usize>,
}

/// Cuts a section into entries.
pub fn entries(part: &Part<'_>, looks: &Looks<'_>) -> Vec<Entry> {
    let rows = rows(part, looks);
    let text = &part.reading.text;
    let groups = groups(&rows);
    let before = lines_before_date(&rows, &groups);
    let mut starts: Vec<usize> = Vec::new();
    for group in &groups {
        let dated: Vec<usize> =
            group.clone().filter(|i| rows.get(*i).is_some_and(|row| !row.periods.is_empty())).collect();
        match dated.as_slice() {
            [] if is_entry_without_date(&rows, group, text) => starts.push(group.start),
            [] => {}
            [_] => starts.push(group.start),
            [first, rest @ ..] => {
                starts.push(group.start);
                let before = before.unwrap_or(first - group.start);
                let mut last = *first;
                for date in rest {
                    starts.push(date.saturating_sub(before).max(last + 1));
                    last = *date;
                }
            }
        }
    }
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(rows.len()));
    let edge = Edge::of(part);
    let spans: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    spans.into_iter().filter_map(|(start, end)| entry(rows.get(start..end)?, edge, text, looks)).collect()
}

/// Maximal stretches of rows that are not body text.
fn groups(rows: &[Row<'_>]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (index, _) in rows.iter().enumerate().filter(|(_, row)| !row.body) {
        match groups.last_mut() {
            Some(group) if group.end == index => group.end = index + 1,
            _ => groups.push(index..index + 1),
        }
    }
    groups
}

/// How many header lines stand before the date's, by most groups that hold one date.
fn lines_before_date(rows: &[Row<'_>], groups: &[Range<usize>]) -> Option<usize> {
    let mut counts = std::collections::BTreeMap::new();
    for group in groups {
        let dated: Vec<usize> =
            group.clone().filter(|i| rows.get(*i).is_some_and(|row| !row.periods.is_empty())).collect();
        if let [only] = dated.as_slice() {
            *counts.entry(only - group.start).or_insert(0usize) += 1;
        }
    }
    counts.into_iter().max_by_key(|(offset, count)| (*count, std::cmp::Reverse(*offset))).map(|(o, _)| o)
}

/// A header without any date is an entry of its own only if it names a job or a school and body text
/// follows; otherwise it is a sub-heading or a remark.
fn is_entry_without_date(rows: &[Row<'_>], group: &Range<usize>, text: &str) -> bool {
    let vocabulary = super::vocabulary::vocabulary();
    let shown: String = rows
        .get(group.clone())
        .unwrap_or_default()
        .iter()
        .flat_map(|row| &row.spans)
        .map(|span| format!("{} ", span.of(text)))
        .collect();
    let cues = |set| super::vocabulary::count_cues(set, &shown);
    let employer = cues(&vocabulary.company) > 0
        || super::vocabulary::words(&shown).iter().any(|word| vocabulary.legal_forms.contains(word));
    let named = cues(&vocabulary.title) > 0 && employer
        || cues(&vocabulary.degree) > 0 && cues(&vocabulary.school) > 0;
    named && group.len() <= 4
}

fn entry(rows: &[Row<'_>], edge: Edge, text: &str, looks: &Looks<'_>) -> Option<Entry> {
    let dated = rows.iter().flat_map(|row| &row.periods).next().cloned();
    let mut entry = Entry { span: rows.iter().map(|row| row.whole).reduce(Span::to)?, ..Entry::default() };
    if let Some(dated) = dated {
        entry.start = dated.start;
        entry.end = dated.end;
    }
    let mut in_header = true;
    let mut above: Option<(&Row<'_>, Vec<Span>)> = None;
    for row in rows {
        if row.body {
            in_header = false;
            add_body(&mut entry.body, row, text);
        } else if in_header {
            let periods = row.periods.iter().map(|period| &period.range);
            let ranges: Vec<Range<usize>> = row.rest_of_date.iter().chain(periods).cloned().collect();
            let pieces: Vec<Span> =
                row.spans.iter().flat_map(|span| piece::cut(*span, &ranges, text, looks)).collect();
            if pieces.is_empty() {
                continue;
            }
            let goes_on = above.as_ref().and_then(|(above, above_pieces)| {
                let (upper, lower) = (
                    HeaderLine { line: above.line, pieces: above_pieces },
                    HeaderLine { line: row.line, pieces: &pieces },
                );
                joint(&upper, &lower, above.room(edge, looks), text, looks)
            });
            add_header(&mut entry, &pieces, goes_on, text);
            above = Some((row, pieces));
        }
    }
    Some(entry)
}

fn add_header(entry: &mut Entry, pieces: &[Span], goes_on: Option<Joint>, text: &str) {
    let mut pieces = pieces.iter().copied();
    if let Some(joint) = goes_on
        && let Some(last) = entry.header.last_mut().and_then(|line| line.last_mut())
        && let Some(piece) = pieces.next()
    {
        *last = entry.words.extend(*last, joint, piece, text);
    }
    let line: Vec<Span> = pieces.map(|piece| entry.words.push(piece, text)).collect();
    if !line.is_empty() {
        entry.header.push(line);
    }
}

fn add_body(body: &mut Vec<Field>, row: &Row<'_>, text: &str) {
    let Some(span) = row.spans.iter().copied().reduce(Span::to).map(|span| bare(span, text)) else { return };
    match body.last_mut() {
        Some(last) if row.continues => {
            let whole = last.span.map_or(span, |start| start.to(span));
            *last = field(whole, text);
        }
        _ if span.is_empty() => {}
        _ => body.push(field(span, text)),
    }
}

/// The part's lines with body text told from headers, and dates found, also in a rail.
fn rows<'p>(part: &'p Part<'_>, looks: &Looks<'_>) -> Vec<Row<'p>> {
    let text = &part.reading.text;
    let rail = Rail::of(part, looks);
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut rail_text: Vec<Railed> = Vec::new();
    let mut previous: Option<(&Line, Look)> = None;
    for (index, line) in part.lines.iter().enumerate() {
        let cells = if line.cells.is_empty() { vec![line.span] } else { line.cells.clone() };
        let (railed, spans): (Vec<Span>, Vec<Span>) =
            cells.into_iter().partition(|cell| rail.is_some_and(|rail| rail.holds(*cell, looks)));
        rail_text.extend(railed.iter().map(|cell| Railed {
            line: index,
            cell: *cell,
            alone: spans.is_empty(),
        }));
        let main = spans.iter().copied().reduce(Span::to).unwrap_or(line.span);
        let look = looks.of(main);
        let found = if spans.is_empty() { Vec::new() } else { dated(line.span, &spans, text) };
        let (body, continues) = match (is_bullet(line, main, text), previous) {
            (true, _) => (true, false),
            (false, Some((above, above_look))) if rows.last().is_some_and(|row| row.body) => {
                let continues = continues(line, main, &look, above, &above_look, text) && found.is_empty();
                (continues || is_prose(&spans, text, &found), continues)
            }
            (false, _) => (is_prose(&spans, text, &found), false),
        };
        let (spans, aside) = if body { set_aside(line.span, spans, text) } else { (spans, None) };
        let periods = if body { Vec::new() } else { found };
        if !(spans.is_empty() && railed.is_empty()) {
            previous = Some((line, look));
        }
        rows.push(Row { line, spans, whole: line.span, body, continues, periods, rest_of_date: None, aside });
    }
    join_broken_dates(&mut rows, text);
    give_asides(&mut rows);
    for (index, period) in rail_periods(&rail_text, text) {
        if let Some(row) = rows.get_mut(index) {
            row.body = false;
            row.periods.insert(0, period);
        }
    }
    rows
}

/// Makes one of a period that a line broke: `April 2013 –` over `September 2018`, `May` over `2020 – today`.
fn join_broken_dates(rows: &mut [Row<'_>], text: &str) {
    for index in 1..rows.len() {
        let Some([above, below]) = rows.get_mut(index - 1..=index) else { continue };
        let (Some(upper), Some(lower)) = (above.spans.last().copied(), below.spans.first().copied()) else {
            continue;
        };
        let apart = text.get(upper.end()..lower.start()).is_none_or(|gap| !gap.trim().is_empty());
        if below.line.bullet || apart || !ends_open(upper.of(text)) {
            continue;
        }
        let joined = dated(upper, &[upper, lower], text);
        let broken = joined.into_iter().find(|p| p.range.start < upper.end() && p.range.end > lower.start());
        let Some(broken) = broken.filter(|period| period.end.is_some()) else { continue };
        below.periods.retain(|period| period.range.start >= broken.range.end);
        below.rest_of_date = Some(broken.range.clone());
        below.body &= !is_part_of_date(lower.of(text));
        above.periods.retain(|period| period.range.end <= broken.range.start);
        above.body = false;
        above.periods.push(broken);
    }
}

/// Whether a line ends in the middle of a period: with a dash behind a date, or a month without its year.
fn ends_open(text: &str) -> bool {
    let vocabulary = super::vocabulary::vocabulary();
    let words = super::vocabulary::words(text);
    let month = words.last().is_some_and(|word| vocabulary.months.contains(word));
    let joins = |word: &String| vocabulary.range.contains(word) || vocabulary.inner.contains(word);
    let bare = text.trim_end().trim_end_matches(DASHES).trim_end();
    let dash = bare.len() < text.trim_end().len();
    let date = |text: &str| periods(text).last().is_some_and(|last| last.range.end == text.len());
    let behind = words.last().filter(|word| joins(word)).map(|_| text.trim_end());
    let without_last =
        behind.and_then(|text| text.rsplit_once(char::is_whitespace)).map(|(head, _)| head.trim_end());
    month || (dash && date(bare)) || without_last.is_some_and(date)
}

/// Takes a last cell that is nothing but a period off a body line.
fn set_aside(line: Span, mut spans: Vec<Span>, text: &str) -> (Vec<Span>, Option<Dated>) {
    let aside = spans.last().copied().filter(|last| spans.len() > 1 && is_part_of_date(last.of(text)));
    let period = aside.and_then(|last| dated(line, &[last], text).into_iter().next());
    if period.is_some() {
        spans.pop();
    }
    (spans.into_iter().reduce(Span::to).into_iter().collect(), period)
}

/// Gives each period that stands beside body text to the header above, if that has no date of its own.
fn give_asides(rows: &mut [Row<'_>]) {
    for index in 0..rows.len() {
        let Some(aside) = rows.get_mut(index).and_then(|row| row.aside.take()) else { continue };
        let above = rows.get(..index).unwrap_or_default();
        let Some(last) = above.iter().rposition(|row| !row.body) else { continue };
        let first =
            above.get(..last).unwrap_or_default().iter().rposition(|row| row.body).map_or(0, |at| at + 1);
        let header = rows.get_mut(first..=last).unwrap_or_default();
        if header.iter().all(|row| row.periods.is_empty())
            && let Some(row) = header.last_mut()
        {
            row.periods.push(aside);
        }
    }
}

fn is_bullet(line: &Line, main: Span, text: &str) -> bool {
    const BULLETS: [char; 14] = ['•', '◦', '▪', '▸', '‣', '●', '○', '■', '–', '*', '»', '›', '➢', '✓'];
    line.bullet || main.of(text).trim_start().starts_with(BULLETS)
}

/// Running text: a sentence's length without a date in it.
///
/// A place in a cell of its own at the right is no part of a sentence.
fn is_prose(spans: &[Span], text: &str, periods: &[Dated]) -> bool {
    let words = spans.iter().map(|span| span.of(text).split_whitespace().count()).max().unwrap_or(0);
    let ended = |span: &Span| span.of(text).trim_end().ends_with('.');
    let sentence = spans.last().is_some_and(|span| ended(span) && !is_list_of_names(*span, text));
    periods.is_empty() && (words >= 12 || (sentence && words >= 8))
}

/// `Major in Optics, University of Aran, Galway, Ireland.`: short parts that all begin with a capital.
fn is_list_of_names(span: Span, text: &str) -> bool {
    let parts: Vec<&str> = span.of(text).split(", ").collect();
    let is_name = |part: &&str| {
        part.split_whitespace().count() <= 5
            && part.trim_start().chars().next().is_some_and(char::is_uppercase)
    };
    parts.len() >= 3 && parts.iter().all(is_name)
}

/// Whether a line goes on with the body text above it: set like it, and hanging below its text.
fn continues(line: &Line, main: Span, look: &Look, above: &Line, above_look: &Look, text: &str) -> bool {
    let first = main.of(text).trim_start().chars().next();
    let lower = first.is_some_and(|c| c.is_lowercase() || matches!(c, '(' | '&'));
    if line.bbox.is_none() {
        return lower;
    }
    let hanging =
        line.indent > above.indent + 2.0 || (!above.bullet && (line.indent - above.indent).abs() <= 2.0);
    look.is_like(above_look) && (lower || hanging || line.block == above.block)
}

fn dated(line: Span, spans: &[Span], text: &str) -> Vec<Dated> {
    let whole = spans.iter().copied().reduce(Span::to).unwrap_or(line);
    let offset = whole.start();
    let absolute = |range: &Range<usize>| (range.start + offset)..(range.end + offset);
    let end = |end: &Option<(Date, Range<usize>)>| {
        end.as_ref().map(|(date, range)| {
            let range = absolute(range);
            Field { value: *date, span: Span::new(text, range.start, range.end) }
        })
    };
    periods(whole.of(text))
        .iter()
        .map(|period: &Period| Dated {
            start: end(&period.start),
            end: end(&period.end),
            range: absolute(&period.range),
        })
        .collect()
}

/// The narrow column at the left that holds dates beside the entries.
#[derive(Debug, Clone, Copy)]
struct Rail {
    /// Where the main text starts, in points.
    main: f32,
}

impl Rail {
    /// A rail is there if cells that hold nothing but parts of dates end before where the second cells
    /// of most lines start, and nothing else stands there.
    fn of(part: &Part<'_>, looks: &Looks<'_>) -> Option<Self> {
        let text = &part.reading.text;
        let mut starts: Vec<f32> = Vec::new();
        for line in &part.lines {
            let [first, second, ..] = line.cells.as_slice() else { continue };
            let (Some(left), Some(right)) = (looks.bbox(*first), looks.bbox(*second)) else { continue };
            if left.x1 < right.x0 && is_part_of_date(first.of(text)) {
                starts.push(right.x0);
            }
        }
        starts.sort_by(f32::total_cmp);
        let rail = Self { main: *starts.get(starts.len() / 2)? };
        let clear = part.lines.iter().filter_map(|line| line.cells.first()).all(|first| {
            looks.bbox(*first).is_some_and(|bbox| bbox.x0 >= rail.main - 3.0)
                || (rail.holds(*first, looks) && is_part_of_date(first.of(text)))
        });
        clear.then_some(rail)
    }

    fn holds(self, cell: Span, looks: &Looks<'_>) -> bool {
        looks.bbox(cell).is_some_and(|bbox| bbox.x1 < self.main)
    }
}

/// Whether every word of a text belongs to a date: months, numbers, "present", words of ranges.
fn is_part_of_date(text: &str) -> bool {
    let vocabulary = super::vocabulary::vocabulary();
    let words = super::vocabulary::words(text);
    let known = |word: &String| {
        word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | '—' | '.'))
            || vocabulary.months.contains(word)
            || vocabulary.seasons.contains(word)
            || vocabulary.range.contains(word)
            || vocabulary.since.contains(word)
            || vocabulary.inner.contains(word)
            || vocabulary.opens.contains(word)
            || vocabulary.year_marks.contains(word)
            || vocabulary.present_words.contains(word)
    };
    let dashed = |word: &String| word.split(['-', '–', '—']).all(|part| known(&part.to_owned()));
    !words.is_empty() && words.iter().all(|word| known(word) || dashed(word))
}

/// A cell of a rail.
#[derive(Debug, Clone, Copy)]
struct Railed {
    /// Index of its line in the section.
    line: usize,
    cell: Span,
    /// Whether nothing stands beside it.
    alone: bool,
}

/// Periods of a rail, which may run over several of its lines; each with the line it begins on.
fn rail_periods(rail: &[Railed], text: &str) -> Vec<(usize, Dated)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = rail.get(at) {
        // As many lines as still make one period, at most four: `September / 2013 – June / 2014`.
        let mut best: Option<(usize, Dated)> = None;
        let mut settled = false;
        for length in 1..=4 {
            let Some(cells) = rail.get(at..at + length) else { break };
            let apart = cells.windows(2).any(|pair| matches!(pair, [a, b] if b.line - a.line > 2));
            if apart {
                break;
            }
            if let Some(dated) = joined_period(cells, text) {
                let complete = dated.start.is_some();
                // `2016 –` is complete, and goes on if the next line holds the later end.
                if best.is_none() || (complete && !(settled && is_reversed(&dated))) {
                    best = Some((length, dated));
                }
                settled |= complete;
                let open = cells.last().is_some_and(|last| last.cell.of(text).trim_end().ends_with(DASHES));
                if complete && !open && !ends_in_month(cells, text) {
                    break;
                }
            }
        }
        match best {
            Some((length, dated)) => {
                found.push((first.line, dated));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

const DASHES: [char; 4] = ['-', '–', '—', '−'];

fn is_reversed(dated: &Dated) -> bool {
    let ends = dated.start.as_ref().zip(dated.end.as_ref());
    ends.is_some_and(|(start, end)| end.value < start.value)
}

/// Whether the last word is a month whose year must follow: `April 2016 – / December / 2019`.
fn ends_in_month(cells: &[Railed], text: &str) -> bool {
    let last = cells.last().and_then(|last| super::vocabulary::words(last.cell.of(text)).pop());
    last.is_some_and(|word| super::vocabulary::vocabulary().months.contains(&word))
}

/// The period that cells read one after the other make, if they make exactly one.
///
/// Two lone dates make one, too, if the second stands alone under the first: `2016` over `2020`.
fn joined_period(cells: &[Railed], text: &str) -> Option<Dated> {
    let mut joined = String::new();
    let mut places: Vec<(Range<usize>, Span)> = Vec::new();
    for Railed { cell, .. } in cells {
        let start = joined.len();
        joined.push_str(cell.of(text));
        places.push((start..joined.len(), *cell));
        joined.push(' ');
    }
    let found = periods(&joined);
    let stacked = |first: &Period, second: &Period| {
        let below = cells.len() == 2 && cells.last().is_some_and(|last| last.alone);
        let lone = first.start.is_none() && second.start.is_none();
        let (from, to) = (first.end.clone()?, second.end.clone()?);
        (below && lone && from.0 <= to.0).then_some(Period {
            range: from.1.start..to.1.end,
            start: Some(from),
            end: Some(to),
        })
    };
    let period = match found.as_slice() {
        [period] => period.clone(),
        [first, second] => stacked(first, second)?,
        _ => return None,
    };
    let end = |end: &Option<(Date, Range<usize>)>| {
        end.as_ref().map(|(date, range)| {
            let place = places.iter().find(|(part, _)| part.start <= range.start && range.end <= part.end);
            // A date that runs over two lines has no span of its own.
            let span = place.and_then(|(part, cell)| {
                let offset = cell.start();
                Span::new(text, offset + range.start - part.start, offset + range.end - part.start)
            });
            Field { value: *date, span }
        })
    };
    let first = cells.first()?.cell;
    Some(Dated { start: end(&period.start), end: end(&period.end), range: first.start()..first.end() })
}
