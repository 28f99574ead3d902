//! `KEY`: what the posting asks.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
