//! Where the advert starts and ends on its page.

use super::heading::heading;
use crate::lexicon::Token;
use crate::posting::LineSection;
use crate::posting::page::Page;
use crate::posting::vocabulary::{End, Vocabulary};
use std::collections::{HashMap, HashSet};

/// A line that stands this often on a page belongs to its frame.
const FRAME_REPEATS: usize = 3;

/// The first line of the advert.
pub(super) fn start(page: &Page, title: Option<usize>, vocabulary: &Vocabulary) -> usize {
    let Some(title) = title else {
        return 0;
    };
    let above: Vec<usize> = (0..title).filter(|&index| !page.line(index).is_empty()).collect();
    let furniture = above.iter().any(|&index| {
        let line = page.lines.get(index);
        let end = line.and_then(|line| vocabulary.ends.first(&line.words));
        end.is_some() || page.line(index).contains(['|', '>', '▾', '▸', '«', '»'])
    });
    // A clean advert has the employer above its title at most.
    if above.len() <= 3 && !furniture { 0 } else { title }
}

/// The index of the first line after the advert.
pub(super) fn end(page: &Page, start: usize, vocabulary: &Vocabulary) -> usize {
    let asks = |index: usize| {
        matches!(
            heading(page, index, vocabulary),
            Some(LineSection::Must | LineSection::Duties | LineSection::Preferred)
        )
    };
    let count = page.lines.len();
    let frame = repeated(page);
    let first = (start..count).find(|&index| asks(index)).unwrap_or(start + 3);
    let mut weak = None;
    for index in (first + 1)..count {
        if asks(index) && weak.is_some() && !after_furniture(page, weak, index) {
            // A button in the middle: the advert goes on.
            weak = None;
        }
        match end_mark(page, index, &frame, vocabulary) {
            Some(End::Strong) => return weak.unwrap_or(index),
            Some(End::Weak) => {
                weak.get_or_insert(index);
            }
            _ => {}
        }
    }
    weak.unwrap_or(count)
}

/// Structured data can be partial: the advert goes on below what it vouches for, if more is asked there.
pub(super) fn after_vouched(page: &Page, next: usize, end: usize, vocabulary: &Vocabulary) -> usize {
    let asks = (next..end).any(|index| {
        matches!(
            heading(page, index, vocabulary),
            Some(LineSection::Must | LineSection::Duties | LineSection::Preferred)
        )
    });
    if asks { end } else { next }
}

/// Whether so much stands between a button and a heading that the heading is another advert's.
fn after_furniture(page: &Page, weak: Option<usize>, index: usize) -> bool {
    let lines = weak.map_or(0, |weak| (weak..index).filter(|&at| !page.line(at).is_empty()).count());
    lines > 12
}

fn end_mark(page: &Page, index: usize, frame: &HashSet<&str>, vocabulary: &Vocabulary) -> Option<End> {
    let line = page.lines.get(index).filter(|line| !line.frame)?;
    if line.words.is_empty() {
        return None;
    }
    let text = page.line(index);
    if frame.contains(text) {
        return Some(End::Strong);
    }
    // A sentence may speak of the same things; a button or heading is short and starts with them.
    let marks = vocabulary.ends.find(&line.words);
    let short = line.words.len() <= 8;
    let early = |at: usize| at == 0 || (short && !text.ends_with('.'));
    let strong = marks.iter().any(|&(at, _, end)| end == End::Strong && early(at) && (short || at == 0));
    let weak = marks.iter().any(|&(at, length, end)| {
        end == End::Weak
            && at == 0
            && (line.words.len() <= length + 3)
            && !line.bullet
            && !text.ends_with('.')
    });
    if strong && !line.bullet { Some(End::Strong) } else { weak.then_some(End::Weak) }
}

/// The short lines that stand so often on the page that they are a menu's.
fn repeated(page: &Page) -> HashSet<&str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let vocabulary = Vocabulary::builtin();
    // An advert may say what it asks more than once.
    let asks = |index: usize, words: &[Token]| {
        heading(page, index, vocabulary).is_some()
            || vocabulary.cues.has(words)
            || vocabulary.triggers.has(words)
    };
    for (index, line) in page.lines.iter().enumerate() {
        let text = line.span.of(&page.text);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if text.len() <= 60 && letters >= 4 && !asks(index, &line.words) {
            *counts.entry(text).or_default() += 1;
        }
    }
    counts.into_iter().filter(|&(_, count)| count >= FRAME_REPEATS).map(|(text, _)| text).collect()
}
