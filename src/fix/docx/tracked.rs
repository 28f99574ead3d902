//! Tracked changes (ECMA-376 part 1, 17.13.5): one of the two versions stays, and no trace of the other.

use super::edit::{Concern, Edit};
use super::tree::{Changes, Element, Tree};
use crate::document::{ContainerKind, Document};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::Package;
use crate::text::words::runs;
use std::collections::BTreeSet;

/// Parts with text beside the main part, as relationships name them.
const KINDS: [&str; 4] = ["header", "footer", "footnotes", "endnotes"];
/// Text that came with a change, and text that went.
const NEW: [&str; 2] = ["ins", "moveTo"];
const OLD: [&str; 2] = ["del", "moveFrom"];

/// Which version stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    New,
    Old,
}

/// What a change comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    Goes,
}

/// Accepts all changes.
pub(super) fn accept(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    settle(package, Version::New)
}

/// Rejects all changes.
pub(super) fn reject(package: &mut Package<'_>, _: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    settle(package, Version::Old)
}

/// The words that a document gained by changes.
pub(super) fn inserted(document: &Document) -> BTreeSet<String> {
    let is_new = |kind: &ContainerKind| matches!(kind, ContainerKind::Inserted | ContainerKind::MovedTo);
    let new = document.runs.iter().filter(|run| document.path(run).any(|(_, part)| is_new(&part.kind)));
    // A changed word may be half new.
    let text: String = new.map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ");
    runs(&text).map(|word| word.of(&text).to_owned()).collect()
}

fn settle(package: &mut Package<'_>, version: Version) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    let related = package.relationships(&main)?;
    let others = related.values().filter(|to| !to.external && KINDS.contains(&to.kind.as_str()));
    let parts: BTreeSet<String> = others.map(|to| to.target.clone()).chain([main]).collect();
    Edit::of_parts(package, parts, |tree, text, changes| settle_part(tree, text, version, changes))
}

fn settle_part(tree: &Tree, text: &str, version: Version, changes: &mut Changes) -> Result<(), Fault> {
    let mut gone = 0;
    for (at, element) in tree.0.iter().enumerate() {
        // What lies in something that goes or is written anew needs no change of its own.
        if element.open.start >= gone {
            gone = gone.max(resolve(tree, text, at, version, changes)?);
        }
    }
    Ok(())
}

/// Settles one element, if it is a change; returns the end of what needs no further look.
fn resolve(
    tree: &Tree,
    text: &str,
    at: usize,
    version: Version,
    changes: &mut Changes,
) -> Result<usize, Fault> {
    let Some(element) = tree.0.get(at) else { return Ok(0) };
    if ["cellIns", "cellDel", "cellMerge"].iter().any(|name| element.is_word(name)) {
        return Err(Fault::Cannot("cells of a table were changed"));
    }
    if is_range_mark(element) {
        changes.remove(element.whole());
    } else if element.is_word("p") && fate_of_mark(tree, at, version) == Some(Fate::Goes) {
        return drop_paragraph(tree, at, version, changes);
    } else if element.is_word("tr") && fate_of_row(tree, at, version) == Some(Fate::Goes) {
        changes.remove(element.whole());
        return Ok(element.close.end);
    } else if let Some(fate) = fate(element, version) {
        return Ok(settle_text(element, fate, changes));
    } else if let (true, Version::New) = (is_property_change(element), version) {
        changes.remove(element.whole());
    } else if let (Some(old), Version::Old) = (old_properties(tree, text, at), version) {
        changes.replace(element.inner(), old);
        return Ok(element.close.end);
    } else if let (Version::Old, Some(name)) = (version, visible_name(element)) {
        changes.replace(element.open.clone(), renamed(text, &element.open, &element.local, name));
        if element.close.start >= element.open.end && !element.close.is_empty() {
            changes.replace(element.close.clone(), renamed(text, &element.close, &element.local, name));
        }
    }
    Ok(0)
}

fn fate(element: &Element, version: Version) -> Option<Fate> {
    let is = |names: [&str; 2]| names.iter().any(|name| element.is_word(name));
    match version {
        _ if is(NEW) => Some(if version == Version::New { Fate::Stays } else { Fate::Goes }),
        _ if is(OLD) => Some(if version == Version::Old { Fate::Stays } else { Fate::Goes }),
        _ => None,
    }
}

/// Takes the tags of a change away, or all of it.
fn settle_text(element: &Element, fate: Fate, changes: &mut Changes) -> usize {
    if fate == Fate::Goes {
        changes.remove(element.whole());
        return element.close.end;
    }
    changes.remove(element.open.clone());
    if !element.close.is_empty() {
        changes.remove(element.close.clone());
    }
    0
}

/// What becomes of the end of a paragraph, if it came or went with a change.
fn fate_of_mark(tree: &Tree, paragraph: usize, version: Version) -> Option<Fate> {
    marked(tree, child(tree, child(tree, paragraph, "pPr")?, "rPr")?, version)
}

fn fate_of_row(tree: &Tree, row: usize, version: Version) -> Option<Fate> {
    marked(tree, child(tree, row, "trPr")?, version)
}

