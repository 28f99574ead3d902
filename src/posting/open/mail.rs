//! Saved and forwarded mails: their text, as a mail program shows it (RFC 5322, RFC 2045).

use super::{encoding, html};
use crate::limits::{self, Limits};
use crate::posting::sheet::Sheet;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

/// Header fields of which a mail has two: a text may begin with a line of the form of one.
const FIELDS: &[&str] = &[
    "from",
    "to",
    "subject",
    "date",
    "mime-version",
    "content-type",
    "message-id",
    "received",
    "return-path",
];

/// Reads bytes as a mail, if they are one.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Option<Sheet> {
    let head = Head::of(bytes, limits.mail_fields)?;
    let known = FIELDS.iter().filter(|field| head.value(field).is_some()).count();
    if known < 2 {
        return None;
    }
    let part = text_part(head, 0, limits)?;
    Some(part.sheet(limits))
}

/// Header and body of a mail or of a part of one.
struct Head<'a> {
    /// Names in lower case, and values.
    fields: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Head<'a> {
    /// The header that ends at the first empty line, if every line before it is one of a header, of `most`
    /// fields.
    fn of(bytes: &'a [u8], most: usize) -> Option<Self> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let rest = bytes.get(at..)?;
            let length = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |end| end + 1);
            let line = String::from_utf8_lossy(rest.get(..length)?);
            let line = line.trim_end();
            at += length;
            if line.is_empty() {
                return (!fields.is_empty())
                    .then(|| Self { fields, body: bytes.get(at..).unwrap_or_default() });
            }
            match fields.last_mut() {
                Some((_, value)) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                _ => {
                    let (name, value) = line.split_once(':')?;
                    let fits =
                        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
                    fits.then(|| fields.push((name.to_ascii_lowercase(), value.trim().to_owned())))?;
                }
            }
            if fields.len() > most {
                return None;
            }
        }
        None
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// `text/plain`, in lower case.
    fn kind(&self) -> String {
        let value = self.value("content-type").unwrap_or("text/plain");
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of the content's type.
    fn parameter(&self, name: &str) -> Option<String> {
        let pieces = self.value("content-type")?.split(';').skip(1);
        let mut pairs = pieces.filter_map(|piece| piece.split_once('='));
        let (_, value) = pairs.find(|(key, _)| key.trim().eq_ignore_ascii_case(name))?;
        Some(value.trim().trim_matches('"').to_owned())
    }

    /// The content, without the coding it travelled in.
    fn content(&self) -> Vec<u8> {
        match self.value("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
            "quoted-printable" => quoted_printable(self.body),
            "base64" => {
                let letters: Vec<u8> = self
                    .body
                    .iter()
                    .copied()
                    .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=')
                    .collect();
                let lenient = GeneralPurpose::new(
                    &STANDARD,
                    GeneralPurposeConfig::new()
                        .with_decode_allow_trailing_bits(true)
                        .with_decode_padding_mode(base64::engine::DecodePaddingMode::Indifferent),
                );
                lenient.decode(letters).unwrap_or_default()
            }
            _ => self.body.to_vec(),
        }
    }

    fn sheet(&self, limits: &Limits) -> Sheet {
        let bytes = self.content();
        let is_page = self.kind() == "text/html";
        let label = self.parameter("charset").unwrap_or_default();
        let text = match encoding_rs::Encoding::for_label(label.as_bytes()) {
            Some(encoding) => encoding.decode(&bytes).0,
            None => encoding::decode(&bytes, is_page),
        };
        if is_page { html::read(&text, limits) } else { Sheet::plain(&text.replace("\r\n", "\n")) }
    }
}

/// The part that holds the text: plain before a page.
fn text_part<'a>(head: Head<'a>, depth: usize, limits: &Limits) -> Option<Head<'a>> {
    let kind = head.kind();
    if !kind.starts_with("multipart/") {
        return kind.starts_with("text/").then_some(head);
    }
    if depth >= limits::MAIL_DEPTH {
        return None;
    }
    let boundary = format!("--{}", head.parameter("boundary")?);
    let parts = parts(head.body, boundary.as_bytes(), limits.mail_parts);
    let texts: Vec<Head> = parts
        .into_iter()
        .filter_map(|part| Head::of(part, limits.mail_fields))
        .filter_map(|part| text_part(part, depth + 1, limits))
        .collect();
    let plain = texts.iter().position(|part| part.kind() == "text/plain").unwrap_or_default();
    texts.into_iter().nth(plain)
}

/// What stands between lines that begin with a boundary.
fn parts<'a>(body: &'a [u8], boundary: &[u8], most: usize) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut open = None;
    let mut at = 0;
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(boundary) {
            parts.extend(open.and_then(|start| body.get(start..at)));
            open = Some(at + line.len());
        }
        if parts.len() >= most {
            return parts;
        }
        at += line.len();
    }
    parts.extend(open.and_then(|start| body.get(start..)));
    parts
}

/// `=C3=A9` and line ends after `=` (RFC 2045, 6.7); what is no such code stays.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        let rest = body.get(at + 1..).unwrap_or_default();
        let hex = |index: usize| rest.get(index).and_then(|&digit| char::from(digit).to_digit(16));
        let soft = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        match (byte, hex(0).zip(hex(1))) {
            (b'=', Some((high, low))) => {
                bytes.extend(u8::try_from(high * 16 + low));
                at += 3;
            }
            (b'=', None) if rest.get(soft) == Some(&b'\n') => at += soft + 2,
            _ => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::limits::Limits;

    #[test]
    fn quoted_printable_is_decoded() {
        let mail = "From: jobs@example.org\nSubject: Baker\nContent-Type: text/plain; charset=utf-8\n\
                    Content-Transfer-Encoding: quoted-printable\n\nCaf=C3=A9 ba=\r\nker, 1=2\n";
        assert_eq!(read(mail.as_bytes(), &Limits::default()).unwrap().text, "Café baker, 1=2\n");
    }

    #[test]
    fn of_two_parts_the_plain_one_is_read() {
        let mail = "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/alternative;\n boundary=\"x\"\n\nno\n\
                    --x\nContent-Type: text/html\n\n<p>Page</p>\n--x\nContent-Type: text/plain\n\
                    Content-Transfer-Encoding: base64\n\nQmFr\nZXI=\n--x--\n";
        assert_eq!(read(mail.as_bytes(), &Limits::default()).unwrap().text, "Baker");
    }

    #[test]
    fn a_posting_with_labels_is_no_mail() {
        assert!(read(b"Title: Baker\nLocation: Leeds\n\nBread", &Limits::default()).is_none());
        assert!(read(b"Date: Monday\nBaker wanted\n\nBread", &Limits::default()).is_none());
    }
}
