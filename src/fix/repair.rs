//! What a repair is: a rule, and a way to copies of a file in which its findings are repaired.

use super::fault::Fault;
use super::wishes::Wish;
use crate::document::GlyphSet;
use crate::finding::Finding;
use crate::report::FileReport;
use crate::subject::Subject;
use std::collections::BTreeSet;

/// A file as it is, and what is known of it.
pub(super) struct Given<'g> {
    pub bytes: &'g [u8],
    pub subject: &'g Subject<'g>,
    pub report: &'g FileReport,
}

impl<'g> Given<'g> {
    /// The findings of a rule that count.
    pub fn findings(&self, rule: &str) -> impl Iterator<Item = &'g Finding> {
        self.report.counted().filter(move |finding| finding.rule == rule)
    }

    /// The person's name.
    pub fn name(&self) -> Result<&'g str, Fault> {
        let name = self.subject.resume.name.as_ref().map(|name| name.value.trim());
        name.filter(|name| !name.is_empty()).ok_or(Fault::Cannot("no name is found in the résumé"))
    }
}

/// What a repair is held to.
pub(super) struct Terms {
    /// The rule whose findings it repairs.
    pub rule: &'static str,
    /// Whether it is made because the person said so: then what follows from it is their will.
    pub is_wished: bool,
    /// Words that it takes from what the pages show or seem to show.
    pub takes: BTreeSet<String>,
    /// What no page shows as readers get it, and is gone or becomes what a page shows.
    pub sheds: GlyphSet,
}

/// A way to repair the findings of a rule.
pub(super) trait Repair {
    /// The rule.
    fn rule(&self) -> &'static str;

    /// What was done then, in words.
    fn done(&self) -> &'static str;

    /// What must be wished for it to be made.
    fn wish(&self) -> Option<Wish> {
        None
    }

    /// The words that it takes from the text that the pages show.
    fn takes(&self, _: &Given<'_>) -> BTreeSet<String> {
        BTreeSet::new()
    }

    /// The glyphs that no page shows as readers get them, and that they may lose with it.
    fn sheds(&self, _: &Given<'_>) -> GlyphSet {
        GlyphSet::default()
    }

    /// Copies with the findings repaired, of which the first that holds is to be taken; none if nothing of them
    /// can be repaired.
    fn copies(&self, given: &Given<'_>) -> Result<Vec<Vec<u8>>, Fault>;
}
