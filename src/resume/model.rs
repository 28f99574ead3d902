//! What a résumé holds; every piece with the span it was read from.

use crate::span::Span;

/// A value and where the reference reading has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<T = String> {
    /// The value, white space folded.
    pub value: T,
    /// Bytes of the reference; `None` for what no text shows (a link's target).
    pub span: Option<Span>,
}

/// A résumé as parsed.
#[derive(Debug, Clone, Default)]
pub struct Resume {
    /// In the order of the reference. Text before the first heading is a section of its own.
    pub sections: Vec<Section>,
    /// The person's name.
    pub name: Option<Field>,
    /// Job title or motto under the name.
    pub label: Option<Field>,
    /// E-mail addresses, best first.
    pub emails: Vec<Field>,
    /// Phone numbers as written, best first.
    pub phones: Vec<Field>,
    /// Where the person lives.
    pub location: Option<Location>,
    /// The country it is from, as an ISO 3166-1 code.
    pub country: Option<&'static str>,
    /// Web addresses, printed or behind text and icons.
    pub links: Vec<Link>,
    /// The text of the summary section.
    pub summary: Option<Field>,
    /// Jobs, in the order of the reference.
    pub work: Vec<Work>,
    /// Volunteering, in the order of the reference; the organisation is the employer.
    pub volunteer: Vec<Work>,
    /// Studies, in the order of the reference.
    pub education: Vec<Education>,
    /// Skills, in the order of the reference.
    pub skills: Vec<Skill>,
    /// Languages.
    pub languages: Vec<Language>,
    /// Certificates and licences.
    pub certificates: Vec<Field>,
    /// Projects.
    pub projects: Vec<Item>,
    /// Publications.
    pub publications: Vec<Item>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it holds.
    pub kind: SectionKind,
    /// The heading's text; `None` for the text before the first.
    pub heading: Option<Span>,
    /// How sure the kind is.
    pub recognised: bool,
    /// Heading and content.
    pub span: Span,
}

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "section"))]
pub enum SectionKind {
    /// Name and how to reach the person.
    Contact,
    /// Profile, objective.
    Summary,
    /// Jobs.
    Work,
    /// Studies.
    Education,
    /// Skills.
    Skills,
    /// Languages.
    Languages,
    /// Certificates, licences, courses.
    Certificates,
    /// Projects.
    Projects,
    /// Publications.
    Publications,
    /// Awards.
    Awards,
    /// Volunteering.
    Volunteer,
    /// Interests.
    Interests,
    /// References.
    References,
    /// Something else under a heading.
    Other,
}

/// A place of living.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Location {
    /// Town.
    pub city: Option<Field>,
    /// State, county, canton.
    pub region: Option<Field>,
    /// Postal code.
    pub postal_code: Option<Field>,
    /// Country as written.
    pub country: Option<Field>,
    /// Street and number.
    pub street: Option<Field>,
}

/// A web address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address as printed, or the target with its scheme.
    pub url: Field,
    /// Whether the address can be read on the page; otherwise it is only behind text or an icon.
    pub printed: bool,
    /// `LinkedIn`, `GitHub`…, if the host tells.
    pub network: Option<String>,
    /// The text that carries a link that is not printed.
    pub anchor: Option<Span>,
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Work {
    /// Employer.
    pub company: Option<Field>,
    /// Job title.
    pub title: Option<Field>,
    /// Place of the job.
    pub location: Option<Field>,
    /// First month.
    pub start: Option<Field<Date>>,
    /// Last month, or present.
    pub end: Option<Field<Date>>,
    /// What was done, one field a bullet or paragraph.
    pub highlights: Vec<Field>,
    /// The whole entry.
    pub span: Span,
}

/// A course of study.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Education {
    /// School or university.
    pub school: Option<Field>,
    /// As `Bachelor of Science`.
    pub degree: Option<Field>,
    /// Field of study.
    pub area: Option<Field>,
    /// First month or year.
    pub start: Option<Field<Date>>,
    /// Last month or year.
    pub end: Option<Field<Date>>,
    /// Grade.
    pub score: Option<Field>,
    /// The whole entry.
    pub span: Span,
}

/// A skill and the group it is listed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// As written.
    pub name: Field,
    /// As `Languages` in `Languages: Go, Rust`.
    pub group: Option<String>,
}

/// A spoken language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// As written.
    pub name: Field,
    /// As written: `native`, `C1`.
    pub fluency: Option<Field>,
}

/// A project or publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name or title.
    pub name: Field,
    /// What it is, or who published it.
    pub detail: Option<Field>,
    /// First date.
    pub start: Option<Field<Date>>,
    /// Last or only date.
    pub end: Option<Field<Date>>,
    /// What is said of it.
    pub highlights: Vec<Field>,
}

/// One end of a period.
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Date {
    /// A year, with month if it is given.
    On {
        /// Four digits.
        year: u16,
        /// 1 to 12.
        month: Option<u8>,
    },
    /// Still going on.
    Present,
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::On { year, month: Some(month) } => write!(f, "{year:04}-{month:02}"),
            Self::On { year, month: None } => write!(f, "{year:04}"),
            Self::Present => f.write_str("present"),
        }
    }
}
