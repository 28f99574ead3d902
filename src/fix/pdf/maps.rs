//! `ToUnicode` maps that say what the glyphs show.

use super::change::Change;
use super::cmap::{self, Width};
use super::fonts;
use crate::checks::{Mismapped, shown_by_codes};
use crate::document::{Document, GlyphSet, MappedBy};
use crate::fix::fault::Fault;
use crate::limits::Limits;
use hayro_font::hayro_cmap::{BfString, CMap, load_embedded};
use lopdf::{Dictionary, Object, Stream};
use std::collections::BTreeMap;

/// What readers get for a picture: a word beside it stays a word of its own.
const PICTURE: &str = " ";

/// The texts of a font's codes.
type Texts = BTreeMap<u32, String>;

/// Maps in which codes that are mapped wrongly in some way say what is proved that they show.
pub(super) fn mend(
    document: &Document,
    file: &lopdf::Document,
    of: Mismapped,
    limits: &Limits,
) -> Result<Option<Change>, Fault> {
    let mut by_font: BTreeMap<u32, Texts> = BTreeMap::new();
    for ((font, code), shown) in shown_by_codes(document, of) {
        let text = if shown.is_empty() { PICTURE.to_owned() } else { shown };
        by_font.entry(font).or_default().insert(code, text);
    }
    let mut change = Change::default();
    for (index, mut mended) in by_font {
        let Some(font) = document.fonts.get(index as usize) else { continue };
        if !font.embedded {
            mended.retain(|code, _| is_named(document, index, *code, of));
        }
        if mended.is_empty() || !font.embedded && font.subtype == "Type0" {
            return Err(Fault::Cannot("the font is not in the file"));
        }
        let (place, dictionary) = fonts::find(font, file)?;
        let width = width(dictionary, file)?;
        let mut texts = match old_map(dictionary, file, width, limits)? {
            Some(texts) => texts,
            None => in_use(document, index),
        };
        texts.extend(mended);
        let map = Stream::new(Dictionary::new(), cmap::write(&texts, width).into_bytes());
        change.add(file, place, "ToUnicode", map)?;
    }
    Ok((!change.is_empty()).then_some(change))
}

/// The glyphs that readers get otherwise than a page shows them, with those beside them: where one is mapped to nothing,
/// the word falls apart.
pub(super) fn misread(document: &Document, of: Mismapped) -> GlyphSet {
    let codes = shown_by_codes(document, of);
    let runs = document.runs.iter().filter_map(|run| Some((run, run.font?)));
    let glyphs = runs.flat_map(|(run, font)| {
        (run.first_glyph..).zip(&run.glyphs).map(move |(id, glyph)| (id, (font, glyph.code)))
    });
    let misread = glyphs.filter(|(_, code)| codes.contains_key(code));
    misread.flat_map(|(id, _)| id.saturating_sub(1)..=id.saturating_add(1)).collect()
}

/// Whether the glyph of a code has a name that is known: what is drawn in place of a missing font goes by that, or if
/// there is none, by the map.
fn is_named(document: &Document, font: u32, code: u32, of: Mismapped) -> bool {
    let runs = document.runs.iter().filter(|run| run.font == Some(font));
    match of {
        Mismapped::To(_) => true,
        Mismapped::OtherLetters => {
            runs.flat_map(|run| &run.glyphs).any(|glyph| glyph.code == code && glyph.seen.is_some())
        }
        Mismapped::SoftHyphens | Mismapped::Icons | Mismapped::IconWords => false,
    }
}

fn width(font: &Dictionary, file: &lopdf::Document) -> Result<Width, Fault> {
    if font.get(b"Subtype").and_then(Object::as_name)? != b"Type0" {
        return Ok(Width::One);
    }
    match font.get_deref(b"Encoding", file).and_then(Object::as_name) {
        Ok(b"Identity-H" | b"Identity-V") => Ok(Width::Two),
        _ => Err(Fault::Cannot("the codes of the font are of several lengths")),
    }
}

/// What a font's map says of all codes there can be.
fn old_map(
    font: &Dictionary,
    file: &lopdf::Document,
    width: Width,
    limits: &Limits,
) -> Result<Option<Texts>, Fault> {
    let Ok(stream) = font.get_deref(b"ToUnicode", file).and_then(Object::as_stream) else { return Ok(None) };
    let data = stream.get_plain_content_with_limit(limits.map_bytes)?;
    let Some(map) = CMap::parse(&data, load_embedded) else { return Ok(None) };
    let text = |code| {
        Some(match map.lookup_bf_string(code)? {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        })
    };
    Ok(Some((0..=width.last()).filter_map(|code| Some((code, text(code)?))).collect()))
}

/// What the codes in use are mapped to without a map of the font's own: a program that finds one may not ask for more.
fn in_use(document: &Document, font: u32) -> Texts {
    let runs = document.runs.iter().filter(|run| run.font == Some(font));
    let glyphs = runs.flat_map(|run| run.glyphs.iter().zip(0..).map(move |(glyph, at)| (run, glyph, at)));
    let named = glyphs.filter(|(_, glyph, _)| glyph.mapped_by != MappedBy::Nothing);
    named.map(|(run, glyph, at)| (glyph.code, run.glyph_text(at).to_owned())).collect()
}
