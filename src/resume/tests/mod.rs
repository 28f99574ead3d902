//! The parser on references that are put together line by line.

mod contact;
mod entries;
mod lists;
mod sections;
mod studies;
mod survival;
mod told;
mod truth;
mod wordy;
mod work;

use super::{Resume, parse};
use crate::document::{
    Body, Container, ContainerId, ContainerKind, Document, Format, Glyph, GlyphId, Link, MappedBy, Place,
    Point, Rect, Run, Unicode, Visibility,
};
use crate::limits::Limits;
use crate::reading::{Line, Origin, REFERENCE, Reading};
use crate::span::Span;
use crate::text::signs;

/// A piece of a line: what, where, how.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    x: f32,
    text: &'static str,
    size: f32,
    bold: bool,
    italic: bool,
}

/// Plain text of ten points whose glyphs are half an em wide.
pub fn at(x: f32, text: &'static str) -> Cell {
    Cell { x, text, size: 10.0, bold: false, italic: false }
}

impl Cell {
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    pub fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }
}

/// A page and its reference, growing downwards.
pub struct Page {
    pub document: Document,
    pub reading: Reading,
    y: f32,
    block: u32,
    region: u32,
    glyphs: GlyphId,
}

impl Page {
    pub fn new() -> Self {
        let mut document = Document::new(Format::Pdf);
        document.body = Body::Paged(Vec::new());
        let reading = Reading { name: REFERENCE.to_owned(), ..Reading::default() };
        Self { document, reading, y: 800.0, block: 0, region: 0, glyphs: 0 }
    }

    /// A page that begins with name and address.
    pub fn of_person() -> Self {
        Self::new()
            .line(&[at(50.0, "Ilse Brandvold").size(20.0).bold()])
            .line(&[at(50.0, "ilse.brandvold@example.org | +47 900 55 012")])
    }

    /// A line of cells.
    pub fn line(mut self, cells: &[Cell]) -> Self {
        self.block += 1;
        self.push(cells, false);
        self
    }

    /// A line of the same paragraph as the one above.
    pub fn more(mut self, cells: &[Cell]) -> Self {
        self.push(cells, false);
        self
    }

    /// A line with a bullet, which is no part of its text.
    pub fn bullet(mut self, text: &'static str) -> Self {
        self.block += 1;
        self.push(&[at(60.0, text)], true);
        self
    }

    /// A heading like those of most pages.
    pub fn heading(self, text: &'static str) -> Self {
        self.line(&[at(50.0, text).size(14.0).bold()])
    }

    /// What follows stands in another column.
    pub fn column(mut self) -> Self {
        self.region += 1;
        self.y = 800.0;
        self
    }

    /// A link over the first place of a text.
    pub fn link(mut self, text: &str, target: &str) -> Self {
        let start = self.reading.text.find(text).unwrap();
        let span = Span::new(&self.reading.text, start, start + text.len()).unwrap();
        let origins = self.reading.origins(span);
        let glyphs = origins[0].glyph..origins[origins.len() - 1].glyph + 1;
        self.document.links.push(Link {
            target: target.into(),
            page: Some(1),
            bbox: None,
            glyphs: vec![glyphs],
        });
        self
    }

    /// The last piece is the prompt of a content control.
    pub fn prompt(mut self) -> Self {
        let kind = ContainerKind::ContentControl { prompt: true };
        let id = ContainerId::from_index(self.document.containers.len());
        self.document.containers.push(Container { kind, parent: None });
        self.document.runs.last_mut().unwrap().container = id;
        self
    }

    pub fn parse(&self) -> Resume {
        parse(&self.document, &self.reading, &Limits::default())
    }

    fn push(&mut self, cells: &[Cell], bullet: bool) {
        let start = self.reading.text.len();
        let mut ranges = Vec::new();
        for cell in cells {
            if !ranges.is_empty() {
                self.reading.text.push(' ');
            }
            ranges.push(self.write(cell));
        }
        let text = &self.reading.text;
        let span = Span::within(text, start, text.len());
        let bbox = self.document.runs.iter().rev().take(cells.len()).map(|run| match run.place {
            Place::Pdf { bbox, .. } => bbox,
            _ => Rect::default(),
        });
        self.reading.lines.push(Line {
            span,
            cells: ranges.into_iter().map(|(a, b)| Span::within(text, a, b)).collect(),
            block: self.block,
            region: self.region,
            page: Some(1),
            bbox: bbox.reduce(Rect::union),
            size: cells[0].size,
            bold: cells[0].bold,
            italic: cells[0].italic,
            bullet: bullet || signs::bullet(span.of(text)).is_some(),
            indent: cells[0].x,
            ..Line::default()
        });
        self.reading.text.push('\n');
        self.y -= 1.5 * cells[0].size;
    }

    /// One run with one glyph a character; its bytes of the reading.
    fn write(&mut self, cell: &Cell) -> (usize, usize) {
        let start = self.reading.text.len();
        let width = cell.size / 2.0;
        let mut glyphs = Vec::new();
        for (index, (from, c)) in cell.text.char_indices().enumerate() {
            let x = cell.x + index as f32 * width;
            glyphs.push(Glyph {
                code: u32::from(c),
                unicode: Unicode::Mapped,
                mapped_by: MappedBy::ToUnicode,
                text: from..from + c.len_utf8(),
                seen: None,
                bbox: Rect::new(x, self.y, x + width, self.y + cell.size),
                origin: Point { x, y: self.y },
                end: Point { x: x + width, y: self.y },
            });
            let at = self.reading.text.len();
            self.reading.text.push(c);
            let span = Span::new(&self.reading.text, at, at + c.len_utf8()).unwrap();
            self.reading.origin.push(Origin { span, glyph: self.glyphs + index as u32 });
        }
        let count = glyphs.len() as u32;
        let bbox = Rect::new(cell.x, self.y, cell.x + count as f32 * width, self.y + cell.size);
        self.document.runs.push(Run {
            text: cell.text.to_owned(),
            glyphs,
            first_glyph: self.glyphs,
            font: None,
            family: None,
            size: cell.size,
            bold: cell.bold,
            italic: cell.italic,
            colour: None,
            opacity: 1.0,
            visibility: Visibility::visible(),
            container: None,
            place: Place::Pdf { page: 1, bbox, op: self.block, show: self.block },
            angle: 0.0,
        });
        self.glyphs += count;
        (start, self.reading.text.len())
    }
}
