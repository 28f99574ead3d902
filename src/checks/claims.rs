//! One loss, one finding: what a check claims, no later check reports again.

use crate::fields::{ReaderId, ReaderSet, Retention};
use crate::finding::Loss;
use crate::resume::Survival;
use crate::subject::Subject;
use std::collections::BTreeSet;

/// The losses that findings have accounted for.
#[derive(Debug, Default)]
pub struct Claims(BTreeSet<(usize, ReaderId)>);

impl Claims {
    /// Takes every loss that is not claimed yet, of the fields that `wanted` picks, for the readers
    /// that `wanted` picks.
    pub fn take(
        &mut self,
        subject: &Subject<'_>,
        mut wanted: impl FnMut(&Survival, ReaderId, Retention) -> bool,
    ) -> Vec<Loss> {
        let mut losses = Vec::new();
        for (field, survival) in subject.survival.iter().enumerate() {
            let mut loss = Loss { field, lost: ReaderSet::default(), misplaced: ReaderSet::default() };
            for (&reader, &retention) in &survival.readers {
                let readers = match retention {
                    Retention::Kept | Retention::Unknown => continue,
                    Retention::Lost | Retention::Changed(_) => &mut loss.lost,
                    Retention::Misplaced(_) => &mut loss.misplaced,
                };
                let key = (field, reader);
                if !self.0.contains(&key) && wanted(survival, reader, retention) {
                    readers.insert(reader);
                    self.0.insert(key);
                }
            }
            if !loss.lost.is_empty() || !loss.misplaced.is_empty() {
                losses.push(loss);
            }
        }
        losses
    }
}
