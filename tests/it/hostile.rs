//! Files that mean harm, and files that are not there: the program answers all of them in its own
//! words, with one of its exit codes, in time.

use crate::make::hostile::{nested, with_main};
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A debug build on a busy machine takes a few seconds for the worst of them; this is a hang.
const HANG: Duration = Duration::from_secs(120);

/// A folder of its own for a test, removed afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("atslint-hostile-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

struct Answer {
    code: i32,
    text: String,
}

/// Runs the program over some paths. Output goes to files: a pipe that nobody empties would hang it.
fn check(paths: &[&Path]) -> Answer {
    let scratch = Scratch::new(&format!("out-{:?}", std::thread::current().id()));
    let (out, err) = (scratch.0.join("out"), scratch.0.join("err"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_atslint"))
        .env_clear()
        .args(["--color", "never", "check", "--isolated", "--format", "concise"])
        .args(paths)
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::null())
        .stdout(fs::File::create(&out).unwrap())
        .stderr(fs::File::create(&err).unwrap())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > HANG {
            child.kill().unwrap();
            panic!("{paths:?}: no answer in {HANG:?}");
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let read = |path: &Path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    let (out, err) = (read(&out), read(&err));
    assert!(!err.contains("panicked") && !err.contains("RUST_BACKTRACE"), "{paths:?}: {err}");
    let code = status.code().unwrap_or_else(|| panic!("{paths:?}: ended by a signal: {status}"));
    assert!((0..=2).contains(&code), "{paths:?}: exit code {code}");
    Answer { code, text: out + &err }
}

/// Checks one file and expects an exit code and words of the answer.
fn expect(path: &Path, code: i32, words: &str) {
    let answer = check(&[path]);
    assert!(
        answer.code == code && answer.text.contains(words),
        "{}: expected {code} and {words:?}, got {} and\n{}",
        path.display(),
        answer.code,
        answer.text
    );
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/hostile").join(name)
}

#[test]
fn hostile_samples_are_answered() {
    for (name, code, words) in [
        ("empty.pdf", 1, "FIL007"),
        ("truncated.pdf", 1, "FIL005"),
        ("truncated.docx", 1, "FIL005"),
        ("cyclic-pages.pdf", 1, ""),
        ("cyclic-form.pdf", 0, ""),
        ("endless-pattern.pdf", 0, ""),
        ("endless-dashes.pdf", 0, ""),
        ("endless-widths.pdf", 0, ""),
        ("cut-xml.docx", 1, "FIL005"),
        ("entity-bomb.docx", 1, "FIL005"),
        ("external-entity.docx", 1, "FIL005"),
        ("nested-tables.docx", 2, "beyond what atslint reads"),
        ("duplicate-part.docx", 0, ""),
        ("names-outside.docx", 0, ""),
    ] {
        expect(&sample(name), code, words);
    }
}

#[test]
fn of_two_entries_of_one_name_the_last_is_read() {
    let read = capped(&["extract"], &sample("duplicate-part.docx"), None);
    assert!(String::from_utf8_lossy(&read.stdout).starts_with("Eda Merrowdene"));
}

#[test]
fn every_hostile_sample_is_expected_to_do_something() {
    assert_eq!(fs::read_dir(sample("")).unwrap().count(), 14);
}

/// Runs a command over a file with no more than the caps: kilobytes of addresses (the parsing thread alone
/// reserves a quarter of them), and seconds of CPU of a debug build.
fn capped(arguments: &[&str], path: &Path, output: Option<&Path>) -> std::process::Output {
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -v 1500000 -t 60; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_atslint")]);
    shell.args(arguments).arg(path).env_clear().current_dir(std::env::temp_dir()).stdin(Stdio::null());
    if let Some(output) = output {
        shell.arg("-o").arg(output);
    }
    shell.output().unwrap()
}

#[cfg(unix)]
#[test]
fn every_command_answers_every_hostile_sample_within_bounds() {
    let scratch = Scratch::new("commands");
    for entry in fs::read_dir(sample("")).unwrap() {
        let path = entry.unwrap().path();
        let extension = path.extension().unwrap().to_str().unwrap();
        let copy = scratch.0.join(format!("copy.{extension}"));
        let plain = scratch.0.join("plain.docx");
        for (arguments, output) in [
            (&["check", "--isolated", "--format", "html"] as &[&str], None),
            (&["check", "--isolated", "--format", "json"], None),
            (&["extract", "--all-readers"], None),
            (&["fields"], None),
            (&["posting"], None),
            (&["annotate"], Some(copy.as_path())),
            (&["plain"], Some(plain.as_path())),
            (&["fix"], Some(copy.as_path())),
        ] {
            let answer = capped(arguments, &path, output);
            let told = String::from_utf8_lossy(&answer.stderr);
            let code = answer.status.code();
            assert!(
                code.is_some_and(|code| (0..=2).contains(&code)) && !told.contains("panicked"),
                "{} {}: {:?}, {told}",
                arguments.join(" "),
                path.display(),
                answer.status
            );
        }
    }
}

#[test]
fn a_bad_file_costs_the_others_nothing() {
    let clean = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/CON002/bad.pdf");
    let answer = check(&[&sample("nested-tables.docx"), &clean, &sample("empty.pdf")]);
    assert_eq!(answer.code, 2);
    for words in ["beyond what atslint reads", "CON002", "FIL007"] {
        assert!(answer.text.contains(words), "{words}: {}", answer.text);
    }
}

#[test]
fn nothing_outside_is_read_or_written() {
    let answer = check(&[&sample("external-entity.docx")]);
    if let Ok(host) = fs::read_to_string("/etc/hostname") {
        assert!(host.trim().is_empty() || !answer.text.contains(host.trim()));
    }
    check(&[&sample("names-outside.docx")]);
    assert!(!Path::new("/tmp/outside.xml").exists() && !Path::new("/etc/outside.xml").exists());
}

#[test]
fn missing_files_and_empty_folders_are_said_to_be_so() {
    let scratch = Scratch::new("folder");
    expect(&scratch.0.join("missing.pdf"), 2, "missing.pdf");
    expect(&scratch.0, 2, "no résumé in the folder");
}

#[test]
fn packages_that_unpack_to_too_much_are_refused() {
    let scratch = Scratch::new("bomb");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let part = |writer: &mut zip::ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]| {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    };
    part(
        &mut writer,
        "[Content_Types].xml",
        b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    );
    part(
        &mut writer,
        "_rels/.rels",
        b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" \
          Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
          Target=\"word/document.xml\"/></Relationships>",
    );
    writer.start_file("word/document.xml", options).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..70 {
        writer.write_all(&blank).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    expect(&scratch.file("bomb.docx", &bytes), 2, "beyond what atslint reads");
}

#[test]
fn deep_nesting_of_any_element_ends_in_a_message() {
    let scratch = Scratch::new("deep");
    let deep = |element: &str| {
        let (open, close) = (format!("<{element}>"), format!("</{element}>"));
        with_main(|xml| {
            let body = format!("<w:body>{}<w:p/>{}", open.repeat(20_000), close.repeat(20_000));
            xml.replacen("<w:body>", &body, 1)
        })
    };
    for element in ["w:sdt", "w:ins", "w:p", "w:txbxContent", "mc:AlternateContent"] {
        let path = scratch.file("deep.docx", &deep(element));
        expect(&path, 2, "beyond what atslint reads");
    }
    let path = scratch.file("tables.docx", &with_main(|xml| nested(&xml, 400)));
    let answer = check(&[&path]);
    assert!(answer.code <= 1, "{}", answer.text);
}

/// A PDF with the given objects beside a page with the given content.
fn pdf(content: &str, object: &str) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/X 6 0 R>>";
    let stream = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/X 6 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        &stream,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        object,
    ];
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ = write!(file, "trailer\n<</Root 1 0 R/Size {}>>\nstartxref\n{start}\n%%EOF\n", places.len() + 1);
    file.into_bytes()
}

