//! Repairs in place: content controls, special hyphens, line breaks.

use super::edit::{Concern, Edit};
use super::headings;
use super::tables;
use super::tree::{Changes, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::Package;
use crate::limits::Limits;
use std::collections::BTreeSet;

/// Takes content controls away from around their text. One that shows its template's words stays, for they are not the
/// person's; but a template's headings are.
pub(super) fn unwrap_controls(
    package: &mut Package<'_>,
    concern: &Concern<'_>,
) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    Edit::of_parts(package, [main.clone()], |tree, _, changes| {
        let headings = headings::recognised(tree, concern.given.subject, &main).collect();
        unwrap(tree, &headings, changes);
        Ok(())
    })
}

/// The same, with lines for the tables of the text.
pub(super) fn unwrap_controls_in_lines(
    package: &mut Package<'_>,
    concern: &Concern<'_>,
) -> Result<Option<Edit>, Fault> {
    unwrap_controls(package, concern)?.map(|edit| tables::in_lines(edit, package)).transpose()
}

/// A part without content controls; none if it has none.
pub(super) fn without_controls(part: &str, text: &str, limits: &Limits) -> Result<Option<String>, Fault> {
    let mut changes = Changes::default();
    unwrap(&Tree::read(part, text, limits)?, &BTreeSet::new(), &mut changes);
    Ok(if changes.is_empty() { None } else { changes.apply(text) })
}

/// Unwraps the controls of a part, of which some paragraphs are headings.
fn unwrap(tree: &Tree, headings: &BTreeSet<usize>, changes: &mut Changes) {
    for (at, control) in tree.0.iter().enumerate().filter(|(_, element)| element.is_word("sdt")) {
        let properties = tree.children(at).find(|(_, child)| child.is_word("sdtPr"));
        let prompts = properties
            .is_some_and(|(at, _)| tree.children(at).any(|(_, child)| child.is_word("showingPlcHdr")));
        let is_heading = || {
            headings.range(tree.places_within(at)).next().is_some()
                || tree.around(at).any(|at| headings.contains(&at))
        };
        let content = tree.children(at).find(|(_, child)| child.is_word("sdtContent"));
        let content = content.filter(|(_, content)| content.has_text && (!prompts || is_heading()));
        if let Some((_, content)) = content {
            changes.remove(control.open.start..content.open.end);
            changes.remove(content.close.start..control.close.end);
        }
    }
}

/// Writes hyphens that are elements as characters, and takes out those that only show where a word may break.
pub(super) fn plain_hyphens(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    in_main(package, |tree, changes| {
        for element in &tree.0 {
            if element.is_word("softHyphen") {
                changes.remove(element.whole());
            } else if element.is_word("noBreakHyphen") {
                let prefix = element.prefix();
                changes.replace(element.whole(), format!("<{prefix}t>-</{prefix}t>"));
            }
        }
    })
}

/// Puts a space before each line break that is not the end of a page: programs that drop the break keep the words
/// apart, and at the end of a line a space shows nothing.
pub(super) fn space_breaks(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    Edit::of_parts(package, [main], |tree, text, changes| {
        for element in tree.0.iter().filter(|element| element.is_word("br") || element.is_word("cr")) {
            let kind = element.attribute(text, "type");
            if kind.is_none_or(|kind| kind == "textWrapping") {
                let (at, prefix) = (element.open.start, element.prefix());
                changes.replace(at..at, format!("<{prefix}t xml:space=\"preserve\"> </{prefix}t>"));
            }
        }
        Ok(())
    })
}

fn in_main(package: &mut Package<'_>, change: impl Fn(&Tree, &mut Changes)) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    Edit::of_parts(package, [main], |tree, _, changes| {
        change(tree, changes);
        Ok(())
    })
}
