//! Replacement text (`ActualText`) that says something else than the glyphs that it stands for.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{ContainerId, ContainerKind, Document, GlyphId, Run, Unicode};
use crate::fields::Retention;
use crate::finding::{Draft, Weight};
use crate::reading::Reading;
use crate::subject::Subject;
use crate::text::words::excerpt;
use crate::wording::Wording;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Letters that must be replaced at least: fewer are a sign or a symbol that is spelt out.
const FEWEST_LETTERS: usize = 3;
/// Visible runs that one replacement text stands for.
struct Replaced<'a> {
    runs: Vec<&'a Run>,
    actual: &'a str,
}

impl Replaced<'_> {
    fn shown(&self) -> String {
        let of = |run: &Run| {
            let glyph = |index: usize| match run.glyphs.get(index).and_then(|glyph| glyph.seen.as_deref()) {
                Some(seen) => seen.to_owned(),
                None => run.glyph_text(index).to_owned(),
            };
            (0..run.len()).map(glyph).collect::<String>()
        };
        self.runs.iter().copied().map(of).collect()
    }

    fn glyphs(&self) -> BTreeSet<GlyphId> {
        self.runs.iter().flat_map(|run| (run.first_glyph..).take(run.len())).collect()
    }

    /// Whether the glyphs can be read without it: replacing one glyph, or glyphs without a meaning of
    /// their own, is what `ActualText` is for.
    fn is_readable(&self) -> bool {
        let mut glyphs = self.runs.iter().flat_map(|run| &run.glyphs);
        let known = glyphs.all(|glyph| matches!(glyph.unicode, Unicode::Mapped | Unicode::Ligature));
        known && self.runs.iter().map(|run| run.len()).sum::<usize>() > 1
    }
}

/// Every replacement text, with what it replaces, in file order.
fn replaced(document: &Document) -> Vec<Replaced<'_>> {
    let mut held: BTreeMap<ContainerId, Vec<&Run>> = BTreeMap::new();
    for run in document.runs.iter().filter(|run| run.visibility.is_visible()) {
        let is_holder =
            |kind: &ContainerKind| matches!(kind, ContainerKind::MarkedContent { actual_text: Some(_), .. });
        if let Some((id, _)) = document.path(run).find(|(_, container)| is_holder(&container.kind)) {
            held.entry(id).or_default().push(run);
        }
    }
    let replaced = held.into_iter().filter_map(|(id, runs)| {
        match document.containers.get(id.index()).map(|container| &container.kind) {
            Some(ContainerKind::MarkedContent { actual_text: Some(actual), .. }) => {
                Some(Replaced { runs, actual })
            }
            _ => None,
        }
    });
    replaced.collect()
}

/// Letters and digits without case, ligatures and accents' forms: hyphens, spaces and bullets may
/// differ.
fn letters(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a replacement says all that is shown, and perhaps more: `tel:`, a whole address, a label.
fn keeps(actual: &str, shown: &str) -> bool {
    let actual = letters(actual);
    let words = || shown.split(|c: char| !c.is_alphanumeric()).map(letters);
    !actual.is_empty() && (actual.contains(&letters(shown)) || words().all(|word| actual.contains(&word)))
}

/// Texts that readers who honour `ActualText` get in place of what the page shows.
pub(super) fn replacement_text(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    let mut drafts = Vec::new();
    for replaced in replaced(&subject.document) {
        let shown = replaced.shown();
        let own = letters(&shown);
        let few = own.chars().count() < FEWEST_LETTERS;
        if few || keeps(replaced.actual, &shown) || !replaced.is_readable() {
            continue;
        }
        let glyphs = replaced.glyphs();
        let reads_other = |reading: &Reading| {
            let origins = reading.origin.iter().filter(|origin| glyphs.contains(&origin.glyph));
            letters(&origins.map(|origin| origin.span.of(&reading.text)).collect::<String>()) != own
        };
        let readers = subject.readers_where(reads_other);
        if readers.is_empty() {
            continue;
        }
        let losses = claims.take(subject, |survival, reader, verdict| {
            let inside = |span| {
                let origins = subject.reference.origins(span);
                origins.iter().any(|origin| glyphs.contains(&origin.glyph))
            };
            readers.contains(reader)
                && !matches!(verdict, Retention::Misplaced(_))
                && survival.span.is_some_and(inside)
        });
        let weight =
            if losses.is_empty() { Weight::Readers { essential: false } } else { Weight::Losses(losses) };
        let read = match excerpt(replaced.actual).as_str() {
            "" => Wording::from("nothing"),
            read => Wording::quotation(read),
        };
        let draft = Draft::at(weight, subject.locate_runs(&replaced.runs)).hitting(readers);
        drafts.push(draft.quoting("shown", &excerpt(&shown)).with("read", read));
    }
    drafts.into()
}

#[cfg(test)]
mod tests {
    use super::keeps;

    #[test]
    fn hyphens_case_and_ligatures_are_no_difference() {
        assert!(keeps("Example office", "exam-\u{ad}ple o\u{fb03}ce"));
        assert!(keeps("tel:555-0143", "555-0143"));
        assert!(keeps("https://social.example/@ada", "@ada@social"));
        assert!(!keeps("forty people", "ten people") && !keeps("", "ten people"));
    }
}
