//! `ToUnicode` maps as files hold them (ISO 32000-2, 9.10.3).

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Entries between a `begin` and its `end`, at most (Adobe Technical Note 5014, section 2.3).
const ENTRIES: usize = 100;

/// Bytes of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    One,
    Two,
}

impl Width {
    /// The last code.
    pub fn last(self) -> u32 {
        match self {
            Self::One => 0xff,
            Self::Two => 0xffff,
        }
    }

    fn written(self, code: u32) -> String {
        match self {
            Self::One => format!("<{code:02X}>"),
            Self::Two => format!("<{code:04X}>"),
        }
    }
}

/// Codes one after the other that are mapped to characters one after the other.
struct Range {
    first: u32,
    last: u32,
    text: String,
}

/// A map of codes to texts.
pub(super) fn write(texts: &BTreeMap<u32, String>, width: Width) -> String {
    let mut map = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n{} {}\nendcodespacerange\n",
        width.written(0),
        width.written(width.last())
    );
    let (single, ranges): (Vec<Range>, Vec<Range>) =
        ranges(texts, width).into_iter().partition(|range| range.first == range.last);
    section(&mut map, "bfchar", &single, |range| {
        format!("{} {}", width.written(range.first), units(&range.text))
    });
    section(&mut map, "bfrange", &ranges, |range| {
        format!("{} {} {}", width.written(range.first), width.written(range.last), units(&range.text))
    });
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

fn section(map: &mut String, name: &str, ranges: &[Range], line: impl Fn(&Range) -> String) {
    for ranges in ranges.chunks(ENTRIES) {
        let lines: Vec<String> = ranges.iter().map(&line).collect();
        // Writing to a string does not fail.
        let _ = writeln!(map, "{} begin{name}\n{}\nend{name}", lines.len(), lines.join("\n"));
    }
}

/// Neither codes nor characters of a range may differ in more than their last byte.
fn ranges(texts: &BTreeMap<u32, String>, width: Width) -> Vec<Range> {
    let mut ranges: Vec<Range> = Vec::new();
    for (&code, text) in texts.iter().filter(|(code, text)| **code <= width.last() && !text.is_empty()) {
        match ranges.last_mut().filter(|range| goes_on(range, code, text)) {
            Some(range) => range.last = code,
            None => ranges.push(Range { first: code, last: code, text: text.clone() }),
        }
    }
    ranges
}

fn goes_on(range: &Range, code: u32, text: &str) -> bool {
    let single = |text: &str| {
        let mut chars = text.chars().map(u32::from);
        chars.next().filter(|c| chars.next().is_none() && *c <= 0xffff)
    };
    let (Some(first), Some(c)) = (single(&range.text), single(text)) else { return false };
    code == range.last + 1
        && code >> 8 == range.first >> 8
        && c == first + (code - range.first)
        && c >> 8 == first >> 8
}

fn units(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<{digits}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_a_row_are_one_range() {
        let texts = [(0x41, "A"), (0x42, "B"), (0x43, "C"), (0x0c, "fi"), (0x0d, "\u{1d400}"), (0x44, "F")];
        let map = write(&texts.map(|(code, text)| (code, text.to_owned())).into(), Width::One);
        assert!(
            map.contains("3 beginbfchar\n<0C> <00660069>\n<0D> <D835DC00>\n<44> <0046>\nendbfchar\n"),
            "{map}"
        );
        assert!(map.contains("1 beginbfrange\n<41> <43> <0041>\nendbfrange\n"), "{map}");
    }

    #[test]
    fn ranges_end_where_the_last_byte_does() {
        let texts = (0x00fe..=0x0101).map(|code| (code, char::from_u32(code).unwrap().to_string())).collect();
        let map = write(&texts, Width::Two);
        assert!(
            map.contains("2 beginbfrange\n<00FE> <00FF> <00FE>\n<0100> <0101> <0100>\nendbfrange\n"),
            "{map}"
        );
    }
}
