//! The place that a finding points to.

use crate::document::Rect;
use crate::span::Span;
use crate::wording::Wording;
use serde::{Serialize, Serializer};

/// Whether a location is what the finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// It is.
    Primary,
    /// It helps to understand it.
    Related,
}

/// The text that a location's span belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextOf {
    /// A reading, by name.
    Reading(String),
    /// The posting.
    Posting,
}

/// A place that a finding points to.
#[derive(Debug, Clone, PartialEq)]
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

impl Serialize for Location {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let (reader, source) = match &self.text_of {
            Some(TextOf::Reading(name)) => (Some(name.as_str()), "resume"),
            Some(TextOf::Posting) => (None, "posting"),
            None => (None, "resume"),
        };
        let mut location = serializer.serialize_struct("Location", 11)?;
        location.serialize_field("role", &self.role)?;
        location.serialize_field("source", source)?;
        location.serialize_field("page", &self.page)?;
        location.serialize_field("bbox", &self.bbox)?;
        location.serialize_field("part", &self.part)?;
        location.serialize_field("paragraph", &self.paragraph)?;
        location.serialize_field("place", &self.place)?;
        location.serialize_field("text", &self.text)?;
        location.serialize_field("label", &self.label)?;
        location.serialize_field("reader", &reader)?;
        location.serialize_field("span", &self.span)?;
        location.end()
    }
}
