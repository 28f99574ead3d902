//! Pairs of the family `LAY`: where text stands on the page.

use super::cv::{Cv, Kind};
use super::{Samples, pair, pdf};
use lopdf::{Dictionary, Object, Stream, dictionary};

/// Adds them.
pub fn add(samples: &mut Samples) {
    let good = pdf::simple(&Cv::ada());
    pair(samples, "LAY001", "pdf", two_columns(), dates_at_the_right());
    pair(samples, "LAY002", "pdf", headings_last(), good.clone());
    pair(samples, "LAY003", "pdf", broken_address(), good.clone());
    pair(samples, "LAY004", "pdf", form(), good.clone());
    samples.insert("LAY004/bad-drawn.pdf".into(), annotated("Widget", "Phone", "+44 20 7946 0143"));
    pair(
        samples,
        "LAY009",
        "pdf",
        annotated("FreeText", "", "+44 20 7946 0143"),
        annotated("Square", "", ""),
    );
    samples.insert("LAY009/bad-undrawn.pdf".into(), annotated("FreeText", "", "Restores river gauges"));
    pair(samples, "LAY010", "pdf", table(), dates_at_the_right());
    samples.insert("LAY010/good-columns.pdf".into(), skill_columns());
    pair(samples, "LAY005", "pdf", xfa(&Cv::ada().lines()[..2]), good.clone());
    pair(samples, "LAY006", "pdf", two_pages("Ada Merrowdene, page"), two_pages(""));
    pair(samples, "LAY007", "pdf", endless_page(), good.clone());
    pair(samples, "LAY008", "pdf", skill_levels(Level::Dots), skill_levels(Level::Written));
    samples.insert("LAY008/bad-bars.pdf".into(), skill_levels(Level::Bars));
    samples.insert("LAY008/good-chips.pdf".into(), skill_levels(Level::Chips));
}

/// The résumé with an annotation in place of a line, or in a corner. What stands on a line is drawn by an
/// appearance; other text is left to the viewer.
fn annotated(subtype: &str, field: &str, text: &str) -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    let mut at = [400.0, 40.0, 540.0, 60.0];
    let mut is_line = false;
    let mut y = 780.0;
    for line in Cv::ada().lines() {
        if line.1 == text {
            at = [58.0, y - 4.0, 258.0, y + 10.0];
            is_line = true;
            y -= 13.5;
        } else {
            y = sheet.lines(60.0, y, &[line]);
        }
    }
    let rect: Vec<Object> = at.map(Object::Real).to_vec();
    let mut annotation = dictionary! { "Type" => "Annot", "Subtype" => subtype, "Rect" => rect };
    if !text.is_empty() {
        annotation.set("Contents", Object::string_literal(text));
    }
    if is_line {
        let content = format!("/Tx BMC BT /F1 10 Tf 2 4 Td ({text}) Tj ET EMC");
        let form = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 200.into(), 14.into()],
            "Resources" => file.resources.clone(),
        };
        let form = file.document.add_object(Stream::new(form, content.into_bytes()));
        annotation.set("AP", dictionary! { "N" => form });
    }
    if subtype == "Widget" {
        annotation.set("FT", "Tx");
        annotation.set("T", Object::string_literal(field));
        annotation.set("V", Object::string_literal(text));
    }
    let annotation = file.document.add_object(annotation);
    file.page_with(sheet, dictionary! { "Annots" => vec![annotation.into()] });
    let fields: Vec<Object> = if subtype == "Widget" { vec![annotation.into()] } else { Vec::new() };
    file.finish_with(dictionary! { "AcroForm" => dictionary! { "Fields" => fields } })
}

