//! Parts of a package that are changed.

use super::package::Package;
use super::xml::{Node, XmlReader};
use crate::ingest::Refusal;
use std::io::{Cursor, Read, Write};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A part with other text, or a new one.
#[derive(Debug)]
pub(crate) struct Part {
    /// Name in the package.
    pub name: String,
    /// All of it.
    pub text: String,
}

/// The text of a part that must be there.
pub(crate) fn text(package: &mut Package<'_>, name: &str) -> Result<String, Refusal> {
    package.text(name)?.ok_or_else(|| damaged(name, "it is missing"))
}

/// The text of a part with more inside the root element, after all that is there.
pub(crate) fn inside_root(part: &str, text: &str, more: &str) -> Result<String, Refusal> {
    let mut reader = XmlReader::new(part, text);
    let (mut root, mut name, mut end) = (0..0, String::new(), 0..0);
    while let Some(node) = reader.next()? {
        match node {
            Node::Start(tag) if name.is_empty() => (root, name) = (reader.tag(), tag.name().to_owned()),
            Node::Start(_) | Node::Text(_) => {}
            Node::End => end = reader.tag(),
        }
    }
    let slice = |range| text.get(range).unwrap_or_default();
    Ok(if let Some(open) = slice(root.clone()).strip_suffix("/>") {
        format!("{}{open}>{more}</{name}>{}", slice(0..root.start), slice(root.end..text.len()))
    } else {
        format!("{}{more}{}", slice(0..end.start), slice(end.start..text.len()))
    })
}

/// A copy of a package with parts replaced, added and left out; the rest is copied without being unpacked.
pub(crate) fn replace(bytes: &[u8], changed: &[Part], left_out: &[String]) -> ZipResult<Vec<u8>> {
    let mut package = ZipArchive::new(Cursor::new(bytes))?;
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    let mut written = vec![false; changed.len()];
    for index in 0..package.len() {
        let entry = package.by_index_raw(index)?;
        let name = entry.name()?.into_owned();
        if left_out.iter().any(|part| part.eq_ignore_ascii_case(&name)) {
            continue;
        }
        let at = changed.iter().position(|part| part.name.eq_ignore_ascii_case(&name));
        match at.and_then(|at| Some((changed.get(at)?, written.get_mut(at)?))) {
            Some((part, written)) => {
                *written = true;
                drop(entry);
                let mut began = [0; 2];
                let read = package.by_index(index)?.read(&mut began)?;
                write(&mut copy, &name, &encode(&part.text, began.get(..read).unwrap_or_default()))?;
            }
            None => copy.raw_copy_file(entry)?,
        }
    }
    for (part, _) in changed.iter().zip(&written).filter(|(_, written)| !**written) {
        write(&mut copy, &part.name, part.text.as_bytes())?;
    }
    Ok(copy.finish()?.into_inner())
}

fn write(copy: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> ZipResult<()> {
    copy.start_file(name, SimpleFileOptions::default())?;
    Ok(copy.write_all(bytes)?)
}

/// The text in the encoding of a part that began with some bytes: readers that know no UTF-16 are to
/// fail on the copy as they do on the file.
fn encode(text: &str, began: &[u8]) -> Vec<u8> {
    let units = || std::iter::once(0xfeff).chain(text.encode_utf16());
    match began {
        [0xff, 0xfe] | [b'<', 0] => units().flat_map(u16::to_le_bytes).collect(),
        [0xfe, 0xff] | [0, b'<'] => units().flat_map(u16::to_be_bytes).collect(),
        _ => declared(text).into_bytes(),
    }
}

/// The text with a declaration that says UTF-8, which it is written in.
fn declared(text: &str) -> String {
    match text.split_once("?>") {
        Some((head, rest)) if head.starts_with("<?xml") && !head.to_lowercase().contains("utf-8") => {
            format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{rest}"#)
        }
        _ => text.to_owned(),
    }
}

/// Refuses what ingest does not, because a copy needs it.
pub(crate) fn damaged(part: &str, why: &str) -> Refusal {
    Refusal::Damaged(format!("{part}: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_goes_to_the_end_of_the_root() {
        let more = |text| inside_root("p", text, "+").unwrap();
        assert_eq!(more("<?xml version='1.0'?><a><b/></a>\n"), "<?xml version='1.0'?><a><b/>+</a>\n");
        assert_eq!(more("<x:a c='1'/>"), "<x:a c='1'>+</x:a>");
        assert_eq!(more("<a ></a >"), "<a >+</a >");
    }

    #[test]
    fn declarations_say_utf_8() {
        assert!(declared("<?xml version='1.0' encoding='UTF-16'?><a/>").contains(r#"encoding="UTF-8""#));
        assert_eq!(declared("<a/>"), "<a/>");
    }
}
