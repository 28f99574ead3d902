//! The words that prove why text cannot be seen.

use crate::document::{PaintKind, Rect};
use crate::ingest::pdf::sheet::Drawn;
use crate::ingest::pdf::verdict::Why;

/// The words that prove a reason.
pub(super) fn proof(why: Why, drawn: &Drawn, crop: Rect) -> String {
    let corners = |r: Rect| format!("({:.0}, {:.0}) to ({:.0}, {:.0})", r.x0, r.y0, r.x1, r.y1);
    match why {
        Why::Layer => "in an optional-content group that is off".to_owned(),
        Why::RenderMode => format!("text render mode {}", drawn.mode),
        Why::Transparent => format!("opacity {:.2}", drawn.run.opacity),
        Why::Masked => "behind a soft mask".to_owned(),
        Why::Blended => "mixed with what is behind it by a blend mode".to_owned(),
        Why::NoShape => "its font draws nothing for it".to_owned(),
        Why::OffPage(at) => format!("at {}, the page is {}", corners(at), corners(crop)),
        Why::Clipped if drawn.clip_is_box => format!("the clip is {}", corners(drawn.clip)),
        Why::Clipped => format!("the clip is a shape inside {}", corners(drawn.clip)),
        Why::Tiny => format!("{:.2} pt as seen", drawn.thinnest),
        Why::Covered(PaintKind::Image) => "an image is painted over it".to_owned(),
        Why::Covered(PaintKind::Shading) => "a shading is painted over it".to_owned(),
        Why::Covered(PaintKind::Annotation) => "an annotation lies over it".to_owned(),
        Why::Covered(PaintKind::Stroke) => "a line is painted over it".to_owned(),
        Why::Covered(PaintKind::Fill) => "a filled shape is painted over it".to_owned(),
        Why::CoveredByText => "larger text is painted over it".to_owned(),
        Why::UnknownColour => "text in a pattern or an ink of its own".to_owned(),
        Why::Colour(behind) => {
            let text = drawn.run.colour.map(|colour| colour.to_string()).unwrap_or_default();
            match behind {
                Some(behind) => format!("{text} on {behind}"),
                None => format!("{text} on a picture, a pattern or a shape"),
            }
        }
    }
}
