//! Annotated copies: every reader gets the same text from them, and everything else stays as it was.

use atslint::annotate::{Fault, annotate};
use atslint::document::{Format, Place};
use atslint::finding::{Finding, Location};
use atslint::limits::Limits;
use atslint::rules::{Selected, engine};
use atslint::source::Source;
use atslint::subject::{Examined, Subject};
use atslint::{Options, Toolbox, examine};
use lopdf::dictionary;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// All samples in PDF and Word's format, hostile ones included.
fn samples() -> Vec<Source> {
    let mut sources = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|extension| extension.to_str()) {
                _ if path.is_dir() => folders.push(path),
                Some("pdf" | "docx") => sources.push(Source::read(&path, &Limits::default()).unwrap()),
                _ => {}
            }
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

fn sample(name: &str) -> Source {
    Source::read(&root().join(name), &Limits::default()).unwrap()
}

/// The copy, or nothing for a file that gives no document.
fn copy(source: &Source, toolbox: &Toolbox) -> Option<Result<Source, Fault>> {
    copy_of(source, &examine(source, toolbox, &Options::default()), toolbox)
}

fn copy_of(source: &Source, examined: &Examined<'_>, toolbox: &Toolbox) -> Option<Result<Source, Fault>> {
    let subject = examined.read().ok()?;
    let mut findings = engine::run(&toolbox.rules, &Selected::all(&toolbox.rules), examined).findings;
    findings.extend(pointing_everywhere(subject));
    Some(
        annotate(source, &subject.document, subject.upload.limits, findings.iter())
            .map(|bytes| Source::new(source.name.clone(), bytes)),
    )
}

/// A finding that points to the first text of each page or paragraph, and one that points nowhere.
fn pointing_everywhere(subject: &Subject<'_>) -> Vec<Finding> {
    let mut places: Vec<Location> = Vec::new();
    for run in &subject.document.runs {
        let location = subject.locate_run(run);
        let same = |known: &Location| {
            (known.page, &known.part, known.paragraph) == (location.page, &location.part, location.paragraph)
        };
        if !places.iter().any(same) {
            places.push(location);
        }
    }
    let finding = |locations: Vec<Location>| Finding {
        rule: "XXX000".to_owned(),
        name: "test".to_owned(),
        severity: atslint::finding::Severity::Warning,
        confidence: atslint::finding::Confidence::High,
        message: "ends in a <tag> & (bracket".into(),
        help: "Überall \\ \u{1b}\u{ffff} 😀".into(),
        readers: Vec::new(),
        locations,
        data: BTreeMap::new(),
        losses: Vec::new(),
        fingerprint: String::new(),
        fixable: false,
        suppressed: None,
    };
    places.truncate(40);
    let mut findings: Vec<Finding> = places.into_iter().map(|place| finding(vec![place])).collect();
    findings.push(finding(vec![Location::file()]));
    findings
}

/// The text of each reading without what stands in comments, line by line.
fn texts(source: &Source, toolbox: &Toolbox) -> BTreeMap<String, Vec<String>> {
    texts_of(examine(source, toolbox, &Options::default()).read().unwrap())
}

fn texts_of(subject: &Subject<'_>) -> BTreeMap<String, Vec<String>> {
    let own = |line: &str, start: usize, reading: &atslint::reading::Reading| {
        let Some(span) = atslint::span::Span::new(&reading.text, start, start + line.len()) else {
            return true;
        };
        let mut glyphs = reading.origins(span).iter();
        !glyphs.any(|origin| {
            let run = subject.document.run_of(origin.glyph).map(|(run, _)| run);
            run.is_some_and(|run| matches!(&run.place, Place::Docx { part, .. } if part.contains("comments")))
        })
    };
    let lines = |reading: &atslint::reading::Reading| {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in reading.text.split('\n') {
            if own(line, start, reading) {
                lines.push(line.to_owned());
            }
            start += line.len() + 1;
        }
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines
    };
    let all = std::iter::once(&subject.reference).chain(&subject.readings);
    all.map(|reading| (reading.name.clone(), lines(reading))).collect()
}

