//! `atslint fields`

use super::args::{Fields, TextFormat};
use super::output::{self, Reads};
use super::terminal::Terminal;
use super::{exit, inputs};
use crate::guard::guarded;
use crate::report::{FormsReport, json, jsonresume, write_forms};
use crate::rules::{Selected, engine};
use crate::subject::Subject;
use crate::wording::visible;
use crate::{Options, examine, form};
use miette::{IntoDiagnostic, miette};
use std::io::Write;
use std::path::Path;

/// Shows the form of an application as readers fill it.
pub fn run(args: &Fields, terminal: &Terminal, out: &mut Vec<u8>) -> miette::Result<u8> {
    let source = inputs::resume(&args.resume)?;
    let toolbox = inputs::toolbox(&[])?;
    let truth = args.truth.as_deref().map(inputs::truth).transpose()?;
    let options = Options { today: Some(inputs::today()), truth, ..Options::default() };
    let shown = args.resume.display();
    let failed = |said: String| miette!("{shown}: atslint failed on this file: {said}");
    let examined = guarded(|| examine(&source, &toolbox, &options)).map_err(failed)?;
    let subject = examined.read().map_err(|refusal| miette!("{shown}: {refusal}"))?;
    if let Some(path) = &args.write {
        return write(path, args, subject, out);
    }
    all_known(&args.reader, subject)?;
    let report = guarded(|| {
        let forms = form::fill(subject, |reader| match args.reader.as_slice() {
            [] => reader.votes,
            named => named.contains(&reader.name),
        });
        let verdicts = engine::run(&toolbox.rules, &Selected::all(&toolbox.rules), &examined);
        FormsReport::new(&forms, subject, &verdicts.findings)
    });
    let report: FormsReport = report.map_err(failed)?;
    match args.format {
        TextFormat::Full => write_forms(&report, terminal.look, out).into_diagnostic()?,
        TextFormat::Json => json::write(&report, out).into_diagnostic()?,
    }
    Ok(exit::CLEAN)
}

/// Writes what was understood, for a person to correct.
fn write(path: &Path, args: &Fields, subject: &Subject<'_>, out: &mut Vec<u8>) -> miette::Result<u8> {
    output::refuse_other_format(path, &["json"])?;
    let mut bytes = Vec::new();
    json::write(&jsonresume::document(&subject.resume), &mut bytes).into_diagnostic()?;
    let reads = Reads::of([&args.resume].into_iter().chain(&args.truth));
    output::write(path, &bytes, &reads, out)?;
    if path != Path::new("-") {
        let name = visible(&path.to_string_lossy());
        let (check, truth) = (visible(&args.resume.to_string_lossy()), &name);
        writeln!(out, "wrote {name}: correct it, then: atslint check {check} --truth {truth}")
            .into_diagnostic()?;
    }
    Ok(exit::CLEAN)
}

/// Refuses names that no reader of the file's format has.
fn all_known(named: &[String], subject: &Subject<'_>) -> miette::Result<()> {
    let known: Vec<&str> = subject.readers.iter().map(|reader| reader.name.as_str()).collect();
    match named.iter().find(|name| !known.contains(&name.as_str())) {
        None => Ok(()),
        Some(name) => Err(miette!(help = known.join(", "), "no reader of this format is called {name:?}")),
    }
}
