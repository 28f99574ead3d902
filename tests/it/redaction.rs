//! A redacted report holds nothing of what the files say, in any format.

use atslint::fields::FieldKind;
use atslint::report::{self, FileReport, Report, full::Look};
use atslint::source::Source;
use atslint::{Options, Toolbox, check, posting};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder in the path of every file: people keep résumés below their name.
const HOME: &str = "home/zebediah quux";

/// The words of a text in lower case, each run of letters or digits one, a space around each.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + &word.to_lowercase() + " ")
}

/// Runs of three words.
fn phrases(text: &str) -> BTreeSet<String> {
    let words = words(text);
    let words: Vec<&str> = words.split_whitespace().collect();
    words.windows(3).map(|phrase| phrase.join(" ")).collect()
}

/// Every format of a report.
fn formats(report: &Report, toolbox: &Toolbox) -> Vec<(&'static str, String)> {
    let mut outputs = Vec::new();
    let mut print = |name, write: &dyn Fn(&mut Vec<u8>) -> std::io::Result<()>| {
        let mut bytes = Vec::new();
        write(&mut bytes).unwrap();
        outputs.push((name, String::from_utf8(bytes).unwrap()));
    };
    print("full", &|out| report::full::write(report, Look { colour: false, width: 100, unicode: true }, out));
    print("concise", &|out| report::concise::write(report, out));
    print("json", &|out| report::json::write(report, out));
    print("sarif", &|out| report::sarif::write(report, &toolbox.rules, out));
    print("github", &|out| report::github::write(report, out));
    print("gitlab", &|out| report::gitlab::write(report, out));
    print("junit", &|out| report::junit::write(report, out));
    print("markdown", &|out| report::markdown::write(report, out));
    print("html", &|out| report::html::write(report, &toolbox.rules, out));
    print("statistics", &|out| report::statistics::write(report, out));
    outputs
}

/// Values of fields that are told apart from numbers and everyday words.
fn values(file: &FileReport) -> Vec<&str> {
    let told = |value: &&str| value.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    let personal = |kind: FieldKind| {
        use FieldKind::{Email, Link, Location, Name, Phone};
        matches!(kind, Name | Email | Phone | Location | Link)
    };
    let fields = file.survival.iter();
    let fields = fields.filter(|field| personal(field.field.kind()) || told(&field.value.as_str()));
    fields.map(|field| field.value.as_str()).collect()
}

/// What anybody may read of a text.
struct Public {
    words: String,
    phrases: BTreeSet<String>,
}

impl Public {
    fn of(text: &str) -> Self {
        Self { words: words(text), phrases: phrases(text) }
    }
}

/// What a text must not hold: values of fields, and phrases.
struct Secrets {
    values: BTreeSet<String>,
    phrases: BTreeSet<String>,
}

impl Secrets {
    /// What a file says and nobody else.
    fn of(file: &FileReport, public: &[&Public]) -> Self {
        let values = values(file).into_iter().map(words);
        let is_told = |value: &str| public.iter().any(|public| public.words.contains(value));
        let values = values.filter(|value| value.len() > 1 && !is_told(value));
        let phrases = file.texts.values().flat_map(|text| phrases(text));
        let is_public = |phrase: &str| public.iter().any(|public| public.phrases.contains(phrase));
        Self { values: values.collect(), phrases: phrases.filter(|phrase| !is_public(phrase)).collect() }
    }

    fn told_by(&self, output: &str) -> Vec<String> {
        let said = words(output);
        let phrases = phrases(output);
        let values = self.values.iter().filter(|value| said.contains(value.as_str()));
        let home = ["zebediah", "quux"].into_iter().filter(|name| said.contains(name));
        let phrases = self.phrases.intersection(&phrases);
        values.chain(phrases).cloned().chain(home.map(str::to_owned)).collect()
    }
}

fn samples(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // What was tried to mend samples in other programs are no résumés.
        if path.ends_with("tried") {
            continue;
        }
        if path.is_dir() {
            files.extend(samples(&path));
        } else if path.extension().is_some_and(|extension| extension != "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The words of the rules and of places.
fn public(toolbox: &Toolbox) -> Public {
    let mut text = "page 1".to_owned();
    for rule in toolbox.rules.iter() {
        for own in
            [&rule.title, &rule.message, &rule.help, &rule.explain].into_iter().chain(rule.help_for.values())
        {
            text.push_str(" / ");
            text.push_str(own);
        }
    }
    Public::of(&text)
}

#[test]
fn nothing_of_a_sample_is_in_its_redacted_report() {
    let toolbox = Toolbox::builtin().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let files = samples(&root);
    let public = public(&toolbox);
    let faults: Vec<String> = files.par_iter().flat_map(|path| faults(path, &public, &toolbox)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn faults(path: &Path, public: &Public, toolbox: &Toolbox) -> Vec<String> {
    let asked = fs::read_to_string(path.with_file_name("posting.txt")).unwrap_or_default();
    let options = Options {
        posting: (!asked.is_empty()).then(|| posting::read("posting.txt", &asked)),
        today: Some("2026-01-15".parse().unwrap()),
        ..Options::default()
    };
    let name = format!("{HOME}/{}", path.file_name().unwrap().to_string_lossy());
    let file = check(&Source::new(name, fs::read(path).unwrap()), toolbox, &options);
    let secrets = Secrets::of(&file, &[public, &Public::of(&asked)]);
    let report = Report::new(vec![file], "2026-01-15".parse().unwrap()).redacted();
    let told = |(format, output): (&str, String)| {
        let told = secrets.told_by(&output);
        (!told.is_empty()).then(|| format!("{} as {format}: {told:?}", path.display()))
    };
    formats(&report, toolbox).into_iter().filter_map(told).collect()
}

#[test]
fn the_same_test_finds_what_is_not_redacted() {
    let toolbox = Toolbox::builtin().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/CON005/bad.docx");
    let source = Source::new(format!("{HOME}/cv.docx"), fs::read(path).unwrap());
    let file = check(&source, &toolbox, &Options::default());
    let secrets = Secrets::of(&file, &[]);
    assert!(secrets.values.len() > 10 && secrets.phrases.len() > 50);
    let report = Report::new(vec![file], "2026-01-15".parse().unwrap());
    for (format, output) in formats(&report, &toolbox) {
        assert!(format == "statistics" || !secrets.told_by(&output).is_empty(), "{format}");
    }
}
