//! Rule files become a checked rule set.

use super::detect;
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
        let mut rule: Rule = embedded::parse(file, text)?;
        if rule.name.is_empty() {
            rule.name = name_from_file(file, &rule.id);
        }
        if rule.explain.is_empty() {
            rule.explain.clone_from(&rule.title);
        }
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

/// `my-rule` for `SEC900-my-rule.toml`; the id in small letters where the file's name says no more.
fn name_from_file(file: &str, id: &str) -> String {
    let stem =
        Path::new(file).file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let id = id.to_lowercase();
    match stem.strip_prefix(&id).and_then(|rest| rest.strip_prefix('-')) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => id,
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
            Some(check) => match check.fault(&builtin.params) {
                Some(fault) => fail(fault.why, &fault.at),
                None => check_placeholders(rule, check.fills, file, text),
            },
        },
        Detect::AbsentSection(absent) if absent.sections.is_empty() => {
            fail("no section is named".to_owned(), "absent-section")
        }
        Detect::Metric(metric) if metric.above.is_none() && metric.below.is_none() => {
            fail("neither `above` nor `below` is given".to_owned(), "metric")
        }
        Detect::Pattern(_) => check_placeholders(rule, detect::PATTERN_FILLS, file, text),
        Detect::AbsentSection(_) => check_placeholders(rule, &[], file, text),
        Detect::Metric(_) => check_placeholders(rule, detect::METRIC_FILLS, file, text),
    }
}

/// Whether the test fills every placeholder of a rule's words; one that it does not would be printed as it is.
fn check_placeholders(rule: &Rule, fills: &[&str], file: &str, text: &str) -> Result<(), FileError> {
    let words = [&rule.message, &rule.help];
    let mut named = words.into_iter().chain(rule.help_for.values()).flat_map(|words| placeholders(words));
    let known = || fills.iter().copied().chain(checks::ALWAYS_FILLED);
    let Some(unknown) = named.find(|name| !known().any(|known| known == *name)) else { return Ok(()) };
    let message = format!("the test does not fill {{{unknown}}}");
    let error = FileError::new(file, text, message).pointing_at(text, &format!("{{{unknown}}}"));
    Err(error.with_help(format!("it fills: {}", known().collect::<Vec<_>>().join(", "))))
}

/// The names in braces; braces right behind a letter or a bracket hold an argument of LaTeX.
fn placeholders(words: &str) -> impl Iterator<Item = &str> {
    words.match_indices('{').filter_map(|(at, _)| {
        let (before, after) = (words.get(..at)?, words.get(at + 1..)?);
        let is_argument = before.ends_with(|c: char| c.is_ascii_alphanumeric() || "]}".contains(c));
        let (name, _) = after.split_once('}')?;
        let is_name = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && !name.is_empty();
        (is_name && !is_argument).then_some(name)
    })
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
    fn four_keys_are_enough() {
        let text = "id = \"SEC900\"\ntitle = \"t\"\nmessage = \"m\"\n[detect.pattern]\nany = [\"x\"]\n";
        let set = add(text).unwrap();
        let rule = set.get("my-rule").unwrap();
        assert_eq!((rule.severity, rule.evidence), (Severity::Warning, Evidence::Vendor));
        assert_eq!((rule.explain.as_str(), rule.help.as_str()), ("t", ""));
        let mut set = RuleSet::default();
        assert_eq!(set.add("rules/SEC900.toml", text).unwrap().name, "sec900");
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
    fn a_placeholder_that_the_test_does_not_fill_is_underlined() {
        let text = RULE.replace("message = \"m\"", "message = \"your word {fuond} stands {count} times\"");
        let error = add(&text).unwrap_err();
        assert!(error.to_string().contains("{fuond}"));
        assert!(text[error.at().unwrap().offset()..].starts_with("{fuond}"));
        assert!(add(&text.replace("fuond", "found")).is_ok());
        assert!(add(&RULE.replace("\"h\"", "'put \\\\pagestyle{empty} there'")).is_ok());
    }

    #[test]
    fn words_of_parameters_are_known_and_given() {
        let builtin = |params: &str| {
            let detect = format!("[detect.builtin]\ncheck = \"hidden-text\"\n{params}");
            add(&RULE.replace("[detect.pattern]\nany = [\"x\"]", &detect)).map(|_| ())
        };
        let said = |params: &str| builtin(params).unwrap_err().to_string();
        assert!(builtin("params = { by = \"colour tiny\" }").is_ok());
        assert!(said("params = { by = \"color\" }").contains("\"color\""));
        assert!(said("params = { by = \"colour\", fewest = 3 }").contains("fewest_letters"));
        assert!(said("params = { by = 3 }").contains("quotation marks"));
        assert!(said("").contains("needs `by`"));
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
