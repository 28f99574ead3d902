//! Line breaks inside a paragraph, which some readers drop without leaving a space.

use super::runs::touches;
use crate::checks::Claims;
use crate::checks::losses::locate_losses;
use crate::checks::{Outcome, Params};
use crate::fields::{ReaderId, Retention};
use crate::finding::{Draft, Weight};
use crate::reading::{Policy, SpecialText};
use crate::subject::Subject;

/// Fields glued to their neighbours by readers that drop line breaks.
pub fn dropped_breaks(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let drops = |id: ReaderId| {
        subject.readers.iter().any(|reader| {
            reader.id == id
                && matches!(&reader.policy, Policy::Docx(policy) if policy.line_break == SpecialText::Lost)
        })
    };
    let losses = claims.take(subject, |survival, reader, verdict| {
        matches!(verdict, Retention::Changed(_))
            && drops(reader)
            && survival.span.is_some_and(|span| touches(subject, span, |run| run.text == "\n"))
    });
    if losses.is_empty() {
        return Outcome::default();
    }
    let locations = locate_losses(&losses, subject);
    Some(Draft { weight: Weight::Losses(losses), locations, ..Draft::default() }).into()
}
