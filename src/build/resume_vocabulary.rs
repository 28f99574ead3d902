//! Writes what résumés are read with as tables of sorted, folded words, so that a run looks them up without reading, folding
//! or hashing any.

use crate::fold::{fold, is_letter, squeeze};
use crate::language::Language;
use crate::levels;
use crate::tables::{set, table};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;

/// `places.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    pub regions: Vec<Regions>,
    pub states: Vec<String>,
    remote: Vec<String>,
    city_states: Vec<String>,
    pub towns: Vec<String>,
}

/// The subdivisions of a country that addresses abbreviate.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regions {
    pub country: String,
    pub codes: Vec<String>,
}

/// `countries.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countries {
    pub countries: BTreeMap<String, Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    pub names: Vec<String>,
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
    /// Degrees with their level.
    degrees: BTreeMap<String, String>,
    degree_endings: BTreeSet<String>,
    function_words: BTreeMap<String, BTreeSet<String>>,
    /// By language: its name and the heading of what belongs to no section.
    languages: BTreeMap<String, (String, String)>,
    countries: BTreeMap<String, Country>,
}

impl Tables {
    /// Adds all languages.
    ///
    /// # Errors
    ///
    /// A list that is not of its form.
    pub fn add_languages(&mut self, languages: Vec<Language>) -> Result<(), Box<dyn Error>> {
        self.degrees = levels::studied(&languages, fold)?;
        for (word, level) in levels::fluency(&languages, fold)? {
            self.map("levels", [word], &format!("Some({level})"));
        }
        languages.into_iter().try_for_each(|language| {
            let code = language.code.clone();
            self.add_language(language).map_err(|error| format!("{code}: {error}").into())
        })
    }

