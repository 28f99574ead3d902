//! `atslint rules --test`

use super::exit;
use crate::rules::{RuleSet, Selected};
use crate::wording::{Wording, visible};
use crate::{Toolbox, trial};
use miette::{IntoDiagnostic, WrapErr};
use std::io::Write;
use std::path::Path;

/// Holds the rules of a folder to their samples.
pub fn run(folder: &Path, out: &mut Vec<u8>) -> miette::Result<u8> {
    let mut toolbox = Toolbox::builtin()?;
    toolbox.rules.extend_from(folder)?;
    let mut own = RuleSet::default();
    own.extend_from(folder)?;
    let selected = Selected::all(&own);
    let (mut rules, mut faults) = (0, 0);
    for rule in own.iter() {
        let samples = folder.join(&rule.id);
        let trial = trial::hold(&rule.id, &samples, &toolbox, &selected)
            .into_diagnostic()
            .wrap_err_with(|| format!("cannot read the samples in {}", samples.display()))?;
        let word = if trial.faults.is_empty() { "ok" } else { "FAILED" };
        let (bad, good) = (trial.bad, trial.good);
        writeln!(out, "{} {}: {word} ({bad} bad, {good} good)", rule.id, visible(&rule.name))
            .into_diagnostic()?;
        for fault in &trial.faults {
            writeln!(out, "  {}", visible(fault)).into_diagnostic()?;
        }
        rules += 1;
        faults += trial.faults.len();
    }
    let (rules, count) = (Wording::count(rules, "rule", "rules"), Wording::count(faults, "fault", "faults"));
    writeln!(out, "{rules}, {count}").into_diagnostic()?;
    Ok(if faults == 0 { exit::CLEAN } else { exit::FINDINGS })
}
