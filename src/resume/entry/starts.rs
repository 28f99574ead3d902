//! Where entries begin by the dates in their heads.

use super::model::Row;
use crate::resume::labels;
use crate::resume::look::Looks;
use crate::resume::roles::{company_points, title_points};
use crate::resume::vocabulary::{Label, count_cues, vocabulary};
use std::ops::Range;

/// Where entries begin by the dates in their heads.
pub(super) fn starts_by_date(rows: &[Row<'_>], text: &str, looks: &Looks<'_>) -> Vec<usize> {
    let groups = groups(rows);
    let before = lines_before_date(rows, &groups);
    let mut starts: Vec<usize> = Vec::new();
    for group in &groups {
        let dated: Vec<usize> =
            group.clone().filter(|i| rows.get(*i).is_some_and(|row| !row.periods.is_empty())).collect();
        match dated.as_slice() {
            [] if is_entry_without_date(rows, group, text) => starts.push(group.start),
            [] => {}
            [_] => starts.push(group.start),
            [first, rest @ ..] => {
                starts.push(group.start);
                let pattern = Pattern { first: group.start, before: before.unwrap_or(first - group.start) };
                let mut last = *first;
                for date in rest {
                    starts.push(pattern.start(rows, last + 1..date + 1, text, looks));
                    last = *date;
                }
            }
        }
    }
    starts
}

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
/// Share of the size by which a gap is larger than another.
const GAP: f32 = 0.25;

impl Pattern {
    /// The line among `lines`, the last of which holds the date, that an entry most likely begins with.
    fn start(&self, rows: &[Row<'_>], lines: Range<usize>, text: &str, looks: &Looks<'_>) -> usize {
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
                points += HOLDS_NAMES;
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
