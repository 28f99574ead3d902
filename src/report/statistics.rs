//! How often each rule found something.

use super::{FileReport, Report, json};
use crate::wording::Wording;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// What `check --statistics --format json` prints.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "statistics"))]
pub(crate) struct Statistics<'a> {
    /// Of the contract: keys may be added under it, none is renamed or removed.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    schema_version: u32,
    statistics: Vec<Row<'a>>,
}

/// A rule, and the findings of it that count.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "rule-count"))]
struct Row<'a> {
    rule: &'a str,
    name: &'a str,
    count: usize,
    /// Files with such a finding.
    files: usize,
}

/// Writes a line a rule, the most frequent first.
pub fn write(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    let rows = rows(report);
    let width = rows.first().map_or(0, |row| row.count.to_string().len());
    let names = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    for Row { rule, name, count, files } in &rows {
        let files = Wording::count(*files, "file", "files");
        writeln!(out, "{count:width$}  {rule}  {name:names$}  in {files}")?;
    }
    writeln!(out, "{}: {}", Wording::count(report.files.len(), "file", "files"), report.summary.in_words())
}

/// Writes the same for a program.
pub fn write_json(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    json::write(&Statistics { schema_version: 1, statistics: rows(report) }, out)
}

fn rows(report: &Report) -> Vec<Row<'_>> {
    let mut rows: BTreeMap<&str, Row<'_>> = BTreeMap::new();
    for file in &report.files {
        for (rule, (name, count)) in of_file(file) {
            let row = rows.entry(rule).or_insert(Row { rule, name, count: 0, files: 0 });
            row.count += count;
            row.files += 1;
        }
    }
    let mut rows: Vec<Row<'_>> = rows.into_values().collect();
    // Stable: rules of one frequency stay in the order of their ids.
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}

fn of_file(file: &FileReport) -> BTreeMap<&str, (&str, usize)> {
    let mut counts: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for finding in file.counted() {
        counts.entry(&finding.rule).or_insert((&finding.name, 0)).1 += 1;
    }
    counts
}
