//! Lines on which one sign stands for every break that is lost: `Duties • Bake bread • Profile • Five years of baking`.

use super::glue::is_heading;
use super::mending::Edit;
use crate::text::signs::{is_bullet, is_dash};
use std::ops::Range;

/// Signs on a line; fewer of them divide the parts of a head (`Leeds • Full-time • £30k`).
const LISTED: usize = 3;
/// Headings between the signs; one alone may be an item by its name.
const HEADINGS: usize = 2;

/// The breaks to put in place of such signs, in order.
pub(super) fn breaks(text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let signs = signs(line).into_iter();
        edits.extend(signs.map(|sign| (start + sign.start..start + sign.end, "\n".into())));
        start += line.len() + 1;
    }
    edits
}

/// The signs of a line that divide headings from what they head, and not only the items of lists, with the space
/// around them.
fn signs(line: &str) -> Vec<Range<usize>> {
    let is_sign = |c: char| !c.is_ascii() && is_bullet(c) && !is_dash(c);
    let Some(sign) = line.chars().find(|&c| is_sign(c)) else { return Vec::new() };
    let mut signs: Vec<Range<usize>> = Vec::new();
    let mut pieces: Vec<&str> = Vec::new();
    let mut from = 0;
    for (at, found) in line.match_indices(sign) {
        let (before, after) = (line.get(from..at).unwrap_or_default(), line.get(at + found.len()..));
        let after = after.unwrap_or_default();
        if before.ends_with(' ') && after.starts_with(' ') && !before.trim().is_empty() {
            pieces.push(before);
            signs.push(from + before.trim_end().len()..line.len() - after.trim_start().len());
            from = at + found.len();
        }
    }
    pieces.push(line.get(from..).unwrap_or_default());
    let headings = pieces.iter().filter(|piece| is_heading(piece)).count();
    if signs.len() >= LISTED && headings >= HEADINGS { signs } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::breaks;
    use crate::posting::repair::mending::Mending;

    fn read(text: &str) -> String {
        let mut mending = Mending::new(text.to_owned());
        mending.make(&breaks(text));
        mending.text().to_owned()
    }

    #[test]
    fn a_sign_between_headings_and_items_is_a_break() {
        assert_eq!(
            read("Baker • Duties • Bake bread • Keep the oven • Requirements: • Five years of baking"),
            "Baker\nDuties\nBake bread\nKeep the oven\nRequirements:\nFive years of baking"
        );
    }

    #[test]
    fn signs_of_a_list_and_of_a_head_stay() {
        for line in
            ["Leeds • Full-time • £30k • Oven & Sons", "Requirements: • Rye • Oat • Spelt", "• Rye • Oat"]
        {
            assert_eq!(read(line), line);
        }
    }
}
