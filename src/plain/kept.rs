//! That nothing is dropped, whatever became of the pieces: words of the reference are counted in the copy.

use super::used::shown;
use crate::reading::{Line, Reading};
use crate::text::words::runs;
use std::collections::{BTreeMap, BTreeSet};

/// Lines below a broken word among which its second half is looked for: dates and the like may stand
/// between.
const BELOW: usize = 3;

/// The lines of a reference that hold a word which some texts have less often than the reference.
/// Halves of a word that a line end broke count as that word.
pub(super) fn lines_with_lost_words<'a>(
    reference: &'a Reading,
    counted: impl Fn(usize) -> bool,
    texts: &[&str],
) -> Vec<&'a Line> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in texts.iter().flat_map(|text| whole_words(text)) {
        *left.entry(word).or_default() += 1;
    }
    let whole: BTreeSet<&str> = left.keys().copied().collect();
    let lines: Vec<String> =
        reference.lines.iter().map(|line| shown(line.span.of(&reference.text))).collect();
    let halves = halves(&lines, &whole);
    let mut lost = Vec::new();
    for (index, (line, text)) in reference.lines.iter().zip(&lines).enumerate() {
        let mut is_lost = |word: &str| match left.get_mut(word) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => !halves.contains(&(index, word)),
        };
        let lost_words = whole_words(text).filter(|word| is_lost(word)).count();
        if lost_words > 0 && counted(index) {
            lost.push(line);
        }
    }
    lost
}

/// The halves of broken words that are whole elsewhere, each with the number of its line.
fn halves<'t>(lines: &'t [String], whole: &BTreeSet<&str>) -> BTreeSet<(usize, &'t str)> {
    let mut halves = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let broken = line.split(' ').filter(|word| word.ends_with(['-', '\u{2010}']));
        for first in broken.filter_map(|word| whole_words(word).last()) {
            for (below, line) in lines.iter().enumerate().skip(index + 1).take(BELOW) {
                let Some(second) = whole_words(line).next() else { continue };
                if whole.contains(format!("{first}{second}").as_str()) {
                    halves.extend([(index, first), (below, second)]);
                }
            }
        }
    }
    halves
}

fn whole_words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    runs(text).map(|run| run.of(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn lost(lines: &[&str], copy: &[&str]) -> Vec<String> {
        let text = lines.join("\n");
        let mut start = 0;
        let line = |line: &&str| {
            let span = Span::within(&text, start, start + line.len());
            start += line.len() + 1;
            Line { span, ..Line::default() }
        };
        let lines = lines.iter().map(line).collect();
        let reference = Reading { text: text.clone(), lines, ..Reading::default() };
        let lost = lines_with_lost_words(&reference, |_| true, copy);
        lost.into_iter().map(|line| line.span.of(&text).to_owned()).collect()
    }

    #[test]
    fn a_word_that_is_there_less_often_is_lost() {
        assert_eq!(lost(&["Go, Rust", "Go"], &["Rust: Go", "Go"]), [""; 0]);
        assert_eq!(lost(&["Go, Rust", "Go"], &["Rust", "Go"]), ["Go"]);
    }

    #[test]
    fn a_broken_word_that_is_whole_is_there() {
        assert_eq!(lost(&["in Mün- 2017", "ster, Germany"], &["2017 in Münster", "Germany"]), [""; 0]);
        assert_eq!(lost(&["in Mün- 2017", "ster"], &["2017 in"]), ["in Mün- 2017", "ster"]);
    }
}
