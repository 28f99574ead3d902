//! GitLab's code quality report (GitLab docs, "Code Quality", implement a custom tool).

use super::place::in_words;
use super::{FileReport, Report, json};
use crate::finding::Severity;
use crate::wording::visible;
use serde::Serialize;
use std::io::Write;

/// A finding as GitLab lists it.
#[derive(Debug, Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

/// A résumé has no lines that a code view could open; its first stands for the file.
#[derive(Debug, Serialize)]
struct Lines {
    begin: u32,
}

/// Writes every finding that counts, and every file that could not be read.
pub fn write(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    let issues: Vec<Issue> = report.files.iter().flat_map(issues).collect();
    json::write(&issues, out)
}

/// A path as GitLab knows files: with slashes, and without the dots that mean the same folder.
fn plain(path: &str) -> String {
    let path = path.replace('\\', "/");
    let parts = path.split('/').enumerate();
    let kept = parts.filter(|(at, part)| !matches!((at, *part), (_, ".") | (1.., "")));
    kept.map(|(_, part)| part).collect::<Vec<_>>().join("/")
}

/// GitLab takes issues of one fingerprint for one; ours are of a finding, whatever file it is in.
fn issues(file: &FileReport) -> Vec<Issue> {
    let path = visible(&plain(&file.path));
    let location = || Location { path: path.clone(), lines: Lines { begin: 1 } };
    let fault = file.error.iter().map(|fault| Issue {
        description: visible(&fault.message),
        check_name: fault.code.clone().into_owned(),
        fingerprint: format!("{}:{path}", fault.code),
        severity: "blocker",
        location: location(),
    });
    let findings = file.counted().map(|finding| Issue {
        description: match in_words(finding) {
            Some(place) => format!("{} ({place})", visible(&finding.message)),
            None => visible(&finding.message),
        },
        check_name: format!("{} {}", finding.rule, finding.name),
        fingerprint: format!("{}:{path}", finding.fingerprint),
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: location(),
    });
    fault.chain(findings).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn paths_are_those_of_the_repository() {
        assert_eq!(plain("./cvs/./a.pdf"), "cvs/a.pdf");
        assert_eq!(plain(".\\cvs\\a.pdf"), "cvs/a.pdf");
        assert_eq!(plain("cvs//.a/b.pdf"), "cvs/.a/b.pdf");
        assert_eq!(plain("/srv/../a.pdf"), "/srv/../a.pdf");
        assert_eq!(plain("-"), "-");
    }
}
