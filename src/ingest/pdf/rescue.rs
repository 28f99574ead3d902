//! What a glyph shows when its mapping to Unicode is damaged: its name, or the character map of the
//! font program read backwards.

use crate::document::fold_ligature;
use hayro_font::hayro_syntax::object::{Array, Dict, Object};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;

/// Glyphs of a font program that are looked at.
const GLYPHS: usize = 1 << 16;

/// The texts of codes, by the names of a font dictionary's `Differences`.
pub(super) fn differences(dict: &Dict<'_>) -> HashMap<u32, String> {
    named_codes(dict).into_iter().filter_map(|(code, name)| Some((code, text_of_name(&name)?))).collect()
}

/// The texts of codes in a font whose glyphs are named after them (`/a65`, as pdfTeX names those of bitmap fonts): the
/// characters of ASCII, as poppler, MuPDF, pdfminer and pypdf take them. Nothing if one name has another number.
pub(super) fn numbered(dict: &Dict<'_>) -> HashMap<u32, String> {
    let names = named_codes(dict);
    let number = |name: &str| name.strip_prefix(['a', 'c', 'g', 'A', 'C', 'G'])?.parse::<u32>().ok();
    if !names.iter().all(|(code, name)| number(name) == Some(*code)) {
        return HashMap::new();
    }
    let text = |code: u32| char::from_u32(code).filter(char::is_ascii_graphic).map(String::from);
    names.into_iter().filter_map(|(code, _)| Some((code, text(code)?))).collect()
}

/// Codes and names of a font dictionary's `Differences`.
fn named_codes(dict: &Dict<'_>) -> Vec<(u32, String)> {
    let mut names = Vec::new();
    let differences = dict.get::<Dict<'_>>(b"Encoding").and_then(|e| e.get::<Array<'_>>(b"Differences"));
    let mut code: u32 = 0;
    for item in differences.iter().flat_map(|array| array.iter::<Object<'_>>()).take(GLYPHS) {
        match item {
            Object::Number(number) => code = u32::try_from(number.as_i64()).unwrap_or(0),
            Object::Name(name) => {
                names.push((code, name.as_str().to_owned()));
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    names
}

/// The texts of glyphs, by their names in a font program and by its character map.
pub(super) fn glyphs(program: &[u8]) -> HashMap<u32, String> {
    let mut texts = HashMap::new();
    let Ok(font) = FontRef::new(program) else { return texts };
    for (glyph, name) in font.glyph_names().iter().take(GLYPHS) {
        if let Some(text) = text_of_name(name.as_str()) {
            texts.insert(glyph.to_u32(), text);
        }
    }
    for (c, glyph) in font.charmap().mappings().take(GLYPHS) {
        if let Some(c) = char::from_u32(c) {
            let text = fold_ligature(c).map_or_else(|| c.to_string(), str::to_owned);
            texts.entry(glyph.to_u32()).or_insert(text);
        }
    }
    texts
}

/// The names of the digits, from 0 on.
const DIGITS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// The text of a glyph name as far as letters, digits and ligatures need it: `f_i`, `fi`, `uni00660069`
/// (Adobe Glyph List Specification, section 2).
fn text_of_name(name: &str) -> Option<String> {
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    base.split('_').map(component).collect()
}

fn component(name: &str) -> Option<String> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return c.is_ascii_alphabetic().then(|| c.to_string());
    }
    if matches!(name, "ff" | "fi" | "fl" | "ffi" | "ffl") {
        return Some(name.to_owned());
    }
    if let Some(digit) = DIGITS.iter().position(|digit| *digit == name) {
        return Some(digit.to_string());
    }
    let digits = name.strip_prefix("uni")?;
    let (groups, rest) = digits.as_bytes().as_chunks::<4>();
    (rest.is_empty() && !groups.is_empty()).then_some(())?;
    let unit = |group: &[u8; 4]| {
        let digits = std::str::from_utf8(group).ok()?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    };
    groups.iter().map(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::text_of_name;

    #[test]
    fn names_of_ligatures() {
        assert_eq!(text_of_name("f_i").as_deref(), Some("fi"));
        assert_eq!(text_of_name("f_f_i.liga").as_deref(), Some("ffi"));
        assert_eq!(text_of_name("uni00660069").as_deref(), Some("fi"));
        assert_eq!(text_of_name("T_i").as_deref(), Some("Ti"));
        assert_eq!(text_of_name("seven").as_deref(), Some("7"));
        assert_eq!(text_of_name("g123"), None);
        assert_eq!(text_of_name(".notdef"), None);
    }
}
