//! The Word document around the paragraphs: the parts that it needs and no other, each in the order of the
//! schema.

use super::outline::Block;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipWriter, result::ZipResult};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN: &str = "http://purl.org/dc/elements/1.1/";

/// Parts that are the same in every copy.
const FIXED: [(&str, &str); 5] = [
    ("[Content_Types].xml", include_str!("parts/content_types.xml")),
    ("_rels/.rels", include_str!("parts/package.rels")),
    ("word/_rels/document.xml.rels", include_str!("parts/document.rels")),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/numbering.xml", include_str!("parts/numbering.xml")),
];

/// A4 with margins of an inch, in twentieths of a point.
const PAGE: [(&str, &str); 2] = [("w:w", "11906"), ("w:h", "16838")];
const MARGINS: [(&str, &str); 7] = [
    ("w:top", "1440"),
    ("w:right", "1440"),
    ("w:bottom", "1440"),
    ("w:left", "1440"),
    ("w:header", "708"),
    ("w:footer", "708"),
    ("w:gutter", "0"),
];

/// Writes the paragraphs; the same ones give the same bytes at any time.
pub(super) fn write(blocks: &[Block], author: Option<&str>) -> ZipResult<Vec<u8>> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let document = document(blocks)?;
    let core = core(author)?;
    let own = [("word/document.xml", document.as_slice()), ("docProps/core.xml", core.as_slice())];
    let fixed = FIXED.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in fixed.chain(own) {
        package.start_file(name, options)?;
        package.write_all(bytes)?;
    }
    Ok(package.finish()?.into_inner())
}

fn document(blocks: &[Block]) -> std::io::Result<Vec<u8>> {
    let mut part = Part::new()?;
    part.open("w:document", &[("xmlns:w", MAIN)])?;
    part.open("w:body", &[])?;
    for block in blocks {
        part.paragraph(block)?;
    }
    part.open("w:sectPr", &[])?;
    part.empty("w:pgSz", &PAGE)?;
    part.empty("w:pgMar", &MARGINS)?;
    part.close("w:sectPr")?;
    part.close("w:body")?;
    part.close("w:document")?;
    Ok(part.0.into_inner())
}

fn core(author: Option<&str>) -> std::io::Result<Vec<u8>> {
    let mut part = Part::new()?;
    part.open("cp:coreProperties", &[("xmlns:cp", CORE), ("xmlns:dc", DUBLIN)])?;
    if let Some(author) = author {
        part.open("dc:creator", &[])?;
        part.text(author)?;
        part.close("dc:creator")?;
    }
    part.close("cp:coreProperties")?;
    Ok(part.0.into_inner())
}

/// The name of a block's style; body text has the default style.
fn style(block: &Block) -> Option<&'static str> {
    match block {
        // Word's own "Title" is no text to pandoc, but what a document is called.
        Block::Name(_) => Some("Name"),
        Block::Heading(_) => Some("Heading1"),
        Block::Bullet(_) => Some("ListBullet"),
        Block::Entry(_) | Block::Text(_) => None,
    }
}

/// A part while it is written.
struct Part(Writer<Vec<u8>>);

impl Part {
    fn new() -> std::io::Result<Self> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        Ok(Self(writer))
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
        self.0.write_event(Event::Start(element(name, attributes)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
        self.0.write_event(Event::Empty(element(name, attributes)))
    }

    fn close(&mut self, name: &str) -> std::io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    fn text(&mut self, text: &str) -> std::io::Result<()> {
        self.0.write_event(Event::Text(BytesText::new(text)))
    }

    fn paragraph(&mut self, block: &Block) -> std::io::Result<()> {
        let is_entry = matches!(block, Block::Entry(_));
        self.open("w:p", &[])?;
        if style(block).is_some() || is_entry {
            self.open("w:pPr", &[])?;
            if let Some(style) = style(block) {
                self.empty("w:pStyle", &[("w:val", style)])?;
            }
            if is_entry {
                self.empty("w:keepNext", &[])?;
                self.empty("w:spacing", &[("w:before", "120")])?;
            }
            self.close("w:pPr")?;
        }
        self.open("w:r", &[])?;
        if is_entry {
            self.open("w:rPr", &[])?;
            self.empty("w:b", &[])?;
            self.close("w:rPr")?;
        }
        self.open("w:t", &[("xml:space", "preserve")])?;
        self.text(block.text())?;
        self.close("w:t")?;
        self.close("w:r")?;
        self.close("w:p")
    }
}

fn element<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for attribute in attributes {
        element.push_attribute(*attribute);
    }
    element
}
