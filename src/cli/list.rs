//! `atslint rules` and `atslint readers`

use super::args::{Readers, Rules, TextFormat};
use super::{exit, inputs};
use crate::report::{ReaderList, RuleList, json};
use miette::IntoDiagnostic;
use std::io::Write;

/// Lists the rules.
pub fn rules(args: &Rules, out: &mut Vec<u8>) -> miette::Result<u8> {
    let toolbox = inputs::toolbox(&args.rules)?;
    let rules = toolbox.rules.iter();
    match args.format {
        TextFormat::Json => {
            json::write(&RuleList::new(rules), out).into_diagnostic()?;
        }
        TextFormat::Full => {
            for rule in rules {
                let severity = rule.severity.name();
                writeln!(out, "{}  {:28}  {severity:7}  {}", rule.id, rule.name, rule.title)
                    .into_diagnostic()?;
            }
        }
    }
    Ok(exit::CLEAN)
}

/// Lists the readers.
pub fn readers(args: &Readers, out: &mut Vec<u8>) -> miette::Result<u8> {
    let toolbox = inputs::toolbox(&[])?;
    let readers = toolbox.readers.iter();
    match args.format {
        TextFormat::Json => {
            json::write(&ReaderList::new(readers), out).into_diagnostic()?;
        }
        TextFormat::Full => {
            for reader in readers {
                let votes = if reader.votes { "votes" } else { "no vote" };
                let modelled_on = reader.modelled_on.join(", ");
                writeln!(out, "{:12}  {:4}  {votes:7}  {modelled_on}", reader.name, reader.format.name())
                    .into_diagnostic()?;
                if !reader.measured.is_empty() {
                    writeln!(out, "{:29}{}", "", reader.measured.trim()).into_diagnostic()?;
                }
            }
        }
    }
    Ok(exit::CLEAN)
}
