//! Characters of symbol fonts.

/// The code point that `w:sym` is stored with. Word writes symbol fonts in the private-use area from
/// U+F000 on (ECMA-376 part 1, 17.3.3.30); only what every symbol font has at the same place, the
/// bullet, is given its ordinary code point.
pub fn seen(font: &str, symbol: char) -> char {
    match (font, symbol) {
        ("Symbol", '\u{f0b7}') => '\u{2022}',
        _ => symbol,
    }
}