#[test]
fn every_reader_gets_the_same_text_from_the_copy() {
    let toolbox = Toolbox::builtin().unwrap();
    let copied = |source: &Source| {
        let options = Options::default();
        let examined = examine(source, &toolbox, &options);
        let Some(copy) = copy_of(source, &examined, &toolbox) else { return false };
        let copy = copy.unwrap_or_else(|fault| panic!("{}: {fault}", source.name));
        let (before, after) = (texts_of(examined.read().unwrap()), texts(&copy, &toolbox));
        for (reader, text) in &before {
            assert!(after.get(reader) == Some(text), "{}: {reader}", source.name);
        }
        assert_eq!(before.len(), after.len());
        true
    };
    let copies = samples().par_iter().filter(|source| copied(source)).count();
    assert!(copies > 100, "{copies} copies");
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..package.len() {
        let mut entry = package.by_index(index).unwrap();
        let mut part = Vec::new();
        entry.read_to_end(&mut part).unwrap();
        parts.insert(entry.name().unwrap().into_owned(), part);
    }
    parts
}

#[test]
fn other_parts_of_a_word_document_stay_byte_for_byte() {
    const TOUCHED: [&str; 3] = ["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"];
    let toolbox = Toolbox::builtin().unwrap();
    for name in ["clean/ada.docx", "demo/cv.docx", "constructs/header.docx"] {
        let source = sample(name);
        let copy = copy(&source, &toolbox).unwrap().unwrap();
        let (before, mut after) = (parts(&source.bytes), parts(&copy.bytes));
        for (part, bytes) in &before {
            let copied = after.remove(part);
            if !TOUCHED.contains(&part.as_str()) {
                assert!(copied.as_ref() == Some(bytes), "{name}: {part}");
            }
        }
        assert_eq!(after.keys().collect::<Vec<_>>(), [&comments_part(&copy)], "{name}");
    }
}

#[test]
fn every_byte_of_a_pdf_stays() {
    let toolbox = Toolbox::builtin().unwrap();
    let source = sample("clean/ada.pdf");
    let copy = copy(&source, &toolbox).unwrap().unwrap();
    assert!(copy.bytes.starts_with(&source.bytes) && copy.bytes.len() > source.bytes.len());
}

/// A package with other parts, from a sample.
fn repacked(name: &str, edit: impl Fn(&str, String) -> Option<String>) -> Source {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, bytes) in parts(&sample(name).bytes) {
        if let Some(text) = edit(&part, String::from_utf8(bytes).unwrap()) {
            package.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut package, text.as_bytes()).unwrap();
        }
    }
    Source::new(name, package.finish().unwrap().into_inner())
}

fn part(source: &Source, name: &str) -> String {
    String::from_utf8(parts(&source.bytes).remove(name).unwrap()).unwrap()
}

/// The part that the main part's relationships name for comments.
fn comments_part(source: &Source) -> String {
    let text = part(source, "word/_rels/document.xml.rels");
    let document = roxmltree::Document::parse(&text).unwrap();
    let kind = |node: &roxmltree::Node<'_, '_>| {
        node.attribute("Type").is_some_and(|kind| kind.ends_with("/comments"))
    };
    let related: Vec<_> = document.descendants().filter(kind).collect();
    let [related] = related[..] else { panic!("one relationship") };
    format!("word/{}", related.attribute("Target").unwrap())
}

/// Ids of the comments in a copy, and of the references to them; each sorted.
fn ids(copy: &Source) -> (Vec<i64>, Vec<i64>) {
    let of = |name: &str, element: &str| {
        let text = part(copy, name);
        let document = roxmltree::Document::parse(&text).unwrap();
        let found = document.descendants().filter(|node| node.tag_name().name() == element);
        let id = |node: roxmltree::Node<'_, '_>| {
            node.attributes().find(|a| a.name() == "id").unwrap().value().parse().unwrap()
        };
        let mut ids: Vec<i64> = found.map(id).collect();
        ids.sort_unstable();
        ids
    };
    (of(&comments_part(copy), "comment"), of("word/document.xml", "commentReference"))
}

