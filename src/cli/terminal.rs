//! Colour and width of the terminal, and errors of the program itself.

use super::args::When;
use crate::report::full::Look;
use crate::wording::visible;
use miette::GraphicalReportHandler;
use std::io::{IsTerminal, Write};

/// Columns when standard output is no terminal.
const DEFAULT_WIDTH: usize = 100;

/// What standard output can do.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// For reports on standard output.
    pub look: Look,
    /// Whether a person looks at it.
    pub interactive: bool,
}

impl Terminal {
    /// `--color`, then `NO_COLOR`, then `CLICOLOR_FORCE`, then whether standard output is a terminal.
    pub fn new(when: When) -> Self {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let forced = || set("CLICOLOR_FORCE") && std::env::var_os("CLICOLOR_FORCE").is_some_and(|v| v != "0");
        let colour = match when {
            When::Always => true,
            When::Never => false,
            When::Auto if set("NO_COLOR") => false,
            When::Auto => forced() || std::io::stdout().is_terminal(),
        };
        let width = terminal_size::terminal_size_of(std::io::stdout())
            .map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
        Self {
            look: Look { colour, width: width.clamp(40, 160), unicode: shows_unicode() },
            interactive: std::io::stdout().is_terminal(),
        }
    }

    /// Tells a person at a terminal what the program does; nobody else.
    pub fn say(&self, text: &str) {
        let mut stderr = std::io::stderr().lock();
        if stderr.is_terminal() {
            // Standard error is gone: there is nobody left to tell.
            let _ = writeln!(stderr, "{text}");
        }
    }

    /// Prints lines on standard error, whoever reads it; they may quote a document.
    pub fn warn(&self, lines: impl Iterator<Item = String>) {
        let mut stderr = std::io::stderr().lock();
        for line in lines {
            // Standard error is gone: there is nobody left to tell.
            let _ = writeln!(stderr, "{}", visible(&line));
        }
    }

    /// Prints an error of the program on standard error. It may quote names and parts of files that mean to
    /// command the terminal: such an error is printed without colours, and what commands is shown.
    pub fn complain(&self, report: &miette::Report) {
        let plain = self.rendered(report, false);
        let shown = shown_by_line(&plain);
        let colour = self.look.colour && std::io::stderr().is_terminal();
        let text = if colour && shown == plain { self.rendered(report, true) } else { shown };
        // Standard error is gone: there is nobody left to tell.
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    fn rendered(&self, report: &miette::Report, colour: bool) -> String {
        let handler = GraphicalReportHandler::new_themed(Look { colour, ..self.look }.theme())
            .with_width(self.look.width)
            .with_links(false);
        let mut text = String::new();
        match handler.render_report(&mut text, report.as_ref()) {
            Ok(()) => text,
            Err(_) => format!("error: {report}\n"),
        }
    }
}

/// A text of several lines with nothing in it that a terminal obeys or hides.
fn shown_by_line(text: &str) -> String {
    text.lines().map(|line| visible(line) + "\n").collect()
}

/// Whether what standard output goes to shows more than ASCII signs.
///
/// Rust writes to a Windows console in UTF-16, whatever its code page; a pipe of an older shell is read in
/// that code page. Elsewhere the locale says so; without one, UTF-8 is usual.
fn shows_unicode() -> bool {
    if cfg!(windows) {
        return std::io::stdout().is_terminal();
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(std::env::var_os);
    let locale = locale.map(|value| value.to_string_lossy().to_lowercase()).find(|value| !value.is_empty());
    locale.is_none_or(|locale| locale.contains("utf-8") || locale.contains("utf8"))
}
