//! What the text of a line alone tells: pieces set apart by wide gaps, and bullets.

use crate::span::Span;

/// Spaces in a row that a person sees as a gap between two pieces.
const GAP: usize = 3;
/// Characters that stand before a list item; the last two are those of Word's symbol fonts.
const BULLETS: &[char] = &[
    '•', '◦', '▪', '▫', '●', '○', '■', '□', '‣', '⁃', '∙', '·', '–', '—', '-', '*', '►', '➢', '➤', '✓', '✔',
    '\u{f0b7}', '\u{f0a7}',
];

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

fn is_bullet(piece: Option<&str>) -> bool {
    let mut chars = piece.unwrap_or_default().trim().chars();
    chars.next().is_some_and(|c| BULLETS.contains(&c)) && chars.next().is_none()
}

/// Whether a line begins with a bullet that is set off from the text.
pub fn starts_with_bullet(line: &str) -> bool {
    let mut chars = line.chars();
    chars.next().is_some_and(|c| BULLETS.contains(&c)) && chars.next().is_some_and(char::is_whitespace)
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

    #[test]
    fn a_hyphenated_word_is_no_bullet() {
        assert!(starts_with_bullet("• built") && starts_with_bullet("- built"));
        assert!(!starts_with_bullet("-5 °C") && !starts_with_bullet("built"));
    }
}
