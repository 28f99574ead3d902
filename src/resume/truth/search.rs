//! Where a text says a value, and which of several places of values belong together.

use crate::reading::Reading;
use crate::resume::Date;
use crate::resume::dates::periods;
use crate::span::Span;
use crate::text::fold::fold;
use std::collections::{BTreeSet, HashMap};

/// Places of one value that are looked at: a running head has one a page.
const MOST_PLACES: usize = 64;

/// A text in which values are looked for, whatever their case, accents, white space and hyphens.
pub struct Search<'a> {
    reading: &'a Reading,
    /// The letters and signs that count, each with its bytes.
    letters: Vec<(char, usize, usize)>,
    /// Where each of them stands in `letters`.
    starts: HashMap<char, Vec<usize>>,
    /// Every date.
    dates: Vec<(Date, Span)>,
}

impl<'a> Search<'a> {
    /// Over a reading.
    pub fn new(reading: &'a Reading) -> Self {
        let text = &reading.text;
        let of_char = |(at, c): (usize, char)| {
            let end = at + c.len_utf8();
            counted(c.encode_utf8(&mut [0; 4])).chars().map(|c| (c, at, end)).collect::<Vec<_>>()
        };
        let letters: Vec<(char, usize, usize)> = text.char_indices().flat_map(of_char).collect();
        let mut starts: HashMap<char, Vec<usize>> = HashMap::new();
        for (index, (letter, ..)) in letters.iter().enumerate() {
            starts.entry(*letter).or_default().push(index);
        }
        Self { reading, letters, starts, dates: dated(reading) }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        &self.reading.text
    }

    /// Where a value stands as whole words, in order.
    pub fn places(&self, value: &str) -> Vec<Span> {
        let wanted: Vec<char> = counted(value).chars().collect();
        let starts = wanted.first().and_then(|first| self.starts.get(first));
        let place = |start: &usize| {
            let own = self.letters.get(*start..start + wanted.len())?;
            let is_it = own.iter().map(|(letter, ..)| letter).eq(&wanted);
            let ((_, from, _), (_, _, to)) = own.first().zip(own.last()).filter(|_| is_it)?;
            let span = Span::new(self.text(), *from, *to)?;
            self.is_whole(span).then_some(span)
        };
        starts.into_iter().flatten().filter_map(place).take(MOST_PLACES).collect()
    }

    /// Whether no word goes on beyond a place.
    fn is_whole(&self, span: Span) -> bool {
        let goes_on = |within: Option<char>, beside: Option<char>| {
            within
                .zip(beside)
                .is_some_and(|(within, beside)| within.is_alphanumeric() && beside.is_alphanumeric())
        };
        let (text, own) = (self.text(), span.of(self.text()));
        let before = text.get(..span.start()).and_then(|text| text.chars().next_back());
        let after = text.get(span.end()..).and_then(|text| text.chars().next());
        !goes_on(own.chars().next(), before) && !goes_on(own.chars().next_back(), after)
    }

    /// Where a date stands, in order; if nowhere, where the page gives its year alone, or the person does.
    pub fn dates(&self, wanted: Date) -> Vec<Span> {
        let places = |is_it: &dyn Fn(Date) -> bool| -> Vec<Span> {
            let found = self.dates.iter().filter(|(date, _)| is_it(*date));
            found.map(|(_, span)| *span).take(MOST_PLACES).collect()
        };
        let year = |date: Date| match date {
            Date::On { year, month } => Some((year, month)),
            Date::Present => None,
        };
        let of_year = |date: Date| match (year(date), year(wanted)) {
            (Some((own, month)), Some((year, wanted))) => {
                own == year && (month.is_none() || wanted.is_none())
            }
            _ => false,
        };
        let exact = places(&|date| date == wanted);
        if exact.is_empty() { places(&of_year) } else { exact }
    }

    /// The date at one of these places.
    pub fn date_at(&self, span: Span) -> Option<Date> {
        self.dates.iter().find(|(_, place)| *place == span).map(|(date, _)| *date)
    }
}

/// What of a text counts.
fn counted(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace() && !is_hyphen(*c)).collect()
}

/// Hyphens come and go at the ends of lines.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}')
}

fn dated(reading: &Reading) -> Vec<(Date, Span)> {
    let of_line = |line: Span| {
        let ends = periods(line.of(&reading.text)).into_iter().flat_map(|period| [period.start, period.end]);
        let place = move |(date, range): (Date, std::ops::Range<usize>)| {
            let span = Span::new(&reading.text, line.start() + range.start, line.start() + range.end)?;
            Some((date, span))
        };
        ends.flatten().filter_map(place).collect::<Vec<_>>()
    };
    reading.lines.iter().flat_map(|line| of_line(line.span)).collect()
}

/// Of each value the place that stands nearest to those of the others: around the one with the fewest places. That is
/// taken for no other entry, unless there is no other place.
pub fn together(candidates: &[Vec<Span>], taken: &mut BTreeSet<Span>) -> Vec<Option<Span>> {
    let fewest = candidates.iter().filter(|places| !places.is_empty()).min_by_key(|places| places.len());
    let free = |place: &&Span| !taken.contains(place);
    let cost = |place: &&Span| {
        let nearest = candidates.iter().filter_map(|places| nearest(places, **place));
        (nearest.map(|other| distance(**place, other)).sum::<usize>(), place.start())
    };
    let best = fewest.and_then(|places| {
        places.iter().filter(free).min_by_key(cost).or_else(|| places.iter().min_by_key(cost))
    });
    let Some(best) = best.copied() else { return vec![None; candidates.len()] };
    taken.insert(best);
    candidates.iter().map(|places| nearest(places, best)).collect()
}

fn nearest(places: &[Span], to: Span) -> Option<Span> {
    places.iter().copied().min_by_key(|place| (distance(*place, to), place.start()))
}

fn distance(one: Span, other: Span) -> usize {
    one.start().saturating_sub(other.end()).max(other.start().saturating_sub(one.end()))
}
