//! Packages that are made in a way which keeps some programs from reading any of them.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::PackageTrait;
use crate::fields::ReaderSet;
use crate::finding::{Draft, Location, Weight};
use crate::reading::Policy;
use crate::subject::Subject;
use crate::wording::Wording;
use std::collections::BTreeSet;

/// Readers that fail on the package, for one of its traits each; all their losses follow from it.
pub fn unread_package(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let mut readers = ReaderSet::default();
    let mut names: BTreeSet<PackageTrait> = BTreeSet::new();
    for reader in &subject.readers {
        let Policy::Docx(policy) = &reader.policy else { continue };
        let failing: Vec<PackageTrait> = subject
            .document
            .meta
            .package
            .iter()
            .copied()
            .filter(|name| policy.fails_on.contains(name))
            .collect();
        if !failing.is_empty() {
            readers.insert(reader.id);
            names.extend(failing);
        }
    }
    if readers.is_empty() {
        return Outcome::default();
    }
    claims.take(subject, |_, reader, _| readers.contains(reader));
    let how = names.into_iter().map(describe).collect::<Vec<_>>().join(" and ");
    let votes = !readers.and(subject.voters).is_empty();
    let weight = if votes { Weight::Readers { essential: true } } else { Weight::Note };
    Some(Draft::at(weight, Location::file()).hitting(readers).with("how", Wording::ours(how))).into()
}

/// How a package is made, after "the document is".
fn describe(name: PackageTrait) -> &'static str {
    match name {
        PackageTrait::Strict => "saved as “Strict Open XML Document”",
        PackageTrait::MacroEnabled => "saved as a macro-enabled document",
        PackageTrait::MainPartRenamed => "packed with an unusual name for its main part",
        PackageTrait::Utf16 => "written in UTF-16",
        PackageTrait::OtherPrefix => "written with an unusual XML prefix",
    }
}
