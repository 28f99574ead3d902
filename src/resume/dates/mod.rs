//! Dates and periods in text: month names, numbers, ranges with any dash or with none, "present" words,
//! seasons, quarters, two-digit years.

mod atom;
mod scanner;
#[cfg(test)]
mod tests;

use super::Date;
use super::vocabulary::vocabulary;
use atom::Atom;
use scanner::{Scanner, full_year, tokens};
use std::ops::Range;

/// A period, or a lone date, and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First date; `None` for a lone date, which is an end.
    pub start: Option<(Date, Range<usize>)>,
    /// Last date.
    pub end: Option<(Date, Range<usize>)>,
    /// Whether the text says that the lone date is an end: `until 2022`.
    pub until: bool,
    /// The whole, in bytes of the text.
    pub range: Range<usize>,
}

/// Every period in a text, in order.
pub fn periods(text: &str) -> Vec<Period> {
    let scanner = Scanner { tokens: tokens(text), text, vocabulary: vocabulary() };
    let mut found = Vec::new();
    let mut at = 0;
    while at < scanner.tokens.len() {
        match scanner.period(at) {
            Some((period, next)) => {
                found.push(period);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

impl Scanner<'_> {
    fn period(&self, at: usize) -> Option<(Period, usize)> {
        let word = self.word(at).unwrap_or_default();
        let since = self.vocabulary.since.contains(word);
        let opens = since || self.vocabulary.opens.contains(word);
        let until = self.phrase(at, &self.vocabulary.until);
        let first_at = until.unwrap_or(if opens { at + 1 } else { at });
        let (first, next) = self.atom(first_at)?;
        if until.is_none()
            && let Some(found) =
                self.closed(at, first_at, first, next).or_else(|| self.of_pair(at, first, next))
        {
            return Some(found);
        }
        if opens && !since {
            return None;
        }
        let Atom::Full(date) = first else { return None };
        if date == Date::Present {
            // `En cours : …` heads the line of a job that goes on.
            let heads = at == 0 && first_at == 0 && self.is_mark(next, &[':', '：']);
            let range = self.range(at, next);
            let period = Period { start: None, end: Some((date, range.clone())), until: true, range };
            return heads.then_some((period, next));
        }
        let whole = (date, self.range(first_at, next));
        let range = self.range(at, next);
        let open = self.separator(next).filter(|end| *end >= self.tokens.len());
        if until.is_none() && (since || open.is_some()) {
            let present = (Date::Present, range.clone());
            let period = Period { start: Some(whole), end: Some(present), until: false, range };
            return Some((period, open.unwrap_or(next)));
        }
        Some((Period { start: None, end: Some(whole), until: until.is_some(), range }, next))
    }

    /// A range with both ends.
    fn closed(&self, at: usize, first_at: usize, first: Atom, next: usize) -> Option<(Period, usize)> {
        let (second, second_at, end) = self.second_end(first, next)?;
        let start = match (first, second) {
            (Atom::Full(Date::Present), _) => return None,
            (Atom::Spaced(date), Atom::Spaced(_) | Atom::Full(Date::Present)) => date,
            (Atom::Spaced(_), _) => return None,
            (Atom::Full(date) | Atom::Short(date), _) => date,
            (Atom::Pair(year, _), _) => Date::On { year, month: None },
            (Atom::Month(month), Atom::Full(Date::On { year, .. }) | Atom::Short(Date::On { year, .. })) => {
                Date::On { year, month: Some(month) }
            }
            (Atom::Month(_), _) => return None,
        };
        let last = match second {
            Atom::Full(date) | Atom::Short(date) | Atom::Spaced(date) => date,
            Atom::Pair(_, year) => Date::On { year, month: None },
            Atom::Month(_) => return None,
        };
        let period = Period {
            start: Some((start, self.range(first_at, next))),
            end: Some((last, self.range(second_at, end))),
            until: false,
            range: self.range(at, end),
        };
        Some((period, end))
    }

    /// The second end of a range that begins with `first`, where it begins and where it ends.
    fn second_end(&self, first: Atom, next: usize) -> Option<(Atom, usize, usize)> {
        // `2019 to date`, `Mar 2019 Present`: the phrase says all.
        if let Some(end) = self.present(next) {
            return Some((Atom::Full(Date::Present), next, end));
        }
        let Some(second_at) = self.separator(next) else { return self.without_dash(first, next) };
        if let Some((second, end)) = self.atom(second_at) {
            return Some((second, second_at, end));
        }
        // `2019–21`; `2019 - 21` where nothing follows.
        let is_last = second_at + 1 == self.tokens.len();
        let short = self.number(second_at, 2..3, !is_last)?;
        let date = Date::On { year: full_year(short), month: None };
        Some((Atom::Full(date), second_at, second_at + 1))
    }

    /// Two months side by side, the later one behind: a range whose dash got lost.
    fn without_dash(&self, first: Atom, next: usize) -> Option<(Atom, usize, usize)> {
        let Atom::Full(from @ Date::On { month: Some(_), .. }) = first else { return None };
        let (second, end) = self.atom(next).filter(|_| self.is_beside(next))?;
        let Atom::Full(to @ Date::On { month: Some(_), .. }) = second else { return None };
        (from <= to).then_some((second, next, end))
    }

    /// A lone `2019/20` is a period of its own.
    fn of_pair(&self, at: usize, first: Atom, next: usize) -> Option<(Period, usize)> {
        let Atom::Pair(from, to) = first else { return None };
        let range = self.range(at, next);
        let end = |year| Some((Date::On { year, month: None }, range.clone()));
        Some((Period { start: end(from), end: end(to), until: false, range: range.clone() }, next))
    }
}
