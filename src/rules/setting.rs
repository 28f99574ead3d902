//! What the words and the severity of a finding rest on besides what a check proved.

use crate::document::Format;
use crate::fields::ReaderSet;
use crate::reading::Reader;
use crate::resume::Survival;
use crate::subject::Examined;

/// Readers, fields and the file's maker; a file that was refused has none of them.
#[derive(Debug)]
pub struct Setting<'a> {
    /// The file's format.
    pub format: Option<Format>,
    /// The readers of the file's format.
    pub readers: &'a [Reader],
    /// Those of them that vote.
    pub voters: ReaderSet,
    /// The fields that losses count in.
    pub survival: &'a [Survival],
    /// The programs that may have made the file, likeliest first.
    pub made_by: &'static [&'static str],
}

impl<'a> Setting<'a> {
    /// The setting of a file's findings.
    pub fn of(examined: &'a Examined<'_>) -> Self {
        match examined.read() {
            Ok(subject) => Self {
                format: Some(subject.document.format),
                readers: &subject.readers,
                voters: subject.voters,
                survival: &subject.survival,
                made_by: subject.document.meta.made_by(),
            },
            Err(_) => {
                Self { format: None, readers: &[], voters: ReaderSet::default(), survival: &[], made_by: &[] }
            }
        }
    }
}
