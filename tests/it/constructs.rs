//! The model of each reader of Word documents against what the program does with one construct.

use crate::make;
use crate::make::constructs::{COPY, MARK};
use atslint::source::Source;
use atslint::{Options, Toolbox, examine};
use std::collections::BTreeMap;

const READERS: [&str; 7] = ["body", "body-tables", "docx2txt", "mammoth", "pandoc", "libreoffice", "tika"];

/// What each of [`READERS`] makes of a construct: `0`, `1` or `2` times the word; `-` once, with a hyphen
/// in it; `+` once, and the other copy too; `E`: it cannot read the document. Every mark is what the
/// program did with a document of this construct; `tests/extended/docx/` compares with the whole of what was measured.
const MARKS: &[(&str, &str)] = &[
    ("plain", "1111111"),
    ("split-runs", "1111111"),
    ("vanish", "1111111"),
    ("white", "1111111"),
    ("tiny", "1111111"),
    ("capitals", "1111111"),
    ("tab", "1111111"),
    ("alignment-tab", "1111111"),
    ("line-break", "1111111"),
    ("page-break", "1111111"),
    ("carriage-return", "1111111"),
    ("symbol", "1111111"),
    ("no-break-hyphen", "--1---1"),
    ("soft-hyphen", "111---1"),
    ("frame", "1111101"),
    ("two-columns", "1111111"),
    ("hyperlink", "1111111"),
    ("smart-tag", "0011111"),
    ("custom-xml", "0011010"),
    ("custom-xml-block", "0011010"),
    ("forced-direction", "0010010"),
    ("control", "0011111"),
    ("control-block", "0011111"),
    ("control-nested", "0011111"),
    ("control-link", "0011110"),
    ("inserted", "0011111"),
    ("inserted-link", "0011000"),
    ("inserted-control", "0011110"),
    ("inserted-block", "0011000"),
    ("link-inserted", "0011110"),
    ("deleted", "0000011"),
    ("moved", "00+11++"),
    ("simple-field", "0010011"),
    ("date-field", "1111101"),
    ("link-field", "1111111"),
    ("contents-field", "1111111"),
    ("field-instruction", "0000000"),
    ("ruby", "00+0010"),
    ("equation", "0000100"),
    ("choice-in-run", "00+*010"),
    ("choice-block", "00+*010"),
    ("choice-unknown", "00+1010"),
    ("table", "0111111"),
    ("table-floating", "0111101"),
    ("table-nested", "0011111"),
    ("table-control-row", "0011110"),
    ("table-control-cell", "0011111"),
    ("table-in-control", "0011111"),
    ("table-inserted-row", "0111111"),
    ("box", "0021001"),
    ("box-new-only", "0010002"),
    ("box-old-only", "0011001"),
    ("box-old-group", "0011001"),
    ("box-new-group", "0010001"),
    ("box-in-table", "0021001"),
    ("box-table-inside", "0021000"),
    ("box-inserted", "0021001"),
    ("object", "0011000"),
    ("word-art", "0000000"),
    ("alternative-text", "0000100"),
    ("header", "0010001"),
    ("header-first", "0010001"),
    ("header-first-unshown", "0010001"),
    ("header-even", "0010001"),
    ("header-table", "0010001"),
    ("footer", "0010001"),
    ("footnote", "0000101"),
    ("endnote", "0000101"),
    ("comment", "0000001"),
    ("list-number", "0000011"),
    ("chart", "0000000"),
    ("smart-art", "0000000"),
    ("import", "0000000"),
    ("strict", "EEE1E1E"),
    ("utf-16", "111EE11"),
    ("other-prefix", "1111E11"),
    ("main-part-renamed", "11E1111"),
];

/// The mark for a text; `*` for the other copy alone.
fn mark(text: &str) -> char {
    let hyphenated =
        ["-", "\u{2011}", "\u{ad}"].iter().any(|hyphen| text.contains(&format!("Merrow{hyphen}dene")));
    match (text.matches(MARK).count(), text.contains(COPY)) {
        _ if text.trim().is_empty() => 'E',
        (0, false) if hyphenated => '-',
        (0, true) => '*',
        (1, true) => '+',
        (count, _) => char::from_digit(u32::try_from(count).unwrap(), 10).unwrap(),
    }
}

#[test]
fn readers_make_of_each_construct_what_the_programs_do() {
    let toolbox = Toolbox::builtin().unwrap();
    let options = Options::default();
    let expected: BTreeMap<&str, &str> = MARKS.iter().copied().collect();
    let mut faults = Vec::new();
    let documents = make::constructs::all();
    for (name, bytes) in &documents {
        let source = Source::new(format!("{name}.docx"), bytes.clone());
        let subject = examine(&source, &toolbox, &options);
        let subject = subject.read().unwrap();
        let found: String =
            READERS.iter().map(|reader| mark(&subject.reading_named(reader).unwrap().text)).collect();
        if expected.get(name) != Some(&found.as_str()) {
            faults.push(format!("{name}: {found}, expected {:?}", expected.get(name)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(documents.len(), MARKS.len());
}

#[test]
fn the_reference_shows_each_construct_once() {
    // What no page shows, or shows as something else than text of the page.
    const UNSEEN: [&str; 8] = [
        "vanish",
        "white",
        "tiny",
        "deleted",
        "field-instruction",
        "alternative-text",
        "comment",
        "list-number",
    ];
    let toolbox = Toolbox::builtin().unwrap();
    let options = Options::default();
    for (name, bytes) in make::constructs::all() {
        let source = Source::new(format!("{name}.docx"), bytes);
        let examined = examine(&source, &toolbox, &options);
        let text = examined.read().unwrap().reference.text.replace(['\u{2011}', '\u{ad}'], "");
        let unshown = UNSEEN.contains(&name) || matches!(name, "header-first-unshown" | "header-even");
        assert_eq!(text.matches(MARK).count(), usize::from(!unshown), "{name}: {text:?}");
        assert!(!text.contains(COPY) || name == "ruby", "{name}: {text:?}");
    }
}
