//! What is changed only if the person says so: what was meant is not ours to tell.

/// What a person wants changed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wishes {
    /// Tracked changes are accepted.
    pub accept_changes: bool,
    /// Tracked changes are rejected.
    pub reject_changes: bool,
    /// Hidden text is removed.
    pub remove_hidden: bool,
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    AcceptChanges,
    RejectChanges,
    RemoveHidden,
}

impl Wishes {
    pub(super) fn has(self, wish: Wish) -> bool {
        match wish {
            Wish::AcceptChanges => self.accept_changes,
            Wish::RejectChanges => self.reject_changes,
            Wish::RemoveHidden => self.remove_hidden,
        }
    }
}

impl Wish {
    /// Why nothing is done without it.
    pub(super) fn why(self) -> &'static str {
        match self {
            Self::AcceptChanges | Self::RejectChanges => {
                "only you know which version is meant: say --accept-changes or --reject-changes"
            }
            Self::RemoveHidden => "only you know whether it is meant to be there: say --remove-hidden",
        }
    }
}
