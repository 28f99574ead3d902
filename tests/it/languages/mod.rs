//! Every language that résumés are read in: the same invented person's résumé in each of them, `<code>.txt`.

mod tables;

use atslint::resume::{Date, Resume, degree_level, fluency_rank, knows_language};
use atslint::source::Source;
use atslint::{Options, Toolbox, examine};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The names of a folder's files of one kind, without their endings.
fn stems(path: &str, kind: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder(path)).unwrap().map(|entry| entry.unwrap().path());
    let of_kind = entries.filter(|path| path.extension().is_some_and(|ending| ending == kind));
    of_kind.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

/// What the file of a language says of how résumés are written in it, if anything.
fn resume_words(code: &str) -> Option<toml::Table> {
    let path = folder("rules/languages").join(code).with_extension("toml");
    let file: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    file.get("resume").map(|resume| resume.as_table().unwrap().clone())
}

/// The languages of résumés: those that are told by their words, or those of which only labels, headings and
/// dates are known.
fn languages(told: bool) -> BTreeSet<String> {
    let is_told = |code: &String| resume_words(code).map(|words| words.contains_key("function_words"));
    stems("rules/languages", "toml").into_iter().filter(|code| is_told(code) == Some(told)).collect()
}

#[test]
fn every_language_of_resumes_has_a_sample() {
    assert_eq!(languages(true), stems("tests/it/languages", "txt"));
}

/// A language that is not told by its words: its labels and headings give fields, and nothing is claimed of it.
#[test]
fn of_a_language_of_labels_alone_labels_are_read() {
    let toolbox = Toolbox::builtin().unwrap();
    for code in languages(false) {
        let words = resume_words(&code).unwrap();
        let word =
            |table: &str, key: &str| words[table][key].as_array().unwrap()[0].as_str().unwrap().to_owned();
        let text = format!(
            "{}\n{}：Ada Merrowdene\n{}：+44 20 7946 0143\n\n{}\nRust\n",
            word("labels", "document"),
            word("labels", "name"),
            word("labels", "phone"),
            word("headings", "skills"),
        );
        assert!(!knows_language(&text), "{code}");
        let source = Source::new("cv.txt", text.into_bytes());
        let options = Options::default();
        let examined = examine(&source, &toolbox, &options);
        let resume = &examined.read().unwrap().resume;
        assert_eq!(resume.name.as_ref().map(|name| &*name.value), Some("Ada Merrowdene"), "{code}");
        assert_eq!(resume.phones.first().map(|phone| &*phone.value), Some("+44 20 7946 0143"), "{code}");
        assert_eq!(
            resume.skills.iter().map(|skill| &*skill.name.value).collect::<Vec<_>>(),
            ["Rust"],
            "{code}"
        );
    }
}

#[test]
fn the_sample_of_each_language_is_read() {
    let toolbox = Toolbox::builtin().unwrap();
    for code in stems("tests/it/languages", "txt") {
        let path = folder("tests/it/languages").join(&code).with_extension("txt");
        let text = std::fs::read_to_string(path).unwrap();
        assert!(knows_language(&text), "{code}: function words");
        let source = Source::new("cv.txt", text.into_bytes());
        let options = Options::default();
        is_read(&code, &examine(&source, &toolbox, &options).read().unwrap().resume);
    }
}

/// What all samples say.
fn is_read(code: &str, resume: &Resume) {
    let value = |field: &Option<atslint::resume::Field>| field.as_ref().map(|field| field.value.clone());
    let employers: Vec<_> = resume.work.iter().map(|job| value(&job.company)).collect();
    assert_eq!(employers, [Some("Merrow Works".to_owned()), Some("Oven & Sons".to_owned())], "{code}");
    let dates: Vec<_> = resume
        .work
        .iter()
        .map(|job| (job.start.as_ref().map(|date| date.value), job.end.as_ref().map(|date| date.value)))
        .collect();
    let on = |year, month| Some(Date::On { year, month: Some(month) });
    assert_eq!(dates, [(on(2019, 3), Some(Date::Present)), (on(2014, 10), on(2019, 2))], "{code}");
    let [study] = resume.education.as_slice() else { panic!("{code}: {:?}", resume.education) };
    assert!(value(&study.school).is_some_and(|school| school.contains("Airedale")), "{code}: {study:?}");
    let level = value(&study.degree).and_then(|degree| degree_level(&degree));
    assert_eq!(level, Some(atslint::lexicon::DegreeLevel::Bachelor), "{code}: {:?}", study.degree);
    let fluency =
        resume.languages.iter().map(|language| value(&language.fluency).and_then(|f| fluency_rank(&f)));
    assert_eq!(fluency.collect::<Vec<_>>(), [Some(7), Some(2)], "{code}: {:?}", resume.languages);
    assert_eq!(resume.skills.len(), 1, "{code}: {:?}", resume.skills);
}
