//! Annotations of a GitHub workflow run (GitHub docs, "Workflow commands for GitHub Actions").

use super::place::title;
use super::{FileReport, Report, with_help};
use crate::finding::{Finding, Severity};
use crate::wording::visible;
use std::io::Write;

/// Annotations of one kind that GitHub shows for a step; the last is kept for the count of the rest.
const SHOWN: usize = 10;

/// Writes an annotation a finding, as many as are shown, and how many there are besides.
pub fn write(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    if report.redacted {
        writeln!(out, "What the files say is left out: --no-redact shows it.")?;
    }
    for file in &report.files {
        if let Some(fault) = &file.error {
            let text = format!("{}: {}", fault.code, visible(&fault.message));
            command("error", &file.path, "atslint", &text, out)?;
        }
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let own = |file| FileReport::counted(file).filter(move |finding| finding.severity == severity);
        let findings: Vec<(&FileReport, &Finding)> =
            report.files.iter().flat_map(|file| own(file).map(move |finding| (file, finding))).collect();
        let shown = if findings.len() > SHOWN { SHOWN - 1 } else { findings.len() };
        for (file, finding) in findings.iter().take(shown) {
            let text = with_help(visible(&finding.message), "help", finding);
            command(level(severity), &file.path, &title(finding), &text, out)?;
        }
        let rest = findings.len() - shown;
        if let Some((file, _)) = findings.get(shown) {
            let text =
                format!("{rest} more findings like these are not shown here; see the log of `atslint check`");
            command(level(severity), &file.path, "atslint", &text, out)?;
        }
    }
    Ok(())
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// One workflow command. Document text only stands behind the `::`, escaped, so that it can neither end
/// the line nor begin a command of its own.
fn command(level: &str, path: &str, title: &str, text: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let (path, title) = (property(&visible(path)), property(title));
    writeln!(out, "::{level} file={path},title={title}::{}", data(text))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(data("100 %\n::error::x"), "100 %25%0A::error::x");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }
}
