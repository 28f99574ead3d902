//! Which readers lose a term that the page shows.

use super::words::Words;
use super::{Candidate, Evidence};
use crate::fields::ReaderSet;
use crate::reading::{Reading, Trace, trace};
use std::cell::OnceCell;

/// The voting readers' texts, read on first use.
pub(super) struct Voters<'a> {
    candidate: Candidate<'a>,
    voters: Vec<Voter<'a>>,
}

struct Voter<'a> {
    reading: &'a Reading,
    words: OnceCell<Words<'a>>,
}

impl<'a> Voters<'a> {
    pub(super) fn new(candidate: Candidate<'a>) -> Self {
        let voting = candidate.readings.iter().zip(candidate.readers).filter(|(_, reader)| reader.votes);
        let voters = voting.map(|(reading, _)| Voter { reading, words: OnceCell::new() }).collect();
        Self { candidate, voters }
    }

    pub(super) fn count(&self) -> usize {
        self.voters.len()
    }

    /// The readers that get a term nowhere: their text does not hold it in any form found on the page,
    /// and none of its places on the page comes through whole.
    pub(super) fn losing(&self, evidence: &[Evidence]) -> ReaderSet {
        let loses =
            |voter: &&Voter| !voter.holds(evidence) && !voter.keeps(self.candidate.reference, evidence);
        self.voters.iter().filter(loses).filter_map(|voter| voter.reading.reader).collect()
    }
}

impl<'a> Voter<'a> {
    fn holds(&self, evidence: &[Evidence]) -> bool {
        let reading: &'a Reading = self.reading;
        let words = self.words.get_or_init(|| Words::new(&reading.text));
        evidence.iter().any(|evidence| !words.find(&evidence.text, false).is_empty())
    }

    fn keeps(&self, reference: &Reading, evidence: &[Evidence]) -> bool {
        evidence.iter().any(|evidence| {
            // What has no glyphs cannot be followed: no loss is claimed.
            matches!(trace(reference, evidence.span, self.reading), Trace::Kept(_) | Trace::Untraceable)
        })
    }
}
