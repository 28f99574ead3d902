//! Rows become a [`Reading`]: text, origins, lines with their looks.

use super::row::Row;
use super::words::Separator;
use crate::reading::{Line, Origin, Reading};
use crate::span::Span;

/// From which gap on, in em, two pieces of a line are cells of their own: three times the widest
/// word space that justified text shows.
pub(super) const CELL_GAP: f32 = 1.5;

/// How gaps between words are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gaps {
    /// One space.
    Single,
    /// About as many spaces as the gap is wide, as `pdftotext -layout` does.
    Wide,
}

/// Writes rows, in order. `lines` are theirs, still without spans.
pub(super) fn write(rows: &[Row<'_>], mut lines: Vec<Line>, gaps: Gaps) -> Reading {
    let mut draft = Draft::default();
    let mut spans = Vec::with_capacity(rows.len());
    for row in rows {
        spans.push(draft.row(row, gaps));
    }
    let text = draft.text;
    let span = |range: &(usize, usize)| Span::within(&text, range.0, range.1);
    for (line, (whole, cells)) in lines.iter_mut().zip(&spans) {
        line.span = span(whole);
        line.cells = cells.iter().map(span).collect();
    }
    let origin =
        draft.origin.iter().map(|(range, glyph)| Origin { span: span(range), glyph: *glyph }).collect();
    Reading { text, lines, origin, ..Reading::default() }
}

/// The lines of rows of which nobody asks what they look like.
pub(super) fn plain_lines(rows: &[Row<'_>]) -> Vec<Line> {
    rows.iter().map(|row| Line { region: row.region, page: Some(row.page), ..Line::default() }).collect()
}

type Range = (usize, usize);

#[derive(Default)]
struct Draft {
    text: String,
    origin: Vec<(Range, u32)>,
}

impl Draft {
    /// Writes one line and gives its range and its cells'.
    fn row(&mut self, row: &Row<'_>, gaps: Gaps) -> (Range, Vec<Range>) {
        let start = self.text.len();
        let mut cells: Vec<Range> = Vec::new();
        for (index, word) in row.words.iter().enumerate() {
            if index > 0 {
                self.separator(word.before, gaps);
            }
            let from = self.text.len();
            for atom in &word.atoms {
                let at = self.text.len();
                self.text.push_str(atom.text());
                self.origin.push(((at, self.text.len()), atom.id));
            }
            let end = self.text.len();
            match cells.last_mut() {
                Some(cell) if !word.at_stop && word.before.gap.abs() < CELL_GAP => cell.1 = end,
                _ => cells.push((from, end)),
            }
        }
        let end = self.text.len();
        self.text.push('\n');
        ((start, end), cells)
    }

    fn separator(&mut self, before: Separator, gaps: Gaps) {
        let at = self.text.len();
        self.text.push(' ');
        if let Some(glyph) = before.glyph {
            self.origin.push(((at, at + 1), glyph));
        }
        if gaps == Gaps::Wide && before.gap > CELL_GAP {
            // Half an em is about the width of one character.
            let more = (before.gap * 2.0).min(60.0) as usize;
            self.text.extend(std::iter::repeat_n(' ', more.saturating_sub(1)));
        }
    }
}
