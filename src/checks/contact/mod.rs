//! `CON`: how to reach the person.

mod elsewhere;

pub use elsewhere::{Astray, astray};

use super::doubts::{cut_short, has_pages_without_text, has_unknown_letters, missing_name, no_resume};
use super::losses::{drafts_of, is_contact};
use super::text_layer::has_wrong_boundaries;
use super::{Check, Outcome, Params, Test};
use crate::checks::Claims;
use crate::fields::{ReaderId, Retention};
use crate::finding::{Draft, Location, Weight};
use crate::resume::{self, AddressFault, Link, Survival};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::words::in_one_line;
use crate::wording::Wording;

/// The checks of the family; the generic one for lost fields stands last.
pub const CHECKS: &[Check] = &[
    Check { name: "no-name", params: &[], fills: &[], test: Test::Read(no_name) },
    Check { name: "no-email", params: &[], fills: &[], test: Test::Read(no_email) },
    Check { name: "mistyped-email", params: &[], fills: &["found", "why"], test: Test::Read(mistyped_email) },
    Check { name: "no-phone", params: &[], fills: &[], test: Test::Read(no_phone) },
    Check { name: "no-location", params: &[], fills: &[], test: Test::Read(no_location) },
    Check {
        name: "link-only-url",
        params: &[],
        fills: &["count", "others", "url"],
        test: Test::Read(link_only_url),
    },
    Check {
        name: "link-elsewhere",
        params: &[],
        fills: &["printed", "target"],
        test: Test::Read(elsewhere::link_elsewhere),
    },
    Check {
        name: "several-emails",
        params: &[],
        fills: &["first", "second"],
        test: Test::Read(several_emails),
    },
    Check {
        name: "email-with-accents",
        params: &[],
        fills: &["found"],
        test: Test::Read(email_with_accents),
    },
    Check { name: "contact-below-top", params: &[], fills: &[], test: Test::Read(contact_below_top) },
    Check { name: "contact-lost", params: &[], fills: &[], test: Test::Read(contact_lost) },
];

/// Characters of ink without which there is no text to miss anything in.
const FEWEST_CHARACTERS: usize = 80;

fn has_text(subject: &Subject<'_>) -> bool {
    let ink = subject.reference.text.chars().filter(|c| !c.is_whitespace());
    ink.take(FEWEST_CHARACTERS).count() == FEWEST_CHARACTERS
}

/// The first line of the reference, where a missing thing would be looked for.
fn top(subject: &Subject<'_>) -> Location {
    match subject.reference.lines.first() {
        Some(line) => subject.locate(line.span).labelled("looked for here and below"),
        None => Location::file(),
    }
}

fn absent(is_absent: bool, weight: Weight, subject: &Subject<'_>) -> Outcome {
    if let Some(why) = cut_short(subject).or_else(|| no_resume(subject)).filter(|_| is_absent) {
        return doubtful(why);
    }
    // What is missing may stand on a page that is a picture, in letters that nobody can tell, or in fragments.
    let known = || {
        has_text(subject)
            && !has_pages_without_text(subject)
            && !has_unknown_letters(subject)
            && !has_wrong_boundaries(&subject.reference)
    };
    (is_absent && known()).then(|| Draft::at(weight, top(subject))).into()
}

fn no_name(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    // A name that is drawn is another rule's.
    let is_absent = subject.resume.name.is_none() && missing_name(subject).is_none();
    match resume::possible_name(&subject.reference).filter(|_| is_absent) {
        Some(span) => {
            let said = Wording::from("not told which is the name; it may be ");
            doubtful(said.then(&Wording::quotation(span.of(&subject.reference.text))))
        }
        None => absent(is_absent, Weight::Warning, subject),
    }
}

/// A claim of absence needs an empty place: what may be it is said instead.
fn doubtful(why: Wording) -> Outcome {
    Outcome { drafts: Vec::new(), skipped: Some(why) }
}

fn no_email(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    // An address that cannot work is another rule's.
    let is_absent = subject.resume.emails.is_empty() && resume::mistyped_email(&subject.reference).is_none();
    absent(is_absent, Weight::Fatal, subject)
}

/// What was meant as the e-mail address, where none can work.
fn mistyped_email(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let mistyped = resume::mistyped_email(&subject.reference).filter(|_| subject.resume.emails.is_empty());
    let Some((span, fault)) = mistyped else { return Outcome::default() };
    let why = match fault {
        AddressFault::Space => "a space stands in it",
        AddressFault::NoDot => "no dot stands after its @",
        AddressFault::Malformed => "it is not of the form name@host.ending",
    };
    let found = in_one_line(span.of(&subject.reference.text));
    Some(Draft::at(Weight::Fatal, subject.locate(span)).quoting("found", &found).with("why", why)).into()
}

