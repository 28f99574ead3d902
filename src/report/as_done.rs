//! Formats whose report is written file by file, as files are done. The others need all files at once.

use super::full::Look;
use super::{FileReport, Report, concise, full, json};
use std::io::Write;

/// A format that is written file by file.
#[derive(Debug, Clone, Copy)]
pub enum AsDone {
    /// For a person.
    Full(Look),
    /// One line a finding.
    Concise,
    /// The stable JSON contract.
    Json,
}

impl AsDone {
    /// Writes what stands before all files. `rest` is the report without its files; only what is known before
    /// they are checked is used of it.
    pub fn begin(self, rest: &Report, out: &mut dyn Write) -> std::io::Result<()> {
        match self {
            Self::Full(_) | Self::Concise => Ok(()),
            Self::Json => out.write_all(frame(rest)?.0.as_bytes()),
        }
    }

    /// Writes a file, counted from 0.
    pub fn file(self, number: usize, file: &FileReport, out: &mut dyn Write) -> std::io::Result<()> {
        match self {
            Self::Full(look) => full::write_file(number, file, look, out),
            Self::Concise => concise::write_file(file, out),
            Self::Json => {
                let comma = if number == 0 { "" } else { "," };
                // No line feed stands in a string of JSON.
                let text = json::text(file)?.replace('\n', "\n    ");
                write!(out, "{comma}\n    {text}")
            }
        }
    }

    /// Writes what stands behind all files, so many. `rest` is the report without its files.
    pub fn end(self, files: usize, rest: &Report, out: &mut dyn Write) -> std::io::Result<()> {
        match self {
            Self::Full(look) => full::write_sum(files, &rest.summary, look, out),
            Self::Concise => Ok(()),
            Self::Json => writeln!(out, "\n  {}", frame(rest)?.1),
        }
    }
}

/// What stands around the files.
fn frame(rest: &Report) -> std::io::Result<(String, String)> {
    const FILES: &str = "\"files\": [";
    let text = json::text(rest)?;
    let (head, tail) = text.split_once(FILES).unwrap_or((&text, ""));
    Ok((format!("{head}{FILES}"), tail.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::AsDone;
    use crate::report::{FileReport, Report, json};
    use crate::wording::Wording;

    #[test]
    fn json_is_the_same_file_by_file_and_at_once() {
        let today = jiff::civil::date(2026, 1, 15);
        for count in 1..3 {
            let files: Vec<FileReport> = (0..count)
                .map(|number| {
                    FileReport::unopened(format!("cv\n{number}.pdf"), Wording::ours("\"files\": []"))
                })
                .collect();
            let whole = Report::new(files, today);
            let mut at_once = Vec::new();
            json::write(&whole, &mut at_once).unwrap();
            let mut piecewise = Vec::new();
            let rest = Report { files: Vec::new(), ..whole.clone() };
            AsDone::Json.begin(&Report::new(Vec::new(), today), &mut piecewise).unwrap();
            for (number, file) in whole.files.iter().enumerate() {
                AsDone::Json.file(number, file, &mut piecewise).unwrap();
            }
            AsDone::Json.end(count, &rest, &mut piecewise).unwrap();
            assert_eq!(String::from_utf8(piecewise).unwrap(), String::from_utf8(at_once).unwrap());
        }
    }
}
