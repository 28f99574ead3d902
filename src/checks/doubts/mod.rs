//! What makes an absence doubtful: text that is there, but not as text. Several families ask before they
//! say that something is missing.

mod cut;
mod letters;
mod name;
mod pages;
mod resume;

pub use cut::{cut_terms, cuts};
pub use letters::{has_unknown_letters, letters, unknown_letters};
pub use name::missing_name;
pub use pages::{FEWEST_OF_PAGE, Shows, cut_short, has_pages_without_text, pages_without_text, shows};
pub use resume::no_resume;
