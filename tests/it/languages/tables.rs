//! The code knows languages only as data: no table of their words stands in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Rooms that read what people write.
const ROOMS: [&str; 7] = ["checks", "detector", "keywords", "lexicon", "plain", "posting", "resume"];

/// Tables of words that only look like words of a language.
const OTHERS: [&str; 4] = [
    // Keys of schema.org and fields of mails.
    "posting/open/json_ld.rs",
    "posting/open/mail.rs",
    // Elements of HTML.
    "posting/open/visible.rs",
    // Endings of web addresses.
    "resume/contact/link.rs",
];

/// So many words of languages in a row are a table of them.
const TABLE: usize = 4;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Every word and phrase of the languages' files, in lower case.
fn words() -> BTreeSet<String> {
    fn collect(value: &toml::Value, words: &mut BTreeSet<String>) {
        match value {
            toml::Value::String(word) => {
                words.insert(word.to_lowercase());
            }
            toml::Value::Array(values) => values.iter().for_each(|value| collect(value, words)),
            toml::Value::Table(table) => table.values().for_each(|value| collect(value, words)),
            _ => {}
        }
    }
    let mut words = BTreeSet::new();
    for file in files(&root().join("rules/languages")) {
        let table: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
        collect(&toml::Value::Table(table), &mut words);
    }
    words
}

/// The strings of a source before its tests, those together that nothing but commas, bars, brackets and numbers divide.
fn runs_of_strings(source: &str) -> Vec<Vec<String>> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.replace(r#"'"'"#, "").replace(r#"\""#, "");
    let mut runs: Vec<Vec<String>> = vec![Vec::new()];
    // Every other piece stands in quotation marks.
    for (index, piece) in code.split('"').enumerate() {
        let divides = |c: char| c.is_whitespace() || c.is_ascii_digit() || ",|&()[]".contains(c);
        match index % 2 {
            0 if !piece.chars().all(divides) => runs.push(Vec::new()),
            0 => {}
            _ => runs.last_mut().unwrap().push(piece.to_lowercase()),
        }
    }
    runs
}

#[test]
fn no_table_of_words_of_a_language_stands_in_the_code() {
    let known = words();
    let source = root().join("src");
    let mut tables = Vec::new();
    let sources = ROOMS.iter().flat_map(|room| files(&source.join(room)));
    for file in sources.filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
        let name = file.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        if OTHERS.contains(&name.as_str()) || name.ends_with("tests.rs") || name.contains("/tests/") {
            continue;
        }
        for run in runs_of_strings(&std::fs::read_to_string(&file).unwrap()) {
            // Single letters stand for much else: sexes, elisions, forms of words.
            let told = |word: &&String| word.chars().count() > 1 && known.contains(*word);
            let of_languages: Vec<&String> = run.iter().filter(told).collect();
            if of_languages.len() >= TABLE {
                tables.push(format!("{name}: {of_languages:?}"));
            }
        }
    }
    assert!(tables.is_empty(), "these belong into rules/languages:\n{}", tables.join("\n"));
}

#[test]
fn a_table_is_found() {
    let source =
        "const A: &[(u8, &[&str])] = &[(1, &[\"or\", \"oder\"]), (2, &[\"ou\"])];\nfn f() { g(\"y\") }";
    assert_eq!(runs_of_strings(source)[1], ["or", "oder", "ou"]);
}
