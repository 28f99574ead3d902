//! Which field of a résumé.

use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// An enum whose variants have words of the JSON contract, and all of them in its order.
macro_rules! worded {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive()]
        #[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
        pub enum $name {
            $($(#[$meaning])* $variant,)*
        }

        impl $name {
            /// All of them, in the order of the JSON contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word of the JSON contract.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == word)
            }
        }
    };
}

worded! {
    /// The kinds of fields.
    FieldKind {
        /// The person's name.
        Name = "name",
        /// The best e-mail address.
        Email = "email",
        /// The best phone number.
        Phone = "phone",
        /// The town where the person lives.
        Location = "location",
        /// Web addresses.
        Link = "links",
        /// Parts of jobs.
        Work = "work",
        /// Parts of studies.
        Education = "education",
        /// Skills.
        Skill = "skills",
    }
}

worded! {
    /// The parts of a job that are followed.
    WorkPart {
        /// Employer.
        Company = "company",
        /// Job title.
        Title = "title",
        /// First month.
        Start = "start",
        /// Last month, or present.
        End = "end",
    }
}

worded! {
    /// The parts of a study that are followed.
    EducationPart {
        /// School or university.
        School = "school",
        /// Degree.
        Degree = "degree",
        /// First month or year.
        Start = "start",
        /// Last month or year.
        End = "end",
    }
}

/// A field of a résumé; entries are counted from 0. The order is that of the JSON contract, which writes
/// `email` or `work[0].company`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub enum FieldPath {
    /// The person's name.
    Name,
    /// The best e-mail address.
    Email,
    /// The best phone number.
    Phone,
    /// The town where the person lives.
    Location,
    /// A web address.
    Link(usize),
    /// A part of a job.
    Work(usize, WorkPart),
    /// A part of a study.
    Education(usize, EducationPart),
    /// A skill.
    Skill(usize),
}

/// A job or a study, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryPath {
    /// A job.
    Work(usize),
    /// A study.
    Education(usize),
}

impl FieldPath {
    /// Its kind.
    pub fn kind(self) -> FieldKind {
        match self {
            Self::Name => FieldKind::Name,
            Self::Email => FieldKind::Email,
            Self::Phone => FieldKind::Phone,
            Self::Location => FieldKind::Location,
            Self::Link(_) => FieldKind::Link,
            Self::Work(..) => FieldKind::Work,
            Self::Education(..) => FieldKind::Education,
            Self::Skill(_) => FieldKind::Skill,
        }
    }

    /// The entry that it is a date of, if it is one.
    pub fn dated_entry(self) -> Option<EntryPath> {
        match self {
            Self::Work(index, WorkPart::Start | WorkPart::End) => Some(EntryPath::Work(index)),
            Self::Education(index, EducationPart::Start | EducationPart::End) => {
                Some(EntryPath::Education(index))
            }
            Self::Work(_, WorkPart::Company | WorkPart::Title)
            | Self::Education(_, EducationPart::School | EducationPart::Degree)
            | Self::Name
            | Self::Email
            | Self::Phone
            | Self::Location
            | Self::Link(_)
            | Self::Skill(_) => None,
        }
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind().name();
        match self {
            Self::Name | Self::Email | Self::Phone | Self::Location => f.write_str(kind),
            Self::Link(index) | Self::Skill(index) => write!(f, "{kind}[{index}]"),
            Self::Work(index, part) => write!(f, "{kind}[{index}].{}", part.name()),
            Self::Education(index, part) => write!(f, "{kind}[{index}].{}", part.name()),
        }
    }
}

/// A text that names no field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no field {0:?}")]
pub struct UnknownField(String);

impl FromStr for FieldPath {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, UnknownField> {
        parsed(text).filter(|path| path.to_string() == text).ok_or_else(|| UnknownField(text.to_owned()))
    }
}

fn parsed(text: &str) -> Option<FieldPath> {
    let (kind, rest) = text.split_once('[').unwrap_or((text, ""));
    let (index, part) = rest.split_once(']').unwrap_or((rest, ""));
    let (index, part) = (index.parse().ok(), part.trim_start_matches('.'));
    Some(match FieldKind::named(kind)? {
        FieldKind::Name => FieldPath::Name,
        FieldKind::Email => FieldPath::Email,
        FieldKind::Phone => FieldPath::Phone,
        FieldKind::Location => FieldPath::Location,
        FieldKind::Link => FieldPath::Link(index?),
        FieldKind::Work => FieldPath::Work(index?, WorkPart::named(part)?),
        FieldKind::Education => FieldPath::Education(index?, EducationPart::named(part)?),
        FieldKind::Skill => FieldPath::Skill(index?),
    })
}

impl Serialize for FieldPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::{EducationPart, FieldPath, WorkPart};

    #[test]
    fn fields_are_read_as_they_are_written() {
        let written = ["name", "email", "phone", "location", "links[2]", "work[0].company", "work[0].end"];
        let more = ["work[12].start", "education[1].school", "education[1].degree", "skills[40]"];
        let paths: Vec<FieldPath> = written.iter().chain(&more).map(|text| text.parse().unwrap()).collect();
        let again: Vec<String> = paths.iter().map(FieldPath::to_string).collect();
        assert_eq!(again, [written.as_slice(), &more].concat());
        // The order of the contract.
        assert!(paths.is_sorted());
        assert_eq!(paths[5], FieldPath::Work(0, WorkPart::Company));
        assert_eq!(paths[8], FieldPath::Education(1, EducationPart::School));
    }

    #[test]
    fn what_is_written_otherwise_is_no_field() {
        for text in
            ["", "Name", "email[0]", "work[0]", "work[x].title", "work[0].school", "skills[01]", "skills"]
        {
            assert!(text.parse::<FieldPath>().is_err(), "{text}");
        }
    }
}
