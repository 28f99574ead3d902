//! Pages whose text pdfminer.six 20260107 gives as said here: each was printed with it as well.

use super::rows;
use crate::document::{Container, ContainerId, ContainerKind};
use crate::limits::Limits;
use crate::reading::pdf::tests::{document, policy};
use crate::reading::pdf::work::Work;
use crate::reading::pdf::{Order, atom, read};

fn boxes(texts: &[(f32, f32, &str)]) -> String {
    read(&document(texts), &[&policy(Order::Boxes)], &Limits::default()).remove(0).text
}

#[test]
fn lines_that_are_near_and_aligned_make_a_box() {
    let texts = [
        (50.0, 100.0, "Left one"),
        (300.0, 100.0, "Right one"),
        (50.0, 112.0, "Left two"),
        (300.0, 112.0, "Right two"),
    ];
    assert_eq!(boxes(&texts), "Left one\nLeft two\nRight one\nRight two\n");
}

#[test]
fn a_table_is_read_column_by_column() {
    let texts =
        [(50.0, 100.0, "Alpha"), (250.0, 100.0, "Bravo"), (50.0, 140.0, "Gamma"), (250.0, 140.0, "Delta")];
    assert_eq!(boxes(&texts), "Alpha\nGamma\nBravo\nDelta\n");
}

#[test]
fn a_gap_of_a_tenth_of_a_glyph_sets_words_apart() {
    assert_eq!(boxes(&[(50.0, 100.0, "Ada"), (66.2, 100.0, "Lark")]), "Ada Lark\n");
    assert_eq!(boxes(&[(50.0, 100.0, "Ada"), (65.8, 100.0, "Lark")]), "AdaLark\n");
}

#[test]
fn a_wide_gap_ends_the_line() {
    assert_eq!(boxes(&[(50.0, 100.0, "Ada"), (76.0, 100.0, "Lark")]), "Ada\nLark\n");
}

#[test]
fn what_lies_in_a_form_comes_last_without_its_gaps() {
    let mut document = document(&[(50.0, 100.0, "form"), (76.0, 100.0, "text"), (50.0, 300.0, "page text")]);
    document.containers.push(Container { kind: ContainerKind::Form, parent: None });
    for run in document.runs.iter_mut().take(2) {
        run.container = ContainerId::from_index(0);
    }
    assert_eq!(
        read(&document, &[&policy(Order::Boxes)], &Limits::default()).remove(0).text,
        "page text\nformtext\n"
    );
}

#[test]
fn without_work_left_everything_is_still_read() {
    let texts: Vec<(f32, f32, String)> = (0..40u8)
        .map(|i| (50.0 + 130.0 * f32::from(i % 4), 100.0 + 40.0 * f32::from(i / 4), format!("w{i}")))
        .collect();
    let texts: Vec<(f32, f32, &str)> = texts.iter().map(|(x, y, text)| (*x, *y, text.as_str())).collect();
    let document = document(&texts);
    for steps in [0, 10, 100, 1_000] {
        let mut work = Work::of(steps);
        let mut found = 0;
        let policy = policy(Order::Boxes);
        let texts = atom::texts(&document, &policy);
        for (page, atoms) in atom::pages(&document, &policy, &texts) {
            let rows = rows(&document, page, &atoms, &mut 0, &mut work);
            found += rows.iter().map(|row| row.words.len()).sum::<usize>();
        }
        assert_eq!((found, work.is_spent()), (40, true));
    }
}
