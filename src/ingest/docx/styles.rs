//! Styles: what a paragraph or run looks like before direct formatting.

use super::properties::{ParagraphProperties, RunProperties};
use super::xml::{Node, Ns, XmlReader};
use crate::ingest::Refusal;
use std::collections::BTreeMap;
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
    /// Whether a table style fills cells.
    pub fills: bool,
    based_on: Option<String>,
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
    by_id: BTreeMap<String, Style>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(part: &str, text: &str) -> Result<Self, Refusal> {
        let mut styles = Self::default();
        let mut reader = XmlReader::new(part, text);
        let mut open: Vec<String> = Vec::new();
        let mut current: Option<(String, Style)> = None;
        while let Some(node) = reader.next()? {
            match node {
                Node::Start(tag) => {
                    if tag.ns == Ns::W {
                        match (tag.local(), &mut current) {
                            ("style", _) => {
                                let id = tag.attribute("styleId").unwrap_or_default();
                                let default = tag.attribute("default");
                                if matches!(default.as_deref(), Some("1" | "true" | "on"))
                                    && tag.attribute("type").as_deref() == Some("paragraph")
                                {
                                    styles.default = Some(id.clone());
                                }
                                current = Some((id, Style::default()));
                            }
                            (_, Some((_, style))) => style.set(&tag, &open),
                            (_, None) => styles.set_default(&tag, &open),
                        }
                    }
                    open.push(tag.local().to_owned());
                }
                Node::End => {
                    if open.pop().as_deref() == Some("style")
                        && let Some((id, style)) = current.take()
                    {
                        styles.by_id.insert(id, style);
                    }
                }
                Node::Text(_) => {}
            }
        }
        styles.flatten();
        Ok(styles)
    }

    fn set_default(&mut self, tag: &super::xml::Tag<'_>, open: &[String]) {
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

    /// Lays every style over those it is based on.
    fn flatten(&mut self) {
        let flat = self.by_id.iter().map(|(id, style)| {
            let mut chain = vec![style];
            let mut next = style.based_on.as_ref();
            // The cap also ends a cycle.
            while let Some(base) = next.and_then(|id| self.by_id.get(id)).filter(|_| chain.len() < CHAIN) {
                chain.push(base);
                next = base.based_on.as_ref();
            }
            let mut flat = Style { name: style.name.clone(), ..Style::default() };
            for part in chain.iter().rev() {
                flat.paragraph = flat.paragraph.overlaid(&part.paragraph);
                flat.run = flat.run.overlaid(&part.run);
                flat.fills |= part.fills;
            }
            flat.heading = chain
                .iter()
                .find_map(|part| part.name.as_deref().and_then(heading_of_name))
                .or_else(|| flat.paragraph.outline.filter(|level| *level <= 9));
            (id.clone(), flat)
        });
        self.by_id = flat.collect();
    }

    /// The style of an id, or the default paragraph style.
    pub fn paragraph(&self, id: Option<&str>) -> Option<&Style> {
        id.and_then(|id| self.by_id.get(id)).or_else(|| self.by_id.get(self.default.as_deref()?))
    }

    /// The style of an id.
    pub fn get(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }
}

impl Style {
    fn set(&mut self, tag: &super::xml::Tag<'_>, open: &[String]) {
        let parent = open.last().map_or("", String::as_str);
        // Conditional formats of a table style change single cells; only that they fill is kept.
        let conditional = open.iter().any(|name| name == "tblStylePr");
        match (parent, tag.local()) {
            ("style", "name") => self.name = tag.val().map(Arc::from),
            ("style", "basedOn") => self.based_on = tag.val(),
            ("tcPr" | "tblPr", "shd") => {
                self.fills |= super::theme::ColourSpec::of_fill(tag) != super::theme::ColourSpec::Auto;
            }
            ("rPr", _) if !conditional => self.run.set(tag),
            _ if !conditional => self.paragraph.set(tag, parent),
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
        let styles = Styles::read("styles.xml", &text).unwrap();
        let a = styles.get("A").unwrap();
        assert_eq!(
            (a.heading, a.run.vanish, a.run.bold, a.run.size),
            (Some(2), Some(true), Some(true), Some(10.0))
        );
        let c = styles.get("C").unwrap();
        assert_eq!((c.run.vanish, c.heading), (Some(false), Some(2)));
    }
}
