//! Pairs of the family `HID`: text that nobody sees, and what only looks like it.

mod bad;
mod good;

use super::cv::Cv;
use super::pdf::{Pdf, Sheet};
use super::{Samples, docx, pair, pdf, word};
use lopdf::{Dictionary, Object, Stream, dictionary};

/// White words in the first or second row of a table whose style makes the first row black.
fn styled_table(words: [&str; 2]) -> Vec<u8> {
    let style = "<w:style w:type=\"table\" w:styleId=\"Banner\"><w:name w:val=\"Banner\"/><w:tblStylePr w:type=\"firstRow\">\
                 <w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"000000\"/></w:tcPr></w:tblStylePr></w:style></w:styles>";
    let row = |words: &str| {
        format!(
            "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>{words}</w:t></w:r></w:p></w:tc></w:tr>"
        )
    };
    let table = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Banner\"/><w:tblLook w:val=\"0020\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"8000\"/>\
         </w:tblGrid>{}{}</w:tbl>",
        row(words[0]),
        row(words[1])
    );
    let edit = |name: &str, text: String| match name {
        "word/styles.xml" => text.replace("</w:styles>", style),
        "word/document.xml" => {
            let heading = text.find(">Work Experience<").expect("a heading of the résumé");
            let at = text[..heading].rfind("<w:p ").expect("its paragraph");
            format!("{}{table}{}", &text[..at], &text[at..])
        }
        _ => text,
    };
    word::edited(&[], edit, &[])
}

const STUFFED: &str = "Terraform Ansible Kafka Prometheus";

/// Adds them.
pub fn add(samples: &mut Samples) {
    let plain = pdf::simple(&Cv::ada());
    pair(samples, "HID001", "pdf", with(bad::white), good::panel());
    let white_run = "<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>Terraform Ansible Kafka</w:t></w:r>";
    samples.insert("HID001/bad-word.docx".into(), word::around("Skills", "", white_run));
    // The same grey in both formats.
    samples.insert(
        "HID001/bad-light-grey.docx".into(),
        word::around("Skills", "", &white_run.replace("FFFFFF", "F3F3F3")),
    );
    samples.insert("HID001/bad-light-grey.pdf".into(), with(bad::light_grey));
    samples.insert("HID001/good-word.docx".into(), shaded_heading());
    samples.insert("HID001/bad-word-table.docx".into(), styled_table(["", STUFFED]));
    samples.insert("HID001/good-word-table.docx".into(), styled_table([STUFFED, ""]));
    pair(samples, "HID002", "pdf", with(bad::tiny), plain.clone());
    pair(samples, "HID003", "pdf", with(bad::invisible), plain.clone());
    let hidden = |text: &str| format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>");
    pair(
        samples,
        "HID004",
        "docx",
        word::around("Skills", "", &hidden(STUFFED)),
        // A bookmark's dot and a field's instruction are nobody's text.
        word::around("Skills", "", &hidden(" . ")),
    );
    pair(samples, "HID005", "pdf", with(bad::off_page), plain);
    bad::more(samples);
    good::more(samples);
}

/// A PDF in the making, its only page, and the next free baseline.
struct Canvas {
    file: Pdf,
    sheet: Sheet,
    y: f32,
    /// More entries of the page.
    page: Dictionary,
    /// More entries of the catalog.
    catalog: Dictionary,
}

/// The résumé with something more on its page.
fn with(more: impl Fn(&mut Canvas)) -> Vec<u8> {
    let mut canvas = Canvas::new();
    canvas.y = canvas.sheet.lines(60.0, 780.0, &Cv::ada().lines());
    more(&mut canvas);
    canvas.finish()
}

