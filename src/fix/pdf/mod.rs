//! Repairs of PDFs: objects are appended that say what the pages show. No page is drawn otherwise for it.

mod change;
mod cmap;
mod fonts;
mod links;
mod maps;
mod properties;

use super::fault::Fault;
use super::repair::{Given, Repair};
use crate::checks::{Mismapped, astray};
use crate::document::{GlyphSet, Unicode};
use crate::ingest::pdf::update::Update;

/// A repair.
#[derive(Debug)]
struct Mend {
    rule: &'static str,
    done: &'static str,
    what: What,
}

/// What is mended.
#[derive(Debug, Clone, Copy)]
enum What {
    /// The `ToUnicode` maps of fonts.
    Maps(Mismapped),
    /// Where links lead.
    Links,
    /// What the file says about itself.
    Property(properties::Property),
}

/// All of them, in the order in which they are tried.
const REPAIRS: &[Mend] = &[
    Mend {
        rule: "TXT003",
        done: "gave letters the characters that their glyphs are named after",
        what: What::Maps(Mismapped::To(Unicode::Missing)),
    },
    Mend {
        rule: "TXT004",
        done: "mapped letters to the characters that their glyphs are named after",
        what: What::Maps(Mismapped::To(Unicode::Null)),
    },
    Mend {
        rule: "TXT005",
        done: "mapped letters to the characters that their glyphs are named after",
        what: What::Maps(Mismapped::To(Unicode::Private)),
    },
    Mend {
        rule: "TXT008",
        done: "mapped letters to the characters that their glyphs are named after",
        what: What::Maps(Mismapped::To(Unicode::Replacement)),
    },
    Mend {
        rule: "TXT025",
        done: "mapped letters to the characters that their glyphs are named after",
        what: What::Maps(Mismapped::To(Unicode::Blank)),
    },
    Mend {
        rule: "TXT013",
        done: "mapped letters to those that the page shows",
        what: What::Maps(Mismapped::OtherLetters),
    },
    Mend {
        rule: "TXT006",
        done: "mapped ligatures to their letters",
        what: What::Maps(Mismapped::To(Unicode::Ligature)),
    },
    Mend {
        rule: "TXT009",
        done: "mapped the hyphens that the page shows to hyphens",
        what: What::Maps(Mismapped::SoftHyphens),
    },
    Mend { rule: "TXT012", done: "mapped icons to a space", what: What::Maps(Mismapped::Icons) },
    Mend { rule: "TXT014", done: "mapped icons to a space", what: What::Maps(Mismapped::IconWords) },
    Mend { rule: "CON012", done: "led links to the addresses that are printed", what: What::Links },
    Mend {
        rule: "FIL017",
        done: "wrote your name for the file's title",
        what: What::Property(properties::Property::Title),
    },
    Mend {
        rule: "FIL018",
        done: "wrote your name for the file's author",
        what: What::Property(properties::Property::Author),
    },
];

/// All repairs of PDFs.
pub(super) fn repairs() -> impl Iterator<Item = &'static dyn Repair> {
    REPAIRS.iter().map(|mend| mend as &dyn Repair)
}

impl Repair for Mend {
    fn rule(&self) -> &'static str {
        self.rule
    }

    fn done(&self) -> &'static str {
        self.done
    }

    fn sheds(&self, given: &Given<'_>) -> GlyphSet {
        match self.what {
            What::Maps(of) => maps::misread(&given.subject.document, of),
            What::Links | What::Property(_) => GlyphSet::default(),
        }
    }

    fn copies(&self, given: &Given<'_>) -> Result<Vec<Vec<u8>>, Fault> {
        let limits = given.subject.upload.limits;
        let file = Update::open(given.bytes, limits)?;
        if file.document().is_encrypted() {
            return Err(Fault::Cannot("the file is encrypted"));
        }
        let change = match self.what {
            What::Maps(of) => maps::mend(&given.subject.document, file.document(), of, limits)?,
            What::Links => links::lead(file.document(), &astray(given.subject).collect::<Vec<_>>()),
            What::Property(property) => properties::name(property, given.name()?, file.document(), limits)?,
        };
        let Some(change) = change else { return Ok(Vec::new()) };
        let appended = file.appended(|document| change.put_into(document))?;
        let rewritten = file.rewritten(|document| change.put_into(document))?;
        Ok(appended.into_iter().chain([rewritten]).collect())
    }
}
