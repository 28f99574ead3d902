//! What `rules`, `explain`, `readers` and `extract` give to programs, keys in the order of the alphabet.

use crate::document::Format;
use crate::finding::{Confidence, Evidence, Severity};
use crate::reading::{Reader, Reading};
use crate::rules::Rule;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `rules` and `explain` print with `--format json`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "rules"))]
pub struct RuleList<'a> {
    rules: Vec<RuleReport<'a>>,
    /// Of the contract: keys may be added under it, none is renamed or removed.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    schema_version: u32,
}

/// A rule.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "listed-rule"))]
struct RuleReport<'a> {
    confidence: Confidence,
    evidence: Evidence,
    explain: &'a str,
    /// The three letters of its id.
    family: &'a str,
    /// One thing to do.
    help: &'a str,
    /// What to do in the program that made the file.
    help_for: &'a BTreeMap<String, String>,
    #[cfg_attr(test, schemars(regex(pattern = "^[A-Z]{3}[0-9]{3}$")))]
    id: &'a str,
    message: &'a str,
    #[cfg_attr(test, schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")))]
    name: &'a str,
    references: &'a [String],
    /// A ceiling.
    severity: Severity,
    /// The version of atslint that brought it.
    since: &'a str,
    title: &'a str,
}

impl<'a> RuleList<'a> {
    /// Some rules.
    pub fn new(rules: impl Iterator<Item = &'a Rule>) -> Self {
        Self { schema_version: 1, rules: rules.map(RuleReport::new).collect() }
    }
}

impl<'a> RuleReport<'a> {
    fn new(rule: &'a Rule) -> Self {
        Self {
            id: &rule.id,
            name: &rule.name,
            family: rule.family(),
            severity: rule.severity,
            confidence: rule.confidence,
            evidence: rule.evidence,
            since: &rule.since,
            title: &rule.title,
            message: &rule.message,
            help: &rule.help,
            help_for: &rule.help_for,
            explain: rule.explain.trim(),
            references: &rule.references,
        }
    }
}

/// What `readers --format json` prints.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "readers"))]
pub struct ReaderList<'a> {
    readers: Vec<ReaderReport<'a>>,
}

/// A reader.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "listed-reader"))]
struct ReaderReport<'a> {
    format: Format,
    /// How far it agrees with them.
    measured: &'a str,
    /// The programs that it is modelled on.
    modelled_on: &'a [String],
    name: &'a str,
    /// Whether it counts for what is an error.
    votes: bool,
}

impl<'a> ReaderList<'a> {
    /// Some readers.
    pub fn new(readers: impl Iterator<Item = &'a Reader>) -> Self {
        let report = |reader: &'a Reader| ReaderReport {
            name: &reader.name,
            format: reader.format,
            votes: reader.votes,
            modelled_on: &reader.modelled_on,
            measured: &reader.measured,
        };
        Self { readers: readers.map(report).collect() }
    }
}

/// What `extract --format json` prints.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "extract"))]
pub struct ReadingList<'a> {
    path: &'a str,
    readings: Vec<ReadingReport<'a>>,
    /// Of the contract: keys may be added under it, none is renamed or removed.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    schema_version: u32,
}

/// The text of a reader.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "listed-reading"))]
struct ReadingReport<'a> {
    reader: &'a str,
    text: &'a str,
}

impl<'a> ReadingList<'a> {
    /// Readings of the file at a path.
    pub fn new(path: &'a str, readings: &[&'a Reading]) -> Self {
        let readings = readings.iter().map(|r| ReadingReport { reader: &r.name, text: &r.text });
        Self { schema_version: 1, path, readings: readings.collect() }
    }
}
