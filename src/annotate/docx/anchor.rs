//! The paragraphs of the main part that comments can stand at, and the marks that are put there.

use crate::ingest::Refusal;
use crate::ingest::docx::parts::damaged;
use crate::ingest::docx::xml::{Node, Ns, XmlReader};
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

/// Transitional and strict names of WordprocessingML.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// An outermost paragraph.
#[derive(Debug)]
pub(super) struct Anchor {
    /// Numbers of the paragraphs in it, itself included, as ingest counts them.
    numbers: RangeInclusive<u32>,
    /// Where its content begins, after its properties.
    start: usize,
    /// Its end tag; all of it where it is one self-closed tag.
    end: Range<usize>,
    /// Its name as written, where it is self-closed.
    closed: Option<String>,
    /// Whether programs of today show it.
    shown: bool,
}

/// The outermost paragraphs of a main part, in its order.
#[derive(Debug)]
pub(super) struct Anchors {
    part: String,
    all: Vec<Anchor>,
    /// Ids of comments that the part refers to.
    pub ids: BTreeSet<i64>,
    /// Whether the part is strict OOXML.
    pub strict: bool,
}

/// A comment at a paragraph.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    /// The paragraph.
    pub anchor: &'a Anchor,
    /// The comment.
    pub id: i64,
}

impl Anchors {
    /// Finds the paragraphs of a part.
    pub fn read(part: &str, text: &str) -> Result<Self, Refusal> {
        let mut anchors =
            Self { part: part.to_owned(), all: Vec::new(), ids: BTreeSet::new(), strict: false };
        let mut reader = XmlReader::new(part, text);
        let (mut depth, mut number) = (0_usize, 0_u32);
        // Depths at which the paragraph that is open, its properties and the fallback around it began.
        let (mut paragraph, mut properties, mut fallback) = (None, None, None);
        while let Some(node) = reader.next()? {
            match node {
                Node::Start(tag) => {
                    depth += 1;
                    match (tag.ns, tag.local()) {
                        (Ns::W, "p") => {
                            number = number.saturating_add(1);
                            let range = reader.tag();
                            match anchors.all.last_mut().filter(|_| paragraph.is_some()) {
                                Some(outer) => outer.numbers = *outer.numbers.start()..=number,
                                None => {
                                    paragraph = Some(depth);
                                    let closed =
                                        text.get(range.clone()).is_some_and(|tag| tag.ends_with("/>"));
                                    anchors.all.push(Anchor {
                                        numbers: number..=number,
                                        start: range.end,
                                        end: range,
                                        closed: closed.then(|| tag.name().to_owned()),
                                        shown: fallback.is_none(),
                                    });
                                }
                            }
                        }
                        (Ns::W, "pPr") if paragraph.is_some_and(|paragraph| paragraph + 1 == depth) => {
                            properties = Some(depth);
                        }
                        (Ns::W, name) if name.starts_with("comment") => {
                            anchors
                                .ids
                                .extend(tag.attribute("id").and_then(|id| id.trim().parse::<i64>().ok()));
                        }
                        (Ns::Mc, "Fallback") if fallback.is_none() => fallback = Some(depth),
                        _ => {}
                    }
                }
                Node::End => {
                    let range = reader.tag();
                    if let Some(open) = anchors.all.last_mut().filter(|open| open.closed.is_none()) {
                        if paragraph == Some(depth) {
                            open.end = range;
                        } else if properties == Some(depth) {
                            open.start = range.end;
                        }
                    }
                    for open in [&mut paragraph, &mut properties, &mut fallback] {
                        if *open == Some(depth) {
                            *open = None;
                        }
                    }
                    depth = depth.saturating_sub(1);
                }
                Node::Text(_) => {}
            }
        }
        anchors.strict = reader.is_strict();
        Ok(anchors)
    }

