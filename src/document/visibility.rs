//! What a person cannot see, in numbers that hold for every format.

use super::Rect;

/// Below this largest difference of a component (0 to 1; 12 of 255 steps, contrast 1.1 to 1) text does not stand out from what
/// is behind it, on a page and in a picture of it. Measured in a hand-made file of 24 cases: white and
/// near-white text differs by up to 8 steps, all that can be read by 45 or more.
pub const SAME_COLOUR: f32 = 0.05;
/// Below this opacity (0 to 1) text leaves no visible ink.
pub const NO_INK: f32 = 0.04;
/// Text smaller than this, in points as seen, cannot be read on paper or at any usual zoom.
pub const TINY: f32 = 2.0;

/// A glyph's box without the slack beside, above and below its ink.
pub fn without_slack(bbox: Rect) -> Rect {
    let (dx, dy) = (bbox.width() * 0.1, bbox.height() * 0.2);
    Rect { x0: bbox.x0 + dx, y0: bbox.y0 + dy, x1: bbox.x1 - dx, y1: bbox.y1 - dy }
}

/// Whether a person can see a run, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Visibility {
    /// Why it cannot be seen; `None` for visible text.
    pub hidden: Option<HiddenBy>,
    /// Set when the file's state says hidden but the proof is not complete (unknown background, ink
    /// in the same box): such text is neither accused nor trusted.
    pub doubtful: bool,
    /// The facts, as `white on #FEFEFE`.
    pub proof: String,
}

impl Visibility {
    /// Plainly visible.
    pub fn visible() -> Self {
        Self::default()
    }

    /// Whether a person sees it, as far as is known.
    pub fn is_visible(&self) -> bool {
        self.hidden.is_none() || self.doubtful
    }
}

/// Why text cannot be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HiddenBy {
    /// Same colour as what is behind it.
    Colour,
    /// Too small to see.
    Tiny,
    /// Outside the visible page.
    OffPage,
    /// Outside the clip.
    Clipped,
    /// Painted over.
    Covered,
    /// PDF text render mode 3 or 7.
    RenderMode,
    /// Opacity 0.
    Transparent,
    /// An optional-content layer that is off.
    Layer,
    /// Word's hidden-text property.
    Vanish,
}
