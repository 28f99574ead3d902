//! Dates and periods in text: month names, numbers, ranges with any dash, "present" words, seasons,
//! two-digit years.

use super::Date;
use super::vocabulary::{Vocabulary, vocabulary};
use crate::lexicon::Words;
use crate::text::fold::fold;
use crate::text::signs::joins_dates;
use std::ops::Range;

/// A period, or a lone date, and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First date; `None` for a lone date, which is an end.
    pub start: Option<(Date, Range<usize>)>,
    /// Last date.
    pub end: Option<(Date, Range<usize>)>,
    /// The whole, in bytes of the text.
    pub range: Range<usize>,
}

/// Years that dates of a résumé fall into; other numbers of four digits are quantities.
const YEARS: Range<u16> = 1940..2060;

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Number,
    Mark,
}

#[derive(Debug, Clone)]
struct Token {
    kind: Kind,
    range: Range<usize>,
    /// Whether white space stands before it.
    spaced: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = true;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = if c.is_ascii_digit() {
            Kind::Number
        } else if c.is_alphabetic() {
            Kind::Word
        } else {
            Kind::Mark
        };
        let end = at + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if !spaced && last.kind == kind && kind != Kind::Mark => last.range.end = end,
            _ => tokens.push(Token { kind, range: at..end, spaced }),
        }
        spaced = false;
    }
    tokens
}

/// A date as far as one end of a range tells it.
#[derive(Debug, Clone, Copy)]
enum Atom {
    Full(Date),
    /// A month whose year the other end tells.
    Month(u8),
    /// Two digits for the year, without an apostrophe: a date only beside another one.
    Short(Date),
}

struct Scanner<'a> {
    tokens: Vec<Token>,
    text: &'a str,
    vocabulary: &'a Vocabulary,
}

