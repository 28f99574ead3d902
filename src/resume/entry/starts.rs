//! Where entries begin by the dates in their heads.

use super::model::Row;
use crate::resume::labels;
use crate::resume::look::{Look, Looks};
use crate::resume::piece::{self, is_known_place};
use crate::resume::roles::{company_points, title_points};
use crate::resume::vocabulary::{Label, count_cues, vocabulary};
use crate::span::Span;
use std::ops::Range;

/// Where entries begin by the dates in their heads.
pub(super) fn starts_by_date(rows: &[Row<'_>], text: &str, looks: &Looks<'_>) -> Vec<usize> {
    let groups = groups(rows);
    let before = lines_before_date(rows, &groups);
    let mut starts: Vec<usize> = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let dated: Vec<usize> =
            group.clone().filter(|i| rows.get(*i).is_some_and(|row| !row.periods.is_empty())).collect();
        match dated.as_slice() {
            [] if is_entry_without_date(rows, group, text) => starts.push(group.start),
            [] => {}
            [only] => {
                let above = index.checked_sub(1).and_then(|above| groups.get(above));
                let names = above.filter(|_| group.len() == 1 && is_labelled_date(rows, *only, text));
                starts
                    .push(names.and_then(|above| names_below_date(rows, above, text)).unwrap_or(group.start));
            }
            [first, rest @ ..] => {
                starts.push(group.start);
                let pattern = Pattern { first: group.start, before: before.unwrap_or(first - group.start) };
                let mut last = *first;
                for date in rest {
                    if pattern.before > 0 && *date == last + 1 && is_date_alone(rows, *date, text) {
                        last = *date;
                        continue;
                    }
                    let entry = starts.last().copied().unwrap_or(group.start);
                    starts.push(pattern.start(rows, entry, last + 1..date + 1, text, looks));
                    last = *date;
                }
            }
        }
    }
    starts.extend(alike(rows, &groups, &starts, text, looks));
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Where stretches without a date begin that name a job and are set like the first line of an entry that is sure, with
/// text below them.
fn alike(
    rows: &[Row<'_>],
    groups: &[Range<usize>],
    starts: &[usize],
    text: &str,
    looks: &Looks<'_>,
) -> Vec<usize> {
    let first = |at: usize| rows.get(at).and_then(|row| row.spans.first()).copied();
    let look = |at: usize| first(at).map(|span| looks.of(span));
    let sure: Vec<Look> = starts.iter().filter_map(|at| look(*at)).collect();
    let is_like = |look: Look| sure.iter().any(|known| known.is_like(&look) && known.caps == look.caps);
    let plain =
        rows.iter().find(|row| row.body).and_then(|row| row.spans.first()).map(|span| looks.of(*span));
    let stands_out = |look: Look| plain.is_some_and(|plain| !plain.is_like(&look));
    let is_entry = |group: &&Range<usize>| {
        let titled =
            |at: usize| rows.get(at).is_some_and(|row| holds(row, |name| title_points(name) > 0.0, text));
        let undated = |at: usize| rows.get(at).is_some_and(|row| row.periods.is_empty());
        group.len() <= LONGEST_HEAD
            && (group.start..group.end).all(undated)
            && titled(group.start)
            && rows.get(group.end).is_some_and(|row| row.body)
            && look(group.start).is_some_and(|look| is_like(look) && stands_out(look))
    };
    groups.iter().filter(is_entry).map(|group| group.start).collect()
}

/// Lines of the longest head without a date.
const LONGEST_HEAD: usize = 3;

/// How the entries of a stretch of head lines are built, by those that are sure.
struct Pattern {
    /// The line that the first entry begins with.
    first: usize,
    /// Lines before the one with the date.
    before: usize,
}

// What one sign that an entry begins with a line counts. The shared pattern is the surest; of the others it takes two to
// beat it.
const IN_PATTERN: f32 = 2.0;
const SET_LIKE_FIRST: f32 = 1.0;
const LARGER_GAP: f32 = 1.0;
const HOLDS_NAMES: f32 = 1.5;
/// The same where the entry above has a title already: it cannot have another.
const HOLDS_SECOND_TITLE: f32 = 2.5;
const LABELLED: f32 = 2.5;
/// Share of the size by which a gap is larger than another.
const GAP: f32 = 0.25;

impl Pattern {
    /// The line among `lines`, the last of which holds the date, that an entry most likely begins with; the one above
    /// begins with the line `entry`.
    fn start(
        &self,
        rows: &[Row<'_>],
        entry: usize,
        lines: Range<usize>,
        text: &str,
        looks: &Looks<'_>,
    ) -> usize {
        let date = lines.end - 1;
        let look = |at: usize| rows.get(at).and_then(|row| row.spans.first()).map(|span| looks.of(*span));
        let gap = |at: usize| rows.get(at).map_or(0.0, |row| row.line.space_above);
        let size = rows.get(date).map_or(0.0, |row| row.line.size);
        let widest = lines.clone().map(gap).fold(0.0, f32::max);
        let narrowest = lines.clone().map(gap).fold(f32::MAX, f32::min);
        let named = |names: fn(&str) -> bool| {
            lines.clone().find(|at| rows.get(*at).is_some_and(|row| holds(row, names, text)))
        };
        let first_name =
            named(|name| title_points(name) > 0.0).or_else(|| named(|name| company_points(name) > 0.0));
        let is_titled =
            |at: usize| rows.get(at).is_some_and(|row| holds(row, |name| title_points(name) > 0.0, text));
        let above_titled = (entry..lines.start).any(is_titled);
        let holds_names =
            if above_titled && first_name.is_some_and(is_titled) { HOLDS_SECOND_TITLE } else { HOLDS_NAMES };
        let labelled =
            lines.clone().find(|at| rows.get(*at).is_some_and(|row| row.told && names_entry(row, text)));
        // A place right below the date is that of the entry above.
        let is_place =
            |at: usize| rows.get(at).is_some_and(|row| row.periods.is_empty() && is_place(row, text));
        let lines = lines.clone().find(|at| !is_place(*at)).unwrap_or(date)..lines.end;
        let points = |at: usize| {
            let mut points = 0.0;
            if date - at == self.before {
                points += IN_PATTERN;
            }
            if look(at)
                .zip(look(self.first))
                .is_some_and(|(look, first)| look.is_like(&first) && look.caps == first.caps)
            {
                points += SET_LIKE_FIRST;
            }
            if gap(at) == widest && widest > narrowest + GAP * size {
                points += LARGER_GAP;
            }
            if first_name.is_some_and(|name| at <= name) {
                points += holds_names;
            }
            if labelled == Some(at) {
                points += LABELLED;
            }
            points
        };
        // Of equals, the line nearest to the pattern's.
        let order = |at: usize| (points(at), std::cmp::Reverse((date - at).abs_diff(self.before)));
        let best = lines.max_by(|a, b| {
            let ((of_a, near_a), (of_b, near_b)) = (order(*a), order(*b));
            of_a.total_cmp(&of_b).then(near_a.cmp(&near_b))
        });
        best.unwrap_or(date)
    }
}

/// Whether a row is a date behind its label: `From: 2012 – 2015`.
fn is_labelled_date(rows: &[Row<'_>], at: usize, text: &str) -> bool {
    rows.get(at).is_some_and(|row| labels::leading(row.whole.of(text)) == Some(Label::Date))
}

/// The first line below the labelled date of a stretch of head lines with names above that date: where each entry ends
/// with its date, what stands below belongs to the next one, whose own date stands below what was done.
fn names_below_date(rows: &[Row<'_>], group: &Range<usize>, text: &str) -> Option<usize> {
    let date = group.clone().find(|at| rows.get(*at).is_some_and(|row| !row.periods.is_empty()))?;
    let below = date + 1;
    (date > group.start && below < group.end && is_labelled_date(rows, date, text)).then_some(below)
}

/// Whether a row is a date, perhaps with its label or a place: right below the date of an entry whose names stand above,
/// that is said once more of it.
fn is_date_alone(rows: &[Row<'_>], at: usize, text: &str) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let ranges: Vec<Range<usize>> = row.periods.iter().map(|period| period.range.clone()).collect();
    let labelled = labels::leading(row.whole.of(text)) == Some(Label::Date);
    let pieces = row.spans.iter().flat_map(|span| piece::cut_out(*span, &ranges, text));
    let pieces = pieces.flat_map(|piece| piece::split_separators(piece, text));
    let is_place = |span: Span| {
        let mut parts = piece::split_commas(span, text);
        piece::take_place(&mut parts, text).is_some() && parts.is_empty()
    };
    labelled || pieces.into_iter().all(is_place)
}

/// Whether a row is a labelled employer, which an entry of labelled facts begins with.
fn names_entry(row: &Row<'_>, text: &str) -> bool {
    matches!(labels::leading(row.whole.of(text)), Some(Label::Company | Label::Name))
}

/// Whether a row is a place that is known and nothing else.
fn is_place(row: &Row<'_>, text: &str) -> bool {
    let whole = row.spans.iter().copied().reduce(Span::to);
    whole.is_some_and(|whole| is_known_place(whole.of(text), vocabulary()))
}

/// Whether one of a row's pieces is what is asked for.
fn holds(row: &Row<'_>, names: fn(&str) -> bool, text: &str) -> bool {
    row.spans.iter().any(|span| names(span.of(text)))
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
    let vocabulary = vocabulary();
    let shown: String = rows
        .get(group.clone())
        .unwrap_or_default()
        .iter()
        .flat_map(|row| &row.spans)
        .map(|span| format!("{} ", span.of(text)))
        .collect();
    let labelled = |row: &Row<'_>| {
        let label = row.spans.first().and_then(|span| labels::leading(span.of(text)));
        matches!(label, Some(Label::Title | Label::Company | Label::Name))
    };
    if rows.get(group.clone()).unwrap_or_default().iter().any(labelled) {
        return true;
    }
    let cues = |set| count_cues(set, &shown);
    let employer = cues(&vocabulary.company) > 0 || vocabulary.has_legal_form(&shown);
    let named = cues(&vocabulary.title) > 0 && employer
        || cues(&vocabulary.degree) > 0 && cues(&vocabulary.school) > 0;
    named && group.len() <= 4
}