#[test]
fn comments_are_numbered_beside_those_that_are_there() {
    let toolbox = Toolbox::builtin().unwrap();
    let source = sample("constructs/comment.docx");
    let before = part(&source, "word/comments.xml");
    let copy = copy(&source, &toolbox).unwrap().unwrap();
    let (comments, references) = ids(&copy);
    assert!(comments.len() > before.matches("<w:comment ").count());
    assert_eq!(comments, references);
    let unique: std::collections::BTreeSet<_> = comments.iter().collect();
    assert_eq!(unique.len(), comments.len());
    assert_eq!(part(&copy, "[Content_Types].xml").matches("comments+xml").count(), 1);
}

#[test]
fn packages_are_completed_however_they_are_written() {
    let toolbox = Toolbox::builtin().unwrap();
    let relationships = "word/_rels/document.xml.rels";
    let closed =
        r#"<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"/>"#;
    let without_relationships =
        repacked("clean/ada.docx", |part, text| (part != relationships).then_some(text));
    let self_closed = repacked("clean/ada.docx", |part, text| {
        Some(if part == relationships { closed.to_owned() } else { text })
    });
    let without_type = repacked("constructs/comment.docx", |part, text| {
        let kept = |piece: &&str| !piece.contains("comments+xml");
        let types: Vec<&str> = text.split_inclusive("/>").filter(kept).collect();
        Some(if part == "[Content_Types].xml" { types.concat() } else { text })
    });
    for source in [without_relationships, self_closed, without_type] {
        let copy = copy(&source, &toolbox).unwrap().unwrap();
        let (comments, references) = ids(&copy);
        assert!(!comments.is_empty());
        assert_eq!(comments, references);
        let types = part(&copy, "[Content_Types].xml");
        assert!(types.contains(&format!("PartName=\"/{}\"", comments_part(&copy))), "{types}");
        assert_eq!(texts(&source, &toolbox), texts(&copy, &toolbox));
    }
}

#[test]
fn strict_documents_get_strict_comments() {
    let toolbox = Toolbox::builtin().unwrap();
    let copy = copy(&sample("constructs/strict.docx"), &toolbox).unwrap().unwrap();
    assert!(part(&copy, &comments_part(&copy)).contains("http://purl.oclc.org/ooxml/wordprocessingml/main"));
    let relationships = part(&copy, "word/_rels/document.xml.rels");
    assert!(relationships.contains("http://purl.oclc.org/ooxml/officeDocument/relationships/comments"));
    assert_eq!(ids(&copy).0, ids(&copy).1);
}

/// Highlights and notes of each page, with their texts.
fn annotations(copy: &Source) -> Vec<Vec<(String, String)>> {
    let document = lopdf::Document::load_mem(&copy.bytes).unwrap();
    let of = |page: lopdf::ObjectId| {
        let page = document.get_dictionary(page).unwrap();
        let list = page.get_deref(b"Annots", &document).and_then(lopdf::Object::as_array).unwrap();
        let annotation = |object: &lopdf::Object| {
            let (_, object) = document.dereference(object).unwrap();
            let dictionary = object.as_dict().unwrap();
            let kind = dictionary.get(b"Subtype").unwrap().as_name().unwrap();
            let text = dictionary.get(b"Contents").ok().map(|text| lopdf::decode_text_string(text).unwrap());
            (String::from_utf8(kind.to_vec()).unwrap(), text.unwrap_or_default())
        };
        list.iter().map(annotation).collect()
    };
    document.page_iter().map(of).collect()
}

#[test]
fn a_finding_without_a_place_is_a_note_on_the_first_page() {
    let toolbox = Toolbox::builtin().unwrap();
    let copy = copy(&sample("clean/ada.pdf"), &toolbox).unwrap().unwrap();
    let pages = annotations(&copy);
    let notes = pages.first().unwrap().iter().filter(|(kind, _)| kind == "Text");
    let [(_, text)] = notes.collect::<Vec<_>>()[..] else { panic!("one note") };
    assert!(text.contains("(XXX000 test)") && text.contains('😀'), "{text}");
}

