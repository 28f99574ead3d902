//! What tables draw besides their text: one that draws lines or grounds is more than a way to set text side by side.

use super::tree::{Element, Tree};
use crate::fix::fault::Fault;
use crate::ingest::docx::package::{Package, part_of};
use crate::ingest::docx::parts;
use std::collections::{BTreeMap, BTreeSet};

/// Table styles that rest on one another, at most.
const DEPTH: usize = 16;

/// What the table styles of a document draw, by their ids.
#[derive(Debug, Default)]
pub(super) struct Looks {
    lined: BTreeSet<String>,
    filled: BTreeSet<String>,
}

impl Looks {
    /// Reads the styles of a document.
    pub fn read(package: &mut Package<'_>) -> Result<Self, Fault> {
        let main = package.main_part()?;
        let Some(part) = part_of(&package.relationships(&main)?, "styles") else {
            return Ok(Self::default());
        };
        let text = parts::text(package, &part)?;
        let tree = Tree::read(&part, &text, package.limits())?;
        let mut looks = Self::default();
        let mut based_on: BTreeMap<String, String> = BTreeMap::new();
        for (at, style) in tree.0.iter().enumerate().filter(|(_, element)| element.is_word("style")) {
            let Some(id) = style.attribute(&text, "styleId") else { continue };
            let base = tree.children(at).find(|(_, child)| child.is_word("basedOn"));
            if let Some(base) = base.and_then(|(_, base)| base.attribute(&text, "val")) {
                based_on.insert(id.clone(), base);
            }
            let inside = tree.places_within(at);
            if inside.clone().any(|at| is_line(&tree, at, &text)) {
                looks.lined.insert(id.clone());
            }
            if inside.clone().any(|at| is_ground(&tree, at, &text)) {
                looks.filled.insert(id);
            }
        }
        looks.inherit(&based_on);
        Ok(looks)
    }

    fn inherit(&mut self, based_on: &BTreeMap<String, String>) {
        for id in based_on.keys() {
            let bases = std::iter::successors(based_on.get(id), |base| based_on.get(*base)).take(DEPTH);
            let (mut is_lined, mut is_filled) = (false, false);
            for base in bases {
                is_lined |= self.lined.contains(base);
                is_filled |= self.filled.contains(base);
            }
            if is_lined {
                self.lined.insert(id.clone());
            }
            if is_filled {
                self.filled.insert(id.clone());
            }
        }
    }

    /// Whether a table draws something.
    pub fn draws(&self, tree: &Tree, table: usize, text: &str) -> bool {
        let properties = tree.children(table).find(|(_, child)| child.is_word("tblPr")).map(|(at, _)| at);
        let own = |name: &str| {
            let found = tree.children(properties?).find(|(_, child)| child.is_word(name));
            found.map(|(_, found)| found)
        };
        let style = own("tblStyle").and_then(|style| style.attribute(text, "val"));
        // Its own lines stand in place of the style's.
        let by_style = style.is_some_and(|style| {
            self.filled.contains(&style) || self.lined.contains(&style) && own("tblBorders").is_none()
        });
        by_style || tree.places_within(table).any(|at| is_line(tree, at, text) || is_ground(tree, at, text))
    }
}

fn parent(tree: &Tree, at: usize) -> Option<&Element> {
    tree.around(at).next().and_then(|at| tree.0.get(at))
}

fn is_line(tree: &Tree, at: usize, text: &str) -> bool {
    let is_of_table = |border: &Element| border.is_word("tblBorders") || border.is_word("tcBorders");
    let is_drawn = |line: &Element| {
        !matches!(line.attribute(text, "val").as_deref(), None | Some("nil" | "none"))
            && !is_paper(line.attribute(text, "color"))
    };
    parent(tree, at).is_some_and(is_of_table) && tree.0.get(at).is_some_and(is_drawn)
}

/// Whether an element is the ground of a table or cell, not of a paragraph or run: that comes with the text.
fn is_ground(tree: &Tree, at: usize, text: &str) -> bool {
    let is_of_table = |holder: &Element| holder.is_word("tblPr") || holder.is_word("tcPr");
    let is_drawn = |shade: &Element| {
        let fill = shade.attribute(text, "fill").filter(|fill| fill != "auto");
        let is_pattern = !matches!(shade.attribute(text, "val").as_deref(), None | Some("nil" | "clear"));
        shade.is_word("shd") && (is_pattern || fill.is_some() && !is_paper(fill))
    };
    parent(tree, at).is_some_and(is_of_table) && tree.0.get(at).is_some_and(is_drawn)
}

/// Whether a colour is that of the paper.
fn is_paper(colour: Option<String>) -> bool {
    colour.is_some_and(|colour| colour.eq_ignore_ascii_case("ffffff"))
}
