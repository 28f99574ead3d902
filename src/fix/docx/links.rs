//! Links that lead to another address than the one printed, or to one that is printed nowhere.

use super::edit::{Concern, Edit};
use super::tree::{Element, Tree};
use crate::checks::{astray, unprinted};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::{Package, relationships_part};
use crate::ingest::docx::parts;
use crate::resume::comparable;
use quick_xml::escape::escape;
use std::collections::BTreeSet;

/// What shows that text is a link, and does not belong to the text beside it.
const OF_LINKS: [&str; 4] = ["rStyle", "color", "u", "webHidden"];

/// Leads the links of the main part to what is printed.
pub(super) fn lead(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let astray: Vec<_> = astray(concern.given.subject).collect();
    let main = package.main_part()?;
    Edit::of_parts(package, [relationships_part(&main)], |tree, text, changes| {
        for element in &tree.0 {
            let led = |target: &String| astray.iter().find(|astray| astray.link.trim() == target.trim());
            let (Some(astray), Some(written)) =
                (element.target.as_ref().and_then(led), element.attribute(text, "Target"))
            else {
                continue;
            };
            let new = escape(astray.printed_target()).into_owned();
            let tag = text.get(element.open.clone()).unwrap_or_default();
            changes.replace(element.open.clone(), tag.replace(&written, &new));
        }
        Ok(())
    })
}

/// Prints the addresses that only links of the main part hold, behind their words.
pub(super) fn print(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let mut hidden: BTreeSet<String> =
        unprinted(concern.given.subject).map(|link| comparable(&link.url.value)).collect();
    let main = package.main_part()?;
    let related = package.relationships(&main)?;
    let text = parts::text(package, &main)?;
    let tree = Tree::read(&main, &text, package.limits())?;
    let mut printed: Vec<(usize, String)> = Vec::new();
    for (at, link) in tree.0.iter().enumerate().filter(|(_, element)| element.is_word("hyperlink")) {
        let target = link.related.as_ref().and_then(|(_, id)| related.get(id)).filter(|to| to.external);
        // One link of several to one address is enough.
        if let Some(target) = target.filter(|to| hidden.remove(&comparable(&to.target))) {
            printed.push((at, behind(&tree, at, link, &target.target, &text)));
        }
    }
    Edit::of_parts(package, [main], |tree, _, changes| {
        for (at, run) in &printed {
            if let Some(link) = tree.0.get(*at) {
                changes.replace(link.whole().end..link.whole().end, run.clone());
            }
        }
        Ok(())
    })
}

/// The text behind a link, set as the link is but for what shows that it is one.
fn behind(tree: &Tree, at: usize, link: &Element, target: &str, text: &str) -> String {
    let prefix = link.prefix();
    let address = target.trim().trim_start_matches("https://").trim_start_matches("http://");
    let address = escape(address.trim_end_matches('/'));
    let shown = if link.has_text { format!(" ({address})") } else { format!(" {address}") };
    let properties = tree.places_within(at).find(|at| tree.0.get(*at).is_some_and(|e| e.is_word("rPr")));
    let kept: String = properties
        .into_iter()
        .flat_map(|at| tree.children(at))
        .filter(|(_, child)| !OF_LINKS.iter().any(|name| child.is_word(name)))
        .filter_map(|(_, child)| text.get(child.whole()))
        .collect();
    format!(
        "<{prefix}r><{prefix}rPr>{kept}</{prefix}rPr><{prefix}t xml:space=\"preserve\">{shown}</{prefix}t></{prefix}r>"
    )
}
