//! The sentence that a report on a file ends with, in every format for people.

use super::{FileReport, Summary};
use crate::fields::Retention;
use crate::wording::Wording;

/// What was found, or what it means that nothing was. Readers are said to get everything only where that
/// was seen: every cell is kept, a whole résumé was read, and no rule was left out.
pub fn closing(file: &FileReport) -> String {
    let summary = Summary::of(std::slice::from_ref(file));
    let fixable = summary.fixable_in_words().map_or(String::new(), |fixable| format!("; {fixable}"));
    let found = match file.counted().next() {
        Some(first) => {
            format!("{}{fixable}. More on one: `atslint explain {}`", counts(&summary), first.rule)
        }
        None => nothing(file, &summary),
    };
    match set_aside_in_words(file) {
        Some(more) if found.ends_with('.') => format!("{found} {more}."),
        Some(more) => format!("{found}. {more}."),
        None => found,
    }
}

/// How many findings a baseline or the configuration accepts, if any.
pub fn set_aside_in_words(file: &FileReport) -> Option<String> {
    let one = "finding is set aside (ignored, or in the baseline)";
    let several = "findings are set aside (ignored, or in the baseline)";
    let count = set_aside(file);
    (count > 0).then(|| Wording::count(count, one, several).to_string())
}

fn set_aside(file: &FileReport) -> usize {
    file.findings.len() - file.counted().count()
}

fn counts(summary: &Summary) -> String {
    let notes = Wording::count(summary.note, "note", "notes");
    let warnings = Wording::count(summary.warning, "warning", "warnings");
    match (summary.error, summary.warning) {
        (0, 0) => format!("No errors, no warnings; {notes} of advice"),
        (0, _) => format!("No errors; {warnings}, {notes}"),
        _ => format!("{}, {warnings}, {notes}", Wording::count(summary.error, "error", "errors")),
    }
}

fn nothing(file: &FileReport, summary: &Summary) -> String {
    let all_kept =
        file.survival.iter().flat_map(|field| field.readers.values()).all(|v| *v == Retention::Kept);
    let told = if summary.unreadable > 0 {
        return "Nothing was checked.".to_owned();
    } else if file.survival.is_empty() {
        "Nothing to report, but no field of a résumé was found either."
    } else if file.left_out > 0 && set_aside(file) == 0 {
        let rules = Wording::count(file.left_out, "rule was", "rules were");
        return format!("Nothing to report by the rules that ran; {rules} left out.");
    } else if !all_kept {
        "Nothing to report by the rules; the table shows what readers do not get, or what cannot be told."
    } else if !file.missing.is_empty() {
        return format!("Nothing to report, but this was not found: {}.", file.missing.join(", "));
    } else if set_aside(file) > 0 {
        "Nothing else to report."
    } else {
        "Nothing to report: every reader gets every field."
    };
    told.to_owned()
}
