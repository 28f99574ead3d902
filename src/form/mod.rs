//! The form of an application as a program fills it that gets one reader's text: each box, what the page has for it,
//! and whether the two are the same.
//!
//! The boxes come from the résumé that is parsed from the reader's own text. A box that differs is explained by
//! what becomes of the field in that text ([`Survival`]); where the text is whole, only
//! its order or surroundings can be the reason.

mod entries;

use crate::fields::{EducationPart, FieldPath, ReaderId, Retention, WorkPart};
use crate::reading::{Reader, Reading};
use crate::resume::{self, Date, Education, Field, Link, Resume, Survival, Work};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::words::in_one_line;
use serde::{Serialize, Serializer};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A form as one reader's text fills it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The reader.
    pub reader: ReaderId,
    /// Its name.
    pub name: String,
    /// In the order of a form: contact, jobs, studies.
    pub boxes: Vec<FormBox>,
}

/// A box of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormBox {
    /// Which.
    pub place: BoxPath,
    /// What it is filled with.
    pub value: Option<String>,
    /// What the page has for it, as parsed from the reference.
    pub page: Option<String>,
    /// How the two compare.
    pub state: BoxState,
    /// Why they are not the same, if they are not.
    pub cause: Option<Cause>,
}

/// Which box; entries are counted from 0. Those that the page does not have come after those that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoxPath {
    /// A field that is followed into each reader's text.
    Field(FieldPath),
    /// The field of a study, which is not.
    Area(usize),
}

impl fmt::Display for BoxPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => field.fmt(f),
            Self::Area(index) => write!(f, "education[{index}].area"),
        }
    }
}

impl Serialize for BoxPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// How a box compares with the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "box-state"))]
pub enum BoxState {
    /// It holds what the page has.
    Same,
    /// It holds something else.
    Different,
    /// It holds nothing, although the page has something for it.
    Empty,
    /// The two are not compared: atslint does not know what the page has for it, or what the reader gets.
    Withheld,
}

/// Why a box is not the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The reader loses, changes or misplaces the field; with its index in the subject's survival.
    Loss(usize),
    /// The text is whole, but what stands around it is not what stands there on the page.
    Order,
    /// The page does not print it: only a link leads there.
    Target,
    /// It is not known of the page.
    NotOnPage,
    /// The page has no such entry or address.
    Surplus,
    /// It cannot be told what the reader gets of it.
    Unknown,
}

/// The form as each of some readers fills it.
pub fn fill(subject: &Subject<'_>, wanted: impl Fn(&Reader) -> bool) -> Vec<Form> {
    let readers = subject.readers.iter().zip(&subject.readings).filter(|(reader, _)| wanted(reader));
    readers.map(|(reader, reading)| form(reader, reading, subject)).collect()
}

fn form(reader: &Reader, reading: &Reading, subject: &Subject<'_>) -> Form {
    let own = subject.resume_of(reading);
    let filling = Filling { subject, reading, own: &own, reader: reader.id };
    let boxes = [filling.contact(), filling.links(), filling.jobs(), filling.studies()].concat();
    Form { reader: reader.id, name: reader.name.clone(), boxes }
}

/// What a résumé or an entry of it has for a box.
type ValueOf<T> = fn(&T) -> Option<String>;

/// What a form is filled from.
struct Filling<'a> {
    subject: &'a Subject<'a>,
    reading: &'a Reading,
    own: &'a Resume,
    reader: ReaderId,
}

