//! Text that Word hides.

use super::edit::{Concern, Edit};
use super::tree::{Element, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::Package;

/// Removes the runs that are hidden by a property of their own.
pub(super) fn remove(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    Edit::of_parts(package, concern.parts.iter().cloned(), |tree, text, changes| {
        for (at, run) in tree.0.iter().enumerate().filter(|(_, element)| element.is_word("r")) {
            let properties = tree.children(at).find(|(_, child)| child.is_word("rPr"));
            let is_hidden =
                properties.is_some_and(|(at, _)| tree.children(at).any(|(_, child)| hides(child, text)));
            // Half of a field code is worse than hidden text.
            if is_hidden && !tree.within(at).any(is_of_field) && !lies_in_hidden(tree, at) {
                changes.remove(run.whole());
            }
        }
        Ok(())
    })
}

fn hides(property: &Element, text: &str) -> bool {
    let is_off = matches!(property.attribute(text, "val").as_deref(), Some("0" | "false" | "off"));
    property.is_word("vanish") && !is_off
}

fn is_of_field(element: &Element) -> bool {
    element.is_word("fldChar") || element.is_word("instrText")
}

/// Whether a run lies in another, as in a text box: that one goes with all that is in it, or stays.
fn lies_in_hidden(tree: &Tree, at: usize) -> bool {
    tree.around(at).filter_map(|at| tree.0.get(at)).any(|element| element.is_word("r"))
}
