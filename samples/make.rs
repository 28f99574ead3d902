//! Writes every sample under `samples/`, deterministically: `cargo run --example make`.
//!
//! A test regenerates them and compares, so a sample is never edited by hand. All people, employers,
//! schools and numbers are invented; domains and phone numbers are of the ranges reserved for that.

#[path = "make/mod.rs"]
mod make;

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for (path, bytes) in make::all() {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}
