//! Which encoding a text or page is in.

use crate::source::utf16;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// Bytes at the start of a page in which it names its encoding (WHATWG HTML, 13.2.3.2).
const HEAD: usize = 1_024;

/// The text of bytes.
///
/// A byte order mark decides; then that the bytes are valid UTF-8, because programs that save pages re-encode
/// them and leave what the page says as it was; then what the page says; then a guess from the letters.
pub(super) fn decode(bytes: &[u8], html: bool) -> Cow<'_, str> {
    if let Some((encoding, _)) = utf16(bytes) {
        return encoding.decode_with_bom_removal(bytes).0;
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(body) {
        return Cow::Borrowed(text);
    }
    let said = if html { named(bytes.get(..HEAD).unwrap_or(bytes)) } else { None };
    said.unwrap_or_else(|| guess(bytes)).decode_without_bom_handling(bytes).0
}

/// The encoding that a page names, except UTF-8, which it was seen not to be in.
fn named(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=").or_else(|| head.split_once("encoding="))?;
    let label = rest.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    let label = label.get(..end)?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::decode;
    use encoding_rs::{ISO_8859_2, WINDOWS_1252};

    #[test]
    fn what_a_page_says_counts_unless_its_bytes_say_otherwise() {
        let page = "<meta charset='iso-8859-2'><p>Gdańsk, żagiel</p>";
        assert_eq!(decode(&ISO_8859_2.encode(page).0, true), page);
        assert_eq!(decode(page.as_bytes(), true), page, "re-encoded when it was saved");
    }

    #[test]
    fn letters_tell_the_encoding_of_a_text() {
        let text = "Wir suchen eine Köchin für unsere Küche in Nürnberg – später auch in Fürth.";
        assert_eq!(decode(&WINDOWS_1252.encode(text).0, false), text);
        let text = "Szukamy piekarza do piekarni w Gdańsku, możliwość nauki języka, święta wolne, źródło";
        assert_eq!(decode(&ISO_8859_2.encode(text).0, false), text);
        assert_eq!(decode(b"\xff\xfea\0b\0", false), "ab");
    }
}
