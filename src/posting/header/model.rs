//! What the head of a posting tells.

/// Title, employer and place, as far as they were found.
#[derive(Debug, Default)]
pub(in crate::posting) struct Header {
    /// Index of the line of the title.
    pub(in crate::posting) line: Option<usize>,
    pub(in crate::posting) title: Option<String>,
    pub(in crate::posting) company: Option<String>,
    pub(in crate::posting) location: Option<String>,
}
