//! Prompts of a template: text that the file marks as standing for what is still to be typed there. It is on the page, and
//! tells nothing of the person.

use super::vocabulary::vocabulary;
use crate::document::{ContainerId, Document, GlyphId};
use crate::reading::{Line, Reading};
use crate::span::Span;
use crate::text::fold::fold;
use std::borrow::Cow;
use std::ops::Range;

/// Where a reading has prompts.
pub fn prompts(document: &Document, reading: &Reading) -> Vec<Span> {
    let mut marked: Vec<(ContainerId, Range<GlyphId>)> = Vec::new();
    for run in &document.runs {
        let Some(control) = document.prompt_of(run) else { continue };
        let end = run.first_glyph + u32::try_from(run.len()).unwrap_or(u32::MAX);
        match marked.last_mut() {
            Some((last, glyphs)) if *last == control => glyphs.end = end,
            _ => marked.push((control, run.first_glyph..end)),
        }
    }
    let spans = marked.iter().filter_map(|(_, glyphs)| reading.extent(glyphs));
    let spans = spans.map(|span| span.trimmed(&reading.text));
    let mut spans: Vec<Span> = spans.filter(|span| asks(span.of(&reading.text))).collect();
    spans.sort();
    spans
}

/// Whether a prompt asks for something. Templates have headings, labels and words between dates in content controls, too,
/// which mean what they say.
fn asks(prompt: &str) -> bool {
    let vocabulary = vocabulary();
    let word = fold(prompt);
    prompt.chars().any(char::is_alphabetic)
        && vocabulary.heading(prompt).is_none()
        && vocabulary.label(prompt.trim_end_matches(|c: char| !c.is_alphanumeric())).is_none()
        && !vocabulary.is_function_word(&word)
        && !vocabulary.range.contains(&word)
}

/// A reading with blanks in place of prompts, so that all else keeps its place.
pub fn left_out<'a>(document: &Document, reading: &'a Reading) -> Cow<'a, Reading> {
    let prompts = prompts(document, reading);
    if prompts.is_empty() {
        return Cow::Borrowed(reading);
    }
    let mut left = reading.clone();
    let mut text = String::with_capacity(reading.text.len());
    let mut at = 0;
    for prompt in prompts {
        let prompt = Span::within(&reading.text, prompt.start().max(at), prompt.end().max(at));
        text.push_str(reading.text.get(at..prompt.start()).unwrap_or_default());
        let blank = |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
        text.extend(prompt.of(&reading.text).chars().map(blank));
        at = prompt.end();
    }
    text.push_str(reading.text.get(at..).unwrap_or_default());
    left.text = text;
    left.lines = reading.lines.iter().filter_map(|line| without_blanks(line, &left.text)).collect();
    Cow::Owned(left)
}

/// A line without the ends and cells that are blank; none if all of it is.
fn without_blanks(line: &Line, text: &str) -> Option<Line> {
    let span = line.span.trimmed(text);
    let cells = line.cells.iter().map(|cell| cell.trimmed(text)).filter(|cell| !cell.is_empty());
    (!span.is_empty()).then(|| Line { span, cells: cells.collect(), ..line.clone() })
}
