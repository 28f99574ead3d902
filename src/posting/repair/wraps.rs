//! What a program put around a text or for its line breaks: cells of tables, quotes of mails.

use super::mending::Edit;

/// A text with so few line breaks and so many written as `\n` has lost them. An advert of one cell has none of the
/// one and dozens of the other; a text that explains `\n` to programmers has both.
const BREAKS: usize = 3;
/// Lines that begin with `>` out of a hundred, from which on a text is a quoted mail: answers stand between them.
const QUOTED: usize = 60;

/// Line breaks, tabs and quotation marks written as in a cell of a table or a JSON string.
pub(super) fn escapes(text: &str) -> Vec<Edit> {
    let written = text.matches("\\n").count();
    if written < BREAKS || text.trim_end().matches('\n').count() >= BREAKS {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    let quoted = end > start + 1 && text.trim().starts_with('"') && text.trim().ends_with('"');
    if quoted {
        edits.push((start..start + 1, "".into()));
    }
    let mut skip = 0;
    for (at, _) in text.match_indices('\\') {
        if at < skip {
            continue;
        }
        let sign = match text.as_bytes().get(at + 1) {
            Some(b'n') => "\n",
            Some(b'r') => "",
            Some(b't') => "\t",
            Some(b'"') => "\"",
            _ => continue,
        };
        edits.push((at..at + 2, sign.into()));
        skip = at + 2;
    }
    if quoted && edits.last().is_none_or(|(range, _)| range.end < end) {
        edits.push((end - 1..end, "".into()));
    }
    edits
}

/// The marks of a quoted mail.
pub(super) fn quotes(text: &str) -> Vec<Edit> {
    if !text.contains("\n>") {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let (mut lines, mut start) = (0, 0);
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            lines += 1;
        }
        let marks = line.bytes().take_while(|byte| matches!(byte, b'>' | b' ')).count();
        let deep = line.get(..marks).unwrap_or_default().rfind('>').map(|last| last + 1);
        if let Some(marks) = deep.filter(|_| line.starts_with('>')) {
            let space = usize::from(line.get(marks..).is_some_and(|rest| rest.starts_with(' ')));
            edits.push((start..start + marks + space, "".into()));
        }
        start += line.len();
    }
    if edits.len() * 100 >= lines * QUOTED { edits } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::mending::made;
    use super::{escapes, quotes};

    #[test]
    fn line_breaks_written_out_break_lines() {
        assert_eq!(made("\"Baker\\n\\tBread\\r\\n\\\"Rye\\\"\\n\"", escapes), "Baker\n\tBread\n\"Rye\"\n");
        assert_eq!(made("Split at \\n\nor at \\t", escapes), "Split at \\n\nor at \\t");
    }

    #[test]
    fn a_quoted_mail_is_read_without_its_marks() {
        assert_eq!(made("Look:\n> Baker\n> \n>> - Bread\n> Rye\n", quotes), "Look:\nBaker\n\n- Bread\nRye\n");
        let own = "Baker\n> Bread\nRye\nOat\n";
        assert_eq!(made(own, quotes), own);
    }
}
