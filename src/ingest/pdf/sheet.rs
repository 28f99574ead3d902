//! What a page gives while its operators run.

use super::verdict::Verdict;
use crate::document::{Colour, Image, Paint, Rect, Run};
use crate::limits::Limits;

/// Everything drawn on one page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// 1-based.
    pub number: u32,
    /// Number of the last operator that drew something.
    pub op: u32,
    /// Operators so far that show text.
    pub shows: u32,
    /// Text, in drawing order.
    pub drawn: Vec<Drawn>,
    /// Everything else, in drawing order.
    pub paints: Vec<Paint>,
    /// Pictures.
    pub images: Vec<Image>,
    /// Fonts asked for that could not be loaded.
    pub unread_fonts: u32,
    /// Streams that could not be decoded.
    pub unread_streams: u32,
    /// Why something was left out.
    pub truncated: Option<&'static str>,
}

/// A run and the state that decides whether it can be seen.
#[derive(Debug)]
pub(super) struct Drawn {
    pub run: Run,
    /// Box of the clip.
    pub clip: Rect,
    /// Whether the clip is exactly that box.
    pub clip_is_box: bool,
    /// `Tr`.
    pub mode: u8,
    /// Whether a soft mask was set.
    pub masked: bool,
    /// Whether an optional-content group that is off was open.
    pub layer_off: bool,
    /// Whether a blend mode or a transfer function changes its colour.
    pub blended: bool,
    /// Whether its glyphs are drawn by programs (a Type 3 font).
    pub type3: bool,
    /// Height or width of an em as seen, in points, whichever is less.
    pub thinnest: f32,
    /// Colour of the outline, if it is known, for the modes that draw one.
    pub outline: Option<Option<Colour>>,
    /// For the first glyphs, what their font alone says: nothing is drawn, or in colours of its own.
    pub by_font: Vec<Option<Verdict>>,
    /// Number of the operator.
    pub op: u32,
}

impl Sheet {
    /// Counts an operator that draws.
    pub(super) fn next_op(&mut self) -> u32 {
        self.op = self.op.saturating_add(1);
        self.op
    }
}

/// Work left for the whole document.
#[derive(Debug)]
pub(super) struct Budget {
    /// Operators there were at first.
    all: u64,
    operators: u64,
    glyphs: u32,
    /// Set when an operator or glyph was refused.
    pub spent: bool,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { all: limits.operators, operators: limits.operators, glyphs: limits.glyphs, spent: false }
    }

    /// Takes operators; `false` when none are left.
    pub(super) fn operator(&mut self, count: u64) -> bool {
        match self.operators.checked_sub(count) {
            Some(left) => self.operators = left,
            None => self.spent = true,
        }
        !self.spent
    }

    /// Takes a glyph; `false` when none are left.
    pub(super) fn glyph(&mut self) -> bool {
        match self.glyphs.checked_sub(1) {
            Some(left) => self.glyphs = left,
            None => self.spent = true,
        }
        !self.spent
    }

    /// Operators taken so far.
    pub(super) fn operators_used(&self) -> u64 {
        self.all - self.operators
    }
}
