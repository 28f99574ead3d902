//! Pairs of the family `TXT` whose text is drawn in an unusual way.

use super::cv::{Cv, Kind};
use super::pdf::{Pdf, Sheet, win_ansi};
use super::{Samples, keywords, pair, pdf, text, text_layer};
use lopdf::{Object, dictionary};

/// Adds them.
pub fn add(samples: &mut Samples) {
    let good = pdf::simple(&Cv::ada());
    let mut pdf_pair = |id: &str, bad: Vec<u8>| pair(samples, id, "pdf", bad, good.clone());
    pdf_pair("TXT016", replaced("Led a department of forty in three countries"));
    pdf_pair("TXT017", drawn_twice());
    pdf_pair("TXT020", recognised_scan());
    pdf_pair("TXT021", nameless(Drawn::Picture));
    pdf_pair("TXT022", turned());
    samples.insert("TXT020/bad-under-picture.pdf".into(), text_under_scan());
    pair(samples, "TXT023", "pdf", split_ligature(), good.clone());
    pair(samples, "TXT024", "pdf", backwards(), good);
    samples.insert("TXT016/bad-emptied.pdf".into(), replaced(""));
    samples.insert("TXT016/good-label.pdf".into(), replaced(&format!("Profile: {}", Cv::ada().summary)));
    samples.insert("TXT021/bad-shapes.pdf".into(), nameless(Drawn::Shapes));
    samples.insert("TXT021/good-photo.pdf".into(), with_photo());
    samples.insert("TXT022/good-turned-page.pdf".into(), turned_page());
    let whole = with_line("Moved 40 gauge services with Terraform", "and no lost readings");
    let cut = with_line("Moved 40 gauge services with Terra-", "form and no lost readings");
    pair(samples, "TXT018", "pdf", cut, whole);
    samples.insert("TXT018/posting.txt".into(), keywords::posting("Experience with Terraform", "Linux"));
    let accented = |word: &str| {
        let mut lines = Cv::ada().lines();
        lines.push((Kind::Body, format!("{word} management")));
        text::render(&lines).into_bytes()
    };
    pair(samples, "TXT019", "txt", accented("CafÃ©"), accented("Café"));
}

/// The résumé, each line drawn by a function, from the top down.
fn drawn(mut file: Pdf, mut draw: impl FnMut(&mut Sheet, f32, Kind, String) -> f32) -> Vec<u8> {
    let mut sheet = Sheet::default();
    let mut y = 780.0;
    for (kind, line) in Cv::ada().lines() {
        y = draw(&mut sheet, y, kind, line);
    }
    file.page(sheet);
    file.finish()
}

/// The summary with a replacement text.
fn replaced(actual: &str) -> Vec<u8> {
    let draw = |sheet: &mut Sheet, y: f32, kind: Kind, line: String| {
        let is_marked = line == Cv::ada().summary;
        if is_marked {
            let properties = dictionary! { "ActualText" => Object::string_literal(win_ansi(actual)) };
            sheet.op("BDC", vec!["Span".into(), properties.into()]);
        }
        let next = sheet.lines(60.0, y, &[(kind, line)]);
        if is_marked {
            sheet.op("EMC", vec![]);
        }
        next
    };
    drawn(Pdf::new(), draw)
}

/// A heading drawn twice, and the name with each of its letters drawn twice.
fn drawn_twice() -> Vec<u8> {
    let draw = |sheet: &mut Sheet, y: f32, kind: Kind, line: String| {
        if line == "Education" {
            sheet.lines(60.3, y, &[(kind, line.clone())]);
        }
        if kind != Kind::Name {
            return sheet.lines(60.0, y, &[(kind, line)]);
        }
        // Courier's letters are all .6 em wide.
        for (index, letter) in (0_u8..).zip(line.chars()).filter(|(_, letter)| *letter != ' ') {
            let x = 60.0 + f32::from(index) * 12.0;
            sheet.text("F3", 20.0, x, y, &letter.to_string()).text(
                "F3",
                20.0,
                x + 0.4,
                y,
                &letter.to_string(),
            );
        }
        y - 27.0
    };
    drawn(with_courier(), draw)
}

/// The summary with gaps around the fl of its floods.
fn split_ligature() -> Vec<u8> {
    let draw = |sheet: &mut Sheet, y: f32, kind: Kind, line: String| {
        let Some((before, after)) = line.split_once("floods") else {
            return sheet.lines(60.0, y, &[(kind, line)]);
        };
        let gap = || Object::from(-150);
        let piece = |text: &str| Object::string_literal(win_ansi(text));
        let pieces = vec![piece(before), piece("fl"), gap(), piece("oods"), piece(after)];
        sheet.op("BT", vec![]).op("Tf", vec!["F1".into(), 10.into()]);
        sheet.op("Td", vec![60.into(), y.into()]).op("TJ", vec![pieces.into()]).op("ET", vec![]);
        y - 13.5
    };
    drawn(Pdf::new(), draw)
}

