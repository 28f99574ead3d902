//! Writes `rules/vocabulary/resume/` and the countries as tables of sorted, folded words, so that a run looks them up
//! without reading, folding or hashing any.

use crate::fold::{fold, squeeze};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;

/// One language's file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LanguageFile {
    language: String,
    function_words: Vec<String>,
    months: Vec<String>,
    seasons: BTreeMap<String, u8>,
    present: Vec<String>,
    range: Vec<String>,
    since: Vec<String>,
    opens: Vec<String>,
    inner: Vec<String>,
    year_marks: Vec<String>,
    durations: Vec<String>,
    levels: Vec<String>,
    labels: BTreeMap<String, Vec<String>>,
    heading_modifiers: Vec<String>,
    headings: BTreeMap<String, Vec<String>>,
    cues: Cues,
}

/// Words that tell what a piece of text is.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Cues {
    title: Vec<String>,
    title_endings: Vec<String>,
    company: Vec<String>,
    company_endings: Vec<String>,
    school: Vec<String>,
    school_endings: Vec<String>,
    degree: Vec<String>,
    degree_endings: Vec<String>,
    at: Vec<String>,
    #[serde(rename = "in")]
    within: Vec<String>,
}

/// `organisations.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisations {
    legal_forms: Vec<String>,
    schools: Vec<String>,
    degrees: Vec<String>,
}

/// `places.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    regions: Vec<String>,
    remote: Vec<String>,
    city_states: Vec<String>,
    towns: Vec<String>,
}

/// `countries.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Countries {
    countries: BTreeMap<String, Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    names: Vec<String>,
    calling: Option<String>,
    #[serde(default)]
    spelled: bool,
    language: Option<String>,
}

/// All files together.
#[derive(Default)]
pub struct Tables {
    /// By field of the `Vocabulary`: each word, and its value as an expression.
    words: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// By field: phrases, and ends of compounds.
    cues: BTreeMap<&'static str, [BTreeSet<String>; 2]>,
    function_words: BTreeMap<String, BTreeSet<String>>,
    countries: BTreeMap<String, Country>,
}

impl Tables {
    /// Adds one file of the folder, by its name.
    ///
    /// # Errors
    ///
    /// A file that is not of its form.
    pub fn read(&mut self, name: &str, text: &str) -> Result<(), Box<dyn Error>> {
        match name {
            "organisations.toml" => self.add_organisations(toml::from_str(text)?),
            "places.toml" => self.add_places(toml::from_str(text)?),
            "countries.toml" => self.add_countries(toml::from_str(text)?)?,
            _ => self.add_language(toml::from_str(text)?)?,
        }
        Ok(())
    }

    fn add_organisations(&mut self, file: Organisations) {
        self.set("legal_forms", folded(file.legal_forms));
        self.cue("school", file.schools, Vec::new());
        self.cue("degree", file.degrees, Vec::new());
    }

    fn add_places(&mut self, file: Places) {
        self.set("regions", file.regions);
        self.set("remote", folded(file.remote));
        self.set("city_states", folded(file.city_states));
        self.set("towns", folded(file.towns));
    }

    fn add_countries(&mut self, file: Countries) -> Result<(), Box<dyn Error>> {
        for (at, (code, country)) in file.countries.iter().enumerate() {
            for name in &country.names {
                let known = self.words.entry("countries").or_default().insert(fold(name), at.to_string());
                if known.is_some_and(|known| known != at.to_string()) {
                    return Err(format!("{name} of {code} is another country's name, too").into());
                }
            }
        }
        self.countries = file.countries;
        Ok(())
    }

