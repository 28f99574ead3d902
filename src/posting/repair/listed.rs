//! Where the items of a list stand that was put on one line: bullets, numbers, and gaps of blanks.

use crate::text::signs::{is_bullet, is_dash};

/// Dashes and numbers that may be bullets: fewer of them are dashes and numbers.
const LISTED: usize = 3;
/// Bytes of the items of a list on one line; those of a line that is divided by dots are shorter (names of skills, towns).
const ITEM: usize = 40;

/// The bullets and numbers in the middle of a line.
pub(super) struct Listed {
    pub(super) at: Vec<usize>,
    /// How many stand at the end of a word.
    glued: usize,
}

impl Listed {
    /// Of a line with other signs of loss each is one more. Alone they may divide the pieces of a line that is meant
    /// to be one (`Skills: Bread • Rye • Oat`), unless the pieces are long.
    pub(super) fn signs(&self, line: &str, lost: usize) -> usize {
        let long = self.at.len() >= LISTED && line.len() > (self.at.len() + 1) * ITEM;
        if lost > 0 || long || self.glued > 1 { self.at.len() } else { 0 }
    }
}

pub(super) fn listed(line: &str) -> Listed {
    let mut bullets = Vec::new();
    let mut dashes = Vec::new();
    let mut glued = 0;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let rest = line.get(at + c.len_utf8()..).unwrap_or_default();
        let opens = rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '(');
        let first = line.get(..at).is_some_and(|head| head.trim().is_empty());
        if first || !opens {
            before = c;
            continue;
        }
        let ascii = matches!(c, '-' | '*') || is_dash(c);
        let spaced = rest.starts_with(' ');
        let capital = rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        if ascii
            && spaced
            && capital
            && (before == ' ' || before.is_alphanumeric() || matches!(before, ')' | '.' | ';'))
        {
            dashes.push(at);
        } else if !c.is_ascii() && is_bullet(c) && !is_dash(c) && (!points(c) || is_before_items(line, c)) {
            glued += usize::from(!before.is_whitespace());
            bullets.push(at);
        }
        before = c;
    }
    let mut all = bullets;
    if dashes.len() >= LISTED {
        all.extend(dashes);
    }
    let numbers = numbers(line);
    if numbers.len() >= LISTED {
        all.extend(numbers);
    }
    Listed { at: all, glued }
}

/// Whether a sign also leads from one thing to the next, or closes a quotation.
fn points(c: char) -> bool {
    matches!(c, '›' | '»' | '→' | '⇒')
}

/// Whether such a sign stands before items, glued to the end of those before it (`Bake bread» Keep the oven» Sell`).
fn is_before_items(line: &str, sign: char) -> bool {
    let glued = |(at, found): &(usize, &str)| {
        let (before, after) = (line.get(..*at), line.get(at + found.len()..));
        before.is_some_and(|before| before.ends_with(char::is_alphabetic))
            && after.is_some_and(|after| after.starts_with(' '))
    };
    !line.contains(['«', '‹']) && line.match_indices(sign).filter(glued).count() >= LISTED
}

/// `1. … 2. … 3. …`, in that order, and once more from one on.
fn numbers(line: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut wanted = 1;
    let mut from = 0;
    let next = |from: usize, number: usize| {
        let at = line.get(from..)?.find(&format!("{number}."))?;
        Some((from + at, number))
    };
    while let Some((at, number)) = [next(from, wanted), next(from, 1)].into_iter().flatten().min() {
        let length = number.to_string().len() + 1;
        if is_number_of_item(line, at, length) {
            found.push(at);
            wanted = number + 1;
        }
        from = at + length;
    }
    found
}

/// Whether the number with its dot at a byte stands before an item, and not in an amount or a version.
fn is_number_of_item(line: &str, at: usize, length: usize) -> bool {
    let head = line.get(..at).unwrap_or_default();
    // `…, and manuals.9. Keep the till`
    let sentence = head.strip_suffix('.').is_some_and(|head| head.ends_with(char::is_lowercase));
    let apart = head.is_empty()
        || sentence
        || head.ends_with(char::is_lowercase)
            && line.get(at + length..).is_some_and(|rest| rest.starts_with(' '))
        || head.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ','));
    let spaced =
        line.get(at + length..).is_some_and(|rest| rest.starts_with(|c: char| c == ' ' || c.is_alphabetic()));
    apart && spaced
}

/// Gaps of several blanks where breaks were; those behind full stops are habits of typists.
pub(super) fn gaps(line: &str) -> Vec<usize> {
    /// Blanks of a gap behind a word or a semicolon, and behind the end of a sentence.
    const BLANKS: usize = 2;
    const WIDE: usize = 3;
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = line.get(from..).and_then(|rest| rest.find("  ")).map(|at| from + at) {
        let rest = line.get(start..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let before = line.get(..start).and_then(|head| head.chars().next_back());
        let opens = |c: char| c.is_uppercase() || c.is_numeric() || is_dash(c) || is_bullet(c);
        let wide = match before {
            Some('.' | '!' | '?' | ':') => blanks >= WIDE,
            Some(_) => blanks >= BLANKS,
            None => false,
        };
        from = start + blanks;
        if wide && rest.trim_start_matches(' ').starts_with(opens) {
            found.push(from);
        }
    }
    if found.len() >= LISTED { found } else { Vec::new() }
}
