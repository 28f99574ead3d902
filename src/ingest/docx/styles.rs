//! Styles: what a paragraph or run looks like before direct formatting.
//!
//! Programs write every style they know into a document, most of them for tables, and documents use a
//! few. So the part is gone through once to see where each style stands, and a style is read when
//! something first refers to it.

use super::properties::{ParagraphProperties, RunProperties};
use super::table_styles::{Condition, TableFormats};
use super::xml::{Node, Ns, Tag, XmlReader};
use crate::ingest::Refusal;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Styles that one style may be based on, one on the other. Word's own go four deep.
const CHAIN: usize = 20;

/// A style with everything it is based on taken in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Style {
    /// Name as shown in Word.
    pub name: Option<Arc<str>>,
    /// Heading level that its name or outline level gives; 0 for the title.
    pub heading: Option<u8>,
    /// Paragraph properties.
    pub paragraph: ParagraphProperties,
    /// Run properties.
    pub run: RunProperties,
    /// What a table style makes of its cells.
    pub table: TableFormats,
    based_on: Option<String>,
}

/// Where a style stands in the part, and the style once it was asked for.
#[derive(Debug)]
struct Entry {
    element: Range<usize>,
    style: OnceCell<Style>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    /// Run properties of the document defaults.
    pub run: RunProperties,
    /// Paragraph properties of the document defaults.
    pub paragraph: ParagraphProperties,
    /// Language of the document defaults.
    pub language: Option<String>,
    /// Id of the default paragraph style.
    default: Option<String>,
    part: String,
    text: String,
    /// The start tag of the root, which declares the prefixes, and the root's name.
    root: (Range<usize>, String),
    by_id: BTreeMap<String, Entry>,
}

impl Styles {
    /// Finds the styles in `styles.xml`, and reads the document defaults.
    pub fn read(part: String, text: String) -> Result<Self, Refusal> {
        let mut styles = Self::default();
        let mut reader = XmlReader::new(&part, &text);
        let mut open: Vec<String> = Vec::new();
        while let Some(node) = reader.next()? {
            match node {
                Node::Start(tag) if open.is_empty() => {
                    styles.root = (reader.tag(), tag.name().to_owned());
                    open.push(tag.local().to_owned());
                }
                Node::Start(tag) => match (tag.ns, tag.local()) {
                    (Ns::W, "style") => {
                        let id = tag.attribute("styleId").unwrap_or_default();
                        if is_default_paragraph(&tag) {
                            styles.default = Some(id.clone());
                        }
                        let element = reader.skip(&tag)?;
                        styles.by_id.insert(id, Entry { element, style: OnceCell::new() });
                    }
                    (Ns::W, "latentStyles") => {
                        reader.skip(&tag)?;
                    }
                    (ns, local) => {
                        if ns == Ns::W {
                            styles.set_default(&tag, &open);
                        }
                        open.push(local.to_owned());
                    }
                },
                Node::End => {
                    open.pop();
                }
                Node::Text(_) => {}
            }
        }
        (styles.part, styles.text) = (part, text);
        Ok(styles)
    }

    fn set_default(&mut self, tag: &Tag<'_>, open: &[String]) {
        let parent = open.last().map_or("", String::as_str);
        if open.iter().any(|name| name == "rPrDefault") && parent == "rPr" {
            self.run.set(tag);
            if tag.local() == "lang" {
                self.language = tag.val();
            }
        } else if open.iter().any(|name| name == "pPrDefault") {
            self.paragraph.set(tag, parent);
        }
    }

    /// The style of an id, or the default paragraph style.
    pub fn paragraph(&self, id: Option<&str>) -> Option<&Style> {
        id.and_then(|id| self.get(id)).or_else(|| self.get(self.default.as_deref()?))
    }

    /// The style of an id.
    pub fn get(&self, id: &str) -> Option<&Style> {
        let entry = self.by_id.get(id)?;
        Some(entry.style.get_or_init(|| self.flat(&entry.element)))
    }

    /// The style of an element laid over those it is based on.
    fn flat(&self, element: &Range<usize>) -> Style {
        let mut chain = vec![self.written(element)];
        // The cap also ends a cycle.
        while let Some(base) = chain.last().and_then(|style| self.by_id.get(style.based_on.as_ref()?))
            && chain.len() < CHAIN
        {
            chain.push(self.written(&base.element));
        }
        let mut flat = Style { name: chain.first().and_then(|style| style.name.clone()), ..Style::default() };
        for part in chain.iter().rev() {
            flat.paragraph = flat.paragraph.overlaid(&part.paragraph);
            flat.run = flat.run.overlaid(&part.run);
            flat.table.overlay(&part.table);
        }
        let named = chain.iter().find_map(|part| part.name.as_deref().and_then(heading_of_name));
        flat.heading = named.or_else(|| flat.paragraph.outline.filter(|level| *level <= 9));
        flat
    }

