//! Phone numbers, by a grammar of their own: a plus sign, a label or the shape of the groups decides.

use crate::resume::Field;
use crate::resume::dates::periods;
use crate::resume::vocabulary::{Label, vocabulary};
use crate::span::Span;
use crate::text::signs::{is_dash, is_separator};

/// Digits of a phone number with country code (ITU-T E.164 allows 15).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Every phone number in a text, best first: with a plus sign or label, then by shape.
pub fn phones(text: &str) -> Vec<Field> {
    let mut found: Vec<(u8, Span)> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_start)).map(|offset| at + offset) {
        match number_at(text, start) {
            Some(span) => {
                if let Some(rank) = rank(text, span) {
                    found.push((rank, span));
                }
                at = span.end();
            }
            None => at = start + text.get(start..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8),
        }
    }
    found.sort_by_key(|(rank, span)| (*rank, span.start()));
    found.into_iter().map(|(_, span)| Field { value: span.of(text).to_owned(), span: Some(span) }).collect()
}

fn is_start(c: char) -> bool {
    c == '+' || c == '(' || c.is_ascii_digit()
}

/// The longest stretch of digits and separators from `start` that could be one number.
fn number_at(text: &str, start: usize) -> Option<Span> {
    let before = text.get(..start)?.chars().next_back();
    let touches = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '@' | '#' | '$' | '€' | '_');
    let glued = |c: char| matches!(c, '.' | '-') || c.is_alphabetic();
    // `Mob-…`, `Mobile No.…`: a label may touch its number.
    if before.is_some_and(|c| touches(c) && !(glued(c) && has_label(text, Span::within(text, start, start))))
    {
        return None;
    }
    let international = text.get(start..)?.trim_start_matches('(').starts_with('+');
    let mut end = start;
    let mut gap = 0;
    let mut digits = 0;
    for (offset, c) in text.get(start..)?.char_indices() {
        match c {
            '+' if offset == 0 || (offset == 1 && text.get(start..).is_some_and(|t| t.starts_with('('))) => {}
            // `513.555.0188 (cell)`
            '(' if digits >= *DIGITS.start() => break,
            // A bracket opens an area code; digits before it without a plus sign are something else's.
            '(' if digits > 3 && !international => return None,
            // `+91 9716670087/8287328770`: another number.
            '/' if digits >= NATIONAL_DIGITS && begins_number(text, start + offset + 1) => break,
            '0'..='9' => {
                end = start + offset + 1;
                gap = 0;
                digits += 1;
                // The rest of a row of numbers would be walked again from each of them.
                if digits > *DIGITS.end() {
                    return None;
                }
            }
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '-' | '.' | '/' | '(' | ')' | '\u{2011}' | '–'
                if gap < 3 =>
            {
                gap += 1
            }
            _ => break,
        }
    }
    let span = Span::new(text, start, end)?;
    let after = text.get(end..)?.chars().next();
    // `+919876543210whatsapp`: with a plus sign and a country code nothing else is so long.
    let is_sure = international && digits > NATIONAL_DIGITS;
    let touches = after != Some('/')
        && after.is_some_and(|c| c.is_alphabetic() && !is_sure || matches!(c, '%' | '@' | '_' | '+'));
    (!touches && DIGITS.contains(&digits)).then_some(span)
}

/// Digits of a number without country code, from which on a slash may divide it from a second one.
const NATIONAL_DIGITS: usize = 8;

/// Whether so many digits follow that they are a number of their own.
fn begins_number(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default().trim_start();
    rest.chars().take_while(char::is_ascii_digit).count() >= NATIONAL_DIGITS
}

