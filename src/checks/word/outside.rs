//! What a document is tied to: content outside the file, and restrictions on editing.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::finding::{Draft, Location, Weight};
use crate::subject::Subject;
use crate::wording::Wording;

/// What a kind of relationship is to a person, and whether something is missing without it.
fn describe(kind: &str) -> Option<(&'static str, bool)> {
    Some(match kind {
        "image" => ("pictures", true),
        "subDocument" => ("a part of its text (a subdocument)", true),
        "aFChunk" => ("a part of its text (an imported file)", true),
        "oleObject" | "package" => ("an embedded object", true),
        "attachedTemplate" => ("its template", false),
        _ => return None,
    })
}

/// References to content that is not in the file.
pub fn outside_content(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let kinds: Vec<_> = subject.document.meta.outside.iter().filter_map(|kind| describe(kind)).collect();
    if kinds.is_empty() {
        return Outcome::default();
    }
    let missing = kinds.iter().any(|(_, missing)| *missing);
    let mut names: Vec<&str> = kinds.into_iter().map(|(name, _)| name).collect();
    names.dedup();
    let weight = if missing { Weight::Warning } else { Weight::Note };
    let draft = Draft::at(weight, Location::file()).beyond_repair(missing);
    Some(draft.with("what", Wording::ours(names.join(" and ")))).into()
}

/// A restriction on editing that is in force.
pub fn protection(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let Some(edit) = &subject.document.meta.protection else { return Outcome::default() };
    let allowed = match edit.as_str() {
        "readOnly" => "nothing may be changed",
        "comments" => "only comments may be added",
        "forms" => "only form fields may be filled in",
        "trackedChanges" => "changes are tracked",
        _ => "editing is restricted",
    };
    Some(Draft::at(Weight::Note, Location::file()).with("allowed", allowed)).into()
}
