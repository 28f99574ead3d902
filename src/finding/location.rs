//! The place that a finding points to.

use crate::document::Rect;
use crate::span::Span;
use crate::wording::Wording;
use serde::{Serialize, Serializer};

/// Whether a location is what the finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "role"))]
pub enum Role {
    /// It is.
    Primary,
    /// It helps to understand it.
    Related,
}

/// The text that a location's span belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub enum TextOf {
    /// A reading, by name.
    Reading(String),
    /// The posting.
    Posting,
}

/// A place that a finding points to.
#[derive(Debug, Clone, PartialEq)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Location {
    /// What it is for.
    pub role: Role,
    /// The text that `span` counts in.
    pub text_of: Option<TextOf>,
    /// Bytes of that text.
    pub span: Option<Span>,
    /// 1-based page (PDF).
    pub page: Option<u32>,
    /// Box in points (PDF).
    pub bbox: Option<Rect>,
    /// Part (DOCX).
    pub part: Option<String>,
    /// 1-based paragraph of the part (DOCX).
    pub paragraph: Option<u32>,
    /// The place as Word shows it, as `section 1, table 2, row 3, cell 1` (DOCX).
    pub place: Option<String>,
    /// The text there.
    pub text: String,
    /// A few words for the underline.
    pub label: Wording,
}

impl Location {
    /// The whole file, when no text can be pointed to.
    pub fn file() -> Self {
        Self {
            role: Role::Primary,
            text_of: None,
            span: None,
            page: None,
            bbox: None,
            part: None,
            paragraph: None,
            place: None,
            text: String::new(),
            label: Wording::default(),
        }
    }

    /// The place as Word shows it, where it says more than that it is on the pages of the first section.
    pub fn told(&self) -> Option<&str> {
        self.place.as_deref().filter(|place| *place != "section 1")
    }

    /// The same place with a label.
    pub fn labelled(self, label: impl Into<Wording>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// The same place as a related one.
    pub fn related(self) -> Self {
        Self { role: Role::Related, ..self }
    }
}

/// A place that a finding points to, as the JSON contract has it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "location"))]
struct Contract<'a> {
    role: Role,
    source: SourceOf,
    /// 1-based.
    page: Option<u32>,
    bbox: Option<Rect>,
    /// Part of a Word document.
    part: Option<&'a str>,
    /// 1-based, in the part.
    paragraph: Option<u32>,
    /// As Word shows it: `section 1, table 2, row 3, cell 1`.
    place: Option<&'a str>,
    text: &'a str,
    /// A few words for the underline.
    label: &'a Wording,
    /// The reader whose text `span` counts in.
    reader: Option<&'a str>,
    span: Option<Span>,
}

/// The file that a location is in.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "source"))]
enum SourceOf {
    Resume,
    Posting,
}

impl Serialize for Location {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (reader, source) = match &self.text_of {
            Some(TextOf::Reading(name)) => (Some(name.as_str()), SourceOf::Resume),
            Some(TextOf::Posting) => (None, SourceOf::Posting),
            None => (None, SourceOf::Resume),
        };
        let contract = Contract {
            role: self.role,
            source,
            page: self.page,
            bbox: self.bbox,
            part: self.part.as_deref(),
            paragraph: self.paragraph,
            place: self.place.as_deref(),
            text: &self.text,
            label: &self.label,
            reader,
            span: self.span,
        };
        contract.serialize(serializer)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Location {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Contract::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Contract::json_schema(generator)
    }
}
