//! Plain copies: nothing of a résumé is dropped, and what the copies are is easy to read.

use atslint::fields::Retention;
use atslint::limits::Limits;
use atslint::plain::plain;
use atslint::source::Source;
use atslint::subject::Subject;
use atslint::{Options, Toolbox, check, examine};
use std::collections::BTreeMap;
use std::path::Path;

fn sample(name: &str) -> Source {
    Source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name), &Limits::default())
        .unwrap()
}

/// All samples that résumés are read from.
fn samples() -> Vec<Source> {
    let mut sources = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|extension| extension.to_str()) {
                _ if path.is_dir() => folders.push(path),
                Some("pdf" | "docx" | "txt") => {
                    sources.push(Source::read(&path, &Limits::default()).unwrap())
                }
                _ => {}
            }
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

fn copy(subject: &Subject<'_>) -> Source {
    Source::new("plain.docx", plain(&subject.resume, &subject.reference).unwrap().docx)
}

/// Pandoc takes paragraphs of some of Word's styles for what is said of a document, not for its text (manual, "Metadata
/// blocks").
#[test]
fn no_line_of_a_copy_is_set_aside_by_its_style() {
    let toolbox = Toolbox::builtin().unwrap();
    let options = Options::default();
    let source = sample("demo/cv.docx");
    let examined = examine(&source, &toolbox, &options);
    let copy = copy(examined.read().unwrap());
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(copy.bytes)).unwrap();
    let document = std::io::read_to_string(package.by_name("word/document.xml").unwrap()).unwrap();
    assert!(document.contains(r#"<w:pStyle w:val="Heading1"/>"#), "{document}");
    for style in ["Title", "Subtitle", "Author", "Date", "Abstract"] {
        assert!(!document.contains(&format!(r#"<w:pStyle w:val="{style}"/>"#)), "{style}");
    }
}

/// Words with a letter or a digit, and how often they stand in a text. Characters of icon fonts and
/// control characters are no part of them.
fn words(text: &str) -> BTreeMap<String, usize> {
    let icon = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}') || c.is_control();
    let unseen = |c: &char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let letters = text.chars().filter(|c| !unseen(c)).flat_map(|c| {
        let folded = atslint::document::fold_ligature(c).map(str::to_owned);
        folded
            .unwrap_or_else(|| if icon(c) { " ".to_owned() } else { c.to_string() })
            .chars()
            .collect::<Vec<_>>()
    });
    let text: String = letters.collect();
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}

/// The halves of words that a hyphen at the end of a line breaks.
fn broken(text: &str) -> BTreeMap<String, usize> {
    let lines: Vec<&str> = text.lines().collect();
    let mut halves = String::new();
    for line in &lines {
        let words = line.split_whitespace();
        halves.extend(words.filter(|word| word.ends_with(['-', '\u{2010}'])).map(|word| format!("{word} ")));
    }
    for line in lines {
        halves.push_str(line.split_whitespace().next().unwrap_or_default());
        halves.push(' ');
    }
    words(&halves)
}

#[test]
fn every_word_of_the_reference_is_in_the_copy() {
    let toolbox = Toolbox::builtin().unwrap();
    let options = Options::default();
    let mut copies = 0;
    for source in samples() {
        let subject = examine(&source, &toolbox, &options);
        let Ok(subject) = subject.read() else { continue };
        if subject.reference.lines.is_empty() {
            continue;
        }
        let copy = copy(subject);
        let read = examine(&copy, &toolbox, &options);
        let read = read.read().unwrap();
        copies += 1;
        let copied = words(&read.reference.text);
        // Heads and feet of pages are kept once.
        let running = atslint::resume::running_lines(&subject.reference);
        let lines = subject.reference.lines.iter().enumerate().filter(|(index, _)| running.contains(index));
        let running: String =
            lines.map(|(_, line)| format!("{} ", line.span.of(&subject.reference.text))).collect();
        let running = words(&running);
        let broken = broken(&subject.reference.text);
        for (word, count) in words(&subject.reference.text) {
            let found = copied.get(&word).copied().unwrap_or_default();
            let is_half = broken.contains_key(&word) && !copied.contains_key(&word);
            let once = found > 0 && running.contains_key(&word);
            assert!(found >= count || is_half || once, "{}: {word} {found} of {count}", source.name);
        }
    }
    assert!(copies > 200, "{copies} copies");
}

#[test]
fn a_copy_has_no_error_and_the_same_fields() {
    let toolbox = Toolbox::builtin().unwrap();
    let options = Options::default();
    for name in ["clean/ada.pdf", "demo/cv.docx", "LAY001/bad.pdf", "DOC001/bad.docx", "LAY003/bad.pdf"] {
        let source = sample(name);
        let subject = examine(&source, &toolbox, &options);
        let subject = subject.read().unwrap();
        let copy = copy(subject);
        let report = check(&copy, &toolbox, &options);
        let errors: Vec<_> =
            report.findings.iter().filter(|f| f.severity == atslint::finding::Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        let read = examine(&copy, &toolbox, &options);
        let read = read.read().unwrap();
        let value = |field: &Option<atslint::resume::Field>| field.as_ref().map(|field| field.value.clone());
        assert_eq!(value(&read.resume.name), value(&subject.resume.name), "{name}");
        let jobs = |subject: &Subject<'_>| -> Vec<_> {
            let jobs = subject.resume.work.iter();
            jobs.map(|job| {
                (value(&job.title), value(&job.company), job.start.as_ref().map(|date| date.value))
            })
            .collect()
        };
        assert_eq!(jobs(read), jobs(subject), "{name}");
        let every_reader_keeps =
            |field: &atslint::report::FieldReport| field.readers.values().all(|v| *v == Retention::Kept);
        assert!(report.survival.iter().all(every_reader_keeps), "{name}: {:?}", report.survival);
    }
}

#[test]
fn copies_do_not_depend_on_the_time() {
    let toolbox = Toolbox::builtin().unwrap();
    let source = sample("clean/ada.pdf");
    let options = Options::default();
    let subject = examine(&source, &toolbox, &options);
    let subject = subject.read().unwrap();
    let first = copy(subject);
    assert!(first.bytes == copy(subject).bytes);
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&*first.bytes)).unwrap();
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        assert_eq!(part.last_modified(), Some(zip::DateTime::default()));
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        assert!(!text.contains("dcterms:"), "{text}");
    }
}

