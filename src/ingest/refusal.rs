//! Why a file gave no document.

use crate::wording::Wording;

/// Why a file gave no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The kind of file is not one that résumés are read from.
    #[error("not a PDF, DOCX or text file")]
    Unsupported,
    /// A password is needed to open it.
    #[error("a password is needed to open the file")]
    NeedsPassword,
    /// It is damaged.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// No bytes in it.
    #[error("the file is empty")]
    Empty,
    /// A cap of [`limits`](crate::limits) was passed: we, not the file, gave up.
    #[error("the file goes beyond what atslint reads: {0}")]
    Limit(String),
    /// A parser panicked: a fault of ours.
    #[error("atslint failed on this file: {0}")]
    Internal(String),
}

impl Refusal {
    /// A cap was passed: its name in [`Limits`](crate::limits::Limits), and what was too much.
    pub fn limit(cap: &str, detail: impl std::fmt::Display) -> Self {
        Self::Limit(format!("{detail} (cap: {cap})"))
    }

    /// Whether we gave up, rather than found the file unreadable.
    pub fn is_ours(&self) -> bool {
        matches!(self, Self::Limit(_) | Self::Internal(_))
    }

    /// What it says; details may hold pieces of the file.
    pub fn words(&self) -> Wording {
        match self {
            Self::Damaged(detail) | Self::Limit(detail) | Self::Internal(detail) => {
                Wording::holding(&self.to_string(), detail)
            }
            Self::Unsupported | Self::NeedsPassword | Self::Empty => Wording::ours(self.to_string()),
        }
    }

    /// A stable word for the JSON error object.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::NeedsPassword => "needs-password",
            Self::Damaged(_) => "damaged",
            Self::Empty => "empty",
            Self::Limit(_) => "limit",
            Self::Internal(_) => "internal",
        }
    }
}
