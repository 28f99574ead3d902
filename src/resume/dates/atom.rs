//! Single dates: what one end of a range may be.

use super::scanner::{Scanner, full_year};
use crate::resume::Date;

/// A date as far as one end of a range tells it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Atom {
    Full(Date),
    /// A month whose year the other end tells.
    Month(u8),
    /// Two digits for the year, without an apostrophe: a date only beside another one.
    Short(Date),
    /// Month and year as two numbers with a space between: a date only beside another one written so.
    Spaced(Date),
    /// A year of study or of business: `2019/20`.
    Pair(u16, u16),
}

type Found = Option<(Atom, usize)>;

fn full(year: u16, month: Option<u8>, next: usize) -> Found {
    Some((Atom::Full(Date::On { year, month }), next))
}

fn short(short: u16, month: Option<u8>, next: usize) -> Found {
    Some((Atom::Short(Date::On { year: full_year(short), month }), next))
}

fn as_month(number: u16) -> Option<u8> {
    u8::try_from(number).ok().filter(|month| (1..=12).contains(month))
}

impl Scanner<'_> {
    /// A date with the words around it that belong to it: `c. 2015`, `2019 r.`, `May 2027 (expected)`.
    pub(super) fn atom(&self, at: usize) -> Found {
        let (atom, mut next) = self.bare_atom(self.skip_vague(at))?;
        if self.word(next).is_some_and(|word| self.vocabulary.year_marks.contains(word)) {
            next += 1 + usize::from(self.is_mark(next + 1, &['.']));
        }
        // `10.2014. – 02.2019.`: a year as an ordinal number.
        if self.is_mark(next, &['.']) && self.is_glued(next) && self.separator(next + 1).is_some() {
            next += 1;
        }
        let bracket = usize::from(self.is_mark(next, &['(']));
        let behind = self.phrase(next + bracket, &self.vocabulary.vague);
        // Without a bracket, words behind a date may belong to the next one.
        match behind.filter(|end| bracket == 1 && self.is_mark(*end, &[')'])) {
            Some(end) => Some((atom, end + 1)),
            None => Some((atom, next)),
        }
    }

    fn bare_atom(&self, at: usize) -> Found {
        if let Some(next) = self.present(at) {
            return Some((Atom::Full(Date::Present), next));
        }
        if let Some(month) = self.month_name(at) {
            return self.after_month(at, month).or(Some((Atom::Month(month), at + 1)));
        }
        self.season(at)
            .or_else(|| self.quarter(at))
            .or_else(|| self.after_year(at))
            .or_else(|| self.numeric(at))
            .or_else(|| self.spaced_numeric(at))
            .or_else(|| self.day_month_year(at))
            .or_else(|| self.compact(at))
            .or_else(|| self.month_and_year(at))
            .or_else(|| Some((Atom::Short(Date::On { year: self.short_year(at)?, month: None }), at + 2)))
    }

    /// `March 2019`, `Mar-2019`, `Mar- 2019`, `Jun2018`, `March 3rd, 2019`, `Dec-10-2012`, `Mar '19`, `Mar 19`.
    fn after_month(&self, at: usize, month: u8) -> Found {
        let month = Some(month);
        let next = self.skip_joint(self.skip_fillers(at + 1));
        // `March- 2014`: no range, since a month alone begins none that ends in a year.
        let next =
            next + usize::from(self.is_mark(next, &['-', '–']) && self.year_of_month(next + 1).is_some());
        if let Some(year) = self.year_of_month(next) {
            return full(year, month, next + 1);
        }
        if let Some(year) = self.short_year(next) {
            return full(year, month, next + 2);
        }
        // `Jan’ 2015`
        let apostrophe = self.is_mark(next, &['\'', '’', '‘', '`']);
        if let Some(year) = self.year_of_month(next + 1).filter(|_| apostrophe) {
            return full(year, month, next + 2);
        }
        if self.number(next, 1..3, false).is_some() {
            let after = self.skip_joint(self.skip_fillers(self.skip_ordinal(next + 1)));
            if let Some(year) = self.year(after) {
                return full(year, month, after + 1);
            }
        }
        short(self.number(next, 2..3, false)?, month, next + 1)
    }

    /// A hyphen or slash that touches both parts of a date.
    fn skip_joint(&self, at: usize) -> usize {
        let joins = self.is_mark(at, &['-', '/']) && self.is_glued(at) && self.is_glued(at + 1);
        at + usize::from(joins)
    }

    /// `Summer 2018`, `Fall '19`, `WS 2015/16`.
    fn season(&self, at: usize) -> Found {
        self.word(at).filter(|word| self.vocabulary.seasons.contains(word))?;
        let next = self.skip_fillers(at + 1);
        let short = || self.short_year(next).map(|year| (year, next + 2));
        if let Some(pair) = self.pair(next) {
            return Some(pair);
        }
        let (year, next) = self.year(next).map(|year| (year, next + 1)).or_else(short)?;
        full(year, None, next)
    }

    /// `Q3 2019`: the month that the quarter begins in.
    fn quarter(&self, at: usize) -> Found {
        self.word(at).filter(|word| *word == "q")?;
        let quarter = self.number(at + 1, 1..2, true).filter(|quarter| (1..=4).contains(quarter))?;
        let next = self.skip_joint(self.skip_fillers(at + 2));
        full(self.year(next)?, as_month(3 * quarter - 2), next + 1)
    }

    /// `2019`, `2019-03`, `2021. 09. 01.`, `2019/20`, `2016 March`.
    fn after_year(&self, at: usize) -> Found {
        let year = self.year(at)?;
        // `2016 March`, unless that month has a year of its own behind it.
        let behind = at + 1 + usize::from(self.is_mark(at + 1, &[',']));
        if let Some(month) = self.month_name(behind)
            && self.year(self.skip_fillers(behind + 1)).is_none()
            && self.number(behind + 1, 1..3, false).is_none()
        {
            return full(year, Some(month), behind + 1);
        }
        if let Some(found) = self.dotted_name(at, year) {
            return Some(found);
        }
        if let Some(found) = self.dotted(at, year) {
            return Some(found);
        }
        let joined = self.is_mark(at + 1, &['-', '/', '.']) && self.is_glued(at + 1);
        let month = self.number(at + 2, 1..3, true).filter(|_| joined).and_then(as_month);
        if month.is_none() {
            return self.pair(at).or_else(|| full(year, None, at + 1));
        }
        let day = self.is_mark(at + 3, &['-', '/', '.']) && self.number(at + 4, 1..3, true).is_some();
        full(year, month, at + if day { 5 } else { 3 })
    }

    /// `2019. március 4.`: the year as an ordinal number. A capital behind the full stop begins a sentence: `in 2019. May`.
    fn dotted_name(&self, at: usize, year: u16) -> Found {
        let name = at + 2;
        let month = self.is_mark(at + 1, &['.']).then(|| self.month_name(name))??;
        if !self.str(name).starts_with(char::is_lowercase) {
            return None;
        }
        let next = name + 1 + usize::from(self.is_mark(name + 1, &['.']));
        let day = self.number(next, 1..3, false).is_some() && self.is_mark(next + 1, &['.']);
        full(year, Some(month), next + if day { 2 } else { 0 })
    }

    /// `2021. 09. 01.`, `2021.09.`: year, month and day as ordinal numbers.
    fn dotted(&self, at: usize, year: u16) -> Found {
        let ordinal = |at: usize| self.number(at, 1..3, false).filter(|_| self.is_mark(at + 1, &['.']));
        let month = self.is_mark(at + 1, &['.']).then(|| ordinal(at + 2))?.and_then(as_month)?;
        let day = self.number(at + 4, 1..3, false).filter(|day| (1..=31).contains(day));
        let dot = self.is_mark(at + 5, &['.']) && self.is_glued(at + 5);
        let next = match day {
            Some(_) if dot => at + 6,
            Some(_) if self.is_glued(at + 4) => at + 5,
            _ => at + 4,
        };
        full(year, Some(month), next)
    }

    /// `2019/20`
    fn pair(&self, at: usize) -> Found {
        let year = self.year(at)?;
        let slash = self.is_mark(at + 1, &['/']) && self.is_glued(at + 1);
        let next = year + 1;
        let follows = self.number(at + 2, 2..3, true) == Some(next % 100)
            || self.number(at + 2, 4..5, true) == Some(next);
        (slash && follows).then_some((Atom::Pair(year, next), at + 3))
    }

    /// `03/2019`, `03.2019`, `31/12/2019`, `12/31/2019`, `31-12-19`.
    fn numeric(&self, at: usize) -> Found {
        let first = self.number(at, 1..3, false)?;
        let separators = ['/', '.', '-'];
        // A spaced dash joins the ends of a range, never month and year.
        let spaced = !self.is_glued(at + 1);
        if !self.is_mark(at + 1, &separators) || (spaced && self.is_mark(at + 1, &['-'])) {
            return None;
        }
        let month = as_month(first);
        if let Some(year) = self.year(at + 2).filter(|_| month.is_some()) {
            return full(year, month, at + 3);
        }
        if spaced {
            return None;
        }
        let second = self.number(at + 2, 1..3, true)?;
        if !self.is_mark(at + 3, &separators) || self.number(at + 4, 1..5, true).is_none() {
            let is_short = second >= 10 || self.str(at + 2).len() == 2;
            return if month.is_some() && is_short { short(second, month, at + 3) } else { None };
        }
        match self.year(at + 4) {
            Some(year) => full(year, month_of_three(first, second), at + 5),
            None => short(self.number(at + 4, 2..3, true)?, Some(month_of_three(first, second)?), at + 5),
        }
    }

    /// `02 / 07 / 2009`
    fn spaced_numeric(&self, at: usize) -> Found {
        let slash = |at: usize| self.is_mark(at, &['/']);
        if !(slash(at + 1) && slash(at + 3)) {
            return None;
        }
        let (first, second) = (self.number(at, 1..3, false)?, self.number(at + 2, 1..3, false)?);
        full(self.year(at + 4)?, month_of_three(first, second), at + 5)
    }

    /// `31 March 2019`, `31. März 2019`, `01-Jan-2015`, `12.Sept.2014`.
    fn day_month_year(&self, at: usize) -> Found {
        self.number(at, 1..3, false)?;
        // The end of a number is no day: `2.1. September 2010` is a grade and a month.
        if self.is_glued(at) && at > 0 && self.is_mark(at - 1, &['.', ',']) {
            return None;
        }
        let name = self.skip_joint(self.skip_fillers(self.skip_ordinal(at + 1)));
        let month = self.month_name(name)?;
        let next = self.skip_joint(self.skip_fillers(name + 1));
        full(self.year_of_month(next)?, Some(month), next + 1)
    }

    /// `20190301`
    fn compact(&self, at: usize) -> Found {
        self.number_of_date(at).and_then(|(year, month)| full(year, Some(month), at + 1))
    }

    fn number_of_date(&self, at: usize) -> Option<(u16, u8)> {
        let digits = self.str(at);
        if digits.len() != 8 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let part = |range| digits.get(range).and_then(|part: &str| part.parse::<u16>().ok());
        let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
        let fits = super::scanner::YEARS.contains(&year) && (1..=31).contains(&day);
        as_month(month).filter(|_| fits).map(|month| (year, month))
    }

    /// `07 2023`
    fn month_and_year(&self, at: usize) -> Found {
        let month = as_month(self.number(at, 2..3, false)?)?;
        let year = self.year(at + 1).filter(|_| !self.is_glued(at + 1))?;
        Some((Atom::Spaced(Date::On { year, month: Some(month) }), at + 2))
    }
}

/// Day before month, as most of the world writes, unless only the other way is a date.
fn month_of_three(first: u16, second: u16) -> Option<u8> {
    as_month(if second <= 12 { second } else { first })
}
