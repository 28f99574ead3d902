//! What a check is: a test with a name and parameters, which hands over what it found.

use super::claims::Claims;
use crate::finding::Draft;
use crate::subject::Subject;
use crate::wording::Wording;

/// A test that rules name.
#[derive(Debug)]
pub struct Check {
    /// As in `check = "…"`.
    pub name: &'static str,
    /// Its parameters and their defaults.
    pub params: &'static [(&'static str, Default)],
    /// Whether it also looks at files that could not be read.
    pub on_refused: bool,
    /// The test.
    pub run: fn(&Subject<'_>, &Params<'_>, &mut Claims) -> Outcome,
}

/// The default of a parameter, which is also its type.
#[derive(Debug, Clone, Copy)]
pub enum Default {
    /// A number.
    Number(f64),
    /// A word.
    Word(&'static str),
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

impl Check {
    /// Whether it takes a parameter of this name and type.
    pub fn accepts(&self, key: &str, value: &toml::Value) -> bool {
        self.params.iter().any(|(name, default)| {
            *name == key
                && match default {
                    Default::Number(_) => value.is_float() || value.is_integer(),
                    Default::Word(_) => value.is_str(),
                }
        })
    }
}

/// A check's parameters as a rule sets them.
#[derive(Debug)]
pub struct Params<'a> {
    check: &'a Check,
    given: &'a toml::Table,
}

impl<'a> Params<'a> {
    /// The parameters of a check, from a rule's table.
    pub fn new(check: &'a Check, given: &'a toml::Table) -> Self {
        Self { check, given }
    }

    fn default(&self, key: &str) -> Option<Default> {
        self.check.params.iter().find(|(name, _)| *name == key).map(|(_, default)| *default)
    }

    /// A number; 0 if the check has no such parameter.
    pub fn number(&self, key: &str) -> f64 {
        let given = self.given.get(key).and_then(|v| v.as_float().or(v.as_integer().map(|i| i as f64)));
        match (given, self.default(key)) {
            (Some(number), _) | (None, Some(Default::Number(number))) => number,
            _ => 0.0,
        }
    }

    /// A word; empty if the check has no such parameter.
    pub fn word(&self, key: &str) -> &str {
        match (self.given.get(key).and_then(toml::Value::as_str), self.default(key)) {
            (Some(word), _) => word,
            (None, Some(Default::Word(word))) => word,
            _ => "",
        }
    }
}
