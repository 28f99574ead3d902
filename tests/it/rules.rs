//! Every rule has a sample that trips exactly it, and one that trips nothing.

use atslint::source::Source;
use atslint::{FileReport, Options, Toolbox, check, posting};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn samples(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(id)
}

/// Checks a sample under its name alone, against the posting and the vendor profile that its folder
/// names, if it does.
fn report(path: &Path, toolbox: &Toolbox) -> FileReport {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let posting = fs::read_to_string(path.with_file_name("posting.txt")).ok();
    let profile = fs::read_to_string(path.with_file_name("profile.txt")).ok();
    let named = |name: String| toolbox.profiles.iter().find(|profile| profile.name == name.trim()).cloned();
    let options = Options {
        posting: posting.map(|text| posting::read("posting.txt", &text)),
        profile: profile.map(|name| named(name).unwrap()),
        today: Some("2026-01-15".parse().unwrap()),
        ..Options::default()
    };
    check(&Source::new(name, fs::read(path).unwrap()), toolbox, &options)
}

fn tripped(report: &FileReport) -> BTreeSet<String> {
    report.findings.iter().map(|finding| finding.rule.clone()).collect()
}

fn files(folder: &Path, stem: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(stem)))
        .collect();
    files.sort();
    files
}

#[test]
fn bad_samples_trip_exactly_their_rule_and_good_ones_nothing() {
    let toolbox = Toolbox::builtin().unwrap();
    let mut faults = Vec::new();
    for rule in toolbox.rules.iter() {
        let folder = samples(&rule.id);
        let (bad, good) = (files(&folder, "bad"), files(&folder, "good"));
        if bad.is_empty() || good.is_empty() {
            faults.push(format!("{} has no pair of samples", rule.id));
        }
        for path in &bad {
            let report = report(path, &toolbox);
            let found = tripped(&report);
            if found != BTreeSet::from([rule.id.clone()]) {
                let messages: Vec<&str> = report.findings.iter().map(|f| &*f.message).collect();
                faults.push(format!("{} trips {found:?}: {messages:?}", path.display()));
            }
        }
        for path in &good {
            let report = report(path, &toolbox);
            for finding in &report.findings {
                faults.push(format!("{} trips {}: {}", path.display(), finding.rule, finding.message));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn clean_samples_trip_nothing() {
    let toolbox = Toolbox::builtin().unwrap();
    for format in ["pdf", "docx", "txt"] {
        let path = samples("clean").join(format!("ada.{format}"));
        let source = Source::new(format!("ada.{format}"), fs::read(&path).unwrap());
        let options = Options { today: Some("2026-01-15".parse().unwrap()), ..Options::default() };
        let report = check(&source, &toolbox, &options);
        assert!(report.error.is_none(), "{:?}", report.error);
        assert_eq!(tripped(&report), BTreeSet::new(), "{format}: {:?}", report.findings);
        assert!(!report.survival.is_empty(), "{format}: no field was found");
        for field in &report.survival {
            assert!(field.readers.values().all(|v| *v == "kept"), "{format}: {field:?}");
        }
    }
}

#[test]
fn every_folder_of_samples_belongs_to_a_rule() {
    let toolbox = Toolbox::builtin().unwrap();
    for entry in fs::read_dir(samples("")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = ["make", "clean", "constructs", "demo", "hostile"].contains(&name.as_str())
            || toolbox.rules.get(&name).is_some();
        assert!(known || entry.path().is_file(), "samples/{name} belongs to no rule");
    }
}
