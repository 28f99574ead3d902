//! What is found, and where: the vocabulary that checks, rules and reports share.
//!
//! A check hands over a [`Draft`]; a rule makes a [`Finding`] of it.

mod draft;
mod fingerprint;
mod location;
mod naming;
mod severity;

pub use draft::{Draft, Loss, Weight};
pub use fingerprint::mark;
pub use location::{Location, Role, TextOf};
pub use naming::name_fields;
pub use severity::{Confidence, Evidence, Severity, is_essential};

use crate::wording::Wording;
use serde::Serialize;
use std::collections::BTreeMap;

/// A finding, as the JSON contract has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "finding"))]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The rule's name.
    pub name: String,
    /// After the engine lowered it.
    pub severity: Severity,
    /// Of the rule.
    pub confidence: Confidence,
    /// What is wrong, filled in.
    pub message: Wording,
    /// One thing to do.
    pub help: Wording,
    /// Readers that are hit, in their order.
    pub readers: Vec<String>,
    /// At least one.
    pub locations: Vec<Location>,
    /// What the message was filled with.
    pub data: BTreeMap<String, Wording>,
    /// The fields that it is about, and who loses them.
    #[serde(skip)]
    pub losses: Vec<Loss>,
    /// Whether `atslint fix` knows a repair for it; it makes it where it can prove that it helps.
    pub fixable: bool,
    /// Stable over changes elsewhere in the file: no position goes into it.
    pub fingerprint: String,
    /// Why it does not count, if it is suppressed.
    pub suppressed: Option<String>,
}
