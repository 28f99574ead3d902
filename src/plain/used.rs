//! Which of the reference's text has found its place in the copy.

use crate::document::fold_ligature;
use crate::reading::Reading;
use crate::resume::Field;
use crate::span::Span;
use crate::text::signs::{is_invisible, is_separator};
use crate::text::words::in_one_line;

/// The text of the reference, and what of it is used.
pub(super) struct Used<'a> {
    text: &'a str,
    /// One a byte.
    bytes: Vec<bool>,
}

impl<'a> Used<'a> {
    /// Nothing is used yet.
    pub fn new(reference: &'a Reading) -> Self {
        Self { text: &reference.text, bytes: vec![false; reference.text.len()] }
    }

    /// The words of a span, which are now used.
    pub fn take(&mut self, span: Span) -> String {
        self.fill(span.start(), span.len());
        shown(span.of(self.text))
    }

    /// The value of a field whose words all stand within a span, which are now used. A value that was put
    /// together from two lines has a span of one of them only.
    pub fn take_field(&mut self, field: &Field, within: Span) -> String {
        let of_span = field.span.map(|span| self.take(span)).unwrap_or_default();
        let value = shown(&field.value);
        if of_span != value {
            let mut taken: Vec<&str> = of_span.split_whitespace().collect();
            for word in value.split_whitespace() {
                if let Some(at) = taken.iter().position(|known| *known == word) {
                    taken.swap_remove(at);
                } else if !self.take_word(word, within) {
                    self.take_broken(word, within);
                }
            }
        }
        value
    }

    /// Uses the first place of a word that is not used yet; whether there is one.
    fn take_word(&mut self, word: &str, within: Span) -> bool {
        let inner = within.of(self.text);
        let place = places(inner, word).find(|at| self.is_unused(within.start() + at, word.len()));
        if let Some(at) = place {
            self.fill(within.start() + at, word.len());
        }
        place.is_some()
    }

    /// Uses the two halves of a word that a hyphen at the end of a line broke.
    fn take_broken(&mut self, word: &str, within: Span) {
        let inner = within.of(self.text);
        for (middle, _) in word.char_indices().skip(1) {
            let (first, second) = word.split_at(middle);
            let unused = |at: &usize, length: usize| self.is_unused(within.start() + at, length);
            let broken = |at: &usize| {
                let after = inner.get(at + first.len()..).unwrap_or_default();
                after.starts_with(['-', '\u{2010}', '\u{ad}'])
            };
            let Some(upper) = places(inner, first).filter(broken).find(|at| unused(at, first.len())) else {
                continue;
            };
            let begins_line = |at: &usize| inner.get(..*at).is_some_and(|above| above.ends_with('\n'));
            let lower = places(inner, second).filter(|at| *at > upper && begins_line(at));
            if let Some(lower) = lower.into_iter().find(|at| unused(at, second.len())) {
                self.fill(within.start() + upper, first.len());
                self.fill(within.start() + lower, second.len());
                return;
            }
        }
    }

    fn is_unused(&self, start: usize, length: usize) -> bool {
        self.bytes.get(start..start + length).is_some_and(|bytes| bytes.iter().all(|used| !used))
    }

    fn fill(&mut self, start: usize, length: usize) {
        if let Some(bytes) = self.bytes.get_mut(start..start + length) {
            bytes.fill(true);
        }
    }

    /// The pieces of a span that are not used and hold a letter or a digit, in order.
    pub fn rest(&self, span: Span) -> Vec<Span> {
        let mut pieces: Vec<(usize, usize)> = Vec::new();
        for (at, c) in span.of(self.text).char_indices() {
            let at = span.start() + at;
            if self.bytes.get(at).copied().unwrap_or(true) {
                continue;
            }
            let end = at + c.len_utf8();
            match pieces.last_mut() {
                Some((_, last)) if *last == at => *last = end,
                _ => pieces.push((at, end)),
            }
        }
        let spans =
            pieces.into_iter().map(|(start, end)| trimmed(Span::within(self.text, start, end), self.text));
        spans.filter(|piece| shown(piece.of(self.text)).chars().any(char::is_alphanumeric)).collect()
    }

    /// What stands between two spans, the first of which is before the other.
    pub fn between(&self, first: Span, second: Span) -> &'a str {
        self.text.get(first.end()..second.start()).unwrap_or_default()
    }

    /// The text of a span.
    pub fn of(&self, span: Span) -> &'a str {
        span.of(self.text)
    }
}

/// A span without white space and separators at its edges.
fn trimmed(span: Span, text: &str) -> Span {
    // A hyphen may be that of a broken word.
    let separates = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '–' | '—') || is_separator(c)
    };
    let inner = span.of(text);
    let begins = inner.trim_start_matches(separates);
    let start = span.start() + (inner.len() - begins.len());
    Span::within(text, start, start + begins.trim_end_matches(separates).len())
}

/// Where a word stands in a text, not as a part of another.
fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let before = move |at: usize| text.get(..at).and_then(|text| text.chars().next_back());
    let after = move |at: usize| text.get(at + word.len()..).and_then(|text| text.chars().next());
    text.match_indices(word).map(|(at, _)| at).filter(move |at| apart(before(*at)) && apart(after(*at)))
}

/// Text as the copy has it: white space folded, ligatures as their letters, and without what has no
/// meaning outside the font or file it came from (icons, control characters).
pub(super) fn shown(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // A word goes on after a soft hyphen or a zero-width character.
            _ if is_invisible(c) => {}
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fffe}' | '\u{ffff}' => kept.push(' '),
            _ if c.is_control() => kept.push(' '),
            _ => match fold_ligature(c) {
                Some(letters) => kept.push_str(letters),
                None => kept.push(c),
            },
        }
    }
    in_one_line(&kept)
}
