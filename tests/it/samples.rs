//! The committed samples are what `samples/make.rs` writes, and nothing else but the sources of what was
//! tried in other programs (`tried/`), which are written by hand.

use crate::make;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn committed() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.extend(Some(path).filter(|path| !path.ends_with("tried")));
            } else if path.extension().is_none_or(|extension| extension != "rs") {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn samples_are_as_written() {
    let (written, committed) = (make::all(), committed());
    let names = |samples: &BTreeMap<String, Vec<u8>>| samples.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&written), names(&committed), "run `cargo run --example make`");
    for (name, bytes) in &written {
        assert!(committed.get(name) == Some(bytes), "{name} differs: run `cargo run --example make`");
    }
}

#[test]
fn writing_twice_gives_the_same_bytes() {
    assert!(make::all() == make::all());
}