/// A PDF in which the content of the page is longer than its dictionary says, which programs mend in
/// different ways.
fn with_a_wrong_length() -> Source {
    let mut document = lopdf::Document::load_mem(&sample("clean/ada.pdf").bytes).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = document.get_page_contents(page)[0];
    let mut stream = document.get_object(content).unwrap().as_stream().unwrap().clone();
    stream.decompress().unwrap();
    document.set_object(content, stream);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let at = |needle: &[u8]| bytes.windows(needle.len()).position(|window| window == needle).unwrap();
    let begin = at(format!("{} 0 obj", content.0).as_bytes());
    let length = begin + bytes[begin..].windows(8).position(|window| window == b"/Length ").unwrap() + 8;
    bytes[length] = b'0';
    Source::new("length.pdf", bytes)
}

#[test]
fn a_copy_that_would_read_otherwise_is_not_given() {
    let toolbox = Toolbox::builtin().unwrap();
    let source = with_a_wrong_length();
    match copy(&source, &toolbox).unwrap() {
        Ok(copy) => assert_eq!(texts(&source, &toolbox), texts(&copy, &toolbox)),
        Err(fault) => assert!(matches!(fault, Fault::Changed), "{fault}"),
    }
}

#[test]
fn remarks_in_an_encrypted_file_are_encrypted_with_it() {
    let toolbox = Toolbox::builtin().unwrap();
    let mut encrypted = 0;
    // A trailer names its encryption and is never compressed.
    let names_encryption =
        |source: &Source| source.bytes.windows(b"/Encrypt".len()).any(|window| window == b"/Encrypt");
    for source in samples().into_iter().filter(names_encryption) {
        let options = Options::default();
        let examined = examine(&source, &toolbox, &options);
        let Ok(subject) = examined.read() else { continue };
        if subject.document.format != Format::Pdf || subject.document.meta.encryption.is_none() {
            continue;
        }
        encrypted += 1;
        let copy = copy_of(&source, &examined, &toolbox).unwrap().unwrap();
        let again = examine(&copy, &toolbox, &options);
        let again = again.read().unwrap();
        assert_eq!(again.document.meta.encryption, subject.document.meta.encryption);
        assert!(annotations(&copy).concat().iter().any(|(_, text)| text.contains("(XXX000 test)")));
        let plain = b"ends in a <tag>";
        assert!(!copy.bytes.windows(plain.len()).any(|window| window == plain), "{}", source.name);
    }
    assert!(encrypted > 0);
}

#[test]
fn text_files_get_no_remarks() {
    let toolbox = Toolbox::builtin().unwrap();
    assert!(matches!(copy(&sample("clean/ada.txt"), &toolbox), Some(Err(Fault::Format))));
}

/// A sample with a second page like its first, and one list of annotations for both.
fn two_pages_with_one_list() -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(&sample("clean/ada.pdf").bytes).unwrap();
    let link = dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![10.into(), 10.into(), 20.into(), 20.into()],
    };
    let list = document.add_object(vec![lopdf::Object::from(link)]);
    let first = document.page_iter().next().unwrap();
    document.get_dictionary_mut(first).unwrap().set("Annots", list);
    let page = document.get_dictionary(first).unwrap().clone();
    let tree = page.get(b"Parent").unwrap().as_reference().unwrap();
    let second = document.add_object(page);
    let tree = document.get_dictionary_mut(tree).unwrap();
    tree.get_mut(b"Kids").unwrap().as_array_mut().unwrap().push(second.into());
    tree.set("Count", 2);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn pages_with_one_list_of_annotations_get_their_own() {
    let toolbox = Toolbox::builtin().unwrap();
    let source = Source::new("two.pdf", two_pages_with_one_list());
    let copy = copy(&source, &toolbox).unwrap().unwrap();
    let pages = annotations(&copy);
    let count = |kind: &str| {
        pages.iter().map(|page| page.iter().filter(|(k, _)| k == kind).count()).collect::<Vec<_>>()
    };
    assert_eq!(count("Link"), [1, 1]);
    assert_eq!(count("Text"), [1, 0]);
    assert_eq!(pages.concat().iter().filter(|(_, text)| text.contains("(XXX000 test)")).count(), 3);
    assert_eq!(texts(&source, &toolbox), texts(&copy, &toolbox));
}

