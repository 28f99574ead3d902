//! Reads `rules/vocabulary/skills/*.toml`.
//!
//! A file holds one string a kind, with one term a line: `name; other name; other name`. A form that
//! starts with `=` is that term in exactly this case (in lists, in any case), one with `~` only where it is an item of a
//! list; `de:`, `fr:`, `es:`, `pt:`, `nl:` mark
//! translations, which are shown as they are, or by the first of several divided by `|`, and `en:` English
//! names that are shown as they are (`en:driver's license`); `<x` says what the term is a kind of. One string a kind and not one table a term,
//! because the file is read on every run with a posting and tables cost ten times as much.
//!
//! `<language>.toml` holds, in one string, names of another language: `term; name|name; name`, marked and shown as
//! translations in the other files are.

use super::{Entry, Form, Term, TermKind, token};
use std::collections::HashMap;
use std::sync::OnceLock;

const FOLDER: &str = "vocabulary/skills/";

/// Languages that have a file of names.
const LANGUAGES: [&str; 5] = ["de", "es", "fr", "nl", "pt"];

/// The embedded files of terms, as written.
pub(super) fn texts() -> impl Iterator<Item = &'static str> {
    crate::rules::embedded::under(FOLDER).map(|(_, text)| text)
}

/// The lines of the embedded files. They are cut by hand, at the quotes of their strings; a test holds
/// this against a TOML parser.
pub(super) fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut translated: Vec<(&str, &str)> = Vec::new();
    for (path, text) in crate::rules::embedded::under(FOLDER) {
        let field = path.trim_start_matches(FOLDER).trim_end_matches(".toml");
        let mut kind = None;
        let mut names = false;
        for line in text.lines() {
            if let Some(name) = line.strip_suffix(" = '''") {
                kind = kind_of(name);
                names = LANGUAGES.contains(&field);
            } else if line == "'''" {
                (kind, names) = (None, false);
            } else if names {
                translated.extend(line.split_once(';'));
            } else if let Some(kind) = kind {
                entries.push(Entry { kind, field, line, names: Vec::new(), term: OnceLock::new() });
            }
        }
    }
    let index: HashMap<&str, usize> =
        entries.iter().enumerate().map(|(index, entry)| (name(entry.line), index)).collect();
    for (term, names) in translated {
        if let Some(entry) = index.get(term).and_then(|&index| entries.get_mut(index)) {
            entry.names.push(names);
        }
    }
    entries
}

/// The name of a line's term.
fn name(line: &str) -> &str {
    line.split(';').next().unwrap_or_default().trim().trim_start_matches(['~', '='])
}

fn kind_of(name: &str) -> Option<TermKind> {
    Some(match name {
        "skill" => TermKind::Skill,
        "tool" => TermKind::Tool,
        "soft" => TermKind::Soft,
        "certification" => TermKind::Certification,
        "license" => TermKind::License,
        "authorization" => TermKind::Authorization,
        "schedule" => TermKind::Schedule,
        "clearance" => TermKind::Clearance,
        _ => return None,
    })
}

/// Calls `found` with the keys of the first word and of the second, if there is one, of each form of a line,
/// and of forms written as one.
pub(super) fn starts(line: &str, mut found: impl FnMut(&str, Option<&str>)) {
    for piece in line.split([';', '|']).map(str::trim).filter(|piece| !piece.starts_with('<')) {
        let text = without_marks(piece);
        // Nearly all forms start with plain words, which need no tokenizer.
        let plain = plain_word(text).and_then(|(first, rest)| match rest.is_empty() {
            true => Some((first, None)),
            false => Some((first, Some(plain_word(rest)?.0))),
        });
        if let Some((first, second)) = plain {
            found(&token::word_key(first), second.map(token::word_key).as_deref());
        } else {
            let tokens = token::tokens(text);
            if let Some(first) = tokens.first() {
                found(&first.key, tokens.get(1).map(|second| second.key.as_str()));
            }
        }
        if let Some(joined) = joined(text) {
            found(&joined, None);
        }
    }
}

/// The plain word that a text starts with, and what follows the sign after it.
fn plain_word(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (word, rest) = text.split_at_checked(length).filter(|_| length > 0)?;
    if rest.is_empty() {
        return Some((word, rest));
    }
    rest.strip_prefix([' ', '-', '/']).map(|rest| (word, rest))
}

