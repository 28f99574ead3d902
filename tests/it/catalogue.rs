//! Rules, checks, readers and documents agree with each other.

use atslint::checks;
use atslint::finding::{Evidence, Severity};
use atslint::rules::{Detect, RuleSet};
use atslint::{Toolbox, embedded};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn rules() -> RuleSet {
    RuleSet::builtin().unwrap()
}

#[test]
fn there_are_rules_in_all_ten_families() {
    let families: BTreeSet<String> = rules().iter().map(|rule| rule.family().to_owned()).collect();
    let wanted = ["FIL", "TXT", "LAY", "DOC", "SEC", "CON", "ENT", "KEY", "HID", "PRI"];
    assert_eq!(families, wanted.map(str::to_owned).into());
    assert!(rules().iter().count() >= 30);
}

#[test]
fn every_check_is_named_by_a_rule() {
    let rules = rules();
    let used: BTreeSet<&str> = rules
        .iter()
        .filter_map(|rule| match &rule.detect {
            Detect::Builtin(builtin) => Some(builtin.check.as_str()),
            _ => None,
        })
        .collect();
    let known: BTreeSet<&str> = checks::all().map(|check| check.name).collect();
    assert_eq!(known, used);
}

#[test]
fn check_names_are_unique() {
    let names: Vec<&str> = checks::all().map(|check| check.name).collect();
    let unique: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), unique.len());
}

#[test]
fn words_of_rules_keep_to_one_style() {
    for rule in rules().iter() {
        let id = &rule.id;
        assert!(!rule.title.ends_with('.'), "{id}: the title ends with a full stop");
        assert!(!rule.message.ends_with('.'), "{id}: the message ends with a full stop");
        assert!(!rule.help.ends_with('.'), "{id}: the help ends with a full stop");
        let first = rule.message.chars().next().unwrap();
        assert!(
            !first.is_uppercase() || rule.message.starts_with("PDF"),
            "{id}: the message starts with a capital"
        );
        assert!(!rule.references.is_empty(), "{id}: no source is named");
        assert!(rule.explain.contains("onfidence"), "{id}: the explanation does not speak of confidence");
        assert!(
            rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()),
            "{id}: name"
        );
        assert!(rule.evidence != Evidence::Folklore || rule.severity < Severity::Error, "{id}: folklore");
    }
}

#[test]
fn a_rule_file_is_named_after_its_rule() {
    for (path, text) in embedded::under("") {
        let file = Path::new(path).file_stem().unwrap().to_string_lossy().into_owned();
        let Some((id, name)) = file.split_once('-').filter(|(id, _)| id.len() == 6) else { continue };
        assert!(text.contains(&format!("id = \"{id}\"")), "{path}");
        assert!(text.contains(&format!("name = \"{name}\"")), "{path}");
    }
}

/// Programs that can be run without a licence, by the name in `help_for`, and what the names of their
/// trials' sources start with.
const TRIED_WITH: [(&str, &[&str]); 6] = [
    ("latex", &["pdflatex", "xelatex", "lualatex"]),
    ("pdftex", &["pdflatex"]),
    ("xetex", &["xelatex"]),
    ("typst", &["typst"]),
    ("browser", &["chromium"]),
    ("libreoffice", &["libreoffice"]),
];

/// Advice for versions of a program that are too old to be had.
const TOO_OLD: [(&str, &str); 1] = [("TXT004", "browser")];

#[test]
fn advice_for_programs_that_can_be_run_was_tried() {
    for rule in rules().iter() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(&rule.id).join("tried");
        let sources: Vec<String> = fs::read_dir(&folder)
            .map(|entries| entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect())
            .unwrap_or_default();
        for (program, engines) in TRIED_WITH {
            if !rule.help_for.contains_key(program) || TOO_OLD.contains(&(&rule.id, program)) {
                continue;
            }
            let pair = |kind: &str| {
                let is_one =
                    |name: &String| engines.iter().any(|e| name.starts_with(e)) && name.contains(kind);
                sources.iter().any(is_one)
            };
            assert!(pair("-bad.") && pair("-mended."), "{}: the advice for {program} was not tried", rule.id);
            assert!(sources.iter().any(|name| name == "README.md"), "{}: no note of the trial", rule.id);
        }
    }
}

/// Programs that cannot be run freely, by the name in `help_for` and as references name them.
const DOCUMENTED: [(&str, &str); 5] = [
    ("word", "Word:"),
    ("google-docs", "Google Docs:"),
    ("canva", "Canva:"),
    ("indesign", "InDesign:"),
    ("pages", "Pages:"),
];

#[test]
fn advice_for_programs_that_cannot_be_run_names_its_source() {
    for rule in rules().iter() {
        for (program, name) in DOCUMENTED {
            let named = || rule.references.iter().any(|reference| reference.starts_with(name));
            assert!(!rule.help_for.contains_key(program) || named(), "{}: no source for {program}", rule.id);
        }
    }
}

#[test]
fn readers_that_vote_name_a_program() {
    for reader in Toolbox::builtin().unwrap().readers.iter() {
        assert!(!reader.votes || !reader.modelled_on.is_empty(), "{}", reader.name);
    }
}

#[test]
fn the_readme_lists_every_family_and_the_number_of_rules() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for family in rules().iter().map(|rule| rule.family().to_owned()).collect::<BTreeSet<_>>() {
        assert!(readme.contains(&format!("`{family}`")), "{family} is not in the README");
    }
    let count = rules().iter().count();
    assert!(
        readme.contains(&format!("{count} rules")),
        "the README does not say \u{201c}{count} rules\u{201d}"
    );
}
