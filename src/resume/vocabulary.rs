//! What résumés write in each language, out of `rules/vocabulary/resume/`.

use super::SectionKind;
use crate::embedded;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// One language's file.
#[derive(Debug, Clone, Default, Deserialize)]
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
    labels: BTreeMap<Label, Vec<String>>,
    heading_modifiers: Vec<String>,
    headings: BTreeMap<SectionKind, Vec<String>>,
    cues: Cues,
}

/// Words that tell what a piece of text is.
#[derive(Debug, Clone, Default, Deserialize)]
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
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Organisations {
    legal_forms: Vec<String>,
    schools: Vec<String>,
    degrees: Vec<String>,
}

/// `places.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Places {
    countries: Vec<String>,
    country_codes: Vec<String>,
    regions: Vec<String>,
    remote: Vec<String>,
    city_states: Vec<String>,
    towns: Vec<String>,
}

/// `countries.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Countries {
    countries: BTreeMap<String, Country>,
}

/// What tells a country.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Country {
    /// Its names, folded.
    pub names: Vec<String>,
    /// Its calling code, without the plus sign.
    pub calling: Option<String>,
    /// The language that is mostly of this country.
    pub language: Option<String>,
}

/// What a label before a value announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A postal address or town.
    Address,
    /// A web address.
    Link,
    /// A date.
    Date,
    /// A grade.
    Grade,
    /// A job title.
    Title,
    /// An employer.
    Company,
    /// What the document is; no value follows.
    Document,
}

/// All languages together, every word folded ([`fold`]) but codes of places.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Words that tell a language, one set a language.
    function_words: Vec<(String, HashSet<String>)>,
    /// Month by name or abbreviation.
    pub months: HashMap<String, u8>,
    /// Words of seasons, with the month they begin in.
    pub seasons: HashMap<String, u8>,
    /// Phrases for "still going on".
    pub present: HashSet<String>,
    /// The words of those phrases.
    pub present_words: HashSet<String>,
    /// Words between the ends of a range.
    pub range: HashSet<String>,
    /// Words before a lone start.
    pub since: HashSet<String>,
    /// Words before a range.
    pub opens: HashSet<String>,
    /// Words inside a date: `March of 2019`.
    pub inner: HashSet<String>,
    /// Words after a year: `2019 r.`
    pub year_marks: HashSet<String>,
    /// Units of time, and words between them.
    pub durations: HashSet<String>,
    /// Words of how well something is known.
    pub levels: HashSet<String>,
    /// Labels, squeezed.
    labels: HashMap<String, Label>,
    /// Words before a heading that do not change its kind.
    modifiers: HashSet<String>,
    /// Headings, squeezed.
    headings: HashMap<String, SectionKind>,
    /// Words of job titles.
    pub title: Cue,
    /// Words and phrases of employers.
    pub company: Cue,
    /// Legal forms of companies.
    pub legal_forms: HashSet<String>,
    /// Words and phrases of schools.
    pub school: Cue,
    /// Degrees.
    pub degree: Cue,
    /// `at` between title and employer.
    pub at: BTreeSet<String>,
    /// `in` between degree and field.
    pub within: BTreeSet<String>,
    /// Countries in words.
    pub countries: HashSet<String>,
    /// Country codes, upper case.
    pub country_codes: HashSet<String>,
    /// Abbreviated regions, upper case.
    pub regions: HashSet<String>,
    /// Towns that are countries too.
    pub city_states: HashSet<String>,
    /// Countries by code.
    pub country_facts: BTreeMap<String, Country>,
    /// Large towns.
    pub towns: HashSet<String>,
    /// `remote` and the like.
    pub remote: HashSet<String>,
}

/// Share of function words from which a text is in a language. Measured on 92 résumés in English: at
/// least 5.5 %, German, French and Portuguese text 0 %.
const LEAST_FUNCTION_WORDS: f64 = 0.025;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::load);

/// The vocabulary of every language.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

