//! `ENT`: dates and entries.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
