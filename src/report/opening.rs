//! What matters most, so that it stands on the first screen of a long report.

use super::FileReport;
use super::groups::groups;
use crate::finding::{Finding, Severity};
use crate::wording::visible;
use std::cmp::Reverse;
use std::io::Write;

/// Findings that are named there.
const NAMED: usize = 3;
/// Lines of findings that fit on a screen of 24 lines with the file's name above.
const SCREEN: usize = 20;

/// Families of findings that strike as many readers, by how early they do: a file that is not opened loses more than a date that is misread.
const FAMILIES: [&str; 10] = ["FIL", "HID", "TXT", "DOC", "LAY", "CON", "ENT", "SEC", "KEY", "PRI"];

/// Writes the gravest findings in a few lines, unless all of them, drawn in `details`, fit on a screen.
pub fn write(file: &FileReport, details: &str, width: usize, out: &mut dyn Write) -> std::io::Result<()> {
    let gravest = gravest(file);
    if gravest.len() < 2 || details.lines().count() <= SCREEN {
        return Ok(());
    }
    writeln!(out, "What matters most (more on each below)\n")?;
    for (number, finding) in (1..).zip(gravest) {
        let first = format!("  {number}. ");
        wrapped(&first, &visible(&finding.message.sentence()), width, out)?;
        if !finding.help.is_empty() {
            wrapped("     To do: ", &visible(&finding.help), width, out)?;
        }
    }
    writeln!(out)
}

/// The first finding of each of the gravest rules.
fn gravest(file: &FileReport) -> Vec<&Finding> {
    let groups = groups(file);
    let mut firsts: Vec<&Finding> = groups.iter().filter_map(|group| group.first().copied()).collect();
    // A note is advice; beside errors and warnings it does not matter most.
    if firsts.iter().any(|finding| finding.severity > Severity::Note) {
        firsts.retain(|finding| finding.severity > Severity::Note);
    }
    let family = |finding: &Finding| FAMILIES.iter().position(|family| finding.rule.starts_with(family));
    firsts
        .sort_by_key(|finding| (Reverse(finding.severity), Reverse(struck(finding, file)), family(finding)));
    let mut named: Vec<&Finding> = Vec::new();
    for finding in firsts {
        if named.iter().all(|other| other.rule != finding.rule) {
            named.push(finding);
        }
    }
    named.truncate(NAMED);
    named
}

/// How many of the readers that vote a finding strikes: all, if it is about the file and not about some.
fn struck(finding: &Finding, file: &FileReport) -> usize {
    let voters = file.voters.iter().filter(|voter| finding.readers.contains(voter)).count();
    if finding.readers.is_empty() { file.voters.len() } else { voters }
}

/// Writes a text behind a beginning, its further lines below its first.
fn wrapped(first: &str, text: &str, width: usize, out: &mut dyn Write) -> std::io::Result<()> {
    let indent = " ".repeat(if first.trim_end().ends_with(':') { 5 } else { first.len() });
    let options = textwrap::Options::new(width).initial_indent(first).subsequent_indent(&indent);
    for line in textwrap::wrap(text, options) {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
