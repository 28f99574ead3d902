//! The files of `rules/`, embedded at build time.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Path (relative to `rules/`) and text of every embedded file whose path starts with `prefix`,
/// sorted by path.
pub fn under(prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let prefix = prefix.to_owned();
    FILES.iter().copied().filter(move |(path, _)| path.starts_with(&prefix))
}

/// The text of one embedded file.
pub fn file(path: &str) -> Option<&'static str> {
    let at = FILES.binary_search_by(|(name, _)| (*name).cmp(path)).ok()?;
    FILES.get(at).map(|(_, text)| *text)
}
