//! What résumés write in each language, out of `rules/languages/`.

mod cue;
mod heading;
mod misspelt;

pub use cue::{Cue, count_cues};

use super::SectionKind;
use crate::lexicon::{DegreeLevel, Fluency, Words};
use crate::text::fold::{fold, squeeze};
use crate::text::words::folded_words;
use std::sync::OnceLock;
use strsim::damerau_levenshtein;

/// Written by the build script.
static VOCABULARY: Vocabulary = include!(concat!(env!("OUT_DIR"), "/resume_vocabulary.rs"));

/// What tells a country.
#[derive(Debug, Clone, Copy)]
pub struct Country {
    /// Its code (ISO 3166-1 alpha-2).
    pub code: &'static str,
    /// Its calling code, without the plus sign.
    pub calling: Option<&'static str>,
    /// Whether its code alone is no country in an address, because it is something else there.
    spelled: bool,
    /// The language that is mostly of this country.
    pub language: Option<&'static str>,
}

/// A language that résumés are read in.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// Its code (ISO 639-1), as `de`.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// What to head with in it what belongs to no section.
    pub other_heading: &'static str,
}

/// What a label before a value announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// What was done in a job.
    Duties,
    /// A fact of a job that is neither its title nor its employer: a project, a client.
    Aside,
    /// The person's name.
    Name,
    /// A school, as the head of a column has it.
    School,
    /// The board that examines at a school, likewise.
    Board,
    /// A degree, likewise.
    Degree,
    /// A field of study, likewise.
    Area,
    /// A fact about the person that is no way to reach them: the date of birth, the parents' names.
    Person,
}

/// What a word in an address says of the name beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceMark {
    /// `Road`: a street or a quarter, of whose name the mark is a part.
    Street,
    /// `Post`: a village or a post office.
    Village,
    /// `Dist.`: a district.
    District,
    /// `State`: a region.
    Region,
    /// `PIN`: a postal code.
    Code,
}

impl Label {
    /// Whether it announces who somebody is or where they live.
    pub fn is_of_person(self) -> bool {
        matches!(self, Self::Person | Self::Name | Self::Address)
    }
}

/// All languages together, every word folded ([`fold`]) but codes of places.
#[derive(Debug)]
pub struct Vocabulary {
    /// The languages, in the order of their codes.
    languages: &'static [Language],
    /// Words that tell a language, each with the languages that have it: a bit for each of `languages`.
    function_words: Words<u32>,
    /// Month by name or abbreviation.
    pub months: Words<u8>,
    /// Words of seasons, with the month they begin in.
    pub seasons: Words<u8>,
    /// Phrases for "still going on".
    pub present: Words,
    /// The words of those phrases.
    pub present_words: Words,
    /// Words between the ends of a range.
    pub range: Words,
    /// Words before a lone start.
    pub since: Words,
    /// Words before a range.
    pub opens: Words,
    /// Words before a lone end: `until 2022`.
    pub until: Words,
    /// Phrases beside a date that only say how near or how sure it is: `c.`, `early`, `expected`.
    pub vague: Words,
    /// Words inside a date: `March of 2019`.
    pub inner: Words,
    /// Words after a year: `2019 r.`
    pub year_marks: Words,
    /// Units of time, and words between them.
    pub durations: Words,
    /// Words of how well something is known, with the level of a language that they are, if they are one.
    pub levels: Words<Option<Fluency>>,
    /// Forms of address before a name: `Mr`.
    pub honorifics: Words,
    /// Job titles that are surnames, too.
    pub trades_as_names: Words,
    /// Words between two names of one person.
    pub aliases: Words,
    /// Titles that programs and templates give a file.
    untitled: Words,
    /// Invented people whom templates name.
    nobody: Words,
    /// Words that stand for an account where a file names its author.
    pub accounts: Words,
    /// `and` between the last two items of a list.
    pub and: Words,
    /// Words that announce a list in a sentence: `such as`.
    pub announces: Words,
    /// Words that claim a skill before it: `proficient`.
    pub claims: Words,
    /// What ends a list that could go on: `etc`.
    pub open_ends: Words,
    /// Labels, squeezed.
    labels: Words<Label>,
    /// Words before a heading that do not change its kind.
    modifiers: Words,
    /// Headings, squeezed.
    headings: Words<SectionKind>,
    /// Words of job titles.
    pub title: Cue,
    /// Words and phrases of employers.
    pub company: Cue,
    /// Legal forms of companies.
    pub legal_forms: Words,
    /// Legal forms that are words too, but for those in capitals.
    spelled_forms: Words,
    /// Legal forms that are regions where they stand in capitals between commas.
    forms_as_regions: Words,
    /// Signs before the name of a firm.
    pub firm_signs: Words,
    /// Words and phrases of schools.
    pub school: Cue,
    /// Degrees.
    pub degree: Cue,
    /// Words that hold the letters of a degree and name none: `MS Office`.
    pub no_degree: Cue,
    /// Words of the result of a study.
    pub results: Words,
    /// The same degrees with their level, if the word tells it.
    pub degree_levels: Words<Option<DegreeLevel>>,
    /// `at` between title and employer.
    pub at: Words,
    /// Of these, the ones that are so only where a piece begins.
    pub opening_at: Words,
    /// `in` between degree and field.
    pub within: Words,
    /// Words that parts of a school begin with: `Faculty`.
    faculties: Words,
    /// Words that open a sentence about a study: `I have completed my …`.
    pub studied: Words,
    /// Words between a degree and its field that are of its name: `Master of Weaving`.
    pub of_field: Words,
    /// Words beside the year of a study: `in the year 2011`, `2011 batch`.
    pub beside_year: Words,
    /// Words between a study and its school: `Weaving at Aran`.
    pub studied_at: Words,
    /// The same behind a degree, before a school, or behind few words: `Weaving from Aran`.
    pub studied_from: Words,
    /// Words that are between them only before the word of a school: `Informatik an der Hochschule Aran`.
    pub at_school: Words,
    /// Words that open a sentence about a post that was held: `Presently working …`.
    pub held: Words,
    /// Words before the title in such a sentence.
    pub held_as: Words,
    /// Words before the employer in such a sentence.
    pub held_in: Words,
    /// How a post is held, which is no part of its title: `contract`.
    pub engagements: Words,
    /// Words that a line about what was done begins with.
    pub deeds: Cue,
    /// Names of countries, with their places among the facts.
    countries: Words<u8>,
    /// Abbreviated regions, upper case, with the code of their country.
    pub regions: Words<&'static str>,
    /// Subdivisions of countries by name.
    pub states: Words,
    /// Words that mark the parts of an address, squeezed.
    pub place_marks: Words<PlaceMark>,
    /// Towns that are countries too.
    pub city_states: Words,
    /// All countries, in the order of their codes.
    pub country_facts: &'static [Country],
    /// Large towns.
    pub towns: Words,
    /// `remote` and the like.
    pub remote: Words,
}

