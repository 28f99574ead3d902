//! E-mail addresses.

use crate::document::Link;
use crate::reading::Reading;
use crate::resume::Field;
use crate::resume::vocabulary::{Label, vocabulary};
use crate::span::Span;

/// Every address of a reading, in order, each once. What a narrow column broke is whole again, where links prove it, too.
pub fn addresses(links: &[Link], reading: &Reading) -> Vec<Field> {
    let text = &reading.text;
    let mut found = emails(text);
    for field in &mut found {
        if let Some(whole) = field.span.and_then(|span| broken(span, text)) {
            *field = whole;
        }
    }
    found.extend(text.match_indices('@').filter_map(|(at, _)| across_lines(text, at)));
    for link in links {
        let Some(target) = link.target.trim().strip_prefix("mailto:") else { continue };
        // A target may be glued to more, as the text is that was linked: `mailto:jo@example.org|555…`.
        let Some(address) = emails(target).into_iter().next() else { continue };
        let target = address.value.as_str();
        let is_whole = found.iter().any(|field| field.value.eq_ignore_ascii_case(target));
        // The target proves where the hyphen of a broken line belongs.
        let shown = link.glyphs.iter().filter_map(|glyphs| reading.extent(glyphs));
        let Some(span) = shown.filter(|_| !is_whole).find_map(|span| linked(span, target, text)) else {
            continue;
        };
        let whole = Field { value: target.to_owned(), span: Some(span) };
        match found.iter_mut().find(|field| field.span.is_some_and(|piece| span.contains(piece))) {
            Some(piece) => *piece = whole,
            None => found.push(whole),
        }
    }
    found
}

/// Where a link's whole target stands: in the words that the link touches, or there and at the start of the next line.
/// The box of a link may end before its text does.
fn linked(span: Span, target: &str, text: &str) -> Option<Span> {
    let rest = text.get(span.end()..)?;
    let end = span.end() + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let target = squeezed(target);
    let own = [span, Span::within(text, span.start(), end)];
    if let Some(whole) = own.into_iter().find(|span| squeezed(span.of(text)) == target) {
        return Some(whole);
    }
    let shown = squeezed(text.get(span.start()..end)?);
    let below = text.get(end..)?.strip_prefix('\n')?;
    let first = below.split_whitespace().next().filter(|first| below.starts_with(first))?;
    let goes_on = shown.contains('@') && target.strip_prefix(&shown) == Some(&squeezed(first));
    goes_on.then(|| Span::within(text, span.start(), end + 1 + first.len()))
}

/// An address that a line break tears at its sign or in its host. The piece without the sign stands alone in its
/// line, so that it can belong to nothing else.
fn across_lines(text: &str, at: usize) -> Option<Field> {
    let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
    let (own_line, rest) = after.split_once('\n').unwrap_or((after, ""));
    let next_line = rest.lines().next().unwrap_or_default().trim_end();
    let is_host = |line: &str| line.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let own_line = own_line.trim_end();
    let span = if before.is_empty() || before.ends_with('\n') {
        // `jo.example` / `@example.org`
        let above = before.strip_suffix('\n')?.rsplit('\n').next()?;
        let is_local = above.chars().all(is_local) && above.contains(['.', '_', '-']);
        let start = at - 1 - above.len();
        let end = at + 1 + own_line.find(char::is_whitespace).unwrap_or(own_line.len());
        is_local.then(|| Span::within(text, start, end))?
    } else {
        // `jo@` / `example.org`, `jo@exampl` / `e.org`
        let start = before.char_indices().rev().take_while(|(_, c)| is_local(*c)).last()?.0;
        let is_torn = is_host(own_line)
            // Whether a hyphen at the end belongs to the host is not known.
            && !own_line.contains('.')
            && !own_line.ends_with('-')
            && is_host(next_line)
            && next_line.contains('.')
            && !next_line.starts_with("www.");
        is_torn.then(|| Span::within(text, start, at + 1 + after.len() - rest.len() + next_line.len()))?
    };
    let value: String = span.of(text).split_whitespace().collect();
    is_address(&value).then_some(Field { value, span: Some(span) })
}

