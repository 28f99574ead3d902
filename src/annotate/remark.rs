//! The words of a remark.

use crate::finding::{Finding, Severity, TextOf};
use crate::wording::visible;

/// Who signs remarks.
pub(super) const AUTHOR: &str = env!("CARGO_PKG_NAME");

/// A finding as it is written into a copy.
#[derive(Debug)]
pub(super) struct Remark<'f> {
    /// What it says.
    pub finding: &'f Finding,
    /// Paragraphs of its text, each one line, without control characters.
    pub lines: Vec<String>,
}

impl<'f> Remark<'f> {
    /// The words for a finding.
    pub fn new(finding: &'f Finding) -> Self {
        let severity = match finding.severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Note => "Note",
        };
        let mut lines = vec![format!("{severity}: {}", visible(&finding.message))];
        if !finding.help.is_empty() {
            lines.push(format!("What to do: {}", visible(&finding.help)));
        }
        lines.extend(posting(finding));
        if !finding.readers.is_empty() {
            lines.push(format!("Readers: {}", finding.readers.join(", ")));
        }
        lines.push(format!("({} {})", finding.rule, finding.name));
        Self { finding, lines }
    }
}

/// What the posting says, for a finding that points into it.
fn posting(finding: &Finding) -> Option<String> {
    let mut locations = finding.locations.iter();
    let asked = locations.find(|location| location.text_of == Some(TextOf::Posting))?;
    Some(format!("The posting: “{}”", visible(asked.text.trim())))
}
