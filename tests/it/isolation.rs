//! One file never costs another: several files are checked in processes of their own.

use crate::program::{Scratch, command, run, sample, stderr, stdout};
use std::fs;

const FORMATS: [&str; 9] =
    ["full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown", "html"];
const CV: &str = "Ada Example\nada@example.org\n\nSkills\nPython\n";

/// A text that takes long and much memory.
fn heavy() -> String {
    format!("{CV}\nExperience\n{}", "Built gauges in Leeds, 03/2019\n".repeat(20_000))
}

fn check(arguments: &[&str]) -> std::process::Output {
    run(&[&["check", "--isolated", "--no-redact", "--today", "2026-01-15"], arguments].concat())
}

#[test]
fn a_worker_says_what_this_process_says() {
    let posting = sample("clean/posting.txt");
    for file in ["demo/cv.docx", "LAY001/bad.pdf", "clean/ada.txt", "hostile/cyclic-pages.pdf"].map(sample) {
        for format in FORMATS {
            let arguments = [file.as_str(), "--posting", &posting, "--format", format];
            let here = check(&arguments);
            let there = check(&[&arguments[..], &["--timeout", "600"]].concat());
            assert_eq!(stdout(&here), stdout(&there), "{file} as {format}");
            assert_eq!(here.status.code(), there.status.code(), "{file} as {format}");
            assert_eq!(stderr(&there), "");
        }
    }
}

#[test]
fn rules_profile_and_selection_reach_the_workers() {
    let scratch = Scratch::new("reach");
    fs::create_dir_all(scratch.path("rules")).unwrap();
    scratch.file(
        "rules/SEC900-no-gauges.toml",
        "id = \"SEC900\"\ntitle = \"t\"\nmessage = \"says {found}\"\n[detect.pattern]\nany = [\"gauges\"]\n",
    );
    let cv = scratch.file("cv.txt", &format!("{CV}gauges\n"));
    let (rules, config) =
        (scratch.path("rules"), scratch.file("own.toml", "[severity]\nSEC900 = \"note\"\n"));
    let arguments = ["check", &cv, "--rules", &rules, "--config", &config, "--profile", "greenhouse"];
    let arguments = [&arguments[..], &["--ignore", "CON", "--format", "json", "--timeout", "60"]].concat();
    let there = stdout(&run(&arguments));
    assert!(there.contains("says gauges") && !there.contains("CON0"), "{there}");
    assert_eq!(there, stdout(&run(&arguments[..arguments.len() - 2])));
}

#[test]
fn any_number_of_workers_gives_the_same_bytes_in_every_format() {
    let folders = ["HID001", "demo"].map(sample);
    for format in FORMATS {
        let of = |jobs| {
            let mut arguments: Vec<&str> = folders.iter().map(String::as_str).collect();
            arguments.extend(["--format", format, "--timeout", "600", "--jobs", jobs]);
            stdout(&check(&arguments))
        };
        let one = of("1");
        assert!(one.contains("HID001"), "{format}: {one}");
        assert_eq!(one, of("3"), "{format}");
    }
}

#[test]
fn a_file_that_takes_too_long_is_told_in_every_format() {
    let scratch = Scratch::new("time");
    let heavy = scratch.file("heavy.txt", &heavy());
    for format in FORMATS {
        let output = check(&[&heavy, "--timeout", "0.02", "--format", format]);
        assert_eq!(output.status.code(), Some(2), "{format}");
        assert!(stdout(&output).contains("more than 0.02 s of time"), "{format}: {}", stdout(&output));
    }
    for time in ["0", "-1", "soon", "1e300"] {
        assert_eq!(check(&[&heavy, "--timeout", time]).status.code(), Some(2));
    }
}

/// Elsewhere no system call holds a process to its memory.
#[cfg(target_os = "linux")]
#[test]
fn ten_bad_files_cost_no_other() {
    let scratch = Scratch::new("ten");
    let heavy = heavy();
    for number in 0..40 {
        scratch.file(&format!("{number:02}.txt"), if number % 4 == 1 { &heavy } else { CV });
    }
    fs::write(scratch.path("cut.docx"), fs::read(sample("hostile/truncated.docx")).unwrap()).unwrap();
    let folder = scratch.path("");
    for format in FORMATS {
        let output =
            check(&[&folder, "--memory", "16", "--timeout", "600", "--format", format, "--jobs", "2"]);
        let text = stdout(&output);
        assert_eq!(output.status.code(), Some(2), "{format}: {}", stderr(&output));
        assert!(text.matches("more than 16 MiB of memory").count() >= 10, "{format}: {text}");
    }
    let report: serde_json::Value =
        serde_json::from_slice(&check(&[&folder, "--memory", "16", "--format", "json"]).stdout).unwrap();
    let files = report["files"].as_array().unwrap();
    assert_eq!(files.len(), 41);
    assert_eq!(report["summary"]["unreadable"], 10);
    for (number, file) in files.iter().take(40).enumerate() {
        assert!(file["path"].as_str().unwrap().ends_with(&format!("{number:02}.txt")));
        let code = &file["error"]["code"];
        assert_eq!(code, &if number % 4 == 1 { "limit".into() } else { serde_json::Value::Null }, "{number}");
    }
}

/// What was written before an interruption stays, and is whole lines. SIGTERM ends a program as Ctrl-C does, and nobody who
/// runs tests in the background ignores it for them.
#[cfg(unix)]
#[test]
fn an_interruption_keeps_what_is_done() {
    use std::io::{BufRead, BufReader, Read};
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};
    let scratch = Scratch::new("interrupted");
    fs::copy(sample("CON002/bad.pdf"), scratch.path("a.pdf")).unwrap();
    for number in 0..20 {
        scratch.file(&format!("b{number}.txt"), &heavy());
    }
    let arguments =
        ["check", "--isolated", "--format", "concise", "--timeout", "600", "--jobs", "1", &scratch.path("")];
    let mut child = command(&arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    output.read_line(&mut first).unwrap();
    let ended = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(ended.success());
    assert_eq!(child.wait().unwrap().signal(), Some(15));
    let mut rest = String::new();
    output.read_to_string(&mut rest).unwrap();
    assert!(first.contains("a.pdf:p1: error[CON002]"), "{first}");
    assert!(rest.is_empty() || rest.ends_with('\n'), "{rest:?}");
}

#[test]
fn a_worker_ends_with_its_input() {
    let output = run(&["worker", "--memory", "64"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""), "{}", stderr(&output));
    assert!(!stdout(&run(&["--help"])).contains("worker"), "it is for this program alone");
}
