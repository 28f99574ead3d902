//! The zip package around a DOCX: its parts, and how they refer to each other.

use super::xml::{self, Node, XmlReader};
use crate::ingest::Refusal;
use crate::limits::Limits;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The name that programs expect of the main part.
pub const MAIN_PART: &str = "word/document.xml";

/// An opened package, with a budget of bytes that may still be decompressed.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
    budget: u64,
    /// Whether a part that was read is UTF-16.
    pub utf16: bool,
}

/// A reference from one part to another, or out of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Relationship {
    /// Last segment of the relationship type, as `header`.
    pub kind: String,
    /// Part name without leading slash, or the target as written if it is external.
    pub target: String,
    /// Whether it points out of the file.
    pub external: bool,
}

/// The relationships of one part by id.
pub type Relationships = BTreeMap<String, Relationship>;

impl<'a> Package<'a> {
    /// Opens the central directory.
    pub fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal("the zip archive", &error))?;
        if zip.len() > limits.parts {
            return Err(Refusal::limit("parts", format!("more than {} entries", limits.parts)));
        }
        Ok(Self { zip, limits, budget: limits.parts_bytes, utf16: false })
    }

    /// The text of the main part of a package that is a part of this one, and where it stands there. Both
    /// share one budget.
    pub fn inner_main(&mut self, bytes: &[u8]) -> Result<(String, Option<String>), Refusal> {
        let mut inner = Package { budget: self.budget, ..Package::open(bytes, self.limits)? };
        let main = inner.main_part().and_then(|main| Ok((inner.text(&main)?, main)));
        self.budget = inner.budget;
        main.map(|(text, main)| (main, text))
    }

    /// The most that is read of it.
    pub fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// Whether two entries have the same name. The last one is read, as zip libraries do.
    pub fn has_twins(&self) -> bool {
        self.zip.has_duplicate_names()
    }

    /// Whether an entry of that name is there, in any case of letters.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|entry| entry.eq_ignore_ascii_case(name))
    }

    /// Names of all entries that are text.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().flatten().map(|name| name.into_owned())
    }

    /// The text of a part; `None` if it is missing.
    pub fn text(&mut self, part: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.bytes(part)? else { return Ok(None) };
        let (text, utf16) = xml::decode(part, bytes)?;
        self.utf16 |= utf16;
        Ok(Some(text))
    }

    /// The bytes of a part; `None` if it is missing.
    pub fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, Refusal> {
        // Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.3).
        let index = match self.zip.index_for_name(part) {
            Some(index) => Some(index),
            None => self.zip.file_names().position(|n| n.is_ok_and(|n| n.eq_ignore_ascii_case(part))),
        };
        let Some(index) = index else { return Ok(None) };
        let entry = self.zip.by_index(index).map_err(|error| refusal(part, &error))?;
        let cap = (self.limits.part_bytes as u64).min(self.budget);
        let mut bytes = Vec::new();
        let read = entry.take(cap + 1).read_to_end(&mut bytes);
        read.map_err(|error| Refusal::Damaged(format!("{part}: {error}")))?;
        if bytes.len() as u64 > cap {
            return Err(Refusal::limit(
                "part_bytes, parts_bytes",
                format!("{part} unpacks to more than {} MB", cap >> 20),
            ));
        }
        self.budget -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// The main part, by the package's relationships; else where it usually is.
    pub fn main_part(&mut self) -> Result<String, Refusal> {
        let related = part_of(&self.relationships("")?, "officeDocument");
        let main = related.unwrap_or_else(|| MAIN_PART.to_owned());
        if self.has(&main) {
            Ok(main)
        } else {
            Err(Refusal::Damaged("the package names no main part".to_owned()))
        }
    }

    /// The relationships of a part; of the package itself for an empty name.
    pub fn relationships(&mut self, part: &str) -> Result<Relationships, Refusal> {
        let (folder, _) = part.rsplit_once('/').unwrap_or_default();
        let file = relationships_part(part);
        let mut relationships = Relationships::new();
        let Some(text) = self.text(&file)? else { return Ok(relationships) };
        let mut reader = XmlReader::new(&file, &text);
        while let Some(node) = reader.next()? {
            let Node::Start(tag) = node else { continue };
            if tag.local() != "Relationship" {
                continue;
            }
            let external = tag.attribute("TargetMode").as_deref() == Some("External");
            let target = tag.attribute("Target").unwrap_or_default();
            let kind = tag.attribute("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let target = if external { target } else { resolve(folder, &target) };
            if let Some(id) = tag.attribute("Id") {
                relationships.insert(id, Relationship { kind, target, external });
            }
        }
        Ok(relationships)
    }

    /// The content type that `[Content_Types].xml` gives a part.
    pub fn content_type(&mut self, part: &str) -> Result<Option<String>, Refusal> {
        let file = "[Content_Types].xml";
        let Some(text) = self.text(file)? else { return Ok(None) };
        let mut reader = XmlReader::new(file, &text);
        while let Some(node) = reader.next()? {
            let Node::Start(tag) = node else { continue };
            let name = tag.attribute("PartName").unwrap_or_default();
            if tag.local() == "Override" && name.trim_start_matches('/').eq_ignore_ascii_case(part) {
                return Ok(tag.attribute("ContentType"));
            }
        }
        Ok(None)
    }
}

/// The part that holds the relationships of a part.
pub fn relationships_part(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The part that a relationship of a kind leads to.
pub fn part_of(relationships: &Relationships, kind: &str) -> Option<String> {
    let mut found = relationships.values().filter(|r| r.kind == kind && !r.external);
    found.next().map(|relationship| relationship.target.clone())
}

/// A target relative to the folder of the part that names it, without leading slash.
fn resolve(folder: &str, target: &str) -> String {
    let (mut segments, path): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(path) => (Vec::new(), path),
        None => (folder.split('/').filter(|s| !s.is_empty()).collect(), target),
    };
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    segments.join("/")
}

fn refusal(part: &str, error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Refusal::NeedsPassword
        }
        other => Refusal::Damaged(format!("{part}: {other}")),
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_resolved_against_the_folder() {
        assert_eq!(resolve("word", "header1.xml"), "word/header1.xml");
        assert_eq!(resolve("word", "/word/h.xml"), "word/h.xml");
        assert_eq!(resolve("word", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
    }
}
