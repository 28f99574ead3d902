//! The Word document around the paragraphs.

use super::outline::Block;
use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing, NumberFormat, Numbering,
    NumberingId, Paragraph, Run, RunFonts, SpecialIndentType, Start, Style, StyleType,
};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The font; any program that lacks it puts another in its place.
const FONT: &str = "Calibri";
/// Sizes of text, headings and the name, in half points.
const TEXT: usize = 22;
const HEADING: usize = 28;
const NAME: usize = 40;
/// The list of bullets; docx-rs has one of its own under 1.
const LIST: usize = 2;
/// Indent of a bullet's text and how far the bullet hangs out of it, in twentieths of a point.
const INDENT: i32 = 360;
/// The part with the time of writing.
const CORE: &str = "docProps/core.xml";

/// Writes the paragraphs.
pub(super) fn write(blocks: &[Block]) -> zip::result::ZipResult<Vec<u8>> {
    let docx = blocks.iter().fold(base(), |docx, block| docx.add_paragraph(paragraph(block)));
    let mut packed = Cursor::new(Vec::new());
    docx.build().pack(&mut packed).map_err(|error| std::io::Error::other(error.to_string()))?;
    undated(&packed.into_inner())
}

fn base() -> Docx {
    let bullet =
        Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"))
            .indent(Some(INDENT), Some(SpecialIndentType::Hanging(INDENT)), None, None);
    let heading =
        Style::new("Heading1", StyleType::Paragraph).name("heading 1").based_on("Normal").next("Normal");
    let title = Style::new("Title", StyleType::Paragraph).name("Title").based_on("Normal").next("Normal");
    let above = |twentieths| LineSpacing::new().before(twentieths).after(60);
    Docx::new()
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT))
        .default_size(TEXT)
        .add_style(Style::new("Normal", StyleType::Paragraph).name("Normal"))
        .add_style(title.size(NAME).bold().line_spacing(above(0)))
        .add_style(heading.size(HEADING).bold().line_spacing(above(240)).outline_lvl(0))
        .add_abstract_numbering(AbstractNumbering::new(LIST).add_level(bullet))
        .add_numbering(Numbering::new(LIST, LIST))
}

fn paragraph(block: &Block) -> Paragraph {
    let run = |text: &String| Run::new().add_text(text.as_str());
    let above = |twentieths| LineSpacing::new().before(twentieths);
    match block {
        Block::Name(text) => Paragraph::new().style("Title").add_run(run(text)),
        Block::Heading(text) => Paragraph::new().style("Heading1").add_run(run(text)),
        Block::Entry(text) => Paragraph::new().line_spacing(above(120)).add_run(run(text).bold()),
        Block::Text(text) => Paragraph::new().add_run(run(text)),
        Block::Bullet(text) => {
            Paragraph::new().numbering(NumberingId::new(LIST), IndentLevel::new(0)).add_run(run(text))
        }
    }
}

/// The package without the time at which it was written: the same résumé gives the same bytes.
fn undated(package: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut package = ZipArchive::new(Cursor::new(package))?;
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for index in 0..package.len() {
        let mut part = package.by_index(index)?;
        if part.is_dir() {
            continue;
        }
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        let name = part.name()?.into_owned();
        copy.start_file(name.as_str(), options)?;
        copy.write_all(if name == CORE { PROPERTIES.as_bytes() } else { &bytes })?;
    }
    Ok(copy.finish()?.into_inner())
}

const PROPERTIES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cp:coreProperties \
    xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";
