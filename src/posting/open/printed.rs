//! PDF and DOCX postings: the reference reading's lines.

use crate::document::{Document, Format};
use crate::posting::sheet::{Mark, Sheet};
use crate::reading;

pub(super) fn read(document: &Document) -> Sheet {
    let reading = reading::reference(document);
    let mut sheet = Sheet { whole_lines: document.format == Format::Docx, ..Sheet::default() };
    for line in &reading.lines {
        // Text in headers and footers of a DOCX stands on every page.
        let mark = Mark {
            heading: line.heading.is_some() || (line.bold && !line.bullet),
            bullet: line.bullet,
            frame: line.aside,
            vouched: false,
        };
        sheet.push(line.span.of(&reading.text), mark);
    }
    sheet
}
