//! The formats that machines read, read back by other crates than the ones that wrote them.

use crate::program::{Scratch, sample};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Files with findings of each severity, one that is clean and one that does not exist.
const FILES: [&str; 4] = [
    "samples/demo/cv.docx",
    "samples/LAY003/bad.pdf",
    "samples/clean/ada.pdf",
    "samples/missing, not there.pdf",
];

fn run(format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_atslint"))
        // In CI, annotations are redacted by themselves.
        .env_remove("CI")
        .arg("check")
        .args(FILES)
        .args(["--posting", "samples/demo/posting.txt", "--format", format])
        .args(["--today", "2026-01-15", "--isolated"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "a missing file is a fault in every format");
    String::from_utf8(output.stdout).unwrap()
}

/// Findings of the files, as the JSON contract tells them.
fn findings() -> Vec<Value> {
    let report: Value = serde_json::from_str(&run("json")).unwrap();
    let files = report["files"].as_array().unwrap();
    files.iter().flat_map(|file| file["findings"].as_array().unwrap().clone()).collect()
}

#[test]
fn sarif_is_read_by_its_types_and_every_result_has_a_place() {
    let log: serde_sarif::sarif::Sarif = serde_json::from_str(&run("sarif")).unwrap();
    let [run] = log.runs.as_slice() else { panic!("one run") };
    let rules = run.tool.driver.rules.as_ref().unwrap();
    let results = run.results.as_ref().unwrap();
    assert_eq!(results.len(), findings().len());
    for result in results {
        let id = result.rule_id.as_ref().unwrap();
        assert_eq!(
            rules.get(usize::try_from(result.rule_index.unwrap()).unwrap()).map(|rule| &rule.id),
            Some(id)
        );
        let place = result.locations.as_ref().unwrap().first().unwrap().physical_location.as_ref().unwrap();
        assert!(place.artifact_location.as_ref().unwrap().uri.as_ref().unwrap().starts_with("samples/"));
        assert_eq!(place.region.as_ref().unwrap().start_line, Some(1));
        assert!(result.partial_fingerprints.as_ref().unwrap().contains_key("atslint/v1"));
    }
    let invocation = run.invocations.as_ref().unwrap().first().unwrap();
    assert!(!invocation.execution_successful);
    assert_eq!(invocation.tool_execution_notifications.as_ref().unwrap().len(), 1);
}

#[test]
fn gitlab_lists_every_finding_and_the_fault() {
    let issues: Vec<Value> = serde_json::from_str(&run("gitlab")).unwrap();
    assert_eq!(issues.len(), findings().len() + 1);
    for issue in &issues {
        for key in ["description", "check_name", "fingerprint"] {
            assert!(issue[key].as_str().is_some_and(|text| !text.is_empty()), "{issue}");
        }
        assert!(["info", "minor", "major", "blocker"].contains(&issue["severity"].as_str().unwrap()));
        assert_eq!(issue["location"]["lines"]["begin"], 1);
    }
    let prints: std::collections::BTreeSet<&str> =
        issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), issues.len(), "fingerprints are unique");
}

#[test]
fn junit_is_xml_whose_counts_hold() {
    let xml = run("junit");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let suites: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testsuite")).collect();
    assert_eq!(suites.len(), FILES.len());
    for suite in &suites {
        let count = |tag: &str| suite.descendants().filter(|node| node.has_tag_name(tag)).count().to_string();
        assert_eq!(suite.attribute("tests"), Some(count("testcase").as_str()));
        assert_eq!(suite.attribute("failures"), Some(count("failure").as_str()));
        assert_eq!(suite.attribute("errors"), Some(count("error").as_str()));
    }
    let failed = findings().iter().filter(|finding| finding["severity"] != "note").count();
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("failure")).count(), failed);
}

#[test]
fn github_lines_are_commands_and_nothing_else() {
    let text = run("github");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), findings().len() + 1);
    for line in lines {
        let level = ["::error ", "::warning ", "::notice "].iter().find(|level| line.starts_with(**level));
        assert!(level.is_some() && line.contains("file=samples/") && line.contains(",title="), "{line}");
    }
    assert!(text.contains("file=samples/missing%2C not there.pdf,"));
}

#[test]
fn github_counts_what_it_does_not_show() {
    let scratch = Scratch::new("github");
    for family in ["LAY", "TXT", "CON", "ENT"] {
        for copy in 0..4 {
            let copied = scratch.path(&format!("{family}-{copy}.pdf"));
            std::fs::copy(sample(&format!("{family}001/bad.pdf")), copied).unwrap();
        }
    }
    let output = Command::new(env!("CARGO_BIN_EXE_atslint"))
        // In CI, annotations are redacted by themselves.
        .env_remove("CI")
        .arg("check")
        .arg(scratch.path(""))
        .args(["--format", "github", "--today", "2026-01-15", "--isolated"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let warnings = text.lines().filter(|line| line.starts_with("::warning ")).count();
    assert_eq!(warnings, 10, "{text}");
    assert!(text.contains("more findings like these are not shown here"));
}