/// Share of function words from which a text is in a language. Measured on 92 résumés in English: at
/// least 5.5 %, German, French and Portuguese text 0 %.
const LEAST_FUNCTION_WORDS: f64 = 0.025;

/// The vocabulary of every language.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

impl Vocabulary {
    /// Whether a text is in a language of the vocabulary, by the share of its words that only such a
    /// language has.
    pub fn knows_language(&self, text: &str) -> bool {
        self.language(text).is_some()
    }

    /// The language whose words are most frequent in a text, if they are frequent enough.
    pub fn language(&self, text: &str) -> Option<&'static Language> {
        let words = folded_words(text);
        let spoken_in: Vec<u32> = words.iter().filter_map(|word| self.function_words.get(word)).collect();
        let count = |bit: u32| spoken_in.iter().filter(|languages| **languages & (1 << bit) != 0).count();
        let counted = (0..).zip(self.languages).map(|(bit, language)| (count(bit), language));
        let (most, language) = counted.max_by_key(|(count, _)| *count)?;
        (most as f64 >= LEAST_FUNCTION_WORDS * words.len().max(1) as f64).then_some(language)
    }

    /// The country of a name in any language.
    pub fn country(&self, name: &str) -> Option<&'static Country> {
        self.country_facts.get(usize::from(self.countries.get(&fold(name))?))
    }

    /// The country of a code in capitals, as addresses have them; none for a code that is something else there.
    pub fn country_coded(&self, code: &str) -> Option<&'static Country> {
        let at = self.country_facts.binary_search_by(|country| country.code.cmp(code)).ok()?;
        self.country_facts.get(at).filter(|country| !country.spelled)
    }

    /// Whether a text only says what the document is, a few letters of it wrong at most.
    pub fn names_document(&self, text: &str) -> bool {
        self.label(text) == Some(Label::Document) || self.is_document_misspelt(&squeeze(text))
    }

    fn is_document_misspelt(&self, text: &str) -> bool {
        static LONG: OnceLock<Vec<&'static str>> = OnceLock::new();
        let long = LONG.get_or_init(|| {
            let is_document = |word: &&str| self.labels.get(word) == Some(Label::Document);
            self.labels.words().filter(|word| word.len() >= LONG_WORD).filter(is_document).collect()
        });
        let first = text.chars().next();
        long.iter().filter(|known| known.chars().next() == first).any(|known| {
            let most = known.len() / WRONG_OF;
            known.len().abs_diff(text.len()) <= most && damerau_levenshtein(known, text) <= most
        })
    }

    /// Whether a folded word is one that joins others, in any language.
    pub fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(word)
            || [&self.at, &self.within, &self.since, &self.range].iter().any(|words| words.contains(word))
    }

    /// Whether a title of a file, with or without a number, is what a program fills in, or holds the name of nobody.
    pub fn is_untitled(&self, title: &str) -> bool {
        let folded = fold(title.trim());
        let numbered = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        [&*folded, numbered].iter().any(|title| self.untitled.contains(title))
            || self.nobody.words().any(|name| folded.contains(name))
    }

    /// Whether a word, as written, is the legal form of a company.
    pub fn is_legal_form(&self, word: &str) -> bool {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let folded = fold(word);
        let bare = folded.trim_end_matches('.');
        let spelled = self.spelled_forms.contains(bare);
        let in_capitals = || word.contains('.') || !word.contains(char::is_lowercase);
        (self.legal_forms.contains(&folded) || self.legal_forms.contains(bare)) && (!spelled || in_capitals())
    }

    /// Whether a text between commas is the legal form of the company before it: `Loomis, Inc.`; `CO` in capitals is a
    /// region.
    pub fn is_form_apart(&self, part: &str) -> bool {
        let folded = fold(part);
        let is_region = self.forms_as_regions.contains(&folded) && self.regions.contains(part);
        self.legal_forms.contains(&folded) && !is_region
    }

    /// Whether a text names a part of a school: `Faculty of Weaving`, `Department of …`.
    pub fn names_faculty(&self, text: &str) -> bool {
        let words = folded_words(text);
        (1..=2).any(|count| words.get(..count).is_some_and(|head| self.faculties.contains(&head.join(" "))))
    }

    /// Whether a text holds the legal form of a company.
    pub fn has_legal_form(&self, text: &str) -> bool {
        let words = || text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'));
        words().any(|word| self.is_legal_form(word)) || {
            let folded = fold(text);
            let ends = |form: &str| folded.ends_with(form) && form.contains(' ');
            self.legal_forms.words().any(ends)
        }
    }

    /// What a label announces.
    pub fn label(&self, text: &str) -> Option<Label> {
        if text.len() > LONGEST_LABEL {
            return None;
        }
        self.labels.get(&squeeze(text))
    }
}

