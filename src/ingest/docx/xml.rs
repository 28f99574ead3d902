//! XML of a package part, one event at a time: any prefix, any encoding that Word writes, and none
//! of the constructs that attacks are made of.

use crate::ingest::Refusal;
use crate::limits;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceError, ResolveResult};
use quick_xml::{NsReader, XmlVersion};
use std::borrow::Cow;
use std::ops::Range;

/// The vocabularies that are read; transitional and strict names are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ns {
    /// WordprocessingML.
    W,
    /// Markup compatibility.
    Mc,
    /// Drawing anchors in WordprocessingML.
    Wp,
    /// Word's shapes.
    Wps,
    /// DrawingML.
    A,
    /// DrawingML pictures.
    Pic,
    /// VML.
    V,
    /// Office Math.
    M,
    /// Charts.
    C,
    /// Diagrams (SmartArt).
    Dgm,
    /// Relationship ids in other parts.
    R,
    /// Anything else.
    Other,
}

/// Namespace names, transitional first (ECMA-376 part 4), then strict (part 1).
const NAMESPACES: &[(&str, Ns)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::W),
    (STRICT_MAIN, Ns::W),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::Mc),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Ns::Wp),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Ns::Wp),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Ns::Wps),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", Ns::A),
    ("http://purl.oclc.org/ooxml/drawingml/main", Ns::A),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", Ns::Pic),
    ("http://purl.oclc.org/ooxml/drawingml/picture", Ns::Pic),
    ("urn:schemas-microsoft-com:vml", Ns::V),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::M),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Ns::M),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", Ns::C),
    ("http://purl.oclc.org/ooxml/drawingml/chart", Ns::C),
    ("http://schemas.microsoft.com/office/drawing/2014/chartex", Ns::C),
    ("http://schemas.openxmlformats.org/drawingml/2006/diagram", Ns::Dgm),
    ("http://purl.oclc.org/ooxml/drawingml/diagram", Ns::Dgm),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", Ns::R),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", Ns::R),
];

/// The strict name of WordprocessingML.
const STRICT_MAIN: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// What a current Word understands in `mc:Choice Requires`, besides [`NAMESPACES`].
const UNDERSTOOD: &[&str] = &[
    "http://schemas.microsoft.com/office/word/",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.microsoft.com/office/powerpoint/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
];

/// One event of a part.
pub enum Node<'a> {
    /// An element begins; [`Node::End`] always follows, also for empty elements.
    Start(Tag<'a>),
    /// The innermost element ends.
    End,
    /// Character data, references resolved.
    Text(Cow<'a, str>),
}

/// A start tag.
pub struct Tag<'a> {
    /// Its vocabulary.
    pub ns: Ns,
    element: BytesStart<'a>,
}

impl Tag<'_> {
    /// Name as written.
    pub fn name(&self) -> &str {
        self.element.name().into_inner()
    }

    /// Name without prefix.
    pub fn local(&self) -> &str {
        self.element.local_name().into_inner()
    }

    /// Value of the attribute of that local name, whatever its prefix.
    pub fn attribute(&self, local: &str) -> Option<String> {
        let mut attributes = self.element.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == local)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// `w:val`.
    pub fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// `w:val` of an on-off property: absent means on (ECMA-376 part 1, 17.17.4).
    pub fn on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    /// A numeric attribute.
    pub fn number(&self, local: &str) -> Option<f32> {
        let value = self.attribute(local)?;
        value.trim().trim_end_matches("pt").parse().ok().filter(|n: &f32| n.is_finite())
    }
}

/// Reads the events of one part.
pub struct XmlReader<'a> {
    inner: NsReader<&'a [u8]>,
    part: &'a str,
    /// Where the last event began.
    began: usize,
    depth: usize,
    rooted: bool,
    strict: bool,
}

