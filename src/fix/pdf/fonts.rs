//! Where the fonts of a document are written in its file.

use super::change::Place;
use crate::document::Font;
use crate::fix::fault::Fault;
use lopdf::{Dictionary, Document, Object};

/// Levels of an object in which a font is looked for: a page, its resources, its fonts.
const LEVELS: usize = 4;

/// The place of a font and the font itself.
pub(super) fn find<'f>(font: &Font, file: &'f Document) -> Result<(Place, &'f Dictionary), Fault> {
    let id = font.object.ok_or(Fault::Cannot("the font cannot be found in the file"))?;
    let object = file.get_dictionary(id)?;
    let mut found = Vec::new();
    search(font, object, &mut Vec::new(), &mut found);
    match found.as_slice() {
        [(keys, dictionary)] => Ok((Place { object: id, keys: keys.clone() }, dictionary)),
        _ => Err(Fault::Cannot("the font cannot be told from others in the file")),
    }
}

fn search<'f>(
    font: &Font,
    dictionary: &'f Dictionary,
    keys: &mut Vec<Vec<u8>>,
    found: &mut Vec<(Vec<Vec<u8>>, &'f Dictionary)>,
) {
    if is_font(font, dictionary) {
        found.push((keys.clone(), dictionary));
    } else if keys.len() < LEVELS {
        for (key, value) in dictionary.iter() {
            if let Object::Dictionary(inner) = value {
                keys.push(key.clone());
                search(font, inner, keys, found);
                keys.pop();
            }
        }
    }
}

fn is_font(font: &Font, dictionary: &Dictionary) -> bool {
    let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).map(String::from_utf8_lossy);
    let is_named = match name(b"BaseFont") {
        Ok(name) => name.ends_with(&font.name),
        Err(_) => true,
    };
    is_named
        && name(b"Type").is_ok_and(|name| name == "Font")
        && name(b"Subtype").is_ok_and(|name| name == font.subtype)
        && dictionary.has(b"ToUnicode") == font.to_unicode
}
