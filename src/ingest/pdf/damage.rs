//! What is broken about a PDF that could be read all the same.

/// Bytes at the start in which the header may stand, and at the end in which the end mark may, by
/// the custom of readers (ISO 32000-1, annex H.3, implementation notes 13 and 18).
const MARGIN: usize = 1024;

/// What had to be repaired, in words; `recovered` tells whether the cross-reference table was.
pub(super) fn describe(bytes: &[u8], recovered: Option<&str>) -> Option<String> {
    let before = junk(bytes).map(|count| format!("{count} bytes of something else stand before its start"));
    let cause = recovered.map(|table| match cause(bytes) {
        Some(cause) => format!("{cause}; {table}"),
        None => table.to_owned(),
    });
    let parts: Vec<String> = before.into_iter().chain(cause).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Bytes before the header that are more than white space or a byte order mark.
fn junk(bytes: &[u8]) -> Option<usize> {
    let at = find(bytes.get(..MARGIN.min(bytes.len()))?, b"%PDF-")?;
    let before = bytes.get(..at)?;
    let before = before.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(before);
    before.iter().any(|byte| !byte.is_ascii_whitespace()).then_some(at)
}

/// Why the cross-reference table was not found.
fn cause(bytes: &[u8]) -> Option<&'static str> {
    let end = bytes.get(bytes.len().saturating_sub(MARGIN)..)?;
    let pointer = end.windows(9).rposition(|window| window == b"startxref");
    let Some(pointer) = pointer else { return Some("its end is cut off") };
    let after = end.get(pointer + 9..)?.trim_ascii_start();
    let digits: Vec<u8> = after.iter().copied().take_while(u8::is_ascii_digit).collect();
    let offset: Option<usize> = String::from_utf8(digits).ok()?.parse().ok();
    let table = offset.and_then(|offset| bytes.get(offset..)).unwrap_or_default().trim_ascii_start();
    if !table.starts_with(b"xref") && !is_object(table) {
        return Some("the pointer to its cross-reference table is wrong");
    }
    find(end, b"%%EOF").is_none().then_some("its end mark is missing")
}

/// Whether an object begins here (`12 0 obj`), as a cross-reference stream is one.
fn is_object(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(40)).unwrap_or_default());
    let mut words = head.split_ascii_whitespace();
    let mut number = || words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    number() && number() && words.next().is_some_and(|word| word.starts_with("obj"))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::describe;

    #[test]
    fn each_damage_is_named() {
        let said = |file: &str| describe(file.as_bytes(), Some("the table")).unwrap();
        assert!(said("%PDF-1.7\n1 0 obj").starts_with("its end is cut off"));
        assert!(said("%PDF-1.7\nstartxref\n3\n%%EOF").starts_with("the pointer"));
        assert!(said("%PDF-1.7\nxref\nstartxref\n9\n").starts_with("its end mark"));
        assert!(said("%PDF-1.7\nxref\nstartxref\n9\n%%EOF").starts_with("the table"));
    }

    #[test]
    fn white_space_before_the_header_is_no_damage() {
        assert_eq!(describe(b"\n%PDF-1.7", None), None);
        assert_eq!(
            describe(b"HTTP\n%PDF-1.7", None).as_deref(),
            Some("5 bytes of something else stand before its start")
        );
    }
}
