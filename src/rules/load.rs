//! Rule files become a checked rule set.

use super::model::{Detect, Rule};
use crate::checks;
use crate::document::program_names;
use crate::embedded::{self, FileError};
use crate::finding::{Evidence, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The rules of a run, by id.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    rules: BTreeMap<String, Rule>,
    names: BTreeMap<String, String>,
}

impl RuleSet {
    /// The rules that come with atslint.
    pub fn builtin() -> Result<Self, FileError> {
        let mut set = Self::default();
        for (path, text) in embedded::under("") {
            if is_rule_file(Path::new(path)) {
                set.add(path, text)?;
            }
        }
        Ok(set)
    }

    /// Adds every rule file of a folder and its sub-folders.
    pub fn extend_from(&mut self, folder: &Path) -> Result<(), FileError> {
        let shown = folder.display().to_string();
        let mut files = Vec::new();
        list(folder, &mut files).map_err(|cause| FileError::new(&shown, "", cause.to_string()))?;
        files.sort();
        if files.is_empty() {
            let message = format!("no rule file in {shown}");
            let help = "a rule file is named after its rule's id, as LAY900-my-rule.toml";
            return Err(FileError::new(&shown, "", message).with_help(help));
        }
        for file in files {
            let name = file.display().to_string();
            let text = std::fs::read_to_string(&file)
                .map_err(|cause| FileError::new(&name, "", format!("cannot read {name}: {cause}")))?;
            let rule = self.add(&name, &text)?;
            check_expressions(rule, &name, &text)?;
        }
        Ok(())
    }

    fn add(&mut self, file: &str, text: &str) -> Result<&Rule, FileError> {
        let rule: Rule = embedded::parse(file, text)?;
        check(&rule, file, text)?;
        let clash = self.rules.contains_key(&rule.id)
            || self.names.get(&rule.name).is_some_and(|other| *other != rule.id);
        if clash && !rule.overrides {
            let message = format!("there is a rule {} or {} already", rule.id, rule.name);
            let help = "give it another id and name, or write `override = true` to replace the rule";
            return Err(FileError::new(file, text, message).pointing_at(text, &rule.id).with_help(help));
        }
        if let Some(old) = self.rules.get(&rule.id) {
            self.names.remove(&old.name);
        }
        self.names.insert(rule.name.clone(), rule.id.clone());
        Ok(self.rules.entry(rule.id.clone()).insert_entry(rule).into_mut())
    }

    /// Every rule, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values()
    }

    /// The rule of an id or name, whatever the case.
    pub fn get(&self, selector: &str) -> Option<&Rule> {
        let id = self.names.get(&selector.to_lowercase());
        self.rules.get(id.unwrap_or(&selector.to_uppercase()))
    }
}

/// What the types do not say about a rule.
fn check(rule: &Rule, file: &str, text: &str) -> Result<(), FileError> {
    let fail =
        |message: String, needle: &str| Err(FileError::new(file, text, message).pointing_at(text, needle));
    let id_fits = rule.id.len() == 6
        && rule.id.chars().take(3).all(|c| c.is_ascii_uppercase())
        && rule.id.chars().skip(3).all(|c| c.is_ascii_digit());
    if !id_fits {
        return fail(format!("the id {} is not three capitals and three digits", rule.id), &rule.id);
    }
    if rule.evidence == Evidence::Folklore && rule.severity == Severity::Error {
        return fail("a rule that rests on folklore is never an error".to_owned(), "folklore");
    }
    if let Some(unknown) = rule.help_for.keys().find(|name| !program_names().any(|known| known == *name)) {
        let known: BTreeSet<&str> = program_names().collect();
        let error =
            FileError::new(file, text, format!("there is no program {unknown}")).pointing_at(text, unknown);
        return Err(error.with_help(format!("there are: {}", Vec::from_iter(known).join(", "))));
    }
    match &rule.detect {
        Detect::Builtin(builtin) => match checks::find(&builtin.check) {
            None => {
                let known: Vec<&str> = checks::all().map(|check| check.name).collect();
                let error = FileError::new(file, text, format!("there is no check {}", builtin.check));
                Err(error
                    .pointing_at(text, &builtin.check)
                    .with_help(format!("there are: {}", known.join(", "))))
            }
            Some(check) => match builtin.params.iter().find(|(key, value)| !check.accepts(key, value)) {
                None => Ok(()),
                Some((key, _)) => {
                    let known: Vec<&str> = check.params.iter().map(|(name, _)| *name).collect();
                    let message = format!("the check {} does not take this {key}", check.name);
                    let error = FileError::new(file, text, message).pointing_at(text, key);
                    Err(error.with_help(format!("it takes: {}", known.join(", "))))
                }
            },
        },
        Detect::AbsentSection(absent) if absent.sections.is_empty() => {
            fail("no section is named".to_owned(), "absent-section")
        }
        Detect::Metric(metric) if metric.above.is_none() && metric.below.is_none() => {
            fail("neither `above` nor `below` is given".to_owned(), "metric")
        }
        Detect::Pattern(_) | Detect::AbsentSection(_) | Detect::Metric(_) => Ok(()),
    }
}