/// RFC 5322's characters of an unquoted local part, and letters of any script, as RFC 6531 allows.
pub(super) fn is_local(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c)
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

/// Whether a text is an address and nothing else.
pub fn is_address(text: &str) -> bool {
    text.find('@').and_then(|at| around(text, at)).is_some_and(|span| span.len() == text.len())
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

/// The address around an `@`: a local part, a domain with a dot and a top level of letters.
pub(super) fn around(text: &str, at: usize) -> Option<Span> {
    let before = text.get(..at)?;
    let start = before.char_indices().rev().take_while(|(_, c)| is_local(*c)).last()?.0;
    // A separator that touches the address is no part of it.
    let start = start + before.get(start..)?.find(|c: char| c.is_alphanumeric())?;
    let before = before.get(start..)?;
    let start = start + before.rfind(['|', '/']).map_or(0, |bar| bar + 1);
    // `Email-jo@example.org`, `Mail ID-jo@example.org`
    let above = text.get(..start)?.rsplit('\n').next()?.split_whitespace().next_back().unwrap_or_default();
    let is_label = |head: &str| {
        let label = |text: &str| vocabulary().label(text) == Some(Label::Email);
        label(head) || label(&format!("{above} {head}"))
    };
    let label = text.get(start..at)?.split_once(['-', '=']).map(|(head, _)| head);
    let start = start + label.filter(|head| is_label(head)).map_or(0, |head| head.len() + 1);
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
    use super::{across_lines, broken, emails, linked};
    use crate::span::Span;

    #[test]
    fn a_label_of_two_words_is_no_part_of_an_address() {
        let found: Vec<String> = emails("Mail ID-ada@example.org").into_iter().map(|f| f.value).collect();
        assert_eq!(found, ["ada@example.org"]);
    }

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
    fn a_label_that_touches_is_no_part_of_an_address() {
        let value = |text: &str| emails(text).into_iter().next().map(|field| field.value);
        assert_eq!(value("Email-ivo@example.org").as_deref(), Some("ivo@example.org"));
        assert_eq!(value("mary-ann@example.org").as_deref(), Some("mary-ann@example.org"));
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

    #[test]
    fn an_address_torn_at_its_sign_or_in_its_host_is_whole_again() {
        let whole = |text: &str| {
            let field = across_lines(text, text.find('@')?)?;
            Some((field.value, field.span?.of(text).to_owned()))
        };
        for (text, read) in [
            ("Nurse\nmail: ivo.brandt@exampl\ne.org\n555", "ivo.brandt@exampl\ne.org"),
            ("Nurse\nivo.brandt@\nexample.org", "ivo.brandt@\nexample.org"),
            ("Nurse\nivo.brandt\n@example.org | 555", "ivo.brandt\n@example.org"),
        ] {
            let expected = ("ivo.brandt@example.org".to_owned(), read.to_owned());
            assert_eq!(whole(text), Some(expected), "{text}");
        }
        assert_eq!(whole("ivo@example.org\nexample.org"), None);
        assert_eq!(whole("ivo@example\nwww.ivo.example"), None);
        assert_eq!(whole("ivo@example\ne.org and more"), None);
        assert_eq!(whole("Engineer\n@example.org"), None);
    }

    #[test]
    fn a_link_reaches_into_the_line_below() {
        let shown = |text: &str| {
            let box_of_link = Span::within(text, 0, text.find(".co")? + 2);
            linked(box_of_link, "ivo@example.com", text).map(|span| span.of(text).to_owned())
        };
        assert_eq!(shown("ivo@example.co\nm\n555").as_deref(), Some("ivo@example.co\nm"));
        assert_eq!(shown("ivo@example.co\nmore"), None);
        assert_eq!(shown("ivo@example.com\nm").as_deref(), Some("ivo@example.com"));
    }
}
