//! Findings that are one to a reader of the report.

use super::FileReport;
use crate::finding::{Finding, TextOf};

/// Findings of one rule and severity that point into one text and ask for the same are drawn together.
pub(super) fn groups(file: &FileReport) -> Vec<Vec<&Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for finding in file.counted() {
        let same = |group: &&mut Vec<&Finding>| {
            group.first().is_some_and(|first| {
                first.rule == finding.rule
                    && first.severity == finding.severity
                    && first.help == finding.help
                    && text_of(first) == text_of(finding)
            })
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

fn text_of(finding: &Finding) -> Option<&TextOf> {
    finding.locations.first()?.text_of.as_ref()
}
