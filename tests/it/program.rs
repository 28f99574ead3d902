//! The real binary as tests run it, and folders for them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A sample by its path.
pub fn sample(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(path).to_string_lossy().into_owned()
}

/// A folder of its own for a test, removed afterwards.
pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("atslint-test-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }

    pub fn file(&self, name: &str, contents: &str) -> String {
        fs::write(self.0.join(name), contents).unwrap();
        self.path(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The binary in a clean environment.
pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atslint"));
    command.env_clear().args(args).current_dir(std::env::temp_dir());
    command
}

pub fn run(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub fn code(args: &[&str]) -> i32 {
    run(args).status.code().unwrap()
}
