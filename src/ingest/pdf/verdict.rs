//! The reasons for which text cannot be seen.

use crate::document::{Colour, HiddenBy, PaintKind, Rect};

/// Why a glyph cannot be seen, and whether that is beyond doubt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verdict {
    pub why: Why,
    pub doubtful: bool,
}

impl Verdict {
    pub(super) fn sure(why: Why) -> Self {
        Self { why, doubtful: false }
    }

    pub(super) fn doubtful(why: Why) -> Self {
        Self { why, doubtful: true }
    }
}

/// The reasons, with the facts that their proof names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Why {
    Layer,
    RenderMode,
    Transparent,
    Masked,
    Blended,
    /// The font has nothing to draw for it.
    NoShape,
    OffPage(Rect),
    Clipped,
    Tiny,
    Covered(PaintKind),
    CoveredByText,
    /// With what lies behind, if it is known.
    Colour(Option<Colour>),
    UnknownColour,
}

impl Why {
    /// The word of the document for it.
    pub(super) fn hidden_by(self) -> HiddenBy {
        match self {
            Self::Layer => HiddenBy::Layer,
            Self::RenderMode => HiddenBy::RenderMode,
            Self::Transparent | Self::Masked | Self::NoShape => HiddenBy::Transparent,
            Self::OffPage(_) => HiddenBy::OffPage,
            Self::Clipped => HiddenBy::Clipped,
            Self::Tiny => HiddenBy::Tiny,
            Self::Covered(_) | Self::CoveredByText => HiddenBy::Covered,
            Self::Colour(_) | Self::UnknownColour | Self::Blended => HiddenBy::Colour,
        }
    }

    /// Whether it ends where the same text is drawn once more.
    pub(super) fn is_overpainting(self) -> bool {
        matches!(self, Self::Covered(_) | Self::Colour(_))
    }
}
