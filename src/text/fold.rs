//! Forms in which words are compared. The build script shares this file: it writes the vocabulary in
//! these forms.

use unicode_normalization::UnicodeNormalization;

/// In lower case and without diacritics, as people write where capitals or a keyboard drop them; a
/// Turkish dotless i counts as i.
pub fn fold(text: &str) -> String {
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

/// Letters and digits only, folded; `&` counts as nothing, as `and` does between words of a
/// heading is part of the vocabulary.
pub fn squeeze(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
