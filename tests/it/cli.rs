//! The command line as a user meets it: the real binary, a clean environment.

use crate::program::{Scratch, code, command, run, sample, stderr, stdout};
use std::fs;
use std::process::Stdio;

#[test]
fn a_clean_resume_exits_0_and_ends_in_one_friendly_line() {
    let output = run(&["--color", "never", &sample("clean/ada.pdf")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert_eq!(text.lines().last(), Some("Nothing to report: every reader gets every field."));
}

#[test]
fn exit_codes() {
    let (clean, bad) = (sample("clean/ada.pdf"), sample("CON002/bad.pdf"));
    assert_eq!(code(&["check", &bad]), 1);
    assert_eq!(code(&["check", &bad, "--fail-on", "never"]), 0);
    assert_eq!(code(&["check", &clean, "--fail-on", "note"]), 0);
    assert_eq!(code(&["check", &sample("CON003/bad.pdf")]), 0);
    assert_eq!(code(&["check", &sample("CON003/bad.pdf"), "--fail-on", "warning"]), 1);
    assert_eq!(code(&["check", "no-such-file.pdf"]), 2);
    assert_eq!(code(&["check", &bad, "no-such-file.pdf"]), 2);
    assert_eq!(code(&["check"]), 2);
    assert_eq!(code(&["check", &clean, "--select", "NOPE"]), 2);
    assert_eq!(code(&["check", &clean, "--profile", "nope"]), 2);
    assert_eq!(code(&["--help"]), 0);
}

#[test]
fn exit_codes_are_the_same_in_every_format() {
    for format in ["full", "concise", "json"] {
        assert_eq!(code(&["check", &sample("CON002/bad.pdf"), "--format", format]), 1, "{format}");
        assert_eq!(code(&["check", &sample("clean/ada.pdf"), "--format", format]), 0, "{format}");
    }
}

#[test]
fn json_keeps_the_contract() {
    let posting = sample("clean/posting.txt");
    let output = run(&[
        "check",
        &sample("CON003/bad.pdf"),
        "--posting",
        &posting,
        "--format",
        "json",
        "--today",
        "2026-01-15",
    ]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["schema_version"], 1);
    assert_eq!(report["tool"]["name"], "atslint");
    assert_eq!(report["as_of"], "2026-01-15");
    let file = &report["files"][0];
    assert_eq!(file["kind"], "pdf");
    assert_eq!(file["pages"], 1);
    assert_eq!(file["error"], serde_json::Value::Null);
    assert_eq!(file["survival"][0]["field"], "name");
    assert_eq!(file["survival"][0]["readers"]["stream"], "kept");
    let finding = file["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "CON003").unwrap();
    for key in [
        "rule",
        "name",
        "severity",
        "confidence",
        "message",
        "help",
        "readers",
        "locations",
        "fingerprint",
        "suppressed",
    ] {
        assert!(finding.get(key).is_some(), "{key}");
    }
    let location = &finding["locations"][0];
    for key in ["role", "page", "bbox", "part", "paragraph", "text", "reader", "span"] {
        assert!(location.get(key).is_some(), "{key}");
    }
    let keywords = &file["keywords"];
    for key in ["term", "kind", "necessity", "line", "span", "group", "value", "verdict", "evidence"] {
        assert!(keywords["requirements"][0].get(key).is_some(), "{key}");
    }
    assert!(keywords["coverage"]["must"]["total"].as_u64().unwrap() >= 4);
    assert!(report["summary"]["unreadable"].is_u64());
}

#[test]
fn spans_count_in_the_text_that_extract_prints() {
    let bad = sample("PRI001/bad.pdf");
    let report: serde_json::Value =
        serde_json::from_slice(&run(&["check", &bad, "--format", "json"]).stdout).unwrap();
    let location = &report["files"][0]["findings"][0]["locations"][0];
    let text = stdout(&run(&["extract", &bad, "--reader", location["reader"].as_str().unwrap()]));
    let at = |i: usize| usize::try_from(location["span"][i].as_u64().unwrap()).unwrap();
    assert_eq!(&text[at(0)..at(1)], location["text"].as_str().unwrap());
}

#[test]
fn extract_prints_readings_and_fields() {
    let clean = sample("clean/ada.docx");
    assert!(stdout(&run(&["extract", &clean])).starts_with("Ada Merrowdene\n"));
    assert!(stdout(&run(&["extract", &clean, "--all-readers"])).contains("=== docx2txt ==="));
    assert_eq!(code(&["extract", &clean, "--reader", "stream"]), 2);
    let fields: serde_json::Value =
        serde_json::from_slice(&run(&["extract", &clean, "--format", "jsonresume"]).stdout).unwrap();
    assert_eq!(fields["basics"]["name"], "Ada Merrowdene");
    assert_eq!(fields["basics"]["location"]["city"], "Leeds");
    assert_eq!(fields["work"][0]["name"], "Calder Gauge Ltd");
    assert_eq!(fields["work"][0]["startDate"], "2020-03");
    assert!(fields["work"][0].get("endDate").is_none());
    assert_eq!(fields["education"][0]["studyType"], "Bachelor of Science");
    assert_eq!(fields["skills"][0]["keywords"][0], "Python");
}

#[test]
fn extract_gives_the_fields_of_the_reader_that_is_named() {
    let fields = |file: &str, reader: &str| -> serde_json::Value {
        let output = run(&["extract", &sample(file), "--reader", reader, "--format", "jsonresume"]);
        serde_json::from_slice(&output.stdout).unwrap()
    };
    // In the page header, which `body` does not read.
    let email = |reader: &str| fields("DOC001/bad.docx", reader)["basics"].get("email").cloned();
    assert_eq!((email("body"), email("tika").is_some(), email("reference").is_some()), (None, true, true));
    // Behind a word: a target is no text.
    let link = |reader: &str| fields("CON004/bad.pdf", reader)["basics"].get("url").is_some();
    assert_eq!((link("stream"), link("reference")), (false, true));
    // A reader that gets all gives the same fields.
    for reader in ["lines", "columns", "boxes", "stream"] {
        assert_eq!(fields("clean/ada.pdf", reader), fields("clean/ada.pdf", "reference"), "{reader}");
    }
    let all = run(&["extract", &sample("clean/ada.pdf"), "--all-readers", "--format", "jsonresume"]);
    assert_eq!(all.status.code(), Some(2));
    assert!(stderr(&all).contains("of one reader"), "{}", stderr(&all));
}

#[test]
fn fields_are_those_of_the_readers_that_are_named() {
    let bad = sample("DOC001/bad.docx");
    let output = run(&["fields", &bad, "--reader", "body,tika", "--format", "json"]);
    let forms: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(forms["schema_version"], 1);
    assert_eq!(forms["readers"].as_object().unwrap().keys().collect::<Vec<_>>(), ["body", "tika"]);
    let email = &forms["readers"]["body"]["fields"][1];
    assert_eq!((&email["field"], &email["state"]), (&"email".into(), &"empty".into()));
    assert_eq!(code(&["fields", &bad, "--reader", "stream"]), 2);
    assert!(stdout(&run(&["fields", &bad])).contains("e-mail    EMPTY [1]"));
}

#[test]
fn what_was_understood_is_written_corrected_and_followed() {
    let scratch = Scratch::new("truth");
    let cv = scratch.file(
        "cv.txt",
        "Ilka Brandwood\nilka.brandwood@example.org | +44 20 7946 0143\n\nExperience\nFitter, Calder Looms Ltd\n2019 - 2024\n\
         Repaired looms\n",
    );
    let truth = scratch.path("truth.json");
    let wrote = run(&["fields", &cv, "--write", &truth]);
    assert!(stdout(&wrote).starts_with(&format!("wrote {truth}: correct it")), "{}", stderr(&wrote));
    let survival = |args: &[&str]| -> serde_json::Value {
        let output = run(&[&["check", &cv, "--format", "json"], args].concat());
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()["files"][0].clone()
    };
    // As it was written it changes nothing.
    let (before, after) = (survival(&["--isolated"]), survival(&["--isolated", "--truth", &truth]));
    assert_eq!(before["survival"], after["survival"]);
    // Corrected, it is followed; what the page does not say is told in every format that tells what was not decided.
    let mut said: serde_json::Value = serde_json::from_str(&fs::read_to_string(&truth).unwrap()).unwrap();
    said["work"][0]["name"] = "Calder Looms".into();
    said["basics"]["email"] = "ilka@example.net".into();
    fs::write(&truth, said.to_string()).unwrap();
    let corrected = survival(&["--isolated", "--truth", &truth]);
    let rows = corrected["survival"].as_array().unwrap();
    let company = rows.iter().find(|row| row["field"] == "work[0].company").unwrap();
    assert_eq!(company["value"], "Calder Looms");
    assert_eq!(corrected["skipped"][0]["rule"], "truth");
    for format in ["full", "json", "markdown", "html"] {
        let told = stdout(&run(&["check", &cv, "--isolated", "--truth", &truth, "--format", format]));
        assert!(
            told.contains("basics.email") && told.contains("stands nowhere in the text"),
            "{format}: {told}"
        );
    }
    for format in ["full", "json"] {
        let told = stdout(&run(&["fields", &cv, "--truth", &truth, "--format", format]));
        assert!(told.contains("Calder Looms") && told.contains("nowhere in the text"), "{format}: {told}");
    }
    // The configuration may name it, from its own folder.
    let config = scratch.file("atslint.toml", "truth = \"truth.json\"\n");
    assert_eq!(survival(&["--config", &config])["survival"], corrected["survival"]);
}

#[test]
fn a_truth_is_of_one_resume_and_never_written_over_what_is_read() {
    let scratch = Scratch::new("truths");
    let cv = scratch.file("cv.txt", "Ilka Brandwood\nilka.brandwood@example.org\n");
    let truth = scratch.file("truth.json", "{}");
    let clean = sample("clean/ada.pdf");
    for (args, told) in [
        (vec!["check", &cv, &clean, "--truth", &truth], "not true of 2 files"),
        (vec!["fields", &cv, "--truth", &truth, "--write", &truth], "never overwritten"),
        (vec!["fields", &cv, "--write", &cv], "another format"),
        (vec!["fields", &cv, "--truth", &cv], "writes what was understood"),
        (vec!["fields", &cv, "--truth", "no-such-file.json"], "no-such-file.json"),
    ] {
        let output = run(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(told), "{args:?}: {}", stderr(&output));
    }
    assert_eq!(fs::read_to_string(&truth).unwrap(), "{}");
}

#[test]
fn rules_and_readers_are_listed() {
    let rules: serde_json::Value =
        serde_json::from_slice(&run(&["rules", "--format", "json"]).stdout).unwrap();
    assert!(rules["rules"].as_array().unwrap().len() >= 30);
    let readers: serde_json::Value =
        serde_json::from_slice(&run(&["readers", "--format", "json"]).stdout).unwrap();
    for key in ["name", "format", "modelled_on", "measured"] {
        assert!(readers["readers"][0].get(key).is_some(), "{key}");
    }
    assert!(stdout(&run(&["explain", "no-email"])).starts_with("CON002 no-email"));
    assert!(stdout(&run(&["explain", "CON"])).contains("CON001"));
    assert_eq!(code(&["explain", "XYZ"]), 2);
}

#[test]
fn rules_of_the_user_extend_and_override() {
    let scratch = Scratch::new("rules");
    let rule = |id: &str, more: &str| {
        format!(
            "id = \"{id}\"\nname = \"gauge\"\nseverity = \"error\"\nconfidence = \"high\"\nevidence = \"measured\"\n\
             since = \"1\"\ntitle = \"t\"\nmessage = \"says {{found}}\"\nhelp = \"h\"\nexplain = \"e\"\n{more}\n\
             [detect.pattern]\nany = ['gauge services']\n"
        )
    };
    scratch.file("SEC900-gauge.toml", &rule("SEC900", ""));
    let folder = scratch.path("");
    let output = run(&["check", &sample("clean/ada.pdf"), "--rules", &folder, "--format", "concise"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("error[SEC900] says gauge services"), "{}", stdout(&output));

    let broken = scratch.file("SEC900-gauge.toml", &rule("SEC900", "colour = 1"));
    let output = run(&["check", &sample("clean/ada.pdf"), "--rules", &folder]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("colour") && stderr(&output).contains(&broken), "{}", stderr(&output));

    scratch.file("SEC900-gauge.toml", &rule("CON002", ""));
    assert_eq!(code(&["check", &sample("clean/ada.pdf"), "--rules", &folder]), 2);
    scratch.file("SEC900-gauge.toml", &rule("CON002", "override = true"));
    assert_eq!(code(&["check", &sample("clean/ada.pdf"), "--rules", &folder]), 1);
    let empty = Scratch::new("no-rules");
    assert_eq!(code(&["check", &sample("clean/ada.pdf"), "--rules", &empty.path("")]), 2);
}

#[test]
fn the_configuration_changes_severity_and_accepts_findings() {
    let scratch = Scratch::new("config");
    let bad = sample("CON002/bad.pdf");
    let with = |text: &str| {
        let config = scratch.file("atslint.toml", text);
        code(&["check", &bad, "--config", &config])
    };
    assert_eq!(with(""), 1);
    assert_eq!(with("[severity]\nCON002 = \"note\"\n"), 0);
    assert_eq!(with("ignore = [\"no-email\"]\n"), 0);
    assert_eq!(with("fail-on = \"never\"\n"), 0);
    assert_eq!(with("[[suppress]]\nrule = \"CON002\"\nreason = \"known\"\n"), 0);
    assert_eq!(with("[[suppress]]\nrule = \"CON002\"\nreason = \"known\"\nexpires = \"2020-01-01\"\n"), 1);
    assert_eq!(with("severity = 3\n"), 2);
    // The nearest file upward is found, and --isolated does without it.
    scratch.file("atslint.toml", "[severity]\nCON002 = \"off\"\n");
    let here = |args: &[&str]| command(args).current_dir(&scratch.0).status().unwrap().code().unwrap();
    assert_eq!(here(&["check", &bad, "--format", "concise"]), 0);
    assert_eq!(here(&["check", &bad, "--format", "concise", "--isolated"]), 1);
}

#[test]
fn init_writes_a_configuration_once() {
    let scratch = Scratch::new("init");
    let init = || command(&["init"]).current_dir(&scratch.0).status().unwrap().code().unwrap();
    assert_eq!(init(), 0);
    assert!(fs::read_to_string(scratch.path("atslint.toml")).unwrap().contains("[severity]"));
    assert_eq!(init(), 2);
}

#[test]
fn standard_input_and_output_files() {
    use std::io::Write;
    let mut child = command(&["check", "-", "--format", "concise"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&fs::read(sample("CON002/bad.pdf")).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).starts_with("-:p1: error[CON002]"), "{}", stdout(&output));

    let scratch = Scratch::new("output");
    let file = scratch.path("report.json");
    assert_eq!(code(&["check", &sample("clean/ada.pdf"), "--format", "json", "-o", &file]), 0);
    assert!(fs::read_to_string(&file).unwrap().starts_with('{'));
    assert_eq!(fs::read_dir(&scratch.0).unwrap().count(), 1);
}

#[test]
fn a_folder_stands_for_the_resumes_in_it() {
    let output = run(&["check", &sample("clean"), "--format", "concise", "--fail-on", "never"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let empty = Scratch::new("empty-folder");
    let output = run(&["check", &empty.path("")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no résumé in the folder"), "{}", stderr(&output));
}

#[test]
fn colour_follows_the_flag_and_the_environment() {
    let bad = sample("CON002/bad.pdf");
    let coloured = |args: &[&str], env: &[(&str, &str)]| {
        let output = command(args).envs(env.iter().copied()).output().unwrap();
        stdout(&output).contains('\u{1b}')
    };
    assert!(!coloured(&[&bad], &[]));
    assert!(coloured(&["--color", "always", &bad], &[("NO_COLOR", "1")]));
    assert!(coloured(&[&bad], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[&bad], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let args =
        ["check", &sample("clean"), &sample("CON004/bad.pdf"), "--format", "json", "--today", "2026-01-15"];
    assert_eq!(run(&args).stdout, run(&args).stdout);
}

#[test]
fn a_baseline_accepts_what_it_holds_and_nothing_else() {
    let scratch = Scratch::new("baseline");
    let (bad, baseline) = (sample("TXT001/bad.pdf"), scratch.path("known.json"));
    let against = ["check", &bad, "--isolated", "--baseline", &baseline];
    assert_eq!(code(&against), 2, "the file is not there yet");
    assert_eq!(code(&[&against[..], &["--write-baseline"]].concat()), 0);
    assert_eq!(code(&against), 0);
    let text = fs::read_to_string(&baseline).unwrap();
    assert!(!text.contains("page") && text.contains("TXT001/bad.pdf"), "{text}");
    // Another file's findings are not in it.
    assert_eq!(
        code(&["check", &sample("TXT001/bad-outlines.pdf"), "--isolated", "--baseline", &baseline]),
        1
    );
    fs::write(&baseline, "{}").unwrap();
    assert_eq!(code(&against), 2);
}

#[test]
fn any_number_of_jobs_gives_the_same_report() {
    let folders = ["ENT001", "LAY001", "HID001", "demo"].map(sample);
    let of = |jobs: &str| {
        let all: Vec<&str> = folders.iter().map(String::as_str).collect();
        let options = ["--format", "json", "--today", "2026-01-15", "--isolated", "--jobs", jobs];
        stdout(&run(&[&["check"], &all[..], &options].concat()))
    };
    let one = of("1");
    assert!(one.contains("ENT001") && one.contains("HID001"));
    assert_eq!(one, of("4"));
}

#[test]
fn completions_and_the_manual_name_the_commands() {
    assert!(stdout(&run(&["completions", "bash"])).contains("keywords"));
    assert!(stdout(&run(&["man"])).contains("atslint"));
}

#[test]
fn quiet_is_one_line_at_most() {
    let (bad, good) = (sample("DOC001/bad.docx"), sample("clean/ada.pdf"));
    assert_eq!(stdout(&run(&["--quiet", &good, "--today", "2026-01-15"])), "");
    let output = run(&["check", &bad, &good, "-q", "--today", "2026-01-15"]);
    assert_eq!(
        (stdout(&output).as_str(), output.status.code()),
        ("1 error, 0 warnings, 0 notes (1 fixable with `atslint fix`)\n", Some(1))
    );
    let scratch = Scratch::new("quiet");
    let file = scratch.path("report.json");
    let output = run(&["check", &bad, "--quiet", "--format", "json", "-o", &file]);
    assert_eq!(stdout(&output).lines().count(), 1);
    assert!(fs::read_to_string(file).unwrap().contains("DOC001"));
}

#[test]
fn statistics_count_findings_by_rule() {
    let scratch = Scratch::new("statistics");
    let again = scratch.path("again.docx");
    fs::copy(sample("DOC001/bad.docx"), &again).unwrap();
    let files = ["DOC001/bad.docx", "DOC002/bad.docx", "LAY001/bad.pdf"].map(sample);
    let files: Vec<&str> = files.iter().chain([&again]).map(String::as_str).collect();
    let args = |more: &[&'static str]| [&["check", "--statistics"][..], &files, more].concat();
    let text = stdout(&run(&args(&[])));
    assert!(text.starts_with("2  DOC001  text-in-header"), "{text}");
    assert!(text.lines().last().unwrap().starts_with("4 files: "), "{text}");
    let json: serde_json::Value = serde_json::from_str(&stdout(&run(&args(&["--format", "json"])))).unwrap();
    assert_eq!(json["statistics"][0]["rule"], "DOC001");
    assert_eq!((&json["statistics"][0]["count"], &json["statistics"][0]["files"]), (&2.into(), &2.into()));
    assert_eq!(code(&args(&["--format", "sarif"])), 2);
}

#[test]
fn ci_annotations_are_redacted_and_say_so() {
    let bad = sample("DOC001/bad.docx");
    let github = |ci: &str, more: &[&str]| {
        let args = [&["check", &bad, "--format", "github"], more].concat();
        stdout(&command(&args).env("CI", ci).output().unwrap())
    };
    let redacted = github("true", &[]);
    assert!(redacted.starts_with("What the files say is left out"), "{redacted}");
    assert!(redacted.contains("file=resume-1.docx,"), "{redacted}");
    assert!(github("", &[]).contains("bad.docx") && github("true", &["--no-redact"]).contains("bad.docx"));
    let json = stdout(&command(&["check", &bad, "--format", "json"]).env("CI", "true").output().unwrap());
    assert!(json.contains("\"redacted\": false"));
}

/// A program that is ended with the test, however the test ends.
struct Running(std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_watched_file_is_checked_again_when_it_has_changed() {
    let scratch = Scratch::new("watch");
    let file = scratch.path("cv.pdf");
    fs::copy(sample("clean/ada.pdf"), &file).unwrap();
    let watch = command(&["check", &file, "--watch", "--isolated", "--statistics"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut running = Running(watch.unwrap());
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(running.0.stdout.take().unwrap()));
    // A report ends in its counts; reading waits for it, however long that takes.
    let mut report = || {
        let lines = lines.by_ref().map(Result::unwrap);
        lines.take_while(|line| !line.starts_with("1 file: ")).collect::<Vec<_>>().join("\n")
    };
    assert!(!report().contains("no-email"));
    fs::remove_file(&file).unwrap();
    fs::copy(sample("CON002/bad.pdf"), &file).unwrap();
    assert!(report().contains("no-email"));
}

#[test]
fn standard_input_cannot_be_watched() {
    let output = run(&["check", "-", "--watch"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("standard input cannot be watched"));
}

#[test]
fn the_first_screen_holds_what_matters_most() {
    let (cv, posting) = (sample("demo/cv.docx"), sample("demo/posting.txt"));
    let text = stdout(&run(&[&cv, "--posting", &posting, "--today", "2026-01-15"]));
    let screen: String = text.lines().take(24).collect::<Vec<_>>().join("\n");
    for finding in
        ["1. Your e-mail, phone, location and link are in the page header", "2. “Terraform” is required"]
    {
        assert!(screen.contains(finding), "{screen}");
    }
    let short = stdout(&run(&[&sample("LAY001/bad.pdf")]));
    assert!(!short.contains("What matters most"), "what fits on a screen is not said twice: {short}");
    assert!(
        stdout(&run(&[&sample("clean/ada.pdf")]))
            .ends_with("Nothing to report: every reader gets every field.\n")
    );
}

#[test]
fn a_locale_without_unicode_gets_ascii_signs() {
    let (cv, posting) = (sample("demo/cv.docx"), sample("demo/posting.txt"));
    let run = |locale: &str| {
        let args = [cv.as_str(), "--posting", &posting, "--today", "2026-01-15"];
        stdout(&command(&args).env("LC_ALL", locale).output().unwrap())
    };
    let plain = run("C");
    let odd: String = plain.chars().filter(|c| !c.is_ascii() && *c != 'é').collect();
    assert_eq!(odd, "", "{plain}");
    assert!(plain.contains("|-") || plain.contains(",-["), "{plain}");
    assert!(run("de_DE.UTF-8").contains('╭'));
}

#[test]
fn progress_is_for_terminals() {
    let scratch = Scratch::new("progress");
    for number in 0..25 {
        fs::copy(sample("clean/ada.txt"), scratch.path(&format!("{number}.txt"))).unwrap();
    }
    let output = run(&["check", "--format", "concise", &scratch.path("")]);
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("", Some(0)));
}

#[test]
fn a_report_in_a_file_has_no_colour() {
    let scratch = Scratch::new("file");
    let file = scratch.path("report.txt");
    assert_eq!(code(&["--color", "always", "check", &sample("DOC001/bad.docx"), "-o", &file]), 1);
    assert!(!fs::read_to_string(file).unwrap().contains('\u{1b}'));
}

#[test]
fn own_rules_are_held_to_their_samples() {
    let scratch = Scratch::new("own-rules");
    let write = |name: &str, text: &str| {
        let path = scratch.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let rule = "id = \"SEC900\"\ntitle = \"No synergy\"\nmessage = \"“{found}” stands {count} times\"\n[detect.pattern]\nany = [\"synergy\"]\n";
    write("SEC900-no-synergy.toml", rule);
    write("SEC900/bad.txt", "Ada Example\nada@example.org\n\nSkills\nsynergy\n");
    write("SEC900/good.txt", "Ada Example\nada@example.org\n\nSkills\nweaving\n");
    let folder = scratch.0.to_string_lossy().into_owned();
    let test = || run(&["rules", "--test", &folder]);
    let output = test();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said, "SEC900 no-synergy: ok (1 bad, 1 good)\n1 rule, 0 faults\n");

    write("SEC900/good-too.txt", "Ada Example\nsynergy\n");
    let output = test();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("good-too.txt is to trip nothing; found: SEC900 “synergy” stands 1 times"),
        "{said}"
    );

    write("SEC900-no-synergy.toml", &rule.replace("{found}", "{fuond}"));
    let output = test();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("{fuond}"));
}

#[test]
fn the_configuration_says_which_terms_are_none_and_what_others_are_called() {
    let scratch = Scratch::new("own-terms");
    scratch.file("cv.txt", "Ada Brandvold\nada@example.org\n\nSkills\nPython\nZitherbop\n");
    scratch.file("job.txt", "Engineer\n\nRequirements\n- Python\n- Docker\n- Kubernetes\n");
    let compared = || {
        let args = ["keywords", "cv.txt", "--posting", "job.txt"];
        String::from_utf8(command(&args).current_dir(&scratch.0).output().unwrap().stdout).unwrap()
    };
    assert!(compared().contains("1 of 3 must-haves shown"), "{}", compared());
    let terms = "[keywords]\nignore = [\"docker\"]\nalias = { Kubernetes = [\"Zitherbop\"] }\n";
    scratch.file("atslint.toml", terms);
    assert!(compared().contains("2 of 2 must-haves shown"), "{}", compared());
    assert!(!compared().contains("Docker"));
}

#[test]
fn a_posting_has_terms_of_its_own_in_the_configuration_that_is_chosen() {
    let scratch = Scratch::new("posting-terms");
    let job = scratch.file("job.txt", "Engineer\n\nRequirements\n- Python\n- Docker\n");
    let other = scratch.file("other.txt", "Engineer\n\nRequirements\n- Python\n- Docker\n");
    let chosen = scratch.file("own.toml", "[keywords.posting.\"job.txt\"]\nignore = [\"Docker\"]\n");
    let read = |file: &str, choice: &[&str]| stdout(&run(&[&["posting", file][..], choice].concat()));
    assert!(!read(&job, &["--config", &chosen]).contains("Docker"));
    assert!(read(&other, &["--config", &chosen]).contains("Docker"));
    assert!(read(&job, &["--isolated"]).contains("Docker"));
}

#[test]
fn a_resume_against_several_postings_is_a_line_each() {
    let scratch = Scratch::new("several");
    let cv = scratch.file("cv.txt", "Ada Brandvold\nada@example.org\n\nSkills\nPython\nPostgreSQL\n");
    fs::create_dir_all(scratch.0.join("jobs")).unwrap();
    let job = scratch.file("jobs/a.txt", "Engineer\n\nRequirements\n- Python\n- SQL\n- Terraform\n");
    scratch.file("jobs/b.txt", "Porter\n\nYou are good company and keep the yard clean.\n");
    scratch.file("jobs/notes.xyz", "no posting");
    let table = run(&["keywords", &cv, "--posting", &scratch.path("jobs")]);
    assert_eq!(table.status.code(), Some(0), "{}", stderr(&table));
    let text = stdout(&table);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[1].contains("2 of 3") && lines[1].ends_with("Terraform"), "{text}");
    assert!(lines[2].contains("not compared"), "{text}");
    let absent = scratch.path("absent.txt");
    let printed = run(&["keywords", &cv, "--posting", &job, &absent, "--format", "jsonl"]);
    assert_eq!(printed.status.code(), Some(2));
    let lines: Vec<serde_json::Value> =
        stdout(&printed).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["coverage"]["must"]["shown"], 2);
    assert!(lines[1]["error"].is_string());
    assert_eq!(code(&["keywords", &cv, "--posting", &job, &job, "--format", "json"]), 2);
}
