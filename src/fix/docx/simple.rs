//! Repairs in place: content controls and special hyphens.

use super::edit::Edit;
use super::tree::{Changes, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::Package;
use crate::ingest::docx::parts::{self, Part};
use std::collections::BTreeSet;

/// Takes content controls away from around their text. One that shows its template's words stays: they are not the
/// person's.
pub(super) fn unwrap_controls(
    package: &mut Package<'_>,
    _: &BTreeSet<String>,
) -> Result<Option<Edit>, Fault> {
    in_main(package, |tree, changes| {
        for (at, control) in tree.0.iter().enumerate().filter(|(_, element)| element.is_word("sdt")) {
            let properties = tree.children(at).find(|(_, child)| child.is_word("sdtPr"));
            let prompts = properties
                .is_some_and(|(at, _)| tree.children(at).any(|(_, child)| child.is_word("showingPlcHdr")));
            let content = tree.children(at).find(|(_, child)| child.is_word("sdtContent"));
            let Some((_, content)) = content.filter(|(_, content)| !prompts && content.has_text) else {
                continue;
            };
            changes.remove(control.open.start..content.open.end);
            changes.remove(content.close.start..control.close.end);
        }
    })
}

/// Writes hyphens that are elements as characters, and takes out those that only show where a word may break.
pub(super) fn plain_hyphens(package: &mut Package<'_>, _: &BTreeSet<String>) -> Result<Option<Edit>, Fault> {
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

fn in_main(package: &mut Package<'_>, change: impl Fn(&Tree, &mut Changes)) -> Result<Option<Edit>, Fault> {
    let name = package.main_part()?;
    let text = parts::text(package, &name)?;
    let mut changes = Changes::default();
    change(&Tree::read(&name, &text, package.limits())?, &mut changes);
    if changes.is_empty() {
        return Ok(None);
    }
    let changed = changes.apply(&text).map(|text| Part { name, text });
    Ok(changed.map(|part| Edit { changed: vec![part], ..Edit::default() }))
}
