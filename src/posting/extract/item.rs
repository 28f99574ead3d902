//! What a sentence names, and which of its words stand for it.

use crate::lexicon::TermKind;
use crate::posting::RequirementKind;

/// Something a sentence names, before it is known how much it is wanted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) term: String,
    pub(super) kind: RequirementKind,
    /// First word of the sentence.
    pub(super) first: usize,
    /// Last word.
    pub(super) last: usize,
    pub(super) value: Option<String>,
}

/// Words of a sentence that an item already stands for.
#[derive(Debug)]
pub(super) struct Taken(Vec<Use>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Free,
    /// Part of an item.
    Item,
    /// Explains an item (the fields of a degree); no item of its own.
    Shade,
}

impl Taken {
    pub(super) fn new(words: usize) -> Self {
        Self(vec![Use::Free; words])
    }

    pub(super) fn free(&self, first: usize, last: usize) -> bool {
        (first..=last).all(|at| self.0.get(at) == Some(&Use::Free))
    }

    pub(super) fn take(&mut self, first: usize, last: usize) {
        self.mark(first, last, Use::Item);
    }

    pub(super) fn shade(&mut self, at: usize) {
        self.mark(at, at, Use::Shade);
    }

    pub(super) fn mark(&mut self, first: usize, last: usize, mark: Use) {
        for at in first..=last {
            if let Some(slot) = self.0.get_mut(at) {
                *slot = mark;
            }
        }
    }
}

/// What a known term asks for.
pub(super) fn kind_of(kind: TermKind) -> RequirementKind {
    match kind {
        TermKind::Skill => RequirementKind::Skill,
        TermKind::Tool => RequirementKind::Tool,
        TermKind::Soft => RequirementKind::Soft,
        TermKind::Certification => RequirementKind::Certification,
        TermKind::License => RequirementKind::License,
        TermKind::Authorization => RequirementKind::Authorization,
        TermKind::Schedule => RequirementKind::Schedule,
        TermKind::Clearance => RequirementKind::Clearance,
    }
}
