//! JUnit's XML, as most CI servers read it: a suite a file, a failed case a finding.

use super::place::title;
use super::{FileReport, Report, with_help};
use crate::finding::{Finding, Severity};
use crate::wording::visible;
use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};
use std::io::Write;

/// Writes the suites. Notes are cases that pass, with what they say as their output.
pub fn write(report: &Report, out: &mut dyn Write) -> std::io::Result<()> {
    let mut writer = Writer::new_with_indent(out, b' ', 2);
    writer.write_event(Event::Decl(quick_xml::events::BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("testsuites").with_attribute(("name", "atslint")).write_inner_content(
        |writer| {
            for file in &report.files {
                suite(file, writer)?;
            }
            Ok(())
        },
    )?;
    writer.get_mut().write_all(b"\n")
}

type Xml<'o> = Writer<&'o mut dyn Write>;

fn suite(file: &FileReport, writer: &mut Xml<'_>) -> std::io::Result<()> {
    let findings: Vec<&Finding> = file.counted().collect();
    let failed = findings.iter().filter(|finding| finding.severity > Severity::Note).count();
    let cases = findings.len().max(1).to_string();
    let (failures, errors) = (failed.to_string(), u8::from(file.error.is_some()).to_string());
    let path = visible(&file.path);
    let attributes = [
        ("name", path.as_str()),
        ("tests", cases.as_str()),
        ("failures", failures.as_str()),
        ("errors", errors.as_str()),
    ];
    writer.create_element("testsuite").with_attributes(attributes).write_inner_content(|writer| {
        match &file.error {
            Some(fault) => {
                case(&path, &fault.code, Some(("error", &fault.code, &fault.message)), "", writer)?
            }
            None if findings.is_empty() => case(&path, "no findings", None, "", writer)?,
            None => {}
        }
        findings.iter().try_for_each(|finding| finding_case(&path, finding, writer))
    })?;
    Ok(())
}

fn finding_case(path: &str, finding: &Finding, writer: &mut Xml<'_>) -> std::io::Result<()> {
    let severity = finding.severity.name();
    let text = with_help(format!("{severity}: {}", visible(&finding.message)), "help", finding);
    let failed = finding.severity > Severity::Note;
    let failure = failed.then_some(("failure", severity, &*finding.message));
    case(path, &title(finding), failure, &text, writer)
}

/// A case: what went wrong (element, type, message), or what it prints.
fn case(
    path: &str,
    name: &str,
    wrong: Option<(&str, &str, &str)>,
    text: &str,
    writer: &mut Xml<'_>,
) -> std::io::Result<()> {
    let case = writer.create_element("testcase").with_attributes([("classname", path), ("name", name)]);
    match wrong {
        Some((element, kind, message)) => case.write_inner_content(|writer| {
            let message = visible(message);
            let wrong = writer.create_element(element);
            let wrong = wrong.with_attributes([("type", kind), ("message", message.as_str())]);
            wrong.write_text_content(BytesText::new(text)).map(drop)
        }),
        None if text.is_empty() => case.write_empty(),
        None => case.write_inner_content(|writer| {
            writer.create_element("system-out").write_text_content(BytesText::new(text)).map(drop)
        }),
    }
    .map(drop)
}
