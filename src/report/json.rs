//! The stable JSON contract.

use crate::wording::is_unprintable;
use serde::Serialize;
use std::io::Write;

/// Writes any part of the contract, followed by a line feed.
pub fn write(report: &impl Serialize, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{}", text(report)?)
}

/// Writes any part of the contract in one line.
pub fn write_line(report: &impl Serialize, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{}", escaped(serde_json::to_string(report)?))
}

/// Any part of the contract.
pub(super) fn text(report: &impl Serialize) -> std::io::Result<String> {
    Ok(escaped(serde_json::to_string_pretty(report)?))
}

/// The same JSON without characters that a terminal obeys or hides: they stand only in strings, where an escape says
/// the same.
fn escaped(json: String) -> String {
    if !json.contains(is_unprintable) {
        return json;
    }
    let mut plain = String::with_capacity(json.len() + json.len() / 8);
    for c in json.chars() {
        if is_unprintable(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                plain.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{text, write_line};

    #[test]
    fn what_commands_a_terminal_is_escaped_and_means_the_same() {
        let said = "a\u{1b}[31m\u{7f}\u{9b}5m\u{202e}b\u{e0041}\u{f0b7} é\u{a0}日";
        let pretty = text(&[said]).unwrap();
        assert_eq!(pretty, "[\n  \"a\\u001b[31m\\u007f\\u009b5m\\u202eb\\udb40\\udc41\\uf0b7 é\u{a0}日\"\n]");
        assert_eq!(serde_json::from_str::<[String; 1]>(&pretty).unwrap(), [said]);
        let mut line = Vec::new();
        write_line(&[said], &mut line).unwrap();
        assert_eq!(serde_json::from_slice::<[String; 1]>(&line).unwrap(), [said]);
        assert!(!String::from_utf8(line).unwrap().contains('\u{9b}'));
    }
}
