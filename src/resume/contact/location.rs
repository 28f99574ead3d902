//! Where the person lives: an address or a town in the contact lines.

use crate::reading::Line;
use crate::resume::dates::periods;
use crate::resume::piece::{bare, field, is_region, is_town, split_commas, split_separators};
use crate::resume::vocabulary::{Label, vocabulary};
use crate::resume::{Field, Location};
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;
use crate::text::words::words;

/// The address that contact lines hold; what `taken` covers (name, e-mail, phone…) is left out.
pub fn location(lines: &[Line], text: &str, taken: &[Span]) -> Option<Location> {
    let pieces: Vec<Span> = lines
        .iter()
        .flat_map(|line| line.pieces(text))
        .flat_map(|cell| split_separators(cell, text))
        .flat_map(|piece| without(piece, taken, text))
        .map(|piece| bare(piece, text))
        .filter(|piece| !piece.is_empty())
        .collect();
    let mut best: Option<(u32, Location)> = None;
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|i| pieces.get(i)).copied();
        if !periods(piece.of(text)).is_empty() && !piece.of(text).contains(',') {
            continue;
        }
        let (points, found) = read(*piece, before, text);
        if points >= 2 && best.as_ref().is_none_or(|(most, _)| points > *most) {
            best = Some((points, found));
        }
    }
    best.map(|(_, location)| location).or_else(|| town_beside(lines, text, taken))
}

/// A lone name on one line with an address or a number: among contact details that is a town.
fn town_beside(lines: &[Line], text: &str, taken: &[Span]) -> Option<Location> {
    let vocabulary = vocabulary();
    let beside = |line: &&Line| taken.iter().any(|t| line.span.contains(*t) && has_contact(*t, text));
    let pieces = lines.iter().filter(beside).flat_map(|line| split_separators(line.span, text));
    let pieces = pieces.flat_map(|piece| without(piece, taken, text)).map(|piece| bare(piece, text));
    let mut towns = pieces.filter(|piece| {
        let inner = piece.of(text);
        let known = vocabulary.label(inner).is_some() || vocabulary.heading(inner).is_some();
        !known && is_town(inner, vocabulary) && inner.chars().filter(|c| c.is_alphabetic()).count() >= 3
    });
    let town = towns.next()?;
    Some(Location { city: Some(field(town, text)), ..Location::default() })
}

/// Whether a text is an e-mail address or a phone number: nothing else here has an at sign or so many digits.
fn has_contact(span: Span, text: &str) -> bool {
    let inner = span.of(text);
    inner.contains('@') || inner.chars().filter(char::is_ascii_digit).count() >= 7
}

fn without(span: Span, taken: &[Span], text: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut at = span.start();
    let mut inside: Vec<&Span> =
        taken.iter().filter(|t| t.start() < span.end() && t.end() > span.start()).collect();
    inside.sort();
    for hole in inside {
        parts.push(Span::within(text, at, hole.start().max(at)));
        at = hole.end().max(at);
    }
    parts.push(Span::within(text, at, span.end().max(at)));
    parts
}

/// What a piece says of a place, and how surely: a label, a postal code and a region count.
fn read(piece: Span, before: Option<Span>, text: &str) -> (u32, Location) {
    let vocabulary = vocabulary();
    let mut points = 0;
    let (labelled, piece) = strip_label(piece, text);
    let label_before = before.is_some_and(|before| vocabulary.label(before.of(text)) == Some(Label::Address));
    points += 2 * u32::from(labelled || label_before);
    let mut location = Location::default();
    let mut town_at = None;
    let parts = split_commas(piece, text);
    let coded = |part: &Span| take_postal_code(cut_country_code(bare(*part, text), text).0, text).0.is_some();
    let last_code = parts.iter().rposition(coded);
    for (index, part) in parts.iter().enumerate() {
        let (part, country) = cut_country_code(bare(*part, text), text);
        location.country = location.country.or(country);
        // Before the last code, digits are a house number.
        let is_code = last_code == Some(index);
        let (code, rest) = if is_code { take_postal_code(part, text) } else { (None, Some(part)) };
        if code.is_some() {
            points += 3;
            location.postal_code = location.postal_code.or(code);
        }
        let Some(rest) = rest.map(|rest| bare(rest, text)).filter(|rest| !rest.is_empty()) else { continue };
        let inner = rest.of(text);
        if vocabulary.city_states.contains(&fold(inner))
            && (location.city.is_none() || town_at.is_some_and(|at| at + 1 == index))
        {
            points += 3;
            location.street = location.street.or(location.city);
            location.city = Some(field(rest, text));
        } else if is_region(inner, vocabulary) && (index > 0 || parts.len() == 1) {
            // A listed region proves more than a town and any word after it.
            points += if index > 0 { 3 } else { 0 };
            // `DE` may be Delaware or Germany.
            let abbreviated = vocabulary.regions.contains(inner) && vocabulary.country_coded(inner).is_none();
            if abbreviated && town_at.is_some_and(|at| at + 2 == index) && location.region.is_some() {
                // `Hillside, Baton Rouge, LA`: what stands right before the region is the town.
                location.street = location.street.or(location.city);
                location.city = location.region.take();
            }
            let slot = if vocabulary.regions.contains(inner) && location.region.is_none() {
                &mut location.region
            } else {
                &mut location.country
            };
            *slot = slot.take().or_else(|| Some(field(rest, text)));
        } else if inner.chars().any(|c| c.is_ascii_digit()) {
            // A house number tells an address from a job title with two parts.
            points += u32::from(location.street.is_none());
            let (rest, town) = town_behind_number(rest, text);
            if let Some(town) = town.filter(|_| location.city.is_none() && index + 1 < parts.len()) {
                location.city = Some(field(town, text));
                town_at = Some(index);
            }
            location.street = location.street.or_else(|| Some(field(rest, text)));
        } else if is_town(inner, vocabulary) {
            // A town that everybody knows, alone or before a country.
            points += 2 * u32::from(location.city.is_none() && vocabulary.towns.contains(&fold(inner)));
            match &location.city {
                None => {
                    location.city = Some(field(rest, text));
                    town_at = Some(index);
                }
                Some(_) if location.region.is_none() => location.region = Some(field(rest, text)),
                Some(_) => {}
            }
        } else if location.city.is_none() && location.street.is_some() {
            // Between house number and town stands the rest of the street.
        } else {
            return (0, location);
        }
    }
    split_city_and_region(&mut location, text);
    // `Town, Region` with a region that no list knows is a place only among contact details.
    let after_street = location.street.is_some() && parts.len() >= 3;
    if town_at.is_some() && location.region.is_some() && points <= 1 && (parts.len() == 2 || after_street) {
        points = 2;
    }
    if location.city.is_none() { (0, location) } else { (points, location) }
}

