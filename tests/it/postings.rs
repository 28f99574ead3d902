//! Postings in every form that people save them in.

use atslint::ingest::Refusal;
use atslint::limits::Limits;
use atslint::posting::{self, LineSection, Necessity, Posting};
use atslint::source::Source;
use atslint::{Options, Toolbox, check};
use docx_rs::{Docx, Paragraph, Run};
use std::io::Cursor;

fn open(name: &str, bytes: impl Into<Vec<u8>>) -> Posting {
    posting::open(&Source::new(name, bytes.into()), &Limits::default()).unwrap()
}

/// Terms with how much they are wanted.
fn asked(posting: &Posting) -> Vec<(&str, Necessity)> {
    posting.requirements.iter().map(|asked| (asked.term.as_str(), asked.necessity)).collect()
}

const ASKED: [(&str, Necessity); 2] = [("Kubernetes", Necessity::Must), ("Docker", Necessity::Preferred)];

#[test]
fn a_saved_page() {
    let page = "<!doctype html><nav>Java jobs<a>Rust jobs</a></nav><h1>Platform Engineer</h1><p>Oven Ltd, Leeds</p>\
                <h2>What we look for</h2><ul><li>Kubernetes</ul><h2>Nice to have</h2><ul><li>Docker</ul>\
                <aside>Similar jobs<ul><li>Terraform</ul></aside><footer>PHP</footer>";
    let posting = open("page.html", page);
    assert_eq!(asked(&posting), ASKED);
    assert_eq!(posting.title.as_deref(), Some("Platform Engineer"));
    assert_eq!(posting.company.as_deref(), Some("Oven Ltd"));
    let framed = posting.lines.iter().filter(|line| line.section == LineSection::Boilerplate);
    assert_eq!(framed.count(), 4, "{:?}", posting.lines);
    for asked in &posting.requirements {
        let line = &posting.lines[asked.line as usize - 1];
        assert!(line.span.contains(asked.span), "lines count those of the extracted text");
    }
}

#[test]
fn a_page_in_another_encoding() {
    let page = "<html><h1>B\u{e4}cker</h1><h2>Ihr Profil</h2><ul><li>Flie\u{df}ende Englischkenntnisse</ul>";
    let bytes: Vec<u8> = page.chars().map(|c| c as u8).collect();
    let posting = open("page.html", bytes);
    assert_eq!(asked(&posting), [("English", Necessity::Must)]);
}

#[test]
fn a_word_document() {
    let line = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let bold = |text: &str| Paragraph::new().add_run(Run::new().add_text(text).bold());
    let mut file = Cursor::new(Vec::new());
    Docx::new()
        .add_paragraph(bold("Platform Engineer"))
        .add_paragraph(bold("What we look for"))
        .add_paragraph(line("Kubernetes"))
        .add_paragraph(bold("Nice to have"))
        .add_paragraph(line("Docker"))
        .build()
        .pack(&mut file)
        .unwrap();
    let posting = open("job.docx", file.into_inner());
    assert_eq!(asked(&posting), ASKED);
    assert_eq!(posting.title.as_deref(), Some("Platform Engineer"));
}

#[test]
fn a_pdf() {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/KEY003/bad.pdf")).unwrap();
    let posting = open("job.pdf", bytes);
    assert!(posting.lines.len() > 5);
}

#[test]
fn what_is_no_posting_is_refused() {
    let refusal =
        |name: &str, bytes: &[u8]| posting::open(&Source::new(name, bytes), &Limits::default()).unwrap_err();
    assert_eq!(refusal("a.txt", b""), Refusal::Empty);
    assert_eq!(refusal("a.png", b"\x89PNG\r\n\x1a\n\0\0"), Refusal::Unsupported);
    assert!(matches!(refusal("a.pdf", b"%PDF-1.7\nno"), Refusal::Damaged(_)));
}

/// The findings of `KEY001`, and why it came to no verdict.
fn missing(cv: &str, posting: &str) -> (Vec<String>, Option<String>) {
    let options = Options { posting: Some(posting::read("job.txt", posting)), ..Options::default() };
    let file = check(&Source::new("cv.txt", cv.as_bytes().to_vec()), &Toolbox::builtin().unwrap(), &options);
    let found = file.findings.iter().filter(|finding| finding.rule == "KEY001");
    let why = file.skipped.iter().find(|skipped| skipped.rule == "KEY001");
    (found.map(|finding| finding.message.to_string()).collect(), why.map(|skipped| skipped.why.to_string()))
}

const CV: &str = "Ilse Brandvold\nilse.brandvold@example.org\n\nExperience\nTechnician, Merrow Works\n2019 - 2024\n\n\
                  Languages\nGerman: twangling\n\nSkills\nPython\n";

#[test]
fn a_posting_in_a_language_that_is_not_read_is_not_decided() {
    let posting = "Technik\n\nPožadavky\n- Znalost strojů a práce ve skupině na směny, která je pro nás důležitá\n- Průkaz pro řidiče a práce s vozíky na dvoře\n";
    assert_eq!(
        missing(CV, posting),
        (Vec::new(), Some("what a posting in Czech asks is not read".to_owned()))
    );
    let read = "Technician\n\nRequirements\n- Work with the looms of the hall for the works and on the plans\n- Python\n";
    assert_eq!(missing(CV, read).1, None);
}

#[test]
fn a_level_that_is_not_understood_is_not_decided() {
    let (found, why) = missing(CV, "Technician\n\nRequirements\n- German at level C1\n- Terraform\n");
    assert!(found.len() == 1 && found[0].contains("Terraform"), "{found:?}");
    assert_eq!(why.as_deref(), Some("German: twangling is given; level not understood; C1 asked"));
}
