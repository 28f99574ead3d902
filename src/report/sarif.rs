//! SARIF 2.1.0 (OASIS), as code scanning services read it.

use super::place::in_words;
use super::{FileReport, Report, json, with_help};
use crate::finding::{Confidence, Finding, Location, Severity};
use crate::rules::{Rule, RuleSet};
use crate::wording::visible;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes one run over all files. Only rules that found something are described.
pub fn write(report: &Report, rules: &RuleSet, out: &mut dyn Write) -> std::io::Result<()> {
    let found: BTreeSet<&str> =
        report.files.iter().flat_map(|file| &file.findings).map(|finding| finding.rule.as_str()).collect();
    let described: Vec<&Rule> = found.iter().filter_map(|id| rules.get(id)).collect();
    let results: Vec<Value> = report.files.iter().flat_map(|file| results(file, &described)).collect();
    let faults: Vec<Value> = report.files.iter().filter_map(fault).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": report.tool.name,
                "version": report.tool.version,
                "rules": described.iter().map(|rule| describe(rule)).collect::<Vec<_>>(),
            }},
            "invocations": [{
                "executionSuccessful": faults.is_empty(),
                "toolExecutionNotifications": faults,
            }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    json::write(&log, out)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn describe(rule: &Rule) -> Value {
    let precision = match rule.confidence {
        Confidence::High => "very-high",
        Confidence::Medium => "high",
        Confidence::Low => "medium",
    };
    json!({
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explain.trim()},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"precision": precision, "tags": [rule.family()], "references": rule.references},
    })
}

fn results(file: &FileReport, rules: &[&Rule]) -> Vec<Value> {
    let result = |finding: &Finding| {
        let index = rules.iter().position(|rule| rule.id == finding.rule);
        let text = with_help(visible(&finding.message), "Help", finding);
        let suppressed = finding.suppressed.iter();
        let suppressions: Vec<Value> =
            suppressed.map(|reason| json!({"kind": "external", "justification": visible(reason)})).collect();
        let mut result = json!({
            "ruleId": finding.rule,
            "level": level(finding.severity),
            "message": {"text": text},
            "locations": [main_location(file, finding)],
            "partialFingerprints": {"atslint/v1": finding.fingerprint},
            "suppressions": suppressions,
            "properties": {"readers": finding.readers},
        });
        if let Some(index) = index {
            result["ruleIndex"] = json!(index);
        }
        // The standard wants each place once; two words of one line may have the same.
        let mut others: Vec<Value> = Vec::new();
        for other in finding.locations.iter().skip(1).map(|other| location(file, other)) {
            if !others.contains(&other) {
                others.push(other);
            }
        }
        if !others.is_empty() {
            result["relatedLocations"] = json!(others);
        }
        result
    };
    file.findings.iter().map(result).collect()
}

/// The place that stands for the finding: a result without one is dropped by services that show files.
fn main_location(file: &FileReport, finding: &Finding) -> Value {
    let whole = Location::file();
    let mut place = location(file, finding.locations.first().unwrap_or(&whole));
    if let Some(words) = in_words(finding) {
        place["message"] = json!({"text": words});
    }
    place
}

/// A place in a file that has pages, not lines: the first line stands for the file, page and box are in
/// the properties (points of PDF user space).
fn location(file: &FileReport, location: &Location) -> Value {
    let mut place = json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(&file.path)},
            "region": {"startLine": 1, "startColumn": 1},
        },
        "properties": {
            "page": location.page, "bbox": location.bbox, "part": location.part, "paragraph": location.paragraph,
        },
    });
    if !location.text.is_empty() {
        place["physicalLocation"]["region"]["snippet"] = json!({"text": visible(&location.text)});
    }
    place
}

fn fault(file: &FileReport) -> Option<Value> {
    let fault = file.error.as_ref()?;
    Some(json!({
        "level": "error",
        "descriptor": {"id": fault.code},
        "message": {"text": visible(&fault.message)},
        "locations": [location(file, &Location::file())],
    }))
}

/// A path as a URI reference (RFC 3986): relative paths stay relative to where the run began.
fn uri(path: &str) -> String {
    const KEPT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    let path = path.replace('\\', "/");
    let encoded = utf8_percent_encode(&path, KEPT).to_string();
    if path.starts_with('/') { format!("file://{encoded}") } else { encoded }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("cv/Ada Lark, 2026.pdf"), "cv/Ada%20Lark%2C%202026.pdf");
        assert_eq!(uri("/tmp/é.pdf"), "file:///tmp/%C3%A9.pdf");
        assert_eq!(uri("a\\b.pdf"), "a/b.pdf");
    }
}
