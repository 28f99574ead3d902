//! What was meant as an e-mail address and cannot work as one.

use super::email::{around, is_local};
use super::phone::label_before;
use crate::resume::vocabulary::Label;
use crate::span::Span;

/// What keeps an address from working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressFault {
    /// White space stands in it.
    Space,
    /// The host after the sign has no dot.
    NoDot,
    /// Something else: an ending of digits, an empty part between two dots.
    Malformed,
}

/// The first thing in a text that was meant as an address and is none.
pub fn mistyped(text: &str) -> Option<(Span, AddressFault)> {
    text.match_indices('@').find_map(|(at, _)| fault_at(text, at))
}

/// Characters of the name of a host.
fn is_host(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-')
}

fn fault_at(text: &str, at: usize) -> Option<(Span, AddressFault)> {
    if around(text, at).is_some() {
        return None;
    }
    let (start, space_before) = local_before(text, at)?;
    let line = text.get(at + 1..)?.lines().next()?;
    let after = line.trim_start();
    let host: &str = after.get(..after.find(|c| !is_host(c)).unwrap_or(after.len()))?;
    let begin = at + 1 + (line.len() - after.len());
    let goes_on = host_goes_on(after, host);
    let end = begin + goes_on.unwrap_or(host.trim_end_matches(['.', '-']).len());
    let span = Span::new(text, start, end)?;
    let is_apart = space_before || begin > at + 1;
    let has_space = is_apart || goes_on.is_some();
    // `Engineer @ Booking.com` has an employer behind the sign: only what looks like an address is one.
    let local = text.get(start..at)?.trim_end();
    let is_meant = !is_apart && local.chars().count() > 1
        || local.contains(['.', '_'])
        || local.ends_with(|c: char| c.is_ascii_digit())
        || label_before(text, Span::within(text, start, start)) == Some(Label::Email);
    if host.chars().filter(|c| c.is_alphabetic()).count() < 2 || !is_meant {
        return None;
    }
    let fault = match (has_space, host.contains('.')) {
        (true, _) => AddressFault::Space,
        (false, false) => AddressFault::NoDot,
        (false, true) => AddressFault::Malformed,
    };
    Some((span, fault))
}

/// Where the local part before a sign begins, and whether a space parts them.
fn local_before(text: &str, at: usize) -> Option<(usize, bool)> {
    let before = text.get(..at)?;
    let near = before.trim_end_matches([' ', '\u{a0}']);
    let start = near.char_indices().rev().take_while(|(_, c)| is_local(*c)).last()?.0;
    let start = start + near.get(start..)?.find(char::is_alphanumeric)?;
    Some((start, near.len() < before.len()))
}

/// The length of a host that goes on behind a space, as in `Example. Com` and `exam ple.com`.
fn host_goes_on(after: &str, host: &str) -> Option<usize> {
    let rest = after.get(host.len()..)?;
    let next = rest.strip_prefix([' ', '\u{a0}'])?;
    let word = next.get(..next.find(|c| !is_host(c)).unwrap_or(next.len()))?;
    let top = word.trim_end_matches('.').rsplit('.').next()?;
    let is_top = (2..=4).contains(&top.len()) && top.chars().all(|c| c.is_ascii_alphabetic());
    let joins = host.ends_with('.') != word.starts_with('.')
        && (host.ends_with('.') || word.len() == top.len() + 1)
        || !host.contains('.') && word.contains('.');
    let length = word.trim_end_matches('.').len();
    (is_top && joins).then_some(host.len() + (rest.len() - next.len()) + length)
}

#[cfg(test)]
mod tests {
    use super::{AddressFault, mistyped};

    #[test]
    fn what_is_wrong_with_an_address() {
        use AddressFault::{Malformed, NoDot, Space};
        for (text, address, fault) in [
            ("Email: ivo.brandt @example.org | 555", "ivo.brandt @example.org", Space),
            ("Email: ivo@ example.org", "ivo@ example.org", Space),
            ("ivo_b@Example. Com", "ivo_b@Example. Com", Space),
            ("ivo.b@example .com, Bremen", "ivo.b@example .com", Space),
            ("ivo.brandt@exam ple.com | 555", "ivo.brandt@exam ple.com", Space),
            ("brandt@exam ple.com | 555", "brandt@exam ple.com", Space),
            ("mail: ivo@examplecom", "ivo@examplecom", NoDot),
            ("ivo@example.c0m", "ivo@example.c0m", Malformed),
        ] {
            let found = mistyped(text).map(|(span, fault)| (span.of(text), fault));
            assert_eq!(found, Some((address, fault)), "{text}");
        }
    }

    #[test]
    fn employers_handles_and_whole_addresses_are_not_mistyped() {
        for text in [
            "Software Engineer @ Example",
            "Engineer @ booking.example",
            "Designer @Example",
            "@ivo_b",
            "ivo@example.org",
            "5 @ 3",
        ] {
            assert_eq!(mistyped(text), None, "{text}");
        }
    }
}
