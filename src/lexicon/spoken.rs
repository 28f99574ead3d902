//! Names of spoken languages in the languages that we know.

use super::table::Words;

/// Written by the build script.
static SPOKEN: Spoken = include!(concat!(env!("OUT_DIR"), "/spoken.rs"));

struct Spoken {
    english: &'static [&'static str],
    /// Names in any language, in lower case, with the place of the English one.
    names: Words<u8>,
    /// Exams, likewise.
    exams: Words<u8>,
}

/// The English name of a language, from one or two words of any language we know.
pub fn language_name(words: &str) -> Option<&'static str> {
    SPOKEN.english.get(usize::from(SPOKEN.names.get(words)?)).copied()
}

/// The English name of the language that an exam is of, from the words of its name as they are compared.
pub fn examined_language(exam: &str) -> Option<&'static str> {
    SPOKEN.english.get(usize::from(SPOKEN.exams.get(exam)?)).copied()
}

#[cfg(test)]
mod tests {
    use super::language_name;

    #[test]
    fn other_languages_name_them_too() {
        assert_eq!(language_name("anglais"), Some("English"));
        assert_eq!(language_name("english"), Some("English"));
        assert_eq!(language_name("bahasa melayu"), Some("Malay"));
        assert_eq!(language_name("němčina"), Some("German"));
        assert_eq!(language_name("klingon"), None);
    }
}
