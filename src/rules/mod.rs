//! Rules: what they are, how they are loaded and chosen, and how they become findings.
//!
//! A rule is a TOML file under `rules/<family>/`. Its `[detect.*]` table names a data detector
//! ([`detect`]) or a test of [`crate::checks`]. A test hands over [`Draft`](crate::finding::Draft)s; the [`engine`] computes
//! severity, fills the message and fingerprints the finding.

pub mod baseline;
pub mod detect;
pub mod engine;
mod expression;
mod load;
mod model;
mod select;
mod setting;
mod severity;

pub use engine::{Skipped, Verdicts};
pub use expression::Expression;
pub use load::RuleSet;
pub use model::{AbsentSection, Builtin, Detect, Metric, MetricName, Pattern, Rule};
pub use select::{Selected, Selection, SeverityChange, UnknownSelector, matching};