impl Vocabulary {
    fn load() -> Self {
        let mut all = Self::default();
        for (path, text) in embedded::under("vocabulary/resume/") {
            // A file that does not parse is caught by a test; a run does without it.
            if path.ends_with("organisations.toml") {
                let file: Organisations = embedded::parse(path, text).unwrap_or_default();
                all.legal_forms.extend(folded(file.legal_forms));
                all.school.add(file.schools, Vec::new());
                all.degree.add(file.degrees, Vec::new());
            } else if path.ends_with("countries.toml") {
                let file: Countries = embedded::parse(path, text).unwrap_or_default();
                all.country_facts = file.countries;
                for country in all.country_facts.values_mut() {
                    country.names.iter_mut().for_each(|name| *name = fold(name));
                }
            } else if path.ends_with("places.toml") {
                let file: Places = embedded::parse(path, text).unwrap_or_default();
                all.countries.extend(folded(file.countries));
                all.country_codes.extend(file.country_codes);
                all.regions.extend(file.regions);
                all.remote.extend(folded(file.remote));
                all.city_states.extend(folded(file.city_states));
                all.towns.extend(folded(file.towns));
            } else {
                all.add(embedded::parse(path, text).unwrap_or_default());
            }
        }
        all
    }

    fn add(&mut self, file: LanguageFile) {
        for (number, names) in (1u8..).zip(&file.months) {
            self.months.extend(names.split(' ').map(|name| (fold(name), number)));
        }
        self.function_words.push((file.language, folded(file.function_words).collect()));
        self.seasons.extend(file.seasons.into_iter().map(|(name, month)| (fold(&name), month)));
        self.present.extend(file.present.iter().map(|phrase| unmarked(phrase)));
        let phrases = file.present.iter().map(|phrase| unmarked(phrase));
        self.present_words
            .extend(phrases.flat_map(|phrase| phrase.split(' ').map(str::to_owned).collect::<Vec<_>>()));
        self.range.extend(file.range.iter().map(|phrase| unmarked(phrase)));
        self.since.extend(folded(file.since));
        self.opens.extend(folded(file.opens));
        self.inner.extend(folded(file.inner));
        self.year_marks.extend(folded(file.year_marks));
        self.durations.extend(folded(file.durations));
        self.levels.extend(folded(file.levels));
        for (label, words) in file.labels {
            for word in words {
                // The first language to claim a label keeps it.
                self.labels.entry(squeeze(&word)).or_insert(label);
            }
        }
        self.modifiers.extend(folded(file.heading_modifiers));
        for (kind, phrases) in file.headings {
            for phrase in phrases {
                // The first language to claim a heading keeps it.
                self.headings.entry(squeeze(&phrase)).or_insert(kind);
            }
        }
        self.title.add(file.cues.title, file.cues.title_endings);
        self.company.add(file.cues.company, file.cues.company_endings);
        self.school.add(file.cues.school, file.cues.school_endings);
        self.degree.add(file.cues.degree, file.cues.degree_endings);
        self.at.extend(folded(file.cues.at));
        self.within.extend(folded(file.cues.within));
    }

    /// The section that a heading opens. Case, spacing and decoration do not matter: a heading set
    /// with wide letter-spacing or split capitals reads the same when squeezed. A word like `Selected`
    /// before a known heading does not matter either, and of `Awards & Honors` the first part decides.
    pub fn heading(&self, text: &str) -> Option<SectionKind> {
        let known = |text: &str| self.headings.get(&squeeze(text)).copied();
        let first = text.split_whitespace().next().unwrap_or_default();
        let modified = || {
            let is_modifier = self.modifiers.contains(&fold(first));
            is_modifier.then(|| known(text.trim_start().get(first.len()..)?)).flatten()
        };
        let compound = || {
            let parts: Vec<&str> = text.split(['&', '/', '+']).collect();
            let parts = if parts.len() > 1 { parts } else { text.split(" and ").collect() };
            let kinds: Vec<Option<SectionKind>> = parts.iter().map(|part| known(part)).collect();
            kinds.iter().all(Option::is_some).then(|| kinds.first().copied().flatten()).flatten()
        };
        known(text).or_else(modified).or_else(compound)
    }

