//! What a file holds besides its text.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::finding::{Draft, Location, Weight};
use crate::subject::Subject;
use crate::wording::Wording;

/// Attached files that a message names.
const NAMED: usize = 3;

/// Macros or JavaScript.
pub(super) fn scripts(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    subject.document.meta.scripts.then(|| Draft::at_file(Weight::Warning)).into()
}

/// Files attached to a PDF; those of a portfolio are another rule's.
pub(super) fn attachments(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let meta = &subject.document.meta;
    if meta.attachments.is_empty() || meta.portfolio {
        return Outcome::default();
    }
    Some(carrying(Weight::Note, &meta.attachments)).into()
}

/// A cover page with files, of which readers get the cover page. Where that is the résumé, nothing
/// but the rest is lost.
pub(super) fn portfolio(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let resume = &subject.resume;
    let is_resume = !resume.work.is_empty() || !resume.education.is_empty();
    let weight = if is_resume { Weight::Warning } else { Weight::Fatal };
    let draft = carrying(weight, &subject.document.meta.attachments);
    let readers = subject.every_reader();
    subject.document.meta.portfolio.then(|| draft.hitting(readers)).into()
}

fn carrying(weight: Weight, names: &[String]) -> Draft {
    let mut named: Vec<Wording> = names.iter().map(|name| Wording::quote(name)).take(NAMED).collect();
    if names.len() > NAMED {
        named.push(Wording::from(names.len() - NAMED).saying(" more"));
    }
    let files = if names.len() == 1 { "1 file".to_owned() } else { format!("{} files", names.len()) };
    Draft::at_file(weight).with("files", Wording::ours(files)).with("names", Wording::join(named, ", "))
}

/// Pages that take unusually many drawing steps.
pub(super) fn heavy_pages(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let most = params.number("operators");
    let heavy = subject.document.pages().iter().filter(|page| page.operators as f64 >= most);
    let Some(page) = heavy.max_by_key(|page| page.operators) else { return Outcome::default() };
    let location = Location { page: Some(page.number), bbox: Some(page.crop_box), ..Location::file() };
    Some(Draft::at(Weight::Note, location).with("page", page.number).with("operators", page.operators)).into()
}
