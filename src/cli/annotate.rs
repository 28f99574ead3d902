//! `atslint annotate`

use super::args::Annotate;
use super::output::{self, Reads};
use super::setup::Setup;
use super::{exit, inputs};
use crate::annotate::annotate;
use crate::examine;
use crate::finding::Finding;
use crate::guard::guarded;
use crate::rules::{Selected, engine};
use crate::wording::visible;
use miette::{IntoDiagnostic, miette};
use std::io::Write;
use std::path::Path;

/// Writes a copy of a résumé with the findings in it.
pub fn run(args: &Annotate, out: &mut Vec<u8>) -> miette::Result<u8> {
    let setup = Setup::new(&args.settings, args.posting.as_deref())?;
    let source = inputs::resume(&args.resume)?;
    output::refuse_other_format(&args.output, source.kind.extensions())?;
    let reads = Reads::of(setup.reads.iter().chain([&args.resume]));
    let shown = args.resume.display();
    let annotated = guarded(|| -> miette::Result<_> {
        let examined = examine(&source, &setup.toolbox, &setup.options);
        let subject = examined.read().map_err(|refusal| miette!("{shown}: {refusal}"))?;
        let everything = Selected::all(&setup.toolbox.rules);
        let selected = setup.options.selected.as_ref().unwrap_or(&everything);
        let mut findings = engine::run(&setup.toolbox.rules, selected, &examined).findings;
        setup.suppress(&mut findings);
        findings.retain(|finding| finding.suppressed.is_none());
        let copy = annotate(&source, &subject.document, subject.upload.limits, findings.iter());
        Ok((copy.map_err(|fault| miette!("{shown}: {fault}"))?, findings))
    });
    let (copy, findings) =
        annotated.map_err(|said| miette!("{shown}: atslint failed on this file: {said}"))??;
    output::write(&args.output, &copy, &reads, out)?;
    if args.output != Path::new("-") {
        writeln!(out, "wrote {}: {}", visible(&args.output.to_string_lossy()), count(&findings))
            .into_diagnostic()?;
    }
    Ok(exit::CLEAN)
}

fn count(findings: &[Finding]) -> String {
    match findings.len() {
        0 => "nothing to remark".to_owned(),
        1 => "1 remark".to_owned(),
        many => format!("{many} remarks"),
    }
}
