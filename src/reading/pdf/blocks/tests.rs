//! Pages whose text poppler 22.12 gives as said here: each was printed with `pdftotext` as well.

use super::{TextPage, rows};
use crate::document::Document;
use crate::limits::Limits;
use crate::reading::pdf::tests::{document, policy};
use crate::reading::pdf::work::Work;
use crate::reading::pdf::{Order, atom, read};
use crate::text::words::in_one_line;

fn columns(texts: &[(f32, f32, &str)]) -> String {
    read(&document(texts), &[&policy(Order::Columns)], &Limits::default()).remove(0).text
}

fn lines(texts: &[(f32, f32, &str)]) -> String {
    read(&document(texts), &[&policy(Order::Lines)], &Limits::default()).remove(0).text
}

/// Single letters, each 7 points after the one before; spaces are not drawn.
fn spaced(text: &str) -> Vec<(f32, f32, String)> {
    let letters = text.chars().enumerate().filter(|(_, c)| *c != ' ');
    letters.map(|(i, c)| (50.0 + 7.0 * i as f32, 100.0, c.to_string())).collect()
}

fn borrowed(texts: &[(f32, f32, String)]) -> Vec<(f32, f32, &str)> {
    texts.iter().map(|(x, y, text)| (*x, *y, text.as_str())).collect()
}

#[test]
fn blocks_are_read_one_after_the_other_and_lines_across() {
    let texts = [(50.0, 100.0, "Left one"), (50.0, 112.0, "Left two"), (300.0, 100.0, "Right one")];
    assert_eq!(columns(&texts), "Left one\nLeft two\nRight one\n");
    let across: Vec<String> = lines(&texts).lines().map(words).collect();
    assert_eq!(across, ["Left one Right one", "Left two"]);
}

fn words(line: &str) -> String {
    in_one_line(line)
}

#[test]
fn words_broken_at_line_ends_are_put_together_within_a_block() {
    let texts = [(50.0, 100.0, "a long bro-"), (50.0, 112.0, "ken word"), (300.0, 100.0, "Right")];
    assert_eq!(columns(&texts), "a long broken word\nRight\n");
    assert!(lines(&texts).contains("bro-"));
}

#[test]
fn a_hyphen_before_another_column_stays() {
    let texts = [(50.0, 100.0, "a long bro-"), (300.0, 100.0, "ken word")];
    assert_eq!(columns(&texts), "a long bro-\nken word\n");
}

#[test]
fn letter_spaced_words_are_put_together() {
    assert_eq!(columns(&borrowed(&spaced("ADA LOVE"))), "ADA LOVE\n");
    let mut kerned = spaced("ADA LOV");
    kerned.push((97.0, 100.0, "E".to_owned()));
    assert_eq!(columns(&borrowed(&kerned)), "A D A L O VE\n");
}

#[test]
fn words_that_overlap_are_lines_of_their_own() {
    let texts = [(50.0, 100.0, "Longname"), (63.0, 101.0, "CHEF")];
    assert_eq!(columns(&texts), "Longname\nCHEF\n");
    assert_eq!(lines(&texts), "Longname\nCHEF\n");
}

#[test]
fn text_drawn_twice_is_read_once() {
    assert_eq!(columns(&[(50.0, 100.0, "bold"), (50.3, 100.0, "bold")]), "bold\n");
}

#[test]
fn text_off_the_page_is_not_read() {
    let texts = [(50.0, 100.0, "on"), (-300.0, 100.0, "off"), (50.0, 900.0, "below")];
    assert_eq!(columns(&texts), "on\n");
}

#[test]
fn an_accent_becomes_one_with_its_letter() {
    for texts in [[(50.0, 100.0, "¨"), (50.0, 100.0, "u")], [(50.0, 100.0, "u"), (50.0, 100.0, "¨")]] {
        assert_eq!(columns(&texts), "u\u{308}\n");
    }
}

#[test]
fn a_table_is_read_row_by_row() {
    let texts =
        [(50.0, 100.0, "Alpha"), (250.0, 100.0, "Bravo"), (50.0, 140.0, "Gamma"), (250.0, 140.0, "Delta")];
    assert_eq!(columns(&texts), "Alpha\nBravo\nGamma\nDelta\n");
}

/// What a page gives with so many steps of work.
fn with_work(document: &Document, steps: u64) -> (Vec<String>, bool) {
    let mut work = Work::of(steps);
    let mut found = Vec::new();
    let policy = policy(Order::Columns);
    let texts = atom::texts(document, &policy);
    for (page, atoms) in atom::pages(document, &policy, &texts) {
        let text = TextPage::new(page, atoms, &document.fonts, &mut work);
        for row in rows(page, text, &mut 0, &mut work) {
            found.push(row.atoms().map(|atom| atom.text()).collect());
        }
    }
    found.sort_unstable();
    (found, work.is_spent())
}

#[test]
fn without_work_left_everything_is_still_read() {
    let texts: Vec<(f32, f32, String)> = (0..40u8)
        .map(|i| (50.0 + 130.0 * f32::from(i % 4), 100.0 + 40.0 * f32::from(i / 4), format!("w{i}")))
        .collect();
    let document = document(&borrowed(&texts));
    let (all, spent) = with_work(&document, u64::MAX);
    assert_eq!((all.len(), spent), (40, false));
    for steps in [0, 10, 100, 1_000] {
        assert_eq!(with_work(&document, steps), (all.clone(), true));
    }
}
