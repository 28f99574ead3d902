//! What a copy, read again, says otherwise than the résumé: the person is told to look at it.

use crate::fields::FieldKind;
use crate::reading::Reading;
use crate::resume::{Date, Field, Resume, Work};
use crate::text::fold::squeeze;
use crate::text::words::excerpt;
use crate::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of the copy among which name and address have to stand.
const TOP: usize = 5;

/// What is doubtful of a copy, a sentence each.
pub fn doubts(resume: &Resume, copy: &Resume, copied: &Reading) -> Vec<Wording> {
    let mut doubts = contact(resume, copied);
    doubts.extend(jobs(resume, copy));
    doubts.extend(deeds(resume, copy));
    doubts.extend(headings(resume, copy));
    doubts
}

fn contact(resume: &Resume, copied: &Reading) -> Vec<Wording> {
    let lines: Vec<String> =
        copied.lines.iter().take(TOP).map(|line| squeeze(line.span.of(&copied.text))).collect();
    let mut doubts = Vec::new();
    let name = resume.name.as_ref().map(|name| &name.value);
    let is_first = |name: &&String| lines.first().is_some_and(|line| line.contains(&squeeze(name)));
    if name.filter(is_first).is_none() {
        doubts.push(Wording::ours("your name is not the first line of the copy"));
    }
    let details = [(FieldKind::Email, resume.emails.first()), (FieldKind::Phone, resume.phones.first())];
    for (kind, field) in details {
        let Some(field) = field else { continue };
        if !lines.iter().any(|line| line.contains(&squeeze(&field.value))) {
            let what = if kind == FieldKind::Email { "e-mail address " } else { "phone number " };
            let words = Wording::from("your ").saying(what).quoting(&field.value);
            doubts.push(words.saying(" is not among the first lines of the copy"));
        }
    }
    doubts
}

type Shape = (Option<String>, Option<String>, Option<Date>, Option<Date>);

fn shape(job: &Work) -> Shape {
    let text = |field: &Option<Field>| field.as_ref().map(|field| squeeze(&field.value));
    let date = |field: &Option<Field<Date>>| field.as_ref().map(|field| field.value);
    (text(&job.title), text(&job.company), date(&job.start), date(&job.end))
}

fn jobs(resume: &Resume, copy: &Resume) -> Vec<Wording> {
    let mut there: Vec<Shape> = copy.work.iter().map(shape).collect();
    let mut doubts = Vec::new();
    for job in &resume.work {
        let own = shape(job);
        match there.iter().position(|other| *other == own) {
            Some(at) => drop(there.remove(at)),
            None => {
                let words = Wording::from("the copy reads otherwise: the job ").quoting(&named(job));
                doubts.push(words.saying("; see that its title, employer and dates stand together"));
            }
        }
    }
    doubts
}

fn named(job: &Work) -> String {
    let parts = [&job.title, &job.company];
    let parts: Vec<&str> = parts.into_iter().flatten().map(|field| field.value.as_str()).collect();
    if parts.is_empty() { "without title and employer".to_owned() } else { parts.join(", ") }
}

/// Lines about what was done that belong to another job when the copy is read.
fn deeds(resume: &Resume, copy: &Resume) -> Vec<Wording> {
    let of = |resume: &Resume| {
        let mut owners: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
        for job in &resume.work {
            let employer = job.company.as_ref().map(|field| squeeze(&field.value));
            for deed in &job.highlights {
                owners.entry(squeeze(&deed.value)).or_default().insert(employer.clone());
            }
        }
        owners
    };
    let (read, own) = (of(copy), of(resume));
    let mut doubts = Vec::new();
    for deed in resume.work.iter().flat_map(|job| &job.highlights) {
        let key = squeeze(&deed.value);
        let moved = read.get(&key).zip(own.get(&key));
        if moved.is_some_and(|(there, own)| there != own) {
            let words =
                Wording::from("the copy may show this under another job: ").quoting(&excerpt(&deed.value));
            doubts.push(words);
        }
    }
    doubts
}

fn headings(resume: &Resume, copy: &Resume) -> Vec<Wording> {
    let known = |resume: &Resume| -> BTreeSet<_> {
        let headed = resume.sections.iter().filter(|section| section.heading.is_some());
        headed.map(|section| section.kind).collect()
    };
    let (own, there) = (known(resume), known(copy));
    let lost = own.difference(&there).count();
    if lost == 0 {
        return Vec::new();
    }
    let words = Wording::count(lost, "heading", "headings");
    vec![words.saying(" of the résumé can no longer be told from the text; look at the headings of the copy")]
}
