//! Every rule has a sample that trips exactly it, and one that trips nothing.

use atslint::fields::Retention;
use atslint::rules::{Rule, Selected};
use atslint::source::Source;
use atslint::{FileReport, Options, Toolbox, check, trial};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn samples(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(id)
}

fn tripped(report: &FileReport) -> BTreeSet<String> {
    report.findings.iter().map(|finding| finding.rule.clone()).collect()
}

#[test]
fn bad_samples_trip_exactly_their_rule_and_good_ones_nothing() {
    let toolbox = Toolbox::builtin().unwrap();
    let all = Selected::all(&toolbox.rules);
    let rules: Vec<&Rule> = toolbox.rules.iter().collect();
    let faults: Vec<String> = rules
        .par_iter()
        .flat_map_iter(|rule| trial::hold(&rule.id, &samples(&rule.id), &toolbox, &all).unwrap().faults)
        .collect();
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
            assert!(field.readers.values().all(|v| *v == Retention::Kept), "{format}: {field:?}");
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
