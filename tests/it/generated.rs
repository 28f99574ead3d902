//! Everything in the repository that a program writes: the samples, the list of rules, and what the README
//! shows. `WRITE=1 cargo test --locked generated` writes all of it anew; without `WRITE` these tests hold
//! what is committed to what would be written. (The schemas are held likewise in `src/schema/`, where
//! the types of the contract are.)

use crate::{make, rules_page};
use atslint::rules::RuleSet;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const HOW: &str = "out of date: WRITE=1 cargo test --locked generated";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn writes() -> bool {
    std::env::var_os("WRITE").is_some()
}

/// Holds a file to its content, or writes it.
fn hold(path: &Path, content: &[u8]) {
    if writes() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    assert!(fs::read(path).ok().as_deref() == Some(content), "{} is {HOW}", path.display());
}

/// The committed samples by their path below `samples/`, but for the sources of what was tried in other
/// programs (`tried/`), which are written by hand.
fn committed() -> BTreeMap<String, PathBuf> {
    let samples = root().join("samples");
    let mut files = BTreeMap::new();
    let mut folders = vec![samples.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.extend(Some(path).filter(|path| !path.ends_with("tried")));
            } else if path.extension().is_none_or(|extension| extension != "rs") {
                let name = path.strip_prefix(&samples).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, path);
            }
        }
    }
    files
}

#[test]
fn samples() {
    let written = make::all();
    for (name, path) in committed().iter().filter(|(name, _)| !written.contains_key(*name)) {
        assert!(writes(), "samples/{name} is written by nothing, or {HOW}");
        fs::remove_file(path).unwrap();
    }
    for (name, bytes) in &written {
        hold(&root().join("samples").join(name), bytes);
    }
}

#[test]
fn writing_samples_twice_gives_the_same_bytes() {
    assert!(make::all() == make::all());
}

#[test]
fn list_of_rules() {
    hold(&root().join("rules/README.md"), rules_page::page(&RuleSet::builtin().unwrap()).as_bytes());
}

const COMMAND: &str = "check samples/demo/cv.docx --posting samples/demo/posting.txt";

fn report() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_atslint"))
        .args(COMMAND.split(' '))
        .args(["--today", "2026-01-15", "--isolated"])
        .env_clear()
        .current_dir(root())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stdout).unwrap()
}

/// The text with what stands between two marks replaced.
fn between(text: &str, before: &str, after: &str, content: &str) -> String {
    let (head, rest) = text.split_once(before).unwrap_or_else(|| panic!("README.md lacks {before:?}"));
    let (_, tail) = rest.split_once(after).unwrap_or_else(|| panic!("README.md lacks {after:?}"));
    [head, before, content, after, tail].concat()
}

#[test]
fn readme() {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    assert!(readme.contains(&format!("cargo run --release -- {COMMAND}\n")));
    let rules = RuleSet::builtin().unwrap().iter().count().to_string();
    let readme = between(&readme, "```text\n", "```\n", &report());
    let readme = between(&readme, "\n## Rules\n\n", " rules in ", &rules);
    hold(&path, readme.as_bytes());
}
