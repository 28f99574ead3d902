//! Lines that come again on another page: a running head or foot belongs to no section.

use crate::reading::Reading;
use crate::text::fold::squeeze;
use std::collections::{BTreeMap, BTreeSet};

/// Lines at either end of a page among which a running head or foot is looked for.
const LINES_AT_EDGE: usize = 2;

/// The lines of heads and feet, by number. The head of the first page is where the person's name stands.
pub fn running(reading: &Reading) -> BTreeSet<usize> {
    let mut pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, line) in reading.lines.iter().enumerate() {
        if let Some(page) = line.page {
            pages.entry(page).or_default().push(index);
        }
    }
    let edges = |lines: &[usize]| -> (Vec<usize>, Vec<usize>) {
        let head = lines.iter().take(LINES_AT_EDGE).copied().collect();
        let foot = lines.iter().skip(LINES_AT_EDGE).rev().take(LINES_AT_EDGE).copied().collect();
        (head, foot)
    };
    let mut heads: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut feet: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for lines in pages.values() {
        let (head, foot) = edges(lines);
        for index in head {
            heads.entry(key(reading, index)).or_default().push(index);
        }
        for index in foot {
            feet.entry(key(reading, index)).or_default().push(index);
        }
    }
    let again = |lines: &&Vec<usize>| lines.len() > 1;
    let heads = heads.values().filter(again).flatten().copied();
    let first_page = |index: &usize| reading.lines.get(*index).is_some_and(|line| line.page == Some(1));
    let heads = heads.filter(|index| !first_page(index));
    heads.chain(feet.values().filter(again).flatten().copied()).collect()
}

/// The line's letters: its page number and spacing change.
fn key(reading: &Reading, index: usize) -> String {
    let text = reading.lines.get(index).map_or("", |line| line.span.of(&reading.text));
    squeeze(text).chars().filter(|c| !c.is_ascii_digit()).collect()
}
