//! The stable JSON contract.

use serde::Serialize;
use std::io::Write;

/// Writes any part of the contract, followed by a line feed.
pub fn write(report: &impl Serialize, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(text(report)?.as_bytes())?;
    out.write_all(b"\n")
}

/// Any part of the contract.
pub(super) fn text(report: &impl Serialize) -> std::io::Result<String> {
    Ok(serde_json::to_string_pretty(report)?)
}
