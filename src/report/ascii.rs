//! Reports for terminals that know no more than ASCII signs.

/// Typographic signs of ours as ASCII, one for one, so that what is underlined stays underlined. Letters of
/// documents stay: what they are is what a report is about.
pub fn without_typography(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{201c}' | '\u{201d}' => plain.push('"'),
            '\u{2018}' | '\u{2019}' => plain.push('\''),
            '\u{2013}' | '\u{2014}' => plain.push('-'),
            '\u{2026}' => plain.push('~'),
            '\u{27e8}' => plain.push('<'),
            '\u{27e9}' => plain.push('>'),
            '\u{d7}' => plain.push('x'),
            '\u{2022}' => plain.push('*'),
            '\u{2400}'..='\u{2421}' => plain.push('?'),
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::without_typography;

    #[test]
    fn signs_become_ascii_and_letters_stay() {
        assert_eq!(without_typography("\u{201c}caf\u{e9}\u{201d}\u{2026} \u{241b}"), "\"caf\u{e9}\"~ ?");
    }
}
