//! Embeds every file under `rules/`, so that the binary needs nothing beside it: as written, and as
//! JSON, which is read several times as fast at every start; languages, places and the terms of
//! skills as tables.

#[path = "text/fold.rs"]
mod fold;
#[path = "build/language.rs"]
mod language;
#[path = "build/levels.rs"]
mod levels;
#[path = "lexicon/orthography.rs"]
mod orthography;
#[path = "build/phrases.rs"]
mod phrases;
#[path = "build/posting_vocabulary.rs"]
mod posting_vocabulary;
#[path = "build/resume_vocabulary.rs"]
mod resume_vocabulary;
#[path = "build/skills.rs"]
mod skills;
#[path = "build/spelling.rs"]
mod spelling;
#[path = "build/spoken.rs"]
mod spoken;
#[path = "lexicon/start.rs"]
mod start;
#[path = "build/tables.rs"]
mod tables;
#[allow(dead_code, reason = "the build needs some of it only")]
#[path = "lexicon/token.rs"]
mod token;

use language::Language;
use resume_vocabulary::Tables;
use skills::Skills;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("rules");
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rerun-if-changed=src/build");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    println!("cargo::rerun-if-changed=src/lexicon/start.rs");
    println!("cargo::rerun-if-changed=src/lexicon/orthography.rs");
    println!("cargo::rerun-if-changed=src/lexicon/token.rs");

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let of_languages = root.join("languages");
    let (languages, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| file.starts_with(&of_languages));
    let vocabulary = root.join("vocabulary");
    let files: Vec<PathBuf> = files.into_iter().filter(|file| file.parent() != Some(&vocabulary)).collect();
    let languages = languages.iter().map(|file| language(file)).collect::<Result<Vec<_>, _>>()?;
    fs::write(out.join("spelling.rs"), spelling::learn(&languages))?;
    let organisations: Organisations = read(&vocabulary.join("organisations.toml"))?;
    let ordinary =
        languages.iter().flat_map(|language| &language.ordinary).map(|word| token::key(word)).collect();
    let codes = languages.iter().map(|language| language.code.clone()).collect();
    fs::write(out.join("degrees.rs"), levels::asked(&languages)?)?;
    fs::write(out.join("fluency.rs"), levels::fluency_phrases(&languages)?)?;
    fs::write(out.join("spoken.rs"), spoken::expression(&languages)?)?;
    fs::write(out.join("keywords.rs"), keywords(&languages)?)?;
    fs::write(out.join("stems.rs"), stems(&languages))?;
    let announce = languages.iter().flat_map(|language| language.detector.announce.iter().cloned()).collect();
    fs::write(out.join("detector.rs"), tables::set(&announce))?;
    let places = read(&vocabulary.join("places.toml"))?;
    let countries = read(&vocabulary.join("countries.toml"))?;
    let of_postings =
        posting_vocabulary::expression(&languages, &organisations.legal_forms, &places, &countries)?;
    fs::write(out.join("posting_vocabulary.rs"), of_postings)?;
    let mut of_resumes = Tables::default();
    of_resumes.add_firms([
        ("legal_forms", organisations.legal_forms),
        ("spelled_forms", organisations.spelled_forms),
        ("forms_as_regions", organisations.forms_as_regions),
        ("firm_signs", organisations.firm_signs),
    ]);
    of_resumes.add_places(places);
    of_resumes.add_countries(countries)?;
    of_resumes.add_languages(languages)?;
    fs::write(out.join("resume_vocabulary.rs"), of_resumes.expression()?)?;

    let terms = vocabulary.join("skills");
    let (terms, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| file.starts_with(&terms));
    fs::write(out.join("skills.rs"), skills(&terms, codes, ordinary)?)?;

    let mut table = String::from("const FILES: &[(&str, &str, &str)] = &[\n");
    for file in &files {
        let name = file.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        let json = as_json(file)?;
        writeln!(table, "    ({name:?}, include_str!({:?}), {json:?}),", file.display().to_string())?;
    }
    table.push_str("];\n");
    fs::write(out.join("embedded.rs"), table)?;
    Ok(())
}

/// `organisations.toml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisations {
    legal_forms: Vec<String>,
    spelled_forms: Vec<String>,
    forms_as_regions: Vec<String>,
    firm_signs: Vec<String>,
}

/// A file of `rules/languages/`.
fn language(file: &Path) -> Result<Language, Box<dyn Error>> {
    let code = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Language { code, ..read(file)? })
}

/// What a TOML file holds; an error names the file.
fn read<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, Box<dyn Error>> {
    let read = toml::from_str(&fs::read_to_string(file)?);
    Ok(read.map_err(|error| format!("{}: {error}", file.display()))?)
}

/// The words by which what is asked is found in a résumé, as an expression.
fn keywords(languages: &[Language]) -> Result<String, Box<dyn Error>> {
    let mut lists: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (list, words) in languages.iter().flat_map(|language| &language.keywords) {
        lists.entry(list).or_default().extend(words.iter().map(|word| word.to_lowercase()));
    }
    let mut out = String::from("Vocabulary {\n");
    for (list, words) in &lists {
        writeln!(out, "    {list}: {},", tables::set(words))?;
    }
    out.push_str("}\n");
    Ok(out)
}

/// The words that are brought to another form, as an expression.
fn stems(languages: &[Language]) -> String {
    let all = |list: fn(&language::Stems) -> &Vec<(String, String)>| {
        languages.iter().flat_map(|language| list(&language.stems)).collect::<Vec<_>>()
    };
    let (exceptions, endings) = (all(|stems| &stems.exceptions), all(|stems| &stems.endings));
    let spellings = all(|stems| &stems.spellings);
    format!("Forms {{ exceptions: &{exceptions:?}, endings: &{endings:?}, spellings: &{spellings:?} }}")
}

/// The terms of skills as an expression.
fn skills(
    files: &[PathBuf],
    languages: Vec<String>,
    ordinary: BTreeSet<String>,
) -> Result<String, Box<dyn Error>> {
    let mut skills = Skills::new(languages, ordinary);
    for file in files {
        let field = file.file_stem().unwrap_or_default().to_string_lossy();
        skills
            .read(&field, &fs::read_to_string(file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    skills.expression()
}

/// The content of a TOML file; nothing for one with a fault, which is told where the file is read.
fn as_json(file: &Path) -> Result<String, Box<dyn Error>> {
    let content = toml::from_str::<toml::Table>(&fs::read_to_string(file)?).ok();
    Ok(content.map(|content| serde_json::to_string(&content)).transpose()?.unwrap_or_default())
}

/// Every TOML file below a folder; the folder itself is watched, so that a new file is noticed.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
