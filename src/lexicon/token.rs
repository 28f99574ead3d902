//! Words with their bytes, cut so that `C++`, `C#`, `.NET`, `5+`, `Node.js` and `R&D` stay whole.

use super::spelling::spelling;
use unicode_normalization::UnicodeNormalization;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Lower case, without apostrophes and the dots of abbreviations: `I.V.` is `iv`, `driver's` is `driver`.
    pub norm: String,
    /// [`Token::norm`] without a plural ending; what terms are looked up by.
    pub key: String,
}

/// The words of a text, in order.
///
/// Hyphens and slashes separate words, so `CI/CD`, `CI CD` and `CI-CD` are the same two words; a
/// French elision (`l'anglais`) is two words as well.
pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&(start, first)) = chars.get(at) {
        let opens = first.is_alphanumeric() || opens_with_dot(&chars, at);
        if !opens {
            at += 1;
            continue;
        }
        let next = end_of_word(&chars, at);
        let end = chars.get(next).map_or(text.len(), |&(byte, _)| byte);
        let written = text.get(start..end).unwrap_or_default();
        let norm = normalise(written);
        let key = key_of(written, &norm);
        tokens.push(Token { start, end, norm, key });
        at = next.max(at + 1);
    }
    tokens
}

/// The S of `SaaS` is no plural.
fn key_of(written: &str, norm: &str) -> String {
    let acronym = written.ends_with('S') && written.len() <= 5;
    if acronym { norm.to_owned() } else { singular(norm) }
}

/// The keys of a phrase, joined by spaces: what the index of terms holds.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for token in tokens(text) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&token.key);
    }
    key
}

/// `.NET`, but not the full stop of `end.Next`.
fn opens_with_dot(chars: &[(usize, char)], at: usize) -> bool {
    let is = |index: usize, c: char| chars.get(index).is_some_and(|&(_, found)| found == c);
    let before = at.checked_sub(1).and_then(|before| chars.get(before)).map(|&(_, c)| c);
    is(at, '.')
        && chars.get(at + 1).is_some_and(|&(_, c)| c.is_uppercase())
        && before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '/' | ','))
}

/// The index after the last character of the word that starts at `first`.
fn end_of_word(chars: &[(usize, char)], first: usize) -> usize {
    let char_at = |index: usize| chars.get(index).map(|&(_, c)| c);
    let mut at = first + 1;
    while let Some(c) = char_at(at) {
        let (before, after) = (char_at(at - 1).unwrap_or(' '), char_at(at + 1).unwrap_or(' '));
        let goes_on = match c {
            c if c.is_alphanumeric() || is_mark(c) => true,
            '\'' | '’' => {
                if is_elision(chars.get(first..at).unwrap_or_default(), after) {
                    return at + 1;
                }
                before.is_alphabetic() && after.is_alphabetic()
            }
            '.' => {
                let sentence = before.is_lowercase()
                    && after.is_uppercase()
                    && char_at(at + 2).is_some_and(char::is_lowercase);
                before.is_alphanumeric() && after.is_alphanumeric() && !sentence
            }
            '&' => before.is_uppercase() && after.is_uppercase(),
            ',' => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => false,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    let mut tail = at;
    while matches!(char_at(tail), Some('+' | '#')) {
        tail += 1;
    }
    // `C++11` would be another word; `C++` and `5+` end here.
    if tail > at && !char_at(tail).is_some_and(char::is_alphanumeric) {
        at = tail;
    }
    at
}

/// Combining marks and the soft hyphen belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

fn is_elision(so_far: &[(usize, char)], after: char) -> bool {
    let word: String = so_far.iter().flat_map(|&(_, c)| c.to_lowercase()).collect();
    let after: String = after.to_lowercase().collect();
    let spelling = spelling();
    spelling.elided_before.contains(&after.as_str()) && spelling.elided.contains(&word.as_str())
}

fn normalise(word: &str) -> String {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    // `I²C` is written `I2C`, too, and `é` may come as two characters.
    let lower = word.nfkc().collect::<String>().replace(['’', '\u{ad}'], "'").to_lowercase();
    let mut possessives = spelling().possessives.iter();
    let bare = possessives.find_map(|ending| lower.strip_suffix(ending)).unwrap_or(&lower);
    let letters_and_dots = bare.split('.').all(|piece| piece.chars().count() <= 1);
    let drop_dots = bare.contains('.') && letters_and_dots && bare.chars().any(char::is_alphabetic);
    bare.chars().filter(|&c| c != '\'' && !(drop_dots && c == '.')).collect()
}

/// A word without its plural ending. It need not be a word, only the same for singular and plural.
fn singular(word: &str) -> String {
    if word.chars().count() <= SHORT {
        return word.to_owned();
    }
    let mut singulars = spelling().plurals.iter().filter_map(|(ending, instead, before)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() >= *before)?;
        Some(format!("{stem}{instead}"))
    });
    singulars.next().unwrap_or_else(|| word.to_owned())
}

/// Letters of the longest word that is hardly a plural: `gas`, `SAS`.
const SHORT: usize = 3;

#[cfg(test)]
mod tests {
    use super::{key, tokens};

    fn norms(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.norm).collect()
    }

    #[test]
    fn names_of_tools_stay_whole() {
        assert_eq!(
            norms("C++, C#/.NET 5+ Node.js R&D; F#."),
            ["c++", "c#", ".net", "5+", "node.js", "r&d", "f#"]
        );
    }

    #[test]
    fn abbreviations_lose_their_dots_and_sentences_do_not_merge() {
        assert_eq!(
            norms("I.V. therapy in the U.S. today.Then"),
            ["iv", "therapy", "in", "the", "us", "today", "then"]
        );
    }

    #[test]
    fn raised_digits_and_parted_accents_do_not_matter() {
        assert_eq!(norms("I²C cafe\u{301}"), ["i2c", "café"]);
    }

    #[test]
    fn elisions_and_possessives() {
        assert_eq!(
            norms("l’anglais d'au moins driver's you'll"),
            ["l'", "anglais", "d'", "au", "moins", "driver", "youll"].map(|w| w.trim_end_matches('\''))
        );
    }

    #[test]
    fn plural_and_hyphen_do_not_matter_to_the_key() {
        assert_eq!(key("Hot-work permits"), key("hot work permit"));
        assert_eq!(key("queries and processes"), "query and process");
        assert_eq!(key("analysis, AWS"), "analysis aws");
    }

    #[test]
    fn bytes_are_those_of_the_text() {
        let text = "é: ünï, x";
        let cut: Vec<&str> = tokens(text).iter().map(|t| &text[t.start..t.end]).collect();
        assert_eq!(cut, ["é", "ünï", "x"]);
    }
}
