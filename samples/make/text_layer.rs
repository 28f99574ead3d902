//! Pairs of the family `TXT`: what glyphs map to.

use super::cv::{Cv, Kind};
use super::pdf::{Pdf, Sheet, win_ansi};
use super::{Samples, docx, pair, pdf, text};
use lopdf::{Dictionary, Object, Stream, dictionary};

/// The code that the fonts here give a meaning of their own.
const ODD: u8 = 1;

/// Adds them.
pub fn add(samples: &mut Samples) {
    let good = pdf::simple(&Cv::ada());
    let mut pdf_pair = |id: &str, bad: Vec<u8>| pair(samples, id, "pdf", bad, good.clone());
    pdf_pair("TXT001", pictures(0));
    pdf_pair("TXT002", pictures(1));
    pdf_pair("TXT003", without_names());
    pdf_pair("TXT004", odd_glyph("floods", "fl", "fl", "\0"));
    pdf_pair("TXT025", odd_glyph("floods", "fl", "fl", " "));
    pdf_pair("TXT005", odd_glyph("frost", "r", "r", "\u{f735}"));
    pdf_pair("TXT006", odd_glyph("floods", "fl", "fl", "\u{fb02}"));
    pdf_pair("TXT007", spaced_heading());
    pdf_pair("TXT008", odd_glyph("frost", "r", "r", "\u{fffd}"));
    pdf_pair("TXT010", loose_letters());
    pdf_pair("TXT026", narrow_spaces());
    pdf_pair("TXT011", odd_glyph("frost", "o", "o", "\u{43e}"));
    pdf_pair("TXT027", odd_glyph("Mar 2020", "-", "g1", "\0"));
    pdf_pair("TXT012", odd_glyph("@", "ada", "envelope", "\u{f0e0}"));
    samples.insert("TXT001/bad-outlines.pdf".into(), outlines());
    let invisible = |text: &str| text.replace("measuring", "mea\u{200b}suring");
    let mut lines = Cv::ada().lines();
    for (_, line) in &mut lines {
        *line = invisible(line);
    }
    let bad = docx::finish(docx::with_lines(docx::base(), &lines));
    pair(samples, "TXT009", "docx", bad, docx::simple(&Cv::ada()));
    let hyphenated = Cv { summary: "Self-taught engineer of measuring services.", ..Cv::ada() };
    samples
        .insert("TXT009/bad.pdf".into(), odd_glyph_of(&hyphenated, "Self-taught", "-", "hyphen", "\u{ad}"));
    samples.insert("TXT009/bad.txt".into(), invisible(&text::simple(&Cv::ada())).into_bytes());
    samples.insert("TXT004/good-bullet.pdf".into(), odd_bullet());
}

/// Adds a picture of one grey pixel to the resources, as `Scan`.
pub fn add_picture(file: &mut Pdf) {
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 300, "Height" => 1,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
    };
    // Stripes, as good as letters for something that can be read.
    let stripes = [0xEE, 0x22].repeat(150);
    let picture = file.document.add_object(Stream::new(picture, stripes));
    file.resources.set("XObject", dictionary! { "Scan" => Object::Reference(picture) });
}

/// So many pages of text, then one that is a picture.
fn pictures(pages_of_text: usize) -> Vec<u8> {
    let mut file = Pdf::new();
    add_picture(&mut file);
    for _ in 0..pages_of_text {
        let mut sheet = Sheet::default();
        sheet.lines(60.0, 780.0, &Cv::ada().lines());
        file.page(sheet);
    }
    let mut sheet = Sheet::default();
    sheet.op("cm", vec![595.into(), 0.into(), 0.into(), 842.into(), 0.into(), 0.into()]);
    sheet.op("Do", vec!["Scan".into()]);
    file.page(sheet);
    file.finish()
}

/// A page of small shapes and nothing else.
fn outlines() -> Vec<u8> {
    let mut file = Pdf::new();
    let mut sheet = Sheet::default();
    for i in 0..120_i16 {
        let (x, y) = (60 + i % 40 * 10, 780 - i / 40 * 20);
        sheet.op("re", vec![x.into(), y.into(), 6.into(), 9.into()]).op("f", vec![]);
    }
    file.page(sheet);
    file.finish()
}

