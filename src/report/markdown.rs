//! A summary in GitHub's Markdown: for a job summary or a comment on a pull request.

use super::closing::set_aside_in_words;
use super::{FileReport, KeywordReport, Report, Summary, survival};
use crate::finding::{Finding, Location, Severity};
use crate::wording::visible;
use std::io::Write;

/// Writes counts, and for each file its findings and what each reader gets of its fields.
pub fn write(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "# atslint: {}", counts(&report.summary))?;
    for file in &report.files {
        writeln!(out, "\n## {}", literal(&file.path))?;
        write_file(file, out)?;
    }
    writeln!(out, "\natslint {}, as of {}", report.tool.version, report.as_of)
}

fn write_file(file: &FileReport, out: &mut dyn Write) -> std::io::Result<()> {
    if let Some(fault) = &file.error {
        writeln!(out, "\nCould not be checked: {}", prose(&fault.message))?;
    }
    if file.counted().next().is_some() {
        writeln!(out, "\n| | Rule | Finding | Place | What to do |\n|---|---|---|---|---|")?;
        for finding in file.counted() {
            writeln!(out, "{}", finding_row(finding))?;
        }
    } else if file.error.is_none() {
        writeln!(out, "\nNo findings.")?;
    }
    if let Some(more) = set_aside_in_words(file) {
        writeln!(out, "\n{more}.")?;
    }
    if let Some(line) = file.keywords.as_ref().and_then(coverage) {
        writeln!(out, "\n{line}")?;
    }
    write_survival(file, out)?;
    for skipped in &file.skipped {
        writeln!(out, "\nNot decided: {} {}", skipped.rule, prose(&skipped.why))?;
    }
    Ok(())
}

fn finding_row(finding: &Finding) -> String {
    let place = finding.locations.first().map(place).unwrap_or_default();
    format!(
        "| {} | {} `{}` | {} | {} | {} |",
        finding.severity.name(),
        finding.rule,
        finding.name,
        prose(&finding.message),
        prose(&place),
        prose(&finding.help)
    )
}

/// `page 2`, or where Word shows it.
fn place(location: &Location) -> String {
    let page = location.page.map(|page| format!("page {page}"));
    page.or_else(|| location.told().map(str::to_owned)).unwrap_or_default()
}

fn coverage(keywords: &KeywordReport) -> Option<String> {
    let told = keywords.told()?;
    let title = keywords.posting.title.as_deref().unwrap_or("the posting");
    Some(format!("Keywords of {}: {}", prose(title), prose(&told)))
}

/// The table of fields and readers, the same rows as in the full report.
fn write_survival(file: &FileReport, out: &mut dyn Write) -> std::io::Result<()> {
    let rows = survival::rows(file);
    if rows.is_empty() || file.voters.is_empty() {
        return Ok(());
    }
    let heads: Vec<String> = file.voters.iter().map(|reader| literal(reader)).collect();
    writeln!(out, "\nWhat each reader gets:\n\n| Field | Value | {} |", heads.join(" | "))?;
    writeln!(out, "|---|---|{}", "---|".repeat(heads.len()))?;
    for row in rows {
        writeln!(
            out,
            "| {} | {} | {} |",
            literal(&row.field),
            literal(&row.value),
            row.verdicts.join(" | ")
        )?;
    }
    Ok(())
}

fn counts(summary: &Summary) -> String {
    let one = |count: usize, what: &str| {
        (count > 0).then(|| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
    };
    let known = [
        one(summary.error, Severity::Error.name()),
        one(summary.warning, Severity::Warning.name()),
        one(summary.note, Severity::Note.name()),
        (summary.unreadable > 0).then(|| format!("{} not checked", summary.unreadable)),
    ];
    let known: Vec<String> = known.into_iter().flatten().collect();
    if known.is_empty() { "no findings".to_owned() } else { known.join(", ") }
}

/// What parts a sign from what follows: GitHub looks for names, numbers and addresses in the finished text.
const PARTING: &str = "<!-- -->";

/// Text of our own with pieces of a document in it: nothing in it is markup, nobody is mentioned.
fn prose(text: &str) -> String {
    let mut safe = String::new();
    for c in visible(text).chars() {
        match c {
            '\n' => safe.push(' '),
            '@' | '#' => {
                safe.push(c);
                safe.push_str(PARTING);
            }
            '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '|' | '~' | '&' | '!' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            _ => safe.push(c),
        }
    }
    unlinked(&safe)
}

/// Addresses that GitHub would link, parted by a comment: what strangers wrote leads nowhere.
fn unlinked(text: &str) -> String {
    let mut safe = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['.', ':']) {
        let (before, after) = rest.split_at(at);
        safe.push_str(before);
        let is_host = after.starts_with('.') && before.to_ascii_lowercase().ends_with("www");
        if is_host || after.starts_with("://") {
            safe.push_str(PARTING);
        }
        let (sign, more) = after.split_at(1);
        safe.push_str(sign);
        rest = more;
    }
    safe + rest
}

/// Text of a document, as code: neither markup nor a link nor a mention.
fn literal(text: &str) -> String {
    let text = visible(text).replace('\n', " ").replace('`', "\u{2019}").replace('|', "\\|");
    if text.is_empty() { String::new() } else { format!("`{text}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_document_is_no_markup() {
        let text = "<img src=x> [a](b) @all #1 | `c`";
        assert_eq!(prose(text), "\\<img src=x\\> \\[a\\](b) @<!-- -->all #<!-- -->1 \\| \\`c\\`");
        let text = "see https://a.example, www.b.example, WWW.c.example; Node.js: x";
        let parted =
            "see https<!-- -->://a.example, www<!-- -->.b.example, WWW<!-- -->.c.example; Node.js: x";
        assert_eq!(prose(text), parted);
        let text = "<img src=x> [a](b) @all #1 | `c`";
        assert_eq!(literal(text), "`<img src=x> [a](b) @all #1 \\| \u{2019}c\u{2019}`");
    }
}
