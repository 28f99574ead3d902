//! The file of `check --baseline`.

use super::output::{self, Reads};
use crate::report::{self, FileReport};
use crate::rules::baseline::Baseline;
use miette::{IntoDiagnostic, miette};
use std::path::Path;

/// A baseline, and what it is called in reports.
#[derive(Debug)]
pub struct Accepted {
    baseline: Baseline,
    reason: String,
}

impl Accepted {
    /// Reads a baseline.
    pub fn read(path: &Path) -> miette::Result<Self> {
        let shown = path.display();
        let text = std::fs::read_to_string(path).map_err(|cause| {
            miette!(help = "--write-baseline makes the file", "cannot read the baseline {shown}: {cause}")
        })?;
        let baseline = Baseline::read(&text).map_err(|why| miette!("{shown} is no baseline: {why}"))?;
        Ok(Self { baseline, reason: format!("in the baseline {shown}") })
    }

    /// Leaves out of the count what the baseline holds.
    pub fn accept(&self, file: &mut FileReport) {
        for finding in file.findings.iter_mut().filter(|finding| finding.suppressed.is_none()) {
            if self.baseline.holds(&file.path, finding) {
                finding.suppressed = Some(self.reason.clone());
            }
        }
    }
}

/// Writes what is found in some files as the baseline.
pub fn write(path: &Path, reads: &Reads, files: &[FileReport]) -> miette::Result<()> {
    let found = files.iter().flat_map(|file| file.counted().map(|finding| (file.path.as_str(), finding)));
    let mut bytes = Vec::new();
    report::json::write(&Baseline::of(found), &mut bytes).into_diagnostic()?;
    output::refuse_other_format(path, &["json"])?;
    output::write(path, &bytes, reads, &mut std::io::sink())
}