/// `Hill Landing Apt. 193 Baton Rouge`: what stands behind the last number is a town.
fn town_behind_number(span: Span, text: &str) -> (Span, Option<Span>) {
    let inner = span.of(text);
    let numbered = |word: &Span| word.of(inner).contains(|c: char| c.is_ascii_digit());
    let Some(word) = words(inner).rfind(numbered) else { return (span, None) };
    let end = span.start() + word.end();
    let town = Span::within(text, end, span.end()).trimmed(text);
    let is_name = word.start() > 0 && is_town(town.of(text), vocabulary());
    if is_name { (Span::within(text, span.start(), end), Some(town)) } else { (span, None) }
}

/// `NS B3H 1W5 CA`: the country's code behind a postal code.
fn cut_country_code(part: Span, text: &str) -> (Span, Option<Field>) {
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

/// `Baton Rouge LA` without a comma.
fn split_city_and_region(location: &mut Location, text: &str) {
    let Some(span) = location.city.as_ref().and_then(|city| city.span) else { return };
    let inner = span.of(text);
    let Some((town, last)) = inner.rsplit_once(' ') else { return };
    if location.region.is_none() && vocabulary().regions.contains(last) {
        let start = span.end() - last.len();
        location.region = Some(field(Span::within(text, start, span.end()), text));
        location.city = Some(field(Span::within(text, span.start(), span.start() + town.len()), text));
    }
}

fn strip_label(piece: Span, text: &str) -> (bool, Span) {
    let inner = piece.of(text);
    match inner.split_once(':') {
        Some((label, rest)) if vocabulary().label(label) == Some(Label::Address) => {
            (true, Span::within(text, piece.end() - rest.len(), piece.end()).trimmed(text))
        }
        _ => (false, piece),
    }
}

/// A postal code at the start or end of a part: 4 to 6 digits (with a dash for Poland, Portugal,
/// Brazil, Japan), or the letter-and-digit codes of Canada, Britain, Ireland and the Netherlands.
fn take_postal_code(part: Span, text: &str) -> (Option<Field>, Option<Span>) {
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
    let head = inner.trim_end_matches(|c: char| c.is_ascii_digit());
    let town = head.trim_end().strip_suffix(is_dash)?.trim_end();
    let start = part.start() + head.len();
    let code = Span::within(text, start, part.start() + inner.len());
    let is_town = town.ends_with(char::is_alphabetic) && code.len() == 6;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn city(text: &str) -> Option<String> {
        let line = Line { span: Span::whole(text), cells: vec![Span::whole(text)], ..Line::default() };
        location(&[line], text, &[])?.city.map(|city| city.value)
    }

    #[test]
    fn towns_of_addresses() {
        for (text, wanted) in [
            ("Portland, OR", "Portland"),
            ("90108 Raymond Mountain, 97205 Portland, OR", "Portland"),
            ("48143, Münster, Nordrhein-Westfalen, DE", "Münster"),
            ("21665 Mary Turnpike Suite 682, B3H 1W5, Halifax, NS (CA)", "Halifax"),
            ("Address: Galway, Co. Galway", "Galway"),
            ("Halifax, NS B3H 1W5 CA", "Halifax"),
            ("2771 Hill Landing Apt. 193 Baton Rouge, LA 70806 US", "Baton Rouge"),
            ("H91 E2K3 Galway", "Galway"),
            ("Saint-Étienne, France", "Saint-Étienne"),
            ("80-298 Gdańsk", "Gdańsk"),
            ("New delhi-110099", "New delhi"),
        ] {
            assert_eq!(city(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn job_titles_are_no_towns() {
        assert_eq!(city("Registered Nurse, BSN, CCRN"), None);
        assert_eq!(city("Senior Software Engineer"), None);
    }
}
