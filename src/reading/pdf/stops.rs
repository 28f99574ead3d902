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
/// Letters and digits that a label has at least; a bullet or a list number has fewer.
const LABEL: usize = 3;

/// Marks the words of a region that start a cell because they stand at a tab stop.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    let mut starts: Vec<f32> = rows.iter().filter_map(|row| row.words.first()).map(Word::x0).collect();
    starts.sort_by(f32::total_cmp);
    let stops: Vec<f32> = starts
        .chunk_by(|a, b| b - a < SLACK)
        .filter(|group| group.len() >= LINES)
        .filter_map(|group| group.first().copied())
        .collect();
    for row in rows {
        let mut label = 0;
        for word in &mut row.words {
            let x = word.x0();
            let at_stop = stops.iter().any(|stop| (x - stop).abs() <= SLACK);
            word.at_stop = at_stop && label >= LABEL && word.before.gap >= GAP;
            label += word.atoms.iter().map(letters).sum::<usize>();
        }
    }
}

fn letters(atom: &super::atom::Atom<'_>) -> usize {
    atom.text.chars().filter(|c| c.is_alphanumeric()).count()
}
