//! The elements of a part with their places in its text, and changes of that text.

use crate::ingest::Refusal;
use crate::ingest::docx::xml::{Node, Ns, XmlReader};
use crate::limits::Limits;
use quick_xml::events::BytesStart;
use std::ops::Range;

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// Its vocabulary.
    pub ns: Ns,
    /// Name as written, with its prefix.
    pub name: String,
    /// Name without prefix.
    pub local: String,
    /// The element it stands in.
    pub parent: Option<usize>,
    /// Bytes of its start tag.
    pub open: Range<usize>,
    /// Bytes of its end tag; none, at the end of the start tag, if that ends itself.
    pub close: Range<usize>,
    /// Whether text is written in it.
    pub has_text: bool,
    /// What it relates to or tells of, of a `Relationship` or an `Override`.
    pub target: Option<String>,
    /// The relationship that it uses, if any, by the name of the attribute.
    pub related: Option<(&'static str, String)>,
}

impl Element {
    /// All of it, tags included.
    pub fn whole(&self) -> Range<usize> {
        self.open.start..self.close.end
    }

    /// What stands in it.
    pub fn inner(&self) -> Range<usize> {
        self.open.end..self.close.start
    }

    /// Whether it is an element of WordprocessingML of that name.
    pub fn is_word(&self, local: &str) -> bool {
        self.ns == Ns::W && self.local == local
    }

    /// An attribute as written, by its name without prefix; `text` is that of the part.
    pub fn attribute(&self, text: &str, name: &str) -> Option<String> {
        let tag = text.get(self.open.clone())?.strip_prefix('<')?.trim_end_matches(['/', '>']);
        let start = BytesStart::from_content(tag, self.name.len());
        let mut attributes = start.attributes().flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(found.value.into_owned())
    }

    /// Its prefix with the colon.
    pub fn prefix(&self) -> &str {
        self.name.strip_suffix(self.local.as_str()).unwrap_or_default()
    }
}

/// Attributes that name relationships.
const RELATED: [&str; 8] = ["id", "embed", "link", "pict", "dm", "lo", "qs", "cs"];

/// The elements of a part, in order.
#[derive(Debug)]
pub(super) struct Tree(pub Vec<Element>);

impl Tree {
    /// Reads a part.
    pub fn read(part: &str, text: &str, limits: &Limits) -> Result<Self, Refusal> {
        let mut reader = XmlReader::new(part, text);
        let mut elements: Vec<Element> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        while let Some(node) = reader.next()? {
            match node {
                Node::Start(_) if elements.len() >= limits.elements => {
                    let most = limits.elements;
                    return Err(Refusal::limit("elements", format!("{part} has more than {most} elements")));
                }
                Node::Start(tag) => {
                    let related =
                        RELATED.iter().find_map(|name| Some((*name, reader.relationship(&tag, name)?)));
                    let range = reader.tag();
                    elements.push(Element {
                        ns: tag.ns,
                        name: tag.name().to_owned(),
                        local: tag.local().to_owned(),
                        parent: open.last().copied(),
                        close: range.end..range.end,
                        open: range,
                        has_text: false,
                        target: tag.attribute("Target").or_else(|| tag.attribute("PartName")),
                        related,
                    });
                    open.push(elements.len() - 1);
                }
                Node::End => {
                    if let Some(element) = open.pop().and_then(|at| elements.get_mut(at)) {
                        element.close = reader.tag();
                    }
                }
                Node::Text(words) => {
                    let is_text =
                        open.last().and_then(|at| elements.get(*at)).is_some_and(|e| e.is_word("t"));
                    if is_text && !words.trim().is_empty() {
                        for at in &open {
                            if let Some(element) = elements.get_mut(*at) {
                                element.has_text = true;
                            }
                        }
                    }
                }
            }
        }
        Ok(Self(elements))
    }

    /// The elements around one, from the innermost outwards.
    pub fn around(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.0.get(at).and_then(|e| e.parent), |at| self.0.get(*at)?.parent)
    }

    /// The elements that stand directly in one.
    pub fn children(&self, parent: usize) -> impl Iterator<Item = (usize, &Element)> {
        let end = self.0.get(parent).map_or(0, |element| element.close.end);
        let after = self.0.iter().enumerate().skip(parent + 1);
        let inside = after.take_while(move |(_, element)| element.open.start < end);
        inside.filter(move |(_, element)| element.parent == Some(parent))
    }

    /// The elements within one, itself left out.
    pub fn within(&self, at: usize) -> impl Iterator<Item = &Element> {
        self.0.get(self.places_within(at)).unwrap_or_default().iter()
    }

    /// The places of the elements within one, itself left out.
    pub fn places_within(&self, at: usize) -> std::ops::Range<usize> {
        let end = self.0.get(at).map_or(0, |element| element.close.end);
        at + 1..self.0.partition_point(|element| element.open.start < end).max(at + 1)
    }

    /// The first element of WordprocessingML of that name.
    pub fn first(&self, local: &str) -> Option<(usize, &Element)> {
        self.0.iter().enumerate().find(|(_, element)| element.is_word(local))
    }
}

/// Changes of a text: what takes the place of which bytes.
#[derive(Debug, Default)]
pub(super) struct Changes(Vec<(Range<usize>, String)>);

impl Changes {
    /// Takes bytes out.
    pub fn remove(&mut self, range: Range<usize>) {
        self.0.push((range, String::new()));
    }

    /// Puts text in the place of bytes.
    pub fn replace(&mut self, range: Range<usize>, text: String) {
        self.0.push((range, text));
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with the changes; none if two of them concern the same bytes.
    pub fn apply(mut self, text: &str) -> Option<String> {
        // Those at one place keep their order.
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut changed = String::with_capacity(text.len());
        let mut at = 0;
        for (range, new) in self.0 {
            changed.push_str(text.get(at..range.start)?);
            changed.push_str(&new);
            at = range.end;
        }
        changed.push_str(text.get(at..)?);
        Some(changed)
    }
}
