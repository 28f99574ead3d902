//! Plain-text samples.

use super::cv::{Cv, Kind};

/// The résumé, a blank line above each heading.
pub fn simple(cv: &Cv) -> String {
    render(&cv.lines())
}

/// Lines of any content.
pub fn render(lines: &[(Kind, String)]) -> String {
    let mut text = String::new();
    for (kind, line) in lines {
        match kind {
            Kind::Heading => text.push_str(&format!("\n{}\n", line.to_uppercase())),
            Kind::Bullet => text.push_str(&format!("- {line}\n")),
            Kind::Name | Kind::Entry | Kind::Body => text.push_str(&format!("{line}\n")),
        }
    }
    text
}
