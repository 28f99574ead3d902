//! Pairs of the family `TXT` whose letters are others than they look.

use super::cv::{Cv, Kind};
use super::pdf::{Pdf, Sheet, win_ansi};
use super::text_layer::{odd_glyph, odd_glyph_of, to_unicode};
use super::{Samples, pair, pdf};
use lopdf::{Object, dictionary};

/// Adds them.
pub fn add(samples: &mut Samples) {
    let good = pdf::simple(&Cv::ada());
    pair(samples, "TXT013", "pdf", mapped(|c| if c == 'r' { 'q' } else { c }, true), good.clone());
    samples.insert("TXT013/bad-ligature.pdf".into(), odd_glyph("floods", "fl", "g1", "\u{e9}"));
    let capitals = Cv { name: "ADA LOTERY", ..Cv::ada() };
    samples.insert("TXT013/good-capitals.pdf".into(), odd_glyph_of(&capitals, "LOTERY", "T", "T", "T"));
    // With another letter's ligature in its place, the name would be a word.
    let name = Cv { name: "Ada Zeiss", ..Cv::ada() };
    samples.insert("TXT013/good-name.pdf".into(), odd_glyph_of(&name, "Zeiss", "Z", "Z", "Z"));
    samples.insert("TXT013/bad-cipher.pdf".into(), mapped(shifted, true));
    samples.insert("TXT013/bad-cipher-without-names.pdf".into(), mapped(shifted, false));
    samples.insert(
        "TXT013/good-compatibility-forms.pdf".into(),
        mapped(|c| if c == 'r' { '\u{1d5cb}' } else { c }, true),
    );
    samples.insert("TXT013/bad-all-in-cipher.pdf".into(), mapped_where(shifted, false, |_, _| true));
    pair(samples, "TXT014", "pdf", odd_glyph("@", "ada", "envelope", "envelope"), good.clone());
    samples.insert("TXT014/bad-short.pdf".into(), odd_glyph("@", "ada", "envelope", "mail"));
    samples.insert("TXT014/bad-spaced.pdf".into(), odd_glyph("@", "ada", "envelope", "envelope "));
    pair(samples, "TXT015", "pdf", accents(), with_name("Ada M\u{e9}rrowdene"));
}

/// Advances of Helvetica from the space to `z`, in thousandths of an em (Adobe's published metrics).
const WIDTHS: [i64; 91] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500,
];

/// The letter three places on in the alphabet.
fn shifted(letter: char) -> char {
    let turn = |first: u8| char::from(first + (letter as u8 - first + 3) % 26);
    match letter {
        'a'..='z' => turn(b'a'),
        'A'..='Z' => turn(b'A'),
        other => other,
    }
}

/// The summary and the bullets in a font with this map; its glyphs have their names or numbers.
fn mapped(map: impl Fn(char) -> char, named: bool) -> Vec<u8> {
    mapped_where(map, named, |kind, line| kind == Kind::Bullet || line == Cv::ada().summary)
}

/// The same for the lines that `is_meant` picks.
fn mapped_where(map: impl Fn(char) -> char, named: bool, is_meant: impl Fn(Kind, &str) -> bool) -> Vec<u8> {
    let mut file = Pdf::new();
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').collect();
    let entries: Vec<(u8, String)> = letters.iter().map(|c| (*c as u8, map(*c).to_string())).collect();
    let map = to_unicode(&mut file, &entries);
    let mut differences: Vec<Object> = Vec::new();
    for letter in letters {
        let name = if named { letter.to_string() } else { format!("glyph{}x", letter as u8) };
        differences.extend([Object::from(letter as i64), Object::Name(name.into_bytes())]);
    }
    let encoding = dictionary! {
        "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding", "Differences" => differences,
    };
    let widths: Vec<Object> = WIDTHS.iter().map(|width| (*width).into()).collect();
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => if named { "Helvetica" } else { "Gauge" },
        "Encoding" => encoding, "FirstChar" => 32, "LastChar" => 122, "Widths" => widths, "ToUnicode" => map,
    };
    file.font("F3", font.into());
    pdf::with_lines_in_f3(file, is_meant)
}

fn with_name(name: &'static str) -> Vec<u8> {
    pdf::simple(&Cv { name, ..Cv::ada() })
}

/// The name with an acute accent drawn over its first `e`.
fn accents() -> Vec<u8> {
    let mut file = Pdf::new();
    let mut sheet = Sheet::default();
    let lines = Cv::ada().lines();
    sheet.lines(60.0, 780.0, &lines[1..]);
    // Over the name's e: its advance in Helvetica Bold is .556 em, the accent's .333.
    let pieces = vec![
        Object::string_literal(win_ansi("Ada Me")),
        444.into(),
        Object::string_literal(win_ansi("\u{b4}")),
        (-111).into(),
        Object::string_literal(win_ansi("rrowdene")),
    ];
    sheet.op("BT", vec![]).op("Tf", vec!["F2".into(), 20.into()]);
    sheet.op("Td", vec![60.into(), 807.into()]).op("TJ", vec![pieces.into()]).op("ET", vec![]);

    file.page(sheet);
    file.finish()
}