impl Canvas {
    fn new() -> Self {
        Self {
            file: Pdf::new(),
            sheet: Sheet::default(),
            y: 780.0,
            page: Dictionary::new(),
            catalog: Dictionary::new(),
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.file.page_with(self.sheet, self.page);
        self.file.finish_with(self.catalog)
    }

    /// Words that the page does not show, on the next free line.
    fn stuff(&mut self) {
        let y = self.y;
        self.sheet.text("F1", 10.0, 60.0, y, STUFFED);
    }

    fn op(&mut self, operator: &str, operands: Vec<Object>) -> &mut Self {
        self.sheet.op(operator, operands);
        self
    }

    fn colour(&mut self, [r, g, b]: [f32; 3]) {
        self.op("rg", vec![r.into(), g.into(), b.into()]);
    }

    fn rectangle(&mut self, [x, y, width, height]: [f32; 4]) -> &mut Self {
        self.op("re", vec![x.into(), y.into(), width.into(), height.into()])
    }

    fn fill(&mut self, bbox: [f32; 4]) {
        self.rectangle(bbox).op("f", vec![]);
    }

    /// A rectangle with its corners cut by curves, as a path.
    fn rounded(&mut self, [x, y, width, height]: [f32; 4]) -> &mut Self {
        let (right, top, r) = (x + width, y + height, 4.0);
        let point = |x: f32, y: f32| vec![x.into(), y.into()];
        let curve = |a: (f32, f32), b: (f32, f32), c: (f32, f32)| {
            [a, b, c].iter().flat_map(|(x, y)| [Object::from(*x), Object::from(*y)]).collect::<Vec<_>>()
        };
        self.op("m", point(x + r, y)).op("l", point(right - r, y));
        self.op("c", curve((right, y), (right, y), (right, y + r))).op("l", point(right, top - r));
        self.op("c", curve((right, top), (right, top), (right - r, top))).op("l", point(x + r, top));
        self.op("c", curve((x, top), (x, top), (x, top - r))).op("l", point(x, y + r));
        self.op("c", curve((x, y), (x, y), (x + r, y)))
    }

    /// Names an object in a category of the page's resources.
    fn resource(&mut self, category: &str, name: &str, object: impl Into<Object>) {
        let known = self.file.resources.get(category.as_bytes()).and_then(Object::as_dict).cloned();
        let mut known = known.unwrap_or_default();
        known.set(name, object);
        self.file.resources.set(category, known);
    }

    /// Adds a stream and names it in a category.
    fn stream(&mut self, category: &str, name: &str, dict: Dictionary, data: Vec<u8>) {
        let id = self.file.document.add_object(Stream::new(dict, data));
        self.resource(category, name, Object::Reference(id));
    }

    /// Draws a grey picture of one row over a box.
    fn picture(&mut self, [x, y, width, height]: [f32; 4], row: &[u8]) {
        self.stream("XObject", "Picture", grey(row.len() as i64, 1), row.to_vec());
        self.op("q", vec![]);
        self.op("cm", vec![width.into(), 0.into(), 0.into(), height.into(), x.into(), y.into()]);
        self.op("Do", vec!["Picture".into()]).op("Q", vec![]);
    }

    /// A form of the page's size that draws the words.
    fn form(&mut self, bbox: [f32; 4], more: Dictionary) {
        let content = format!("BT /F1 10 Tf 60 {} Td ({STUFFED}) Tj ET", self.y);
        let mut dict = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&bbox),
            "Resources" => self.file.resources.clone(),
        };
        for (key, value) in more.iter() {
            dict.set(key.clone(), value.clone());
        }
        self.stream("XObject", "Form", dict, content.into_bytes());
        self.op("Do", vec!["Form".into()]);
    }

    /// A group of optional content that is off when the file is opened.
    fn layer(&mut self) -> Object {
        let layer = dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Notes") };
        let layer = Object::Reference(self.file.document.add_object(layer));
        let off = dictionary! { "OFF" => vec![layer.clone()], "Order" => vec![layer.clone()] };
        self.catalog.set("OCProperties", dictionary! { "OCGs" => vec![layer.clone()], "D" => off });
        layer
    }
}

fn numbers(values: &[f32]) -> Object {
    values.iter().map(|value| Object::from(*value)).collect::<Vec<_>>().into()
}

/// The dictionary of a picture in eight-bit grey.
fn grey(width: i64, height: i64) -> Dictionary {
    dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
    }
}

/// A transparency group of one grey, as large as the page.
fn shade(canvas: &mut Canvas, grey: f32) -> Object {
    let group = dictionary! { "S" => "Transparency", "CS" => "DeviceGray" };
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 595.0, 842.0]), "Group" => group,
    };
    let content = format!("{grey} g 0 0 595 842 re f");
    Object::Reference(canvas.file.document.add_object(Stream::new(dict, content.into_bytes())))
}

/// The headings white on a dark band.
fn shaded_heading() -> Vec<u8> {
    let package = docx::finish(docx::with_lines(docx::base(), &Cv::ada().lines()));
    let edit = |name: &str, bytes: Vec<u8>| {
        if name != "word/document.xml" {
            return bytes;
        }
        let text = String::from_utf8_lossy(&bytes).replace(
            "<w:pStyle w:val=\"Heading1\" /></w:pPr><w:r><w:rPr />",
            "<w:pStyle w:val=\"Heading1\" /><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"1F3864\"/></w:pPr>\
             <w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>",
        );
        text.into_bytes()
    };
    docx::repack(package, edit, &[])
}
