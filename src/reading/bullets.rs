//! Bullets at the beginning of lines.

use super::{Line, Reading};
use crate::span::Span;
use crate::text::signs::{bullet, letter_bullet};

impl Line {
    /// Its text without the bullet before it; `text` is the reading's.
    pub fn content(&self, text: &str) -> Span {
        self.without_bullet(self.span, text)
    }

    /// Its cells in order; the whole line, where it has none.
    pub fn parts(&self) -> &[Span] {
        if self.cells.is_empty() { std::slice::from_ref(&self.span) } else { &self.cells }
    }

    /// Its cells in order, without the bullet before the first; `text` is the reading's.
    pub fn pieces(&self, text: &str) -> Vec<Span> {
        let mut pieces: Vec<Span> =
            self.parts().iter().map(|cell| self.without_bullet(*cell, text)).collect();
        // A bullet far from its text is a cell of its own.
        if pieces.len() > 1 && pieces.first().is_some_and(|first| first.is_empty()) {
            pieces.remove(0);
        }
        pieces
    }

    /// A part of the line's text without the bullet, if that is its beginning.
    pub fn without_bullet(&self, part: Span, text: &str) -> Span {
        if !self.bullet || part.start() != self.span.start() {
            return part;
        }
        let line = self.span.of(text);
        let length = bullet(line).or_else(|| letter_bullet(line)).unwrap_or_default();
        Span::within(text, (part.start() + length).min(part.end()), part.end()).trimmed(text)
    }
}

/// Marks lines that begin with a lone `o`, the bullet of Word's second level, as list items: two at
/// least, in a text that has no such word within its lines, as languages have whose word it is.
pub(super) fn mark_letters(reading: &mut Reading) {
    let text = &reading.text;
    let is_marked = |line: &Line| letter_bullet(line.span.of(text)).is_some();
    let count = reading.lines.iter().filter(|line| is_marked(line)).take(2).count();
    let is_word = |line: &Line| line.span.of(text).trim_start_matches('o').contains(" o ");
    if count < 2 || reading.lines.iter().any(is_word) {
        return;
    }
    for line in &mut reading.lines {
        line.bullet |= letter_bullet(line.span.of(text)).is_some();
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::ingest::text::ingest;
    use crate::reading::reference;

    fn bullets(text: &str) -> Vec<String> {
        let document: Document = ingest(text.as_bytes()).unwrap();
        let reading = reference(&document);
        let items = reading.lines.iter().filter(|line| line.bullet);
        items.map(|line| line.content(&reading.text).of(&reading.text).to_owned()).collect()
    }

    #[test]
    fn a_letter_is_a_bullet_where_it_is_no_word() {
        assert_eq!(bullets("Fitter\no Repaired looms\no trained two"), ["Repaired looms", "trained two"]);
        assert_eq!(bullets("Dirigiu o\no projeto e\no Brasil o viu"), [] as [&str; 0]);
        assert_eq!(bullets("o Repaired looms"), [] as [&str; 0]);
    }

    #[test]
    fn pieces_are_without_the_bullet() {
        let document = ingest("■\tPython\tRust\n–  2019".as_bytes()).unwrap();
        let reading = reference(&document);
        let pieces = |at: usize| {
            let pieces = reading.lines[at].pieces(&reading.text);
            pieces.into_iter().map(|piece| piece.of(&reading.text)).collect::<Vec<_>>()
        };
        assert_eq!(pieces(0), ["Python", "Rust"]);
        assert_eq!(pieces(1), ["–  2019"]);
    }
}
