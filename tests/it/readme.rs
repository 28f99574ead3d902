//! What the README shows is what the program prints.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_readme_shows_a_real_report() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let command = "check samples/demo/cv.docx --posting samples/demo/posting.txt";
    assert!(readme.contains(&format!("cargo run --release -- {command}\n")));
    let (_, rest) = readme.split_once("```text\n").unwrap();
    let (shown, _) = rest.split_once("```\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_atslint"))
        .args(command.split(' '))
        .args(["--today", "2026-01-15", "--isolated"])
        .env_clear()
        .current_dir(root)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), shown, "update the block in README.md");
}
