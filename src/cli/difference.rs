//! How the text of a reader changes, as a unified diff.

use crate::fix::Changed;
use crate::wording::visible;
use similar::{ChangeTag, TextDiff};
use std::io::Write;

/// Lines that are compared one by one; the time that takes may grow with their square.
const LINES: usize = 5_000;
/// Lines around a change that are shown.
const AROUND: usize = 2;

/// Writes what changes, reader by reader.
pub fn write(changed: &[Changed], out: &mut dyn Write) -> std::io::Result<()> {
    if changed.is_empty() {
        writeln!(out, "no reader gets another text")?;
    }
    for reader in changed {
        writeln!(out, "--- {} before", reader.reader)?;
        writeln!(out, "+++ {} after", reader.reader)?;
        let longest = reader.before.lines().count().max(reader.after.lines().count());
        if longest > LINES {
            writeln!(out, "the text is too long to be compared line by line")?;
            continue;
        }
        lines(&reader.before, &reader.after, out)?;
    }
    Ok(())
}

fn lines(before: &str, after: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let diff = TextDiff::from_lines(before, after);
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        writeln!(out, "{}", hunk.header())?;
        for change in hunk.iter_changes() {
            let sign = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            };
            writeln!(out, "{sign}{}", visible(change.value().trim_end_matches('\n')))?;
        }
    }
    Ok(())
}
