//! `SEC`: sections and their headings.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
