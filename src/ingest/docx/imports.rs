//! Text that a story shows out of other parts of the package: charts, SmartArt, imported files.

use super::package::{Package, Relationship, Relationships};
use super::xml::{Node, Ns, XmlReader};
use crate::ingest::Refusal;
use crate::source::FileKind;
use crate::text::words::in_one_line;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a part shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The part, as `word/diagrams/data1.xml`.
    pub part: Arc<str>,
    /// Its lines of text.
    pub lines: Arc<[String]>,
}

/// By the relationship id with which a story refers to them.
#[derive(Debug, Default)]
pub struct Imports {
    by_id: BTreeMap<String, Import>,
    /// What could not be read, for people.
    pub unread: Vec<String>,
}

impl Imports {
    /// Reads what a story refers to, each part once. A fault in such a part costs its text, not the
    /// document; only our own limits do.
    pub fn read(
        package: &mut Package<'_>,
        relationships: &Relationships,
        story: &str,
    ) -> Result<Self, Refusal> {
        let mut imports = Self::default();
        let mut known: BTreeMap<&str, Option<Import>> = BTreeMap::new();
        for (id, related) in referred_to(relationships, story) {
            let import = match known.get(related.target.as_str()) {
                Some(import) => import.clone(),
                None => {
                    let import = imports.import(package, related)?;
                    known.entry(&related.target).or_insert(import).clone()
                }
            };
            imports.by_id.extend(import.map(|import| (id.to_owned(), import)));
        }
        Ok(imports)
    }

    fn import(
        &mut self,
        package: &mut Package<'_>,
        related: &Relationship,
    ) -> Result<Option<Import>, Refusal> {
        match lines(package, related) {
            None => Ok(None),
            Some(Ok(lines)) => {
                Ok(Some(Import { part: Arc::from(related.target.as_str()), lines: lines.into() }))
            }
            Some(Err(refusal)) if refusal.is_ours() => Err(refusal),
            Some(Err(_)) => {
                self.unread.push(describe(&related.kind).to_owned());
                Ok(None)
            }
        }
    }

    /// What an id leads to.
    pub fn get(&self, id: &str) -> Option<&Import> {
        self.by_id.get(id)
    }
}

/// The relationships into the package whose ids stand as the value of some attribute of a story.
fn referred_to<'a>(relationships: &'a Relationships, story: &str) -> Vec<(&'a str, &'a Relationship)> {
    let values: BTreeSet<&str> =
        story.split(['"', '\'']).filter(|value| relationships.contains_key(*value)).collect();
    let found =
        relationships.iter().filter(|(id, related)| !related.external && values.contains(id.as_str()));
    found.map(|(id, related)| (id.as_str(), related)).collect()
}

fn describe(kind: &str) -> &'static str {
    match kind {
        "chart" | "chartEx" => "the text of a chart",
        "diagramData" => "the text of a SmartArt graphic",
        _ => "a file that the document imports",
    }
}

/// The text of a part, if it is of a kind that a story shows.
fn lines(package: &mut Package<'_>, related: &Relationship) -> Option<Result<Vec<String>, Refusal>> {
    let part = &related.target;
    Some(match related.kind.as_str() {
        "chart" | "chartEx" => text(package, part).and_then(|text| chart(part, &text)),
        "diagramData" => text(package, part).and_then(|text| smart_art(part, &text)),
        "aFChunk" => chunk(package, part),
        _ => return None,
    })
}

fn missing(part: &str) -> Refusal {
    Refusal::Damaged(format!("{part} is missing"))
}

fn text(package: &mut Package<'_>, part: &str) -> Result<String, Refusal> {
    package.text(part)?.ok_or_else(|| missing(part))
}

/// Titles, and the names of series and categories; numbers are drawn, not written. The chart types of 2016
/// (funnel, tree map, waterfall) write `strDim` and `pt` ([MS-ODRAWXML], chartex) for `cat` and `v`.
fn chart(part: &str, text: &str) -> Result<Vec<String>, Refusal> {
    let mut known = BTreeSet::new();
    let mut lines = paragraphs(part, text, |open| {
        let names =
            open.iter().any(|(ns, name)| *ns == Ns::C && matches!(name.as_str(), "cat" | "tx" | "strDim"));
        names && open.last().is_some_and(|(ns, name)| *ns == Ns::C && matches!(name.as_str(), "v" | "pt"))
    })?;
    // Every series names the categories again.
    lines.retain(|line| known.insert(line.clone()));
    Ok(lines)
}

/// The texts of a diagram's points. Points for presentation and for connections have none.
fn smart_art(part: &str, text: &str) -> Result<Vec<String>, Refusal> {
    paragraphs(part, text, |_| false)
}

/// The text of each DrawingML paragraph, and of each other element that is wanted.
fn paragraphs(
    part: &str,
    text: &str,
    wanted: impl Fn(&[(Ns, String)]) -> bool,
) -> Result<Vec<String>, Refusal> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut open: Vec<(Ns, String)> = Vec::new();
    let mut reader = XmlReader::new(part, text);
    let mut end = |line: &mut String| {
        if !line.trim().is_empty() {
            lines.push(line.trim().to_owned());
        }
        line.clear();
    };
    while let Some(node) = reader.next()? {
        match node {
            Node::Start(tag) => open.push((tag.ns, tag.local().to_owned())),
            Node::Text(text) => {
                let in_run = open.last().is_some_and(|(ns, name)| *ns == Ns::A && name == "t");
                if in_run || wanted(&open) {
                    line.push_str(&text);
                }
            }
            Node::End => {
                if wanted(&open) || open.last().is_some_and(|(ns, name)| *ns == Ns::A && name == "p") {
                    end(&mut line);
                }
                open.pop();
            }
        }
    }
    Ok(lines)
}

