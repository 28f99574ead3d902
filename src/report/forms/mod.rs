//! The form of an application as each reader's text fills it, with why a box is not as the page has it.

mod text;

pub use text::write;

use super::survival;
use crate::finding::{Finding, Location, TextOf};
use crate::form::{BoxPath, BoxState, Cause, Form, FormBox};
use crate::reading::REFERENCE;
use crate::resume::Unfound;
use crate::subject::Subject;
use crate::wording::Wording;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `fields --format json` prints.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "fields"))]
pub struct FormsReport {
    /// As given.
    pub path: String,
    /// What a person says of the résumé and the page does not.
    pub notices: Vec<Wording>,
    /// By reader.
    pub readers: BTreeMap<String, FormReport>,
    /// Of the contract: keys may be added under it, none is renamed or removed.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub schema_version: u32,
    /// The readers in their own order.
    #[serde(skip)]
    pub order: Vec<String>,
}

/// The form of one reader.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "form"))]
pub struct FormReport {
    /// In the order of a form: contact, jobs, studies; entries that the page does not have come after those that it has.
    pub fields: Vec<BoxReport>,
}

/// A box of a form.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "form-box"))]
pub struct BoxReport {
    /// As `work[0].company` or `education[0].area`.
    #[cfg_attr(test, schemars(with = "String"))]
    pub field: BoxPath,
    /// What it is filled with.
    pub value: Option<String>,
    /// What the page has for it.
    pub page: Option<String>,
    /// How the two compare.
    pub state: BoxState,
    /// Why they are not the same, if they are not.
    pub why: Option<Wording>,
    /// The rule whose finding says so.
    pub rule: Option<String>,
}

impl FormsReport {
    /// Forms of a file, explained by its findings.
    pub fn new(forms: &[Form], subject: &Subject<'_>, findings: &[Finding]) -> Self {
        let report = |form: &Form| {
            let fields = form.boxes.iter().map(|filled| reported(filled, form, subject, findings)).collect();
            (form.name.clone(), FormReport { fields })
        };
        Self {
            path: subject.upload.source.name.clone(),
            notices: subject.unfound.iter().map(Unfound::in_words).collect(),
            readers: forms.iter().map(report).collect(),
            schema_version: 1,
            order: forms.iter().map(|form| form.name.clone()).collect(),
        }
    }
}

fn reported(filled: &FormBox, form: &Form, subject: &Subject<'_>, findings: &[Finding]) -> BoxReport {
    let finding = filled.cause.and_then(|cause| of_loss(cause, form, subject, findings));
    let own = || filled.cause.map(|cause| Wording::ours(in_words(cause, form, subject)));
    BoxReport {
        field: filled.place,
        value: filled.value.clone(),
        page: filled.page.clone(),
        state: filled.state,
        why: finding.map(|finding| finding.message.clone()).or_else(own),
        rule: finding.map(|finding| finding.rule.clone()),
    }
}

/// The finding that tells a reader's loss: by the field, or by the field's place and the reader.
fn of_loss<'a>(
    cause: Cause,
    form: &Form,
    subject: &Subject<'_>,
    findings: &'a [Finding],
) -> Option<&'a Finding> {
    let Cause::Loss(index) = cause else { return None };
    let names = |finding: &&Finding| {
        finding.losses.iter().any(|loss| loss.field == index && loss.readers().contains(form.reader))
    };
    let home = subject.survival.get(index)?.span?;
    let is_there = |location: &Location| {
        let in_reference = location.text_of == Some(TextOf::Reading(REFERENCE.to_owned()));
        in_reference && location.span.is_some_and(|span| span.contains(home))
    };
    let stands_there =
        |finding: &&Finding| finding.readers.contains(&form.name) && finding.locations.iter().any(is_there);
    findings.iter().find(names).or_else(|| findings.iter().find(stands_there))
}

/// What no finding tells.
fn in_words(cause: Cause, form: &Form, subject: &Subject<'_>) -> String {
    let told = match cause {
        Cause::Loss(index) => {
            let survival = subject.survival.get(index);
            let retention = survival.and_then(|survival| survival.readers.get(&form.reader));
            retention.map_or("", |retention| survival::meaning(*retention))
        }
        Cause::Order => {
            "the words are in its text, but that text alone does not tell atslint that they belong here"
        }
        Cause::Target => "only a link holds this address, and its text has no targets of links",
        Cause::NotOnPage => "atslint did not find it on the page",
        Cause::Surplus => "its text puts pieces together that make no such entry on the page",
        Cause::Unknown => "it cannot be told what this reader gets of it",
    };
    told.to_owned()
}
