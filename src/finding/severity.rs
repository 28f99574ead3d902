//! How grave a finding is, how sure, and on what it rests.

use crate::fields::{EducationPart, FieldPath, WorkPart};
use serde::{Deserialize, Serialize};

/// How much a finding matters. The order is the order of gravity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "severity"))]
pub enum Severity {
    /// Advice.
    Note,
    /// A minority of readers, or less important content, or probable but not proved.
    Warning,
    /// Half of the readers or more lose what matters, the file is not read, or text is hidden.
    Error,
}

impl Severity {
    /// The word of every output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How sure the test is of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "confidence"))]
pub enum Confidence {
    /// A heuristic with known exceptions.
    Low,
    /// A heuristic without known exceptions in the development corpus.
    Medium,
    /// Proved from the file.
    High,
}

impl Confidence {
    /// The word of every output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What the claim behind a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "evidence-of-rule"))]
pub enum Evidence {
    /// Widely said; no primary source. Never an error.
    Folklore,
    /// A vendor's own documentation or output.
    Vendor,
    /// Measured with real programs.
    Measured,
}

impl Evidence {
    /// The word of every output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Folklore => "folklore",
            Self::Vendor => "vendor",
            Self::Measured => "measured",
        }
    }
}

/// Whether a field matters so much that its loss is an error: name, contact, a job's employer, title or dates, a
/// school.
pub fn is_essential(field: FieldPath) -> bool {
    match field {
        FieldPath::Name | FieldPath::Email | FieldPath::Phone => true,
        FieldPath::Work(_, WorkPart::Company | WorkPart::Title | WorkPart::Start | WorkPart::End) => true,
        FieldPath::Education(_, EducationPart::School) => true,
        FieldPath::Education(_, EducationPart::Degree | EducationPart::Start | EducationPart::End) => false,
        FieldPath::Location | FieldPath::Link(_) | FieldPath::Skill(_) => false,
    }
}
