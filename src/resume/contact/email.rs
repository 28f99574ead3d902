//! E-mail addresses.

use crate::document::Document;
use crate::reading::Reading;
use crate::resume::Field;
use crate::span::Span;

/// Every address of the reference, in order, each once. What a narrow column broke is whole again.
pub fn addresses(document: &Document, reading: &Reading) -> Vec<Field> {
    let text = &reading.text;
    let mut found = emails(text);
    for field in &mut found {
        if let Some(whole) = field.span.and_then(|span| broken(span, text)) {
            *field = whole;
        }
    }
    for link in &document.links {
        let Some(target) = link.target.trim().strip_prefix("mailto:") else { continue };
        // A target may be glued to more, as the text is that was linked: `mailto:jo@example.org|555…`.
        let Some(address) = emails(target).into_iter().next() else { continue };
        let target = address.value.as_str();
        let Some(span) = link.glyphs.iter().find_map(|glyphs| reading.extent(glyphs)) else {
            continue;
        };
        // The target proves where the hyphen of a broken line belongs.
        let is_whole = found.iter().any(|field| field.value.eq_ignore_ascii_case(target));
        if is_whole || squeezed(span.of(text)) != squeezed(target) {
            continue;
        }
        let whole = Field { value: target.to_owned(), span: Some(span) };
        match found.iter_mut().find(|field| field.span.is_some_and(|piece| span.contains(piece))) {
            Some(piece) => *piece = whole,
            None => found.push(whole),
        }
    }
    found
}

/// Without white space and hyphens, which a broken line may add or drop.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect()
}

/// An address at the start of its line whose beginning is a hyphenated word alone on the line above.
fn broken(span: Span, text: &str) -> Option<Field> {
    let above = text.get(..span.start())?.strip_suffix('\n')?.rsplit('\n').next()?;
    let head = above.strip_suffix('-')?;
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let fits = head.len() >= 2 && head.chars().all(local) && span.of(text).starts_with(char::is_lowercase);
    let start = span.start() - 1 - above.len();
    fits.then(|| Field {
        value: format!("{head}{}", span.of(text)),
        span: Span::new(text, start, span.end()),
    })
}

/// Every address in a text, in order, each once.
fn emails(text: &str) -> Vec<Field> {
    let mut found: Vec<Field> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let Some(span) = around(text, at) else { continue };
        let value = span.of(text).to_owned();
        if !found.iter().any(|field| field.value.eq_ignore_ascii_case(&value)) {
            found.push(Field { value, span: Some(span) });
        }
    }
    found
}

/// The address around an `@`: a local part of RFC 5322's unquoted characters (letters of any script,
/// as RFC 6531 allows), a domain with a dot and a top level of letters.
fn around(text: &str, at: usize) -> Option<Span> {
    let local = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
    let before = text.get(..at)?;
    let start = before.char_indices().rev().take_while(|(_, c)| local(*c)).last()?.0;
    // A separator that touches the address is no part of it.
    let start = start + before.get(start..)?.find(|c: char| c.is_alphanumeric())?;
    let before = before.get(start..)?;
    let start = start + before.rfind(['|', '/']).map_or(0, |bar| bar + 1);
    let after = text.get(at + 1..)?;
    let domain = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let length: usize = after.chars().take_while(domain).map(char::len_utf8).sum();
    let domain = after.get(..length)?.trim_end_matches(['.', '-']);
    let (host, top) = domain.rsplit_once('.')?;
    let fits = !host.is_empty() && top.len() >= 2 && top.chars().all(char::is_alphabetic) && start < at;
    if fits { Span::new(text, start, at + 1 + domain.len()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::{broken, emails};
    use crate::span::Span;

    #[test]
    fn addresses_are_cut_out_whole() {
        let values: Vec<String> = emails(
            "mail: jo.doe+cv@mail.example.org. |a@b.co| x@y 3@4 jürgen@exämple.de <k@l.info> k@l.info",
        )
        .into_iter()
        .map(|field| field.value)
        .collect();
        assert_eq!(values, ["jo.doe+cv@mail.example.org", "a@b.co", "jürgen@exämple.de", "k@l.info"]);
    }

    #[test]
    fn a_hyphenated_address_is_whole_again() {
        let whole = |text: &str| {
            let span = Span::within(text, text.rfind('\n')? + 1, text.len());
            broken(span, text).map(|field| field.value)
        };
        assert_eq!(whole("Phone\njan-\nowski@example.org").as_deref(), Some("janowski@example.org"));
        assert_eq!(whole("a well-\njanowski@example.org"), None);
        assert_eq!(whole("jan\nowski@example.org"), None);
    }
}
