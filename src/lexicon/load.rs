//! Reads the lines of `rules/vocabulary/skills/*.toml`, which the build script cuts.
//!
//! A file holds one string a kind, with one term a line: `name; other name; other name`. A form that
//! starts with `=` is that term in exactly this case (in lists, in any case), one with `~` only where it is an item of a
//! list; `de:` and the like mark translations, which are shown as they are, or by the first of several divided by `|`, and
//! `en:` English names that are shown as they are (`en:driver's license`); `<x` says what the term is a kind of.
//!
//! `<language>.toml` holds, in one string, names of another language: `term; name|name; name`, marked and shown as
//! translations in the other files are.

use super::start::{joined, without_language};
use super::{Form, Term, TermKind, token};

/// A line of a vocabulary file. Texts are ranges of one text: a pointer for each would have to be set at every
/// start of the program.
#[derive(Debug)]
pub(super) struct Entry {
    kind: TermKind,
    /// Index of the file's name.
    field: usize,
    line: (usize, usize),
    /// Its names in files of other languages.
    names: (usize, usize),
}

/// All lines, and where their forms start: hash of the first word, of the second one (0 if there is none), index of the
/// line; in order.
pub(super) struct Tables {
    pub(super) entries: &'static [Entry],
    pub(super) starts: &'static [(u32, u32, u32)],
    fields: &'static [&'static str],
    text: &'static str,
}

impl Tables {
    fn text(&self, (start, end): (usize, usize)) -> &'static str {
        self.text.get(start..end).unwrap_or_default()
    }
}

/// What the build script read.
pub(super) static TABLES: Tables = include!(concat!(env!("OUT_DIR"), "/skills.rs"));

/// The term of a line.
pub(super) fn term(entry: &Entry) -> Option<Term> {
    let field = TABLES.fields.get(entry.field).copied().unwrap_or_default();
    read_term(entry.kind, field, TABLES.text(entry.line), TABLES.text(entry.names))
}

fn read_term(kind: TermKind, field: &'static str, line: &str, names: &str) -> Option<Term> {
    let mut forms: Vec<Form> = Vec::new();
    let mut kind_of = Vec::new();
    for piece in line.split(';').map(str::trim).filter(|piece| !piece.is_empty()) {
        match piece.strip_prefix('<') {
            Some(wider) => kind_of.push(token::key(wider)),
            None => forms.extend(read_forms(piece)),
        }
    }
    let translated = names.split(';').map(str::trim).filter(|piece| !piece.is_empty());
    forms.extend(translated.flat_map(|piece| of_names(piece, true)));
    let name = forms.first()?.text.clone();
    Some(Term { name, kind, field, forms, kind_of })
}

fn read_forms(piece: &str) -> Vec<Form> {
    let (piece, own) = without_language(piece);
    of_names(piece, own)
}

/// `name|name`; `own` shows the first for all of them.
fn of_names(piece: &str, own: bool) -> Vec<Form> {
    let names = piece.split('|').map(str::trim);
    let shown =
        names.clone().next().filter(|_| own).map(|name| name.trim_start_matches(['~', '=']).to_owned());
    names.flat_map(|name| [Some(form(name, shown.clone())), in_any_case(name, &shown)]).flatten().collect()
}

/// A name that is a common word too counts in any case where things are listed (`excel, word`). Names of
/// up to three letters do not: `R` and `Go` are too short for that.
fn in_any_case(piece: &str, shown: &Option<String>) -> Option<Form> {
    let text = piece.strip_prefix('=').filter(|text| text.chars().count() > 3)?;
    Some(Form { cased: false, loose: true, ..form(text, shown.clone()) })
}

fn form(piece: &str, shown: Option<String>) -> Form {
    let loose = piece.starts_with('~');
    let piece = piece.trim_start_matches('~');
    let (text, marked) = match piece.strip_prefix('=') {
        Some(text) => (text, true),
        None => (piece, false),
    };
    // Acronyms of two letters (IT, PR, OR) are words in lower case.
    let acronym = text.chars().count() <= 2 && text.chars().all(char::is_uppercase);
    Form {
        text: text.to_owned(),
        key: token::key(text),
        joined: joined(text),
        cased: marked || acronym,
        shown,
        loose,
    }
}

#[cfg(test)]
mod tests {
    use super::super::start::hash;
    use super::{TABLES, TermKind, read_term, term};
    use std::collections::BTreeMap;

    #[test]
    fn a_line_holds_name_aliases_and_wider_terms() {
        let line = "=Go; Golang; de:Sprache Go|in Go; <programming language";
        let term = read_term(TermKind::Skill, "software", line, "").unwrap();
        assert_eq!(term.name, "Go");
        assert_eq!(
            term.forms.iter().map(|f| (f.text.as_str(), f.cased, f.shown.as_deref())).collect::<Vec<_>>(),
            [
                ("Go", true, None),
                ("Golang", false, None),
                ("Sprache Go", false, Some("Sprache Go")),
                ("in Go", false, Some("Sprache Go"))
            ]
        );
        assert_eq!(term.kind_of, ["programming language"]);
    }

    #[test]
    fn forms_are_indexed_by_the_keys_of_their_first_words() {
        for (index, entry) in (0u32..).zip(TABLES.entries) {
            for form in term(entry).unwrap().forms {
                let mut words = form.key.split(' ');
                let row = (words.next().map_or(0, hash), words.next().map_or(0, hash), index);
                assert!(
                    TABLES.starts.binary_search(&row).is_ok(),
                    "{}: {}",
                    TABLES.text(entry.line),
                    form.text
                );
            }
        }
    }

    #[test]
    fn every_file_can_be_read_and_no_name_stands_twice() {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut twice = Vec::new();
        for term in TABLES.entries.iter().filter_map(term) {
            assert!(term.forms.iter().all(|form| !form.key.is_empty()), "{}: {}", term.field, term.name);
            for form in term.forms.iter().filter(|form| !form.loose) {
                let spelling = if form.cased { form.text.clone() } else { form.key.clone() };
                let before = seen.insert(spelling, term.name.clone());
                if before.as_ref().is_some_and(|before| *before != term.name) {
                    twice.push(format!("{}: {} and {}", form.text, term.name, before.unwrap_or_default()));
                }
            }
        }
        assert!(twice.is_empty(), "{twice:#?}");
    }
}
