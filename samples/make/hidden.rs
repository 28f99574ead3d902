//! Pairs of the family `HID`: text that nobody sees, and what only looks like it.

use super::cv::Cv;
use super::pdf::{Pdf, Sheet};
use super::{Samples, docx, pair, pdf, word};

const STUFFED: &str = "Terraform Ansible Kafka Prometheus";

/// Adds them.
pub fn add(samples: &mut Samples) {
    let plain = pdf::simple(&Cv::ada());
    pair(samples, "HID001", "pdf", with(white), panel());
    let white_run = "<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>Terraform Ansible Kafka</w:t></w:r>";
    samples.insert("HID001/bad-word.docx".into(), word::around("Skills", "", white_run));
    samples.insert("HID001/good-word.docx".into(), shaded_heading());
    pair(samples, "HID002", "pdf", with(tiny), plain.clone());
    pair(samples, "HID003", "pdf", with(invisible), plain.clone());
    let hidden = |text: &str| format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>");
    pair(
        samples,
        "HID004",
        "docx",
        word::around("Skills", "", &hidden(STUFFED)),
        // A bookmark's dot and a field's instruction are nobody's text.
        word::around("Skills", "", &hidden(" . ")),
    );
    pair(samples, "HID005", "pdf", with(off_page), plain);
    samples.insert("HID005/bad-covered.pdf".into(), with(covered));
}

/// The résumé with something more on its page.
fn with(more: impl Fn(&mut Sheet, f32)) -> Vec<u8> {
    let mut file = Pdf::new();
    let mut sheet = Sheet::default();
    let y = sheet.lines(60.0, 780.0, &Cv::ada().lines());
    more(&mut sheet, y);
    file.page(sheet);
    file.finish()
}

fn colour(sheet: &mut Sheet, [r, g, b]: [f32; 3]) {
    sheet.op("rg", vec![r.into(), g.into(), b.into()]);
}

fn fill(sheet: &mut Sheet, [x, y, width, height]: [f32; 4]) {
    sheet.op("re", vec![x.into(), y.into(), width.into(), height.into()]).op("f", vec![]);
}

fn white(sheet: &mut Sheet, y: f32) {
    colour(sheet, [1.0; 3]);
    sheet.text("F1", 10.0, 60.0, y, STUFFED);
}

fn tiny(sheet: &mut Sheet, y: f32) {
    sheet.text("F1", 1.0, 60.0, y, STUFFED);
}

fn invisible(sheet: &mut Sheet, y: f32) {
    sheet.op("Tr", vec![3.into()]).text("F1", 10.0, 60.0, y, STUFFED);
}

fn off_page(sheet: &mut Sheet, _: f32) {
    sheet.text("F1", 10.0, 60.0, -40.0, STUFFED);
}

fn covered(sheet: &mut Sheet, y: f32) {
    sheet.text("F1", 10.0, 60.0, y, STUFFED);
    colour(sheet, [1.0; 3]);
    fill(sheet, [50.0, y - 5.0, 300.0, 20.0]);
}

/// The name in white on a dark panel.
fn panel() -> Vec<u8> {
    let mut file = Pdf::new();
    let mut sheet = Sheet::default();
    let lines = Cv::ada().lines();
    colour(&mut sheet, [0.1, 0.2, 0.4]);
    fill(&mut sheet, [0.0, 740.0, 595.0, 102.0]);
    colour(&mut sheet, [1.0; 3]);
    let y = sheet.lines(60.0, 780.0, &lines[..2]);
    colour(&mut sheet, [0.0; 3]);
    sheet.lines(60.0, y, &lines[2..]);
    file.page(sheet);
    file.finish()
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
