//! `PRI`: what a résumé need not say. All rules of the family are patterns so far.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
