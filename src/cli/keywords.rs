//! `atslint keywords` and `atslint posting`

use super::args::{KeywordFormat, Keywords, PostingArgs, TextFormat};
use super::found::{self, Input};
use super::terminal::Terminal;
use super::{exit, inputs};
use crate::guard::guarded;
use crate::keywords::match_posting;
use crate::report::{self, Comparison, KeywordContract, KeywordReport, full, json};
use crate::rules::Verdicts;
use crate::source::shown_name;
use crate::wording::visible;
use crate::{Options, examine};
use miette::{IntoDiagnostic, miette};
use std::io::Write;

/// Compares a résumé with postings.
pub fn run(args: &Keywords, terminal: &Terminal, out: &mut Vec<u8>) -> miette::Result<u8> {
    let postings = found::postings(&args.posting)?;
    match postings.as_slice() {
        [Input { path, refused: None }] if args.format != KeywordFormat::Jsonl => {
            one(args, path, terminal, out)
        }
        _ if args.format == KeywordFormat::Json => Err(miette!(
            help = "`--format jsonl` prints a line for each of them",
            "`--format json` is of one posting, and {} are given",
            postings.len()
        )),
        several => many(args, several, terminal, out),
    }
}

/// A line for each of several postings. One that cannot be read costs no other.
fn many(args: &Keywords, postings: &[Input], terminal: &Terminal, out: &mut Vec<u8>) -> miette::Result<u8> {
    let source = inputs::resume(&args.resume)?;
    let toolbox = inputs::toolbox(&[])?;
    let options = Options { today: Some(args.today.unwrap_or_else(inputs::today)), ..Options::default() };
    let examined = guarded(|| examine(&source, &toolbox, &options))
        .map_err(|said| miette!("{}: atslint failed on this file: {said}", args.resume.display()))?;
    let subject = examined.read().map_err(|refusal| miette!("{}: {refusal}", args.resume.display()))?;
    let terms = inputs::own_terms(&args.choice)?;
    let read = |input: &Input| match &input.refused {
        Some(why) => Err(why.clone()),
        None => inputs::posting(&input.path, &terms).map_err(|error| error.to_string()),
    };
    let compared = postings.iter().map(|input| Comparison {
        file: shown_name(&input.path),
        keywords: read(input).map(|posting| {
            let matches = match_posting(&posting, subject.candidate());
            KeywordReport::new(&posting, Some(&matches))
        }),
    });
    let compared: Vec<Comparison> = compared.collect();
    match args.format {
        KeywordFormat::Jsonl => {
            for comparison in &compared {
                comparison.write_line(out).into_diagnostic()?;
            }
        }
        _ => report::write_comparisons(&compared, terminal.look.width, out).into_diagnostic()?,
    }
    let unread = compared.iter().any(|comparison| comparison.keywords.is_err());
    Ok(if unread { exit::FAULT } else { exit::CLEAN })
}

fn one(
    args: &Keywords,
    posting: &std::path::Path,
    terminal: &Terminal,
    out: &mut Vec<u8>,
) -> miette::Result<u8> {
    let source = inputs::resume(&args.resume)?;
    let toolbox = inputs::toolbox(&[])?;
    let options = Options {
        posting: Some(inputs::posting(posting, &inputs::own_terms(&args.choice)?)?),
        today: Some(args.today.unwrap_or_else(inputs::today)),
        ..Options::default()
    };
    let examined = guarded(|| examine(&source, &toolbox, &options))
        .map_err(|said| miette!("{}: atslint failed on this file: {said}", args.resume.display()))?;
    if let Err(refusal) = examined.read() {
        return Err(miette!("{}: {refusal}", args.resume.display()));
    }
    let file = report::file(&examined, Verdicts::default());
    let Some(keywords) = &file.keywords else { return Ok(exit::CLEAN) };
    match args.format {
        KeywordFormat::Full => full::write_keywords(keywords, terminal.look, out).into_diagnostic()?,
        _ => json::write(&KeywordContract::new(keywords), out).into_diagnostic()?,
    }
    Ok(exit::CLEAN)
}

/// Shows what a posting asks.
pub fn posting(args: &PostingArgs, out: &mut Vec<u8>) -> miette::Result<u8> {
    let posting = inputs::posting(&args.posting, &inputs::own_terms(&args.choice)?)?;
    let keywords = KeywordReport::new(&posting, None);
    match args.format {
        TextFormat::Json => {
            json::write(&KeywordContract::new(&keywords), out).into_diagnostic()?;
        }
        TextFormat::Full => print(&keywords, out).into_diagnostic()?,
    }
    Ok(exit::CLEAN)
}

fn print(keywords: &KeywordReport, out: &mut dyn Write) -> std::io::Result<()> {
    let head = &keywords.posting;
    for (name, value) in [("title", &head.title), ("company", &head.company), ("location", &head.location)] {
        if let Some(value) = value {
            writeln!(out, "{name:9} {}", visible(value))?;
        }
    }
    if let Some(why) = &keywords.understood.why {
        writeln!(out, "not understood: {}", visible(why))?;
    }
    writeln!(out)?;
    let width = keywords.requirements.iter().map(|r| r.term.chars().count()).max().unwrap_or(0);
    for requirement in &keywords.requirements {
        let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let necessity = word(serde_json::to_value(requirement.necessity).unwrap_or_default());
        let kind = word(serde_json::to_value(requirement.kind).unwrap_or_default());
        let term = visible(&requirement.term);
        writeln!(out, "{necessity:9}  {kind:13}  {term:width$}  line {}", requirement.line)?;
    }
    Ok(())
}
