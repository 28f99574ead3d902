//! DOCX samples, written with docx-rs; parts it cannot write are spliced in.

use super::cv::{Cv, Kind};
use docx_rs::{
    AbstractNumbering, Docx, Header, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering,
    NumberingId, Paragraph, Run, Start, Style, StyleType,
};
use std::io::{Cursor, Read, Write};

/// The résumé in one column, with heading styles and a bullet list.
pub fn simple(cv: &Cv) -> Vec<u8> {
    finish(with_lines(base(), &cv.lines()))
}

/// The same with e-mail, phone, town and link in the page header.
pub fn contact_in_header(cv: &Cv) -> Vec<u8> {
    let contact = [cv.email, cv.phone, cv.place, cv.link];
    let mut lines = cv.lines();
    lines.retain(|(_, line)| !contact.contains(&line.as_str()));
    let header = Header::new().add_paragraph(paragraph(Kind::Body, &contact.join(" | ")));
    finish(with_lines(base().header(header), &lines))
}

/// A document with the styles and the list that the lines use.
pub fn base() -> Docx {
    let bullet =
        Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"));
    Docx::new()
        .add_style(Style::new("Title", StyleType::Paragraph).name("Title").size(40).bold())
        .add_style(Style::new("Heading1", StyleType::Paragraph).name("heading 1").size(26).bold())
        .add_abstract_numbering(AbstractNumbering::new(1).add_level(bullet))
        .add_numbering(Numbering::new(1, 1))
}

/// Adds the lines as paragraphs of the body.
pub fn with_lines(docx: Docx, lines: &[(Kind, String)]) -> Docx {
    lines.iter().fold(docx, |docx, (kind, line)| docx.add_paragraph(paragraph(*kind, line)))
}

/// A line as a paragraph.
pub fn paragraph(kind: Kind, line: &str) -> Paragraph {
    let run = Run::new().add_text(line);
    match kind {
        Kind::Name => Paragraph::new().style("Title").add_run(run),
        Kind::Heading => Paragraph::new().style("Heading1").add_run(run),
        Kind::Entry => Paragraph::new().add_run(run.bold()),
        Kind::Body => Paragraph::new().add_run(run),
        Kind::Bullet => Paragraph::new().numbering(NumberingId::new(1), IndentLevel::new(0)).add_run(run),
    }
}

/// The package, with every date fixed and the parts in one order.
pub fn finish(docx: Docx) -> Vec<u8> {
    let mut packed = Cursor::new(Vec::new());
    docx.build().pack(&mut packed).expect("memory takes everything");
    repack(packed.into_inner(), |_, bytes| bytes, &[])
}

/// A package of the given parts.
pub fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let empty = zip::ZipWriter::new(Cursor::new(Vec::new())).finish().expect("memory takes everything");
    repack(empty.into_inner(), |_, bytes| bytes, parts)
}

/// Name and bytes of each part of a package.
pub fn parts(package: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).expect("a package of our own");
    let length = archive.len();
    let part = |index: usize| {
        let mut part = archive.by_index(index).expect("within its length");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part of our own");
        (part.name().expect("an ASCII name").to_string(), bytes)
    };
    (0..length).map(part).collect()
}

/// Rewrites the parts of a package, all of which are text.
pub fn repack_text(package: Vec<u8>, change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let edit = |name: &str, bytes: Vec<u8>| {
        change(name, String::from_utf8(bytes).expect("a part of our own")).into_bytes()
    };
    repack(package, edit, &[])
}

/// Rewrites a package: `change` may replace a part's bytes, `more` adds parts.
pub fn repack(
    package: Vec<u8>,
    change: impl Fn(&str, Vec<u8>) -> Vec<u8>,
    more: &[(&str, &[u8])],
) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in parts(package) {
        let bytes = if name == "docProps/core.xml" { core().into_bytes() } else { bytes };
        writer.start_file(name.as_str(), options).expect("memory takes everything");
        writer.write_all(&change(&name, bytes)).expect("memory takes everything");
    }
    for (name, bytes) in more {
        writer.start_file(*name, options).expect("memory takes everything");
        writer.write_all(bytes).expect("memory takes everything");
    }
    writer.finish().expect("memory takes everything").into_inner()
}

/// Core properties without the time of writing.
fn core() -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><cp:coreProperties \
     xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
     xmlns:dc=\"http://purl.org/dc/elements/1.1/\"/>"
        .to_owned()
}
