//! The jobs of a section seen together: roles share the employer above them, and what is said twice is one job.

use super::vocabulary::{count_cues, vocabulary};
use super::{Field, Work};

/// A job and how its head is built.
pub struct Job {
    /// The job.
    pub work: Work,
    /// Whether its employer stands on a line of its own above the title.
    pub below_employer: bool,
    /// Whether its head names nothing but one role.
    pub is_role: bool,
}

/// The jobs of a section, each once and with the employer it shares.
pub fn together(jobs: Vec<Job>) -> Vec<Work> {
    share_employers(without_repeats(jobs))
}

/// Leaves out a job that another one says again: `Since 2012 with Loomis as a weaver` above the labelled facts of the
/// same post, or a page that stands twice in the file.
fn without_repeats(jobs: Vec<Job>) -> Vec<Job> {
    let mut kept: Vec<Job> = Vec::new();
    for job in jobs {
        if kept.iter().any(|earlier| says_the_same(&earlier.work, &job.work)) {
            continue;
        }
        let announced = kept.last().is_some_and(|above| announces(&above.work, &job.work));
        if announced {
            kept.pop();
        }
        kept.push(job);
    }
    kept
}

fn value<T: Clone>(field: &Option<Field<T>>) -> Option<T> {
    field.as_ref().map(|field| field.value.clone())
}

/// Whether two jobs have the same dates, title and employer.
fn says_the_same(earlier: &Work, job: &Work) -> bool {
    let dates = |job: &Work| (value(&job.start), value(&job.end));
    let names = |job: &Work| (value(&job.title), value(&job.company));
    job.start.is_some()
        && job.title.is_some()
        && job.company.is_some()
        && dates(earlier) == dates(job)
        && names(earlier) == names(job)
}

/// Whether a job without anything done, right above another that began at the same time, is that job: one names the
/// other's employer.
fn announces(above: &Work, job: &Work) -> bool {
    let first_word = |field: &Option<Field>| {
        field.as_ref().and_then(|field| field.value.split_whitespace().next().map(str::to_lowercase))
    };
    above.highlights.is_empty()
        && above.start.is_some()
        && value(&above.start) == value(&job.start)
        && first_word(&above.company).is_some()
        && first_word(&above.company) == first_word(&job.company)
}

/// Gives an employer to the roles listed under its name: an entry that is nothing but an employer's head
/// (with or without the dates of the whole time) goes into the roles below, and a role without an employer, set like
/// the one above under its employer's line, is one more there.
fn share_employers(jobs: Vec<Job>) -> Vec<Work> {
    let mut shared: Vec<Work> = Vec::new();
    let mut head: Option<Work> = None;
    let mut under_employer = false;
    let mut jobs = jobs.into_iter().peekable();
    while let Some(Job { mut work, below_employer, is_role }) = jobs.next() {
        let role_follows =
            jobs.peek().is_some_and(|Job { work, .. }| work.company.is_none() && work.title.is_some());
        let titled = |title: &Field| count_cues(&vocabulary().title, &title.value) > 0;
        let is_title = work.title.as_ref().is_some_and(titled);
        if !is_title && work.company.is_some() && work.highlights.is_empty() && role_follows {
            head = Some(Work { title: None, ..work });
            continue;
        }
        if work.company.is_some() || !is_role || !is_title {
            head = None;
            under_employer = below_employer;
        } else if let Some(above) = head.as_ref().or(shared.last().filter(|_| under_employer)) {
            work.company = above.company.clone();
            work.location = work.location.or_else(|| above.location.clone());
        }
        shared.push(work);
    }
    shared
}