/// An imported file, in the formats that programs import: a web page, plain text, another document.
fn chunk(package: &mut Package<'_>, part: &str) -> Result<Vec<String>, Refusal> {
    let bytes = package.bytes(part)?.ok_or_else(|| missing(part))?;
    let is_page =
        part.to_lowercase().rsplit('.').next().is_some_and(|e| matches!(e, "html" | "htm" | "xhtml"));
    match FileKind::sniff(&bytes, part) {
        FileKind::Docx => {
            let (main, text) = package.inner_main(&bytes)?;
            word(&main, &text.ok_or_else(|| missing(&main))?)
        }
        FileKind::Html => Ok(page(&String::from_utf8_lossy(&bytes))),
        FileKind::Text if is_page => Ok(page(&String::from_utf8_lossy(&bytes))),
        FileKind::Text => {
            let text = String::from_utf8_lossy(&bytes);
            Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
        }
        kind => Err(Refusal::Damaged(format!("{part} is a {kind:?}"))),
    }
}

/// The paragraphs of an imported document, without what is deleted.
fn word(part: &str, text: &str) -> Result<Vec<String>, Refusal> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut open: Vec<String> = Vec::new();
    let mut reader = XmlReader::new(part, text);
    while let Some(node) = reader.next()? {
        match node {
            Node::Start(tag) => {
                match (tag.ns, tag.local()) {
                    (Ns::W, "tab") if open.last().is_some_and(|name| name == "r") => line.push('\t'),
                    (Ns::W, "br" | "cr") => line.push(' '),
                    _ => {}
                }
                open.push(tag.local().to_owned());
            }
            Node::Text(text) if open.last().is_some_and(|name| name == "t") => line.push_str(&text),
            Node::Text(_) => {}
            Node::End => {
                if open.pop().is_some_and(|name| name == "p") && !line.trim().is_empty() {
                    lines.push(std::mem::take(&mut line).trim().to_owned());
                }
            }
        }
    }
    Ok(lines)
}

/// Elements of a web page that do not break a line.
const INLINE: [&str; 16] = [
    "a", "abbr", "b", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "u",
];

/// The lines of a web page.
fn page(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut unseen: Option<String> = None;
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if matches!(name.as_str(), "head" | "script" | "style" | "title") && unseen.is_none() {
                    unseen = Some(name.clone());
                }
                if !INLINE.contains(&name.as_str()) {
                    lines.push(String::new());
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                if unseen.as_deref() == Some(&*name) {
                    unseen = None;
                }
                if !INLINE.contains(&&*name) {
                    lines.push(String::new());
                }
            }
            Token::String(text) if unseen.is_none() => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(&String::from_utf8_lossy(&text));
                }
            }
            _ => {}
        }
    }
    let lines = lines.iter().map(|line| in_one_line(line));
    lines.filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_its_lines() {
        let text = "<html><head><title>T</title><style>p{}</style></head><body><p>Ada <b>Merrow</b>dene<br>caf&eacute; \
                    <p>two</body></html>";
        assert_eq!(page(text), ["Ada Merrowdene", "café", "two"]);
    }

    #[test]
    fn charts_and_diagrams_give_their_names() {
        let a = "http://schemas.openxmlformats.org/drawingml/2006/main";
        let c = "http://schemas.openxmlformats.org/drawingml/2006/chart";
        let categories = "<c:cat><c:strRef><c:f>S!A1</c:f><c:strCache><c:pt><c:v>Rust</c:v></c:pt></c:strCache></c:strRef></c:cat>";
        let series = |name: &str| {
            format!(
                "<c:ser><c:tx><c:strCache><c:v>{name}</c:v></c:strCache></c:tx>{categories}<c:val><c:v>5</c:v></c:val></c:ser>"
            )
        };
        let text = format!(
            r#"<c:chart xmlns:c="{c}" xmlns:a="{a}"><c:title><a:p><a:r><a:t>My </a:t></a:r><a:r><a:t>skills</a:t></a:r></a:p>
            </c:title>{}{}</c:chart>"#,
            series("now"),
            series("then")
        );
        assert_eq!(chart("c", &text).unwrap(), ["My skills", "now", "Rust", "then"]);
        let newer = r#"<c:chartSpace xmlns:c="http://schemas.microsoft.com/office/drawing/2014/chartex"><c:chartData><c:data>
            <c:strDim type="cat"><c:f>S!A1</c:f><c:lvl><c:pt idx="0">Rust</c:pt><c:pt idx="1">Go</c:pt></c:lvl></c:strDim>
            <c:numDim type="val"><c:lvl><c:pt idx="0">5</c:pt></c:lvl></c:numDim></c:data></c:chartData></c:chartSpace>"#;
        assert_eq!(chart("c", newer).unwrap(), ["Rust", "Go"]);
    }
}
