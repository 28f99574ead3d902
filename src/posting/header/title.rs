//! The job's title.

use super::super::LineSection;
use super::super::page::Page;
use super::super::section::heading;
use super::super::sexes::is_for_all;
use super::super::vocabulary::{Head, Vocabulary};
use super::line::{asks, has_legal_form, is_address};
use super::place::is_place;
use crate::lexicon::{Token, tokens};
use crate::text::signs::{is_dash, is_separator};

/// A title has at most this many words; the longest in the development postings has 11.
const WORDS: usize = 16;
/// A title that only its place at the top tells has at most this many words.
const PLAIN_WORDS: usize = 8;
/// Words that a board puts behind a title.
const BOARD_WORDS: usize = 2;
/// What a title with a mark of gender scores more: no other line has one at its end.
const GENDER: i32 = 6;

/// The line of the title, and the title.
pub(super) fn title(page: &Page, lines: &[usize]) -> Option<(usize, String)> {
    let best = lines
        .iter()
        .filter_map(|&index| {
            let (title, named) = title_of(page, index)?;
            let labelled = page.line(index).ends_with(&title) && page.line(index).len() > title.len();
            let score = score(page, index, &title) + if named { 4 } else { 0 } + if labelled { 4 } else { 0 };
            Some((score, std::cmp::Reverse(index), title))
        })
        .max_by_key(|(score, index, _)| (*score, *index));
    best.map(|(_, index, title)| (index.0, title))
}

/// The first line that is a post with its mark for all sexes, wherever it stands.
pub(super) fn for_all(page: &Page) -> Option<(usize, String)> {
    let marked = |&index: &usize| is_for_all(page.line(index));
    let found = (0..page.lines.len()).filter(marked).find_map(|index| Some((index, title_of(page, index)?)));
    found.map(|(index, (title, _))| (index, title))
}

/// The line as a title, without the words that boards put around it, and whether it names a known kind
/// of post. Other lines are titles only where the page marks or repeats them.
fn title_of(page: &Page, index: usize) -> Option<(String, bool)> {
    let vocabulary = Vocabulary::builtin();
    let line = page.lines.get(index)?;
    let mut text = page.line(index);
    let mut labelled = false;
    // `Now hiring: Baker`; `… – now hiring X` names the employer.
    if let Some((length, head)) = vocabulary.head.at(&line.words, 0)
        && matches!(head, Head::Title | Head::Hiring)
        && let Some(next) = line.words.get(length)
        && page.text.get(..next.start).is_some_and(|head| head.trim_end().ends_with(':'))
    {
        text = page.text.get(next.start..line.span.end())?;
        labelled = true;
    }
    let whole = text.len();
    let noise = vocabulary
        .head
        .find(&line.words)
        .into_iter()
        .find(|&(at, _, head)| at > 0 && matches!(head, Head::Noise | Head::Company | Head::Hiring));
    if let Some(word) = noise.and_then(|(at, ..)| line.words.get(at))
        && let Some(end) = (text.len() + word.start).checked_sub(line.span.end())
    {
        text = text.get(..end).unwrap_or(text);
    }
    // `Join a company that bakes`: what is left of a sentence is no title.
    let left = text.len() < whole && text.ends_with(' ');
    let cut = strip_noise(text);
    let words = tokens(&cut);
    let gender = is_for_all(&cut);
    let named = gender
        || words.iter().any(|word| vocabulary.names_post(word))
        || first_names_post(page, index, &words);
    let fits = !words.is_empty() && words.len() <= WORDS && !cut.ends_with(['.', '?', '!', ':']);
    let clean = !cut.contains(['>', '$', '€', '[', '"', '▸', '▾', '£', '«'])
        && (!line.bullet || gender)
        && !is_address(&cut);
    let shown = named
        || labelled
        || (!left && repeats(page, &cut) >= 3)
        || (line.marked && !left && !cut.contains(". "))
        || heads_place(page, index) && words.len() <= PLAIN_WORDS;
    let starts = cut.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || first_names_post(page, index, &words);
    // `ETL: Airbyte`: a label that no list has.
    let label = !labelled
        && !gender
        && cut.find(':').is_some_and(|at| cut.get(..at).is_some_and(|head| tokens(head).len() <= 3));
    let other = asks(page, index)
        || is_place(&cut)
        || stands_below_place(page, index)
        || heading(page, index, vocabulary).is_some_and(|section| section != LineSection::Other) && !named;
    (shown && fits && clean && starts && !label && !other).then_some((cut, named))
}

