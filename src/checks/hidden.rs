//! `HID`: text that people do not see, or that instructs machines.

use super::Check;

/// The checks of the family.
pub const CHECKS: &[Check] = &[];
