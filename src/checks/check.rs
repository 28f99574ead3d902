//! What a check is: a test with a name and parameters, which hands over what it found.

use super::claims::Claims;
use crate::finding::Draft;
use crate::ingest::Refusal;
use crate::subject::{Examined, Subject, Upload};
use crate::wording::Wording;

/// A test that rules name.
#[derive(Debug)]
pub struct Check {
    /// As in `check = "…"`.
    pub name: &'static str,
    /// Its parameters and their defaults.
    pub params: &'static [(&'static str, Default)],
    /// The placeholders of messages that it always fills, besides [`ALWAYS_FILLED`].
    pub fills: &'static [&'static str],
    /// What it looks at, and how.
    pub test: Test,
}

/// What a check looks at, and how.
#[derive(Debug, Clone, Copy)]
pub enum Test {
    /// At what was read.
    Read(fn(&Subject<'_>, &Params<'_>, &mut Claims) -> Outcome),
    /// At a file that was refused, and why.
    Refused(fn(&Upload<'_>, &Refusal, &Params<'_>) -> Outcome),
    /// At the file as such; why it was refused, if it was.
    File(fn(&Upload<'_>, Option<&Refusal>) -> Outcome),
}

/// Placeholders that the engine fills for every check.
pub const ALWAYS_FILLED: [&str; 3] = ["fields", "readers", "share"];

/// The default of a parameter, which is also its type.
#[derive(Debug, Clone, Copy)]
pub enum Default {
    /// A number.
    Number(f64),
    /// Any words.
    Word(&'static str),
    /// One word of a list; the rule must say which if the default is empty.
    OneOf(&'static str, &'static [&'static str]),
    /// Some words of a list, which the rule must say.
    AnyOf(&'static [&'static str]),
}

impl Default {
    fn word(self) -> &'static str {
        match self {
            Self::Word(word) | Self::OneOf(word, _) => word,
            Self::Number(_) | Self::AnyOf(_) => "",
        }
    }

    /// The words that there are, if not any word will do.
    fn known(self) -> Option<&'static [&'static str]> {
        match self {
            Self::OneOf(_, known) | Self::AnyOf(known) => Some(known),
            Self::Number(_) | Self::Word(_) => None,
        }
    }

    fn takes_several(self) -> bool {
        matches!(self, Self::AnyOf(_))
    }

    /// Whether a rule has to say what it wants.
    fn is_needed(self) -> bool {
        matches!(self, Self::OneOf("", _) | Self::AnyOf(_))
    }
}

/// What a check found.
#[derive(Debug, std::default::Default)]
pub struct Outcome {
    /// Findings in the making.
    pub drafts: Vec<Draft>,
    /// Set if it could not come to a verdict.
    pub skipped: Option<Wording>,
}

impl From<Vec<Draft>> for Outcome {
    fn from(drafts: Vec<Draft>) -> Self {
        Self { drafts, skipped: None }
    }
}

impl From<Option<Draft>> for Outcome {
    fn from(draft: Option<Draft>) -> Self {
        Self { drafts: draft.into_iter().collect(), skipped: None }
    }
}

/// What is wrong with a parameter: where a rule says it, and why.
#[derive(Debug)]
pub struct ParameterFault {
    /// The word of the rule.
    pub at: String,
    /// For its author.
    pub why: String,
}

impl Check {
    /// What it finds under a rule's parameters; nothing where it looks at something else.
    pub fn run(&self, examined: &Examined<'_>, given: &toml::Table, claims: &mut Claims) -> Outcome {
        let params = Params { check: self, given };
        match (self.test, examined) {
            (Test::Read(test), Examined::Read(subject)) => test(subject, &params, claims),
            (Test::Refused(test), Examined::Refused(upload, refusal)) => test(upload, refusal, &params),
            (Test::File(test), Examined::Read(subject)) => test(&subject.upload, None),
            (Test::File(test), Examined::Refused(upload, refusal)) => test(upload, Some(refusal)),
            (Test::Read(_), Examined::Refused(..)) | (Test::Refused(_), Examined::Read(_)) => {
                Outcome::default()
            }
        }
    }

    /// What is wrong with the parameters that a rule gives, if anything is.
    pub fn fault(&self, given: &toml::Table) -> Option<ParameterFault> {
        given.iter().find_map(|(key, value)| self.wrong(key, value)).or_else(|| self.absent(given))
    }

    fn wrong(&self, key: &str, value: &toml::Value) -> Option<ParameterFault> {
        let fault = |at: &str, why: String| Some(ParameterFault { at: at.to_owned(), why });
        let Some(default) = self.default(key) else {
            let names: Vec<&str> = self.params.iter().map(|(name, _)| *name).collect();
            let takes = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
            return fault(key, format!("the check {} takes no `{key}`; it takes: {takes}", self.name));
        };
        let is_number = value.is_float() || value.is_integer();
        match (default.known(), value.as_str()) {
            (None, _) if matches!(default, Default::Number(_)) => {
                if is_number {
                    None
                } else {
                    fault(key, format!("`{key}` is a number"))
                }
            }
            (_, None) => fault(key, format!("`{key}` is a word, in quotation marks")),
            (None, Some(_)) => None,
            (Some(known), Some(said)) => {
                let words =
                    if default.takes_several() { said.split_whitespace().collect() } else { vec![said] };
                let unknown = words.into_iter().find(|word| !known.contains(word))?;
                fault(unknown, format!("`{key}` is no {unknown:?}; there are: {}", known.join(", ")))
            }
        }
    }

    fn absent(&self, given: &toml::Table) -> Option<ParameterFault> {
        let is_absent = |(key, default): &&(&str, Default)| default.is_needed() && !given.contains_key(*key);
        let (key, default) = self.params.iter().find(is_absent)?;
        let known = default.known().unwrap_or_default().join(", ");
        let why = format!("the check {} needs `{key}`, of: {known}", self.name);
        Some(ParameterFault { at: self.name.to_owned(), why })
    }

    fn default(&self, key: &str) -> Option<Default> {
        self.params.iter().find(|(name, _)| *name == key).map(|(_, default)| *default)
    }
}

/// A check's parameters as a rule sets them.
#[derive(Debug)]
pub struct Params<'a> {
    check: &'a Check,
    given: &'a toml::Table,
}

impl<'a> Params<'a> {
    /// A number; 0 if the check has no such parameter.
    pub fn number(&self, key: &str) -> f64 {
        let given = self.given.get(key).and_then(|v| v.as_float().or(v.as_integer().map(|i| i as f64)));
        match (given, self.check.default(key)) {
            (Some(number), _) | (None, Some(Default::Number(number))) => number,
            _ => 0.0,
        }
    }

    /// A word; empty if the check has no such parameter.
    pub fn word(&self, key: &str) -> &str {
        let given = self.given.get(key).and_then(toml::Value::as_str);
        given.unwrap_or_else(|| self.check.default(key).map_or("", Default::word))
    }
}
