//! What the text of a line alone tells: pieces set apart by wide gaps.

use crate::span::Span;
use crate::text::signs;

/// Spaces in a row that a person sees as a gap between two pieces.
const GAP: usize = 3;

/// Pieces of a line between tabs or wide gaps; `line` is a span of `text`.
pub fn cells(text: &str, line: Span) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut start = line.start();
    let mut spaces = 0;
    let mut close = |start: usize, end: usize| {
        let cell = Span::within(text, start, end).trimmed(text);
        if !cell.is_empty() {
            cells.push(cell);
        }
    };
    for (offset, c) in line.of(text).char_indices() {
        let at = line.start() + offset;
        match c {
            // A bullet and the tab after it go with the text they stand before.
            '\t' if is_bullet(text.get(start..at)) => spaces = 0,
            '\t' => {
                close(start, at);
                start = at + 1;
                spaces = 0;
            }
            ' ' | '\u{a0}' => spaces += 1,
            _ => {
                if spaces >= GAP {
                    close(start, at);
                    start = at;
                }
                spaces = 0;
            }
        }
    }
    close(start, line.end());
    cells
}

/// Pieces of a line between tabs alone.
pub fn tabbed(text: &str, line: Span) -> Vec<Span> {
    let mut start = line.start();
    let mut cells = Vec::new();
    for piece in line.of(text).split('\t') {
        cells.push(Span::within(text, start, start + piece.len()).trimmed(text));
        start += piece.len() + 1;
    }
    cells.retain(|cell| !cell.is_empty());
    cells
}

fn is_bullet(piece: Option<&str>) -> bool {
    let mut chars = piece.unwrap_or_default().trim().chars();
    chars.next().is_some_and(|c| c == 'o' || signs::is_bullet(c)) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_end_at_tabs_and_wide_gaps() {
        let text = "Engineer \t2019 – now    Oslo  NO";
        let pieces: Vec<_> = cells(text, Span::whole(text)).iter().map(|cell| cell.of(text)).collect();
        assert_eq!(pieces, ["Engineer", "2019 – now", "Oslo  NO"]);
        let text = "•\tBuilt\t2019";
        let pieces: Vec<_> = cells(text, Span::whole(text)).iter().map(|cell| cell.of(text)).collect();
        assert_eq!(pieces, ["•\tBuilt", "2019"]);
    }
}