    fn add_language(&mut self, file: LanguageFile) -> Result<(), Box<dyn Error>> {
        if file.months.len() != 12 {
            return Err(format!("{} months", file.months.len()).into());
        }
        for (number, names) in (1..).zip(&file.months) {
            self.map("months", names.split(' ').map(fold), &number.to_string());
        }
        for (name, month) in &file.seasons {
            self.map("seasons", [fold(name)], &month.to_string());
        }
        for (label, words) in &file.labels {
            self.map("labels", words.iter().map(|word| squeeze(word)), &variant("Label", label));
        }
        for (kind, phrases) in &file.headings {
            let phrases = phrases.iter().map(|phrase| squeeze(phrase));
            self.map("headings", phrases, &variant("SectionKind", kind));
        }
        let present: Vec<String> = file.present.iter().map(|phrase| unmarked(phrase)).collect();
        self.set("present_words", present.iter().flat_map(|phrase| phrase.split(' ')).map(str::to_owned));
        self.set("present", present);
        self.set("range", file.range.iter().map(|phrase| unmarked(phrase)));
        self.set("since", folded(file.since));
        self.set("opens", folded(file.opens));
        self.set("inner", folded(file.inner));
        self.set("year_marks", folded(file.year_marks));
        self.set("durations", folded(file.durations));
        self.set("levels", folded(file.levels));
        self.set("modifiers", folded(file.heading_modifiers));
        self.set("at", folded(file.cues.at));
        self.set("within", folded(file.cues.within));
        self.cue("title", file.cues.title, file.cues.title_endings);
        self.cue("company", file.cues.company, file.cues.company_endings);
        self.cue("school", file.cues.school, file.cues.school_endings);
        self.cue("degree", file.cues.degree, file.cues.degree_endings);
        self.function_words.insert(file.language, folded(file.function_words).collect());
        Ok(())
    }

    fn set(&mut self, field: &'static str, words: impl IntoIterator<Item = String>) {
        self.map(field, words, "()");
    }

    /// The first language to claim a word keeps it.
    fn map(&mut self, field: &'static str, words: impl IntoIterator<Item = String>, value: &str) {
        let table = self.words.entry(field).or_default();
        for word in words {
            table.entry(word).or_insert_with(|| value.to_owned());
        }
    }

    fn cue(&mut self, field: &'static str, phrases: Vec<String>, endings: Vec<String>) {
        let [all_phrases, all_endings] = self.cues.entry(field).or_default();
        all_phrases.extend(folded(phrases));
        all_endings.extend(folded(endings));
    }

    /// The expression of the whole `Vocabulary`.
    ///
    /// # Errors
    ///
    /// None in practice: writing into a string does not fail.
    pub fn expression(&self) -> Result<String, Box<dyn Error>> {
        let mut out = String::from("Vocabulary {\n");
        for (field, words) in &self.words {
            writeln!(out, "    {field}: {},", table(words))?;
        }
        for (field, [phrases, endings]) in &self.cues {
            writeln!(out, "    {field}: Cue {{ phrases: {}, endings: {} }},", set(phrases), set(endings))?;
        }
        out.push_str("    function_words: &[\n");
        for (language, words) in &self.function_words {
            writeln!(out, "        ({language:?}, {}),", set(words))?;
        }
        out.push_str("    ],\n    country_facts: &[\n");
        for (code, Country { calling, spelled, language, .. }) in &self.countries {
            writeln!(
                out,
                "        Country {{ code: {code:?}, calling: {calling:?}, spelled: {spelled}, language: {language:?} }},"
            )?;
        }
        out.push_str("    ],\n}\n");
        Ok(out)
    }
}

fn table(words: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    let mut ends = Vec::new();
    for (word, value) in words {
        text.push_str(word);
        ends.push(format!("({}, {value})", text.len()));
    }
    format!("Words {{ text: {text:?}, ends: &[{}] }}", ends.join(", "))
}

fn set(words: &BTreeSet<String>) -> String {
    table(&words.iter().map(|word| (word.clone(), "()".to_owned())).collect())
}

/// The variant that a key in lower case stands for; one that does not exist fails to compile.
fn variant(of: &str, key: &str) -> String {
    let (first, rest) = key.split_at(key.chars().next().map_or(0, char::len_utf8));
    format!("{of}::{}{rest}", first.to_uppercase())
}

fn folded(words: Vec<String>) -> impl Iterator<Item = String> {
    words.into_iter().map(|word| fold(&word))
}

/// A folded phrase whose words are divided by nothing but spaces: `aujourd hui`, `t m`.
fn unmarked(phrase: &str) -> String {
    let spaced: String = fold(phrase).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