fn marked(tree: &Tree, properties: usize, version: Version) -> Option<Fate> {
    tree.children(properties).find_map(|(_, mark)| fate(mark, version))
}

fn child(tree: &Tree, of: usize, name: &str) -> Option<usize> {
    tree.children(of).find(|(_, child)| child.is_word(name)).map(|(at, _)| at)
}

/// Takes a paragraph away whose end goes. Where text of it stays, that would join the next paragraph.
fn drop_paragraph(tree: &Tree, at: usize, version: Version, changes: &mut Changes) -> Result<usize, Fault> {
    let Some(paragraph) = tree.0.get(at) else { return Ok(0) };
    let goes = |(_, child): &(usize, &Element)| {
        child.is_word("pPr") || fate(child, version) == Some(Fate::Goes) || !holds_content(child)
    };
    let holds_section = tree.within(at).any(|element| element.is_word("sectPr"));
    if holds_section || !tree.children(at).all(|child| goes(&child)) {
        return Err(Fault::Cannot("the end of a paragraph was changed, and its text was not"));
    }
    let is_in_cell = paragraph.parent.and_then(|at| tree.0.get(at)).is_some_and(|cell| cell.is_word("tc"));
    let instead = if is_in_cell { format!("<{}p/>", paragraph.prefix()) } else { String::new() };
    changes.replace(paragraph.whole(), instead);
    Ok(paragraph.close.end)
}

/// Whether a child of a paragraph is more than a mark.
fn holds_content(child: &Element) -> bool {
    child.has_text || !child.inner().is_empty()
}

fn is_range_mark(element: &Element) -> bool {
    let local = element.local.as_str();
    let is_moved = local.starts_with("moveFromRange") || local.starts_with("moveToRange");
    let is_markup = local.starts_with("customXmlInsRange")
        || local.starts_with("customXmlDelRange")
        || local.starts_with("customXmlMove");
    (is_moved || is_markup) && element.is_word(local)
}

fn is_property_change(element: &Element) -> bool {
    let local = element.local.as_str();
    (local.ends_with("PrChange") || matches!(local, "tblGridChange" | "numberingChange"))
        && element.is_word(local)
}

/// The content of properties before their change. What a change of them does not concern stays.
fn old_properties(tree: &Tree, text: &str, at: usize) -> Option<String> {
    let (change, _) = tree.children(at).find(|(_, child)| is_property_change(child))?;
    let old = tree.children(change).next().map(|(_, old)| old);
    let own = |names: &[&str]| -> String {
        let kept = tree.children(at).filter(|(_, child)| names.iter().any(|name| child.is_word(name)));
        kept.filter_map(|(_, child)| text.get(child.whole())).collect()
    };
    let old = old.and_then(|old| text.get(old.inner())).unwrap_or_default();
    let (first, last) = (own(&["headerReference", "footerReference"]), own(&["rPr", "sectPr"]));
    Some(format!("{first}{old}{last}"))
}

/// What an element of deleted text is called where the text is not deleted.
fn visible_name(element: &Element) -> Option<&'static str> {
    match element.local.as_str() {
        "delText" => Some("t"),
        "delInstrText" => Some("instrText"),
        _ => None,
    }
}

fn renamed(text: &str, tag: &std::ops::Range<usize>, old: &str, new: &str) -> String {
    text.get(tag.clone()).unwrap_or_default().replacen(old, new, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn settled(body: &str, version: Version) -> Result<String, Fault> {
        let part = format!("<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>");
        let tree = Tree::read("p", &part, &Limits::default())?;
        let mut changes = Changes::default();
        settle_part(&tree, &part, version, &mut changes)?;
        let settled = changes.apply(&part).unwrap();
        Ok(settled.split_once("<w:body>").unwrap().1.split_once("</w:body>").unwrap().0.to_owned())
    }

    #[test]
    fn one_version_of_the_text_stays() {
        let body = "<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins>\
                    <w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p>";
        let new = settled(body, Version::New).unwrap();
        assert_eq!(new, "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>");
        let old = settled(body, Version::Old).unwrap();
        assert_eq!(old, "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t>c</w:t></w:r></w:p>");
    }

    #[test]
    fn one_version_of_the_look_stays() {
        let body =
            "<w:p><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:r></w:p>";
        assert_eq!(settled(body, Version::New).unwrap(), "<w:p><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>");
        assert_eq!(settled(body, Version::Old).unwrap(), "<w:p><w:r><w:rPr><w:i/></w:rPr></w:r></w:p>");
    }

    #[test]
    fn a_paragraph_that_came_whole_goes_whole_and_one_of_which_text_stays_is_left() {
        let mark = "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>";
        let whole = format!("<w:p>{mark}<w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p><w:p/>");
        assert_eq!(settled(&whole, Version::Old).unwrap(), "<w:p/>");
        let split = format!("<w:p>{mark}<w:r><w:t>b</w:t></w:r></w:p><w:p/>");
        assert!(matches!(settled(&split, Version::Old), Err(Fault::Cannot(_))));
        assert_eq!(
            settled(&split, Version::New).unwrap(),
            "<w:p><w:pPr><w:rPr></w:rPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p><w:p/>"
        );
    }
}
