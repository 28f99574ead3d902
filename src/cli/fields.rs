//! `atslint fields`

use super::args::{Fields, TextFormat};
use super::terminal::Terminal;
use super::{exit, inputs};
use crate::guard::guarded;
use crate::report::{FormsReport, json, write_forms};
use crate::rules::{Selected, engine};
use crate::subject::Subject;
use crate::{Options, examine, form};
use miette::{IntoDiagnostic, miette};

/// Shows the form of an application as readers fill it.
pub fn run(args: &Fields, terminal: &Terminal, out: &mut Vec<u8>) -> miette::Result<u8> {
    let source = inputs::resume(&args.resume)?;
    let toolbox = inputs::toolbox(&[])?;
    let options = Options { today: Some(inputs::today()), ..Options::default() };
    let shown = args.resume.display();
    let report = guarded(|| {
        let examined = examine(&source, &toolbox, &options);
        let subject = examined.read().map_err(|refusal| miette!("{shown}: {refusal}"))?;
        all_known(&args.reader, subject)?;
        let forms = form::fill(subject, |reader| match args.reader.as_slice() {
            [] => reader.votes,
            named => named.contains(&reader.name),
        });
        let verdicts = engine::run(&toolbox.rules, &Selected::all(&toolbox.rules), &examined);
        Ok(FormsReport::new(&forms, subject, &verdicts.findings))
    });
    let report: miette::Result<FormsReport> =
        report.map_err(|said| miette!("{shown}: atslint failed on this file: {said}"))?;
    let report = report?;
    match args.format {
        TextFormat::Full => write_forms(&report, terminal.look, out).into_diagnostic()?,
        TextFormat::Json => json::write(&report, out).into_diagnostic()?,
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
