//! Postal codes.

use crate::resume::Field;
use crate::resume::piece::field;
use crate::resume::vocabulary::vocabulary;
use crate::span::Span;
use crate::text::signs::is_dash;
use crate::text::words::words;

/// `NS B3H 1W5 CA`: the country's code behind a postal code.
pub fn cut_country_code(part: Span, text: &str) -> (Span, Option<Field>) {
    let inner = part.of(text);
    let Some((rest, last)) = inner.rsplit_once(' ') else { return (part, None) };
    let known = vocabulary().country_coded(last).is_some();
    let rest = Span::within(text, part.start(), part.start() + rest.len()).trimmed(text);
    let country = Span::within(text, part.end() - last.len(), part.end());
    let ends_in_code = || take_postal_code(rest, text).1.is_some_and(|before| before.start() == rest.start());
    if known && rest.of(text).contains(' ') && ends_in_code() && take_postal_code(rest, text).0.is_some() {
        (rest, Some(field(country, text)))
    } else {
        (part, None)
    }
}

/// A postal code at the start or end of a part: 4 to 6 digits (with a dash for Poland, Portugal,
/// Brazil, Japan), or the letter-and-digit codes of Canada, Britain, Ireland and the Netherlands.
pub fn take_postal_code(part: Span, text: &str) -> (Option<Field>, Option<Span>) {
    let inner = part.of(text);
    if let Some(found) = behind_dash(part, text) {
        return found;
    }
    let words: Vec<Span> = words(inner).collect();
    for count in [2, 1] {
        for at_start in [true, false] {
            if words.len() < count {
                continue;
            }
            let chosen = if at_start { &words[..count] } else { &words[words.len() - count..] };
            let code: Vec<&str> = chosen.iter().map(|word| word.of(inner)).collect();
            if !is_postal_code(&code) {
                continue;
            }
            let (first, last) = match (chosen.first(), chosen.last()) {
                (Some(first), Some(last)) => (first.start(), last.end()),
                _ => continue,
            };
            let code = Span::within(text, part.start() + first, part.start() + last);
            let rest = if at_start {
                Span::within(text, code.end(), part.end())
            } else {
                Span::within(text, part.start(), code.start())
            };
            // A lone house number at the start of a street is no postal code.
            if at_start && count == 1 && rest.of(text).split_whitespace().count() > 3 {
                continue;
            }
            return (Some(field(code, text)), Some(rest));
        }
    }
    (None, Some(part))
}

/// `New Delhi-110099`: a code of six digits behind a dash, as in India.
fn behind_dash(part: Span, text: &str) -> Option<(Option<Field>, Option<Span>)> {
    let inner = part.of(text).trim_end_matches(|c: char| !c.is_ascii_digit());
    let head = inner.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let town = head.strip_suffix(is_dash)?.trim_end();
    let head = inner.get(..inner.len() - inner.get(head.len()..)?.trim_start().len())?;
    let start = part.start() + head.len();
    let code = Span::within(text, start, part.start() + inner.len());
    let is_town = town.ends_with(char::is_alphabetic)
        && code.of(text).chars().filter(char::is_ascii_digit).count() == 6;
    let rest = Span::within(text, part.start(), part.start() + town.len());
    is_town.then(|| (Some(field(code, text)), Some(rest)))
}

fn is_postal_code(words: &[&str]) -> bool {
    let digits = |word: &str, count: usize| word.len() == count && word.chars().all(|c| c.is_ascii_digit());
    let letter_digit = |word: &str, pattern: &str| {
        word.len() == pattern.len()
            && word.chars().zip(pattern.chars()).all(|(c, p)| match p {
                'A' => c.is_ascii_uppercase(),
                '9' => c.is_ascii_digit(),
                _ => c.is_ascii_alphanumeric(),
            })
    };
    match words {
        [one] => {
            let dashed = one.split_once('-').is_some_and(|(a, b)| {
                digits(a, 2) && digits(b, 3)
                    || digits(a, 4) && digits(b, 3)
                    || digits(a, 5) && digits(b, 3)
                    || digits(a, 5) && digits(b, 4)
            });
            (4..=6).any(|count| digits(one, count)) || dashed
        }
        [a, b] => {
            letter_digit(a, "A9A") && letter_digit(b, "9A9")
                || letter_digit(b, "9AA")
                    && a.len() <= 4
                    && a.starts_with(|c: char| c.is_ascii_uppercase())
                    && a.contains(|c: char| c.is_ascii_digit())
                || letter_digit(a, "A99") && letter_digit(b, "????")
                || digits(a, 4) && letter_digit(b, "AA")
                || digits(a, 3) && digits(b, 2)
        }
        _ => false,
    }
}
