//! `CON`: how to reach the person.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
