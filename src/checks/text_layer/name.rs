//! A name that is drawn and stands in no text.

use crate::checks::Claims;
use crate::checks::doubts::missing_name;
use crate::checks::{Outcome, Params};
use crate::finding::{Draft, Location, Weight};
use crate::subject::Subject;

/// The résumé has text, but no name in it, while something is drawn where a name would be.
pub fn drawn_name(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let Some((bbox, what)) = missing_name(subject) else { return Outcome::default() };
    let location = Location { page: Some(1), bbox: Some(bbox), ..Location::file() };
    let readers = subject.every_reader();
    Some(Draft::at(Weight::Warning, location).hitting(readers).with("what", what)).into()
}
