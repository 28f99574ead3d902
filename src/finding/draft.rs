//! What a check hands over: a finding without severity, words or fingerprint.

use super::location::Location;
use crate::fields::ReaderSet;
use crate::wording::Wording;
use std::collections::BTreeMap;

/// A finding in the making.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// What the engine computes the severity from.
    pub weight: Weight,
    /// Readers that are hit.
    pub readers: ReaderSet,
    /// Where; the first is the primary one.
    pub locations: Vec<Location>,
    /// What fills the message's placeholders.
    pub data: BTreeMap<String, Wording>,
    /// Whether the repair that there is for the rule has nothing to go by here.
    pub beyond_repair: bool,
}

/// Places of one finding that are listed, the primary one among them.
const MOST_PLACES: usize = 10;

impl Draft {
    /// A draft at a place.
    pub fn at(weight: Weight, location: Location) -> Self {
        Self { weight, locations: vec![location], ..Self::default() }
    }

    /// A draft about the whole file.
    pub fn at_file(weight: Weight) -> Self {
        Self::at(weight, Location::file())
    }

    /// With words of ours for a placeholder, which may quote the document.
    pub fn with(mut self, key: &str, value: impl Into<Wording>) -> Self {
        self.data.insert(key.to_owned(), value.into());
        self
    }

    /// With words of the document for a placeholder.
    pub fn quoting(self, key: &str, text: &str) -> Self {
        self.with(key, Wording::quote(text))
    }

    /// Beyond repair, if so.
    pub fn beyond_repair(self, beyond_repair: bool) -> Self {
        Self { beyond_repair, ..self }
    }

    /// With another place.
    pub fn and(mut self, location: Location) -> Self {
        self.locations.push(location);
        self
    }

    /// With more places, as many as a finding lists; the others are not even looked up.
    pub fn and_all(mut self, locations: impl IntoIterator<Item = Location>) -> Self {
        let room = MOST_PLACES.saturating_sub(self.locations.len());
        self.locations.extend(locations.into_iter().take(room));
        self
    }

    /// With the readers that are hit.
    pub fn hitting(mut self, readers: ReaderSet) -> Self {
        self.readers = self.readers.or(readers);
        self
    }
}

/// What severity rests on; see the design's rule of severity.
#[derive(Debug, Clone, Default)]
pub enum Weight {
    /// The file is not read at all, or text is hidden or instructs a machine: as grave as the rule
    /// allows.
    Fatal,
    /// Fields that readers lose.
    Losses(Vec<Loss>),
    /// Content other than fields that some readers lose or change; `essential` when it is a whole
    /// section or a required keyword. Counted over `Draft::readers`.
    Readers {
        /// Whether half of the voting readers makes it an error.
        essential: bool,
    },
    /// Probable, or less important.
    Warning,
    /// Advice.
    #[default]
    Note,
}

/// A field and the readers that do not get it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Loss {
    /// Index into the subject's survival.
    pub field: usize,
    /// Readers that lose or change it.
    pub lost: ReaderSet,
    /// Readers that put it elsewhere.
    pub misplaced: ReaderSet,
}

impl Loss {
    /// Readers that lose, change or misplace it.
    pub fn readers(self) -> ReaderSet {
        self.lost.or(self.misplaced)
    }
}
