//! What was found before and is accepted: later runs count only what is new.

use crate::finding::Finding;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Fingerprints of accepted findings, by the file they are in. It holds neither positions nor text, so
/// that it outlives changes elsewhere in a file and tells nobody what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "baseline"))]
pub struct Baseline {
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    schema_version: u32,
    files: BTreeMap<String, BTreeSet<String>>,
}

/// Of the file's form.
const SCHEMA_VERSION: u32 = 1;

impl Baseline {
    /// The findings of some files, each under its path.
    pub fn of<'f>(findings: impl Iterator<Item = (&'f str, &'f Finding)>) -> Self {
        let mut baseline = Self { schema_version: SCHEMA_VERSION, files: BTreeMap::new() };
        for (path, finding) in findings {
            baseline.files.entry(portable(path)).or_default().insert(finding.fingerprint.clone());
        }
        baseline
    }

    /// Reads the text of a baseline file.
    ///
    /// # Errors
    ///
    /// When it is no baseline, or one of a later version.
    pub fn read(text: &str) -> Result<Self, String> {
        let baseline: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if baseline.schema_version == SCHEMA_VERSION {
            Ok(baseline)
        } else {
            Err(format!("it is of version {}, known is {SCHEMA_VERSION}", baseline.schema_version))
        }
    }

    /// Whether a finding was there before.
    pub fn holds(&self, path: &str, finding: &Finding) -> bool {
        self.files.get(&portable(path)).is_some_and(|known| known.contains(&finding.fingerprint))
    }
}

/// A path as it is written on every system.
fn portable(path: &str) -> String {
    path.replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::Baseline;

    #[test]
    fn only_baselines_of_this_version_are_read() {
        assert!(Baseline::read(r#"{"schema_version":1,"files":{"cv.pdf":["a"]}}"#).is_ok());
        assert!(Baseline::read(r#"{"schema_version":2,"files":{}}"#).is_err());
        assert!(Baseline::read("[]").is_err());
    }
}