/// A `ToUnicode` map of single codes.
pub fn to_unicode(file: &mut Pdf, entries: &[(u8, String)]) -> Object {
    let text = |text: &str| text.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>();
    let mut map =
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Odd def /CMapType 2 def\n\
         1 begincodespacerange <00> <FF> endcodespacerange\n"
            .to_owned();
    for some in entries.chunks(100) {
        map.push_str(&format!("{} beginbfchar\n", some.len()));
        for (code, mapped) in some {
            map.push_str(&format!("<{code:02X}> <{}>\n", text(mapped)));
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap end end");
    file.document.add_object(Stream::new(Dictionary::new(), map.into_bytes())).into()
}

/// Helvetica with a glyph at [`ODD`] that its map says is a text.
fn odd_font(file: &mut Pdf, glyph: &str, mapped: &str) -> Object {
    let map = to_unicode(file, &[(ODD, mapped.to_owned())]);
    let encoding = dictionary! {
        "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding",
        "Differences" => vec![i64::from(ODD).into(), Object::Name(glyph.as_bytes().to_vec())],
    };
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => encoding, "ToUnicode" => map,
    };
    font.into()
}

/// The résumé; in the line with `word`, the first `letters` of it are drawn by one glyph that is
/// mapped to a text. A glyph that is an icon stands before them.
pub fn odd_glyph(word: &str, letters: &str, glyph: &str, mapped: &str) -> Vec<u8> {
    odd_glyph_of(&Cv::ada(), word, letters, glyph, mapped)
}

/// The same of another résumé.
pub fn odd_glyph_of(cv: &Cv, word: &str, letters: &str, glyph: &str, mapped: &str) -> Vec<u8> {
    let mut file = Pdf::new();
    let font = odd_font(&mut file, glyph, mapped);
    file.font("F3", font);
    let mut sheet = Sheet::default();
    let mut y = 780.0;
    for (kind, line) in cv.lines() {
        let at = line.find(word).map(|at| if glyph == "envelope" { 0 } else { at });
        match at.and_then(|at| Some(at + line.get(at..)?.find(letters)?)) {
            Some(at) => {
                let mut codes = win_ansi(&line[..at]);
                codes.push(ODD);
                let rest = if glyph == "envelope" { at } else { at + letters.len() };
                codes.extend(win_ansi(&line[rest..]));
                sheet.show("F3", 10.0, 60.0, y, codes);
                y -= 13.5;
            }
            None => y = sheet.lines(60.0, y, &[(kind, line)]),
        }
    }
    file.page(sheet);
    file.finish()
}

/// A bullet that is mapped to U+0000 damages no word.
fn odd_bullet() -> Vec<u8> {
    let mut file = Pdf::new();
    let font = odd_font(&mut file, "bullet", "\0");
    file.font("F3", font);
    let mut sheet = Sheet::default();
    let mut y = 780.0;
    for (kind, line) in Cv::ada().lines() {
        if kind == Kind::Bullet {
            sheet.show("F3", 10.0, 68.0, y, vec![ODD]);
            y = sheet.lines(78.0, y, &[(Kind::Body, line)]);
        } else {
            y = sheet.lines(60.0, y, &[(kind, line)]);
        }
    }
    file.page(sheet);
    file.finish()
}

/// The bullets in a font whose glyphs have numbers instead of names.
fn without_names() -> Vec<u8> {
    let mut file = Pdf::new();
    let mut differences: Vec<Object> = vec![b'!'.into()];
    differences.extend((b'!'..=b'z').map(|code| Object::Name(format!("glyph{code}x").into_bytes())));
    let encoding = dictionary! { "Type" => "Encoding", "Differences" => differences };
    let widths: Vec<Object> = (b' '..=b'z').map(|_| 500.into()).collect();
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Gauge", "Encoding" => encoding,
        "FirstChar" => i64::from(b' '), "LastChar" => i64::from(b'z'), "Widths" => widths,
    };
    file.font("F3", font.into());
    pdf::with_lines_in_f3(file, |kind, _| kind == Kind::Bullet)
}

/// A heading set with wide letter spacing.
fn spaced_heading() -> Vec<u8> {
    let mut file = Pdf::new();
    let mut sheet = Sheet::default();
    let mut y = 780.0;
    for (kind, line) in Cv::ada().lines() {
        let spacing = if line == "Education" { 4.0 } else { 0.0 };
        sheet.op("Tc", vec![spacing.into()]);
        y = sheet.lines(60.0, y, &[(kind, line)]);
    }
    file.page(sheet);
    file.finish()
}

/// Gaps of .08 em instead of spaces.
fn narrow_spaces() -> Vec<u8> {
    let mut file = Pdf::new();
    let mut sheet = Sheet::default();
    let mut y = 780.0;
    for (kind, line) in Cv::ada().lines() {
        let text = if kind == Kind::Bullet { format!("• {line}") } else { line };
        let words =
            text.split(' ').flat_map(|word| [Object::string_literal(win_ansi(word)), Object::from(-80)]);
        sheet.op("BT", vec![]).op("Tf", vec!["F1".into(), 10.into()]);
        sheet.op("Td", vec![60.into(), y.into()]).op("TJ", vec![words.collect::<Vec<_>>().into()]);
        sheet.op("ET", vec![]);
        y -= 13.5;
    }
    file.page(sheet);
    file.finish()
}

/// Summary and bullets with a small gap after every third letter.
fn loose_letters() -> Vec<u8> {
    let mut file = Pdf::new();
    let mut sheet = Sheet::default();
    let mut y = 780.0;
    for (kind, line) in Cv::ada().lines() {
        if kind != Kind::Bullet && line != Cv::ada().summary {
            y = sheet.lines(60.0, y, &[(kind, line)]);
            continue;
        }
        let text = if kind == Kind::Bullet { format!("• {line}") } else { line };
        let pieces = win_ansi(&text);
        let pieces = pieces.chunks(3).flat_map(|piece| [Object::string_literal(piece), Object::from(-110)]);
        sheet.op("BT", vec![]).op("Tf", vec!["F1".into(), 10.into()]);
        sheet.op("Td", vec![60.into(), y.into()]).op("TJ", vec![pieces.collect::<Vec<_>>().into()]);
        sheet.op("ET", vec![]);
        y -= 13.5;
    }
    file.page(sheet);
    file.finish()
}