    /// The section that the first words of a line name, when more follows on the line.
    pub fn opening(&self, text: &str) -> Option<SectionKind> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let heads = (1..=3.min(words.len().saturating_sub(1))).rev();
        heads.filter_map(|count| words.get(..count)).find_map(|head| self.heading(&head.join(" ")))
    }

    /// The sections that a line names: as a whole, by its first words, and by the words after those if
    /// they are a heading too, as where two columns are one line.
    pub fn named(&self, text: &str) -> Vec<SectionKind> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let split = (1..words.len().min(4)).filter_map(|count| {
            let (head, tail) = words.split_at_checked(count)?;
            self.heading(&head.join(" ")).zip(self.heading(&tail.join(" ")))
        });
        let last = split.map(|(_, tail)| tail).next();
        self.heading(text).or_else(|| self.opening(text)).into_iter().chain(last).collect()
    }

    /// Whether a text is in a language of the vocabulary, by the share of its words that only such a
    /// language has.
    pub fn knows_language(&self, text: &str) -> bool {
        self.language(text).is_some()
    }

    /// The language whose words are most frequent in a text, if they are frequent enough.
    pub fn language(&self, text: &str) -> Option<&str> {
        let words = words(text);
        let count = |set: &HashSet<String>| words.iter().filter(|word| set.contains(*word)).count();
        let counted = self.function_words.iter().map(|(language, set)| (count(set), language.as_str()));
        let (most, language) = counted.max_by_key(|(count, _)| *count)?;
        (most as f64 >= LEAST_FUNCTION_WORDS * words.len().max(1) as f64).then_some(language)
    }

    /// The sections that the parts of a heading name which is known only by them: `Education & Skills`.
    pub fn parts_of_heading(&self, text: &str) -> Vec<SectionKind> {
        if self.headings.contains_key(&squeeze(text)) {
            return Vec::new();
        }
        let parts: Vec<&str> = text.split(['&', '/', '+']).flat_map(|part| part.split(" and ")).collect();
        let kinds: Option<Vec<SectionKind>> = parts.iter().map(|part| self.heading(part)).collect();
        kinds.filter(|kinds| kinds.len() > 1).unwrap_or_default()
    }

    /// What a label announces.
    pub fn label(&self, text: &str) -> Option<Label> {
        self.labels.get(&squeeze(text)).copied()
    }
}

/// Words and phrases that tell what a text is, and the ends of compounds that do.
#[derive(Debug, Default)]
pub struct Cue {
    phrases: HashSet<String>,
    endings: HashSet<String>,
}

/// Words in the longest phrase that is looked for.
const LONGEST_PHRASE: usize = 4;

/// A compound has at least so many letters before its last part: `Bauleiter`.
const LEAST_BEFORE_ENDING: usize = 3;

impl Cue {
    fn add(&mut self, phrases: Vec<String>, endings: Vec<String>) {
        self.phrases.extend(folded(phrases));
        self.endings.extend(folded(endings));
    }

    /// Whether a folded phrase is one of the cues.
    pub fn contains(&self, phrase: &str) -> bool {
        self.phrases.contains(phrase)
    }

    fn ends(&self, word: &str) -> bool {
        let tails = word.char_indices().skip(LEAST_BEFORE_ENDING);
        !self.endings.is_empty()
            && tails.filter_map(|(at, _)| word.get(at..)).any(|t| self.endings.contains(t))
    }
}

/// How many words and phrases of a cue a text holds.
pub fn count_cues(cue: &Cue, text: &str) -> usize {
    let words = words(text);
    let known = |phrase: &[String]| match phrase {
        [word] => cue.contains(word) || cue.ends(word),
        phrase => cue.contains(&phrase.join(" ")),
    };
    let phrases = |start: usize| {
        let lengths = 1..=LONGEST_PHRASE.min(words.len() - start);
        lengths.filter(|length| words.get(start..start + length).is_some_and(known)).count()
    };
    (0..words.len()).map(phrases).sum()
}

/// In lower case and without diacritics, as people write where capitals or a keyboard drop them; a
/// Turkish dotless i counts as i.
pub fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'ı' => folded.push('i'),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            c => folded.push(c),
        }
    }
    folded
}

fn folded(words: Vec<String>) -> impl Iterator<Item = String> {
    words.into_iter().map(|word| fold(&word))
}