    /// The name of WordprocessingML in this document.
    pub fn word(&self) -> &'static str {
        let [transitional, strict] = WORD;
        if self.strict { strict } else { transitional }
    }

    /// The paragraph of a number, or the one around it.
    pub fn holding(&self, number: u32) -> Option<&Anchor> {
        self.all.iter().find(|anchor| anchor.shown && anchor.numbers.contains(&number))
    }

    /// The first paragraph.
    pub fn first(&self) -> Result<&Anchor, Refusal> {
        let first = self.all.iter().find(|anchor| anchor.shown);
        first.ok_or_else(|| damaged(&self.part, "it has no paragraph that a comment can stand at"))
    }

    /// The part with marks: every comment is about a whole paragraph.
    pub fn splice(&self, text: &str, marks: &[Mark<'_>]) -> String {
        let word = self.word();
        let mut spliced = String::with_capacity(text.len() + 300 * marks.len());
        let mut copied = 0;
        for anchor in &self.all {
            let here = || marks.iter().filter(|mark| std::ptr::eq(mark.anchor, anchor)).map(|mark| mark.id);
            if here().next().is_none() {
                continue;
            }
            let mut copy = |until: usize, spliced: &mut String| {
                spliced.push_str(text.get(copied..until).unwrap_or_default());
                copied = until;
            };
            if anchor.closed.is_some() {
                copy(anchor.end.end - "/>".len(), &mut spliced);
                spliced.push('>');
                copied = anchor.end.end;
            } else {
                copy(anchor.start, &mut spliced);
            }
            for id in here() {
                spliced.push_str(&format!(r#"<w:commentRangeStart xmlns:w="{word}" w:id="{id}"/>"#));
            }
            if anchor.closed.is_none() {
                spliced.push_str(text.get(copied..anchor.end.start).unwrap_or_default());
                copied = anchor.end.start;
            }
            for id in here() {
                spliced.push_str(&format!(
                    r#"<w:commentRangeEnd xmlns:w="{word}" w:id="{id}"/><w:r xmlns:w="{word}"><w:commentReference w:id="{id}"/></w:r>"#
                ));
            }
            if let Some(name) = &anchor.closed {
                spliced.push_str(&format!("</{name}>"));
            }
        }
        spliced.push_str(text.get(copied..).unwrap_or_default());
        spliced
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><x:body>"#;

    fn marked(body: &str, number: u32) -> String {
        let text = format!("{HEAD}{body}</x:body></x:document>");
        let anchors = Anchors::read("word/document.xml", &text).unwrap();
        let anchor = anchors.holding(number).unwrap();
        let spliced = anchors.splice(&text, &[Mark { anchor, id: 3 }]);
        assert!(Anchors::read("word/document.xml", &spliced).unwrap().ids.contains(&3));
        let word = anchors.word();
        let start = format!(r#"<w:commentRangeStart xmlns:w="{word}" w:id="3"/>"#);
        let end = format!(
            r#"<w:commentRangeEnd xmlns:w="{word}" w:id="3"/><w:r xmlns:w="{word}"><w:commentReference w:id="3"/></w:r>"#
        );
        let body = spliced.strip_prefix(HEAD).unwrap().strip_suffix("</x:body></x:document>").unwrap();
        body.replace(&start, "[").replace(&end, "]")
    }

    #[test]
    fn marks_stand_around_the_content_of_a_paragraph() {
        assert_eq!(marked("<x:p><x:r/></x:p>", 1), "<x:p>[<x:r/>]</x:p>");
        assert_eq!(
            marked("<x:p><x:pPr><x:a/></x:pPr><x:r/></x:p>", 1),
            "<x:p><x:pPr><x:a/></x:pPr>[<x:r/>]</x:p>"
        );
        assert_eq!(marked("<x:p><x:pPr/>b</x:p><x:p/>", 1), "<x:p><x:pPr/>[b]</x:p><x:p/>");
        assert_eq!(marked(r#"<x:p/><x:p x:a="1"/>"#, 2), r#"<x:p/><x:p x:a="1">[]</x:p>"#);
    }

    #[test]
    fn a_paragraph_in_a_text_box_is_marked_at_the_one_around_it() {
        let body = "<x:p/><x:p><x:r><x:p><x:pPr/>b</x:p></x:r></x:p><x:p/>";
        assert_eq!(marked(body, 3), "<x:p/><x:p>[<x:r><x:p><x:pPr/>b</x:p></x:r>]</x:p><x:p/>");
        assert_eq!(marked(body, 4), "<x:p/><x:p><x:r><x:p><x:pPr/>b</x:p></x:r></x:p><x:p>[]</x:p>");
    }

    #[test]
    fn fallbacks_are_not_marked() {
        let text = format!("{HEAD}<mc:Fallback><x:p/></mc:Fallback><x:p/></x:body></x:document>");
        let anchors = Anchors::read("p", &text).unwrap();
        assert!(anchors.holding(1).is_none());
        assert_eq!(anchors.first().unwrap().numbers, 2..=2);
    }
}
