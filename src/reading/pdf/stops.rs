//! Tab stops: left edges at which the text of several lines starts, beside labels or dates.
//!
//! The content column of a label layout may stand so near to its labels that the gap between them
//! is no wider than two word spaces. What tells it is that content starts at the same place on line
//! after line.

use super::row::Row;
use super::words::Word;

/// Lines that must start at a stop.
const LINES: usize = 3;
/// How far starts may lie from a stop, in points.
const SLACK: f32 = 1.0;
/// Least gap before a stop, in em: wider than a word space, which is a quarter to a third of an em.
const GAP: f32 = 0.42;
/// The widest word space, in em: that of a monospaced font.
const WIDEST_SPACE: f32 = 0.6;
/// Letters and digits that a label has at least; a bullet or a list number has fewer.
const LABEL: usize = 3;

/// Marks the words of a region that start a cell because they stand at a tab stop.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    let gap = least_gap(rows);
    let mut stops = starts_of_lines(rows);
    stops.extend(starts_after_labels(rows, gap));
    for row in rows {
        let mut label = 0;
        for word in &mut row.words {
            let x = word.x0();
            let at_stop = stops.iter().any(|stop| (x - stop).abs() <= SLACK);
            word.at_stop = at_stop && label >= LABEL && word.before.gap >= gap;
            label += letters(word);
        }
    }
}

/// The gap that sets a label apart: clearly wider than the usual word space of the region, so that
/// the even columns of a monospaced font are no tab stops.
fn least_gap(rows: &[Row<'_>]) -> f32 {
    let mut gaps: Vec<f32> =
        rows.iter().flat_map(|row| row.words.iter().skip(1)).map(|word| word.before.gap).collect();
    gaps.sort_by(f32::total_cmp);
    // The lower half: in a table of single words most gaps are gaps between its columns.
    let usual = gaps.get(gaps.len() / 3).copied().unwrap_or(0.0).min(WIDEST_SPACE);
    GAP.max(usual * 1.4)
}

/// Left edges shared by several lines.
fn starts_of_lines(rows: &[Row<'_>]) -> Vec<f32> {
    let mut starts: Vec<f32> = rows.iter().filter_map(|row| row.words.first()).map(Word::x0).collect();
    starts.sort_by(f32::total_cmp);
    let shared = starts.chunk_by(|a, b| b - a < SLACK).filter(|group| group.len() >= LINES);
    shared.filter_map(|group| group.first().copied()).collect()
}

/// Left edges of what follows labels on several lines in a row.
fn starts_after_labels(rows: &[Row<'_>], gap: f32) -> Vec<f32> {
    let after_label = |row: &Row<'_>| -> Vec<f32> {
        let mut label = 0;
        let mut starts = Vec::new();
        for word in &row.words {
            if label >= LABEL && word.before.gap >= gap {
                starts.push(word.x0());
            }
            label += letters(word);
        }
        starts
    };
    let starts: Vec<Vec<f32>> = rows.iter().map(after_label).collect();
    let mut stops = Vec::new();
    for window in starts.windows(LINES) {
        let Some((first, rest)) = window.split_first() else {
            continue;
        };
        let shared = |x: &&f32| rest.iter().all(|row| row.iter().any(|other| (other - **x).abs() <= SLACK));
        stops.extend(first.iter().filter(shared));
    }
    stops
}

fn letters(word: &Word<'_>) -> usize {
    word.atoms.iter().flat_map(|atom| atom.text().chars()).filter(|c| c.is_alphanumeric()).count()
}
