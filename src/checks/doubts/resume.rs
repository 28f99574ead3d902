//! Documents that are no résumé: what they lack is no fault of theirs.

use super::pages::has_pages_without_text;
use crate::posting;
use crate::resume::SectionKind;
use crate::subject::Subject;
use crate::wording::Wording;

/// Words from which on a document in which nothing of a résumé is found is another kind of document; a
/// shorter one may be a résumé that has only been begun.
const FEWEST_WORDS: usize = 15;
/// Things asked from which on a text that is no résumé is a job posting.
const FEWEST_ASKED: usize = 3;

/// What the document seems to be, where nothing of a résumé is in it: no way to reach anybody, no job, no
/// study, no skill and no heading of these.
pub fn no_resume(subject: &Subject<'_>) -> Option<Wording> {
    let resume = &subject.resume;
    let telling = |kind| matches!(kind, SectionKind::Work | SectionKind::Education | SectionKind::Skills);
    let has_heading =
        resume.sections.iter().any(|section| section.heading.is_some() && telling(section.kind));
    let has_fields = !resume.emails.is_empty()
        || !resume.phones.is_empty()
        || !resume.work.is_empty()
        || !resume.education.is_empty()
        || !resume.skills.is_empty();
    let words = subject.reference.text.split_whitespace().take(FEWEST_WORDS).count();
    let judged = words == FEWEST_WORDS && subject.knows_language() && !has_pages_without_text(subject);
    if !judged || has_heading || has_fields {
        return None;
    }
    let asked = posting::read("", &subject.reference.text).requirements.len();
    Some(if asked >= FEWEST_ASKED {
        Wording::ours("it reads like a job posting: it asks, and tells nothing of a person")
    } else {
        Wording::ours("no job, no study, no skill and no way to reach anybody was found in it")
    })
}
