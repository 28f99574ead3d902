//! `atslint.toml`: the nearest one upward, never merged with another.

use crate::embedded::{self, FileError};
use crate::finding::Severity;
use crate::posting::OwnTerms;
use crate::rules::SeverityChange;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the configuration file.
pub const FILE_NAME: &str = "atslint.toml";

/// What `atslint init` writes.
pub const TEMPLATE: &str = r#"# Configuration of atslint. Every key is optional; the command line wins.

# posting = "posting.txt"     # check against this posting
# truth = "truth.json"         # follow these fields, of one résumé, in place of those that are parsed
# profile = "greenhouse"      # hold the file against this vendor's documented limits
# fail-on = "error"           # note, warning, error or never
# select = ["ALL"]            # only these rules: ids, names or families (LAY)
# ignore = []                 # not these
# rules = ["my-rules"]        # folders with rules of your own

# [keywords]                  # what postings are held to
# ignore = ["Ticketing"]      # no requirement, whatever a posting says
# alias = { Kubernetes = ["container orchestration"] }   # what your résumé calls it

# [keywords.posting."baker.txt"]   # the same for one posting, by the name of its file
# ignore = ["Rye"]

# [severity]                  # off, note, warning or error
# LAY002 = "off"

# [[suppress]]                # findings that you know of and accept
# rule = "LAY001"
# reason = "the sidebar only repeats what stands in the main column"
"#;

/// The configuration.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "config"))]
pub struct Config {
    /// Only these rules.
    #[serde(default)]
    pub select: Vec<String>,
    /// These too.
    #[serde(default)]
    pub extend_select: Vec<String>,
    /// Not these.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// The gravity that makes the run fail.
    #[serde(default)]
    pub fail_on: Option<FailOn>,
    /// A vendor's name.
    #[serde(default)]
    pub profile: Option<String>,
    /// The target posting; a relative path counts from the configuration's folder.
    #[serde(default)]
    pub posting: Option<PathBuf>,
    /// What a person says of the résumé, as JSON Resume; a relative path counts from the configuration's folder.
    #[serde(default)]
    pub truth: Option<PathBuf>,
    /// Folders with further rules; relative paths count from the configuration's folder.
    #[serde(default)]
    pub rules: Vec<PathBuf>,
    /// Terms of postings that are none, or that the résumé calls otherwise.
    #[serde(default)]
    pub keywords: OwnTerms,
    /// Changed severities, by selector.
    #[serde(default)]
    pub severity: BTreeMap<String, SeverityChange>,
    /// Findings that are accepted.
    #[serde(default)]
    pub suppress: Vec<Suppress>,
}

/// Findings that are accepted, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "suppress"))]
pub struct Suppress {
    /// Rule id, name or family.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// After this day it no longer holds.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub expires: Option<String>,
}

/// The gravity from which findings make the run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "fail-on"))]
pub enum FailOn {
    /// Any finding.
    Note,
    /// Warnings and errors.
    Warning,
    /// Errors.
    #[default]
    Error,
    /// No finding.
    Never,
}

impl FailOn {
    /// Whether a run whose gravest finding is this fails.
    pub fn fails(self, gravest: Option<Severity>) -> bool {
        let bound = match self {
            Self::Note => Severity::Note,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
            Self::Never => return false,
        };
        gravest.is_some_and(|gravest| gravest >= bound)
    }
}

impl Config {
    /// Reads a configuration file.
    pub fn load(path: &Path) -> Result<Self, FileError> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|cause| FileError::new(&name, "", format!("cannot read {name}: {cause}")))?;
        let mut config: Self = embedded::parse(&name, &text)?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let paths = config.rules.iter_mut().chain(&mut config.posting).chain(&mut config.truth);
        paths.for_each(|path| *path = folder.join(&*path));
        Ok(config)
    }

    /// The nearest configuration file at or above a folder.
    pub fn discover(folder: &Path) -> Option<PathBuf> {
        folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_a_configuration_with_and_without_its_comment_marks() {
        assert_eq!(embedded::parse::<Config>("t", TEMPLATE).unwrap(), Config::default());
        let bare: String = TEMPLATE
            .lines()
            .skip(1)
            .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)))
            .collect();
        let config: Config = embedded::parse("t", &bare).unwrap();
        assert_eq!(config.suppress.len(), 1);
        assert_eq!(config.profile.as_deref(), Some("greenhouse"));
    }

    #[test]
    fn an_unknown_key_is_an_error() {
        assert!(embedded::parse::<Config>("t", "selct = []").is_err());
    }

    #[test]
    fn fail_on_compares_gravity() {
        assert!(FailOn::Warning.fails(Some(Severity::Error)));
        assert!(!FailOn::Error.fails(Some(Severity::Warning)));
        assert!(!FailOn::Never.fails(Some(Severity::Error)));
        assert!(!FailOn::Note.fails(None));
    }
}
