//! The names of what is followed through the readers: fields of a résumé, the readers, and what
//! becomes of the one with the other.
//!
//! Every stage from the résumé on speaks of fields by [`FieldPath`]. Whoever says something of each kind of field
//! matches on it without a rest, so that a new kind does not compile before all of them know it.

mod path;
mod reader;
mod retention;

pub use path::{EducationPart, EntryPath, FieldKind, FieldPath, UnknownField, WorkPart};
pub use reader::{ReaderId, ReaderSet};
pub use retention::Retention;
