//! `atslint fix`

use super::args::Fix;
use super::output::{self, Reads};
use super::setup::Setup;
use super::{difference, exit, inputs};
use crate::fix::{Fixed, Wishes, fix};
use crate::guard::guarded;
use crate::wording::{Wording, visible};
use miette::{IntoDiagnostic, miette};
use std::io::Write;
use std::path::Path;

/// Writes a repaired copy of a résumé.
pub fn run(args: &Fix, out: &mut Vec<u8>) -> miette::Result<u8> {
    let setup = Setup::new(&args.settings, None)?;
    let source = inputs::resume(&args.resume)?;
    let reads = Reads::of(setup.reads.iter().chain([&args.resume]));
    if let Some(output) = &args.output {
        output::refuse_other_format(output, source.kind.extensions())?;
        // Also where nothing comes to be written: the same command is right or wrong for every file.
        reads.refuse(output)?;
    }
    let shown = args.resume.display();
    let wishes = Wishes {
        accept_changes: args.accept_changes,
        reject_changes: args.reject_changes,
        remove_hidden: args.remove_hidden,
    };
    let fixed = guarded(|| fix(&source, &setup.toolbox, &setup.options, wishes))
        .map_err(|said| miette!("{shown}: atslint failed on this file: {said}"))?
        .map_err(|fault| miette!("{shown}: {fault}"))?;
    let output = args.output.as_deref().filter(|_| !args.dry_run);
    if let (Some(output), Some(bytes)) = (output, &fixed.bytes) {
        output::write(output, bytes, &reads, out)?;
        if output == Path::new("-") {
            return Ok(code(&fixed));
        }
    }
    tell(&fixed, output, out).into_diagnostic()?;
    if args.diff {
        difference::write(&fixed.changed, out).into_diagnostic()?;
    }
    Ok(code(&fixed))
}

fn tell(fixed: &Fixed, output: Option<&Path>, out: &mut Vec<u8>) -> std::io::Result<()> {
    let findings = |count: usize| Wording::count(count, "finding", "findings");
    for repaired in &fixed.done {
        let (before, after) = repaired.findings;
        writeln!(out, "{}: {} ({}, {after} left)", repaired.rule, repaired.done, findings(before))?;
    }
    for left in &fixed.left {
        writeln!(out, "{}: left as it is, because {}", left.rule, visible(&left.why))?;
    }
    let gone: usize = fixed.done.iter().map(|repaired| repaired.findings.0 - repaired.findings.1).sum();
    match (output, &fixed.bytes) {
        (_, None) => writeln!(out, "nothing was repaired; no file is written"),
        (None, Some(_)) => writeln!(out, "{} can be repaired; no file is written", findings(gone)),
        (Some(output), Some(_)) => writeln!(
            out,
            "wrote {}: {} repaired; look it through before you send it",
            visible(&output.to_string_lossy()),
            findings(gone)
        ),
    }
}

fn code(fixed: &Fixed) -> u8 {
    if fixed.left.is_empty() { exit::CLEAN } else { exit::FINDINGS }
}
