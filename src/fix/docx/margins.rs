//! Page headers and footers: their text goes into the body.

use super::boxes;
use super::edit::{Concern, Edit};
use super::simple;
use super::tables;
use super::tree::{Changes, Element, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::{Package, Relationship, Relationships, relationships_part};
use crate::ingest::docx::parts::{self, Part};
use quick_xml::escape::escape;
use std::collections::BTreeSet;

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Moves the text of headers before the text of the body.
pub(super) fn to_top(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    into_body(package, concern, start, Boxes::Moved)
}

/// The same, with paragraphs for their text boxes and without content controls.
pub(super) fn to_top_without_boxes(
    package: &mut Package<'_>,
    concern: &Concern<'_>,
) -> Result<Option<Edit>, Fault> {
    into_body(package, concern, start, Boxes::TakenApart)
}

/// The same, and with lines for the tables of headers.
pub(super) fn to_top_in_lines(
    package: &mut Package<'_>,
    concern: &Concern<'_>,
) -> Result<Option<Edit>, Fault> {
    into_body(package, concern, start, Boxes::TakenApart)?
        .map(|edit| tables::in_lines(edit, package))
        .transpose()
}

/// Moves the text of footers behind the text of the body, before the setting of its pages.
pub(super) fn to_end(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    into_body(package, concern, end, Boxes::Moved)
}

/// The same, with paragraphs for their text boxes and without content controls.
pub(super) fn to_end_without_boxes(
    package: &mut Package<'_>,
    concern: &Concern<'_>,
) -> Result<Option<Edit>, Fault> {
    into_body(package, concern, end, Boxes::TakenApart)
}

/// Takes the text out of headers and footers.
pub(super) fn empty(package: &mut Package<'_>, concern: &Concern<'_>) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    let mut edit = Edit::default();
    for name in concern.parts.iter().filter(|name| **name != main) {
        let text = parts::text(package, name)?;
        let tree = Tree::read(name, &text, package.limits())?;
        let blocks = blocks(&tree);
        if let Some(text) = without(&tree, &blocks, &text) {
            edit.changed.push(Part { name: name.clone(), text });
        }
    }
    Ok((!edit.changed.is_empty()).then_some(edit))
}

/// What becomes of the text boxes and content controls of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Boxes {
    Moved,
    TakenApart,
}

/// Where the text of the body begins.
fn start(tree: &Tree) -> Option<usize> {
    Some(tree.first("body")?.1.open.end)
}

/// Where it ends.
fn end(tree: &Tree) -> Option<usize> {
    let (at, body) = tree.first("body")?;
    let last = tree.children(at).last().map(|(_, child)| child);
    let pages = last.filter(|child| child.is_word("sectPr"));
    Some(pages.map_or(body.close.start, |pages| pages.open.start))
}

fn into_body(
    package: &mut Package<'_>,
    concern: &Concern<'_>,
    place: fn(&Tree) -> Option<usize>,
    boxes: Boxes,
) -> Result<Option<Edit>, Fault> {
    let main = package.main_part()?;
    let body = parts::text(package, &main)?;
    let tree = Tree::read(&main, &body, package.limits())?;
    let Some(place) = place(&tree) else { return Ok(None) };
    let mut links = Links::open(package, &main)?;
    let mut edit = Edit::default();
    let mut moved = String::new();
    for name in concern.parts.iter().filter(|name| **name != main) {
        let mut text = parts::text(package, name)?;
        if boxes == Boxes::TakenApart {
            text = boxes::taken_apart(name, &text, package.limits())?.unwrap_or(text);
            text = simple::without_controls(name, &text, package.limits())?.unwrap_or(text);
        }
        let part = Tree::read(name, &text, package.limits())?;
        let known = package.relationships(name)?;
        if !speaks_alike(&part, &text, &tree, &body) {
            return Err(Fault::Cannot("the part it stands in uses names that the main text does not know"));
        }
        let blocks: Vec<usize> =
            blocks(&part).into_iter().filter(|at| !counts_pages(&part, *at, &text)).collect();
        for block in &blocks {
            moved.push_str(&links.taken_along(&part, *block, &text, &known)?);
        }
        if let Some(text) = without(&part, &blocks, &text) {
            edit.changed.push(Part { name: name.clone(), text });
        }
    }
    if moved.is_empty() {
        return Ok(None);
    }
    let mut changes = Changes::default();
    changes.replace(place..place, moved);
    if let Some(text) = changes.apply(&body) {
        edit.changed.push(Part { name: main, text });
    }
    edit.changed.extend(links.finish()?);
    Ok(Some(edit))
}

/// The paragraphs and tables with text right below the root.
fn blocks(tree: &Tree) -> Vec<usize> {
    let with_text = tree.children(0).filter(|(_, element)| element.has_text);
    with_text.map(|(at, _)| at).collect()
}

