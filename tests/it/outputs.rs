//! Files that are written: no file that a run reads is ever one of them.

use crate::make::{cv::Cv, docx, text};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder of its own with a résumé of each kind, a posting, a configuration and a baseline.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("atslint-outputs-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        folder.put("cv.txt", text::simple(&Cv::ada()).as_bytes());
        folder.put("cv.docx", &docx::simple(&Cv::ada()));
        folder.put("job.txt", b"Requirements\n- Rust\n");
        folder.put("own.toml", b"");
        folder
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_atslint"));
        program.args(arguments).current_dir(&self.0).output().unwrap()
    }

    /// Everything in it, by name.
    fn content(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap());
        let named =
            entries.map(|e| (e.file_name().to_string_lossy().into_owned(), fs::read(e.path()).unwrap()));
        let mut content: Vec<_> = named.collect();
        content.sort();
        content
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn nothing_that_is_read_is_overwritten() {
    let folder = Folder::new("inputs");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.0.join("cv.txt"), folder.0.join("link.txt")).unwrap();
    fs::hard_link(folder.0.join("cv.txt"), folder.0.join("hard.txt")).unwrap();
    assert_eq!(folder.run(&["fields", "cv.docx", "--write", "truth.json"]).status.code(), Some(0));
    // What is found in the folder is read, too.
    folder.put("atslint.toml", b"");
    let before = folder.content();
    for arguments in [
        &["check", "cv.txt", "-o", "atslint.toml"] as &[&str],
        &["annotate", "cv.docx", "-o", "atslint.toml"],
        &["fix", "cv.docx", "-o", "atslint.toml"],
        &["fields", "cv.docx", "--write", "atslint.toml"],
        &["check", "cv.docx", "--truth", "truth.json", "--format", "json", "-o", "truth.json"],
        &["annotate", "cv.docx", "--truth", "truth.json", "-o", "truth.json"],
        &["fix", "cv.docx", "--truth", "truth.json", "-o", "truth.json"],
        &["fields", "cv.docx", "--truth", "truth.json", "--write", "truth.json"],
        &["fields", "cv.docx", "--write", "cv.docx"],
        &["annotate", "cv.docx", "--config", "own.toml", "-o", "own.toml"],
        &["fix", "cv.docx", "--config", "own.toml", "-o", "own.toml"],
        &["plain", "cv.txt", "-o", "cv.txt"],
        &["annotate", "cv.docx", "-o", "copy.pdf"],
        &["check", "cv.txt", "-o", "cv.txt"],
        &["check", "cv.txt", "-o", "./link.txt"],
        &["check", "cv.txt", "-o", "hard.txt"],
        &["check", "cv.docx", "-o", "cv.docx"],
        &["check", ".", "-o", "cv.txt"],
        &["check", "cv.txt", "--posting", "job.txt", "-o", "job.txt"],
        &["check", "cv.txt", "--config", "own.toml", "-o", "own.toml"],
        &["check", "cv.txt", "--baseline", "cv.txt", "--write-baseline"],
        &["check", "cv.txt", "--baseline", "own.toml", "--write-baseline", "--config", "own.toml"],
        &["annotate", "cv.docx", "--posting", "job.txt", "-o", "job.txt"],
        &["annotate", "cv.docx", "-o", "cv.docx"],
        &["plain", "cv.docx", "-o", "cv.docx"],
        &["plain", "cv.docx", "-o", "copy.pdf"],
        &["fix", "cv.docx", "-o", "cv.docx"],
        &["fix", "cv.docx", "-o", "copy.pdf"],
        &["fix", "cv.docx"],
        &["check", "cv.txt", "--format", "html", "-o", "report.json"],
    ] {
        let done = folder.run(arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(!done.stderr.is_empty(), "{arguments:?}");
        assert_eq!(folder.content(), before, "{arguments:?}");
    }
}

#[test]
fn the_report_of_an_earlier_run_is_no_resume() {
    let folder = Folder::new("again");
    fs::remove_file(folder.0.join("job.txt")).unwrap();
    for _ in 0..2 {
        assert_eq!(folder.run(&["check", ".", "-o", "report.txt"]).status.code(), Some(0));
    }
    let report = fs::read_to_string(folder.0.join("report.txt")).unwrap();
    assert!(report.contains("cv.txt") && !report.contains("report.txt"), "{report}");
}

#[cfg(unix)]
#[test]
fn outputs_keep_what_they_are() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("kinds");
    folder.put("private.txt", b"old");
    let private = folder.0.join("private.txt");
    fs::set_permissions(&private, fs::Permissions::from_mode(0o600)).unwrap();
    symlink("private.txt", folder.0.join("link.txt")).unwrap();
    folder.run(&["check", "cv.txt", "-o", "link.txt"]);
    assert!(fs::symlink_metadata(folder.0.join("link.txt")).unwrap().is_symlink());
    assert_eq!(fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
    assert_ne!(fs::read(&private).unwrap(), b"old");
    assert_eq!(folder.run(&["check", "cv.txt", "-o", "/dev/null"]).status.code(), Some(0));
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let printed = folder.run(&["check", "cv.txt", "-o", "-"]);
    assert!(!printed.stdout.is_empty() && !folder.0.join("-").exists());
}

#[cfg(unix)]
#[test]
fn errors_command_no_terminal() {
    let folder = Folder::new("escapes");
    let name = "a\u{1b}[31m\u{9b}5m\u{202e}b.pdf";
    for arguments in [
        &["extract", name] as &[&str],
        &["annotate", name, "-o", "copy.pdf"],
        &["plain", name, "-o", "copy.docx"],
        &["fix", name, "-o", "copy.docx"],
        &["posting", name],
        &["check", "cv.txt", "--posting", name],
        &["check", "cv.txt", "--config", name],
        &["check", "cv.txt", "--baseline", name],
        &["check", "cv.txt", "-o", "none\u{1b}[2J/report.txt"],
    ] {
        let done = folder.run(arguments);
        let said = String::from_utf8(done.stderr).unwrap();
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(!said.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{arguments:?}: {said:?}");
        assert!(!said.is_empty());
    }
}

/// The names of a stranger's files are no options of the workflow's step.
#[cfg(unix)]
#[test]
fn a_file_called_like_an_option_is_a_file() {
    let folder = Folder::new("names");
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/check");
    let done = Command::new("bash")
        .arg(script)
        .arg(env!("CARGO_BIN_EXE_atslint"))
        .envs([("FILES", "--output=taken.txt\n--ignore=ALL"), ("FORMAT", "concise"), ("FAIL_ON", "error")])
        .envs([("POSTING", ""), ("OUTPUT", ""), ("ARGS", "--no-redact --isolated")])
        .current_dir(&folder.0)
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(!folder.0.join("taken.txt").exists());
    assert!(String::from_utf8_lossy(&done.stdout).contains("--output=taken.txt"));
}