#[test]
fn a_file_without_a_table_of_objects_is_written_anew() {
    let toolbox = Toolbox::builtin().unwrap();
    let whole = sample("clean/ada.pdf");
    let at = whole.bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
    let cut = whole.bytes.get(..at).unwrap().to_vec();
    let shifted = [b"something before the header\n", &*whole.bytes].concat();
    for bytes in [cut, shifted] {
        let source = Source::new("broken.pdf", bytes);
        let copy = copy(&source, &toolbox).unwrap().unwrap();
        assert!(annotations(&copy).concat().iter().any(|(_, text)| text.contains("(XXX000 test)")));
        assert_eq!(texts(&source, &toolbox), texts(&copy, &toolbox));
    }
}

mod command {
    use super::sample;
    use std::path::PathBuf;
    use std::process::{Command, Output};

    /// A folder of its own for a test, removed afterwards.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("atslint-annotate-{}-{name}", std::process::id()));
            std::fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn run(&self, args: &[&str]) -> Output {
            let mut command = Command::new(env!("CARGO_BIN_EXE_atslint"));
            command.env_clear().current_dir(&self.0).args(args).args(["--isolated", "--today", "2026-01-15"]);
            command.output().unwrap()
        }

        fn files(&self) -> Vec<String> {
            let entries = std::fs::read_dir(&self.0).unwrap();
            let mut names: Vec<String> =
                entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn the_resume_is_never_written_over() {
        let scratch = Scratch::new("over");
        let bytes = sample("LAY001/bad.pdf").bytes;
        std::fs::write(scratch.0.join("cv.pdf"), &bytes).unwrap();
        let other_name = scratch.0.join("x/../cv.pdf").to_string_lossy().into_owned();
        std::fs::create_dir(scratch.0.join("x")).unwrap();
        for output in ["cv.pdf", &other_name] {
            let done = scratch.run(&["annotate", "cv.pdf", "-o", output]);
            assert_eq!(done.status.code(), Some(2));
            assert!(String::from_utf8_lossy(&done.stderr).contains("never overwritten"));
        }
        assert_eq!(std::fs::read(scratch.0.join("cv.pdf")).unwrap(), &*bytes);
        let done = scratch.run(&["annotate", "cv.pdf", "-o", "cv.review.pdf"]);
        assert_eq!(done.status.code(), Some(0));
        assert_eq!(scratch.files(), ["cv.pdf", "cv.review.pdf", "x"]);
    }

    #[test]
    fn a_copy_that_cannot_be_written_leaves_nothing_behind() {
        let scratch = Scratch::new("whole");
        let bytes = sample("LAY001/bad.pdf").bytes;
        std::fs::write(scratch.0.join("cv.pdf"), &bytes).unwrap();
        std::fs::create_dir_all(scratch.0.join("taken/by")).unwrap();
        assert_eq!(scratch.run(&["annotate", "cv.pdf", "-o", "taken"]).status.code(), Some(2));
        assert_eq!(scratch.run(&["annotate", "cv.pdf", "-o", "missing/cv.pdf"]).status.code(), Some(2));
        std::fs::write(scratch.0.join("cv.txt"), "Ada Example\n").unwrap();
        assert_eq!(scratch.run(&["annotate", "cv.txt", "-o", "copy.txt"]).status.code(), Some(2));
        assert_eq!(scratch.files(), ["cv.pdf", "cv.txt", "taken"]);
    }

    #[test]
    fn what_the_posting_asks_is_remarked() {
        let scratch = Scratch::new("posting");
        let (resume, posting) = (sample("demo/cv.docx").name, sample("demo/posting.txt").name);
        let done = scratch.run(&["annotate", &resume, "-o", "copy.docx", "--posting", &posting]);
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        let copy =
            atslint::source::Source::read(&scratch.0.join("copy.docx"), &atslint::limits::Limits::default())
                .unwrap();
        let text = super::part(&copy, &super::comments_part(&copy));
        assert!(text.contains("Terraform") && text.contains("(KEY001 required-keyword-missing)"));
        assert!(text.contains("header of section 1"), "{text}");
    }
}
