//! The lines of a text that findings point to, cut and made safe for a terminal, with line numbers
//! kept.

use super::visible;
use crate::span::Span;
use miette::{LabeledSpan, NamedSource};

/// Characters of context kept on either side of an underlined piece of a long line.
const CONTEXT: usize = 32;
/// A line no longer than this is shown whole.
const WHOLE: usize = 100;

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
pub fn cut(name: &str, text: &str, marks: &[(Span, &str)]) -> Snippet {
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
            show_line(line, start, &here, &mut shown, &mut labels);
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

/// Writes one line with its marks; long stretches without marks are cut out.
fn show_line(
    line: &str,
    start: usize,
    marks: &[(Span, &str)],
    shown: &mut String,
    labels: &mut Vec<LabeledSpan>,
) {
    let whole = line.chars().count() <= WHOLE;
    let mut at = 0;
    let begin_of_line = shown.chars().count();
    for (index, (span, label)) in marks.iter().enumerate() {
        // A line with many marks is cut off; its further marks are in the other formats.
        if shown.chars().count() - begin_of_line > WHOLE {
            shown.push('…');
            return;
        }
        let from = (span.start().saturating_sub(start)).clamp(at, line.len());
        let to = (span.end().saturating_sub(start)).clamp(from, line.len());
        let before = line.get(at..from).unwrap_or_default();
        shown.push_str(&visible(&if whole { before.to_owned() } else { elide(before, index == 0) }));
        let begin = shown.len();
        shown.push_str(&visible(line.get(from..to).unwrap_or_default()));
        if shown.len() == begin {
            shown.push(' ');
        }
        let length = shown.len() - begin;
        labels.push(LabeledSpan::new((!label.is_empty()).then(|| visible(label)), begin, length));
        at = to;
    }
    let rest = line.get(at..).unwrap_or_default();
    if whole || rest.chars().count() <= CONTEXT {
        shown.push_str(&visible(rest));
    } else {
        shown.extend(visible(rest).chars().take(CONTEXT));
        shown.push('…');
    }
}

/// The part of a stretch before a mark that gives context.
fn elide(before: &str, first: bool) -> String {
    let length = before.chars().count();
    if length <= CONTEXT + 1 {
        return before.to_owned();
    }
    let (head, tail) = if first { (0, CONTEXT) } else { (CONTEXT / 2, CONTEXT / 2) };
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
        let snippet = cut("cv", text, &[(Span::within(text, at, at + 4), "here")]);
        assert_eq!(labelled(&snippet, 0), "word");
        assert_eq!(snippet.source.inner(), "\nthe é word \n");
    }

    #[test]
    fn long_lines_are_cut_around_labels() {
        let text = format!("{}needle{}", "a".repeat(500), "b".repeat(500));
        let snippet = cut("cv", &text, &[(Span::within(&text, 500, 506), "")]);
        assert_eq!(labelled(&snippet, 0), "needle");
        assert!(snippet.source.inner().chars().count() < 80);
    }

    #[test]
    fn overlapping_and_empty_marks_do_not_panic() {
        let text = "a\u{1b}b\n\nc";
        let spans = [(0, 3), (1, 2), (3, 3), (5, 6), (6, 6)];
        let marks: Vec<(Span, &str)> = spans.iter().map(|&(s, e)| (Span::within(text, s, e), "x")).collect();
        let snippet = cut("cv", text, &marks);
        assert_eq!(snippet.labels.len(), 5);
        assert!(!snippet.source.inner().contains('\u{1b}'));
    }
}
