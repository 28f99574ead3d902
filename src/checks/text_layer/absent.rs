//! Pages without text.

use crate::checks::Claims;
use crate::checks::doubts::{FEWEST_OF_PAGE, Shows, cut_short, pages_without_text, shows};
use crate::checks::{Outcome, Params};
use crate::document::{Format, Page, Place, Run};
use crate::finding::{Draft, Location, Weight};
use crate::subject::Subject;
use crate::wording::Wording;

/// Part of a page's characters from which on its text is a layer behind or over the picture.
const LAYER_SHARE: f32 = 0.8;

/// Scanned pages with the text that a recognition program put over them.
pub fn recognised_scan(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let pictures: Vec<&Page> =
        subject.document.pages().iter().filter(|page| shows(page) == Shows::Picture).collect();
    let layered = pictures.into_iter().filter(|page| {
        let here = |run: &&Run| matches!(run.place, Place::Pdf { page: number, .. } if number == page.number);
        let ink = |run: &Run| (0..run.len()).filter(|&index| run.is_inked(index)).count();
        let runs: Vec<&Run> = subject.document.runs.iter().filter(here).collect();
        let all: usize = runs.iter().copied().map(ink).sum();
        // A layer over a scan is not hidden; what makes it invisible stands in the proof.
        let is_unseen = |run: &&Run| run.visibility.hidden.is_some() || !run.visibility.proof.is_empty();
        let unseen = runs.iter().copied().filter(is_unseen);
        let unseen: usize = unseen.map(ink).sum();
        all >= FEWEST_OF_PAGE && unseen as f32 >= LAYER_SHARE * all as f32
    });
    let pages: Vec<&Page> = layered.collect();
    let Some(first) = pages.first() else { return Outcome::default() };
    let location = Location { page: Some(first.number), bbox: Some(first.crop_box), ..Location::file() };
    let count = Wording::count(pages.len(), "page is", "pages are");
    Some(Draft::at(Weight::Note, location).with("pages", count)).into()
}

/// No page has text.
pub fn no_text_layer(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    if subject.document.format != Format::Pdf {
        return blank(subject);
    }
    let counts = subject.inked();
    if subject.document.meta.xfa || counts.is_empty() || counts.iter().any(|count| *count >= FEWEST_OF_PAGE) {
        return Outcome::default();
    }
    if let Some(why) = cut_short(subject) {
        return Outcome { skipped: Some(why), ..Outcome::default() };
    }
    let shown: Vec<Shows> = subject.document.pages().iter().map(shows).collect();
    let cause = if shown.contains(&Shows::Picture) {
        "its pages are pictures, as a scan or a photo makes them"
    } else if shown.contains(&Shows::Outlines) {
        "its letters are drawn as shapes, as design programs do when they convert text to outlines"
    } else {
        "its pages are all but empty"
    };
    let readers = subject.every_reader();
    let first = subject.document.pages().first();
    let location = Location { page: first.map(|page| page.number), ..Location::file() };
    let draft = Draft::at(Weight::Fatal, location).hitting(readers).with("cause", cause);
    Some(draft.with("advice", EXPORT)).into()
}

/// What to do about a PDF without text.
const EXPORT: &str =
    "export a PDF from the program you wrote the résumé in; do not scan, photograph or print it to a picture";

/// A document of text in which no word stands, be it shown or not.
fn blank(subject: &Subject<'_>) -> Outcome {
    let has_ink = |run: &Run| (0..run.len()).any(|index| run.is_inked(index));
    let is_blank = !subject.document.runs.iter().any(has_ink);
    if let Some(why) = cut_short(subject).filter(|_| is_blank) {
        return Outcome { skipped: Some(why), ..Outcome::default() };
    }
    let draft = || {
        let draft = Draft::at_file(Weight::Fatal).hitting(subject.every_reader());
        let draft = draft.with("cause", "not a single word is in it");
        draft.with(
            "advice",
            "open it and see whether the résumé is in it; save it again, or take another file",
        )
    };
    is_blank.then(draft).into()
}

/// Some pages have text, others are pictures of text.
pub fn page_without_text(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    if subject.inked().iter().all(|count| *count < FEWEST_OF_PAGE) {
        return Outcome::default();
    }
    let draft = |(page, shows): (&Page, Shows)| {
        let cause = if shows == Shows::Picture { "a picture" } else { "drawn as shapes" };
        let readers = subject.every_reader();
        let location = Location { page: Some(page.number), bbox: Some(page.crop_box), ..Location::file() };
        // Later pages are often certificates; the first is the résumé.
        Draft::at(Weight::Readers { essential: page.number == 1 }, location)
            .hitting(readers)
            .with("page", page.number)
            .with("cause", cause)
    };
    pages_without_text(subject).into_iter().map(draft).collect::<Vec<_>>().into()
}
