//! `atslint extract`

use super::args::{Extract, ExtractFormat};
use super::{exit, inputs};
use crate::guard::guarded;
use crate::reading::{REFERENCE, Reading};
use crate::report::{ReadingList, json, jsonresume};
use crate::subject::Subject;
use crate::{Options, examine};
use miette::{IntoDiagnostic, miette};

/// Prints what one reader or all readers get, or the parsed fields.
pub fn run(args: &Extract, out: &mut Vec<u8>) -> miette::Result<u8> {
    let source = inputs::resume(&args.resume)?;
    let toolbox = inputs::toolbox(&[])?;
    let options = Options { today: Some(inputs::today()), ..Options::default() };
    let examined = guarded(|| examine(&source, &toolbox, &options))
        .map_err(|said| miette!("{}: atslint failed on this file: {said}", args.resume.display()))?;
    let subject = examined.read().map_err(|refusal| miette!("{}: {refusal}", args.resume.display()))?;
    let readings = chosen(args, subject)?;
    match args.format {
        ExtractFormat::Json => {
            json::write(&ReadingList::new(&source.name, &readings), out).into_diagnostic()?;
        }
        ExtractFormat::Jsonresume => {
            let [reading] = readings.as_slice() else {
                return Err(miette!(
                    help = "name one by `--reader`",
                    "`--format jsonresume` is of one reader, and all are asked for"
                ));
            };
            let resume = guarded(|| subject.resume_of(reading))
                .map_err(|said| miette!("{}: atslint failed on this file: {said}", args.resume.display()))?;
            json::write(&jsonresume::document(&resume), out).into_diagnostic()?;
        }
        ExtractFormat::Text => {
            for reading in &readings {
                if readings.len() > 1 {
                    out.extend_from_slice(format!("=== {} ===\n", reading.name).as_bytes());
                }
                out.extend_from_slice(printable(&reading.text).as_bytes());
            }
        }
    }
    Ok(exit::CLEAN)
}

fn chosen<'a>(args: &Extract, subject: &'a Subject<'_>) -> miette::Result<Vec<&'a Reading>> {
    if args.all_readers {
        return Ok(std::iter::once(&subject.reference).chain(&subject.readings).collect());
    }
    let name = args.reader.as_deref().unwrap_or(REFERENCE);
    let known: Vec<&str> = subject.readers.iter().map(|reader| reader.name.as_str()).collect();
    let reading = subject.reading_named(name).ok_or_else(|| {
        miette!(
            help = format!("{REFERENCE}, {}", known.join(", ")),
            "no reader of this format is called {name:?}"
        )
    })?;
    Ok(vec![reading])
}

/// The reading as it is, but for control characters that would steer a terminal: each becomes a
/// visible character.
fn printable(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| {
            let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
            let shown: String = line
                .chars()
                .map(|c| match c {
                    '\t' => c,
                    '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('␀'),
                    '\u{7f}' => '␡',
                    '\u{80}'..='\u{9f}' => '\u{fffd}',
                    _ => c,
                })
                .collect();
            format!("{shown}{end}")
        })
        .collect()
}