/// The name, its letters drawn one by one from the last to the first.
fn backwards() -> Vec<u8> {
    let draw = |sheet: &mut Sheet, y: f32, kind: Kind, line: String| {
        if kind != Kind::Name {
            return sheet.lines(60.0, y, &[(kind, line)]);
        }
        for (index, letter) in (0_u8..).zip(line.chars()).collect::<Vec<_>>().into_iter().rev() {
            // Courier's letters are all .6 em wide.
            sheet.text("F3", 20.0, 60.0 + f32::from(index) * 12.0, y, &letter.to_string());
        }
        y - 27.0
    };
    drawn(with_courier(), draw)
}

/// A file with Courier as `F3`.
fn with_courier() -> Pdf {
    let mut file = Pdf::new();
    let courier = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier", "Encoding" => "WinAnsiEncoding",
    };
    file.font("F3", courier.into());
    file
}

/// A scan with invisible text over it, which is no hidden text.
fn recognised_scan() -> Vec<u8> {
    let mut file = Pdf::new();
    text_layer::add_picture(&mut file);
    let mut sheet = Sheet::default();
    place_picture(&mut sheet, [0, 0, 595, 842]);
    sheet.op("Tr", vec![3.into()]);
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    file.page(sheet);
    file.finish()
}

/// A scan laid over its text.
fn text_under_scan() -> Vec<u8> {
    let mut file = Pdf::new();
    text_layer::add_picture(&mut file);
    let mut sheet = Sheet::default();
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    place_picture(&mut sheet, [0, 0, 595, 842]);
    file.page(sheet);
    file.finish()
}

/// Draws the picture in a box: left, bottom, width, height.
fn place_picture(sheet: &mut Sheet, [x, y, width, height]: [i64; 4]) {
    sheet.op("q", vec![]);
    sheet.op("cm", vec![width.into(), 0.into(), 0.into(), height.into(), x.into(), y.into()]);
    sheet.op("Do", vec!["Scan".into()]).op("Q", vec![]);
}

/// How a name is drawn.
#[derive(Clone, Copy)]
enum Drawn {
    Picture,
    Shapes,
}

/// No name in the text, but something in its place.
fn nameless(as_what: Drawn) -> Vec<u8> {
    let mut file = Pdf::new();
    text_layer::add_picture(&mut file);
    let mut sheet = Sheet::default();
    match as_what {
        Drawn::Picture => place_picture(&mut sheet, [60, 790, 220, 30]),
        Drawn::Shapes => {
            for letter in 0..14_i64 {
                sheet.op("re", vec![(60 + letter * 14).into(), 790.into(), 9.into(), 18.into()]);
                sheet.op("f", vec![]);
            }
        }
    }
    sheet.lines(60.0, 770.0, &Cv::ada().lines()[1..]);
    file.page(sheet);
    file.finish()
}

/// A photo beside the name.
fn with_photo() -> Vec<u8> {
    let mut file = Pdf::new();
    text_layer::add_picture(&mut file);
    let mut sheet = Sheet::default();
    place_picture(&mut sheet, [460, 720, 80, 90]);
    // Where a photo is usual.
    let ada = Cv { place: "Bern, Switzerland", ..Cv::ada() };
    sheet.lines(60.0, 780.0, &ada.lines());
    file.page(sheet);
    file.finish()
}

/// A line of text that runs upwards at the right edge.
fn turned() -> Vec<u8> {
    let mut file = Pdf::new();
    let mut sheet = Sheet::default();
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    sheet.op("q", vec![]).op("cm", [0, 1, -1, 0, 560, 300].map(Object::from).to_vec());
    sheet.text("F1", 10.0, 0.0, 0.0, "available from the first of March").op("Q", vec![]);
    file.page(sheet);
    file.finish()
}

/// Text that runs upwards on a page that is shown turned: it looks upright.
fn turned_page() -> Vec<u8> {
    let mut file = Pdf::new();
    let mut sheet = Sheet::default();
    sheet.op("cm", [0, 1, -1, 0, 595, 0].map(Object::from).to_vec());
    sheet.lines(60.0, 560.0, &Cv::ada().lines());
    file.page_with(sheet, dictionary! { "Rotate" => 90 });
    file.finish()
}

/// The first bullet in two lines.
fn with_line(above: &str, below: &str) -> Vec<u8> {
    let draw = |sheet: &mut Sheet, y: f32, kind: Kind, line: String| {
        if !line.starts_with("Moved 40") {
            return sheet.lines(60.0, y, &[(kind, line)]);
        }
        let y = sheet.lines(60.0, y, &[(Kind::Bullet, above.to_owned())]);
        sheet.lines(78.0, y, &[(Kind::Body, below.to_owned())])
    };
    drawn(Pdf::new(), draw)
}
