//! The XMP metadata of a PDF, as far as it says more than the document information dictionary.

use crate::document::Meta;
use hayro_font::hayro_syntax::object::{Dict, Stream};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Bytes of a metadata stream that are read; those of the development corpus have under 5,000.
const BYTES: usize = 1 << 20;
/// Nesting of elements; titles lie six deep.
const LEVELS: usize = 32;

/// Takes title, description and keywords where they say more than what is known.
pub(super) fn fill_in(meta: &mut Meta, catalog: &Dict<'_>) {
    let stream = catalog.get::<Stream<'_>>(b"Metadata");
    let Some(data) = stream.and_then(|stream| super::content::decoded(&stream, BYTES).ok()) else { return };
    let found = read(&String::from_utf8_lossy(&data));
    for (known, found) in [
        (&mut meta.title, found.title),
        (&mut meta.subject, found.description),
        (&mut meta.keywords, found.keywords),
    ] {
        let length = known.as_ref().map_or(0, String::len);
        if found.len() > length {
            *known = Some(found);
        }
    }
}

#[derive(Debug, Default, PartialEq)]
struct Xmp {
    title: String,
    description: String,
    keywords: String,
}

/// The texts of `dc:title`, `dc:description`, `dc:subject` and `pdf:Keywords` (ISO 16684-1), up to the first
/// fault. The prefixes are those that the standard prefers; schemas of other prefixes describe
/// themselves at length in elements of the same names.
fn read(text: &str) -> Xmp {
    let mut xmp = Xmp::default();
    let mut reader = Reader::from_str(text);
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) if open.len() >= LEVELS => return xmp,
            Ok(Event::Start(tag)) => open.push(tag.name().as_ref().to_owned()),
            Ok(Event::End(_)) => {
                open.pop();
            }
            Ok(Event::Text(text)) => {
                let field = open.iter().rev().find_map(|name| match name.as_str() {
                    "dc:title" => Some(0),
                    "dc:description" => Some(1),
                    "dc:subject" | "pdf:Keywords" => Some(2),
                    _ => None,
                });
                let text: &str = text.as_ref();
                let text = text.trim();
                match field {
                    Some(field) if !text.is_empty() => {
                        let texts = [&mut xmp.title, &mut xmp.description, &mut xmp.keywords];
                        if let Some(known) = texts.into_iter().nth(field) {
                            known.push_str(if known.is_empty() { "" } else { ", " });
                            known.push_str(text);
                        }
                    }
                    _ => {}
                }
            }
            Ok(Event::Eof) | Err(_) => return xmp,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn lists_are_joined_and_faults_end_it() {
        let xmp = read(
            "<x:xmpmeta><rdf:Description><dc:title><rdf:Alt><rdf:li>Ada</rdf:li></rdf:Alt></dc:title>\
             <pdfaProperty:description>of a schema</pdfaProperty:description>\
             <dc:subject><rdf:Bag><rdf:li>Rust</rdf:li><rdf:li>Kafka</rdf:li></rdf:Bag></dc:subject></rdf:Other>",
        );
        assert_eq!((xmp.title.as_str(), xmp.keywords.as_str()), ("Ada", "Rust, Kafka"));
        assert_eq!(xmp.description, "");
    }
}
