//! Repairs of Word documents: they help, cost nothing, and leave alone what they do not concern.

use atslint::fix::{Fault, Fixed, fix};
use atslint::limits::Limits;
use atslint::source::Source;
use atslint::{Options, Toolbox, check};
use std::io::{Cursor, Read};
use std::path::Path;
use zip::ZipArchive;

fn sample(name: &str) -> Source {
    Source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name), &Limits::default())
        .unwrap()
}

fn fixed(source: &Source) -> Fixed {
    fix(source, &Toolbox::builtin().unwrap(), &Options::default()).unwrap()
}

/// The rules of a file's findings.
fn rules(bytes: &[u8]) -> Vec<String> {
    let report = check(&Source::new("cv.docx", bytes), &Toolbox::builtin().unwrap(), &Options::default());
    assert!(report.error.is_none(), "{:?}", report.error);
    report.findings.into_iter().map(|finding| finding.rule).collect()
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = package.len();
    let part = |index| {
        let mut entry = package.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

#[test]
fn each_repair_takes_its_finding_away_and_brings_none() {
    for rule in ["DOC001", "DOC002", "DOC003", "DOC005", "DOC011", "DOC012", "DOC014"] {
        let source = sample(&format!("{rule}/bad.docx"));
        let before = rules(&source.bytes);
        assert!(before.contains(&rule.to_owned()), "{rule}");
        let fixed = fixed(&source);
        assert!(fixed.left.is_empty(), "{rule}: {:?}", fixed.left);
        let after = rules(&fixed.bytes.unwrap());
        assert!(!after.contains(&rule.to_owned()), "{rule}: {after:?}");
        assert!(after.iter().all(|rule| before.contains(rule)), "{rule}: {after:?}");
    }
}

#[test]
fn parts_that_are_not_concerned_stay_as_they_are() {
    let source = sample("DOC001/bad.docx");
    let copy = fixed(&source).bytes.unwrap();
    let changed: Vec<String> = parts(&source.bytes)
        .into_iter()
        .zip(parts(&copy))
        .inspect(|((before, _), (after, _))| assert_eq!(before, after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((name, _), _)| name)
        .collect();
    assert!(changed.iter().all(|name| name.starts_with("word/")), "{changed:?}");
    assert!(changed.iter().any(|name| name.starts_with("word/header")), "{changed:?}");
    for untouched in ["word/styles.xml", "[Content_Types].xml"] {
        assert!(!changed.contains(&untouched.to_owned()), "{changed:?}");
    }
}

#[test]
fn a_copy_does_not_depend_on_when_it_is_made() {
    let copy = fixed(&sample("DOC011/bad.docx")).bytes.unwrap();
    let moved = fixed(&sample("DOC001/bad.docx")).bytes.unwrap();
    for bytes in [copy, moved] {
        let mut package = ZipArchive::new(Cursor::new(bytes)).unwrap();
        for index in 0..package.len() {
            let entry = package.by_index(index).unwrap();
            // The samples bear the first day there can be.
            assert_eq!(entry.last_modified().map(|time| time.year()), Some(1980));
        }
    }
}

#[test]
fn what_needs_no_repair_gets_no_copy() {
    for name in ["DOC001/good.docx", "DOC003/good.docx", "DOC011/good.docx"] {
        let fixed = fixed(&sample(name));
        assert!(fixed.bytes.is_none() && fixed.done.is_empty() && fixed.left.is_empty(), "{name}: {fixed:?}");
    }
}

#[test]
fn a_repaired_file_needs_no_other_repair() {
    let first = fixed(&sample("DOC003/bad.docx")).bytes.unwrap();
    assert!(fixed(&Source::new("cv.docx", first)).bytes.is_none());
}

#[test]
fn what_goes_beyond_the_limits_is_left_as_it_is() {
    let toolbox =
        Toolbox { limits: Limits { elements: 10, ..Limits::default() }, ..Toolbox::builtin().unwrap() };
    let fixed = fix(&sample("DOC001/bad.docx"), &toolbox, &Options::default()).unwrap();
    assert!(fixed.bytes.is_none());
    assert!(fixed.left.iter().any(|left| left.rule == "DOC001" && left.why.contains("(cap: elements)")));
}

#[test]
fn text_is_not_repaired() {
    let toolbox = Toolbox::builtin().unwrap();
    let refused = fix(&sample("clean/ada.txt"), &toolbox, &Options::default());
    assert!(matches!(refused, Err(Fault::Format)));
}