/// Skills in a table of three wide columns.
fn table() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    lines.pop();
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    let mut y = sheet.lines(60.0, 780.0, &lines);
    let rows = [
        ["Languages", "Python and Rust", "fluent in both"],
        ["Databases", "PostgreSQL", "tuned large tables"],
        ["Platforms", "Kubernetes, Linux", "runs them nightly"],
        ["Measuring", "River gauges", "builds and mends"],
    ];
    for row in rows {
        for (cell, x) in row.iter().zip([60.0, 230.0, 400.0]) {
            sheet.text("F1", 10.0, x, y, cell);
        }
        sheet.op("re", vec![60.into(), (y - 10.0).into(), 470.into(), 0.5.into()]).op("f", vec![]);
        y -= 26.0;
    }
    file.page(sheet);
    file.finish()
}

/// Skills in three columns, each under its own head: what reads down the columns reads them rightly.
fn skill_columns() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    lines.pop();
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    let mut y = sheet.lines(60.0, 780.0, &lines);
    for row in [
        ["Languages", "Databases", "Platforms"],
        ["Python", "PostgreSQL", "Kubernetes"],
        ["Rust", "SQLite", "Linux"],
    ] {
        for (cell, x) in row.iter().zip([60.0, 230.0, 400.0]) {
            sheet.text("F1", 10.0, x, y, cell);
        }
        y -= 14.0;
    }
    file.page(sheet);
    file.finish()
}

/// An XFA form whose pages hold some lines.
fn xfa(lines: &[(Kind, String)]) -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let xml = b"<xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\"></xdp:xdp>".to_vec();
    let packet = file.document.add_object(Stream::new(Dictionary::new(), xml));
    let mut sheet = pdf::Sheet::default();
    sheet.lines(60.0, 780.0, lines);
    file.page(sheet);
    let form = dictionary! { "Fields" => Vec::<Object>::new(), "XFA" => packet };
    file.finish_with(dictionary! { "AcroForm" => form })
}

/// The résumé on two pages, broken within the jobs, both with a line at the foot that ends in the page's
/// number.
fn two_pages(foot: &str) -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let lines = Cv::ada().lines();
    let half = lines.iter().position(|(_, line)| line.starts_with("Cut nightly")).expect("a line");
    let (first, second) = lines.split_at(half);
    for (number, lines) in [(1, first), (2, second)] {
        let mut sheet = pdf::Sheet::default();
        sheet.lines(60.0, 780.0, lines);
        sheet.text("F1", 8.0, 60.0, 30.0, format!("{foot} {number}").trim());
        file.page(sheet);
    }
    file.finish()
}

/// The résumé on a page as long as three.
fn endless_page() -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    sheet.lines(60.0, 2300.0, &Cv::ada().lines());
    let media = vec![0.into(), 0.into(), 595.into(), 2400.into()];
    file.page_with(sheet, dictionary! { "MediaBox" => media });
    file.finish()
}

/// How the levels of the skills are shown.
#[derive(Clone, Copy)]
enum Level {
    Dots,
    Bars,
    /// Not at all: a panel lies behind each skill.
    Chips,
    Written,
}

/// The résumé with a skill a line.
fn skill_levels(level: Level) -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    lines.pop();
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    let mut y = sheet.lines(60.0, 780.0, &lines);
    for (skill, known) in Cv::ada().skills.split(", ").zip([5_u8, 4, 3, 4, 2]) {
        let known = f32::from(known);
        match level {
            Level::Dots => {
                for dot in 0..5_u8 {
                    let grey = if f32::from(dot) < known { 0.2 } else { 0.8 };
                    panel(&mut sheet, grey, 180.0 + f32::from(dot) * 9.0, y, 6.0, 6.0);
                }
            }
            Level::Bars => {
                panel(&mut sheet, 0.8, 180.0, y, 100.0, 5.0);
                panel(&mut sheet, 0.2, 180.0, y, known * 20.0, 5.0);
            }
            Level::Chips => panel(&mut sheet, 0.9, 58.0, y - 2.0, 60.0, 11.0),
            Level::Written => {}
        }
        sheet.op("g", vec![0.into()]);
        sheet.text("F1", 10.0, 60.0, y, skill);
        y -= 14.0;
    }
    file.page(sheet);
    file.finish()
}

