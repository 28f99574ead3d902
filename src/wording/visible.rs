//! Text taken from a document is never printed raw.

use crate::text::signs::is_invisible;

/// Shows control, escape and invisible characters: `\u{1b}` as `␛`, a zero-width space as `⟨U+200B⟩`.
/// Line feeds and tabs become one space.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\u{a0}' => shown.push(' '),
            '\u{7f}' => shown.push('␡'),
            '\0'..='\u{1f}' => shown.push(char::from_u32(0x2400 + c as u32).unwrap_or('␀')),
            _ if is_unprintable(c) => shown.push_str(&format!("⟨U+{:04X}⟩", c as u32)),
            _ => shown.push(c),
        }
    }
    shown
}

/// What a terminal hides, obeys or cannot show: format characters, C1 controls, separators of lines,
/// private use, annotations and tags.
pub fn is_unprintable(c: char) -> bool {
    is_invisible(c)
        || matches!(c,
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{e000}'..='\u{f8ff}'
            | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn escapes_and_invisibles_are_shown() {
        assert_eq!(visible("a\u{1b}[31mb\0\u{200b}\n"), "a␛[31mb␀⟨U+200B⟩ ");
        assert_eq!(visible("\u{202e}x\u{f0b7}"), "⟨U+202E⟩x⟨U+F0B7⟩");
    }
}
