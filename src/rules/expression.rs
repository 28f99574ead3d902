//! Regular expressions of rules, compiled when they are first needed.

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use std::sync::OnceLock;

/// Bytes that a compiled expression may cost.
const COMPILED_BYTES: usize = 1 << 20;

/// A regular expression of a rule, for which case does not matter.
///
/// Compiling costs more than searching a résumé does, so it is done once, and only if the rule runs.
/// It is searched for in text without capitals (`without_capitals`): an expression that has no
/// capitals itself then needs no alternatives for them, and compiles four times as fast.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "String")]
pub struct Expression {
    source: String,
    compiled: OnceLock<Result<Regex, regex::Error>>,
}

impl Expression {
    /// As it stands in the rule's file.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The compiled expression; an error if it is none, or costs more than a megabyte.
    pub fn regex(&self) -> Result<&Regex, &regex::Error> {
        let compile = || {
            let has_capitals = self.source.chars().any(char::is_uppercase);
            let mut builder = RegexBuilder::new(&self.source);
            builder.case_insensitive(has_capitals).size_limit(COMPILED_BYTES).build()
        };
        self.compiled.get_or_init(compile).as_ref()
    }
}

impl From<String> for Expression {
    fn from(source: String) -> Self {
        Self { source, compiled: OnceLock::new() }
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

#[cfg(test)]
mod tests {
    use super::Expression;
    use crate::text::words::without_capitals;

    fn finds(expression: &str, text: &str) -> bool {
        Expression::from(expression.to_owned()).regex().unwrap().is_match(&without_capitals(text))
    }

    #[test]
    fn case_does_not_matter_on_either_side() {
        assert!(finds("date of birth", "DATE of Birth"));
        assert!(finds("20XX", "20xx") && finds("20xx", "20XX"));
        assert!(finds("état", "ÉTAT") && finds("[A-Z]{2}\\d", "no. ab1"));
        assert!(!finds("\\D", "1"));
    }
}
