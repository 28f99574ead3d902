//! The part that holds comments, and how the package knows of it.

use super::anchor::Anchors;
use crate::annotate::remark::AUTHOR;
use crate::ingest::Refusal;
use crate::ingest::docx::package::{Package, Relationships, part_of, relationships_part};
use crate::ingest::docx::parts::{Part, inside_root, text};
use crate::ingest::docx::xml::{Node, Ns, XmlReader};
use quick_xml::escape::escape;
use std::collections::BTreeSet;

/// Where the content types of all parts stand.
const CONTENT_TYPES: &str = "[Content_Types].xml";
/// Of comments (ECMA-376 part 1, 11.3.2).
const CONTENT_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
/// Namespaces of the package's own parts (ECMA-376 part 2).
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// Transitional and strict type of the relationship to comments.
const KIND: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
];

/// The comments of a document with more of them.
#[derive(Debug)]
pub(super) struct Comments<'a> {
    main: &'a str,
    anchors: &'a Anchors,
    /// Of the main part.
    relationships: Relationships,
    /// The part that holds comments.
    part: String,
    /// Whether the main part leads to it already.
    related: bool,
    /// Its text, if it is there.
    known: Option<String>,
    /// Ids in use, of comments and of marks without one.
    ids: BTreeSet<i64>,
    added: String,
}

impl<'a> Comments<'a> {
    /// The comments of a package, or room for some.
    pub fn open(package: &mut Package<'_>, main: &'a str, anchors: &'a Anchors) -> Result<Self, Refusal> {
        let relationships = package.relationships(main)?;
        let related = part_of(&relationships, "comments");
        let part = related.clone().unwrap_or_else(|| free_name(package, main));
        let known = package.text(&part)?;
        let mut ids = anchors.ids.clone();
        if let Some(known) = &known {
            let mut reader = XmlReader::new(&part, known);
            while let Some(node) = reader.next()? {
                if let Node::Start(tag) = node
                    && (tag.ns, tag.local()) == (Ns::W, "comment")
                {
                    ids.extend(tag.attribute("id").and_then(|id| id.trim().parse::<i64>().ok()));
                }
            }
        }
        let related = related.is_some();
        Ok(Self { main, anchors, relationships, part, related, known, ids, added: String::new() })
    }

    /// Adds a comment with some paragraphs; gives its id.
    pub fn add(&mut self, lines: &[String]) -> i64 {
        let id = (0..).find(|id| !self.ids.contains(id)).unwrap_or(i64::MAX);
        self.ids.insert(id);
        let word = self.anchors.word();
        self.added.push_str(&format!(
            r#"<w:comment xmlns:w="{word}" w:id="{id}" w:author="{AUTHOR}" w:initials="{AUTHOR}">"#
        ));
        for line in lines {
            // Characters that XML cannot hold at all; all other control characters are shown already.
            let line = line.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
            self.added.push_str(r#"<w:p><w:r><w:t xml:space="preserve">"#);
            self.added.push_str(&escape(line.as_str()));
            self.added.push_str("</w:t></w:r></w:p>");
        }
        self.added.push_str("</w:comment>");
        id
    }

    /// The parts that change so that the package holds all comments.
    pub fn finish(self, package: &mut Package<'_>) -> Result<Vec<Part>, Refusal> {
        let mut changed = Vec::new();
        if !self.related {
            changed.push(self.relate(package)?);
        }
        if package.has(CONTENT_TYPES) && package.content_type(&self.part)?.as_deref() != Some(CONTENT_TYPE) {
            let more = format!(
                r#"<Override xmlns="{TYPES}" PartName="/{}" ContentType="{CONTENT_TYPE}"/>"#,
                escape(self.part.as_str())
            );
            let types = inside_root(CONTENT_TYPES, &text(package, CONTENT_TYPES)?, &more)?;
            changed.push(Part { name: CONTENT_TYPES.to_owned(), text: types });
        }
        let empty = || format!(r#"<w:comments xmlns:w="{}"/>"#, self.anchors.word());
        let text = inside_root(&self.part, &self.known.unwrap_or_else(empty), &self.added)?;
        changed.push(Part { name: self.part, text });
        Ok(changed)
    }

    /// The relationships of the main part with one to the comments.
    fn relate(&self, package: &mut Package<'_>) -> Result<Part, Refusal> {
        let name = relationships_part(self.main);
        let empty = || format!(r#"<Relationships xmlns="{RELATIONSHIPS}"/>"#);
        let known = package.text(&name)?.unwrap_or_else(empty);
        let mut ids = (1..).map(|number| format!("rIdAtslint{number}"));
        let id = ids.find(|id| !self.relationships.contains_key(id)).unwrap_or_default();
        let [transitional, strict] = KIND;
        let kind = if self.anchors.strict { strict } else { transitional };
        let file = self.part.rsplit('/').next().unwrap_or_default();
        let more = format!(
            r#"<Relationship xmlns="{RELATIONSHIPS}" Id="{id}" Type="{kind}" Target="{}"/>"#,
            escape(file)
        );
        Ok(Part { text: inside_root(&name, &known, &more)?, name })
    }
}

/// A name beside the main part that no part has.
fn free_name(package: &Package<'_>, main: &str) -> String {
    let folder = main.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    let usual = format!("{folder}comments.xml");
    let numbered = (1..).map(|number| format!("{folder}comments{number}.xml"));
    std::iter::once(usual.clone()).chain(numbered).find(|name| !package.has(name)).unwrap_or(usual)
}
