//! E-mail addresses.

use crate::resume::Field;
use crate::span::Span;

/// Every address in a text, in order, each once.
pub fn emails(text: &str) -> Vec<Field> {
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
    use super::emails;

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
}
