//! The crate as others use it: bytes in, a report out, on any number of threads.

use atslint::limits::Limits;
use atslint::report::{FileReport, Report, json};
use atslint::source::Source;
use atslint::vendor::Profile;
use atslint::{Options, Toolbox, check, posting};
use std::path::Path;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)).unwrap()
}

fn printed(file: FileReport) -> String {
    let mut out = Vec::new();
    json::write(&Report::new(vec![file], jiff::civil::date(2026, 1, 15)), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn threads_share_what_is_needed() {
    fn shared<T: Send + Sync>() {}
    shared::<Toolbox>();
    shared::<Options>();
    shared::<Source>();
    shared::<FileReport>();
}

#[test]
fn every_thread_gets_the_same_report() {
    let toolbox = Toolbox::builtin().unwrap();
    let asked = posting::read("job.txt", &String::from_utf8(bytes("demo/posting.txt")).unwrap());
    let options = Options { posting: Some(asked), ..Options::default() };
    let cv = Source::new("cv.docx", bytes("demo/cv.docx"));
    let alone = printed(check(&cv, &toolbox, &options));
    assert!(alone.contains("text-in-header"));
    std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(|| printed(check(&cv, &toolbox, &options)))).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), alone);
        }
    });
}

#[test]
fn a_name_is_only_a_name() {
    // Nothing is looked for under it.
    let toolbox = Toolbox::builtin().unwrap();
    let cv = Source::new("/no/such/folder/cv.pdf", bytes("clean/ada.pdf"));
    let file = check(&cv, &toolbox, &Options::default());
    assert!(file.error.is_none() && file.counted().next().is_none(), "{:?}", file.findings);
}

#[test]
fn the_callers_vendors_are_those_that_count() {
    let strict = Profile {
        name: "strict".to_owned(),
        vendor: "Strict Hiring".to_owned(),
        source: "its help page".to_owned(),
        read_on: "2026-01-15".to_owned(),
        parse_bytes: Some(10),
        extensions: Vec::new(),
    };
    let toolbox = Toolbox { profiles: vec![strict], ..Toolbox::builtin().unwrap() };
    let unread = Source::new("cv.pdf", bytes("FIL001/bad.pdf"));
    for cv in [Source::new("cv.pdf", bytes("clean/ada.pdf")), unread] {
        let file = check(&cv, &toolbox, &Options::default());
        let found = file.counted().find(|finding| finding.rule == "FIL004");
        assert!(
            found.is_some_and(|finding| finding.message.contains("Strict Hiring")),
            "{:?}",
            file.findings
        );
    }
}

#[test]
fn limits_are_handed_in_and_named_where_they_stop_something() {
    let default = Limits::default();
    let cases = [
        ("demo/cv.docx", Limits { parts: 2, ..default.clone() }, "(cap: parts)"),
        ("demo/cv.docx", Limits { characters: 40, ..default.clone() }, "(cap: characters, runs)"),
        ("demo/cv.docx", Limits { containers: 3, ..default.clone() }, "(cap: containers)"),
        ("FIL004/good.pdf", Limits { glyphs: 10, ..default.clone() }, "(caps: operators, glyphs)"),
        ("FIL004/good.pdf", Limits { part_bytes: 9, ..default.clone() }, "(cap: part_bytes)"),
    ];
    for (name, limits, named) in cases {
        let cv = Source::new(name, bytes(name));
        let free = Toolbox::builtin().unwrap();
        assert!(!printed(check(&cv, &free, &Options::default())).contains("(cap"), "{name}");
        let report = printed(check(&cv, &Toolbox { limits, ..free }, &Options::default()));
        assert!(report.contains(named), "{name}: {named}");
    }
}
