//! `rules/README.md` is written from the rules and from what vendors document:
//! `WRITE=1 cargo test --locked generated` writes it anew.

use atslint::rules::{Rule, RuleSet};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const DOCUMENTED: &str = include_str!("../rules_page/documented.toml");

const HEAD: &str = "\
# Rules

Written from the rules by `WRITE=1 cargo test --locked generated`; do not edit. `atslint explain ID` tells more of each.

*Severity* is a ceiling: a finding is an error only where half of the voting readers or more lose what matters. *Evidence*: measured
with real programs, documented by a vendor, or folklore, which is never an error.
";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Documented {
    source: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    name: String,
    about: String,
    entries: Vec<Entry>,
}

/// What a source says, with our rules for it, or the reason why there is none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    says: String,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    why: String,
}

fn documented() -> Vec<Source> {
    toml::from_str::<Documented>(DOCUMENTED).unwrap().source
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// What `rules/README.md` says.
pub fn page(rules: &RuleSet) -> String {
    let mut page = HEAD.to_owned();
    let families: BTreeSet<&str> = rules.iter().map(Rule::family).collect();
    for family in families {
        writeln!(page, "\n## {family}\n\n| rule | what | severity | confidence | evidence | sources |")
            .unwrap();
        writeln!(page, "|---|---|---|---|---|---|").unwrap();
        for rule in rules.iter().filter(|rule| rule.family() == family) {
            let (id, name, title) = (&rule.id, &rule.name, cell(&rule.title));
            let (severity, confidence) = (rule.severity.name(), rule.confidence.name());
            let (evidence, sources) = (rule.evidence.name(), cell(&rule.references.join("; ")));
            writeln!(
                page,
                "| {id} `{name}` | {title} | {severity} | {confidence} | {evidence} | {sources} |"
            )
            .unwrap();
        }
    }
    page.push_str("\n# What vendors document, and what people believe\n");
    for source in documented() {
        let head = format!(
            "\n## {}\n\n{}\n\n| it says | our rules | why none, or what they do |\n|---|---|---|\n",
            source.name, source.about
        );
        page.push_str(&head);
        for Entry { says, rules, why } in source.entries {
            writeln!(page, "| {} | {} | {} |", cell(&says), rules.join(", "), cell(&why)).unwrap();
        }
    }
    page
}

#[test]
fn every_entry_names_rules_that_there_are_or_says_why_none() {
    let rules = RuleSet::builtin().unwrap();
    for source in documented() {
        for entry in &source.entries {
            let (name, says) = (&source.name, &entry.says);
            assert!(!entry.rules.is_empty() || !entry.why.is_empty(), "{name}: {says}");
            let words = entry.why.split(|c: char| !c.is_ascii_alphanumeric());
            let named = words.filter(|word| word.len() == 6 && word.ends_with(|c: char| c.is_ascii_digit()));
            for id in entry.rules.iter().map(String::as_str).chain(named) {
                assert!(rules.get(id).is_some(), "{name}: {says}: there is no {id}");
            }
        }
    }
}

#[test]
fn every_source_is_there() {
    let names: Vec<String> = documented().into_iter().map(|source| source.name).collect();
    for wanted in ["Textkernel", "Greenhouse", "Loxo", "Daxtra", "Taleo", "Myths"] {
        assert!(names.iter().any(|name| name.contains(wanted)), "{wanted}");
    }
}
