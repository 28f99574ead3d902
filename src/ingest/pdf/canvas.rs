//! What everything that draws on a page works on.

use super::marks::Marks;
use super::sheet::{Budget, Sheet};
use crate::document::Container;

/// A page being drawn.
pub(super) struct Canvas<'d> {
    /// The document's containers.
    pub containers: &'d mut Vec<Container>,
    /// Work left.
    pub budget: &'d mut Budget,
    /// What is drawn.
    pub sheet: &'d mut Sheet,
    /// The marks that are open.
    pub marks: Marks,
}
