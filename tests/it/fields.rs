//! The form of an application as each reader's text fills it.

use atslint::form::{self, BoxState};
use atslint::report::full::Look;
use atslint::report::{BoxReport, FormReport, FormsReport, write_forms};
use atslint::rules::{Selected, engine};
use atslint::source::Source;
use atslint::{Options, Toolbox, examine, guard};
use std::path::{Path, PathBuf};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

fn report_on(name: &str, bytes: &[u8]) -> FormsReport {
    let (toolbox, options, source) =
        (Toolbox::builtin().unwrap(), Options::default(), Source::new(name, bytes));
    let report = guard::guarded(|| {
        let examined = examine(&source, &toolbox, &options);
        let subject = examined.read().unwrap();
        let findings = engine::run(&toolbox.rules, &Selected::all(&toolbox.rules), &examined).findings;
        FormsReport::new(&form::fill(subject, |reader| reader.votes), subject, &findings)
    });
    report.unwrap()
}

fn report(name: &str) -> FormsReport {
    report_on(name, &std::fs::read(sample(name)).unwrap())
}

fn told(name: &str, bytes: &[u8], width: usize) -> String {
    let mut out = Vec::new();
    write_forms(&report_on(name, bytes), Look { width, ..Look::of_a_file() }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn of<'a>(form: &'a FormReport, field: &str) -> &'a BoxReport {
    form.fields.iter().find(|filled| filled.field.to_string() == field).unwrap()
}

#[test]
fn a_reader_that_gets_everything_fills_the_form_as_the_page_has_it() {
    for name in ["clean/ada.pdf", "clean/ada.docx", "clean/ada.txt"] {
        let report = report(name);
        assert!(!report.readers.is_empty());
        for (reader, form) in &report.readers {
            assert_eq!(form.fields.len(), 18, "{name} {reader}");
            for filled in &form.fields {
                assert_eq!(filled.state, BoxState::Same, "{name} {reader} {filled:?}");
                assert!(filled.value.is_some() && filled.value == filled.page && filled.why.is_none());
            }
        }
    }
}

#[test]
fn a_loss_leaves_a_box_empty_and_says_why() {
    let report = report("DOC001/bad.docx");
    let email = of(&report.readers["body"], "email");
    assert_eq!((email.value.as_deref(), email.state), (None, BoxState::Empty));
    assert_eq!(email.page.as_deref(), Some("ada.merrowdene@example.org"));
    assert_eq!(email.rule.as_deref(), Some("DOC001"));
    assert!(email.why.as_ref().unwrap().contains("in the page header"));
    assert_eq!(of(&report.readers["docx2txt"], "email").state, BoxState::Same);
}

#[test]
fn what_stands_elsewhere_in_the_text_leaves_a_box_empty_and_makes_others() {
    // Dates in a column of their own, which one reader gives after all else.
    let dates = report("ENT008/bad.pdf");
    let start = of(&dates.readers["stream"], "work[0].start");
    assert_eq!((start.state, start.rule.as_deref()), (BoxState::Empty, Some("ENT008")));
    assert_eq!(of(&dates.readers["lines"], "work[0].start").state, BoxState::Same);
    // Two columns that one reader reads across: all words are there.
    let across = report("LAY001/bad.pdf");
    let title = of(&across.readers["lines"], "work[0].title");
    assert_eq!((title.state, title.rule.as_deref()), (BoxState::Empty, None));
    assert!(title.why.as_ref().unwrap().contains("in its text"));
    // A third job, of which the page has nothing.
    let surplus = of(&across.readers["lines"], "work[2].start");
    assert_eq!((surplus.page.as_deref(), surplus.state), (None, BoxState::Different));
}

#[test]
fn an_address_that_a_line_break_tears_is_as_the_reader_has_it() {
    let report = report("LAY003/bad.pdf");
    let email = of(&report.readers["stream"], "email");
    assert_eq!((email.state, email.rule.as_deref()), (BoxState::Different, Some("LAY003")));
    assert!(email.value.as_ref().unwrap().contains(' '), "{email:?}");
}

#[test]
fn a_link_without_text_is_in_no_form() {
    let report = report("CON004/bad.pdf");
    for form in report.readers.values() {
        let link = of(form, "links[0]");
        assert_eq!((link.value.as_deref(), link.state), (None, BoxState::Empty));
        assert!(link.page.as_ref().unwrap().starts_with("https://"));
        assert!(link.why.as_ref().unwrap().contains("only a link"));
    }
}

#[test]
fn what_is_not_known_of_the_page_is_withheld() {
    let report = report_on("cv.txt", "Ilka Brandwood\nilka.brandwood@example.org\n".as_bytes());
    for form in report.readers.values() {
        let phone = of(form, "phone");
        assert_eq!((phone.value.as_deref(), phone.state), (None, BoxState::Withheld));
        assert!(phone.why.is_some());
    }
}

#[test]
fn the_tables_fit_the_terminal_and_command_none() {
    for name in ["clean/ada.pdf", "DOC001/bad.docx", "LAY001/bad.pdf", "ENT008/bad.pdf", "demo/cv.docx"] {
        for width in [60, 80, 100] {
            let text = told(name, &std::fs::read(sample(name)).unwrap(), width);
            // The first line is the file's name and what follows it.
            for line in text.lines().skip(1) {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{name}: {line}");
            }
        }
    }
    let hostile = "Ilka \u{1b}[31mBrandwood\nilka.brandwood@example.org\n\nExperience\nFitter\u{9b}, Loomis Ltd\n2019 - 2024\n";
    let text = told("a\u{1b}[2J.txt", hostile.as_bytes(), 80);
    assert!(!text.contains(['\u{1b}', '\u{9b}']), "{text:?}");
}

#[test]
fn readers_that_fill_the_form_alike_are_told_together() {
    let text = told("cv.docx", &std::fs::read(sample("DOC001/bad.docx")).unwrap(), 80);
    insta::assert_snapshot!(text);
    let clean = told("cv.pdf", &std::fs::read(sample("clean/ada.pdf")).unwrap(), 80);
    assert!(clean.contains("All 4 readers (stream, lines, columns, boxes)\n"), "{clean}");
    assert!(clean.contains("All 18 boxes are as on the page."), "{clean}");
}
