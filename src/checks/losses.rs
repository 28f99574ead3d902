//! Losses in the words and places of a finding, as several families report them.

use crate::fields::{FieldKind, ReaderSet, Retention};
use crate::finding::{Draft, Location, Loss, Weight};
use crate::resume::Survival;
use crate::subject::Subject;
use crate::text::words::in_one_line;
use crate::wording::Wording;

/// Whether the loss of a field of a kind is the contact family's to tell, and not that of entries.
pub fn is_contact(kind: FieldKind) -> bool {
    match kind {
        FieldKind::Name | FieldKind::Email | FieldKind::Phone | FieldKind::Location | FieldKind::Link => true,
        FieldKind::Work | FieldKind::Education | FieldKind::Skill => false,
    }
}

/// One draft for losses that hit the same readers, each field a place.
pub fn drafts_of(losses: Vec<Loss>, subject: &Subject<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut groups: Vec<(ReaderSet, Vec<Loss>)> = Vec::new();
    for loss in losses {
        let readers = loss.readers();
        match groups.iter_mut().find(|(hit, _)| *hit == readers) {
            Some((_, group)) => group.push(loss),
            None => groups.push((readers, vec![loss])),
        }
    }
    for (readers, group) in groups {
        let locations = locate_losses(&group, subject);
        drafts.push(Draft { weight: Weight::Losses(group), readers, locations, ..Draft::default() });
    }
    drafts
}

/// The fields of losses in the reference, each with what becomes of it.
pub fn locate_losses(losses: &[Loss], subject: &Subject<'_>) -> Vec<Location> {
    let mut locations: Vec<Location> = Vec::new();
    for survival in losses.iter().filter_map(|loss| subject.survival.get(loss.field)) {
        let Some(span) = survival.span else { continue };
        let label = fate(survival, subject);
        // What happens to all of them in the same way is said once.
        let said = locations.iter().any(|location| location.label == label);
        locations.push(subject.locate(span).labelled(if said { Wording::default() } else { label }));
    }
    locations
}

/// What becomes of a field, in a few words: who changes it to what, or how many lose or move it.
fn fate(survival: &Survival, subject: &Subject<'_>) -> Wording {
    let voters = survival.readers.iter().filter(|(reader, _)| subject.votes(**reader));
    let changed = voters.clone().find_map(|(reader, verdict)| match verdict {
        Retention::Changed(span) => {
            let reading = subject.reading(*reader)?;
            let text = in_one_line(span.of(&reading.text));
            Some(Wording::ours(&reading.name).saying(" reads ").then(&Wording::quotation(&text)))
        }
        _ => None,
    });
    let count =
        |wanted: fn(&Retention) -> bool| voters.clone().filter(|(_, verdict)| wanted(verdict)).count();
    let lost = count(|verdict| *verdict == Retention::Lost);
    let moved = count(|verdict| matches!(verdict, Retention::Misplaced(_)));
    let counted = |n: usize, what: &str| match n {
        0 => None,
        1 => Some(Wording::ours(format!("1 reader {what}s it"))),
        _ => Some(Wording::ours(format!("{n} readers {what} it"))),
    };
    let parts = changed.into_iter().chain(counted(lost, "lose")).chain(counted(moved, "misplace"));
    Wording::join(parts, ", ")
}
