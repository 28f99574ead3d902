//! Forms in which words are compared. The build script shares this file: it writes the vocabulary in
//! these forms.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// In lower case and without diacritics, as people write where capitals or a keyboard drop them; a
/// Turkish dotless i counts as i.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    // Nothing of ASCII is taken apart, or changes its place, by what stands beside it.
    while let Some((ascii, other)) = rest.find(|c: char| !c.is_ascii()).map(|at| rest.split_at(at)) {
        let (other, after) = other.split_at(other.find(|c: char| c.is_ascii()).unwrap_or(other.len()));
        folded.extend(ascii.chars().map(|c| c.to_ascii_lowercase()));
        fold_into(&mut folded, other);
        rest = after;
    }
    folded.extend(rest.chars().map(|c| c.to_ascii_lowercase()));
    folded
}

fn fold_into(folded: &mut String, text: &str) {
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
}

/// Whether a character is a letter, or a sign above, below or between letters that a word is not spelled without, as
/// Indian scripts have.
pub fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

/// Letters and digits only, folded; `&` counts as nothing, as `and` does between words of a
/// heading is part of the vocabulary.
pub fn squeeze(text: &str) -> String {
    let mut squeezed = fold(text);
    squeezed.retain(char::is_alphanumeric);
    squeezed
}
