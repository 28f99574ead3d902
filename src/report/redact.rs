//! A report that can be shown to anybody: the same findings, without what the files say.

use super::{FieldReport, FileReport, KeywordReport, Report};
use crate::fields::FieldKind;
use crate::finding::{Finding, Location, TextOf, mark};
use crate::wording::placeholder;

impl Report {
    /// The same report without text of the résumés, values of their fields and names of files. The
    /// posting's text stays: it is public.
    pub fn redacted(mut self) -> Self {
        self.files = self.files.into_iter().enumerate().map(|(n, file)| file.redacted(n)).collect();
        self.redacted = true;
        self
    }
}

impl FileReport {
    /// The same report on a file, counted from 0, without what it says and is called.
    pub fn redacted(mut self, number: usize) -> Self {
        redact_file(&mut self, number + 1);
        self
    }
}

fn redact_file(file: &mut FileReport, number: usize) {
    let extension = match file.kind.as_str() {
        kind @ ("pdf" | "docx") => format!(".{kind}"),
        "text" => ".txt".to_owned(),
        _ => String::new(),
    };
    file.path = format!("resume-{number}{extension}");
    file.survival.iter_mut().for_each(redact_field);
    file.findings.iter_mut().for_each(redact_finding);
    // A fingerprint of what the file says could be guessed by trying: here only order tells findings apart.
    mark(&mut file.findings, |_| String::new());
    for skipped in &mut file.skipped {
        skipped.why = skipped.why.redacted();
    }
    if let Some(fault) = &mut file.error {
        fault.message = fault.message.redacted();
    }
    file.keywords.iter_mut().for_each(redact_keywords);
    file.texts.clear();
    file.illustration = None;
    if let Some(posting) = &mut file.posting {
        posting.name = "posting".to_owned();
    }
}

fn redact_field(field: &mut FieldReport) {
    field.value = match field.field.kind() {
        FieldKind::Name => "[name]".to_owned(),
        FieldKind::Email => "[e-mail]".to_owned(),
        FieldKind::Phone => "[phone]".to_owned(),
        FieldKind::Location => "[place]".to_owned(),
        FieldKind::Link => "[link]".to_owned(),
        FieldKind::Work | FieldKind::Education | FieldKind::Skill => placeholder(&field.value),
    };
    field.changed_to.values_mut().for_each(|text| *text = placeholder(text));
}

fn redact_finding(finding: &mut Finding) {
    finding.message = finding.message.redacted();
    finding.help = finding.help.redacted();
    finding.data.values_mut().for_each(|words| *words = words.redacted());
    finding.locations.iter_mut().for_each(redact_location);
    // A reason is the user's own words, and names of files stand in some.
    if let Some(reason) = &mut finding.suppressed {
        *reason = "accepted".to_owned();
    }
}

fn redact_location(location: &mut Location) {
    location.label = location.label.redacted();
    if location.text_of != Some(TextOf::Posting) {
        location.text = placeholder(&location.text);
    }
    if let Some(part) = &mut location.part
        && !is_usual(part)
    {
        *part = placeholder(part);
    }
}

/// Whether the name of a part is one that every Word file has.
fn is_usual(part: &str) -> bool {
    let name = part.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml")).unwrap_or_default();
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(name, "document" | "header" | "footer" | "footnotes" | "endnotes" | "comments")
}

fn redact_keywords(keywords: &mut KeywordReport) {
    for requirement in &mut keywords.requirements {
        requirement.explanation = requirement.explanation.take().map(|words| words.redacted());
        for evidence in requirement.evidence.iter_mut().flatten() {
            evidence.text = placeholder(&evidence.text);
        }
    }
}
