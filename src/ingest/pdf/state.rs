//! The graphics state and, in it, the text state (ISO 32000-2, 8.4 and 9.3).

use super::colour::ColourSpace;
use super::font::LoadedFont;
use crate::document::{Colour, Rect};
use hayro_font::kurbo::Affine;
use std::rc::Rc;

/// What `q` saves and `Q` restores.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// User space to page space.
    pub ctm: Affine,
    /// Box around the clip, in page space.
    pub clip: Rect,
    /// Whether the clip is known to be exactly that box.
    pub clip_is_box: bool,
    /// Fill colour and its space.
    pub fill: Ink,
    /// Stroke colour and its space.
    pub stroke: Ink,
    /// Opacity of fills (`ca`).
    pub fill_alpha: f32,
    /// Opacity of strokes (`CA`).
    pub stroke_alpha: f32,
    /// Opacity of the transparency groups around.
    pub group_alpha: f32,
    /// Whether a soft mask is set.
    pub masked: bool,
    /// Whether a blend mode other than `Normal`, or a transfer function, is set.
    pub blended: bool,
    /// Line width in user space.
    pub line_width: f32,
    /// Text parameters.
    pub text: TextState<'a>,
}

/// A current colour.
#[derive(Debug, Clone)]
pub(super) struct Ink {
    /// How components are read.
    pub space: ColourSpace,
    /// The colour, if it is a plain one.
    pub colour: Option<Colour>,
}

impl Ink {
    fn black() -> Self {
        Self { space: ColourSpace::Gray, colour: Some(Colour::BLACK) }
    }

    /// Sets the space, with the colour it starts with.
    pub(super) fn set_space(&mut self, space: ColourSpace) {
        self.colour = space.initial();
        self.space = space;
    }

    /// Sets the space and a colour of it.
    pub(super) fn set(&mut self, space: ColourSpace, components: &[f32]) {
        self.colour = space.colour(components);
        self.space = space;
    }

    /// Sets a colour of the current space.
    pub(super) fn set_components(&mut self, components: &[f32]) {
        self.colour = self.space.colour(components);
    }
}

/// Text parameters.
#[derive(Clone)]
pub(super) struct TextState<'a> {
    /// The font, if it could be loaded.
    pub font: Option<Rc<LoadedFont<'a>>>,
    /// `Tf`'s size.
    pub size: f32,
    /// `Tc`.
    pub char_spacing: f32,
    /// `Tw`.
    pub word_spacing: f32,
    /// `Tz`, as a factor.
    pub scale: f32,
    /// `TL`.
    pub leading: f32,
    /// `Ts`.
    pub rise: f32,
    /// `Tr`.
    pub mode: u8,
}

impl State<'_> {
    /// What a page starts with.
    pub(super) fn new() -> Self {
        let far = 1.0e6;
        Self {
            ctm: Affine::IDENTITY,
            clip: Rect { x0: -far, y0: -far, x1: far, y1: far },
            clip_is_box: true,
            fill: Ink::black(),
            stroke: Ink::black(),
            fill_alpha: 1.0,
            stroke_alpha: 1.0,
            group_alpha: 1.0,
            masked: false,
            blended: false,
            line_width: 1.0,
            text: TextState {
                font: None,
                size: 0.0,
                char_spacing: 0.0,
                word_spacing: 0.0,
                scale: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
        }
    }

    /// Narrows the clip. An empty clip keeps a box without area.
    pub(super) fn clip_to(&mut self, bbox: Rect, is_box: bool) {
        let nothing = Rect { x0: self.clip.x0, y0: self.clip.y0, x1: self.clip.x0, y1: self.clip.y0 };
        self.clip = self.clip.intersection(bbox).unwrap_or(nothing);
        self.clip_is_box &= is_box;
    }
}