impl Scanner<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn str(&self, at: usize) -> &str {
        self.token(at).and_then(|token| self.text.get(token.range.clone())).unwrap_or_default()
    }

    fn word(&self, at: usize) -> Option<String> {
        self.token(at).filter(|token| token.kind == Kind::Word).map(|_| fold(self.str(at)))
    }

    /// A number of so many digits, glued to the token before it if `glued`.
    fn number(&self, at: usize, digits: Range<usize>, glued: bool) -> Option<u16> {
        let token = self.token(at)?;
        let fits = token.kind == Kind::Number
            && digits.contains(&(token.range.end - token.range.start))
            && !(glued && token.spaced);
        if fits { self.str(at).parse().ok() } else { None }
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.str(at).starts_with(marks)
    }

    /// A four-digit year that stands for itself: no digit, letter or currency sign touches it.
    fn year(&self, at: usize) -> Option<u16> {
        let year = self.number(at, 4..5, false)?;
        let touches_before = at > 0
            && self.token(at).is_some_and(|token| !token.spaced)
            && (self.token(at - 1).is_some_and(|token| token.kind == Kind::Word)
                || self.is_mark(at - 1, &['$', '€', '£', '#', '+', ',']));
        let touches_after = self.token(at + 1).is_some_and(|token| !token.spaced && token.kind == Kind::Word)
            || (self.is_mark(at + 1, &['%', '+', '€', '$'])
                && self.token(at + 1).is_some_and(|token| !token.spaced));
        (YEARS.contains(&year) && !touches_before && !touches_after).then_some(year)
    }

    fn month_name(&self, at: usize) -> Option<u8> {
        self.vocabulary.months.get(&self.word(at)?)
    }

    /// After a month's name: `.`, `,`, `de`, `of`.
    fn skip_fillers(&self, mut at: usize) -> usize {
        while self.is_mark(at, &['.', ','])
            || self.word(at).is_some_and(|word| self.vocabulary.inner.contains(&word))
        {
            at += 1;
        }
        at
    }

    /// `'19` or `’19`.
    fn short_year(&self, at: usize) -> Option<u16> {
        if !self.is_mark(at, &['\'', '’', '‘']) {
            return None;
        }
        self.number(at + 1, 2..3, true).map(full_year)
    }

    /// A date, with the mark after its year: `2019 r.`
    fn atom(&self, at: usize) -> Option<(Atom, usize)> {
        let (atom, next) = self.bare_atom(at)?;
        let marked = self.word(next).is_some_and(|word| self.vocabulary.year_marks.contains(&word));
        let stop = usize::from(marked && self.is_mark(next + 1, &['.']));
        Some((atom, next + usize::from(marked) + stop))
    }

    fn bare_atom(&self, at: usize) -> Option<(Atom, usize)> {
        let full = |year, month, next| Some((Atom::Full(Date::On { year, month }), next));
        if let Some(next) = self.present(at) {
            return Some((Atom::Full(Date::Present), next));
        }
        if let Some(month) = self.month_name(at) {
            let next = self.skip_fillers(at + 1);
            if let Some(year) = self.year(next) {
                return full(year, Some(month), next + 1);
            }
            if let Some(year) = self.short_year(next) {
                return full(year, Some(month), next + 2);
            }
            if self.number(next, 1..3, false).is_some() {
                let after = self.skip_fillers(self.skip_ordinal(next + 1));
                if let Some(year) = self.year(after) {
                    return full(year, Some(month), after + 1);
                }
            }
            if let Some(year) = self.number(next, 2..3, false) {
                let date = Date::On { year: full_year(year), month: Some(month) };
                return Some((Atom::Short(date), next + 1));
            }
            return Some((Atom::Month(month), at + 1));
        }
        if self.word(at).is_some_and(|word| self.vocabulary.seasons.contains(&word))
            && let Some(year) = self.year(self.skip_fillers(at + 1))
        {
            return full(year, None, self.skip_fillers(at + 1) + 1);
        }
        if let Some(year) = self.year(at) {
            // `2016 March`, unless that month has a year of its own behind it.
            let behind = at + 1 + usize::from(self.is_mark(at + 1, &[',']));
            if let Some(month) = self.month_name(behind)
                && self.year(self.skip_fillers(behind + 1)).is_none()
                && self.number(behind + 1, 1..3, false).is_none()
            {
                return full(year, Some(month), behind + 1);
            }
            let joined = self.is_mark(at + 1, &['-', '/', '.']) && !self.token(at + 1)?.spaced;
            let month = self.number(at + 2, 1..3, true).filter(|m| joined && (1..=12).contains(m));
            let Some(month) = month.and_then(|m| u8::try_from(m).ok()) else {
                return full(year, None, at + 1);
            };
            let day = self.is_mark(at + 3, &['-', '/', '.']) && self.number(at + 4, 1..3, true).is_some();
            return full(year, Some(month), at + if day { 5 } else { 3 });
        }
        self.numeric(at).or_else(|| self.spaced_numeric(at)).or_else(|| self.day_month_year(at))
    }

    /// `03/2019`, `03.2019`, `31/12/2019`, `12/31/2019`.
    fn numeric(&self, at: usize) -> Option<(Atom, usize)> {
        let first = self.number(at, 1..3, false)?;
        let separators = ['/', '.', '-'];
        // A spaced dash joins the ends of a range, never month and year.
        let spaced = self.token(at + 1)?.spaced;
        if !self.is_mark(at + 1, &separators) || (spaced && self.is_mark(at + 1, &['-'])) {
            return None;
        }
        let month = u8::try_from(first).ok().filter(|month| (1..=12).contains(month));
        if let Some(year) = self.year(at + 2).filter(|_| month.is_some()) {
            return Some((Atom::Full(Date::On { year, month }), at + 3));
        }
        if spaced {
            return None;
        }
        let second = self.number(at + 2, 1..3, true)?;
        if !self.is_mark(at + 3, &separators) || self.number(at + 4, 1..5, true).is_none() {
            let is_short = second >= 10 || self.str(at + 2).len() == 2;
            let date = Date::On { year: full_year(second), month };
            return (month.is_some() && is_short).then_some((Atom::Short(date), at + 3));
        }
        let year = self.year(at + 4)?;
        self.month_of_three(first, second, year, at + 5)
    }

    /// `02 / 07 / 2009`
    fn spaced_numeric(&self, at: usize) -> Option<(Atom, usize)> {
        let slash = |at: usize| self.is_mark(at, &['/']);
        if !(slash(at + 1) && slash(at + 3)) {
            return None;
        }
        let (first, second) = (self.number(at, 1..3, false)?, self.number(at + 2, 1..3, false)?);
        self.month_of_three(first, second, self.year(at + 4)?, at + 5)
    }

    fn month_of_three(&self, first: u16, second: u16, year: u16, next: usize) -> Option<(Atom, usize)> {
        // Day before month, as most of the world writes, unless only the other way is a date.
        let month = if second <= 12 { second } else { first };
        let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m));
        Some((Atom::Full(Date::On { year, month }), next))
    }

    /// `31 March 2019`, `31. März 2019`.
    fn day_month_year(&self, at: usize) -> Option<(Atom, usize)> {
        self.number(at, 1..3, false)?;
        // The end of a number is no day: `2.1. September 2010` is a grade and a month.
        let glued = self.token(at).is_some_and(|token| !token.spaced);
        if glued && at > 0 && self.is_mark(at - 1, &['.', ',']) {
            return None;
        }
        let name = self.skip_fillers(self.skip_ordinal(at + 1));
        let month = self.month_name(name)?;
        let next = self.skip_fillers(name + 1);
        let year = self.year(next)?;
        Some((Atom::Full(Date::On { year, month: Some(month) }), next + 1))
    }

    /// `st` of `1st`, `er` of `1er`.
    fn skip_ordinal(&self, at: usize) -> usize {
        let glued = self.token(at).is_some_and(|token| !token.spaced);
        at + usize::from(glued && self.word(at).is_some_and(|word| word.len() <= 2))
    }

    /// Where the longest phrase of a set ends that begins here; marks inside it do not matter:
    /// `aujourd'hui`, `t/m`.
    fn phrase(&self, at: usize, set: &Words) -> Option<usize> {
        const LONGEST: usize = 4;
        let mut phrase = self.word(at)?;
        let mut next = at + 1;
        let mut end = set.contains(&phrase).then_some(next);
        for _ in 1..LONGEST {
            let joined = usize::from(self.is_mark(next, &['\'', '’', '/', '.']));
            let Some(word) = self.word(next + joined) else { break };
            phrase = format!("{phrase} {word}");
            next += joined + 1;
            if set.contains(&phrase) {
                end = Some(next);
            }
        }
        end
    }

    /// Where a phrase for "still going on" ends.
    fn present(&self, at: usize) -> Option<usize> {
        self.phrase(at, &self.vocabulary.present)
    }

    fn separator(&self, at: usize) -> Option<usize> {
        if self.str(at).starts_with(joins_dates) {
            // `--` and `---` are TeX's dashes where no ligature made one.
            return Some(if self.is_mark(at + 1, &['-']) { self.separator(at + 1)? } else { at + 1 });
        }
        self.phrase(at, &self.vocabulary.range)
    }

    fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.token(from).map_or(0, |token| token.range.start);
        let end = to.checked_sub(1).and_then(|last| self.token(last)).map_or(start, |token| token.range.end);
        start..end
    }

    fn period(&self, at: usize) -> Option<(Period, usize)> {
        let word = self.word(at).unwrap_or_default();
        let since = self.vocabulary.since.contains(&word);
        let opens = since || self.vocabulary.opens.contains(&word);
        let first_at = if opens { at + 1 } else { at };
        let (first, next) = self.atom(first_at)?;
        if let Some((period, next)) = self.closed(at, first_at, first, next) {
            return Some((period, next));
        }
        if opens && !since {
            return None;
        }
        let Atom::Full(date) = first else { return None };
        if date == Date::Present {
            return None;
        }
        let whole = (date, self.range(first_at, next));
        let open = self.separator(next).filter(|end| *end >= self.tokens.len());
        if since || open.is_some() {
            let present = (Date::Present, self.range(at, next));
            let period = Period { start: Some(whole), end: Some(present), range: self.range(at, next) };
            return Some((period, open.unwrap_or(next)));
        }
        Some((Period { start: None, end: Some(whole), range: self.range(at, next) }, next))
    }

    /// A range with both ends.
    fn closed(&self, at: usize, first_at: usize, first: Atom, next: usize) -> Option<(Period, usize)> {
        let second_at = self.separator(next)?;
        let (second, end) = match self.atom(second_at) {
            Some((Atom::Full(date) | Atom::Short(date), end)) => (date, end),
            Some((Atom::Month(_), _)) => return None,
            None => {
                // `2019–21`
                let short = self.number(second_at, 2..3, true)?;
                (Date::On { year: full_year(short), month: None }, second_at + 1)
            }
        };
        let start = match first {
            Atom::Full(Date::Present) => return None,
            Atom::Full(date) | Atom::Short(date) => date,
            Atom::Month(month) => match second {
                Date::On { year, .. } => Date::On { year, month: Some(month) },
                Date::Present => return None,
            },
        };
        let period = Period {
            start: Some((start, self.range(first_at, next))),
            end: Some((second, self.range(second_at, end))),
            range: self.range(at, end),
        };
        Some((period, end))
    }
}

