//! The reasons for which text cannot be seen, and the words that prove them.

use crate::document::{Colour, HiddenBy, PaintKind, Rect};
use crate::ingest::pdf::sheet::Drawn;

/// Why a glyph cannot be seen, and whether that is beyond doubt.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest::pdf) struct Verdict {
    pub why: Why,
    pub doubtful: bool,
}

impl Verdict {
    pub(in crate::ingest::pdf) fn sure(why: Why) -> Self {
        Self { why, doubtful: false }
    }

    pub(in crate::ingest::pdf) fn doubtful(why: Why) -> Self {
        Self { why, doubtful: true }
    }
}

/// The reasons, with the facts that their proof names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ingest::pdf) enum Why {
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

    pub(super) fn proof(self, drawn: &Drawn, crop: Rect) -> String {
        let corners = |r: Rect| format!("({:.0}, {:.0}) to ({:.0}, {:.0})", r.x0, r.y0, r.x1, r.y1);
        match self {
            Self::Layer => "in an optional-content group that is off".to_owned(),
            Self::RenderMode => format!("text render mode {}", drawn.mode),
            Self::Transparent => format!("opacity {:.2}", drawn.run.opacity),
            Self::Masked => "behind a soft mask".to_owned(),
            Self::Blended => "mixed with what is behind it by a blend mode".to_owned(),
            Self::NoShape => "its font draws nothing for it".to_owned(),
            Self::OffPage(at) => format!("at {}, the page is {}", corners(at), corners(crop)),
            Self::Clipped if drawn.clip_is_box => format!("the clip is {}", corners(drawn.clip)),
            Self::Clipped => format!("the clip is a shape inside {}", corners(drawn.clip)),
            Self::Tiny => format!("{:.2} pt as seen", drawn.thinnest),
            Self::Covered(PaintKind::Image) => "an image is painted over it".to_owned(),
            Self::Covered(PaintKind::Shading) => "a shading is painted over it".to_owned(),
            Self::Covered(PaintKind::Annotation) => "an annotation lies over it".to_owned(),
            Self::Covered(PaintKind::Stroke) => "a line is painted over it".to_owned(),
            Self::Covered(PaintKind::Fill) => "a filled shape is painted over it".to_owned(),
            Self::CoveredByText => "larger text is painted over it".to_owned(),
            Self::UnknownColour => "text in a pattern or an ink of its own".to_owned(),
            Self::Colour(behind) => {
                let text = drawn.run.colour.map(|colour| colour.to_string()).unwrap_or_default();
                match behind {
                    Some(behind) => format!("{text} on {behind}"),
                    None => format!("{text} on a picture, a pattern or a shape"),
                }
            }
        }
    }
}
