//! `TXT`: what glyphs map to.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
