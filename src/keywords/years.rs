//! Years of work, from the dates of the jobs.

use super::ladder::Page;
use super::{Evidence, MatchVerdict};
use crate::posting::Requirement;
use crate::resume::{Date, Work};
use crate::wording::Wording;
use jiff::civil;

/// A year without month counts as its middle, so that whole years come out whole.
const MIDDLE: i32 = 7;

/// Jobs that an explanation counts one by one; the evidence has all of them.
const COUNTED: usize = 6;

pub(super) fn years(page: &Page, requirement: &Requirement) -> (MatchVerdict, Vec<Evidence>, Wording) {
    let asked = requirement.value.as_deref().map(asked_years).unwrap_or_default();
    let work = &page.candidate.resume.work;
    let shares = shares(work, page.candidate.today);
    let months: i32 = shares.iter().map(|share| share.months).sum();
    if months == 0 {
        return (
            MatchVerdict::Missing,
            Vec::new(),
            Wording::ours(format!("no dated job was read; {asked} years asked")),
        );
    }
    let shown = in_years(months);
    let verdict = if shown >= asked { MatchVerdict::Exact } else { MatchVerdict::Related };
    let evidence = shares.iter().filter_map(|share| {
        let span = share.job.start.as_ref()?.span?;
        Some(Evidence { months: u32::try_from(share.months).ok(), ..page.evidence(span) })
    });
    let explanation = format!("{shown} years of work are dated{}; {asked} asked", by_job(&shares));
    (verdict, evidence.collect(), Wording::ours(explanation))
}

/// The years of a value: `5`, `18 months`.
fn asked_years(value: &str) -> f64 {
    match value.split_once(' ') {
        Some((months, _)) => months.parse::<i32>().map_or(0.0, in_years),
        None => value.parse().unwrap_or_default(),
    }
}

/// ` (2.5 + 1.2 + …)`, in the order of their starts; nothing for one job.
fn by_job(shares: &[Share]) -> String {
    if shares.len() < 2 {
        return String::new();
    }
    let mut years: Vec<String> =
        shares.iter().take(COUNTED).map(|share| in_years(share.months).to_string()).collect();
    if shares.len() > COUNTED {
        years.push("…".to_owned());
    }
    format!(" ({})", years.join(" + "))
}

/// Whole years and tenths, rounded down.
fn in_years(months: i32) -> f64 {
    f64::from(months / 12) + f64::from(months % 12 * 10 / 12) / 10.0
}

/// What a job adds to the years of work.
struct Share<'a> {
    job: &'a Work,
    /// Months in which no earlier job was held.
    months: i32,
}

/// The dated jobs in the order of their starts.
fn shares(work: &[Work], today: civil::Date) -> Vec<Share<'_>> {
    let mut periods: Vec<((i32, i32), &Work)> =
        work.iter().filter_map(|job| Some((period(job, today)?, job))).collect();
    periods.sort_by_key(|&(period, _)| period);
    let mut until = i32::MIN;
    let share = |((start, end), job): ((i32, i32), _)| {
        let months = (end - start.max(until)).max(0);
        until = until.max(end);
        Share { job, months }
    };
    periods.into_iter().map(share).collect()
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

    fn months(work: &[Work]) -> Vec<i32> {
        shares(work, today()).into_iter().map(|share| share.months).collect()
    }

    #[test]
    fn each_job_is_told_with_its_share() {
        let work =
            [job((2020, Some(1)), Some((2021, Some(12)))), job((2021, Some(7)), Some((2022, Some(6))))];
        assert_eq!(by_job(&shares(&work, today())), " (2 + 0.5)");
        assert_eq!(by_job(&shares(&work[..1], today())), "");
    }

    #[test]
    fn overlaps_count_once() {
        let work =
            [job((2020, Some(1)), Some((2021, Some(12)))), job((2021, Some(7)), Some((2022, Some(6))))];
        assert_eq!(months(&work), [24, 6]);
    }

    #[test]
    fn present_is_today_and_the_future_does_not_count() {
        assert_eq!(months(&[job((2025, Some(1)), None)]), [12]);
        assert_eq!(months(&[job((2025, Some(1)), Some((2099, None)))]), [12]);
    }

    #[test]
    fn bare_years_come_out_whole() {
        assert_eq!(months(&[job((2018, None), Some((2020, None)))]), [24]);
    }
}
