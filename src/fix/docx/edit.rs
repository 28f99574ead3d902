//! What a repair changes of a package.

use crate::ingest::docx::parts::Part;

/// Parts that are written anew, and parts that go.
#[derive(Debug, Default)]
pub(super) struct Edit {
    /// Parts with other text, or new ones.
    pub changed: Vec<Part>,
    /// Names of parts that the copy does not have.
    pub left_out: Vec<String>,
}
