//! A rule is always data; only the hard test is Rust.

use super::expression::Expression;
use crate::document::Format;
use crate::finding::{Confidence, Evidence, Severity};
use crate::resume::SectionKind;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A rule, as its TOML file says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "rule"))]
pub struct Rule {
    /// Family and number, as `LAY001`.
    #[cfg_attr(test, schemars(regex(pattern = "^[A-Z]{3}[0-9]{3}$")))]
    pub id: String,
    /// Short name in kebab case; selects like the id. What stands behind the id in the file's name if not given.
    #[serde(default)]
    #[cfg_attr(test, schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")))]
    pub name: String,
    /// A ceiling: the engine lowers it by what is proved.
    #[serde(default = "Rule::usual_severity")]
    pub severity: Severity,
    /// How sure the test is.
    #[serde(default = "Rule::usual_confidence")]
    pub confidence: Confidence,
    /// What the claim rests on. A rule of your own rests on your own word, as a vendor's does on theirs.
    #[serde(default = "Rule::usual_evidence")]
    pub evidence: Evidence,
    /// Version of atslint that brought it.
    #[serde(default)]
    pub since: String,
    /// One line for lists.
    pub title: String,
    /// What is wrong, with `{placeholders}` that the test fills.
    pub message: String,
    /// One thing to do.
    #[serde(default)]
    pub help: String,
    /// What to do in the program that made the file, by the names of `program_names` (latex, word, …).
    #[serde(default)]
    pub help_for: BTreeMap<String, String>,
    /// What happens, why, how it was measured, what to do. The title if not given.
    #[serde(default)]
    pub explain: String,
    /// Sources.
    #[serde(default)]
    pub references: Vec<String>,
    /// Formats in which `atslint fix` knows a repair; it makes it where it can prove that it helps.
    #[serde(default)]
    pub fixable: Vec<Format>,
    /// Replaces the rule of the same id instead of clashing with it.
    #[serde(default, rename = "override")]
    pub overrides: bool,
    /// The test.
    pub detect: Detect,
}

impl Rule {
    fn usual_severity() -> Severity {
        Severity::Warning
    }

    fn usual_confidence() -> Confidence {
        Confidence::Medium
    }

    fn usual_evidence() -> Evidence {
        Evidence::Vendor
    }

    /// The three letters of its family.
    pub fn family(&self) -> &str {
        self.id.get(..3).unwrap_or(&self.id)
    }
}

/// How a rule is tested. Tagged from outside, so that an unknown key is itself underlined.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "detect"))]
pub enum Detect {
    /// A test in `src/checks/`.
    Builtin(Builtin),
    /// Regular expressions on the reference reading.
    Pattern(Pattern),
    /// A section that the résumé does not have.
    AbsentSection(AbsentSection),
    /// A figure of the file beyond a bound.
    Metric(Metric),
}

/// A test in Rust.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "builtin"))]
pub struct Builtin {
    /// Its name in the table of `src/checks/`.
    pub check: String,
    /// Its parameters; what is left out has the check's default.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, serde_json::Value>"))]
    pub params: toml::Table,
}

/// Regular expressions on the reference reading.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "pattern"))]
pub struct Pattern {
    /// Any of these; case does not matter. A group named `at` narrows what is underlined.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub any: Vec<Expression>,
    /// Only a text that holds one of these, in small letters, is searched: whatever the expressions
    /// match must hold one. Most résumés hold none, so that nothing has to be compiled for them.
    #[serde(default)]
    pub only_with: Vec<String>,
    /// Only in these sections; everywhere if empty.
    #[serde(default)]
    pub sections: Vec<SectionKind>,
    /// Countries (ISO 3166-1) where it is usual: no finding for a résumé from there.
    #[serde(default)]
    pub usual_in: Vec<String>,
    /// Countries where it is not wanted; if there are any, it is no more than a note elsewhere.
    #[serde(default)]
    pub unwanted_in: Vec<String>,
    /// Fewer matches than this are no finding.
    #[serde(default = "one")]
    pub at_least: usize,
    /// With this, what the file itself marks as a prompt of its template is a match, too.
    #[serde(default)]
    pub prompts: bool,
}

fn one() -> usize {
    1
}

/// A section that the résumé does not have.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "absent-section"))]
pub struct AbsentSection {
    /// None of these kinds is there under a heading.
    pub sections: Vec<SectionKind>,
    /// With this, the résumé's entries of the kind count as the section, whatever its heading.
    #[serde(default)]
    pub entries_count: bool,
}

/// A figure of the file beyond a bound.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "metric"))]
pub struct Metric {
    /// Which.
    pub metric: MetricName,
    /// A finding when the figure is greater.
    #[serde(default)]
    pub above: Option<f64>,
    /// A finding when the figure is smaller.
    #[serde(default)]
    pub below: Option<f64>,
}

/// Figures that rules may bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "metric-name"))]
pub enum MetricName {
    /// Pages of a PDF.
    Pages,
    /// Characters of the reference reading without white space.
    Characters,
    /// Words of the reference reading.
    Words,
    /// Painted paths and images per page, at most.
    PaintsPerPage,
}