/// A filled rectangle.
fn panel(sheet: &mut pdf::Sheet, grey: f32, x: f32, y: f32, width: f32, height: f32) {
    sheet.op("g", vec![grey.into()]);
    sheet.op("re", vec![x.into(), y.into(), width.into(), height.into()]).op("f", vec![]);
}

/// Skills and a long profile beside the jobs, line by line at the same heights.
fn two_columns() -> Vec<u8> {
    let cv = Cv::ada();
    let lines = cv.lines();
    let work = lines.iter().position(|(_, line)| line == "Work Experience").expect("a heading");
    let (head, body) = lines.split_at(work);
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    let top = sheet.lines(40.0, 780.0, head);
    sheet.lines(40.0, top, body);
    let side = [
        (Kind::Heading, "Interests"),
        (Kind::Body, "Keeps four hives of bees on the flat"),
        (Kind::Body, "roof of a school, sells the honey at"),
        (Kind::Body, "its gate and shows the younger ones"),
        (Kind::Body, "how a hive is opened without smoke."),
        (Kind::Body, "Walks along old canals with a map of"),
        (Kind::Body, "1851 and notes which locks and mills"),
        (Kind::Body, "still work and which are flats now."),
        (Kind::Body, "Sings alto in a small choir that has"),
        (Kind::Body, "met in a former pump house for years"),
        (Kind::Body, "and gives a concert when it floods."),
    ];
    let side: Vec<(Kind, String)> = side.iter().map(|(kind, line)| (*kind, (*line).to_owned())).collect();
    sheet.lines(390.0, top, &side);
    file.page(sheet);
    file.finish()
}

/// One column with the dates of each entry at the right end of its line.
fn dates_at_the_right() -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    let mut y = 780.0;
    let mut entry = y;
    for (kind, line) in Cv::ada().lines() {
        let dated = ["Mar 2020", "Sep 2016", "Sep 2013"].iter().any(|date| line.starts_with(date));
        if dated {
            sheet.text("F1", 10.0, 430.0, entry, &line);
        } else {
            entry = y - if kind == Kind::Entry { 3.0 } else { 0.0 };
            y = sheet.lines(60.0, y, &[(kind, line)]);
            // Set apart from what follows, or layouts make one block of both and read the date after it.
            y -= if kind == Kind::Entry { 4.0 } else { 0.0 };
        }
    }
    file.page(sheet);
    file.finish()
}

/// Everything in place for the eye, the headings drawn after all the rest.
fn headings_last() -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let mut sheet = pdf::Sheet::default();
    let mut headings = Vec::new();
    let mut y = 780.0;
    for (kind, line) in Cv::ada().lines() {
        if kind == Kind::Heading {
            headings.push((y - 10.0, line));
            y -= 10.0 + 13.0 * 1.35;
        } else {
            y = sheet.lines(60.0, y, &[(kind, line)]);
        }
    }
    for (y, line) in headings {
        sheet.text("F2", 13.0, 60.0, y, &line);
    }
    file.page(sheet);
    file.finish()
}

fn broken_address() -> Vec<u8> {
    let mut lines = Cv::ada().lines();
    let at = lines.iter().position(|(_, line)| line.contains('@')).expect("an address");
    lines[at].1 = "ada.merrow-".to_owned();
    lines.insert(at + 1, (Kind::Body, "dene@example.org".to_owned()));
    pdf::from_lines(&lines)
}

/// A text field whose value no page draws.
fn form() -> Vec<u8> {
    let mut file = pdf::Pdf::new();
    let field = file.document.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Tx",
        "T" => Object::string_literal("hobby"),
        "V" => Object::string_literal("Restores river gauges"),
        "Rect" => vec![60.into(), 60.into(), 260.into(), 80.into()],
    });
    let mut sheet = pdf::Sheet::default();
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    file.page_with(sheet, dictionary! { "Annots" => vec![field.into()] });
    let form = dictionary! { "Fields" => vec![field.into()] };
    file.finish_with(dictionary! { "AcroForm" => form })
}
