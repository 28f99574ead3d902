//! The words of an entry's header as a person reads them: what a narrow column broke over two lines
//! is one piece again, though a date may stand between its halves in the reading.

use super::Field;
use super::look::Looks;
use super::vocabulary::vocabulary;
use crate::reading::Line;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::{is_dash, is_separator};
use crate::text::words::{folded_words, in_one_line};
use std::ops::Range;

/// Text put together from pieces of a reading; spans of it lead back to the reading.
#[derive(Debug, Clone, Default)]
pub struct HeaderText {
    /// The pieces, each on a line of its own.
    pub text: String,
    /// Bytes of `text`, and the equal bytes of the reading.
    origins: Vec<(Range<usize>, Span)>,
}

impl HeaderText {
    /// Adds a piece of the reading's text on a line of its own; its place in this text.
    pub fn push(&mut self, piece: Span, reading: &str) -> Span {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.append(piece, reading)
    }

    /// Adds a piece that goes on where `last`, the piece added last, broke off.
    pub fn extend(&mut self, last: Span, joint: Joint, piece: Span, reading: &str) -> Span {
        match joint {
            Joint::Space => self.text.push(' '),
            Joint::Dash(dash) => self.text.push(dash),
            Joint::Hyphenated => {}
        }
        last.to(self.append(piece, reading))
    }

    fn append(&mut self, piece: Span, reading: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(piece.of(reading));
        self.origins.push((start..self.text.len(), piece));
        Span::within(&self.text, start, self.text.len())
    }

    /// The field that a span of this text holds. Its place in the reading is one stretch: all of it if
    /// nothing but the break stands between its pieces, otherwise the longest piece. What stands on one line of the
    /// reading is told with the signs that cut it.
    pub fn field(&self, span: Span, reading: &str) -> Field {
        let mut stretches: Vec<Span> = Vec::new();
        for (range, origin) in &self.origins {
            let (start, end) = (range.start.max(span.start()), range.end.min(span.end()));
            if start >= end {
                continue;
            }
            let at = |byte: usize| origin.start() + byte - range.start;
            let place = Span::within(reading, at(start), at(end));
            match stretches.last_mut() {
                Some(last) if is_break(reading.get(last.end()..place.start())) => *last = last.to(place),
                _ => stretches.push(place),
            }
        }
        let value = match stretches.as_slice() {
            [whole] if !whole.of(reading).contains('\n') => in_one_line(whole.of(reading)),
            _ => in_one_line(span.of(&self.text)),
        };
        Field { value, span: stretches.into_iter().max_by_key(|place| place.len()) }
    }
}

fn is_break(between: Option<&str>) -> bool {
    between.is_some_and(|text| text.chars().all(|c| c.is_whitespace() || is_dash(c) || c == '/'))
}

/// How a broken line goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// Between two words.
    Space,
    /// Inside a word, at a hyphen that only the break put there.
    Hyphenated,
    /// After a dash that belongs to the text.
    Dash(char),
}

/// The main text of a header line: its pieces, without dates.
pub struct HeaderLine<'a> {
    /// The line.
    pub line: &'a Line,
    /// Its pieces, in order; never empty.
    pub pieces: &'a [Span],
}

/// Whether the second of two header lines goes on with the last piece of the first, and how: a word is
/// broken at a hyphen, it begins in lower case or with a legal form, the line above ends in a word that only joins, or its first word had no room on
/// the line above, whose text must end before `edge` (in points, if known).
pub fn joint(
    above: &HeaderLine<'_>,
    below: &HeaderLine<'_>,
    edge: Option<f32>,
    text: &str,
    looks: &Looks<'_>,
) -> Option<Joint> {
    let (last, first) = (*above.pieces.last()?, *below.pieces.first()?);
    // What stands apart at the right is a cell of its own, and no line that broke.
    let is_main = |piece: &Span| {
        above.line.cells.iter().find(|cell| cell.contains(*piece)).is_none_or(|cell| cell.contains(last))
    };
    above.pieces.first().filter(|piece| is_main(piece))?;
    let after = text.get(last.end()..)?;
    let begins = first.of(text);
    let lower = begins.chars().next().is_some_and(char::is_lowercase);
    if let Some(dash) = after.chars().next().filter(|c| is_dash(*c)) {
        let hyphen = matches!(dash, '-' | '\u{2010}') && lower;
        return Some(if hyphen { Joint::Hyphenated } else { Joint::Dash(dash) });
    }
    // What a separator ends is whole.
    if after.trim_start_matches([' ', '\u{a0}']).starts_with(ends_piece) {
        return None;
    }
    if !is_left_aligned(above, below, looks) || !looks.of(last).is_like(&looks.of(first)) {
        return None;
    }
    let first_word = folded_words(begins).into_iter().next()?;
    let is_new = vocabulary().at.contains(&first_word);
    let is_form = vocabulary().legal_forms.contains(&first_word)
        || vocabulary().legal_forms.contains(&format!("{first_word}."));
    let crowded = || edge.is_some_and(|edge| had_no_room(last, first, edge, text, looks));
    let open = || {
        let last_word = last.of(text).split_whitespace().next_back().unwrap_or_default();
        vocabulary().is_function_word(&fold(last_word)) && last_word.chars().count() > 1
    };
    ((lower && !is_new) || is_form || open() || crowded()).then_some(Joint::Space)
}

fn ends_piece(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.') || is_separator(c)
}

fn is_left_aligned(above: &HeaderLine<'_>, below: &HeaderLine<'_>, looks: &Looks<'_>) -> bool {
    let left = |line: &HeaderLine<'_>| line.pieces.first().and_then(|piece| looks.bbox(*piece));
    match (left(above), left(below)) {
        (Some(a), Some(b)) => (a.x0 - b.x0).abs() <= 2.0 && above.line.page == below.line.page,
        _ => false,
    }
}

/// Whether the first word of a piece would have reached beyond the edge on the line above.
pub fn had_no_room(last: Span, first: Span, edge: f32, text: &str, looks: &Looks<'_>) -> bool {
    let word = first.of(text).split_whitespace().next().unwrap_or_default();
    let word = Span::within(text, first.start(), first.start() + word.len());
    let (Some(end), Some(word)) = (looks.bbox(last), looks.bbox(word)) else { return false };
    // A quarter of the size is the space of most fonts; a line that broke is at least half full.
    let space = looks.of(last).size / 4.0;
    end.x1 + space + (word.x1 - word.x0) > edge && end.x1 - end.x0 > 2.0 * (word.x1 - word.x0)
}
