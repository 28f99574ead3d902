//! The lines of a text that findings point to, cut and made safe for a terminal, with line numbers
//! kept.

use super::survival::clip;
use crate::span::Span;
use crate::wording::visible;
use miette::{LabeledSpan, NamedSource};
use unicode_width::UnicodeWidthStr;

/// A line of text in a drawing of some width.
#[derive(Debug, Clone, Copy)]
struct Room {
    /// Characters of a line that is shown whole.
    whole: usize,
    /// Characters of context kept on either side of an underlined piece of a longer line.
    context: usize,
}

impl Room {
    /// What a drawing of some columns has for text: line numbers and their border take six.
    fn within(width: usize) -> Self {
        let whole = width.saturating_sub(6).clamp(24, 100);
        Self { whole, context: whole / 3 }
    }
}

/// A text with underlines, ready for the renderer.
#[derive(Debug)]
pub struct Snippet {
    /// Every line of the text, those without a label empty.
    pub source: NamedSource<String>,
    /// The underlines, in bytes of `source`.
    pub labels: Vec<LabeledSpan>,
}

/// Cuts `text` down to the lines that `marks` underline.
///
/// Lines without a mark become empty, so that line numbers stay right and a huge text costs little.
/// A mark over several lines underlines its part of the first line that has any.
pub fn cut(name: &str, text: &str, marks: &[(Span, &str)], width: usize) -> Snippet {
    let room = Room::within(width);
    let mut marks: Vec<(Span, &str)> =
        marks.iter().map(|(span, label)| (first_line(*span, text), *label)).collect();
    marks.sort();
    let mut shown = String::new();
    let mut labels = Vec::new();
    let mut marks = marks.into_iter().peekable();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        let mut here = Vec::new();
        while let Some(mark) = marks.next_if(|(span, _)| span.start() <= end) {
            here.push(mark);
        }
        if !here.is_empty() {
            show_line(line, start, &here, room, &mut shown, &mut labels);
        }
        if marks.peek().is_none() {
            break;
        }
        shown.push('\n');
        start = end + 1;
    }
    // The renderer does not draw a label at the very end of a text.
    shown.push_str(" \n");
    Snippet { source: NamedSource::new(visible(name), shown), labels }
}

fn first_line(span: Span, text: &str) -> Span {
    let span = span.trimmed(text);
    let line = span.of(text).split('\n').next().unwrap_or_default();
    Span::within(text, span.start(), span.start() + line.len())
}

/// Writes one line with its marks; long stretches without marks are cut out, and so are marks for which
/// there is no room: they are in the other formats.
fn show_line(
    line: &str,
    start: usize,
    marks: &[(Span, &str)],
    room: Room,
    shown: &mut String,
    labels: &mut Vec<LabeledSpan>,
) {
    let whole = line.width() <= room.whole;
    let first_column = shown.len();
    let mut at = 0;
    for (index, (span, label)) in marks.iter().enumerate() {
        let from = (span.start().saturating_sub(start)).clamp(at, line.len());
        let to = (span.end().saturating_sub(start)).clamp(from, line.len());
        let before = line.get(at..from).unwrap_or_default();
        let before =
            visible(&if whole { before.to_owned() } else { elide(before, index == 0, room.context) });
        let marked = visible(line.get(from..to).unwrap_or_default());
        let column = shown.get(first_column..).unwrap_or_default().width() + before.width();
        if index > 0 && !whole && column + marked.width() > room.whole {
            shown.push('…');
            return;
        }
        shown.push_str(&before);
        let begin = shown.len();
        shown.push_str(&clip(&marked, room.whole.saturating_sub(column).max(room.context)));
        if shown.len() == begin {
            shown.push(' ');
        }
        // The label stands at the middle of its mark, behind a hook.
        let beside = column + marked.width() / 2 + 4;
        let label = clip(&visible(label), room.whole.saturating_sub(beside).max(room.context));
        labels.push(LabeledSpan::new((!label.is_empty()).then_some(label), begin, shown.len() - begin));
        at = to;
    }
    let rest = visible(line.get(at..).unwrap_or_default());
    let left = room.whole.saturating_sub(shown.get(first_column..).unwrap_or_default().width());
    shown.push_str(&if whole { rest } else { clip(&rest, left.min(room.context)) });
}

/// The part of a stretch before a mark that gives context.
fn elide(before: &str, first: bool, context: usize) -> String {
    let length = before.chars().count();
    if length <= context + 1 {
        return before.to_owned();
    }
    let (head, tail) = if first { (0, context) } else { (context / 2, context / 2) };
    let start: String = before.chars().take(head).collect();
    let end: String = before.chars().skip(length - tail).collect();
    format!("{start}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(snippet: &Snippet, index: usize) -> &str {
        let label = &snippet.labels[index];
        &snippet.source.inner()[label.offset()..label.offset() + label.len()]
    }

    #[test]
    fn the_label_stays_on_its_text() {
        let text = "first\nthe é word\nlast";
        let at = text.find("word").unwrap();
        let snippet = cut("cv", text, &[(Span::within(text, at, at + 4), "here")], 100);
        assert_eq!(labelled(&snippet, 0), "word");
        assert_eq!(snippet.source.inner(), "\nthe é word \n");
    }

    #[test]
    fn long_lines_are_cut_around_labels() {
        let text = format!("{}needle{}", "a".repeat(500), "b".repeat(500));
        let snippet = cut("cv", &text, &[(Span::within(&text, 500, 506), "")], 100);
        assert_eq!(labelled(&snippet, 0), "needle");
        assert!(snippet.source.inner().chars().count() < 80);
    }

    #[test]
    fn overlapping_and_empty_marks_do_not_panic() {
        let text = "a\u{1b}b\n\nc";
        let spans = [(0, 3), (1, 2), (3, 3), (5, 6), (6, 6)];
        let marks: Vec<(Span, &str)> = spans.iter().map(|&(s, e)| (Span::within(text, s, e), "x")).collect();
        let snippet = cut("cv", text, &marks, 40);
        assert_eq!(snippet.labels.len(), 5);
        assert!(!snippet.source.inner().contains('\u{1b}'));
    }
}
