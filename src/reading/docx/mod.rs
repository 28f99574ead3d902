//! Readings of a DOCX.

mod outline;
mod policy;
mod read;
mod reference;
mod seen;
mod setting;
#[cfg(test)]
mod tests;
mod writer;

pub use policy::{CellBreak, Construct, DocxPolicy, SpecialText, TablePlace, TextBoxPlace};
pub use read::read;
pub use reference::reference;
pub use seen::{Cause, causes};
