//! The stable JSON contract.

use serde::Serialize;
use std::io::Write;

/// Writes any part of the contract, followed by a line feed.
pub fn write(report: &impl Serialize, out: &mut dyn Write) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    out.write_all(b"\n")
}
