//! What we say, with pieces of a document in it: the pieces can be left out again.

mod visible;

pub use visible::{is_unprintable, visible};

use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;

/// Wording of ours that may quote a document.
///
/// Numbers and constant texts become words of ours by themselves. Any other text has to be given as
/// one or the other, by [`Wording::ours`] or [`Wording::quote`], so that no document text gets into a
/// message as if it were ours.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Wording {
    text: String,
    /// Bytes of `text` that a document says, each from its first to one past its last, in order, none
    /// empty.
    quotes: Vec<(usize, usize)>,
}

impl Wording {
    /// Wording of ours.
    pub fn ours(text: impl Into<String>) -> Self {
        Self { text: text.into(), quotes: Vec::new() }
    }

    /// Wording of a document.
    pub fn quote(text: &str) -> Self {
        Self::default().quoting(text)
    }

    /// Wording of a document in quotation marks.
    pub fn quotation(text: &str) -> Self {
        Self::from("\u{201c}").quoting(text).saying("\u{201d}")
    }

    /// Wording of ours in which a piece is a document's, wherever it occurs.
    pub fn holding(text: &str, piece: &str) -> Self {
        if piece.is_empty() {
            return Self::ours(text);
        }
        let mut parts = text.split(piece);
        let first = Self::ours(parts.next().unwrap_or_default());
        parts.fold(first, |words, part| words.quoting(piece).saying(part))
    }

    /// A number of things: `1 word`, `3 words`.
    pub fn count(number: usize, one: &str, several: &str) -> Self {
        Self::from(number).saying(" ").saying(if number == 1 { one } else { several })
    }

    /// These words, then words of ours.
    pub fn saying(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// These words, then words of a document.
    pub fn quoting(mut self, text: &str) -> Self {
        if !text.is_empty() {
            self.quotes.push((self.text.len(), self.text.len() + text.len()));
            self.text.push_str(text);
        }
        self
    }

    /// These words, then others.
    pub fn then(mut self, more: &Self) -> Self {
        let start = self.text.len();
        self.text.push_str(&more.text);
        self.quotes.extend(more.quotes.iter().map(|(from, to)| (start + from, start + to)));
        self
    }

    /// Some words with others between them.
    pub fn join(pieces: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let joined = |all: Option<Self>, next: Self| {
            Some(match all {
                None => next,
                Some(all) => all.saying(between).then(&next),
            })
        };
        pieces.into_iter().fold(None, joined).unwrap_or_default()
    }

    /// The same words as the beginning of a sentence; what a document says stays as it is.
    pub fn sentence(&self) -> String {
        let mut chars = self.text.chars();
        match chars.next() {
            Some(first) if self.quotes.first().is_none_or(|(start, _)| *start > 0) => {
                first.to_uppercase().chain(chars).collect()
            }
            _ => self.text.clone(),
        }
    }

    /// The same words with the length of each quote in its place.
    pub fn redacted(&self) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        for (from, to) in self.quotes.iter().copied() {
            text.push_str(self.text.get(at..from).unwrap_or_default());
            text.push_str(&placeholder(self.text.get(from..to).unwrap_or_default()));
            at = to;
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        Self::ours(text)
    }
}

/// What lengths are rounded up to, in characters: the length of a date or number would help to guess it.
const ROUNDED: usize = 20;

/// What stands for a text that is left out: `[text, up to 20 characters]`.
pub fn placeholder(text: &str) -> String {
    match text.chars().count().next_multiple_of(ROUNDED) {
        0 => String::new(),
        count => format!("[text, up to {count} characters]"),
    }
}

impl Deref for Wording {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl Serialize for Wording {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl From<&'static str> for Wording {
    fn from(text: &'static str) -> Self {
        Self::ours(text)
    }
}

macro_rules! from_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Wording {
            fn from(number: $number) -> Self {
                Self::ours(number.to_string())
            }
        }
    )*};
}

from_numbers!(usize, u64, u32, i32, f64);

#[cfg(test)]
mod tests {
    use super::Wording;

    #[test]
    fn only_quotes_are_left_out() {
        let name = Wording::from("your ").then(&Wording::ours("name ").quoting("Ada Lark").saying(" is"));
        let all = Wording::join([name, Wording::quote("é"), Wording::quote("")], "; ");
        assert_eq!(&*all, "your name Ada Lark is; é; ");
        assert_eq!(
            &*all.redacted(),
            "your name [text, up to 20 characters] is; [text, up to 20 characters]; "
        );
        assert_eq!(all.redacted().redacted(), all.redacted());
        assert_eq!(all.sentence(), "Your name Ada Lark is; é; ");
        assert_eq!(Wording::quote("ada.example").saying(" is a link").sentence(), "ada.example is a link");
        let path = Wording::holding("cannot read ada.pdf: no ada.pdf", "ada.pdf");
        assert_eq!(
            &*path.redacted(),
            "cannot read [text, up to 20 characters]: no [text, up to 20 characters]"
        );
    }
}