impl<'a> XmlReader<'a> {
    /// A reader over the decoded text of a part.
    pub fn new(part: &'a str, text: &'a str) -> Self {
        let mut inner = NsReader::from_str(text);
        inner.config_mut().expand_empty_elements = true;
        inner.resolver_mut().set_max_namespace_bindings(limits::NAMESPACES);
        Self { inner, part, began: 0, depth: 0, rooted: false, strict: false }
    }

    /// The next event; `None` after the root element has ended and nothing follows.
    pub fn next(&mut self) -> Result<Option<Node<'a>>, Refusal> {
        loop {
            self.began = self.position();
            let event = match self.inner.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.refusal(&error)),
            };
            match event {
                Event::Start(element) => return self.start(element).map(Some),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::End));
                }
                Event::Text(text) => return Ok(Some(Node::Text(text.xml10_content()))),
                Event::CData(data) => return Ok(Some(Node::Text(data.xml10_content()))),
                Event::GeneralRef(reference) => return self.resolve(&reference).map(Some),
                Event::DocType(_) => return Err(self.damaged("it declares a document type")),
                Event::Eof if self.rooted && self.depth == 0 => return Ok(None),
                Event::Eof => return Err(self.damaged("it is cut off")),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// The bytes of the start tag that was just read.
    pub fn tag(&self) -> Range<usize> {
        self.began..self.position()
    }

    /// Skips the rest of the element whose start tag was just read; gives its bytes, tags included.
    pub fn skip(&mut self, tag: &Tag<'_>) -> Result<Range<usize>, Refusal> {
        let began = self.began;
        if let Err(error) = self.inner.read_to_end(tag.element.name()) {
            return Err(self.refusal(&error));
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(began..self.position())
    }

    fn position(&self) -> usize {
        usize::try_from(self.inner.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Whether an element of strict WordprocessingML was met.
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// The `r:id` (or other relationship attribute) of a tag.
    pub fn relationship(&self, tag: &Tag<'_>, local: &str) -> Option<String> {
        let resolver = self.inner.resolver();
        let mut attributes = tag.element.attributes();
        let found = attributes.with_checks(false).flatten().find(|a| {
            let (resolved, name) = resolver.resolve_attribute(a.key);
            name.into_inner() == local && vocabulary(&resolved) == Ns::R
        })?;
        Some(found.value.into_owned())
    }

    /// Whether a current Word understands every prefix of `Requires`.
    pub fn understands(&self, requires: &str) -> bool {
        requires.split_whitespace().all(|prefix| {
            let name = format!("{prefix}:x");
            let prefix = quick_xml::name::QName(&name).prefix();
            match self.inner.resolver().resolve_prefix(prefix, false) {
                ResolveResult::Bound(Namespace(uri)) => UNDERSTOOD.iter().any(|known| uri.starts_with(known)),
                ResolveResult::Unbound | ResolveResult::Unknown(_) => false,
            }
        })
    }

    fn start(&mut self, element: BytesStart<'a>) -> Result<Node<'a>, Refusal> {
        self.rooted = true;
        self.depth += 1;
        if self.depth > limits::XML_DEPTH {
            return Err(self.too_deep());
        }
        let (resolved, _) = self.inner.resolver().resolve_element(element.name());
        let ns = vocabulary(&resolved);
        self.strict |= ns == Ns::W && matches!(resolved, ResolveResult::Bound(Namespace(STRICT_MAIN)));
        Ok(Node::Start(Tag { ns, element }))
    }

    fn resolve(&self, reference: &quick_xml::events::BytesRef<'_>) -> Result<Node<'a>, Refusal> {
        let text = match reference.resolve_char_ref() {
            Ok(Some(c)) => c.to_string(),
            Ok(None) => match quick_xml::escape::resolve_predefined_entity(reference) {
                Some(text) => text.to_owned(),
                None => return Err(self.damaged("it uses an entity that is not declared")),
            },
            Err(error) => return Err(self.damaged(&error.to_string())),
        };
        Ok(Node::Text(Cow::Owned(text)))
    }

    fn refusal(&self, error: &quick_xml::Error) -> Refusal {
        match error {
            quick_xml::Error::Namespace(NamespaceError::TooManyBindings(most)) => Refusal::limit(
                "NAMESPACES",
                format!("{} has more than {most} namespaces in use at one place", self.part),
            ),
            quick_xml::Error::Namespace(NamespaceError::TooDeeplyNested(_)) => self.too_deep(),
            other => self.damaged(&other.to_string()),
        }
    }

    fn too_deep(&self) -> Refusal {
        Refusal::limit("XML_DEPTH", format!("{} nests deeper than {} elements", self.part, limits::XML_DEPTH))
    }

    fn damaged(&self, why: &str) -> Refusal {
        Refusal::Damaged(format!("{}: {why}", self.part))
    }
}

fn vocabulary(resolved: &ResolveResult<'_>) -> Ns {
    let ResolveResult::Bound(Namespace(uri)) = resolved else { return Ns::Other };
    NAMESPACES.iter().find(|(name, _)| name == uri).map_or(Ns::Other, |(_, ns)| *ns)
}

/// The text of a part: UTF-8, or UTF-16 by its byte order mark or its first `<`.
/// Tells whether it was UTF-16.
pub fn decode(part: &str, bytes: Vec<u8>) -> Result<(String, bool), Refusal> {
    let encoding = match bytes.as_slice() {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => encoding_rs::UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<', ..] => encoding_rs::UTF_16BE,
        _ => {
            let text = match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => legacy(part, error.as_bytes())?,
            };
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            return Ok((text, false));
        }
    };
    Ok((encoding.decode_with_bom_removal(&bytes).0.into_owned(), true))
}

/// Another encoding, if the XML declaration names one.
fn legacy(part: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).into_owned();
    let label = head
        .split_once("encoding=")
        .and_then(|(_, rest)| rest.get(1..)?.split(['"', '\'']).next())
        .unwrap_or_default();
    match encoding_rs::Encoding::for_label(label.as_bytes()) {
        Some(encoding) if encoding != encoding_rs::UTF_8 => Ok(encoding.decode(bytes).0.into_owned()),
        _ => Err(Refusal::Damaged(format!("{part}: it is not valid UTF-8"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Result<String, Refusal> {
        let mut reader = XmlReader::new("p.xml", text);
        let mut words = String::new();
        while let Some(node) = reader.next()? {
            if let Node::Text(text) = node {
                words.push_str(&text);
            }
        }
        Ok(words)
    }

    #[test]
    fn references_and_cdata_are_text() {
        assert_eq!(words("<a>x&#75;&amp;<![CDATA[<y>]]></a>").unwrap(), "xK&<y>");
    }

    #[test]
    fn what_attacks_use_is_refused() {
        assert!(matches!(words("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"), Err(Refusal::Damaged(_))));
        assert!(matches!(words("<a><b>"), Err(Refusal::Damaged(_))));
        assert!(matches!(words("<a></b>"), Err(Refusal::Damaged(_))));
        assert!(matches!(words(""), Err(Refusal::Damaged(_))));
        assert!(matches!(words(&"<a>".repeat(50_000)), Err(Refusal::Limit(_))));
    }

    #[test]
    fn choices_are_understood_by_namespace_not_by_prefix() {
        let text = r#"<a xmlns:x="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
            xmlns:z="urn:unheard-of"/>"#;
        let mut reader = XmlReader::new("p.xml", text);
        reader.next().unwrap();
        assert!(reader.understands("x"));
        assert!(!reader.understands("x z"));
        assert!(!reader.understands("undeclared"));
    }

    #[test]
    fn utf16_is_decoded_by_mark_or_pattern() {
        let le: Vec<u8> = "<é/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode("p", le).unwrap(), ("<é/>".to_owned(), true));
    }
}
