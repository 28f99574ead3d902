//! Readings of pages that are put together from words.

use super::policy::{Damaged, Ligatures};
use super::{Order, PdfPolicy, reference};
use crate::document::{Body, Document, Format, Glyph, MappedBy, Page, Place, Point, Rect, Run, Unicode};
use crate::document::{Container, ContainerKind, Visibility};
use crate::reading::Reading;

const SIZE: f32 = 10.0;
/// Every glyph is half an em wide.
const WIDTH: f32 = 5.0;

/// A document of one page with one run for each text at its left end and distance from the top.
pub(in crate::reading) fn document(texts: &[(f32, f32, &str)]) -> Document {
    let mut document = Document::new(Format::Pdf);
    let page = Rect::new(0.0, 0.0, 600.0, 800.0);
    document.body = Body::Paged(vec![Page {
        number: 1,
        media_box: page,
        crop_box: page,
        rotate: 0,
        paints: Vec::new(),
        operators: 0,
    }]);
    let mut first = 0;
    for (op, (x, down, text)) in (1..).zip(texts) {
        let run = run(*x, 800.0 - down, text, first, op);
        first += run.glyphs.len() as u32;
        document.runs.push(run);
    }
    document
}

fn run(x: f32, y: f32, text: &str, first_glyph: u32, op: u32) -> Run {
    let mut glyphs = Vec::new();
    for (index, (at, c)) in text.char_indices().enumerate() {
        let x0 = x + index as f32 * WIDTH;
        glyphs.push(Glyph {
            code: c as u32,
            unicode: if c == '\0' { Unicode::Null } else { Unicode::Mapped },
            mapped_by: MappedBy::ToUnicode,
            text: at..at + c.len_utf8(),
            seen: None,
            bbox: Rect::new(x0, y - 2.5, x0 + WIDTH, y + 7.5),
            origin: Point { x: x0, y },
            end: Point { x: x0 + WIDTH, y },
        });
    }
    let bbox = Rect::new(x, y - 2.5, x + text.chars().count() as f32 * WIDTH, y + 7.5);
    Run {
        text: text.to_owned(),
        glyphs,
        first_glyph,
        font: None,
        family: None,
        size: SIZE,
        bold: false,
        italic: false,
        colour: None,
        opacity: 1.0,
        visibility: Visibility::visible(),
        container: None,
        place: Place::Pdf { page: 1, bbox, op, show: op },
        angle: 0.0,
    }
}

pub(super) fn policy(order: Order) -> PdfPolicy {
    PdfPolicy {
        order,
        actual_text: true,
        ligatures: Ligatures::Fold,
        null: Damaged::Repair,
        private: Damaged::Keep,
        missing: Damaged::Repair,
        hidden_layers: false,
        annotations: false,
        off_page: false,
    }
}

fn cells(reading: &Reading) -> Vec<Vec<&str>> {
    reading.lines.iter().map(|line| line.cells.iter().map(|cell| cell.of(&reading.text)).collect()).collect()
}

#[test]
fn columns_are_read_one_after_the_other() {
    let mut texts = vec![(50.0, 40.0, "A Name Across The Whole Of The Page And Its Two Columns Below It")];
    for i in 0..6 {
        texts.push((50.0, 100.0 + 12.0 * i as f32, "left side text"));
        texts.push((300.0, 105.0 + 14.0 * i as f32, "right side text of another kind"));
    }
    let reading = reference(&document(&texts));
    let lines: Vec<&str> = reading.text.lines().collect();
    assert_eq!(lines.get(1..7), Some(&["left side text"; 6][..]));
    assert_eq!(lines.get(7..), Some(&["right side text of another kind"; 6][..]));
    let regions: Vec<u32> = reading.lines.iter().map(|line| line.region).collect();
    assert!(regions.get(1) != regions.get(8));
}

