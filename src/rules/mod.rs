//! Rules: what they are, how they are loaded and chosen, and how they become findings.
//!
//! A rule is a TOML file under `rules/<family>/`. Its `[detect.*]` table names a data detector
//! ([`detect`]) or a test of [`crate::checks`]. A test hands over [`Draft`]s; the [`engine`] computes
//! severity, fills the message and fingerprints the finding.

pub mod baseline;
mod claims;
pub mod detect;
mod draft;
pub mod engine;
mod expression;
mod finding;
mod load;
mod model;
pub mod profile;
mod select;
mod severity;

pub use crate::embedded;
pub use claims::Claims;
pub use draft::{Draft, Loss, Weight};
pub use engine::{Skipped, Verdicts};
pub use expression::Expression;
pub use finding::{Finding, Location, Role, TextOf};
pub use load::RuleSet;
pub use model::{
    AbsentSection, Builtin, Confidence, Detect, Evidence, Metric, MetricName, Pattern, Rule, Severity,
};
pub use select::{Selected, Selection, SeverityChange, UnknownSelector, matching};
pub use severity::is_essential;
