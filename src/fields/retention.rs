//! What a reader gets of a field.

use crate::span::Span;
use serde::{Serialize, Serializer};

/// What a reader gets of a field; spans are bytes of the reader's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub enum Retention {
    /// Whole and equal.
    Kept,
    /// In one piece, with this text instead.
    Changed(Span),
    /// Absent, or torn apart.
    Lost,
    /// Whole, but nearer to another entry.
    Misplaced(Span),
    /// We cannot tell.
    Unknown,
}

impl Retention {
    /// The word of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Changed(_) => "changed",
            Self::Lost => "lost",
            Self::Misplaced(_) => "misplaced",
            Self::Unknown => "unknown",
        }
    }

    /// Where the reader has the field, if it is not whole but there.
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Changed(span) | Self::Misplaced(span) => Some(span),
            Self::Kept | Self::Lost | Self::Unknown => None,
        }
    }
}

impl Serialize for Retention {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