#[test]
fn columns_of_one_line_pitch_are_columns_whatever_stands_above_them() {
    let mut texts = Vec::new();
    for (i, line) in ["A Name", "a.name@example.org", "A Town", "A Heading"].iter().enumerate() {
        texts.push((50.0, 40.0 + 14.0 * i as f32, *line));
    }
    let left = [
        "Did many things for a company of the town",
        "and in it",
        "Led a team that built what the town needed",
    ];
    for i in 0..9 {
        texts.push((50.0, 96.0 + 14.0 * i as f32, left[i % 3]));
        if i < 6 {
            texts.push((330.0, 96.0 + 14.0 * i as f32, "Keeps some hives of bees on the flat roof"));
        }
    }
    let reading = reference(&document(&texts));
    let first_right = reading.text.find("Keeps").unwrap();
    assert!(reading.text.rfind("Led a team").unwrap() < first_right, "{}", reading.text);
}

#[test]
fn a_rail_of_dates_stays_on_its_lines() {
    let mut texts = Vec::new();
    for i in 0..4 {
        let y = 100.0 + 60.0 * i as f32;
        texts.push((50.0, y, "Company Of Some Name"));
        texts.push((450.0, y, "2019 - 2021"));
        texts.push((50.0, y + 12.0, "What was done there, in a longer line"));
        texts.push((50.0, y + 24.0, "and what else was done in that place"));
    }
    let reading = reference(&document(&texts));
    assert_eq!(cells(&reading).first(), Some(&vec!["Company Of Some Name", "2019 - 2021"]));
    assert_eq!(reading.lines.len(), 12);
}

#[test]
fn labels_beside_text_are_cells() {
    let mut texts = Vec::new();
    for (i, label) in ["Languages", "Infrastructure", "Practices"].into_iter().enumerate() {
        let y = 100.0 + 14.0 * i as f32;
        texts.push((130.0 - label.len() as f32 * WIDTH, y, label));
        texts.push((140.0, y, "one, two, three"));
    }
    let reading = reference(&document(&texts));
    assert_eq!(cells(&reading).first(), Some(&vec!["Languages", "one, two, three"]));
}

#[test]
fn raised_ordinals_stand_on_their_line() {
    let mut document = document(&[(50.0, 100.0, "17"), (60.0, 96.0, "th"), (65.0, 100.0, " July")]);
    let raised = document.runs.get_mut(1).unwrap();
    raised.size = 6.0;
    for (glyph, x) in raised.glyphs.iter_mut().zip([60.0, 62.5]) {
        (glyph.origin.x, glyph.end.x) = (x, x + 2.5);
        (glyph.bbox.x0, glyph.bbox.x1) = (x, x + 2.5);
    }
    assert_eq!(reference(&document).text, "17th July\n");
}

#[test]
fn text_printed_twice_is_read_once() {
    let reading = reference(&document(&[(50.0, 100.0, "Bold"), (50.3, 100.0, "Bold")]));
    assert_eq!(reading.text, "Bold\n");
}

#[test]
fn actual_text_helps_where_glyphs_say_nothing() {
    let mut document = document(&[(50.0, 100.0, "Pro"), (65.0, 100.0, "\0"), (70.0, 100.0, "les")]);
    document.containers.push(Container {
        kind: ContainerKind::MarkedContent { tag: "Span".into(), mcid: None, actual_text: Some("fi".into()) },
        parent: None,
    });
    if let Some(run) = document.runs.get_mut(1) {
        run.container = crate::document::ContainerId::from_index(0);
    }
    let reading = reference(&document);
    assert_eq!(reading.text, "Profiles\n");
    assert_eq!(reading.origin.len(), 7);
}

#[test]
fn every_origin_covers_its_text() {
    let reading = reference(&document(&[(50.0, 100.0, "two words")]));
    assert_eq!(reading.text, "two words\n");
    let covered: String = reading.origin.iter().map(|o| o.span.of(&reading.text)).collect();
    assert_eq!(covered, "two words");
}

#[test]
fn words_that_overlap_are_not_mixed() {
    let reading = reference(&document(&[(50.0, 100.0, "Longname"), (63.0, 101.0, "CHEF")]));
    assert_eq!(reading.text, "Longname CHEF\n");
}
