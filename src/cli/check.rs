//! `atslint check`

use super::args::{Check, Format};
use super::found::Input;
use super::output::{self, Reads, is_same_file};
use super::progress::Progress;
use super::setup::Setup;
use super::terminal::Terminal;
use super::{exit, found};
use crate::Options;
use crate::report::full::Look;
use crate::report::{self, FileReport, Report, Summary};
use crate::rules::RuleSet;
use crate::rules::baseline::Baseline;
use crate::source::{Source, shown_name};
use crate::wording::Wording;
use miette::{IntoDiagnostic, miette};
use rayon::prelude::*;
use std::path::Path;

/// Files of an HTML report whose pages are drawn: more than that is not looked at in one sitting, and would
/// make a page that browsers are slow with.
const MOST_ILLUSTRATED: usize = 50;

/// Checks every file and prints one report.
pub fn run(args: &Check, terminal: &Terminal, out: &mut Vec<u8>) -> miette::Result<u8> {
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
    let read = || setup.reads.iter().chain(files.iter().map(|file| &file.path));
    let reads = Reads::of(read());
    let illustrate = args.format == Format::Html && !redacts(args);
    let progress = Progress::over(files.len());
    let mut reports = check_files(&files, args, |number, file| {
        let report = check_file(file, &setup, illustrate && number < MOST_ILLUSTRATED);
        progress.step();
        report
    })?;
    drop(progress);
    if let Some(path) = &args.baseline {
        hold_against(path, args.write_baseline, &reads, &mut reports)?;
    }
    let mut report = Report::new(reports, setup.today);
    if redacts(args) {
        report = report.redacted();
    }
    let fail_on = args.fail_on.or(setup.fail_on).unwrap_or_default();
    let code = if report.summary.unreadable > 0 {
        exit::FAULT
    } else if fail_on.fails(report.gravest()) {
        exit::FINDINGS
    } else {
        exit::CLEAN
    };
    match &args.output {
        None if args.quiet => {}
        None => print(&report, args, &setup.toolbox.rules, terminal.look, out).into_diagnostic()?,
        Some(path) => {
            let mut bytes = Vec::new();
            print(&report, args, &setup.toolbox.rules, Look::of_a_file(), &mut bytes).into_diagnostic()?;
            let reads = Reads::of(read().chain(&args.baseline));
            output::write(path, &bytes, &reads, out)?;
        }
    }
    if args.quiet && report.summary != Summary::default() {
        out.extend_from_slice(format!("{}\n", report.summary.in_words()).as_bytes());
    }
    Ok(code)
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
    out: &mut dyn std::io::Write,
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

/// The reports on some files, in their order, whatever is done first.
fn check_files(
    files: &[Input],
    args: &Check,
    check: impl Fn(usize, &Input) -> FileReport + Send + Sync,
) -> miette::Result<Vec<FileReport>> {
    let numbered = |(number, file)| check(number, file);
    if files.len() < 2 {
        return Ok(files.iter().enumerate().map(numbered).collect());
    }
    let jobs = args.jobs.map_or(0, std::num::NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().into_diagnostic()?;
    Ok(pool.install(|| files.par_iter().enumerate().map(numbered).collect()))
}

fn check_file(input: &Input, setup: &Setup, illustrate: bool) -> FileReport {
    let options = Options { illustrate, ..setup.options.clone() };
    let source = match &input.refused {
        Some(why) => Err(why.clone()),
        None => Source::read(&input.path, &setup.toolbox.limits).map_err(|error| error.to_string()),
    };
    let mut report = match source {
        Ok(source) => crate::check(&source, &setup.toolbox, &options),
        Err(why) => {
            let name = shown_name(&input.path);
            let message = Wording::holding(&why, &name);
            FileReport::unopened(name, message)
        }
    };
    setup.suppress(&mut report.findings);
    report
}

/// Writes what is found as the baseline, or leaves out of the count what a baseline holds.
fn hold_against(path: &Path, write: bool, reads: &Reads, reports: &mut [FileReport]) -> miette::Result<()> {
    if write {
        let found =
            reports.iter().flat_map(|file| file.counted().map(|finding| (file.path.as_str(), finding)));
        let mut bytes = Vec::new();
        report::json::write(&Baseline::of(found), &mut bytes).into_diagnostic()?;
        output::refuse_other_format(path, &["json"])?;
        output::write(path, &bytes, reads, &mut Vec::new())?;
    }
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|cause| {
        miette!(help = "--write-baseline makes the file", "cannot read the baseline {shown}: {cause}")
    })?;
    let baseline = Baseline::read(&text).map_err(|why| miette!("{shown} is no baseline: {why}"))?;
    for file in reports {
        for finding in file.findings.iter_mut().filter(|finding| finding.suppressed.is_none()) {
            if baseline.holds(&file.path, finding) {
                finding.suppressed = Some(format!("in the baseline {shown}"));
            }
        }
    }
    Ok(())
}
