//! Signs that a copy turned into something else: entities of a page, and bytes read in the wrong encoding.

use super::mending::Edit;

/// Entities that pages write for signs of plain text (HTML 5.2, 8.5); letters come as numbers or as themselves.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bull", "•"),
    ("middot", "·"),
    ("hellip", "…"),
    ("euro", "€"),
    ("pound", "£"),
    ("reg", "®"),
    ("trade", "™"),
    ("agrave", "à"),
    ("acirc", "â"),
    ("auml", "ä"),
    ("ccedil", "ç"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("ntilde", "ñ"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("szlig", "ß"),
    ("Auml", "Ä"),
    ("Eacute", "É"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
];
/// Bytes of the longest entity that is looked for.
const ENTITY: usize = 10;
/// What is left of three-byte signs of UTF-8 that were read as Windows-1252 and lost their first character, as a set of
/// adverts that is much copied has them.
const TORN: &[(&str, &str)] =
    &[("€¢", "•"), ("€™", "’"), ("€œ", "“"), ("€\u{9d}", "”"), ("€˜", "‘"), ("€“", "–"), ("€”", "—")];
/// Rows of question marks between words from which on none is a question.
const UNWRITTEN: usize = 2;
/// Whole signs of UTF-8 read as Windows-1252 stand at least so often in a text that was read so: one alone may be meant.
const MISREAD: usize = 2;

/// `&amp;` → `&`, `&#8217;` → `’`.
pub(super) fn entities(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, _) in text.match_indices('&') {
        let Some((name, sign)) = text.get(at + 1..).and_then(entity) else { continue };
        edits.push((at..at + name + 2, sign.into()));
    }
    edits
}

/// The entity whose name a text begins with: bytes of the name, and its sign.
fn entity(text: &str) -> Option<(usize, String)> {
    let length = text.bytes().take(ENTITY).position(|byte| byte == b';')?;
    let name = text.get(..length)?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        let sign = char::from_u32(code).filter(|c| !c.is_control() || *c == '\n')?;
        return Some((length, sign.to_string()));
    }
    let (_, sign) = ENTITIES.iter().find(|(known, _)| *known == name)?;
    Some((length, (*sign).to_owned()))
}

/// `cafÃ©` → `café`, `â€¢` and `€¢` → `•`.
pub(super) fn misread(text: &str) -> Vec<Edit> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut edits: Vec<Edit> = Vec::new();
    let mut whole = 0;
    let mut done = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let rest = text.get(at..).unwrap_or_default();
        if at < done {
            continue;
        }
        if let Some((length, sign)) = read_right(rest, c) {
            edits.push((at..at + length, sign.to_string().into()));
            (whole, done) = (whole + 1, at + length);
        } else if let Some((torn, sign)) = TORN.iter().find(|(torn, _)| rest.starts_with(torn)) {
            edits.push((at..at + torn.len(), (*sign).into()));
            done = at + torn.len();
        }
    }
    // A dash after an amount (`50 €–`) is none of these where nothing else is.
    let sure =
        whole >= MISREAD || edits.iter().any(|(range, _)| text.get(range.clone()).is_some_and(is_sure));
    if sure { edits } else { Vec::new() }
}

/// No text has these on purpose.
fn is_sure(torn: &str) -> bool {
    matches!(torn, "€¢" | "€™" | "€œ" | "€˜") || torn.starts_with("â€")
}

/// `paid??holidays, a quiet??? office` → blanks: what an export to a smaller set of characters could not write.
pub(super) fn questions(text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut lost = 0;
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("??")).map(|at| from + at) {
        let rest = text.get(at..).unwrap_or_default();
        let end = at + rest.len() - rest.trim_start_matches(['?', '\u{fffd}']).len();
        let inside = text.get(..at).is_some_and(|head| head.ends_with(|c: char| !c.is_whitespace()))
            && text.get(end..).is_some_and(|tail| tail.starts_with(char::is_alphanumeric));
        lost += usize::from(inside);
        // `liar??\u{fffd}s`
        let apostrophe = text.get(at..end).is_some_and(|row| row.contains('\u{fffd}'))
            && text.get(end..).is_some_and(|tail| tail.starts_with(char::is_lowercase));
        edits.push((at..end, if apostrophe { "’" } else { " " }.into()));
        from = end;
    }
    if lost >= UNWRITTEN { edits } else { Vec::new() }
}

/// The sign whose bytes in UTF-8 a text begins with, each byte read as Windows-1252: bytes of the text, and the sign.
fn read_right(text: &str, first: char) -> Option<(usize, char)> {
    let size = match byte_of(first)? {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let read = || text.chars().take(size);
    let bytes: Vec<u8> = read().filter_map(byte_of).collect();
    let sign = std::str::from_utf8(bytes.get(..size)?).ok()?.chars().next()?;
    Some((read().map(char::len_utf8).sum(), sign))
}

/// The byte of a character beyond ASCII in Windows-1252.
fn byte_of(c: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match bytes.as_ref() {
        [byte] if !unmappable && *byte >= 0x80 => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::mending::made;
    use super::{entities, misread, questions};

    #[test]
    fn entities_become_signs() {
        assert_eq!(made("R&amp;D &#8217;&#xE9; &eacute;", entities), "R&D ’é é");
        assert_eq!(made("R&D; AT&T &nosuch; & &#0;", entities), "R&D; AT&T &nosuch; & &#0;");
    }

    #[test]
    fn what_was_read_in_the_wrong_encoding_is_read_right() {
        assert_eq!(made("Ã©tÃ© â€¢ Bake", misread), "été • Bake");
        assert_eq!(made("€¢ Bake, 5 years€™ work €“ or more", misread), "• Bake, 5 years’ work – or more");
    }

    #[test]
    fn blanks_that_could_not_be_written_are_blanks() {
        assert_eq!(made("We??bake.??Rye and??oat?? ??", questions), "We bake. Rye and oat   ");
        assert_eq!(made("the baker????\u{fffd}s??oven", questions), "the baker’s oven");
        for text in ["Want to bake?? Come to us?? Why not??\nSee", "What??No bread"] {
            assert_eq!(made(text, questions), text);
        }
    }

    #[test]
    fn signs_that_are_meant_stay() {
        for text in ["„nur 5 €“ sagt er", "SÃO PAULO", "Ärzte, Ö, é • x", "Â"] {
            assert_eq!(made(text, misread), text);
        }
    }
}
