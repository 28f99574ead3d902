//! `5+ years`, `at least two (2) years`, `mindestens fünf Jahre`, `5-7 years`, `18 months`, `a decade`.

use super::item::{Item, Taken};
use super::sentence::Sentence;
use crate::posting::vocabulary::Vocabulary;
use crate::posting::words::Years;
use crate::posting::{LineSection, RequirementKind};

/// How far after the unit: `3 or more years of relevant, hands-on, professional experience`.
const AFTER: usize = 4;
/// Nobody asks for more.
const MOST: u32 = 40;

fn vocabulary() -> &'static Years {
    &Vocabulary::builtin().years
}

/// Units in which time is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Decade,
}

impl Unit {
    fn of(word: &str) -> Option<Self> {
        let lists = [
            (&vocabulary().units, Self::Year),
            (&vocabulary().months, Self::Month),
            (&vocabulary().decades, Self::Decade),
        ];
        lists.into_iter().find(|(list, _)| list.contains(word)).map(|(_, unit)| unit)
    }
}

pub(super) fn years(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let mut items = Vec::new();
    for at in 0..sentence.words.len() {
        let Some((unit, found)) = time_at(sentence, at) else { continue };
        let bounded = unit == Unit::Decade || is_experience(sentence, &found, at);
        if !sentence.asked(at) || !bounded || is_most(sentence, found.first) {
            continue;
        }
        let word = sentence.written(at, at).trim_start_matches(|c: char| c.is_ascii_digit() || c == '+');
        let word = if vocabulary().short.contains(&word.to_lowercase()) { "years" } else { word };
        let (term, value) = match unit {
            Unit::Year => (format!("{} {word}", found.written), found.least.to_string()),
            Unit::Month => (format!("{} {word}", found.written), format!("{} months", found.least)),
            Unit::Decade => (format!("{} years", found.least * 10), (found.least * 10).to_string()),
        };
        items.push(item(found.first, at, term, value));
        taken.take(found.first, at);
    }
    if !items.is_empty() {
        items.extend(further(sentence, taken));
    }
    items
}

/// The time whose unit is word `at`: `five years`, `3yr`, `a decade`.
fn time_at(sentence: &Sentence, at: usize) -> Option<(Unit, Found)> {
    let (norm, key) = (sentence.norm(at), sentence.key(at));
    if let Some(unit) = Unit::of(norm).or_else(|| Unit::of(key)) {
        let found = before_unit(sentence, at);
        let alone = || Found { first: at, least: 1, written: "1".to_owned() };
        return found.or_else(|| (unit == Unit::Decade).then(alone)).map(|found| (unit, found));
    }
    let letters = norm.find(|c: char| !c.is_ascii_digit() && c != '+').filter(|&letters| letters > 0)?;
    let (digits, unit) = norm.split_at(letters);
    let least = number(digits).filter(|least| (1..=MOST).contains(least))?;
    let plus = if digits.ends_with('+') { "+" } else { "" };
    Some((Unit::of(unit)?, Found { first: at, least, written: format!("{least}{plus}") }))
}

/// `up to 3 years`: an upper bound asks nothing.
fn is_most(sentence: &Sentence, first: usize) -> bool {
    let before = |count: usize| {
        let from = first.checked_sub(count)?;
        Some((from..first).map(|at| sentence.norm(at)).collect::<Vec<_>>().join(" "))
    };
    (1..=3).filter_map(before).any(|words| vocabulary().most.contains(&words))
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
    let singular = sentence.norm(unit) == sentence.key(unit);
    let fits = (1..=MOST).contains(&least) && !(hyphened && singular);
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
    // `Experience: 4 yrs`; `20 years Oil and Gas` begins an item.
    let said = before.iter().any(|word| vocabulary().said.contains(word));
    let capital = sentence.written(unit + 1, unit + 1).starts_with(char::is_uppercase);
    let whole = unit + 1 == sentence.words.len();
    let heads =
        found.first == 0 && (whole || sentence.bullet && capital) && sentence.section == LineSection::Must;
    let bound = found.written.ends_with('+')
        || found.written.contains('-')
        || before.iter().any(|word| vocabulary().at_least.contains(word));
    let end = (unit + 1 + AFTER).min(sentence.words.len());
    bound
        || said
        || heads
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
            least.to_string(),
        ));
        taken.take(at, at);
    }
    items
}

fn item(first: usize, last: usize, term: String, least: String) -> Item {
    Item { term, kind: RequirementKind::Years, first, last, value: Some(least) }
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
    fn months_decades_and_short_forms() {
        assert_eq!(years("18+ months of zither repair"), one("18+ months", "18 months"));
        assert_eq!(years("a minimum of eighteen months experience"), one("18 months", "18 months"));
        assert_eq!(years("a decade of experience"), one("10 years", "10"));
        assert_eq!(years("Experience in tuning (3yr min)"), one("3 years", "3"));
        assert_eq!(years("Experience: 4 yrs"), one("4 years", "4"));
        assert_eq!(years("- 20 years Oil and Gas"), one("20 years", "20"));
        assert!(years("up to 3 years of experience").is_empty());
    }

    #[test]
    fn periods_are_no_experience() {
        assert!(years("C1 within two years").is_empty());
        assert!(years("A two-year commitment").is_empty());
        assert!(years("Must be at least 23 years of age").is_empty());
    }
}
