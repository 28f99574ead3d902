//! Plain text becomes a [`Document`].

use super::Refusal;
use crate::document::{Colour, Document, Format, Notice, NoticeKind, Place, Run, Visibility};
use crate::limits::Limits;
use crate::source::utf16;
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// Reads plain text: one run a line.
pub fn ingest(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut document = Document::new(Format::Text);
    let (text, encoding, guessed) = decoded(bytes);
    if guessed {
        let detail = format!("read as {encoding}");
        document.notices.push(Notice { kind: NoticeKind::Encoding, detail, page: None });
    }
    document.meta.encoding = Some((encoding.to_owned(), guessed));
    let mut first_glyph = 0;
    for (line, text) in (1u32..).zip(lines(&text)) {
        let glyphs = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        if glyphs > limits.glyphs - first_glyph || line as usize > limits.runs {
            let detail = format!("more than {} characters or {} lines", limits.glyphs, limits.runs);
            return Err(Refusal::limit("glyphs, runs", detail));
        }
        document.runs.push(run(text, first_glyph, line));
        first_glyph += glyphs;
    }
    Ok(document)
}

fn run(text: &str, first_glyph: u32, line: u32) -> Run {
    Run {
        text: text.to_owned(),
        glyphs: Vec::new(),
        first_glyph,
        font: None,
        family: None,
        size: 0.0,
        bold: false,
        italic: false,
        colour: Some(Colour::BLACK),
        opacity: 1.0,
        visibility: Visibility::visible(),
        container: None,
        place: Place::Text { line, column: 1 },
        angle: 0.0,
    }
}

/// Lines without their ends: `\n`, `\r\n`, `\r` and form feeds end a line.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let whole = text.strip_suffix('\n').unwrap_or(text);
    let lines = whole.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    lines.flat_map(|line| line.split(['\r', '\u{c}']))
}

/// The text of bytes, whatever their encoding.
pub fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    Ok(decoded(bytes).0.into_owned())
}

/// The text, the name of its encoding, and whether that was guessed.
fn decoded(bytes: &[u8]) -> (Cow<'_, str>, &'static str, bool) {
    if let Some((encoding, marked)) = utf16(bytes) {
        return (encoding.decode_with_bom_removal(bytes).0, encoding.name(), !marked);
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(body) {
        Ok(text) => (Cow::Borrowed(text), "UTF-8", false),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, WINDOWS_1252.name(), true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Vec<String>, String, bool) {
        let document = ingest(bytes, &Limits::default()).unwrap();
        let (encoding, guessed) = document.meta.encoding.unwrap();
        (document.runs.into_iter().map(|run| run.text).collect(), encoding, guessed)
    }

    #[test]
    fn encodings_are_told_or_guessed() {
        assert_eq!(read("Zoë".as_bytes()), (vec!["Zoë".into()], "UTF-8".into(), false));
        assert_eq!(read(b"\xef\xbb\xbfZo\xc3\xab").0, ["Zoë"]);
        assert_eq!(read(b"Zo\xeb \x96 x"), (vec!["Zoë – x".into()], "windows-1252".into(), true));
        let utf16: Vec<u8> = "Zoë Li".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&utf16), (vec!["Zoë Li".into()], "UTF-16BE".into(), true));
        let mut marked = vec![0xff, 0xfe];
        marked.extend("Zoë".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(read(&marked), (vec!["Zoë".into()], "UTF-16LE".into(), false));
    }

    #[test]
    fn every_line_end_ends_a_line() {
        assert_eq!(read(b"a\r\nb\rc\x0cd\n").0, ["a", "b", "c", "d"]);
    }
}
