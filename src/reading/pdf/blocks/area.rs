//! A box on a page, whichever way the page is turned.

/// A box on a turned page; `y` grows downward.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x0: f32,
    pub(super) top: f32,
    pub(super) x1: f32,
    pub(super) bottom: f32,
}

impl Area {
    pub(super) fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            top: self.top.min(other.top),
            x1: self.x1.max(other.x1),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether both share a height.
    pub(super) fn level(&self, other: &Self) -> bool {
        self.top <= other.bottom && self.bottom >= other.top
    }

    /// Whether both share a part of the width.
    pub(super) fn in_line(&self, other: &Self) -> bool {
        self.x0 <= other.x1 && self.x1 >= other.x0
    }
}
