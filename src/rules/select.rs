//! Which rules run, and with what severity.

use super::load::RuleSet;
use super::model::Rule;
use crate::finding::Severity;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A selector that names no rule.
#[derive(Debug, thiserror::Error)]
#[error("no rule, rule name or family is called {0:?}; `atslint rules` lists them")]
pub struct UnknownSelector(pub String);

/// What the user says of a rule's severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "severity-change"))]
pub enum SeverityChange {
    /// The rule does not run.
    Off,
    /// Its findings are notes.
    Note,
    /// Its findings are warnings.
    Warning,
    /// Its findings are errors.
    Error,
}

/// The user's choice, from the command line and the configuration.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these; all rules if empty.
    pub select: Vec<String>,
    /// These too.
    pub extend_select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// Changed severities, by selector.
    pub severity: BTreeMap<String, SeverityChange>,
}

/// The rules that run.
#[derive(Debug, Clone, Default)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Selected {
    ids: BTreeSet<String>,
    severity: BTreeMap<String, Severity>,
}

impl Selected {
    /// Every rule, with its own severity.
    pub fn all(rules: &RuleSet) -> Self {
        Self { ids: rules.iter().map(|rule| rule.id.clone()).collect(), severity: BTreeMap::new() }
    }

    /// Whether a rule runs.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The severity that the user gave a rule.
    pub fn severity(&self, id: &str) -> Option<Severity> {
        self.severity.get(id).copied()
    }
}

impl Selection {
    /// Resolves ids, names, families (`LAY`) and `ALL` against the rules there are.
    pub fn resolve(&self, rules: &RuleSet) -> Result<Selected, UnknownSelector> {
        let mut selected = Selected::default();
        let base = if self.select.is_empty() { vec!["ALL".to_owned()] } else { self.select.clone() };
        for selector in base.iter().chain(&self.extend_select) {
            selected.ids.extend(matching(rules, selector)?.map(|rule| rule.id.clone()));
        }
        for selector in &self.ignore {
            for rule in matching(rules, selector)? {
                selected.ids.remove(&rule.id);
            }
        }
        for (selector, change) in &self.severity {
            for rule in matching(rules, selector)? {
                let severity = match change {
                    SeverityChange::Off => {
                        selected.ids.remove(&rule.id);
                        continue;
                    }
                    SeverityChange::Note => Severity::Note,
                    SeverityChange::Warning => Severity::Warning,
                    SeverityChange::Error => Severity::Error,
                };
                selected.severity.insert(rule.id.clone(), severity);
            }
        }
        Ok(selected)
    }
}

/// The rules that a selector names; at least one.
pub fn matching<'a>(
    rules: &'a RuleSet,
    selector: &str,
) -> Result<impl Iterator<Item = &'a Rule>, UnknownSelector> {
    let wanted = selector.trim().to_uppercase();
    let hits = move |rule: &&Rule| {
        wanted == "ALL"
            || rule.id == wanted
            || rule.name.to_uppercase() == wanted
            || (wanted.len() >= 3 && rule.id.starts_with(&wanted))
    };
    let mut found = rules.iter().filter(hits.clone()).peekable();
    if found.peek().is_none() {
        return Err(UnknownSelector(selector.to_owned()));
    }
    Ok(rules.iter().filter(hits))
}
