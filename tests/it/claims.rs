//! What is claimed of a file is true of it: nothing that was not seen, no fault that is not the file's.

use crate::make::cv::Cv;
use crate::make::docx;
use crate::make::pdf::{Pdf, Sheet};
use atslint::fields::Retention;
use atslint::report::full::Look;
use atslint::report::{self, Report};
use atslint::source::Source;
use atslint::{FileReport, Options, Toolbox, check};
use std::sync::LazyLock;

static TOOLBOX: LazyLock<Toolbox> = LazyLock::new(|| Toolbox::builtin().unwrap());

fn checked(name: &str, text: &str, options: &Options) -> FileReport {
    check(&Source::new(name, text.as_bytes().to_vec()), &TOOLBOX, options)
}

fn rules(report: &FileReport) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

fn with_profile(name: &str) -> Options {
    let profile = TOOLBOX.profiles.iter().find(|profile| profile.name == name).cloned();
    assert!(profile.is_some(), "{name}");
    Options { profile, ..Options::default() }
}

#[test]
fn a_format_that_vendors_take_is_not_checked_rather_than_wrong() {
    let rtf = "{\\rtf1 Ada Merrowdene}";
    let report = checked("cv.rtf", rtf, &Options::default());
    let error = report.error.clone().unwrap();
    assert_eq!((&*error.code, rules(&report)), ("unsupported", vec![]));
    assert!(error.message.to_string().contains("6 of the 8 vendors"), "{}", error.message);
    let taken = checked("cv.rtf", rtf, &with_profile("greenhouse"));
    assert_eq!((&*taken.error.unwrap().code, taken.findings.len()), ("unsupported", 0));
    let refused = checked("cv.rtf", rtf, &with_profile("cezanne"));
    assert_eq!(rules(&refused), ["FIL011"]);
}

#[test]
fn one_date_shows_the_order_of_day_and_month_in_all() {
    let with = |second: &str| {
        let text = format!(
            "Ada Merrowdene\nada.merrowdene@example.org\n\nWork Experience\n\nEngineer, Calder Gauge Ltd\n\
             04.10.2017 - 05.02.2021\n- Built gauges\n\nFitter, Quarrow Works Ltd\n01.03.2015 - {second}\n- Fitted pipes\n"
        );
        let report = checked("cv.txt", &text, &Options::default());
        rules(&report).contains(&"ENT005")
    };
    assert!(with("02.09.2017"));
    assert!(!with("30.09.2017"));
}

#[test]
fn what_is_no_resume_is_said_to_be_none_and_misses_nothing() {
    let posting = "Greenhouse Technician\nCalder Gauge Ltd, Leeds\n\nAbout us\nWe grow tomatoes.\n\nRequirements\n\
                   - At least 3 years of experience in horticulture\n- A driving licence\n- Good English\n- Experience with pumps\n";
    let report = checked("cv.txt", posting, &Options::default());
    assert!(rules(&report).contains(&"SEC011"), "{:?}", rules(&report));
    assert!(!rules(&report).iter().any(|rule| rule.starts_with("CON00")), "{:?}", rules(&report));
    let message = report.findings.iter().find(|f| f.rule == "SEC011").unwrap().message.to_string();
    assert!(message.contains("job posting"), "{message}");
}