/// Whether a rule's expressions can be compiled; for our own rules a test asks once for all.
fn check_expressions(rule: &Rule, file: &str, text: &str) -> Result<(), FileError> {
    let Detect::Pattern(pattern) = &rule.detect else { return Ok(()) };
    for expression in &pattern.any {
        if let Err(error) = expression.regex() {
            return Err(FileError::new(file, text, error.to_string()).pointing_at(text, expression.source()));
        }
    }
    Ok(())
}

/// Whether a file holds a rule: its name starts with an id. Readers, vocabulary and profiles do not.
fn is_rule_file(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut chars = name.chars();
    name.ends_with(".toml")
        && chars.by_ref().take(3).all(|c| c.is_ascii_uppercase())
        && chars.take(3).all(|c| c.is_ascii_digit())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else if is_rule_file(&path) {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = r#"
id = "SEC900"
name = "my-rule"
severity = "note"
confidence = "low"
evidence = "folklore"
since = "0.1.0"
title = "t"
message = "m"
help = "h"
explain = "e"
[detect.pattern]
any = ["x"]
"#;

    fn add(text: &str) -> Result<RuleSet, FileError> {
        let mut set = RuleSet::default();
        set.add("SEC900-my-rule.toml", text)?;
        Ok(set)
    }

    #[test]
    fn a_rule_is_found_by_id_and_name() {
        let set = add(RULE).unwrap();
        assert!(set.get("sec900").is_some());
        assert!(set.get("My-Rule").is_some());
        assert!(set.get("SEC901").is_none());
    }

    #[test]
    fn an_unknown_key_is_underlined() {
        let error = add(&RULE.replace("any =", "every =")).unwrap_err();
        let at = error.at().unwrap();
        let text = RULE.replace("any =", "every =");
        assert!(text[at.offset()..].starts_with("every"));
    }

    #[test]
    fn help_is_for_known_programs() {
        let text = RULE.replace("[detect.pattern]", "[help_for]\nabiword = \"h\"\n[detect.pattern]");
        assert!(add(&text).unwrap_err().to_string().contains("abiword"));
        assert!(add(&text.replace("abiword", "pdftex")).is_ok());
    }

    #[test]
    fn folklore_is_never_an_error() {
        assert!(add(&RULE.replace("\"note\"", "\"error\"")).is_err());
    }

    #[test]
    fn a_repeated_id_needs_override() {
        let mut set = add(RULE).unwrap();
        assert!(set.add("again", RULE).is_err());
        let replacement = RULE.replace("title = \"t\"", "title = \"new\"\noverride = true");
        set.add("again", &replacement).unwrap();
        assert_eq!(set.get("SEC900").unwrap().title, "new");
    }

    #[test]
    fn an_unknown_check_names_the_known_ones() {
        let text = RULE.replace("[detect.pattern]\nany = [\"x\"]", "[detect.builtin]\ncheck = \"nope\"");
        assert!(add(&text).unwrap_err().to_string().contains("nope"));
    }

    #[test]
    fn every_embedded_rule_loads_and_its_expressions_compile() {
        for rule in RuleSet::builtin().unwrap().iter() {
            check_expressions(rule, &rule.id, "").unwrap();
        }
    }
}
