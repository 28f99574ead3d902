//! `5+ years`, `at least two (2) years`, `mindestens fünf Jahre`, `5-7 years`.

use super::item::{Item, Taken};
use super::sentence::Sentence;
use crate::posting::RequirementKind;
use crate::posting::vocabulary::Vocabulary;
use crate::posting::words::Years;

/// How far after the unit: `3 or more years of relevant, hands-on, professional experience`.
const AFTER: usize = 4;
/// Nobody asks for more.
const MOST: u32 = 40;

fn vocabulary() -> &'static Years {
    &Vocabulary::builtin().years
}

pub(super) fn years(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let mut items = Vec::new();
    for unit in 0..sentence.words.len() {
        if !vocabulary().units.contains(sentence.key(unit)) {
            continue;
        }
        let Some(found) = before_unit(sentence, unit) else {
            continue;
        };
        if !sentence.asked(unit) || !is_experience(sentence, &found, unit) {
            continue;
        }
        let term = format!(
            "{} {}",
            found.written,
            sentence
                .words
                .get(unit)
                .map_or("", |word| sentence.text.get(word.start..word.end).unwrap_or_default())
        );
        items.push(item(found.first, unit, term, found.least));
        taken.take(found.first, unit);
    }
    if !items.is_empty() {
        items.extend(further(sentence, taken));
    }
    items
}

struct Found {
    first: usize,
    least: u32,
    written: String,
}

/// The number that stands before the unit.
fn before_unit(sentence: &Sentence, unit: usize) -> Option<Found> {
    let mut numbers = Vec::new();
    let mut at = unit;
    let mut plus = false;
    while at > 0 && unit - at < 6 {
        at -= 1;
        let norm = sentence.norm(at);
        if let Some(value) = number(norm) {
            numbers.push((at, value));
            plus |= norm.ends_with('+');
        } else if vocabulary().more.contains(norm) {
            plus = true;
        } else if !vocabulary().between.contains(norm) {
            break;
        }
    }
    let &(first, _) = numbers.last()?;
    let least = numbers.iter().map(|&(_, value)| value).min()?;
    let most = numbers.iter().map(|&(_, value)| value).max()?;
    // `two-year commitment`: a length, not a sum of years.
    let hyphened = sentence
        .text
        .get(sentence.words.get(unit - 1)?.end..sentence.words.get(unit)?.start)?
        .starts_with('-');
    let fits = (1..=MOST).contains(&least) && !(hyphened && sentence.norm(unit) == "year");
    let written = match (most > least, plus) {
        (true, _) => format!("{least}-{most}"),
        (false, true) => format!("{least}+"),
        (false, false) => format!("{least}"),
    };
    fits.then_some(Found { first, least, written })
}

fn is_experience(sentence: &Sentence, found: &Found, unit: usize) -> bool {
    let before: Vec<&str> =
        (found.first.saturating_sub(2)..found.first).map(|at| sentence.norm(at)).collect();
    if before.iter().any(|word| vocabulary().period.contains(word)) {
        return false;
    }
    // `23 years of age`
    let (one, two) = (sentence.norm(unit + 1), sentence.norm(unit + 2));
    if vocabulary().ages.contains(one) || vocabulary().ages.contains(&format!("{one} {two}")) {
        return false;
    }
    let bound = found.written.ends_with('+')
        || found.written.contains('-')
        || before.iter().any(|word| vocabulary().at_least.contains(word));
    let end = (unit + 1 + AFTER).min(sentence.words.len());
    bound
        || (unit + 1..end).any(|at| {
            vocabulary().experience.contains(sentence.norm(at)) || sentence.norm(at).starts_with("d'")
        })
}

/// `… , of which two as a chef`, `incl. 3 in …`, `ideally with 2+ leading …`.
fn further(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let mut items = Vec::new();
    for at in 1..sentence.words.len() {
        let (before, after) = (sentence.norm(at - 1), sentence.norm(at + 1));
        let Some(least) = number(sentence.norm(at)).filter(|least| (1..=MOST).contains(least)) else {
            continue;
        };
        if !taken.free(at, at)
            || !vocabulary().of_these.contains(before)
            || !vocabulary().parts.contains(after)
            || !sentence.asked(at)
        {
            continue;
        }
        let plus = if sentence.norm(at).ends_with('+') { "+" } else { "" };
        items.push(item(
            at,
            at,
            format!("{least}{plus} {}", if least == 1 { "year" } else { "years" }),
            least,
        ));
        taken.take(at, at);
    }
    items
}

fn item(first: usize, last: usize, term: String, least: u32) -> Item {
    Item { term, kind: RequirementKind::Years, first, last, value: Some(least.to_string()) }
}

/// The value of `7`, `7+` or `seven`.
fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches('+');
    if !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.parse().ok();
    }
    Vocabulary::builtin().numbers.get(word)
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::posting::RequirementKind::Years;

    fn years(line: &str) -> Vec<(String, Option<String>)> {
        asked(line).into_iter().filter(|r| r.kind == Years).map(|r| (r.term, r.value)).collect()
    }

    fn one(term: &str, value: &str) -> Vec<(String, Option<String>)> {
        vec![(term.to_owned(), Some(value.to_owned()))]
    }

    #[test]
    fn numbers_in_digits_and_words() {
        assert_eq!(years("7+ years building bridges"), one("7+ years", "7"));
        assert_eq!(years("At least two (2) years of care"), one("2 years", "2"));
        assert_eq!(years("5-7 years’ experience"), one("5-7 years", "5"));
        assert_eq!(years("3 or more years after your time"), one("3+ years", "3"));
        assert_eq!(years("Mindestens fünf Jahre Berufserfahrung"), one("5 Jahre", "5"));
    }

    #[test]
    fn periods_are_no_experience() {
        assert!(years("C1 within two years").is_empty());
        assert!(years("A two-year commitment").is_empty());
        assert!(years("Must be at least 23 years of age").is_empty());
    }
}
