//! Embeds every file under `rules/`, so that the binary needs nothing beside it: as written, and as
//! JSON, which is read several times as fast at every start; the vocabulary of résumés and the terms
//! of skills as tables.

#[path = "resume/vocabulary/fold.rs"]
mod fold;
#[path = "build/resume_vocabulary.rs"]
mod resume_vocabulary;
#[path = "build/skills.rs"]
mod skills;
#[path = "lexicon/start.rs"]
mod start;
#[allow(dead_code, reason = "the build needs some of it only")]
#[path = "lexicon/token.rs"]
mod token;

use resume_vocabulary::Tables;
use skills::Skills;
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
    println!("cargo::rerun-if-changed=src/resume/vocabulary/fold.rs");
    println!("cargo::rerun-if-changed=src/lexicon/start.rs");
    println!("cargo::rerun-if-changed=src/lexicon/token.rs");

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let words = root.join("vocabulary").join("resume");
    let countries = root.join("vocabulary").join("countries.toml");
    let (words, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| file.starts_with(&words) || *file == countries);
    fs::write(out.join("resume_vocabulary.rs"), vocabulary(&words)?)?;

    let terms = root.join("vocabulary").join("skills");
    let (terms, files): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| file.starts_with(&terms));
    fs::write(out.join("skills.rs"), skills(&terms)?)?;

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

/// The vocabulary of résumés as an expression.
fn vocabulary(files: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    let mut tables = Tables::default();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        tables
            .read(&name, &fs::read_to_string(file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    tables.expression()
}

/// The terms of skills as an expression.
fn skills(files: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    let mut skills = Skills::default();
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
