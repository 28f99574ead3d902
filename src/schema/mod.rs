//! JSON Schema of what atslint prints and reads as JSON or TOML.
//!
//! `contracts.json` holds one definition a thing, written from the types that are printed and read; a schema is
//! the definition of a kind with all those that it leads to. Tests hold real output and every file of
//! `rules/` to them.

#[cfg(test)]
mod contracts;

use crate::embedded::FileError;
use clap::ValueEnum;
use serde_json::{Map, Value, json};

const CONTRACTS: &str = include_str!("contracts.json");
const REFERENCE: &str = "#/$defs/";

/// What there is a schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// `check --format json`
    Report,
    /// `check --statistics --format json`
    Statistics,
    /// `keywords --format json`
    Keywords,
    /// `posting --format json`
    Posting,
    /// `extract --format json`
    Extract,
    /// `fields --format json`
    Fields,
    /// `rules --format json`, `explain --format json`
    Rules,
    /// `readers --format json`
    Readers,
    /// The file of `check --baseline`
    Baseline,
    /// A rule's TOML file
    Rule,
    /// atslint.toml
    Config,
}

impl Kind {
    /// The name of the definition: a posting alone has the same form as one that is held against a résumé.
    fn definition(self) -> String {
        match self {
            Self::Posting => Self::Keywords.name(),
            other => other.name(),
        }
    }

    /// The word on the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// The schema of a kind (JSON Schema, draft 2020-12).
///
/// # Errors
///
/// Only if the embedded definitions are broken.
pub fn schema(kind: Kind) -> Result<Value, FileError> {
    let broken = |error: serde_json::Error| FileError::new("contracts.json", CONTRACTS, error.to_string());
    let all: Map<String, Value> = serde_json::from_str(CONTRACTS).map_err(broken)?;
    let mut needed = Map::new();
    let mut open = vec![kind.definition()];
    while let Some(name) = open.pop() {
        if let Some(definition) = all.get(&name).filter(|_| !needed.contains_key(&name)) {
            references(definition, &mut open);
            needed.insert(name, definition.clone());
        }
    }
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("atslint {}", kind.name()),
        "$ref": format!("{REFERENCE}{}", kind.definition()),
        "$defs": needed,
    }))
}

/// The names of the definitions that a value refers to.
fn references(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            let target = object.get("$ref").and_then(Value::as_str);
            names.extend(target.and_then(|target| target.strip_prefix(REFERENCE)).map(str::to_owned));
            object.values().for_each(|value| references(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, names)),
        _ => {}
    }
}
