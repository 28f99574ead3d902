//! Running text in a section of skills, and the lists that it announces: `with tools such as Git, Docker and Jira`.

use super::claim::behind_claim;
use super::item;
use crate::document::Rect;
use crate::reading::Line;
use crate::resume::piece::{bare, split_commas};
use crate::resume::vocabulary::vocabulary;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::{is_ideograph, is_separator};
use crate::text::words::{folded_words, words};
use std::collections::BTreeMap;
use std::ops::Range;

/// Words of the shortest running text.
const RUNNING_WORDS: usize = 7;
/// The share of words that only join others from which on a text is running text, and the share from which on it is
/// where its items are as long as parts of sentences. Measured on the skills of 61 real files: lists stay below a tenth.
const RUNNING_SHARE: f64 = 0.25;
const RUNNING_SHARE_OF_LONG: f64 = 0.15;
/// Words of an item, on the mean, from which on it is as long as a part of a sentence.
const LONG_ITEM: usize = 5;
/// The same, where the text ends in a full stop.
const LONG_ITEM_OF_SENTENCE: usize = 3;

/// Chinese characters of the shortest running text: names of skills have some four, lists of them are cut at their commas.
const RUNNING_IDEOGRAPHS: usize = 12;

/// How much of the widest line a line fills that is broken because it is full.
const FULL: f32 = 0.85;

/// The paragraphs of lines, by number: a full line of a PDF goes on below; in a flow every line is a whole one.
pub fn paragraphs(lines: &[Line], text: &str) -> Vec<Range<usize>> {
    let mut columns: BTreeMap<u32, Rect> = BTreeMap::new();
    for (region, bbox) in lines.iter().filter_map(|line| Some((line.region, line.bbox?))) {
        columns.entry(region).and_modify(|column| *column = column.union(bbox)).or_insert(bbox);
    }
    let full = |line: &Line| {
        line.bbox
            .zip(columns.get(&line.region))
            .is_some_and(|(bbox, column)| bbox.x1 - column.x0 >= FULL * (column.x1 - column.x0))
    };
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let begins_small =
        |line: &Line| line.bbox.is_some() && line.span.of(text).starts_with(char::is_lowercase);
    for (index, line) in lines.iter().enumerate() {
        let above = index.checked_sub(1).and_then(|above| lines.get(above));
        let goes_on = above.is_some_and(|above| {
            (full(above) || begins_small(line))
                && line.block == above.block
                && !line.bullet
                && line.region == above.region
                && line.bold == above.bold
                && (line.size - above.size).abs() <= 0.05 * above.size
        });
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on => paragraph.end = index + 1,
            _ => paragraphs.push(index..index + 1),
        }
    }
    paragraphs
}

/// Whether a text is made of sentences about skills rather than a list of them.
pub fn is_running_text(text: &str) -> bool {
    if text.chars().filter(|c| is_ideograph(*c)).count() >= RUNNING_IDEOGRAPHS {
        return true;
    }
    let words = folded_words(text);
    let joins = words.iter().filter(|word| vocabulary().is_function_word(word)).count() as f64;
    let count = words.len();
    let items = text.split(|c| matches!(c, ',' | ';' | ':') || is_separator(c)).count();
    let share = |least: f64| joins >= least * count as f64;
    let is_sentence = text.trim_end().ends_with('.') && count >= LONG_ITEM_OF_SENTENCE * items;
    let is_long = count >= LONG_ITEM * items;
    count >= RUNNING_WORDS
        && !is_labelled_list(text)
        && (share(RUNNING_SHARE) || (share(RUNNING_SHARE_OF_LONG) && is_long) || is_sentence)
}

/// Words of the longest label of a list, and of the longest item in one whose names hold words that only join others:
/// `Control of the costs of the mill`.
const LONGEST_LABEL: usize = 5;
const LONGEST_LISTED: usize = 5;
/// Items without which a colon and commas are no list.
const FEWEST_LISTED: usize = 3;

/// `Care of looms: Oiling, Setting of reeds, Change of warps`: a short label, and short items between commas.
fn is_labelled_list(text: &str) -> bool {
    let Some((label, list)) = text.split_once(':') else { return false };
    let count = |text: &str| text.split_whitespace().count();
    let items = || list.trim_end_matches('.').split([',', ';']);
    (1..=LONGEST_LABEL).contains(&count(label))
        && items().count() >= FEWEST_LISTED
        && items().all(|item| (1..=LONGEST_LISTED).contains(&count(item)) && !item.contains([':', '.']))
}

/// Where a list begins that a piece of text announces in so many words, as `such as` does.
pub fn announces(span: Span, text: &str) -> bool {
    let folded: Vec<String> = words(span.of(text)).map(|word| plain(word.of(span.of(text)))).collect();
    behind_announcement(&folded).is_some()
}

fn behind_announcement(folded: &[String]) -> Option<usize> {
    let announced = |at: usize| {
        let known = |length: &usize| {
            folded.get(at..at + length).is_some_and(|words| vocabulary().announces.contains(&words.join(" ")))
        };
        (1..=2).filter(known).max().map(|length| at + length)
    };
    (0..folded.len()).filter_map(announced).next_back()
}

/// The items of the lists that a text announces: behind `such as`, or behind words that claim a skill, as
/// `experienced in`.
pub fn announced(span: Span, text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for sentence in sentences(span, text) {
        if let Some(start) = list_start(sentence, text) {
            found.extend(named(Span::within(text, start, sentence.end()), text));
        }
    }
    found
}

/// The names at the start of a list, up to the first item that is none.
fn named(list: Span, text: &str) -> Vec<Span> {
    let commas = split_commas(list, text);
    let parts = commas.into_iter().flat_map(|part| item::parts_joined(part, text));
    let parts = parts.flat_map(|part| item::parts_with_slashes(part, text));
    let parts = parts.map(|part| item::without_ends(bare(part, text), text));
    let mut names = Vec::new();
    for part in parts {
        if item::is_open_end(part.of(text)) {
            break;
        }
        if item::is_term(part.of(text)) || is_short_name(part.of(text)) {
            names.push(part);
        } else if !names.is_empty() {
            break;
        }
    }
    names
}

/// Words of the longest name that is taken out of a sentence on its shape alone.
const LONGEST_NAME: usize = 3;

fn is_short_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = text.split('(').next().unwrap_or_default();
    let joins = |word: &&str| vocabulary().is_function_word(&fold(word));
    (1..=LONGEST_NAME).contains(&bare.split_whitespace().count())
        && text.starts_with(|c: char| c.is_uppercase())
        && !words.iter().any(joins)
}

/// Where the list in a sentence begins: behind the last word that announces it.
fn list_start(sentence: Span, text: &str) -> Option<usize> {
    let inner = sentence.of(text);
    let words: Vec<Span> = words(inner).collect();
    let folded: Vec<String> = words.iter().map(|word| plain(word.of(inner))).collect();
    let behind = behind_announcement(&folded).or_else(|| behind_claim(&folded, 0))?;
    Some(sentence.start() + words.get(behind)?.start())
}

fn plain(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// The sentences of a text: cut at full stops and semicolons before white space.
fn sentences(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in inner.char_indices() {
        let end = at + c.len_utf8();
        let ends = matches!(c, '.' | ';')
            && inner.get(end..).is_none_or(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        if ends {
            sentences.push(Span::within(text, span.start() + start, span.start() + at));
            start = end;
        }
    }
    sentences.push(Span::within(text, span.start() + start, span.end()));
    sentences.retain(|sentence| !sentence.of(text).trim().is_empty());
    sentences
}
