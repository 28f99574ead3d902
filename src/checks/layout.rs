//! `LAY`: where text stands on the page.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
