//! Output held to its schema: ours to the ones that `atslint schema` prints, SARIF to the standard's.

use atslint::schema::{Kind, schema};
use boon::{Compiler, Draft, Schemas};
use clap::ValueEnum;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Files with findings of each severity, one that is clean, one damaged and one that does not exist.
const FILES: [&str; 6] = [
    "samples/demo/cv.docx",
    "samples/LAY003/bad.pdf",
    "samples/clean/ada.pdf",
    "samples/clean/ada.txt",
    "samples/FIL007/bad.pdf",
    "samples/missing, not there.pdf",
];
const AGAINST: [&str; 2] = ["--posting", "samples/demo/posting.txt"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn output(args: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atslint"));
    let output = command.args(args).current_dir(root()).env_clear().output().unwrap();
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{args:?}: {error}: {}", String::from_utf8_lossy(&output.stderr)))
}

fn check(more: &[&str]) -> Value {
    output(&[&["check"], &FILES[..], &["--today", "2026-01-15", "--isolated"], more].concat())
}

/// What is wrong with a value by a schema; nothing if it holds.
fn faults(schema: &Value, value: &Value) -> Option<String> {
    let mut compiler = Compiler::new();
    compiler.set_default_draft(Draft::V2020_12);
    compiler.enable_format_assertions();
    compiler.add_resource("schema.json", schema.clone()).unwrap();
    let mut schemas = Schemas::new();
    let index = compiler.compile("schema.json", &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
    schemas.validate(value, index).err().map(|error| format!("{error:#}"))
}

/// The schema of a kind in which nothing may be that it does not name: additions to output have to be
/// added to the contract.
fn strict(kind: Kind) -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(object) => {
                if object.contains_key("properties") && !object.contains_key("additionalProperties") {
                    object.insert("additionalProperties".to_owned(), Value::Bool(false));
                }
                // What is named "properties" there is no list of properties.
                object.values_mut().for_each(close);
            }
            Value::Array(values) => values.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema = schema(kind).unwrap();
    close(&mut schema);
    schema
}

fn holds(kind: Kind, value: &Value) {
    if let Some(faults) = faults(&strict(kind), value) {
        panic!("{}: {faults}", kind.name());
    }
}

#[test]
fn what_is_printed_holds_to_its_schema() {
    holds(Kind::Report, &check(&["--format", "json"]));
    holds(Kind::Report, &check(&[&AGAINST[..], &["--format", "json"]].concat()));
    holds(Kind::Report, &check(&[&AGAINST[..], &["--format", "json", "--redact"]].concat()));
    holds(Kind::Statistics, &check(&["--format", "json", "--statistics"]));
    let resume = FILES[0];
    holds(Kind::Keywords, &output(&[&["keywords", resume], &AGAINST[..], &["--format", "json"]].concat()));
    holds(Kind::Posting, &output(&["posting", AGAINST[1], "--format", "json"]));
    holds(Kind::Extract, &output(&["extract", resume, "--all-readers", "--format", "json"]));
    holds(Kind::Fields, &output(&["fields", resume, "--format", "json"]));
    holds(Kind::Rules, &output(&["rules", "--format", "json"]));
    holds(Kind::Rules, &output(&["explain", "LAY001", "--format", "json"]));
    holds(Kind::Readers, &output(&["readers", "--format", "json"]));
}

#[test]
fn a_baseline_holds_to_its_schema() {
    let file = std::env::temp_dir().join(format!("atslint-schema-{}.json", std::process::id()));
    let name = file.to_string_lossy().into_owned();
    check(&["--format", "json", "--baseline", &name, "--write-baseline"]);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    holds(Kind::Baseline, &serde_json::from_str(&text).unwrap());
}

fn rule_files() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(root().join("rules")).unwrap().map(|entry| entry.unwrap().path());
    let is_family = |path: &PathBuf| {
        let others = ["languages", "profiles", "readers", "vocabulary"];
        path.is_dir() && !others.iter().any(|other| path.ends_with(other))
    };
    let files = folders.filter(is_family).flat_map(|folder| std::fs::read_dir(folder).unwrap());
    files
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect()
}

fn toml(text: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap()
}

#[test]
fn every_rule_holds_to_its_schema() {
    let files = rule_files();
    assert!(files.len() > 100);
    let rule = schema(Kind::Rule).unwrap();
    for file in files {
        let value = toml(&std::fs::read_to_string(&file).unwrap());
        assert_eq!(faults(&rule, &value), None, "{}", file.display());
    }
}

#[test]
fn the_configuration_that_is_written_holds_to_its_schema() {
    let template = atslint::config::TEMPLATE;
    let bare: Vec<&str> =
        template.lines().skip(1).map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
    let config = schema(Kind::Config).unwrap();
    assert_eq!(faults(&config, &toml(&bare.join("\n"))), None);
    assert!(faults(&config, &toml("selct = []")).is_some());
    assert!(faults(&config, &toml("[[suppress]]\nrule = \"LAY001\"")).is_some());
}

#[test]
fn every_kind_is_printed_and_leads_nowhere() {
    for kind in Kind::value_variants() {
        let printed = output(&["schema", &kind.name()]);
        assert_eq!(printed, schema(*kind).unwrap());
        // Compiles, so every reference has its definition.
        assert!(faults(&printed, &Value::Null).is_some());
    }
}

#[test]
fn sarif_holds_to_the_standard() {
    let text = std::fs::read_to_string(root().join("tests/standards/sarif-2.1.0.schema.json")).unwrap();
    let standard: Value = serde_json::from_str(&text).unwrap();
    for more in [&["--format", "sarif"][..], &["--format", "sarif", "--redact"]] {
        let log = check(&[&AGAINST[..], more].concat());
        assert!(log["runs"][0]["results"].as_array().is_some_and(|results| results.len() > 3));
        assert_eq!(faults(&standard, &log), None);
    }
    let mut broken = check(&["--format", "sarif"]);
    broken["version"] = "2.0.0".into();
    assert!(faults(&standard, &broken).is_some());
}