    /// A style as written. That it is well formed was seen when it was found; what else may be wrong
    /// with it, as an entity that is not declared, costs the rest of the style.
    fn written(&self, element: &Range<usize>) -> Style {
        let piece = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        let (root, name) = &self.root;
        let text = format!("{}{}</{name}>", piece(root), piece(element));
        let mut style = Style::default();
        let mut reader = XmlReader::new(&self.part, &text);
        let mut open: Vec<String> = Vec::new();
        while let Ok(Some(node)) = reader.next() {
            match node {
                Node::Start(tag) => {
                    if tag.ns == Ns::W {
                        style.set(&tag, &open);
                    }
                    let condition = || tag.attribute("type").unwrap_or_default();
                    let is_conditional = tag.local() == "tblStylePr";
                    open.push(if is_conditional { condition() } else { tag.local().to_owned() });
                }
                Node::End => {
                    open.pop();
                }
                Node::Text(_) => {}
            }
        }
        style
    }
}

fn is_default_paragraph(tag: &Tag<'_>) -> bool {
    let default = tag.attribute("default");
    matches!(default.as_deref(), Some("1" | "true" | "on"))
        && tag.attribute("type").as_deref() == Some("paragraph")
}

impl Style {
    /// Takes in an element. `open` names those around it, a conditional format by its condition.
    fn set(&mut self, tag: &Tag<'_>, open: &[String]) {
        let parent = open.last().map_or("", String::as_str);
        let condition = open.iter().find_map(|name| Condition::of_name(name));
        match (parent, tag.local(), condition) {
            ("style", "name", _) => self.name = tag.val().map(Arc::from),
            ("style", "basedOn", _) => self.based_on = tag.val(),
            ("tcPr" | "tblPr", _, _) => self.table.set(tag, condition),
            ("rPr", _, Some(condition)) => self.table.format_mut(Some(condition)).run.set(tag),
            ("rPr", _, None) => self.run.set(tag),
            (_, _, None) => self.paragraph.set(tag, parent),
            _ => {}
        }
    }
}

/// The level of a built-in heading style, whose names are the same in every language of Word's
/// interface (ECMA-376 part 1, 17.7.4.9).
fn heading_of_name(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(0);
    }
    name.strip_prefix("heading ")?.parse().ok().filter(|level| (1..=9).contains(level))
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    #[test]
    fn styles_inherit_and_cycles_end() {
        let text = format!(
            r#"<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/>
            <w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/>
            <w:pPr><w:outlineLvl w:val="4"/></w:pPr><w:rPr><w:vanish/><w:sz w:val="20"/></w:rPr></w:style>
            <w:style w:styleId="C"><w:basedOn w:val="A"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style></w:styles>"#
        );
        let styles = Styles::read("styles.xml".to_owned(), text).unwrap();
        let a = styles.get("A").unwrap();
        assert_eq!(
            (a.heading, a.run.vanish, a.run.bold, a.run.size),
            (Some(2), Some(true), Some(true), Some(10.0))
        );
        let c = styles.get("C").unwrap();
        assert_eq!((c.run.vanish, c.heading), (Some(false), Some(2)));
    }

    #[test]
    fn a_style_is_found_under_any_prefix_and_a_cut_part_is_refused() {
        let text = format!(
            r#"<?xml version="1.0"?><!-- a --><styles xmlns="{W}" xmlns:x="{W}"><latentStyles><lsdException/></latentStyles>
            <style styleId="A" x:type="paragraph" default="1"/> <x:style x:styleId="B"><x:rPr><x:b/></x:rPr></x:style></styles>"#
        );
        let styles = Styles::read("styles.xml".to_owned(), text.clone()).unwrap();
        assert_eq!(styles.get("B").unwrap().run.bold, Some(true));
        assert!(styles.paragraph(None).is_some());
        let cut = text[..text.len() - 30].to_owned();
        assert!(matches!(Styles::read("styles.xml".to_owned(), cut), Err(Refusal::Damaged(_))));
    }
}
