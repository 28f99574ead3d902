//! What a file says about itself: the person's name in place of a template's.

use super::change::Change;
use crate::fix::fault::Fault;
use crate::limits::Limits;
use lopdf::{Dictionary, Object, text_string};
use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;
use std::ops::Range;

/// A property of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Property {
    Title,
    Author,
}

impl Property {
    /// Its key in the document information dictionary (ISO 32000-2, table 349).
    fn key(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Author => "Author",
        }
    }

    /// Its element in XMP (ISO 16684-1, 8.3).
    fn element(self) -> &'static str {
        match self {
            Self::Title => "dc:title",
            Self::Author => "dc:creator",
        }
    }
}

/// Writes the person's name into a property, wherever the file has it.
pub(super) fn name(
    property: Property,
    name: &str,
    file: &lopdf::Document,
    limits: &Limits,
) -> Result<Option<Change>, Fault> {
    let mut change = Change::default();
    let named = |mut information: Dictionary| -> Object {
        information.set(property.key(), text_string(name));
        information.into()
    };
    match file.trailer.get(b"Info").and_then(Object::as_reference) {
        Ok(id) => change.set(id, named(file.get_dictionary(id)?.clone())),
        Err(_) => change.information = Some(named(Dictionary::new())),
    }
    if let Ok(id) = file.catalog()?.get(b"Metadata").and_then(Object::as_reference)
        && let Ok(stream) = file.get_object(id).and_then(Object::as_stream)
    {
        let text = String::from_utf8(stream.get_plain_content_with_limit(limits.map_bytes)?)
            .map_err(|_| Fault::Cannot("its metadata are in an encoding of their own"))?;
        if let Some(text) = renamed(&text, property.element(), name) {
            let mut stream = stream.clone();
            stream.set_plain_content(text.into_bytes());
            change.set(id, stream);
        }
    }
    Ok(Some(change))
}

/// XMP with a name for the texts of an element; none if it has no such text.
fn renamed(text: &str, element: &str, name: &str) -> Option<String> {
    let texts = texts(text, element);
    texts.first()?;
    let mut renamed = String::with_capacity(text.len());
    let mut at = 0;
    for (index, range) in texts.into_iter().enumerate() {
        renamed.push_str(text.get(at..range.start)?);
        if index == 0 {
            renamed.push_str(&escape(name));
        }
        at = range.end;
    }
    renamed.push_str(text.get(at..)?);
    Some(renamed)
}

/// The bytes of the texts within an element, up to the first fault.
fn texts(text: &str, element: &str) -> Vec<Range<usize>> {
    let mut reader = Reader::from_str(text);
    let (mut texts, mut depth) = (Vec::new(), 0_usize);
    loop {
        let start = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(tag)) if depth > 0 || tag.name().as_ref() == element => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Text(_) | Event::GeneralRef(_)) if depth > 0 => {
                let range = start..reader.buffer_position() as usize;
                if text.get(range.clone()).is_some_and(|text| !text.trim().is_empty()) {
                    texts.push(range);
                }
            }
            Ok(Event::Eof) | Err(_) => return texts,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn names_take_the_place_of_titles() {
        let xmp =
            "<a><dc:title>\n<rdf:li x='1'>Old &amp; odd</rdf:li></dc:title><dc:creator>B</dc:creator></a>";
        assert_eq!(
            renamed(xmp, "dc:title", "Jo <Doe>").as_deref(),
            Some(
                "<a><dc:title>\n<rdf:li x='1'>Jo &lt;Doe&gt;</rdf:li></dc:title><dc:creator>B</dc:creator></a>"
            )
        );
        assert_eq!(renamed(xmp, "dc:subject", "Jo"), None);
    }
}
