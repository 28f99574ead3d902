//! What lies behind a glyph, and whether the glyph stands out from it.

use super::near::{Near, OPAQUE, TOUCH, is_broad, share};
use crate::document::{Colour, NO_INK, PaintKind, Rect, SAME_COLOUR, without_slack};
use crate::ingest::pdf::sheet::Drawn;
use crate::ingest::pdf::verdict::{Verdict, Why};

/// What may lie behind a box.
struct Backdrop {
    /// The colour of the page or of the last panel that surely fills the box.
    base: Option<Colour>,
    /// Colours of what may lie over that.
    perhaps: Vec<Colour>,
    /// Whether something of unknown colour may lie there.
    unknown: bool,
}

/// Whether a glyph has the colour of what is behind it.
pub(super) fn colour(drawn: &Drawn, near: &Near<'_>, bbox: Rect) -> Option<Verdict> {
    let Some(colour) = drawn.run.colour else {
        return Some(Verdict::doubtful(Why::UnknownColour));
    };
    let stands_out =
        |ink: Colour, behind: Colour| ink.distance(behind) * drawn.run.opacity.clamp(0.0, 1.0) >= SAME_COLOUR;
    let outlined = drawn.outline.is_some();
    let outline = drawn.outline.flatten();
    let same = |behind: Colour| {
        !stands_out(colour, behind) && outline.is_none_or(|outline| !stands_out(outline, behind))
    };
    let backdrop = backdrop(near, bbox);
    let unsure = backdrop.unknown || backdrop.perhaps.iter().any(|behind| same(*behind));
    if unsure {
        return Some(Verdict::doubtful(Why::Colour(None)));
    }
    let base = backdrop.base.filter(|base| same(*base))?;
    let mixed = drawn.blended || !backdrop.perhaps.is_empty() || near.ink(bbox);
    let doubtful = mixed || (outlined && outline.is_none());
    Some(Verdict { why: Why::Colour(Some(base)), doubtful })
}

fn backdrop(near: &Near<'_>, bbox: Rect) -> Backdrop {
    let inner = without_slack(bbox);
    let mut found = Backdrop { base: Some(Colour::WHITE), perhaps: Vec::new(), unknown: false };
    for paint in &near.below {
        if paint.opacity < NO_INK || share(paint.bbox, bbox) <= TOUCH || !is_broad(paint, bbox) {
            continue;
        }
        let fills = paint.rectangle && paint.bbox.contains(inner);
        let opaque = paint.opacity >= OPAQUE;
        match (paint.kind, paint.colour) {
            (PaintKind::Fill, Some(colour)) if fills && opaque => {
                found = Backdrop { base: Some(colour), perhaps: Vec::new(), unknown: false };
            }
            (PaintKind::Fill, Some(colour)) if fills => {
                let tinted = |behind: Colour| behind.mixed(colour, paint.opacity);
                found.base = found.base.map(tinted);
                found.perhaps.iter_mut().for_each(|behind| *behind = tinted(*behind));
            }
            (_, Some(colour)) => {
                let over = found.base.map(|base| base.mixed(colour, paint.opacity));
                found.perhaps.push(over.unwrap_or(colour));
            }
            (_, None) => {
                if fills && opaque {
                    found.base = None;
                    found.perhaps.clear();
                }
                found.unknown = true;
            }
        }
    }
    found
}
