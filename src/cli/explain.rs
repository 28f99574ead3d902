//! `atslint explain`

use super::args::{Explain, TextFormat};
use super::{exit, inputs};
use crate::report::{RuleList, json};
use crate::rules::{Rule, matching};
use miette::{IntoDiagnostic, miette};
use std::io::Write;

/// Explains the rules that a selector names.
pub fn run(args: &Explain, out: &mut Vec<u8>) -> miette::Result<u8> {
    let toolbox = inputs::toolbox(&args.rules)?;
    let rules: Vec<&Rule> =
        matching(&toolbox.rules, &args.rule).map_err(|error| miette!("{error}"))?.collect();
    match args.format {
        TextFormat::Json => {
            json::write(&RuleList::new(rules.into_iter()), out).into_diagnostic()?;
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
    if !rule.help.is_empty() {
        writeln!(out, "What to do: {}", rule.help)?;
    }
    for (program, help) in &rule.help_for {
        writeln!(out, "  in {program}: {help}")?;
    }
    for reference in &rule.references {
        writeln!(out, "Source: {reference}")?;
    }
    Ok(())
}
