//! The work that layout may cost, in steps.

/// A budget of steps. A step is a comparison of two pieces of text.
#[derive(Debug)]
pub(super) struct Work {
    left: u64,
}

impl Work {
    /// The budget of one reading.
    pub(super) fn of(left: u64) -> Self {
        Self { left }
    }

    /// Takes steps; `false` from the moment on that they are used up.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        self.left = self.left.saturating_sub(steps as u64);
        self.left > 0
    }

    /// Takes steps at once if there are more than these left.
    pub(super) fn takes(&mut self, steps: u64) -> bool {
        let enough = self.left > steps;
        self.left -= if enough { steps } else { 0 };
        enough
    }

    /// Steps that are left.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Whether nothing is left.
    pub(super) fn is_spent(&self) -> bool {
        self.left == 0
    }
}
