//! What a run is over: files and folders as strangers leave them.

use crate::program::{Scratch, code, command, run, sample, stderr, stdout};
use std::fs;

/// The paths that a run over these arguments reports on, each with its error's code if it has one.
fn reported(scratch: &Scratch, paths: &[&str]) -> Vec<(String, Option<String>)> {
    let output = command(&[&["check", "--isolated", "--format", "json"], paths].concat())
        .current_dir(&scratch.0)
        .output()
        .unwrap();
    let report: serde_json::Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|why| panic!("{why}: {}", stderr(&output)));
    let files = report["files"].as_array().unwrap().iter();
    let told = |file: &serde_json::Value| {
        let code = file["error"]["code"].as_str().map(str::to_owned);
        (file["path"].as_str().unwrap().to_owned(), code)
    };
    files.map(told).collect()
}

fn read(path: &str) -> (String, Option<String>) {
    (path.to_owned(), None)
}

fn refused(path: &str) -> (String, Option<String>) {
    (path.to_owned(), Some("io".to_owned()))
}

const CV: &str = "Ada Example\nada@example.org\n\nSkills\nPython\n";

#[test]
fn a_file_that_is_given_twice_is_checked_once() {
    let scratch = Scratch::new("twice");
    fs::create_dir(scratch.path("cvs")).unwrap();
    scratch.file("cvs/a.txt", CV);
    scratch.file("cvs/b.txt", CV);
    let paths = ["cvs/b.txt", "./cvs/b.txt", "cvs", "cvs/../cvs/a.txt", "none.txt", "none.txt"];
    assert_eq!(reported(&scratch, &paths), [read("cvs/b.txt"), read("cvs/a.txt"), refused("none.txt")]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    fn fifo(scratch: &Scratch, name: &str) {
        assert!(Command::new("mkfifo").arg(scratch.path(name)).status().unwrap().success());
    }

    /// A pipe that nobody writes into would be waited for without end.
    #[test]
    fn what_is_no_file_is_refused_before_it_is_opened() {
        let scratch = Scratch::new("fifo");
        fs::create_dir(scratch.path("cvs")).unwrap();
        scratch.file("cvs/a.txt", CV);
        fifo(&scratch, "cvs/pipe.pdf");
        fifo(&scratch, "cvs/no-resume.log");
        let socket = std::os::unix::net::UnixListener::bind(scratch.path("cvs/socket.docx")).unwrap();
        let all = [read("cvs/a.txt"), refused("cvs/pipe.pdf"), refused("cvs/socket.docx")];
        assert_eq!(reported(&scratch, &["cvs"]), all);
        assert_eq!(
            reported(&scratch, &["cvs/pipe.pdf", "cvs/a.txt"]),
            [refused("cvs/pipe.pdf"), read("cvs/a.txt")]
        );
        drop(socket);
        let (cv, pipe) = (scratch.path("cvs/a.txt"), scratch.path("cvs/pipe.pdf"));
        let copy = scratch.path("copy.docx");
        for arguments in [
            &["check", &pipe] as &[&str],
            &["check", "/dev/zero"],
            &["extract", &pipe],
            &["annotate", &pipe, "-o", &copy],
            &["plain", &pipe, "-o", &copy],
            &["fix", &pipe, "-o", &copy],
            &["posting", &pipe],
            &["check", &cv, "--posting", &pipe],
            &["keywords", &cv, "--posting", &pipe],
        ] {
            let output = run(arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            let said = stdout(&output) + &stderr(&output);
            assert!(said.contains("not a file"), "{arguments:?}: {said}");
        }
    }

    #[test]
    fn a_link_is_not_followed_out_of_its_folder() {
        let scratch = Scratch::new("links");
        fs::create_dir_all(scratch.path("cvs/below")).unwrap();
        scratch.file("private.txt", "Vera Private\nvera@example.org\n");
        scratch.file("cvs/below/a.txt", CV);
        symlink("../private.txt", scratch.path("cvs/out.txt")).unwrap();
        symlink(scratch.path("private.txt"), scratch.path("cvs/below/out.txt")).unwrap();
        symlink("below/a.txt", scratch.path("cvs/in.txt")).unwrap();
        symlink("gone.txt", scratch.path("cvs/gone.txt")).unwrap();
        symlink("..", scratch.path("cvs/up.txt")).unwrap();
        let all = [
            read("cvs/below/a.txt"),
            refused("cvs/below/out.txt"),
            refused("cvs/gone.txt"),
            refused("cvs/out.txt"),
        ];
        assert_eq!(reported(&scratch, &["cvs"]), all);
        // Who names a link, or a folder by a link, means it.
        symlink("cvs", scratch.path("linked")).unwrap();
        assert_eq!(reported(&scratch, &["cvs/out.txt", "linked/below"])[0], read("cvs/out.txt"));
        assert_eq!(reported(&scratch, &["linked/below"])[0], read("linked/below/a.txt"));
    }

    #[test]
    fn a_folder_that_cannot_be_read_costs_no_other() {
        let scratch = Scratch::new("closed");
        for folder in ["cvs/b", "cvs/c"] {
            fs::create_dir_all(scratch.path(folder)).unwrap();
        }
        scratch.file("cvs/a.txt", CV);
        scratch.file("cvs/c/a.txt", CV);
        let closed = scratch.path("cvs/b");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        let is_closed = fs::read_dir(&closed).is_err();
        let found = reported(&scratch, &["cvs"]);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
        let mut all = vec![read("cvs/a.txt"), refused("cvs/b"), read("cvs/c/a.txt")];
        // To the superuser nothing is closed.
        all.retain(|file| is_closed || file.1.is_none());
        assert_eq!(found, all);
    }

    #[test]
    fn names_that_differ_in_bytes_that_are_no_utf_8_stay_two() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let scratch = Scratch::new("bytes");
        fs::create_dir(scratch.path("cvs")).unwrap();
        for name in [b"cv-\xff.txt", b"cv-\xfe.txt"] {
            fs::write(scratch.0.join("cvs").join(OsStr::from_bytes(name)), CV).unwrap();
        }
        assert_eq!(reported(&scratch, &["cvs"]), [read(r"cvs/cv-\xFE.txt"), read(r"cvs/cv-\xFF.txt")]);
    }
}

#[test]
fn what_programs_keep_beside_documents_is_no_resume() {
    let scratch = Scratch::new("beside");
    fs::create_dir(scratch.path("cvs")).unwrap();
    for name in ["cvs/a.txt", "cvs/~$a.docx", "cvs/.a.txt"] {
        scratch.file(name, CV);
    }
    assert_eq!(reported(&scratch, &["cvs"]), [read("cvs/a.txt")]);
    assert_eq!(code(&["check", &sample("hostile")]), 2, "what cannot be read is told");
}
