//! Writes `rules/vocabulary/skills/` as a table of lines and an index of the words that names start with, so that a run
//! reads only the terms whose first words a text holds.

use crate::start::{hash, joined, without_language};
use crate::token::{key, tokens};
use std::collections::{BTreeSet, HashMap};
use std::error::Error;
use std::fmt::Write as _;

/// A term's line in its field's file, with its kind and the names that files of languages give it.
struct Entry {
    kind: String,
    field: String,
    line: String,
    names: Vec<String>,
}

/// Lines of all files.
pub struct Skills {
    /// Codes of languages: a file of such a name has names in that language.
    languages: Vec<String>,
    /// Keys of words that are names of terms in another case.
    ordinary: BTreeSet<String>,
    entries: Vec<Entry>,
    translated: Vec<(String, String)>,
}

impl Skills {
    /// Without any file yet.
    pub fn new(languages: Vec<String>, ordinary: BTreeSet<String>) -> Self {
        Self { languages, ordinary, entries: Vec::new(), translated: Vec::new() }
    }

    /// Adds a file, in order.
    pub fn read(&mut self, field: &str, text: &str) -> Result<(), Box<dyn Error>> {
        for (kind, lines) in text.parse::<toml::Table>()? {
            let lines = lines.as_str().ok_or("a kind holds one string")?;
            if self.languages.iter().any(|code| code == field) {
                let pairs = lines.lines().filter_map(|line| line.split_once(';'));
                self.translated.extend(pairs.map(|(term, names)| (term.to_owned(), names.to_owned())));
                continue;
            }
            let variant = variant(&kind).ok_or_else(|| format!("no kind of term: {kind}"))?;
            self.entries.extend(lines.lines().map(|line| Entry {
                kind: variant.to_owned(),
                field: field.to_owned(),
                line: marked(line, &self.ordinary),
                names: Vec::new(),
            }));
        }
        Ok(())
    }

    /// The tables as an expression.
    pub fn expression(mut self) -> Result<String, Box<dyn Error>> {
        let index: HashMap<String, usize> =
            self.entries.iter().enumerate().map(|(at, entry)| (name(&entry.line).to_owned(), at)).collect();
        for (term, names) in self.translated {
            let at = *index.get(&term).ok_or_else(|| format!("names of an unknown term: {term}"))?;
            self.entries[at].names.push(names);
        }
        let mut found: Vec<(u32, u32, u32)> = Vec::new();
        let mut fields: Vec<&str> = self.entries.iter().map(|entry| entry.field.as_str()).collect();
        fields.dedup();
        let mut text = String::new();
        let mut put = |words: &str| {
            let start = text.len();
            text.push_str(words);
            format!("({start}, {})", text.len())
        };
        let mut table = String::from("Tables { entries: &[\n");
        for (at, entry) in (0u32..).zip(&self.entries) {
            for line in std::iter::once(&entry.line).chain(&entry.names) {
                found.extend(starts(line).into_iter().map(|(first, second)| (first, second, at)));
            }
            let Entry { kind, field, line, names } = entry;
            let field = fields.iter().position(|known| known == field).unwrap_or_default();
            let (line, names) = (put(line), put(&names.join(";")));
            writeln!(
                table,
                "Entry {{ kind: TermKind::{kind}, field: {field}, line: {line}, names: {names} }},"
            )?;
        }
        found.sort_unstable();
        found.dedup();
        writeln!(table, "], starts: &{found:?}, fields: &{fields:?}, text: {text:?} }}")?;
        Ok(table)
    }
}

/// A line whose names that are ordinary words in another case count in their own case only.
fn marked(line: &str, ordinary: &BTreeSet<String>) -> String {
    let name = |piece: &str| {
        let text = piece.trim();
        let plain = !text.starts_with(['~', '=', '<']) && text.chars().any(char::is_uppercase);
        if plain && ordinary.contains(&key(text)) { format!("={text}") } else { text.to_owned() }
    };
    line.split(';').map(name).collect::<Vec<_>>().join("; ")
}

/// The kind of term that a string holds.
fn variant(name: &str) -> Option<&'static str> {
    Some(match name {
        "skill" => "Skill",
        "tool" => "Tool",
        "soft" => "Soft",
        "certification" => "Certification",
        "license" => "License",
        "authorization" => "Authorization",
        "schedule" => "Schedule",
        "clearance" => "Clearance",
        _ => return None,
    })
}

/// Hashes of the first word and of the second one (0 if there is none) of each form of a line, and of forms written as one.
fn starts(line: &str) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for piece in line.split([';', '|']).map(str::trim).filter(|piece| !piece.starts_with('<')) {
        let text = without_marks(piece);
        let words = tokens(text);
        if let Some(first) = words.first() {
            found.push((hash(&first.key), words.get(1).map_or(0, |second| hash(&second.key))));
        }
        found.extend(joined(text).map(|joined| (hash(&joined), 0)));
    }
    found
}

fn without_marks(piece: &str) -> &str {
    let (piece, _) = without_language(piece);
    piece.trim().trim_start_matches(['~', '='])
}

/// The name of a line's term.
fn name(line: &str) -> &str {
    line.split(';').next().unwrap_or_default().trim().trim_start_matches(['~', '='])
}