/// Letters and digits only, folded; `&` counts as nothing, as `and` does between words of a
/// heading is part of the vocabulary.
pub fn squeeze(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A folded phrase whose words are divided by nothing but spaces: `aujourd hui`, `t m`.
fn unmarked(phrase: &str) -> String {
    let spaced: String = fold(phrase).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Folded words; full stops inside and after abbreviations are kept when the word has no
/// lower form without them (`b.sc.`, `inc.`), other edge punctuation is not.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')' | '|' | ';' | ':'))
        .map(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
            let word = word.trim_start_matches('.');
            let inner_stop = word.trim_end_matches('.').contains('.');
            let word = if inner_stop { word } else { word.trim_end_matches('.') };
            fold(word.trim_end_matches("'s").trim_end_matches("’s"))
        })
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses() {
        for (path, text) in embedded::under("vocabulary/resume/") {
            if path.ends_with("organisations.toml") {
                embedded::parse::<Organisations>(path, text).unwrap();
            } else if path.ends_with("countries.toml") {
                assert!(!embedded::parse::<Countries>(path, text).unwrap().countries.is_empty());
            } else if path.ends_with("places.toml") {
                embedded::parse::<Places>(path, text).unwrap();
            } else {
                let file: LanguageFile = embedded::parse(path, text).unwrap();
                assert_eq!(file.months.len(), 12, "{path}");
            }
        }
    }

    #[test]
    fn headings_are_found_however_they_are_set() {
        let vocabulary = vocabulary();
        for text in ["Work Experience", "WORK EXPERIENCE:", "W ork E xperience", "▸ E X P E R I E N C E"] {
            assert_eq!(vocabulary.heading(text), Some(SectionKind::Work), "{text}");
        }
        assert_eq!(vocabulary.heading("Experiencia laboral"), Some(SectionKind::Work));
        for (text, kind) in [
            ("Berufserfahrung", SectionKind::Work),
            ("EXPERIENCES PROFESSIONNELLES", SectionKind::Work),
            ("Formação Acadêmica", SectionKind::Education),
            ("Istruzione e formazione", SectionKind::Education),
            ("Werkervaring", SectionKind::Work),
            ("Doświadczenie zawodowe", SectionKind::Work),
            ("İŞ DENEYİMİ", SectionKind::Work),
            ("YABANCI DİLLER", SectionKind::Languages),
            ("ILGI ALANLARI", SectionKind::Interests),
            ("Arbetslivserfarenhet", SectionKind::Work),
            ("Utdannelse", SectionKind::Education),
            ("Erhvervserfaring", SectionKind::Work),
            ("Pracovní zkušenosti", SectionKind::Work),
        ] {
            assert_eq!(vocabulary.heading(text), Some(kind), "{text}");
        }
        assert_eq!(vocabulary.heading("Experienced welder"), None);
        assert_eq!(vocabulary.heading("Selected Honors"), Some(SectionKind::Awards));
        assert_eq!(vocabulary.heading("Hobbies / Volunteering"), Some(SectionKind::Interests));
        assert_eq!(vocabulary.heading("Research & Joy"), None);
        assert_eq!(vocabulary.opening("Education University of Airedale"), Some(SectionKind::Education));
        assert_eq!(vocabulary.opening("Education"), None);
        let both = [SectionKind::Summary, SectionKind::Skills];
        assert_eq!(vocabulary.named("Professional Summary Skills"), both);
        assert_eq!(vocabulary.named("Education"), [SectionKind::Education]);
        assert_eq!(vocabulary.named("Trained with all skills"), []);
    }

    #[test]
    fn languages_without_a_file_are_told() {
        let knows = |text: &str| vocabulary().knows_language(text);
        assert!(knows("Led a team of six and cut the cost of imports with a new schedule"));
        assert!(knows("Dirigió un equipo de seis personas y redujo los costes con una nueva agenda"));
        assert!(knows("Leitung eines Teams von sechs Mitarbeitern und Einführung von SAP in drei Werken"));
        assert!(knows("Encadrement d'une équipe de six personnes, gestion des stocks et des commandes"));
        assert!(!knows(
            "Kuuden hengen tiimin johtaminen sekä tuontikulujen vähentäminen uudella aikataululla"
        ));
        assert!(!knows("Hat fős csapat irányítása és a behozatali költségek csökkentése új ütemezéssel"));
    }

    #[test]
    fn cues_match_whole_words() {
        let vocabulary = vocabulary();
        assert_eq!(count_cues(&vocabulary.title, "Lead Pipe Welder"), 2);
        assert_eq!(count_cues(&vocabulary.title, "Leadville Weldery"), 0);
        assert_eq!(count_cues(&vocabulary.title, "Anwendungsentwicklerin"), 1);
        assert_eq!(count_cues(&vocabulary.title, "YAZILIM MÜHENDİSİ"), 1);
        assert!(count_cues(&vocabulary.degree, "B.Sc. Physics") > 0);
        assert!(count_cues(&vocabulary.degree, "Master's degree in Law") > 0);
    }
}
