//! How grave a finding is: computed from what readers lose, never above the rule's ceiling.

use super::model::Rule;
use super::setting::Setting;
use crate::fields::ReaderSet;
use crate::finding::{Confidence, Draft, Evidence, Loss, Severity, Weight, is_essential};

/// The severity of a draft under a rule.
pub fn of(draft: &Draft, rule: &Rule, setting: &Setting<'_>) -> Severity {
    let proved = match &draft.weight {
        Weight::Fatal => Severity::Error,
        Weight::Losses(losses) => {
            losses.iter().map(|loss| of_loss(loss, setting)).max().unwrap_or(Severity::Note)
        }
        Weight::Readers { .. } if draft.readers.and(setting.voters).is_empty() => Severity::Note,
        Weight::Readers { essential } => {
            if *essential && is_half(draft.readers, setting) {
                Severity::Error
            } else {
                Severity::Warning
            }
        }
        Weight::Warning => Severity::Warning,
        Weight::Note => Severity::Note,
    };
    let cap = match (rule.evidence, rule.confidence) {
        (Evidence::Folklore, _) | (_, Confidence::Low) => Severity::Warning,
        _ => Severity::Error,
    };
    proved.min(rule.severity).min(cap)
}

/// A field that half of the voting readers lose or change is an error if it matters; anything less is
/// a warning, and a note if no voter is hit.
fn of_loss(loss: &Loss, setting: &Setting<'_>) -> Severity {
    if loss.readers().and(setting.voters).is_empty() {
        return Severity::Note;
    }
    let essential = setting.survival.get(loss.field).is_some_and(|s| is_essential(s.field));
    if essential && is_half(loss.lost, setting) { Severity::Error } else { Severity::Warning }
}

fn is_half(readers: ReaderSet, setting: &Setting<'_>) -> bool {
    let hit = readers.and(setting.voters).len();
    hit > 0 && hit * 2 >= setting.voters.len()
}