/// Whether a line is what a label of a place stands above.
fn stands_below_place(page: &Page, index: usize) -> bool {
    let above = (0..index).rev().find(|&at| !page.line(at).is_empty());
    let words = above.and_then(|at| page.lines.get(at)).map(|line| line.words.as_slice()).unwrap_or_default();
    let label = Vocabulary::builtin().head.at(words, 0);
    label.is_some_and(|(length, head)| head == Head::Place && length == words.len())
}

/// Whether a line is the first of all, with a place right below it.
fn heads_place(page: &Page, index: usize) -> bool {
    let mut written = (0..page.lines.len()).filter(|&at| !page.line(at).is_empty());
    written.next() == Some(index)
        && written.next().is_some_and(|next| is_place(page.line(next)))
        && !has_legal_form(page.line(index))
}

/// Whether the first line of all names a post in the words of any language that résumés are read in.
fn first_names_post(page: &Page, index: usize, words: &[Token]) -> bool {
    let first = (0..page.lines.len()).find(|&at| !page.line(at).is_empty()) == Some(index);
    let posts = &Vocabulary::builtin().posts;
    first
        && words.len() <= PLAIN_WORDS
        && words.iter().any(|word| posts.contains(&word.norm) || posts.contains(&word.key))
}

/// `Urgent! Baker Job Opening In Rome – Now Hiring X` → `Baker`.
fn strip_noise(text: &str) -> String {
    let mut text = text.trim();
    if let Some((shout, rest)) = text.split_once("! ")
        && shout.split_whitespace().count() <= 2
    {
        text = rest;
    }
    let digits = |tail: &str| tail.contains(|c: char| c.is_ascii_digit());
    for mark in [" - ", " – ", " — ", " | ", " $", " £", " €"] {
        let money =
            |tail: &str| (mark.contains(['$', '£', '€']) || tail.contains(['$', '€', '£'])) && digits(tail);
        text = text.split_once(mark).filter(|(_, tail)| money(tail)).map_or(text, |(head, _)| head);
    }
    let edge = |c: char| matches!(c, ',' | '#') || is_dash(c) || is_separator(c);
    text.trim().trim_end_matches(|c: char| edge(c) || c.is_whitespace()).to_owned()
}

/// The lines that hold a text.
fn repeats(page: &Page, text: &str) -> usize {
    let lower = text.to_lowercase();
    page.lines.iter().filter(|line| line.span.of(&page.text).to_lowercase().contains(&lower)).count()
}

/// A title is repeated over the page (breadcrumbs, buttons), stands alone on its line, and has no
/// separators of a menu.
fn score(page: &Page, index: usize, title: &str) -> i32 {
    let repeats = repeats(page, title);
    // A word or two of the board's behind it change nothing (`Baker - job post`).
    let rest = page.line(index).strip_prefix(title);
    let alone = rest.is_some_and(|rest| tokens(rest).len() <= BOARD_WORDS);
    let menu = title.matches('|').count() as i32 + title.matches(" · ").count() as i32;
    let marked = page.lines.get(index).is_some_and(|line| line.marked);
    2 * (repeats.min(4) as i32)
        + i32::from(alone) * 2
        + i32::from(is_for_all(title)) * GENDER
        + i32::from(marked) * 2
        - 4 * menu
        - i32::from(title.split_whitespace().count() > 10)
}
