//! `atslint check`

use super::args::{Check, Format};
use super::baseline::{self, Accepted};
use super::batch::Batch;
use super::output::{self, Reads, is_same_file};
use super::setup::Setup;
use super::terminal::Terminal;
use super::{exit, found};
use crate::report::full::Look;
use crate::report::{self, AsDone, FileReport, Report, Summary};
use crate::rules::RuleSet;
use miette::{IntoDiagnostic, miette};
use std::io::{ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// Checks every file and prints one report.
pub fn run(args: &Check, terminal: &Terminal, out: &mut dyn Write) -> miette::Result<u8> {
    if args.statistics && !matches!(args.format, Format::Full | Format::Concise | Format::Json) {
        return Err(miette!(
            help = "leave out --statistics, or take one of those",
            "statistics are printed as full, concise or json"
        ));
    }
    let setup = Setup::new(&args.settings, args.posting.as_deref())?;
    if let Some(output) = &args.output {
        output::refuse_other_format(output, args.format.extensions())?;
    }
    let mut files = found::resumes(&args.resumes)?;
    // The report of an earlier run, in a folder that is checked, is no résumé.
    if let Some(output) = &args.output {
        files.retain(|file| !is_same_file(&file.path, output) || !is_report(&file.path));
    }
    setup.refuse_several(files.len())?;
    let read = || setup.reads.iter().chain(files.iter().map(|file| &file.path));
    let batch = Batch::new(args, &setup, &files, redacts(args))?;
    let (mut page, mut nothing) = (Vec::new(), std::io::sink());
    let (look, sink): (_, &mut dyn Write) = match &args.output {
        Some(_) => (Look::of_a_file(), &mut page),
        None if args.quiet => (terminal.look, &mut nothing),
        None => (terminal.look, &mut *out),
    };
    let summary = match as_done(args, look) {
        // A line on progress would stand in the midst of it.
        Some(format) if terminal.interactive => write_as_done(&batch.without_progress(), format, sink)?,
        Some(format) => write_as_done(&batch, format, sink)?,
        None => write_whole(&batch, args, look, &Reads::of(read()), sink)?,
    };
    if let Some(path) = &args.output {
        output::write(path, &page, &Reads::of(read().chain(&args.baseline)), out)?;
    }
    if args.quiet && summary != Summary::default() {
        writeln!(out, "{}", summary.in_words()).into_diagnostic()?;
    }
    let fail_on = args.fail_on.or(setup.fail_on).unwrap_or_default();
    Ok(match summary {
        Summary { unreadable: 1.., .. } => exit::FAULT,
        _ if fail_on.fails(summary.gravest()) => exit::FINDINGS,
        _ => exit::CLEAN,
    })
}

/// The format, if it is one that is written as files are done.
fn as_done(args: &Check, look: Look) -> Option<AsDone> {
    match args.format {
        _ if args.statistics || args.write_baseline => None,
        Format::Full => Some(AsDone::Full(look)),
        Format::Concise => Some(AsDone::Concise),
        Format::Json => Some(AsDone::Json),
        Format::Sarif | Format::Github | Format::Gitlab | Format::Junit | Format::Markdown | Format::Html => {
            None
        }
    }
}

/// Writes each file in its turn, as soon as it is done: what was written before an interruption stays.
fn write_as_done(batch: &Batch<'_>, format: AsDone, out: &mut dyn Write) -> miette::Result<Summary> {
    let mut summary = Summary::default();
    let mut written = format.begin(&batch.report(Vec::new()), out);
    let render = |number, file: FileReport| {
        let file = if batch.redacts() { file.redacted(number) } else { file };
        let mut text = Vec::new();
        let rendered = format.file(number, &file, &mut text);
        (rendered.map(|()| text), Summary::of(&[file]))
    };
    batch.each(render, |(text, counts)| {
        summary.add(&counts);
        if written.is_ok() {
            written = text.and_then(|text| out.write_all(&text)).and_then(|()| out.flush());
        }
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    let rest = Report { summary, ..batch.report(Vec::new()) };
    let ended = written.and_then(|()| format.end(batch.len(), &rest, out));
    match ended.and_then(|()| out.flush()) {
        // Whoever reads has read enough.
        Err(cause) if cause.kind() == ErrorKind::BrokenPipe => Ok(summary),
        ended => ended.map(|()| summary).map_err(|cause| miette!("cannot write the report: {cause}")),
    }
}

/// Writes what needs all files at once.
fn write_whole(
    batch: &Batch<'_>,
    args: &Check,
    look: Look,
    reads: &Reads,
    out: &mut dyn Write,
) -> miette::Result<Summary> {
    let mut files = Vec::new();
    let keep = |_, mut file: FileReport| {
        if args.format != Format::Html {
            // Nothing else shows what readers get.
            file.texts.clear();
            file.posting = None;
        }
        file
    };
    batch.each(keep, |file| {
        files.push(file);
        ControlFlow::Continue(())
    })?;
    if let (Some(path), true) = (&args.baseline, args.write_baseline) {
        baseline::write(path, reads, &files)?;
        let accepted = Accepted::read(path)?;
        files.iter_mut().for_each(|file| accepted.accept(file));
    }
    let report = batch.report(files);
    let written = print(&report, args, batch.rules(), look, out).and_then(|()| out.flush());
    match written {
        Err(cause) if cause.kind() != ErrorKind::BrokenPipe => {
            Err(miette!("cannot write the report: {cause}"))
        }
        _ => Ok(report.summary),
    }
}

/// Whether a file is a report of ours.
fn is_report(file: &Path) -> bool {
    std::fs::read_to_string(file).is_ok_and(|text| report::full::is_report(&text))
}

/// Whether what the résumés say is left out: annotations of a public repository's workflow can be read by
/// anybody.
fn redacts(args: &Check) -> bool {
    let in_ci = || std::env::var_os("CI").is_some_and(|ci| !ci.is_empty() && ci != "false" && ci != "0");
    args.redact || (!args.no_redact && args.format == Format::Github && in_ci())
}

/// Writes the report, or what is counted in it, in the format asked for.
fn print(
    report: &Report,
    args: &Check,
    rules: &RuleSet,
    look: Look,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    match args.format {
        Format::Json if args.statistics => report::statistics::write_json(report, out),
        _ if args.statistics => report::statistics::write(report, out),
        Format::Full => report::full::write(report, look, out),
        Format::Concise => report::concise::write(report, out),
        Format::Json => report::json::write(report, out),
        Format::Sarif => report::sarif::write(report, rules, out),
        Format::Github => report::github::write(report, out),
        Format::Gitlab => report::gitlab::write(report, out),
        Format::Junit => report::junit::write(report, out),
        Format::Markdown => report::markdown::write(report, out),
        Format::Html => report::html::write(report, rules, out),
    }
}
