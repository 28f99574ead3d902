//! `PRI`: what a résumé need not say.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