/// A PDF of pages that share one content stream: some text, then so many megabytes of spaces.
fn padded(pages: usize, megabytes: usize) -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let mut text = String::from("BT /F1 12 Tf 14 TL 60 700 Td ");
    for line in
        ["Ada Merrowdene", "ada.merrowdene@example.org", "Experience", "Engineer, Acme Ltd, 2019 - 2021"]
    {
        let _ = write!(text, "({line}) Tj T* ");
    }
    text.push_str("ET ");
    let mut content = text.into_bytes();
    content.resize(content.len() + (megabytes << 20), b' ');
    let mut file = Document::with_version("1.7");
    let tree = file.new_object_id();
    let mut stream = Stream::new(dictionary! {}, content);
    stream.compress().unwrap();
    let content = file.add_object(stream);
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let font = file.add_object(font);
    let page = dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    let kids: Vec<Object> = (0..pages).map(|_| file.add_object(page.clone()).into()).collect();
    let count = i64::try_from(kids.len()).unwrap();
    file.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let root = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", root);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn what_our_limit_cuts_off_is_not_blamed_on_the_file() {
    let scratch = Scratch::new("padded");
    let path = scratch.file("padded.pdf", &padded(1, 80));
    let answer = check(&[&path]);
    assert!(!answer.text.contains("TXT001") && !answer.text.contains("CON00"), "{}", answer.text);
    let read = capped(&["extract"], &path, None);
    assert!(String::from_utf8_lossy(&read.stdout).contains("ada.merrowdene@example.org"));
}

