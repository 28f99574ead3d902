//! Keywords that a hyphen at the end of a line cuts in two.

use crate::checks::Claims;
use crate::checks::doubts::cuts;
use crate::checks::{Outcome, Params};
use crate::finding::{Draft, Weight};
use crate::reading::Reading;
use crate::subject::Subject;

/// Whether the posting asks for a term.
fn is_asked(term: &str, subject: &Subject<'_>) -> bool {
    let requirements = subject.posting.map(|posting| posting.requirements.as_slice()).unwrap_or_default();
    requirements.iter().any(|requirement| requirement.term.eq_ignore_ascii_case(term))
}

/// Keywords that no search finds because they go on in the next line.
pub(super) fn cut_keywords(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let mut drafts: Vec<(bool, Draft)> = Vec::new();
    let reference = &subject.reference;
    for cut in cuts(reference) {
        let term = cut.joined.to_lowercase();
        let whole = |reading: &Reading| !reading.text.to_lowercase().contains(&term);
        let readers = subject.readers_where(whole);
        if readers.is_empty() || reference.text.to_lowercase().contains(&term) {
            continue;
        }
        let asked = is_asked(&cut.joined, subject);
        let weight = if asked { Weight::Readers { essential: true } } else { Weight::Note };
        let pieces: Vec<&str> = cut.span.of(&reference.text).split_whitespace().collect();
        let draft = Draft::at(weight, subject.locate(cut.span)).hitting(readers);
        drafts.push((asked, draft.quoting("term", &cut.joined).quoting("pieces", &pieces.join(" / "))));
    }
    drafts.sort_by_key(|(asked, _)| !asked);
    drafts.into_iter().map(|(_, draft)| draft).collect::<Vec<_>>().into()
}
