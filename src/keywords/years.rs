//! Years of work, from the dates of the jobs.

use super::ladder::Page;
use super::{Evidence, MatchVerdict};
use crate::posting::Requirement;
use crate::resume::{Date, Work};
use crate::wording::Wording;
use jiff::civil;

/// A year without month counts as its middle, so that whole years come out whole.
const MIDDLE: i32 = 7;

pub(super) fn years(page: &Page, requirement: &Requirement) -> (MatchVerdict, Vec<Evidence>, Wording) {
    let asked: f64 = requirement.value.as_deref().and_then(|value| value.parse().ok()).unwrap_or_default();
    let work = &page.candidate.resume.work;
    let months = months(work, page.candidate.today);
    let shown = f64::from(months / 12) + f64::from(months % 12 * 10 / 12) / 10.0;
    if months == 0 {
        return (
            MatchVerdict::Missing,
            Vec::new(),
            Wording::ours(format!("no dated job was read; {asked} years asked")),
        );
    }
    let verdict = if shown >= asked { MatchVerdict::Exact } else { MatchVerdict::Related };
    let dates = work.iter().filter_map(|job| job.start.as_ref().and_then(|start| start.span));
    let evidence = dates.map(|span| page.evidence(span)).collect();
    (verdict, evidence, Wording::ours(format!("{shown} years of work are dated; {asked} asked")))
}

/// Months in which at least one job was held.
pub(super) fn months(work: &[Work], today: civil::Date) -> i32 {
    let mut periods: Vec<(i32, i32)> = work.iter().filter_map(|job| period(job, today)).collect();
    periods.sort_unstable();
    let mut total = 0;
    let mut until = i32::MIN;
    for (start, end) in periods {
        total += (end - start.max(until)).max(0);
        until = until.max(end);
    }
    total
}

/// First month and the month after the last, counted from year 0.
fn period(job: &Work, today: civil::Date) -> Option<(i32, i32)> {
    let now = i32::from(today.year()) * 12 + i32::from(today.month());
    let start = match job.start.as_ref()?.value {
        Date::On { year, month } => i32::from(year) * 12 + month.map_or(MIDDLE, i32::from),
        Date::Present => return None,
    };
    let end = match job.end.as_ref().map(|end| end.value) {
        // A month given as the end is a month worked.
        Some(Date::On { year, month }) => {
            i32::from(year) * 12 + month.map_or(MIDDLE, |month| i32::from(month) + 1)
        }
        Some(Date::Present) => now,
        // A job with one date: its month, or half a year of its year.
        None => start + 1,
    };
    let end = end.min(now);
    (start < end).then_some((start, end)).or_else(|| (start == end).then_some((start, start + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resume::Field;

    fn job(start: (u16, Option<u8>), end: Option<(u16, Option<u8>)>) -> Work {
        let on = |(year, month)| Field { value: Date::On { year, month }, span: None };
        let end = end.map_or(Field { value: Date::Present, span: None }, on);
        Work { start: Some(on(start)), end: Some(end), ..Work::default() }
    }

    fn today() -> civil::Date {
        civil::date(2026, 1, 15)
    }

    #[test]
    fn overlaps_count_once() {
        let work =
            [job((2020, Some(1)), Some((2021, Some(12)))), job((2021, Some(7)), Some((2022, Some(6))))];
        assert_eq!(months(&work, today()), 30);
    }

    #[test]
    fn present_is_today_and_the_future_does_not_count() {
        assert_eq!(months(&[job((2025, Some(1)), None)], today()), 12);
        assert_eq!(months(&[job((2025, Some(1)), Some((2099, None)))], today()), 12);
    }

    #[test]
    fn bare_years_come_out_whole() {
        assert_eq!(months(&[job((2018, None), Some((2020, None)))], today()), 24);
    }
}