fn without_marks(piece: &str) -> &str {
    let piece = match piece.split_once(':') {
        Some(("de" | "fr" | "es" | "pt" | "nl" | "en", rest)) => rest.trim(),
        _ => piece,
    };
    piece.trim_start_matches(['~', '='])
}

/// `post-mortem` is also written `postmortem`.
fn joined(text: &str) -> Option<String> {
    let letters = text.chars().all(|c| c.is_alphabetic() || c == '-');
    (text.contains('-') && letters).then(|| token::key(text).replace(' ', ""))
}

pub(super) fn term(line: &str, names: &[&str], kind: TermKind, field: &'static str) -> Option<Term> {
    let mut forms: Vec<Form> = Vec::new();
    let mut kind_of = Vec::new();
    for piece in line.split(';').map(str::trim).filter(|piece| !piece.is_empty()) {
        match piece.strip_prefix('<') {
            Some(wider) => kind_of.push(token::key(wider)),
            None => forms.extend(read_forms(piece)),
        }
    }
    let translated = names.iter().flat_map(|names| names.split(';')).map(str::trim);
    forms.extend(translated.flat_map(|piece| of_names(piece, true)));
    let name = forms.first()?.text.clone();
    Some(Term { name, kind, field, forms, kind_of })
}

fn read_forms(piece: &str) -> Vec<Form> {
    let (piece, own) = match piece.split_once(':') {
        Some(("de" | "fr" | "es" | "pt" | "nl" | "en", rest)) => (rest, true),
        _ => (piece, false),
    };
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
    use super::{FOLDER, LANGUAGES, TermKind, entries, name, starts, term};
    use std::collections::BTreeMap;

    #[test]
    fn a_line_holds_name_aliases_and_wider_terms() {
        let term =
            term("=Go; Golang; de:Sprache Go|in Go; <programming language", &[], TermKind::Skill, "software")
                .unwrap();
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
    fn lines_are_cut_as_a_toml_parser_does() {
        let mut lines = Vec::new();
        for (_, text) in of_fields() {
            let kinds: BTreeMap<TermKind, String> = toml::from_str(text).unwrap();
            let parsed = kinds
                .iter()
                .flat_map(|(kind, lines)| lines.lines().map(move |line| (*kind, line.to_owned())));
            lines.extend(parsed);
        }
        let mut cut: Vec<_> = entries().iter().map(|entry| (entry.kind, entry.line.to_owned())).collect();
        lines.sort();
        cut.sort();
        assert_eq!(cut, lines);
    }

    #[test]
    fn forms_are_indexed_by_the_keys_of_their_first_words() {
        for entry in entries() {
            let mut firsts = Vec::new();
            for line in std::iter::once(&entry.line).chain(&entry.names) {
                starts(line, |first, second| firsts.push((first.to_owned(), second.map(str::to_owned))));
            }
            let term = term(entry.line, &entry.names, entry.kind, "").unwrap();
            for form in term.forms {
                let mut words = form.key.split(' ').map(str::to_owned);
                let start = (words.next().unwrap(), words.next());
                assert!(firsts.contains(&start), "{}: {start:?} not in {firsts:?}", entry.line);
            }
        }
    }

    /// The files of fields of work.
    fn of_fields() -> impl Iterator<Item = (&'static str, &'static str)> {
        crate::rules::embedded::under(FOLDER).filter(|(path, _)| {
            !LANGUAGES.iter().any(|language| path.ends_with(&format!("/{language}.toml")))
        })
    }

    #[test]
    fn names_of_other_languages_belong_to_terms() {
        for language in LANGUAGES {
            let text = crate::rules::embedded::file(&format!("{FOLDER}{language}.toml")).unwrap();
            let table: BTreeMap<String, String> = toml::from_str(text).unwrap();
            for line in table["names"].lines() {
                let (term, names) = line.split_once(';').unwrap();
                let known = entries()
                    .into_iter()
                    .any(|entry| name(entry.line) == term && entry.names.contains(&names));
                assert!(known, "{language}: {term}");
            }
        }
    }

    #[test]
    fn every_file_can_be_read_and_no_name_stands_twice() {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut twice = Vec::new();
        for term in
            entries().iter().filter_map(|entry| term(entry.line, &entry.names, entry.kind, entry.field))
        {
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