/// Whether a block holds the number of the page, which means nothing in the body.
fn counts_pages(tree: &Tree, at: usize, text: &str) -> bool {
    let instructs = |element: &&Element| element.is_word("instrText") || element.is_word("fldSimple");
    tree.within(at)
        .filter(instructs)
        .any(|element| text.get(element.whole()).is_some_and(|t| t.contains("PAGE")))
}

/// A part without some of its blocks, given in order; a paragraph must stay in it.
fn without(tree: &Tree, blocks: &[usize], text: &str) -> Option<String> {
    let stays =
        tree.children(0).any(|(at, element)| element.is_word("p") && blocks.binary_search(&at).is_err());
    let mut changes = Changes::default();
    for (index, element) in blocks.iter().filter_map(|at| tree.0.get(*at)).enumerate() {
        let instead = if index == 0 && !stays { format!("<{}p/>", element.prefix()) } else { String::new() };
        changes.replace(element.whole(), instead);
    }
    if changes.is_empty() { None } else { changes.apply(text) }
}

/// Whether each prefix that a part declares at its root means the same in the body.
fn speaks_alike(part: &Tree, text: &str, body: &Tree, main: &str) -> bool {
    let declared = |tree: &Tree, text: &str| -> BTreeSet<String> {
        let root = tree.0.first().and_then(|root| text.get(root.open.clone())).unwrap_or_default();
        let names = root.split_whitespace().filter(|word| word.starts_with("xmlns"));
        names.map(|word| word.trim_end_matches(['>', '/']).replace('\'', "\"")).collect()
    };
    let is_used = |name: &String| {
        let prefix = name.trim_start_matches("xmlns:").split('=').next().unwrap_or_default();
        text.matches(&format!("{prefix}:")).count() > 1
    };
    let known = declared(body, main);
    declared(part, text).iter().filter(|name| is_used(name)).all(|name| known.contains(name))
}

/// The relationships of the main part, with links that come with what is moved.
struct Links {
    part: String,
    text: Option<String>,
    /// Ids that are there.
    known: BTreeSet<String>,
    count: usize,
    more: String,
}

impl Links {
    fn open(package: &mut Package<'_>, main: &str) -> Result<Self, Fault> {
        let part = relationships_part(main);
        let text = package.text(&part)?;
        let known = package.relationships(main)?.into_keys().collect();
        Ok(Self { part, text, known, count: 0, more: String::new() })
    }

    /// The text of a block with its links and pictures under new ids.
    fn taken_along(
        &mut self,
        tree: &Tree,
        block: usize,
        text: &str,
        known: &Relationships,
    ) -> Result<String, Fault> {
        let Some(element) = tree.0.get(block) else { return Ok(String::new()) };
        let mut changes = Changes::default();
        for inner in tree.within(block) {
            let Some((attribute, id)) = &inner.related else { continue };
            let is_link = |to: &&Relationship| to.external && to.kind == "hyperlink" && *attribute == "id";
            let is_picture = |to: &&Relationship| to.kind == "image";
            let Some(related) = known.get(id).filter(|to| is_link(to) || is_picture(to)) else {
                return Err(Fault::Cannot("another part of the file stands beside the text"));
            };
            let new = self.add(related);
            let tag = text.get(inner.open.clone()).unwrap_or_default();
            let changed = tag.replace(&format!("\"{id}\""), &format!("\"{new}\""));
            let changed = changed.replace(&format!("'{id}'"), &format!("'{new}'"));
            changes
                .replace(inner.open.start - element.open.start..inner.open.end - element.open.start, changed);
        }
        let whole = text.get(element.whole()).unwrap_or_default();
        let mut moved = changes.apply(whole).unwrap_or_else(|| whole.to_owned());
        if element.is_word("tbl") {
            // Two tables without a paragraph between them become one.
            moved.push_str(&format!("<{}p/>", element.prefix()));
        }
        Ok(moved)
    }

    fn add(&mut self, related: &Relationship) -> String {
        let id = loop {
            self.count += 1;
            let id = format!("rIdMoved{}", self.count);
            if !self.known.contains(&id) {
                break id;
            }
        };
        let kind = &related.kind;
        // The name of a part counts from the root of the package.
        let (root, mode) = if related.external { ("", r#" TargetMode="External""#) } else { ("/", "") };
        self.more.push_str(&format!(
            r#"<Relationship xmlns="{RELATIONSHIPS}" Id="{id}" Type="{TYPES}/{kind}" Target="{root}{}"{mode}/>"#,
            escape(&related.target)
        ));
        id
    }

    fn finish(self) -> Result<Option<Part>, Fault> {
        let Some(text) = self.text.filter(|_| !self.more.is_empty()) else { return Ok(None) };
        let text = parts::inside_root(&self.part, &text, &self.more)?;
        Ok(Some(Part { name: self.part, text }))
    }
}
