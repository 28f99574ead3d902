//! `atslint explain`

use super::args::{Explain, TextFormat};
use super::{exit, inputs};
use crate::report::json;
use crate::rules::{Rule, matching};
use miette::{IntoDiagnostic, miette};
use serde_json::{Value, json};
use std::io::Write;

/// Explains the rules that a selector names.
pub fn run(args: &Explain, out: &mut Vec<u8>) -> miette::Result<u8> {
    let toolbox = inputs::toolbox(&args.rules)?;
    let rules: Vec<&Rule> =
        matching(&toolbox.rules, &args.rule).map_err(|error| miette!("{error}"))?.collect();
    match args.format {
        TextFormat::Json => {
            let rules: Vec<Value> = rules.iter().map(|rule| as_json(rule)).collect();
            json::write(&json!({"schema_version": 1, "rules": rules}), out).into_diagnostic()?;
        }
        TextFormat::Full => {
            for (index, rule) in rules.iter().enumerate() {
                if index > 0 {
                    writeln!(out).into_diagnostic()?;
                }
                print(rule, out).into_diagnostic()?;
            }
        }
    }
    Ok(exit::CLEAN)
}

/// A rule for programs.
pub fn as_json(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "name": rule.name,
        "family": rule.family(),
        "severity": rule.severity,
        "confidence": rule.confidence,
        "evidence": rule.evidence,
        "since": rule.since,
        "title": rule.title,
        "message": rule.message,
        "help": rule.help,
        "help_for": rule.help_for,
        "explain": rule.explain.trim(),
        "references": rule.references,
    })
}

fn print(rule: &Rule, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{} {}: {}\n", rule.id, rule.name, rule.title)?;
    writeln!(
        out,
        "at most {}, confidence {}, evidence: {}, since {}\n",
        rule.severity.name(),
        rule.confidence.name(),
        rule.evidence.name(),
        rule.since
    )?;
    writeln!(out, "{}\n", rule.explain.trim())?;
    writeln!(out, "What to do: {}", rule.help)?;
    for (program, help) in &rule.help_for {
        writeln!(out, "  in {program}: {help}")?;
    }
    for reference in &rule.references {
        writeln!(out, "Source: {reference}")?;
    }
    Ok(())
}