impl Filling<'_> {
    fn contact(&self) -> Vec<FormBox> {
        let parts: [(FieldPath, ValueOf<Resume>); 4] = [
            (FieldPath::Name, |resume| text(&resume.name)),
            (FieldPath::Email, |resume| Some(resume.emails.first()?.value.clone())),
            (FieldPath::Phone, |resume| Some(resume.phones.first()?.value.clone())),
            (FieldPath::Location, |resume| text(&resume.location.as_ref()?.city)),
        ];
        let filled = |(field, value): (FieldPath, ValueOf<Resume>)| {
            self.filled(BoxPath::Field(field), value(&self.subject.resume), value(self.own))
        };
        parts.into_iter().map(filled).collect()
    }

    fn links(&self) -> Vec<FormBox> {
        let (page, own) = (&self.subject.resume.links, &self.own.links);
        let value = |link: &Link| link.url.value.clone();
        let filled = |index, page: Option<&Link>, own: Option<&Link>| {
            let place = BoxPath::Field(FieldPath::Link(index));
            vec![self.entry_box(place, page.is_some(), page.map(value), own.map(value))]
        };
        self.entries(page, own, |link| vec![link.url.span], filled)
    }

    fn jobs(&self) -> Vec<FormBox> {
        let (page, own) = (&self.subject.resume.work, &self.own.work);
        let spans =
            |work: &Work| vec![span(&work.company), span(&work.title), span(&work.start), span(&work.end)];
        let value = |work: &Work, part: WorkPart| match part {
            WorkPart::Company => text(&work.company),
            WorkPart::Title => text(&work.title),
            WorkPart::Start => date(&work.start),
            WorkPart::End => date(&work.end),
        };
        let filled = |index, page: Option<&Work>, own: Option<&Work>| {
            let one = |part: &WorkPart| {
                let place = BoxPath::Field(FieldPath::Work(index, *part));
                let value = |work| value(work, *part);
                self.entry_box(place, page.is_some(), page.and_then(value), own.and_then(value))
            };
            WorkPart::ALL.iter().map(one).collect()
        };
        self.entries(page, own, spans, filled)
    }

    fn studies(&self) -> Vec<FormBox> {
        let (page, own) = (&self.subject.resume.education, &self.own.education);
        let spans = |study: &Education| {
            vec![
                span(&study.school),
                span(&study.degree),
                span(&study.area),
                span(&study.start),
                span(&study.end),
            ]
        };
        let filled = |index, page: Option<&Education>, own: Option<&Education>| {
            let of = |part| BoxPath::Field(FieldPath::Education(index, part));
            let parts: [(BoxPath, ValueOf<Education>); 5] = [
                (of(EducationPart::School), |study| text(&study.school)),
                (of(EducationPart::Degree), |study| text(&study.degree)),
                (BoxPath::Area(index), |study| text(&study.area)),
                (of(EducationPart::Start), |study| date(&study.start)),
                (of(EducationPart::End), |study| date(&study.end)),
            ];
            let one = |(place, value): (BoxPath, ValueOf<Education>)| {
                self.entry_box(place, page.is_some(), page.and_then(value), own.and_then(value))
            };
            parts.into_iter().map(one).collect()
        };
        self.entries(page, own, spans, filled)
    }

    /// The boxes of the page's entries, each with the reader's entry that stands where it stands, then of the
    /// reader's others.
    fn entries<T>(
        &self,
        page: &[T],
        own: &[T],
        spans: impl Fn(&T) -> Vec<Option<Span>>,
        filled: impl Fn(usize, Option<&T>, Option<&T>) -> Vec<FormBox>,
    ) -> Vec<FormBox> {
        let all = |entries: &[T]| entries.iter().map(&spans).collect::<Vec<_>>();
        let (shown, read) = (all(page), all(own));
        let paired = entries::paired((&self.subject.reference, &shown), (self.reading, &read));
        let pairs = entries::with_surplus(&paired, own.len()).into_iter().enumerate();
        pairs
            .flat_map(|(index, (at, own_at))| {
                filled(index, at.and_then(|at| page.get(at)), own_at.and_then(|at| own.get(at)))
            })
            .collect()
    }

    /// A box of an entry; what the page has no entry for is something else than on the page.
    fn entry_box(
        &self,
        place: BoxPath,
        is_on_page: bool,
        page: Option<String>,
        value: Option<String>,
    ) -> FormBox {
        if is_on_page {
            return self.filled(place, page, value);
        }
        let (state, cause) = match value {
            Some(_) => (BoxState::Different, Cause::Surplus),
            None => (BoxState::Withheld, Cause::NotOnPage),
        };
        FormBox { place, value, page, state, cause: Some(cause) }
    }

    fn filled(&self, place: BoxPath, page: Option<String>, value: Option<String>) -> FormBox {
        let value = self.torn(place).or(value);
        let compared = match (&page, &value) {
            (None, _) => (BoxState::Withheld, Some(Cause::NotOnPage)),
            (Some(page), Some(value)) if is_alike(place, page, value) => (BoxState::Same, None),
            (Some(_), value) => {
                let cause = self.cause(place);
                let state = match value {
                    _ if cause == Cause::Unknown => BoxState::Withheld,
                    Some(_) => BoxState::Different,
                    None => BoxState::Empty,
                };
                (state, Some(cause))
            }
        };
        // What is not known of the page is no measure for what a reader gets.
        let value = value.filter(|_| compared != (BoxState::Withheld, Some(Cause::Unknown)));
        FormBox { place, value, page, state: compared.0, cause: compared.1 }
    }

    /// An address that a line break tears in the reader's text, as it stands there: atslint joins it again, a portal may not.
    fn torn(&self, place: BoxPath) -> Option<String> {
        let BoxPath::Field(field @ (FieldPath::Email | FieldPath::Link(_))) = place else { return None };
        let (_, survival) = self.survival(field)?;
        let Retention::Changed(span) = survival.readers.get(&self.reader)? else { return None };
        let text = in_one_line(span.of(&self.reading.text));
        text.contains(' ').then_some(text)
    }

    /// Why a box is not filled with what the page has.
    fn cause(&self, place: BoxPath) -> Cause {
        let BoxPath::Field(field) = place else { return Cause::Order };
        let Some((index, survival)) = self.survival(field) else { return Cause::Unknown };
        match survival.readers.get(&self.reader) {
            _ if survival.span.is_none() => Cause::Target,
            Some(Retention::Lost | Retention::Changed(_) | Retention::Misplaced(_)) => Cause::Loss(index),
            Some(Retention::Kept) => Cause::Order,
            Some(Retention::Unknown) | None => Cause::Unknown,
        }
    }

    /// What becomes of a field, with its index.
    fn survival(&self, field: FieldPath) -> Option<(usize, &Survival)> {
        self.subject.survival.iter().enumerate().find(|(_, survival)| survival.field == field)
    }
}

fn span<T>(field: &Option<Field<T>>) -> Option<Span> {
    field.as_ref()?.span
}

fn text(field: &Option<Field>) -> Option<String> {
    field.as_ref().map(|field| field.value.clone())
}

fn date(field: &Option<Field<Date>>) -> Option<String> {
    field.as_ref().map(|field| field.value.to_string())
}

/// Whether two values of a box are the same to who searches for them.
fn is_alike(place: BoxPath, one: &str, other: &str) -> bool {
    match place {
        BoxPath::Field(FieldPath::Link(_)) => resume::comparable(one) == resume::comparable(other),
        BoxPath::Field(_) | BoxPath::Area(_) => comparable(one) == comparable(other),
    }
}

/// A value without case, white space beside its words, marks at its edges, and accents as signs of their own: no search
/// minds them.
fn comparable(value: &str) -> String {
    let line = in_one_line(&value.nfc().collect::<String>()).to_lowercase();
    line.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
