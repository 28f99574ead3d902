//! Rules held to their samples: what is bad trips exactly the rule, what is good trips none.

use crate::report::FileReport;
use crate::rules::Selected;
use crate::source::Source;
use crate::{Options, Toolbox, check, posting};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What "present" means for samples, so that their outcome is the same on every day.
const TODAY: jiff::civil::Date = jiff::civil::Date::constant(2026, 1, 15);

/// The samples of one rule, and what is wrong with them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// How many samples are to trip the rule.
    pub bad: usize,
    /// How many are to trip nothing.
    pub good: usize,
    /// What is wrong, in words for the rule's author.
    pub faults: Vec<String>,
}

/// Checks the samples of a rule: `bad*` and `good*` in a folder, against `posting.txt` and the vendor that
/// `profile.txt` names where those stand beside them. Only the rules that are selected count.
///
/// # Errors
///
/// When a file cannot be read.
pub fn hold(rule: &str, folder: &Path, toolbox: &Toolbox, selected: &Selected) -> std::io::Result<Trial> {
    let mut trial = Trial::default();
    for path in samples(folder, "bad")? {
        trial.bad += 1;
        let report = report(&path, toolbox, selected)?;
        let found: BTreeSet<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
        if found != BTreeSet::from([rule]) {
            let messages: Vec<String> =
                report.findings.iter().map(|f| format!("{} {}", f.rule, f.message)).collect();
            let said = if messages.is_empty() { "nothing".to_owned() } else { messages.join("; ") };
            trial.faults.push(format!(
                "{} is to trip {rule} alone; found: {said}{}",
                path.display(),
                unread(&report)
            ));
        }
    }
    for path in samples(folder, "good")? {
        trial.good += 1;
        let report = report(&path, toolbox, selected)?;
        let tripped = report
            .findings
            .iter()
            .map(|f| format!("{} is to trip nothing; found: {} {}", path.display(), f.rule, f.message));
        trial.faults.extend(tripped);
        if report.error.is_some() {
            trial.faults.push(format!("{}{}", path.display(), unread(&report)));
        }
    }
    if trial.bad == 0 || trial.good == 0 {
        trial.faults.push(format!("{} needs a sample bad.* and a sample good.*", folder.display()));
    }
    Ok(trial)
}

fn unread(report: &FileReport) -> String {
    report.error.as_ref().map(|error| format!(" (not checked: {})", error.message)).unwrap_or_default()
}

/// Checks a sample under its name alone: where it lies says nothing.
fn report(path: &Path, toolbox: &Toolbox, selected: &Selected) -> std::io::Result<FileReport> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = |name: &str| std::fs::read_to_string(path.with_file_name(name)).ok();
    let vendor = beside("profile.txt");
    let options = Options {
        posting: beside("posting.txt").map(|text| posting::read("posting.txt", &text)),
        profile: vendor.and_then(|name| toolbox.profiles.iter().find(|p| p.name == name.trim()).cloned()),
        today: Some(TODAY),
        selected: Some(selected.clone()),
        ..Options::default()
    };
    Ok(check(&Source::new(name, std::fs::read(path)?), toolbox, &options))
}

/// The files of a folder whose names begin with a word, sorted; none if there is no folder.
fn samples(folder: &Path, stem: &str) -> std::io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(stem)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
