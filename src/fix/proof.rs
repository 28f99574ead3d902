//! That a repair helps and costs nothing, by what is checked before and after.

use super::repair::{Given, Terms};
use super::words;
use crate::document::Format;
use crate::fields::Retention;
use crate::finding::{Finding, Severity};
use crate::ingest::pdf::ingest;
use crate::picture::prints;
use crate::report::FileReport;
use crate::text::fold::squeeze;
use std::collections::{BTreeMap, BTreeSet};

/// The findings of a rule that count.
pub(super) fn count(report: &FileReport, rule: &str) -> usize {
    report.counted().filter(|finding| finding.rule == rule).count()
}

/// How much there is of the findings of a rule: their number, how grave they are, the places they name.
fn weight(report: &FileReport, rule: &str) -> (usize, Vec<Severity>, usize) {
    let findings: Vec<&Finding> = report.counted().filter(|finding| finding.rule == rule).collect();
    let severities = findings.iter().map(|finding| finding.severity).collect();
    (findings.len(), severities, findings.iter().map(|finding| finding.locations.len()).sum())
}

/// Whether the findings of a rule have become fewer or less and nothing else is worse; else what is.
pub(super) fn holds(given: &Given<'_>, after: &FileReport, terms: &Terms) -> Result<(), String> {
    let before = given.report;
    if after.error.is_some() {
        return Err("the repaired file could not be read".to_owned());
    }
    if weight(after, terms.rule) >= weight(before, terms.rule) {
        return Err("the repair would not help".to_owned());
    }
    if !terms.is_wished {
        no_new_finding(before, after)?;
        no_new_doubt(before, after)?;
    }
    no_field_lost(before, after, &terms.takes)?;
    words::none_lost(given, after, terms)
}

fn no_new_finding(before: &FileReport, after: &FileReport) -> Result<(), String> {
    let rules: BTreeSet<&str> = after.counted().map(|finding: &Finding| finding.rule.as_str()).collect();
    match rules.into_iter().find(|rule| count(after, rule) > count(before, rule)) {
        Some(new) => Err(format!("it would bring another finding, {new}")),
        None => Ok(()),
    }
}

/// What was decided of the file must be of the repaired one: text that may be hidden now was not.
fn no_new_doubt(before: &FileReport, after: &FileReport) -> Result<(), String> {
    let doubted: BTreeSet<&str> = before.skipped.iter().map(|skipped| skipped.rule.as_str()).collect();
    match after.skipped.iter().find(|skipped| !doubted.contains(skipped.rule.as_str())) {
        Some(new) => {
            Err(format!("it could not be told any more whether there is another finding, {}", new.rule))
        }
        None => Ok(()),
    }
}

/// The values that a reader keeps, by what they are: the number of an entry may change.
fn kept(report: &FileReport) -> BTreeMap<(String, String), BTreeSet<&str>> {
    let mut kept: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    for row in &report.survival {
        let kind: String = row.field.to_string().chars().filter(|c| !c.is_ascii_digit()).collect();
        let readers = row.readers.iter().filter(|(_, retention)| **retention == Retention::Kept);
        kept.entry((kind, plain_hyphens(&row.value)))
            .or_default()
            .extend(readers.map(|(name, _)| name.as_str()));
    }
    kept
}

/// Parts of jobs and studies have to be read again as they were, for they mean something only beside each other. Any
/// other value is not lost where its text is there, whether or not we still tell what it is.
fn no_field_lost(before: &FileReport, after: &FileReport, takes: &BTreeSet<String>) -> Result<(), String> {
    let now = kept(after);
    let is_taken = |value: &str| words::of(value).any(|word| takes.contains(&word));
    for ((kind, value), readers) in kept(before).into_iter().filter(|((_, value), _)| !is_taken(value)) {
        let stands_alone = !["work", "education"].iter().any(|entry| kind.starts_with(entry));
        let is_read = |reader: &str| {
            let text = after.texts.get(reader).map_or("", String::as_str);
            stands_alone && squeeze(&plain_hyphens(text)).contains(&squeeze(&value))
        };
        let still = now.get(&(kind.clone(), value.clone()));
        let has = |reader: &str| still.is_some_and(|still| still.contains(reader)) || is_read(reader);
        if let Some(reader) = readers.into_iter().find(|reader| !has(reader)) {
            return Err(format!("{reader} would lose a field ({kind})"));
        }
        if still.is_none() && !stands_alone {
            return Err(format!("a field would be read differently ({kind})"));
        }
    }
    Ok(())
}

/// Whether the pages of a PDF look the same, pixel by pixel; else why that is not known. How Word sets pages is not
/// known to us: what is moved in its documents is named instead.
pub(super) fn looks_alike(given: &Given<'_>, copy: &[u8]) -> Result<(), String> {
    let (document, limits) = (&given.subject.document, given.subject.upload.limits);
    if document.format != Format::Pdf {
        return Ok(());
    }
    let before = prints(given.bytes, document, limits);
    if before.len() < document.pages().len() {
        return Err("not all of its pages can be drawn to be compared".to_owned());
    }
    let repaired = ingest(copy, limits).map_err(|refusal| refusal.to_string())?;
    match prints(copy, &repaired, limits) == before {
        true => Ok(()),
        false => Err("a page would look different".to_owned()),
    }
}

/// A hyphen that may not break is an ordinary one to whoever looks for a word, and one that only may break is none.
fn plain_hyphens(text: &str) -> String {
    text.replace('\u{2011}', "-").replace('\u{ad}', "")
}