/// The year that two digits mean: up to 50 this century.
fn full_year(short: u16) -> u16 {
    if short <= 50 { 2000 + short } else { 1900 + short }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let end =
            |end: &Option<(Date, Range<usize>)>| end.as_ref().map_or("-".into(), |(d, _)| d.to_string());
        periods(text).iter().map(|p| format!("{}..{}", end(&p.start), end(&p.end))).collect()
    }

    #[test]
    fn ranges() {
        for (text, wanted) in [
            ("Jan 2018 – present", "2018-01..present"),
            ("Jan, 2018 - Dec, 2019", "2018-01..2019-12"),
            ("08/2019 – Present", "2019-08..present"),
            ("2018-06 to 2021-02", "2018-06..2021-02"),
            ("2012–2016", "2012..2016"),
            ("2019–21", "2019..2021"),
            ("Jan – Mar 2020", "2020-01..2020-03"),
            ("Sept. 2013 — June 2014", "2013-09..2014-06"),
            ("enero de 2015 a marzo de 2016", "2015-01..2016-03"),
            ("Since May 2015", "2015-05..present"),
            ("Jan '18 - Feb ’19", "2018-01..2019-02"),
            ("01/02/2016 - 28/03/2017", "2016-02..2017-03"),
            ("2018-06\nto Present", "2018-06..present"),
            ("05.2012 -- 12.2017", "2012-05..2017-12"),
            ("03/19 - 05/21", "2019-03..2021-05"),
            ("Mar 19 – Present", "2019-03..present"),
            ("03 / 2019 – 05 / 2021", "2019-03..2021-05"),
            ("März 2019 bis heute", "2019-03..present"),
            ("von 2015 bis 2018", "2015..2018"),
            ("de janvier 2019 à mars 2020", "2019-01..2020-03"),
            ("1er mars 2019 – aujourd’hui", "2019-03..present"),
            ("Depuis septembre 2019", "2019-09..present"),
            ("de março de 2019 até o momento", "2019-03..present"),
            ("set. 2016 – atualmente", "2016-09..present"),
            ("da marzo 2019 a oggi", "2019-03..present"),
            ("gennaio 2019 – in corso", "2019-01..present"),
            ("mrt. 2019 t/m dec. 2020", "2019-03..2020-12"),
            ("mei 2019 – heden", "2019-05..present"),
            ("maj 2019 r. – obecnie", "2019-05..present"),
            ("od stycznia 2019 do grudnia 2020", "2019-01..2020-12"),
            ("Ağustos 2019 – Halen", "2019-08..present"),
            ("ŞUBAT 2019 – KASIM 2020", "2019-02..2020-11"),
            ("okt. 2019 – nuvarande", "2019-10..present"),
            ("des. 2019 – d.d.", "2019-12..present"),
            ("marts 2019 – nu", "2019-03..present"),
            ("září 2019 – současnost", "2019-09..present"),
            ("od října 2019 do současnosti", "2019-10..present"),
            ("9/2019 – dosud", "2019-09..present"),
            ("noviembre de 2019 – actualidad", "2019-11..present"),
        ] {
            assert_eq!(shown(text), [wanted], "{text}");
        }
    }

    #[test]
    fn lone_dates_are_ends() {
        assert_eq!(shown("Mar 2016"), ["-..2016-03"]);
        assert_eq!(shown("Issued on: Mar 01, 2016"), ["-..2016-03"]);
        assert_eq!(shown("Summer 2019"), ["-..2019"]);
    }

    #[test]
    fn a_grade_before_a_month_is_no_day() {
        let text = "2.1. September 2010 – May 2013";
        assert_eq!(shown(text), ["2010-09..2013-05"]);
        assert_eq!(periods(text)[0].range, 5..text.len());
    }

    #[test]
    fn quantities_are_no_dates() {
        for text in [
            "9270 employees",
            "€2019",
            "room B2019",
            "2019k rows",
            "May the force",
            "5/10 stars",
            "03/19",
            "March 19",
        ] {
            assert_eq!(shown(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_place_of_each_end_is_told() {
        let text = "x Jan 2018 – present y";
        let period = periods(text).remove(0);
        assert_eq!(&text[period.range], "Jan 2018 – present");
        assert_eq!(&text[period.start.unwrap().1], "Jan 2018");
        assert_eq!(&text[period.end.unwrap().1], "present");
    }
}
