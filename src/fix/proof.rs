//! That a repair helps and costs nothing, by what is checked before and after.

use crate::fields::Retention;
use crate::finding::Finding;
use crate::reading::REFERENCE;
use crate::report::FileReport;
use crate::text::fold::squeeze;
use crate::text::words::runs;
use std::collections::{BTreeMap, BTreeSet};

/// The findings of a rule that count.
pub(super) fn count(report: &FileReport, rule: &str) -> usize {
    report.counted().filter(|finding| finding.rule == rule).count()
}

/// Whether the findings of a rule have become fewer and nothing else is worse; else what is.
pub(super) fn holds(before: &FileReport, after: &FileReport, rule: &str) -> Result<(), String> {
    if after.error.is_some() {
        return Err("the repaired file could not be read".to_owned());
    }
    if count(after, rule) >= count(before, rule) {
        return Err("the repair would not help".to_owned());
    }
    no_new_finding(before, after)?;
    no_field_lost(before, after)?;
    no_word_lost(before, after, rule)
}

fn no_new_finding(before: &FileReport, after: &FileReport) -> Result<(), String> {
    let rules: BTreeSet<&str> = after.counted().map(|finding: &Finding| finding.rule.as_str()).collect();
    match rules.into_iter().find(|rule| count(after, rule) > count(before, rule)) {
        Some(new) => Err(format!("it would bring another finding, {new}")),
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
fn no_field_lost(before: &FileReport, after: &FileReport) -> Result<(), String> {
    let now = kept(after);
    for ((kind, value), readers) in kept(before) {
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

/// Words are counted in the text as the page shows it; in a reader's text they must only be there, for some of them get
/// a text box or a header more than once. What a rule wants gone goes from readers too: comments, unshown headers, and
/// words glued together where a hyphen was dropped.
fn no_word_lost(before: &FileReport, after: &FileReport, rule: &str) -> Result<(), String> {
    let is_wanted_gone = matches!(rule, "DOC011" | "DOC012" | "DOC014");
    for (reader, text) in &before.texts {
        let (text, now) = (plain_hyphens(text), after.texts.get(reader));
        let now = plain_hyphens(now.map_or("", String::as_str));
        let now = words(&now);
        let is_reference = reader == REFERENCE;
        let is_lost = |word: &str, count: usize| {
            let left = now.get(word).copied().unwrap_or_default();
            if is_reference { left < count } else { left == 0 }
        };
        let lost = words(&text).into_iter().any(|(word, count)| is_lost(word, count));
        if lost && (is_reference || !is_wanted_gone) {
            return Err(format!("a word would be lost in the text of {reader}"));
        }
    }
    Ok(())
}

/// A hyphen that may not break is an ordinary one to whoever looks for a word, and one that only may break is none.
fn plain_hyphens(text: &str) -> String {
    text.replace('\u{2011}', "-").replace('\u{ad}', "")
}

fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for run in runs(text) {
        *words.entry(run.of(text)).or_default() += 1;
    }
    words
}
