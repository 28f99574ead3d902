//! `DOC`: Word's constructs.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