#[test]
fn what_belongs_to_no_section_is_said_and_kept_once() {
    let toolbox = Toolbox::builtin().unwrap();
    let options = Options::default();
    let source = sample("KEY005/bad.pdf");
    let subject = examine(&source, &toolbox, &options);
    let subject = subject.read().unwrap();
    let written = plain(&subject.resume, &subject.reference).unwrap();
    assert_eq!(written.other, 1);
    let copy = Source::new("plain.docx", written.docx);
    let read = examine(&copy, &toolbox, &options);
    let read = read.read().unwrap();
    assert!(read.reference.text.trim_end().ends_with("\nOther\nTerraform, Terraform, Terraform"));
}

#[test]
fn signs_of_xml_are_written_as_text() {
    let toolbox = Toolbox::builtin().unwrap();
    let options = Options::default();
    let source = Source::new("cv.txt", "Ada Example\nada@example.org\n\nExperience\nEngineer, Example Ltd\n2019 - 2021\nBuilt <bridges> & \"roads\"\n".as_bytes());
    let subject = examine(&source, &toolbox, &options);
    let subject = subject.read().unwrap();
    let written = plain(&subject.resume, &subject.reference).unwrap();
    assert_eq!(written.other, 0);
    let copy = Source::new("plain.docx", written.docx);
    let read = examine(&copy, &toolbox, &options);
    let read = read.read().unwrap();
    assert!(read.reference.text.contains("Built <bridges> & \"roads\""), "{}", read.reference.text);
    assert!(read.reference.text.starts_with("Ada Example\nada@example.org\nExperience\n"));
}
