//! The hard tests, one file a family. A check looks at the [`Subject`](crate::subject::Subject) and hands over drafts; it
//! knows neither severity nor words, which are the rule's.
//!
//! The order of [`all`] is the order of claims: the most specific cause of a loss comes first,
//! the generic "field lost" checks last.

mod check;
mod claims;
mod contact;
mod doubts;
mod entries;
mod file;
mod hidden;
mod keywords;
mod layout;
mod losses;
mod privacy;
mod sections;
mod text_layer;
mod word;

pub use check::{ALWAYS_FILLED, Check, Default, Outcome, ParameterFault, Params, Test};
pub use claims::Claims;
pub use contact::{Astray, astray, unprinted};
pub use text_layer::{Code, Mismapped, shown_by_codes};

/// The families' checks, in the order of claims.
const FAMILIES: [&[Check]; 10] = [
    file::CHECKS,
    hidden::CHECKS,
    word::CHECKS,
    text_layer::CHECKS,
    layout::CHECKS,
    sections::CHECKS,
    keywords::CHECKS,
    privacy::CHECKS,
    contact::CHECKS,
    entries::CHECKS,
];

/// Every check; the order is the order of claims.
pub fn all() -> impl Iterator<Item = &'static Check> {
    FAMILIES.into_iter().flatten()
}

/// The check of a name.
pub fn find(name: &str) -> Option<&'static Check> {
    all().find(|check| check.name == name)
}
