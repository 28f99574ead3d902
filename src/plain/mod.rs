//! A plain copy of a résumé for systems that read nothing else well: one column, heading styles, the
//! contact details in the body, no tables, text boxes or headers. Nothing is left out: what belongs to
//! no section stands under a heading at the end.

mod doubts;
mod entries;
mod hyphens;
mod kept;
mod line;
mod outline;
mod skills;
mod used;
mod word;

pub use doubts::doubts;

use crate::reading::Reading;
use crate::resume::Resume;

/// A plain copy.
#[derive(Debug)]
pub struct Plain {
    /// The Word document.
    pub docx: Vec<u8>,
    /// Lines that stand under the heading at the end, because no section holds them.
    pub other: usize,
}

/// Why there is no copy: the package of the Word document could not be put together.
pub type Fault = zip::result::ZipError;

/// The plain copy of a résumé and the reference that it was read from.
///
/// Its bytes depend on nothing but these.
pub fn plain(resume: &Resume, reference: &Reading) -> Result<Plain, Fault> {
    let outline = outline::outline(resume, reference);
    let author = resume.name.as_ref().map(|name| name.value.clone());
    Ok(Plain { docx: word::write(&outline.blocks, author.as_deref())?, other: outline.other })
}
