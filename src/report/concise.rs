//! One line a finding.

use super::{FileReport, Report};
use crate::finding::{Finding, Location};
use crate::wording::visible;
use std::io::Write;

/// Writes one line a finding and one a file that could not be read.
pub fn write(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    report.files.iter().try_for_each(|file| write_file(file, out))
}

/// Writes the lines of a file.
pub(super) fn write_file(file: &FileReport, out: &mut dyn Write) -> std::io::Result<()> {
    let path = visible(&file.path);
    if let Some(fault) = &file.error {
        writeln!(out, "{path}: {}: {}", fault.code, visible(&fault.message))?;
    }
    for finding in file.counted() {
        let (severity, place) = (finding.severity.name(), place(finding));
        let message = visible(&finding.message);
        let whereabouts = whereabouts(finding);
        let fixable = if finding.fixable { " [fixable]" } else { "" };
        writeln!(out, "{path}{place}: {severity}[{}] {message}{whereabouts}{fixable}", finding.rule)?;
    }
    Ok(())
}

/// The place as Word shows it.
fn whereabouts(finding: &Finding) -> String {
    let place = finding.locations.first().and_then(Location::told);
    place.map_or(String::new(), |place| format!(" ({place})"))
}

/// Where, as far as one line can say: `:p2`, `:header1.xml`.
fn place(finding: &Finding) -> String {
    let Some(location) = finding.locations.first() else { return String::new() };
    match (location.page, &location.part, location.paragraph) {
        (Some(page), ..) => format!(":p{page}"),
        (None, Some(part), Some(paragraph)) => {
            format!(":{}:{paragraph}", part.rsplit('/').next().unwrap_or(part))
        }
        _ => String::new(),
    }
}
