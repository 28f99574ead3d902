//! Data flows one way: no room of the code knows a later one.
//!
//! Anyone can count by hand: compile this file alone with
//! `CARGO_MANIFEST_DIR=<folder> rustc --edition 2024 --test tests/it/order/mod.rs` and run it; it says what it found.

mod source;

use source::Library;
use std::collections::BTreeSet;
use std::path::Path;

/// The rooms from the ground up. A room knows of those above it in this list; rooms in one line are
/// neighbours that do not know each other.
const ROOMS: &[&[&str]] = &[
    &["span", "wording", "embedded", "limits"],
    &["guard", "vendor"],
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
    &["checks"],
    &["rules"],
    &["report"],
    &["annotate", "plain"],
    &["schema"],
    &["lib"],
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
