//! Exit codes, the same in every format.

/// Nothing at or above the threshold.
pub const CLEAN: u8 = 0;
/// A finding at or above the threshold.
pub const FINDINGS: u8 = 1;
/// Usage, configuration, I/O or internal error.
pub const FAULT: u8 = 2;