    /// Adds legal forms of companies, those of them that are words too, and signs before the names of firms.
    pub fn add_firms(&mut self, lists: [(&'static str, Vec<String>); 4]) {
        for (field, words) in lists {
            self.set(field, folded(words));
        }
    }

    /// Adds places.
    pub fn add_places(&mut self, file: Places) {
        for Regions { country, codes } in file.regions {
            self.map("regions", codes, &format!("{country:?}"));
        }
        self.set("states", folded(file.states));
        self.set("remote", folded(file.remote));
        self.set("city_states", folded(file.city_states));
        self.set("towns", folded(file.towns));
    }

    /// Adds countries.
    ///
    /// # Errors
    ///
    /// A name of two countries.
    pub fn add_countries(&mut self, file: Countries) -> Result<(), Box<dyn Error>> {
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

    fn add_language(&mut self, language: Language) -> Result<(), Box<dyn Error>> {
        let Language { code, name, resume, mut degrees, plain, .. } = language;
        self.degree_endings.extend(folded(degrees.studied.remove("endings").unwrap_or_default()));
        let Some(resume) = resume else { return Ok(()) };
        if resume.months.len() != 12 {
            return Err(format!("{} months", resume.months.len()).into());
        }
        for (number, names) in (1..).zip(&resume.months) {
            self.map("months", names.split(' ').map(fold), &number.to_string());
        }
        for (name, month) in &resume.seasons {
            self.map("seasons", [fold(name)], &month.to_string());
        }
        for (label, words) in &resume.labels {
            self.map("labels", words.iter().map(|word| squeeze(word)), &variant("Label", label));
        }
        for (mark, words) in &resume.place_marks {
            self.map("place_marks", words.iter().map(|word| squeeze(word)), &variant("PlaceMark", mark));
        }
        for (kind, phrases) in &resume.headings {
            let phrases = phrases.iter().map(|phrase| squeeze(phrase));
            self.map("headings", phrases, &variant("SectionKind", kind));
        }
        let present: Vec<String> = resume.present.iter().map(|phrase| unmarked(phrase)).collect();
        self.set("present_words", present.iter().flat_map(|phrase| phrase.split(' ')).map(str::to_owned));
        self.set("present", present);
        self.set("range", resume.range.iter().map(|phrase| unmarked(phrase)));
        self.set("since", folded(resume.since));
        self.set("opens", folded(resume.opens));
        self.set("until", resume.until.iter().map(|phrase| unmarked(phrase)));
        self.set("vague", resume.vague.iter().map(|phrase| unmarked(phrase)));
        self.set("inner", folded(resume.inner));
        self.set("year_marks", folded(resume.year_marks));
        self.set("durations", folded(resume.durations));
        self.map("levels", folded(resume.knowledge), "None");
        self.set("honorifics", folded(resume.honorifics));
        self.set("trades_as_names", folded(resume.trades_as_names));
        self.set("aliases", folded(resume.aliases));
        self.set("untitled", folded(resume.files.untitled));
        self.set("nobody", folded(resume.files.nobody));
        self.set("accounts", folded(resume.files.accounts));
        self.set("and", folded(resume.lists.and));
        self.set("announces", folded(resume.lists.announces));
        self.set("claims", folded(resume.lists.claims));
        self.set("open_ends", folded(resume.lists.open_ends));
        self.set("modifiers", folded(resume.heading_modifiers));
        self.set("at", folded(resume.cues.at));
        self.set("opening_at", folded(resume.cues.opening_at));
        self.set("within", folded(resume.cues.within));
        self.set("faculties", folded(resume.cues.faculties));
        self.set("studied", folded(resume.cues.studied));
        self.set("studied_at", folded(resume.cues.studied_at));
        self.set("studied_from", folded(resume.cues.studied_from));
        self.set("of_field", folded(resume.cues.of_field));
        self.set("beside_year", folded(resume.cues.beside_year));
        self.set("at_school", folded(resume.cues.at_school));
        self.set("held", folded(resume.cues.held));
        self.set("held_as", folded(resume.cues.held_as));
        self.set("held_in", folded(resume.cues.held_in));
        self.set("engagements", folded(resume.cues.engagements));
        self.set("results", folded(resume.cues.results));
        self.cue("no_degree", resume.cues.no_degree, Vec::new());
        self.cue("deeds", resume.cues.deeds, resume.cues.deed_endings);
        self.cue("title", resume.cues.title, resume.cues.title_endings);
        self.cue("company", resume.cues.company, resume.cues.company_endings);
        self.cue("school", resume.cues.school, resume.cues.school_endings);
        if name.is_empty() || plain.other.is_empty() {
            return Err("no name, or no heading of what belongs to no section".into());
        }
        self.languages.insert(code.clone(), (name, plain.other));
        self.function_words.insert(code, folded(resume.function_words).collect());
        Ok(())
    }

    /// Function words, each with the languages that have it: a bit for each, in the order of their codes.
    fn spoken(&self) -> BTreeMap<String, String> {
        let mut spoken: BTreeMap<String, u32> = BTreeMap::new();
        for (bit, words) in self.function_words.values().enumerate() {
            for word in words {
                *spoken.entry(word.clone()).or_default() |= 1 << bit;
            }
        }
        spoken.into_iter().map(|(word, languages)| (word, languages.to_string())).collect()
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
        let endings = set(&self.degree_endings);
        let degrees: BTreeSet<String> = self.degrees.keys().cloned().collect();
        writeln!(out, "    degree: Cue {{ phrases: {}, endings: {endings} }},", set(&degrees))?;
        writeln!(out, "    degree_levels: {},", table(&self.degrees))?;
        out.push_str("    languages: &[\n");
        for (code, (name, other)) in &self.languages {
            writeln!(
                out,
                "        Language {{ code: {code:?}, name: {name:?}, other_heading: {other:?} }},"
            )?;
        }
        out.push_str("    ],\n");
        writeln!(out, "    function_words: {},", table(&self.spoken()))?;
        out.push_str("    country_facts: &[\n");
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
    let spaced: String =
        fold(phrase).chars().map(|c| if is_letter(c) || c.is_numeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
