//! The form of a file of `rules/languages/`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Lists of words by what they are.
pub type Lists = BTreeMap<String, Vec<String>>;

/// All that is known of one language.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Language {
    /// The file's name.
    #[serde(skip)]
    pub code: String,
    /// Its English name.
    pub name: String,
    /// Words that are names of terms, too, if they are written in another case.
    pub ordinary: Vec<String>,
    /// None if résumés are not read in it.
    pub resume: Option<Resume>,
    pub degrees: Degrees,
    pub fluency: Lists,
    /// Names of languages by their English name.
    pub languages: Lists,
    /// Exams of languages by their English name.
    pub exams: Lists,
    pub numbers: Numbers,
    /// What postings write: lists by what they are for.
    pub posting: BTreeMap<String, Lists>,
    /// How what is asked is found in a résumé.
    pub keywords: Lists,
    pub plain: Plain,
    pub spelling: Spelling,
    pub stems: Stems,
    pub detector: Detector,
}

/// What cuts and joins words.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Spelling {
    pub elided: Vec<String>,
    pub elided_before: Vec<String>,
    pub possessives: Vec<String>,
    pub plurals: Vec<(String, String, usize)>,
}

/// How words are brought to one form.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Stems {
    pub exceptions: Vec<(String, String)>,
    pub endings: Vec<(String, String)>,
    pub spellings: Vec<(String, String)>,
}

/// What the features of the sequence model know of a language.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Detector {
    pub announce: Vec<String>,
}

/// Numbers in words.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Numbers {
    /// From one on; several words of one number are divided by spaces.
    pub cardinals: Vec<String>,
}

/// What résumés write.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Resume {
    pub function_words: Vec<String>,
    pub months: Vec<String>,
    pub seasons: BTreeMap<String, u8>,
    pub present: Vec<String>,
    pub range: Vec<String>,
    pub since: Vec<String>,
    pub opens: Vec<String>,
    pub until: Vec<String>,
    pub vague: Vec<String>,
    pub inner: Vec<String>,
    pub year_marks: Vec<String>,
    pub durations: Vec<String>,
    pub knowledge: Vec<String>,
    pub honorifics: Vec<String>,
    pub trades_as_names: Vec<String>,
    pub aliases: Vec<String>,
    pub files: FileWords,
    pub lists: ListWords,
    pub heading_modifiers: Vec<String>,
    pub labels: Lists,
    pub place_marks: Lists,
    pub headings: Lists,
    pub cues: Cues,
}

/// What programs and templates write about a file, and no person.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FileWords {
    pub untitled: Vec<String>,
    pub nobody: Vec<String>,
    pub accounts: Vec<String>,
}

/// Words in and before the lists of skills.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ListWords {
    pub and: Vec<String>,
    pub announces: Vec<String>,
    pub claims: Vec<String>,
    pub open_ends: Vec<String>,
}

/// Words that tell what a piece of text is.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cues {
    pub title: Vec<String>,
    pub title_endings: Vec<String>,
    pub company: Vec<String>,
    pub company_endings: Vec<String>,
    pub school: Vec<String>,
    pub school_endings: Vec<String>,
    pub at: Vec<String>,
    pub opening_at: Vec<String>,
    #[serde(rename = "in")]
    pub within: Vec<String>,
    pub faculties: Vec<String>,
    pub studied: Vec<String>,
    pub studied_at: Vec<String>,
    pub studied_from: Vec<String>,
    pub of_field: Vec<String>,
    pub beside_year: Vec<String>,
    pub at_school: Vec<String>,
    pub held: Vec<String>,
    pub held_as: Vec<String>,
    pub held_in: Vec<String>,
    pub engagements: Vec<String>,
    pub no_degree: Vec<String>,
    pub results: Vec<String>,
    pub deeds: Vec<String>,
    pub deed_endings: Vec<String>,
}

/// Degrees by level: of résumés and postings, and of either alone.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Degrees {
    pub studied: Lists,
    pub asked: Lists,
    #[serde(flatten)]
    pub both: Lists,
}

/// Words that the program writes into a copy.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Plain {
    pub other: String,
}
