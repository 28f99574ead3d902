//! A range of bytes in one text, checked when it is made.

use serde::{Serialize, Serializer, ser::SerializeTuple};

/// A half-open range of bytes of one text: a reading or a posting.
///
/// Only [`Span::new`] and [`Span::within`] make one, so a span never splits a character and never
/// points outside the text it was made for. (A span past the end makes the renderer panic.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span `start..end` of `text`, or `None` if it is reversed, out of bounds or inside a character.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Self> {
        let fits = start <= end && text.is_char_boundary(start) && text.is_char_boundary(end);
        let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        fits.then_some(Self { start, end })
    }

    /// The whole of `text`.
    pub fn whole(text: &str) -> Self {
        Self::within(text, 0, text.len())
    }

    /// The span `start..end` of `text`, moved inward to the nearest character boundaries that fit.
    pub fn within(text: &str, start: usize, end: usize) -> Self {
        let mut start = start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end) }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The part of `text` that it covers; empty if `text` is not the text it was made for.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// Whether `other` lies inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// This span without the white space at its edges.
    pub fn trimmed(self, text: &str) -> Self {
        let inner = self.of(text);
        let start = self.start() + (inner.len() - inner.trim_start().len());
        Self::within(text, start, start + inner.trim().len())
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&self.start)?;
        pair.serialize_element(&self.end)?;
        pair.end()
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn new_refuses_what_does_not_fit() {
        assert!(Span::new("é", 0, 1).is_none());
        assert!(Span::new("ab", 2, 1).is_none());
        assert!(Span::new("ab", 0, 3).is_none());
        assert_eq!(Span::new("ab", 2, 2).map(Span::is_empty), Some(true));
    }

    #[test]
    fn within_widens_to_whole_characters() {
        let span = Span::within("aéb", 2, 2);
        assert_eq!(span.of("aéb"), "é");
        assert_eq!(Span::within("ab", 7, 9).of("ab"), "");
    }

    #[test]
    fn trimmed_drops_edge_space() {
        let text = "  a b ";
        assert_eq!(Span::whole(text).trimmed(text).of(text), "a b");
    }
}