#[cfg(unix)]
#[test]
fn pages_that_share_their_content_share_one_limit() {
    let scratch = Scratch::new("shared");
    let path = scratch.file("shared.pdf", &padded(100, 40));
    for format in ["concise", "html"] {
        let answer = capped(&["check", "--isolated", "--format", format], &path, None);
        assert!(answer.status.code().is_some_and(|code| code <= 1), "{format}: {:?}", answer.status);
    }
}

#[test]
fn hostile_pdf_structures_are_answered() {
    let scratch = Scratch::new("pdf");
    let text = "BT /F1 12 Tf 60 700 Td (Ada Merrowdene, ada.merrowdene@example.org) Tj ET";
    let saves = format!("{}{text}", "q ".repeat(100_000));
    let long = format!("BT /F1 1 Tf ({}) Tj ET {text}", "a".repeat(5_000_000));
    let nested_content = format!("{}{} TJ {text}", "[".repeat(50_000), "]".repeat(50_000));
    let forty = |open: &str, close: &str| format!("{}0{}", open.repeat(100_000), close.repeat(100_000));
    for (name, bytes) in [
        ("saves.pdf", pdf(&saves, "null")),
        ("long-string.pdf", pdf(&long, "null")),
        ("arrays-in-content.pdf", pdf(&nested_content, "null")),
        ("arrays.pdf", pdf(text, &forty("[", "]"))),
        ("dictionaries.pdf", pdf(text, &forty("<</A ", ">>"))),
        ("unclosed.pdf", pdf(text, &"[<<".repeat(100_000))),
        ("huge-string.pdf", pdf(text, &format!("({})", "(".repeat(5_000_000)))),
        (
            "huge-numbers.pdf",
            pdf("1e300 0 0 1e300 0 0 cm 99999999999999999999 0 Td BT /F1 1e38 Tf (a) Tj ET", "null"),
        ),
    ] {
        let answer = check(&[&scratch.file(name, &bytes)]);
        assert!(!answer.text.is_empty() || answer.code == 0, "{name}: {}", answer.code);
    }
}