/// What may be a phone number, where none was told: so many digits behind a label or a plus sign, with whatever
/// signs between them. That there is none is then not said.
pub fn possible_phone(text: &str) -> bool {
    text.lines().any(|line| {
        let digits = line.chars().filter(char::is_ascii_digit).count();
        let announced = || {
            let label = line.split(|c: char| c.is_ascii_digit() || matches!(c, ':' | '+' | '(')).next();
            let label = label.unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
            vocabulary().label(label) == Some(Label::Phone)
        };
        digits >= NATIONAL_DIGITS && (line.contains('+') || announced())
    })
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// 0 for a plus sign or a label, 1 for a shape that only phone numbers have; `None` if it may be
/// anything (dates, postal codes, amounts).
fn rank(text: &str, span: Span) -> Option<u8> {
    let number = span.of(text);
    // A slash stands within a date, a dash between two.
    if number.contains('/') && number.contains(is_dash) && !number.starts_with('+') {
        return None;
    }
    if number.trim_start_matches('(').starts_with('+') || has_label(text, span) {
        return Some(0);
    }
    if label_before(text, span).is_some() {
        return None;
    }
    if periods(number).iter().any(|period| period.start.is_some()) || is_row_of_dates(number) {
        return None;
    }
    let groups: Vec<&str> = number.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
    let count = digits(number).len();
    let is_year = |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let like_dates = groups.iter().filter(|group| is_year(group)).count() > 0
        && groups.len() <= 4
        && count <= 12
        && !number.starts_with('(')
        && !number.starts_with('0');
    let bracketed = number.starts_with('(') && number.contains(')');
    let national = number.starts_with('0') && count >= 9;
    let grouped = groups.len() >= 3 && count >= 9 && groups.iter().all(|group| group.len() <= 5);
    let shaped = bracketed && count >= 9 || national || grouped;
    let alone = groups.len() <= 3 && stands_alone_beside_email(text, span);
    (!like_dates && (shaped || alone)).then_some(if shaped { 1 } else { 2 })
}

/// `05.03.17/11.06.17`: days, months and years of two digits.
fn is_row_of_dates(number: &str) -> bool {
    let is_date = |part: &str| {
        let groups: Vec<u8> = part.trim().split('.').filter_map(|group| group.parse().ok()).collect();
        matches!(groups.as_slice(), [1..=31, 1..=12, _]) && part.matches('.').count() == 2
    };
    number.contains('/') && number.split('/').all(is_date)
}

/// A number between separators, with an e-mail address on its line or one of the two beside it: among
/// contact details a bare number is a phone's.
fn stands_alone_beside_email(text: &str, span: Span) -> bool {
    let before = text.get(..span.start()).unwrap_or_default();
    let after = text.get(span.end()..).unwrap_or_default();
    let edge =
        |c: Option<char>| c.is_none_or(|c| matches!(c, ',' | '@') || is_separator(c) || c.is_whitespace());
    let near = before.rsplit('\n').take(3).chain(after.split('\n').take(3)).any(|line| line.contains('@'));
    near && edge(before.chars().next_back()) && edge(after.chars().next())
}

/// Characters before a number within which its label is looked for; the longest of two words has 24.
const LABEL_CHARACTERS: usize = 80;

/// Whether the words right before a number, on its line, announce a phone.
fn has_label(text: &str, span: Span) -> bool {
    label_before(text, span) == Some(Label::Phone)
}

/// What the words right before a place, on its line, announce: a phone rather than anything else.
pub(super) fn label_before(text: &str, span: Span) -> Option<Label> {
    let before = text.get(..span.start()).unwrap_or_default();
    let near = before.char_indices().rev().nth(LABEL_CHARACTERS).map_or(0, |(at, _)| at);
    let line = before.get(near..).unwrap_or_default();
    let line = line.rsplit(|c| c == '\n' || is_separator(c)).next().unwrap_or_default();
    let label = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = label.split_whitespace().collect();
    let labels = (1..=2.min(words.len())).filter_map(|count| {
        let tail = words.get(words.len() - count..).unwrap_or_default().join(" ");
        vocabulary().label(&tail)
    });
    let labels: Vec<Label> = labels.collect();
    labels.iter().copied().find(|label| *label == Label::Phone).or_else(|| labels.first().copied())
}

#[cfg(test)]
mod tests {
    use super::{phones, possible_phone};

    fn values(text: &str) -> Vec<String> {
        phones(text).into_iter().map(|field| field.value).collect()
    }

    #[test]
    fn numbers_of_many_countries() {
        for number in [
            "+1 902 555 0134",
            "(503) 555-0142",
            "409.555.0119",
            "+48 58 555 01 92",
            "06 39 98 45 12",
            "+49 30 23125 417",
            "225-555-0177",
            "+353 20 915 0142",
            "+65 6555 0187",
            "0491 570 156",
            "+41 32 555 01 87",
            "(+82) 10-9030-1843",
        ] {
            assert_eq!(values(&format!("x | {number} | y")), [number], "{number}");
        }
    }

    #[test]
    fn a_second_number_behind_a_slash_is_none_of_the_first() {
        assert_eq!(values("Contact- +44- 2079460143/2079460187"), ["+44- 2079460143"]);
        assert_eq!(values("Phone: 030/23125417"), ["030/23125417"]);
    }

    #[test]
    fn what_may_be_a_number_is_told_from_what_cannot() {
        assert!(possible_phone("Mobile No: 0 2 0 7 9 4 6 0 1 4 3"));
        assert!(possible_phone("+44,20,7946,0143"));
        assert!(!possible_phone("ISBN 978-3-16-148410-0\nMobile No:\n2016 - 2018, 2019 - 2020"));
    }

    #[test]
    fn dates_and_amounts_are_no_numbers() {
        for text in [
            "2018-06 - 2021-02",
            "2012–2016",
            "01/2018 - 12/2020",
            "$1,204,000",
            "696 tables 943 ms",
            "97205",
            "12.05.2018 - 31.12.2020",
        ] {
            assert_eq!(values(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_postal_code_before_an_area_code_is_left_out() {
        assert_eq!(values("Pleasantville, CA 94588 (555) 123-4567"), ["(555) 123-4567"]);
    }

    #[test]
    fn a_label_may_touch_its_number_and_a_bracket_ends_it() {
        for (text, number) in [
            ("Mob-9876501234", "9876501234"),
            ("Mobile No:-9876501234", "9876501234"),
            ("Mob.919876501234", "919876501234"),
            ("513.555.0188 (cell)", "513.555.0188"),
            ("+919876501234whatsapp", "+919876501234"),
        ] {
            assert_eq!(values(text), [number], "{text}");
        }
        assert_eq!(values("jo@example.org 9876501234\nISBN 978-1-23456-789-7"), ["9876501234"]);
        assert_eq!(values("ISBN 978-1-23456-789-7"), Vec::<String>::new());
    }

    #[test]
    fn a_label_makes_any_digits_a_number() {
        assert_eq!(values("Mobile: 5550142"), ["5550142"]);
    }
}
