//! Labels in capitals that no list has: `PLACE: Leeds`.

/// Letters of a label; acronyms have fewer.
const SHOUTED: usize = 5;
/// Bytes of such a label.
const LABEL: usize = 60;

/// The byte after the colon of the label in capitals that begins at a byte.
pub(super) fn shouted(line: &str, at: usize) -> Option<usize> {
    let rest = line.get(at..)?;
    let colon = rest.find(':').filter(|&colon| colon <= LABEL)?;
    let label = rest.get(..colon)?;
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    let plain =
        label.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '/' | '&' | '-' | '(' | ')' | ','));
    let follows = rest.get(colon + 1..).is_some_and(|rest| !rest.starts_with("//"));
    (plain && letters >= SHOUTED && follows).then_some(at + colon + 1)
}

/// Labels in capitals in the middle of a line, behind the end of something else.
pub(super) fn labels(line: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, _) in line.char_indices().filter(|(_, c)| c.is_uppercase()) {
        let before = line.get(..at).unwrap_or_default();
        let ended = before
            .trim_end()
            .ends_with(|c: char| c.is_lowercase() || matches!(c, '.' | ';' | ')' | '!' | '?'));
        if at < done || !before.ends_with(char::is_whitespace) || !ended {
            continue;
        }
        if let Some(end) = shouted(line, at) {
            found.push(at);
            done = end;
        }
    }
    found
}
