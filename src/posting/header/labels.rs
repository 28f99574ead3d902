//! `Company: X`, `Location  Y`, a label with its value below, `… now hiring X`.

use super::super::page::Page;
use super::super::vocabulary::{Head, Vocabulary};
use super::model::Header;
use super::place::{bare, could_be_place, is_place, trimmed};
use crate::text::signs::is_separator;

/// A value has at most this many words.
const WORDS: usize = 9;

/// Labels of the lines around the title.
pub(super) fn near(page: &Page, lines: &[usize], header: &mut Header) {
    let title = header.line;
    for &index in lines.iter().chain(title.iter()) {
        let Some(line) = page.lines.get(index) else { continue };
        for (at, length, head) in Vocabulary::builtin().head.find(&line.words) {
            let (Some(last), Some(next)) = (line.words.get(at + length - 1), line.words.get(at + length))
            else {
                continue;
            };
            let gap = page.text.get(last.end..next.start).unwrap_or_default();
            let wide = gap.contains(':') || gap.contains("  ") || gap.contains('\t');
            // `Employer Details Oven Ltd`
            let phrase = head == Head::Company && length > 1;
            let labels = wide && at == 0 && head != Head::Hiring || phrase || head == Head::Hiring && at > 0;
            if labels {
                let value = page.text.get(next.start..line.span.end()).unwrap_or_default();
                set(header, head, value);
            }
        }
    }
}

/// Labels of employer and place wherever they stand, with the value behind a colon or on the next line.
pub(super) fn anywhere(page: &Page, header: &mut Header) {
    for (index, line) in page.lines.iter().enumerate().filter(|(_, line)| !line.frame) {
        let Some((length, head)) = Vocabulary::builtin().head.at(&line.words, 0) else { continue };
        let Some(last) = line.words.get(length.saturating_sub(1)) else { continue };
        let rest = page.text.get(last.end..line.span.end()).unwrap_or_default();
        let value = match rest.trim_start().strip_prefix(':').map(str::trim) {
            Some(value) if !value.is_empty() => value,
            _ if line.words.len() == length => {
                let below = (index + 1..page.lines.len()).find(|&at| !page.line(at).is_empty());
                below.map(|at| page.line(at)).filter(|value| is_place(value)).unwrap_or_default()
            }
            _ => continue,
        };
        match head {
            Head::Place if could_be_place(value) => set(header, head, bare(value)),
            Head::Company => set(header, head, value),
            _ => {}
        }
    }
}

fn set(header: &mut Header, head: Head, value: &str) {
    let value = value.split(|c| c == '\t' || is_separator(c)).next().unwrap_or_default().trim();
    let (slot, value) = match head {
        Head::Company | Head::Hiring => (&mut header.company, value),
        Head::Place => (&mut header.location, trimmed(value)),
        _ => return,
    };
    if slot.is_none() && !value.is_empty() && value.split_whitespace().count() <= WORDS {
        *slot = Some(value.to_owned());
    }
}

/// `Lieu : Tours`: a line that says what it is, and is no employer's name.
pub(super) fn is_labelled(page: &Page, index: usize) -> bool {
    let Some(line) = page.lines.get(index) else { return false };
    let colon = page.line(index).find(':');
    // A label in words that no list has is one, too (`Job number: 4711`).
    let early = colon.is_some_and(|at| {
        page.line(index).get(..at).is_some_and(|head| head.split_whitespace().count() <= 3)
    });
    early && line.words.len() > 1
}
