//! Addresses that go on in the next line.

use crate::checks::Claims;
use crate::checks::losses::locate_losses;
use crate::checks::{Outcome, Params};
use crate::fields::Retention;
use crate::finding::{Draft, Weight};
use crate::reading::Line;
use crate::resume::{Field, is_address};
use crate::span::Span;
use crate::subject::Subject;

/// An e-mail or web address that goes on in the next line.
pub fn broken_address(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let resume = &subject.resume;
    let emails = resume.emails.iter();
    let links = resume.links.iter().filter(|link| link.printed).map(|link| &link.url);
    let mut drafts = Vec::new();
    for field in emails.chain(links) {
        let Some(span) = field.span else { continue };
        let Some((index, line)) = subject.reference.line_at(span.start()) else { continue };
        let same_column = |other: &&Line| other.region == line.region && other.page == line.page;
        let above = index.checked_sub(1).and_then(|at| subject.reference.lines.get(at)).filter(same_column);
        let below = subject.reference.lines.get(index + 1).filter(same_column);
        // Most that is broken is joined where addresses are parsed.
        if span.of(text).contains('\n') {
            drafts.extend(joined(field, span, subject, claims));
            continue;
        }
        let broken = above
            .filter(|above| line.span.start() == span.start() && ends_in_half_a_word(above.span.of(text)))
            .map(|above| last_word(above.span, text).to(span))
            .or_else(|| {
                let other = |below: &&Line| {
                    resume
                        .links
                        .iter()
                        .any(|link| link.url.span.is_some_and(|s| s.start() == below.span.start()))
                };
                let below = below.filter(|below| !other(below));
                let goes_on = ends_open(text.get(..line.span.end()), span, text);
                below.filter(|_| goes_on).map(|below| span.to(first_word(below.span, text)))
            });
        if let Some(whole) = broken {
            // Who does not get the piece that was taken for the address loses it by the same break.
            claims.take(subject, |survival, _, _| survival.span == Some(span));
            let draft = Draft::at(Weight::Warning, subject.locate(whole));
            drafts.push(draft.quoting("pieces", &pieces(whole.of(text))));
        }
    }
    drafts.into()
}

/// What becomes of an address that was put together from two lines; nothing if every reader does so, too.
///
/// A link to the whole address proves what it is, and so do two pieces of which none is an address. Otherwise, the line
/// above may be something else.
fn joined(field: &Field, span: Span, subject: &Subject<'_>, claims: &mut Claims) -> Option<Draft> {
    let losses = claims.take(subject, |survival, _, verdict| {
        survival.span == Some(span) && matches!(verdict, Retention::Changed(_))
    });
    let kept = subject.survival.iter().any(|survival| {
        survival.span == Some(span) && survival.readers.values().all(|verdict| *verdict == Retention::Kept)
    });
    let text = &subject.reference.text;
    let is_linked =
        || subject.document.links.iter().any(|link| link.target.trim_end().ends_with(&field.value));
    // Neither piece is an address, and both together are.
    let needs_both =
        || is_address(&field.value) && !span.of(text).lines().any(|piece| is_address(piece.trim()));
    let proved = is_linked() || needs_both();
    let draft = match (losses.is_empty(), proved) {
        (true, _) if kept => return None,
        (false, true) => Draft {
            locations: locate_losses(&losses, subject),
            weight: Weight::Losses(losses),
            ..Draft::default()
        },
        _ => {
            let readers = losses.iter().flat_map(|loss| loss.lost.iter()).collect();
            Draft::at(Weight::Warning, subject.locate(span)).hitting(readers)
        }
    };
    Some(draft.quoting("pieces", &pieces(span.of(text))))
}

/// `jo- / hn@example.org`
fn pieces(broken: &str) -> String {
    broken.split_whitespace().collect::<Vec<_>>().join(" / ")
}

/// A line that ends in a hyphen right after a letter, with nothing before the word's start but a
/// bullet or an icon: half of an address, not of a sentence.
fn ends_in_half_a_word(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let alone = words.all(|word| word.chars().count() <= 1);
    alone && last.ends_with('-') && last.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
}

/// Whether an address stands at the end of its line and ends in a character that asks for more.
fn ends_open(line: Option<&str>, span: Span, text: &str) -> bool {
    let rest = line.and_then(|line| line.get(span.end()..)).unwrap_or_default();
    let address = span.of(text);
    (rest.trim() == "-" || rest.trim() == "/" || (rest.trim().is_empty() && address.ends_with(['-', '/'])))
        && address.contains('/')
        && text.get(span.end()..).is_some_and(|after| {
            let next = after.trim_start_matches(['-', '/']).trim_start();
            let word = next.split_whitespace().next().unwrap_or_default();
            word.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
        })
}

fn last_word(span: Span, text: &str) -> Span {
    let line = span.of(text).trim_end();
    let start = line.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    Span::within(text, span.start() + start, span.start() + line.len())
}

fn first_word(span: Span, text: &str) -> Span {
    let length = span.of(text).find(char::is_whitespace).unwrap_or(span.len());
    Span::within(text, span.start(), span.start() + length)
}
