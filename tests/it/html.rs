//! The HTML report: one page that needs nothing else, in which nothing of a file is markup.

use atslint::report::{Report, html};
use atslint::source::Source;
use atslint::{Options, Toolbox, check, posting};
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Elements without an end, in HTML and in drawings.
const VOID: [&str; 6] = ["meta", "img", "rect", "path", "circle", "br"];

/// A start tag: its name and attributes.
type Tag = (String, BTreeMap<String, String>);

/// A page as another crate than the one that wrote it reads it.
struct Parsed {
    tags: Vec<Tag>,
    text: String,
}

impl Parsed {
    /// Reads a page; every element must be closed in turn.
    fn new(page: &str) -> Self {
        let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (mut tags, mut text, mut open) = (Vec::new(), String::new(), Vec::new());
        for token in Tokenizer::new(page).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let name = string(&tag.name);
                    let attributes = tag.attributes.iter();
                    tags.push((
                        name.clone(),
                        attributes.map(|(name, value)| (string(name), string(value))).collect(),
                    ));
                    if !VOID.contains(&name.as_str()) {
                        open.push(name);
                    }
                }
                Token::EndTag(tag) => assert_eq!(open.pop(), Some(string(&tag.name))),
                Token::String(said) => text.push_str(&string(&said)),
                Token::Error(error) => panic!("{error:?}"),
                _ => {}
            }
        }
        assert!(open.is_empty(), "{open:?}");
        Self { tags, text }
    }

    fn values<'a>(&'a self, attribute: &'a str) -> impl Iterator<Item = &'a str> {
        self.tags.iter().filter_map(move |(_, attributes)| attributes.get(attribute).map(String::as_str))
    }

    fn count(&self, name: &str) -> usize {
        self.tags.iter().filter(|(tag, _)| tag == name).count()
    }
}

/// The page about some files, by path and bytes.
fn page(files: Vec<(&str, Vec<u8>)>, asked: &str) -> String {
    let toolbox = Toolbox::builtin().unwrap();
    let options = Options {
        posting: (!asked.is_empty()).then(|| posting::read("posting.txt", asked)),
        today: Some("2026-01-15".parse().unwrap()),
        illustrate: true,
        ..Options::default()
    };
    let files = files.into_iter().map(|(path, bytes)| check(&Source::new(path, bytes), &toolbox, &options));
    let report = Report::new(files.collect(), "2026-01-15".parse().unwrap());
    let mut out = Vec::new();
    html::write(&report, &toolbox.rules, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn sample(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(path)).unwrap()
}

fn text_sample(path: &str) -> String {
    String::from_utf8(sample(path)).unwrap()
}

/// A page without what is the same in all: style, script and their hashes, pixels.
fn structure(page: &str) -> String {
    let mut rest = page;
    let mut out = String::new();
    for (start, end) in [
        ("content=\"default-src", "\""),
        ("<style>", "</style>"),
        ("data:image/png;base64,", "\""),
        ("<script>", "</script>"),
    ] {
        if let Some((before, after)) = rest.split_once(start) {
            out.push_str(before);
            out.push_str(start);
            out.push('…');
            rest = &after[after.find(end).unwrap()..];
        }
    }
    (out + rest).replace(&format!("atslint {}", env!("CARGO_PKG_VERSION")), "atslint VERSION")
}

#[test]
fn a_pdf() {
    insta::assert_snapshot!(structure(&page(vec![("cv/bad.pdf", sample("LAY001/bad.pdf"))], "")));
}

#[test]
fn a_word_document_and_a_posting() {
    let files = vec![("cv.docx", sample("demo/cv.docx"))];
    insta::assert_snapshot!(structure(&page(files, &text_sample("demo/posting.txt"))));
}

#[test]
fn it_holds_everything_and_every_link_leads_somewhere() {
    let files = ["demo/cv.docx", "LAY001/bad.pdf", "HID001/bad.pdf", "FIL001/bad.pdf", "clean/ada.pdf"];
    let files = files.map(|path| (path, sample(path))).to_vec();
    let parsed = Parsed::new(&page(files, &text_sample("demo/posting.txt")));
    let ids: Vec<&str> = parsed.values("id").collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");
    for link in parsed.values("href") {
        assert!(unique.contains(link.strip_prefix('#').unwrap()), "{link} leads nowhere");
    }
    for attribute in ["aria-labelledby", "aria-describedby", "for"] {
        for id in parsed.values(attribute) {
            assert!(unique.contains(id), "{attribute}={id}");
        }
    }
    assert!(parsed.values("src").all(|source| source.starts_with("data:image/png;base64,")));
    assert!(parsed.tags.iter().filter(|(tag, _)| tag == "img").all(|(_, own)| !own["alt"].is_empty()));
    for forbidden in ["link", "iframe", "object", "base", "form"] {
        assert_eq!(parsed.count(forbidden), 0, "{forbidden}");
    }
    assert!(parsed.values("style").next().is_none(), "a style attribute is forbidden by the page's policy");
}

#[test]
fn pages_about_hostile_files_and_odd_constructs_hold_together() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let folders = ["hostile", "constructs"].map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut paths: Vec<_> = folders.into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 50, "{}", paths.len());
    let names: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let files = names.iter().zip(&paths).map(|(name, path)| (name.as_str(), fs::read(path).unwrap()));
    let parsed = Parsed::new(&page(files.collect(), ""));
    let ids: BTreeSet<&str> = parsed.values("id").collect();
    assert!(parsed.values("href").all(|link| ids.contains(&link[1..])));
    assert_eq!(parsed.values("id").count(), ids.len());
}

