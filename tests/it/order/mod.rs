//! Data flows one way: no room of the code knows a later one, and no two files know each other.
//!
//! Files count by what they import and by the paths they write; methods that one type has in several files are
//! not followed. Modules of tests are left out: they look at everything.
//!
//! Anyone can count by hand: compile this file alone with
//! `CARGO_MANIFEST_DIR=<folder> rustc --edition 2024 --test tests/it/order/mod.rs` and run it; it says what it found.

mod source;

use source::{FromRoot, Library};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The rooms from the ground up. A room knows of those above it in this list; rooms in one line are
/// neighbours that do not know each other.
const ROOMS: &[&[&str]] = &[
    &["span", "embedded", "limits"],
    &["fields", "guard", "text", "vendor"],
    &["wording"],
    &["document"],
    &["source"],
    &["ingest"],
    &["picture"],
    &["reading"],
    &["lexicon"],
    &["detector"],
    &["resume", "posting"],
    &["keywords"],
    &["finding"],
    &["subject"],
    &["checks", "form"],
    &["rules"],
    &["report", "annotate", "plain"],
    &["schema"],
    &["lib"],
    &["fix"],
    &["config", "trial"],
    &["cli"],
];

fn library() -> Library {
    Library::read(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// The room of a path: its first folder or file; what stands in `lib.rs` itself is `lib`.
fn room<'a>(path: &'a [String], library: &Library) -> &'a str {
    match path.first() {
        Some(first) if library.0.contains_key(std::slice::from_ref(first)) => first,
        _ => "lib",
    }
}

#[test]
fn every_room_has_its_place_in_the_order() {
    let library = library();
    let there: BTreeSet<&str> = library.0.keys().map(|module| room(module, &library)).collect();
    let listed: BTreeSet<&str> = ROOMS.iter().copied().flatten().copied().collect();
    assert_eq!(there, listed);
}

#[test]
fn no_room_knows_a_later_one() {
    let library = library();
    let floor = |room: &str| ROOMS.iter().position(|rooms| rooms.contains(&room));
    let mut against = BTreeSet::new();
    for (module, file) in &library.0 {
        let own = room(module, &library);
        for named in &file.names {
            let other = room(&named.path, &library);
            if own != other && floor(own) <= floor(other) {
                against.insert(format!(
                    "{}:{}: `{own}` names `{other}` ({}), which is not below it",
                    file.path.display(),
                    named.line,
                    named.path.join("::")
                ));
            }
        }
    }
    let lines: Vec<String> = against.into_iter().collect();
    assert!(lines.is_empty(), "{} against the order:\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn no_two_files_know_each_other() {
    let library = library();
    let known: BTreeMap<&FromRoot, BTreeSet<FromRoot>> =
        library.0.keys().map(|module| (module, files_known(module, &library))).collect();
    let reached: BTreeMap<&FromRoot, BTreeSet<&FromRoot>> =
        known.keys().map(|module| (*module, reached_from(module, &known))).collect();
    let in_circle = |a: &FromRoot, b: &FromRoot| reached[a].contains(b) && reached[b].contains(a);
    let mut circles: BTreeSet<Vec<&FromRoot>> = BTreeSet::new();
    for module in library.0.keys().filter(|module| in_circle(module, module)) {
        circles.insert(library.0.keys().filter(|other| in_circle(module, other)).collect());
    }
    let mut said = Vec::new();
    for circle in &circles {
        said.push(format!("a circle of {} files:", circle.len()));
        for module in circle {
            let file = &library.0[*module];
            for named in file.names.iter().filter(|named| !named.handed_on) {
                let home = library.home(&named.path);
                if home != **module && circle.contains(&&home) {
                    let (own, other) = (file.path.display(), library.0[&home].path.display());
                    said.push(format!("{own}:{}: {} is in {other}", named.line, named.path.join("::")));
                }
            }
        }
    }
    assert!(circles.is_empty(), "{} circles of files:\n{}", circles.len(), said.join("\n"));
}

/// The files where what a file names is written. What it only hands on from others is no knowledge of them.
fn files_known(module: &FromRoot, library: &Library) -> BTreeSet<FromRoot> {
    let names = library.0[module].names.iter().filter(|named| !named.handed_on);
    names.map(|named| library.home(&named.path)).filter(|home| home != module).collect()
}

fn reached_from<'a>(
    module: &FromRoot,
    known: &'a BTreeMap<&FromRoot, BTreeSet<FromRoot>>,
) -> BTreeSet<&'a FromRoot> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&FromRoot> = known[module].iter().collect();
    while let Some(next) = waiting.pop() {
        if reached.insert(next) {
            waiting.extend(&known[next]);
        }
    }
    reached
}