#[test]
fn readers_are_said_to_get_everything_only_where_that_was_seen() {
    let written = |text: &str| {
        let mut out = Vec::new();
        let report =
            Report::new(vec![checked("cv.txt", text, &Options::default())], jiff::civil::date(2026, 1, 1));
        report::full::write(&report, Look::of_a_file(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert!(!written("Hello\n").contains("every reader gets every field"));
    let blank = checked("cv.txt", "\n\n \n", &Options::default());
    assert_eq!(rules(&blank), ["TXT001"]);
}

/// The résumé, and a word in white and in black, so far apart.
fn drawn_in_white_and_black(apart: f32) -> Vec<u8> {
    let mut sheet = Sheet::default();
    sheet.lines(60.0, 780.0, &Cv::ada().lines());
    sheet.op("g", vec![1.0.into()]).text("F2", 12.0, 300.0, 100.0, "Volunteering");
    sheet.op("g", vec![0.0.into()]).text("F2", 12.0, 300.0 + apart, 100.0, "Volunteering");
    let mut file = Pdf::new();
    file.page(sheet);
    file.finish()
}

#[test]
fn a_shadow_of_shown_letters_is_not_hidden_text() {
    let hides = |apart: f32| {
        let source = Source::new("cv.pdf", drawn_in_white_and_black(apart));
        rules(&check(&source, &TOOLBOX, &Options::default())).contains(&"HID001")
    };
    assert!(!hides(0.5));
    assert!(hides(120.0));
}

/// Words that programs draw twice with a small shift are one text, whichever of the two a reader keeps.
#[test]
fn a_name_drawn_twice_is_lost_only_where_it_is_read_twice() {
    let mut sheet = Sheet::default();
    let lines = Cv::ada().lines();
    let (name, rest) = lines.split_first().unwrap();
    for shift in [0.0, 0.4] {
        sheet.text("F2", 20.0, 60.0 + shift, 780.0, &name.1);
    }
    sheet.lines(60.0, 753.0, rest);
    let mut file = Pdf::new();
    file.page(sheet);
    let source = Source::new("cv.pdf", file.finish());
    let report = check(&source, &TOOLBOX, &Options::default());
    let name = report.survival.iter().find(|field| field.field.to_string() == "name").unwrap();
    for reader in ["lines", "columns"] {
        let text = &report.texts[reader];
        assert!(text.starts_with("Ada Merrowdene"), "{reader}: {text}");
        assert_eq!(name.readers[reader], Retention::Kept, "{reader}");
    }
}

#[test]
fn a_heading_over_the_heading_of_its_table_is_not_empty() {
    let text = "Ada Merrowdene\nada.merrowdene@example.org\n\nEDUCATIONAL QUALIFICATIONS\n\nACADEMIC QUALIFICATIONS\n\n\
                BSc Computer Science, University of Quarrow, 2010 - 2013\n\nSKILLS\n\nRust\n";
    let report = checked("cv.txt", text, &Options::default());
    assert!(!rules(&report).contains(&"SEC004"), "{:?}", rules(&report));
}

#[test]
fn a_signature_is_no_heading() {
    let text = "Ada Merrowdene\nada@example.org | Leeds\n\nWORK EXPERIENCE\n\nWeaver, Example Looms Ltd\n\
                Jan 2019 - Present\n- Wove linen on twelve hand looms and taught four learners the craft\n\
                - Kept the books of the shop\n\nEDUCATION\n\nDiploma in Textiles, Leeds College of Art\n\
                2015 - 2018\n\nSKILLS\n\nWeaving, Dyeing, Bookkeeping\n\nDECLARATION\n\n\
                All that is written above is true to the best of my knowledge.\n\nNAME\n\nPlace: Leeds\n";
    let odd = |name: &str| {
        let report = checked("cv.txt", &text.replace("NAME", name), &Options::default());
        rules(&report).contains(&"SEC003")
    };
    assert!(odd("WHERE I LEARNT"));
    assert!(!odd("ADA MERROWDENE"));
    assert!(!odd("(ADA MERROWDENE)"));
}

#[test]
fn characters_of_a_file_name_that_nobody_sees_are_named() {
    let text = "Ada Merrowdene\nada@example.org\n\nSkills\nPython\n";
    let report = checked("cvs\n/a'\u{1b}[1m\r\u{202e}\u{200b}é.txt", text, &Options::default());
    let finding = report.findings.iter().find(|finding| finding.rule == "FIL010").unwrap();
    let named = "' control character (U+001B) line end (U+000D) mark of direction (U+202E) invisible character (U+200B)";
    assert!(finding.message.ends_with(named), "{}", finding.message);
    assert!(!rules(&checked("cvs\n/José-Łódź.txt", text, &Options::default())).contains(&"FIL010"));
}

#[test]
fn quoted_words_are_no_placeholders_and_fields_of_a_letter_are() {
    let left = |line: &str| {
        let text = format!("Ada Merrowdene\nada@example.org\n\nAwards\n2015 {line}\n");
        rules(&checked("cv.txt", &text, &Options::default())).contains(&"CON009")
    };
    for line in ["Prix « tissage », Atelier X", "Премия «ткач» города", "Premio «tejido» de 2015"]
    {
        assert!(!left(line), "{line}");
    }
    for line in ["Dear «First_Name»", "«AddressBlock»"] {
        assert!(left(line), "{line}");
    }
}

/// A content control of Word with a line of its own.
fn control(properties: &str, text: &str) -> String {
    format!(
        "<w:p><w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
}

/// The report on a Word résumé that ends in `more`.
fn resume_ending_in(more: &str) -> FileReport {
    let package = docx::repack_text(docx::simple(&Cv::ada()), |name, text| match name {
        "word/document.xml" => text.replace("<w:sectPr", &format!("{more}<w:sectPr")),
        _ => text,
    });
    check(&Source::new("cv.docx", package), &TOOLBOX, &Options::default())
}

/// Where the file itself says that the text asks for something, as Word's templates do.
#[test]
fn prompts_of_a_template_are_placeholders() {
    let found = |more: &str| {
        let report = resume_ending_in(more);
        let left = report.findings.iter().filter(|finding| finding.rule == "CON009");
        left.map(|finding| finding.message.to_string()).collect::<Vec<_>>()
    };
    let shown = "<w:showingPlcHdr/>";
    let prompt = control(shown, "Tell what you do in your spare time");
    let [message] = found(&prompt).try_into().unwrap();
    assert!(message.contains("Tell what you do in your spare time"), "{message}");
    assert_eq!(found(&control("", "Rowing")), Vec::<String>::new());
    assert_eq!(found(&control(shown, "Interests")), Vec::<String>::new());
}

#[test]
fn prompts_that_begin_alike_are_no_repeated_keyword() {
    let repeated = |properties: &str| {
        let lines = ["trade", "town", "tools", "licence", "union", "shift", "gauge", "hall", "crew", "line"];
        let lines = lines.map(|line| control(properties, &format!("Enter your {line}")));
        rules(&resume_ending_in(&lines.concat())).contains(&"KEY005")
    };
    assert!(!repeated("<w:showingPlcHdr/>"));
    assert!(repeated(""));
}

#[test]
fn a_column_beside_the_jobs_is_not_below_them() {
    let below = |x: f32| {
        let mut sheet = Sheet::default();
        sheet.text("F2", 20.0, 60.0, 780.0, "Ada Merrowdene").text(
            "F2",
            14.0,
            250.0,
            740.0,
            "Work Experience",
        );
        for (y, line) in [
            (720.0, "Engineer, Calder Gauge Ltd, Mar 2020 - Present"),
            (700.0, "Fitter, Quarrow Works Ltd, May 2015 - Feb 2020"),
        ] {
            sheet.text("F1", 10.0, 250.0, y, line);
        }
        sheet.text("F1", 10.0, x, 640.0, "ada@example.org").text("F1", 10.0, x, 625.0, "+44 113 496 0142");
        let mut file = Pdf::new();
        file.page(sheet);
        let report = check(&Source::new("cv.pdf", file.finish()), &TOOLBOX, &Options::default());
        rules(&report).contains(&"CON007")
    };
    assert!(below(250.0));
    assert!(!below(60.0));
}

#[test]
fn employers_degrees_and_labels_are_no_odd_headings() {
    let text = "Ada Merrowdene\nada@example.org | Leeds\n\nWORK EXPERIENCE\n\nWeaver, Example Looms Ltd\n\
                Jan 2019 - Present\n- Wove linen on twelve hand looms and taught four learners the craft\n\
                - Kept the books of the shop\n\nHEADING\n\n- Dyed and mended for the weavers of the town\n\n\
                EDUCATION\n\nDiploma in Textiles, Leeds College of Art\n2015 - 2018\n\nSKILLS\n\nWeaving, Dyeing\n";
    let odd = |heading: &str| {
        let report = checked("cv.txt", &text.replace("HEADING", heading), &Options::default());
        rules(&report).contains(&"SEC003")
    };
    assert!(odd("WHERE I LEARNT"));
    for heading in ["TORSKPLAN A/S", "DUTIES AND RESPONSIBILTIES:", "BACHELOR OF WEAVING"] {
        assert!(!odd(heading), "{heading}");
    }
}