/// Words of the longest name of a region or country: a long line is not looked up from each of its words on.
pub const LONGEST_PLACE: usize = 8;

/// Bytes of the longest text that is looked up as a label. The longest of the languages has 35; whole lines are
/// asked for again and again, word by word.
const LONGEST_LABEL: usize = 160;

/// Letters from which on a word may be misspelt, its first letter aside, and of how many letters one may be wrong:
/// `Curriculam Vitae`, `Carriculam Viate`.
const LONG_WORD: usize = 12;
const WRONG_OF: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_full() {
        let vocabulary = vocabulary();
        assert_eq!(vocabulary.months.get("brezna"), Some(3), "folded");
        assert!(vocabulary.languages.len() >= 13);
        for words in [&vocabulary.towns, &vocabulary.title.phrases, &vocabulary.durations] {
            assert!(words.words().count() > 20 && words.words().is_sorted());
            assert!(words.words().all(|word| words.contains(word)));
            let of_letter = words.words().filter(|word| word.starts_with('m'));
            assert!(words.beginning_with(b'm').eq(of_letter) && words.beginning_with(b'\0').next().is_none());
        }
    }

    #[test]
    fn no_place_has_more_words_than_are_looked_up() {
        let vocabulary = vocabulary();
        let places = vocabulary.countries.words().chain(vocabulary.states.words());
        assert!(places.map(|name| name.split_whitespace().count()).max() <= Some(LONGEST_PLACE));
    }

    #[test]
    fn a_heading_may_say_how_long_it_was() {
        use crate::resume::SectionKind::Work;
        let kind = |heading: &str| vocabulary().heading(heading);
        assert_eq!(kind("Working Experience: 5.5 Years"), Some(Work));
        assert_eq!(kind("WORK EXPERIENCE - 3 years and 2 months"), Some(Work));
        assert_eq!(kind("Experience: 5 projects"), None);
    }

    #[test]
    fn countries_have_their_names_in_all_languages() {
        let code = |name: &str| vocabulary().country(name).map(|country| country.code);
        for (name, wanted) in
            [("Sverige", "SE"), ("Česko", "CZ"), ("ÉIRE", "IE"), ("svizzera", "CH"), ("Almanya", "DE")]
        {
            assert_eq!(code(name), Some(wanted), "{name}");
        }
        assert_eq!(code("Leeds"), None);
        assert!(vocabulary().country_coded("DE").is_some() && vocabulary().country_coded("QA").is_none());
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
        for text in
            ["2. Work Experience :-", "Relevant Professional Experience (selected)", "Experience Details:"]
        {
            assert_eq!(vocabulary.heading(text), Some(SectionKind::Work), "{text}");
        }
        assert_eq!(vocabulary.heading("Details"), Some(SectionKind::Contact));
        assert!(
            vocabulary.names_document("CARRICULAM VIATE") && vocabulary.names_document("Curriculum – Vitae")
        );
        assert!(!vocabulary.names_document("Curt Vittel") && !vocabulary.names_document("Ava"));
        assert!(
            vocabulary.opens_duties("Key Responsibilities:-")
                && vocabulary.opens_duties("JOB RESPONSIBILITIES")
        );
        assert!(
            !vocabulary.opens_duties("Responsibilities of the board")
                && !vocabulary.opens_duties("Experience")
        );
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
        assert!(!knows("Kuueliikmelise meeskonna juhtimine ning impordikulude vähendamine uue ajakavaga"));
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