#[test]
fn the_policy_names_exactly_what_is_in_the_page() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let page = page(vec![("cv.txt", b"Ada Example\n".to_vec())], "");
    let between = |start: &str, end: &str| page.split_once(start).unwrap().1.split_once(end).unwrap().0;
    let policy = between("http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src &#39;none&#39;; img-src data:;"), "{policy}");
    for tag in ["style", "script"] {
        let inside = between(&format!("<{tag}>"), &format!("</{tag}>"));
        let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(inside));
        assert!(policy.contains(&format!("{tag}-src &#39;sha256-{hash}&#39;")), "{tag}");
    }
}

/// Text that would be markup, end an attribute, turn the line round or end the string.
const HOSTILE: &str =
    "</pre></script><script>alert(1)</script><img src=x onerror='alert(2)'>\" onload=\"x\u{202e}\0&lt;";

#[test]
fn nothing_of_a_file_is_markup() {
    let name = format!("{HOSTILE}/cv{HOSTILE}.txt");
    let text = format!(
        "Ada {HOSTILE}\nada@example.org {HOSTILE}\n\nWork Experience\nBaker{HOSTILE}, Oven Ltd\n2019 - 2021\n\nSkills{HOSTILE}\nBread, \u{feff}Rye{HOSTILE}\n"
    );
    let asked =
        format!("Baker {HOSTILE}\nOven Ltd\n\nRequirements\n- Rye{HOSTILE}\n- Experience with Terraform\n");
    let files = vec![(name.as_str(), text.into_bytes()), ("good.pdf", sample("LAY001/bad.pdf"))];
    let page = page(files, &asked);
    let parsed = Parsed::new(&page);
    assert_eq!((parsed.count("script"), parsed.count("style"), parsed.count("img")), (1, 1, 1));
    let on_event = parsed.tags.iter().flat_map(|(_, own)| own.keys()).find(|name| name.starts_with("on"));
    assert_eq!(on_event, None);
    assert!(parsed.text.contains("<script>alert(1)</script>"), "it is shown as text");
    assert!(!page.contains(['\0', '\u{202e}', '\u{feff}']));
    assert!(parsed.text.contains("⟨U+202E⟩"));
}

#[test]
fn the_same_file_gives_the_same_page_and_other_formats_draw_nothing() {
    let files = || vec![("cv.pdf", sample("LAY001/bad.pdf"))];
    assert!(page(files(), "") == page(files(), ""));
    let toolbox = Toolbox::builtin().unwrap();
    let source = Source::new("cv.pdf", sample("LAY001/bad.pdf"));
    assert!(check(&source, &toolbox, &Options::default()).illustration.is_none());
}

#[test]
fn a_redacted_page_shows_no_document() {
    let toolbox = Toolbox::builtin().unwrap();
    let options = Options { illustrate: true, ..Options::default() };
    let file = check(&Source::new("cv.pdf", sample("LAY001/bad.pdf")), &toolbox, &options);
    let report = Report::new(vec![file], "2026-01-15".parse().unwrap()).redacted();
    let mut out = Vec::new();
    html::write(&report, &toolbox.rules, &mut out).unwrap();
    let parsed = Parsed::new(&String::from_utf8(out).unwrap());
    assert_eq!((parsed.count("img"), parsed.count("pre")), (0, 0));
    assert!(parsed.text.contains("LAY001"));
}