fn no_phone(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let is_absent = subject.resume.phones.is_empty();
    if is_absent && resume::has_possible_phone(&subject.reference) {
        return doubtful("what may be a phone number is not understood".into());
    }
    absent(is_absent, Weight::Warning, subject)
}

fn no_location(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let resume = &subject.resume;
    // Without any contact line this is a consequence, not a finding.
    let reachable = !resume.emails.is_empty() || !resume.phones.is_empty();
    absent(resume.location.is_none() && reachable, Weight::Note, subject)
}

/// The addresses of the person that only links hold.
pub fn unprinted<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a Link> {
    let links = subject.resume.links.iter().filter(|link| !link.printed);
    links.filter(|link| resume::is_of_person(link, &subject.resume))
}

/// Addresses that only a link's target has; readers keep the text, not the target.
fn link_only_url(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let hidden: Vec<&Link> = unprinted(subject).collect();
    let targets: Vec<&str> = hidden.iter().map(|link| link.url.value.as_str()).collect();
    let anchors: Vec<Span> = hidden.iter().filter_map(|link| link.anchor).collect();
    let Some(first) = targets.first() else { return Outcome::default() };
    let place = anchors.first().map_or_else(Location::file, |anchor| subject.locate(*anchor));
    let mut draft = Draft::at(Weight::Warning, place.labelled(Wording::from("links to ").quoting(first)))
        .quoting("url", first)
        .with("count", targets.len());
    for (anchor, target) in anchors.iter().zip(&targets).skip(1) {
        draft = draft.and(subject.locate(*anchor).labelled(Wording::from("links to ").quoting(target)));
    }
    let others = match targets.len() - 1 {
        0 => String::new(),
        1 => " (and one more address)".to_owned(),
        more => format!(" (and {more} more addresses)"),
    };
    Some(draft.with("others", Wording::ours(others))).into()
}

/// More than one address: a parser takes one of them.
fn several_emails(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let [first, second, ..] = subject.resume.emails.as_slice() else { return Outcome::default() };
    let (Some(a), Some(b)) = (first.span, second.span) else { return Outcome::default() };
    // The addresses of references are other people's.
    let text = &subject.reference.text;
    let near = text.get(a.end()..b.start()).is_some_and(|between| between.lines().count() <= 4);
    let draft = Draft::at(Weight::Note, subject.locate(a)).and(subject.locate(b));
    near.then(|| draft.quoting("first", &first.value).quoting("second", &second.value)).into()
}

/// Letters beyond ASCII in an address.
fn email_with_accents(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let odd = subject.resume.emails.iter().filter(|email| !email.value.is_ascii());
    let drafts: Vec<Draft> = odd
        .filter_map(|email| {
            let place = subject.locate(email.span?);
            Some(Draft::at(Weight::Fatal, place).quoting("found", &email.value))
        })
        .collect();
    drafts.into()
}

/// E-mail and phone only after jobs or studies.
fn contact_below_top(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let resume = &subject.resume;
    let entries = resume.work.iter().map(|work| work.span).chain(resume.education.iter().map(|e| e.span));
    let Some(first_entry) = entries.min() else { return Outcome::default() };
    let spans: Vec<Span> =
        resume.emails.iter().chain(&resume.phones).filter_map(|field| field.span).collect();
    let below = |span: &Span| is_below(*span, first_entry, subject);
    match spans.first() {
        Some(span) if spans.iter().all(below) => {
            Some(Draft::at(Weight::Warning, subject.locate(*span))).into()
        }
        _ => Outcome::default(),
    }
}

/// Whether a place stands below another as a person sees the page: on a later page, or lower on the
/// same; without geometry, later in the same region. A sidebar beside the jobs is not below them.
fn is_below(span: Span, other: Span, subject: &Subject<'_>) -> bool {
    let (here, there) = (subject.locate(span), subject.locate(other));
    match (here.bbox, there.bbox) {
        (Some(here_box), Some(there_box)) => {
            let in_one_column = here_box.x0 < there_box.x1 && there_box.x0 < here_box.x1;
            here.page > there.page || (here.page == there.page && in_one_column && here_box.y1 < there_box.y0)
        }
        _ => {
            let region = |span: Span| subject.reference.line_at(span.start()).map(|(_, line)| line.region);
            span.start() > other.end() && region(span) == region(other)
        }
    }
}

/// Contact fields that readers lose for a reason that no other rule names.
fn contact_lost(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let is_contact = |survival: &Survival, _: ReaderId, _: Retention| is_contact(survival.field.kind());
    let losses = claims.take(subject, is_contact);
    drafts_of(losses, subject).into()
}
