//! Icons that readers get as characters or as words.

use super::drawn::{Spot, drawn};
use super::glyphs::private_letters;
use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::document::{ByGlyph, Document, Glyph, GlyphSet, Unicode};
use crate::fields::Retention;
use crate::finding::{Draft, Weight};
use crate::reading::{Origin, Reading};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::signs::is_symbol_bullet;
use crate::text::words::in_one_line;
use crate::wording::Wording;
use std::collections::BTreeSet;

/// Icons mapped to private code points before contact details.
pub(super) fn icon_glyphs(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    if !subject.document.glyphs().any(|glyph| glyph.unicode == Unicode::Private) {
        return Outcome::default();
    }
    let words = drawn(&subject.document);
    let letters = private_letters(&words);
    let positions = subject.reference.first_places();
    let mut icons: Vec<Spot<'_>> = Vec::new();
    for word in &words {
        let own = word.0.iter().filter(|spot| is_icon(spot, &letters));
        icons.extend(own.filter(|spot| stands_before_contact(spot, &positions, subject)));
    }
    let Some(first) = icons.first() else { return Outcome::default() };
    let glyphs: GlyphSet = icons.iter().map(|spot| spot.id).collect();
    let keeps = |reading: &Reading| reading.origin.iter().any(|origin| glyphs.has(origin.glyph));
    let readers = subject.readers_where(keeps);
    if readers.is_empty() {
        return Outcome::default();
    }
    let draft = Draft::at(Weight::Note, subject.locate_run(first.run))
        .hitting(readers)
        .with("code", Wording::ours(format!("U+{:04X}", first.text().chars().next().map_or(0, u32::from))))
        .with("count", icons.len())
        .with("icons", Wording::count(icons.len(), "icon", "icons"));
    let rest = icons.iter().skip(1);
    Some(draft.and_all(rest.map(|spot| subject.locate_run(spot.run)))).into()
}

/// Whether a glyph is mapped to a private code point and is neither a letter nor a bullet.
pub(super) fn is_icon(spot: &Spot<'_>, letters: &GlyphSet) -> bool {
    spot.glyph.unicode == Unicode::Private
        && !spot.text().starts_with(is_symbol_bullet)
        && !letters.has(spot.id)
}

/// Whether the text drawn next is on a line with contact details.
fn stands_before_contact(spot: &Spot<'_>, positions: &ByGlyph<Span>, subject: &Subject<'_>) -> bool {
    let resume = &subject.resume;
    let links = resume.links.iter().filter(|link| link.printed).map(|link| &link.url);
    let contact: Vec<Span> =
        resume.emails.iter().chain(&resume.phones).chain(links).filter_map(|field| field.span).collect();
    // A space and a second icon may come first.
    let next = (spot.id + 1..=spot.id + 4).find_map(|id| positions.get(id));
    let line = next.and_then(|span| subject.reference.line_at(span.start()));
    line.is_some_and(|(_, line)| contact.iter().any(|span| line.span.contains(*span)))
}

/// Icons that are mapped to words: readers get the words, glued to the address beside them or not.
pub(super) fn icon_words(subject: &Subject<'_>, _: &Params<'_>, claims: &mut Claims) -> Outcome {
    if !subject.document.glyphs().any(Glyph::shows_nothing) {
        return Outcome::default();
    }
    let words = drawn(&subject.document);
    let icons: Vec<Spot<'_>> =
        words.iter().flat_map(|word| &word.0).filter(|spot| spot.is_icon_word()).copied().collect();
    let glyphs: GlyphSet = icons.iter().map(|spot| spot.id).collect();
    let Some(first) = icons.first() else { return Outcome::default() };
    let spelt = |reading: &Reading| {
        reading
            .origin
            .iter()
            .filter(|origin| glyphs.has(origin.glyph))
            .any(|origin| spells(origin, reading, &subject.document))
    };
    let readers = subject.readers_where(spelt);
    if readers.is_empty() {
        return Outcome::default();
    }
    let mut glued: BTreeSet<String> = BTreeSet::new();
    let losses = claims.take(subject, |_, reader, verdict| {
        let (Retention::Changed(span), Some(reading)) = (verdict, subject.reading(reader)) else {
            return false;
        };
        let hit = reading.origins(span).iter().any(|origin| glyphs.has(origin.glyph));
        if hit {
            glued.insert(in_one_line(span.of(&reading.text)));
        }
        hit
    });
    let (count, word) = (icons.len(), first.text().trim());
    let draft = match glued.first() {
        None => Draft::at(Weight::Note, subject.locate_run(first.run)).with("effect", "beside other text"),
        Some(read) => {
            let locations = crate::checks::losses::locate_losses(&losses, subject);
            let draft = Draft { weight: Weight::Losses(losses), locations, ..Draft::default() };
            draft.with("effect", Wording::from("glued to your details: ").then(&Wording::quotation(read)))
        }
    };
    let draft =
        draft.hitting(readers).quoting("word", word).with("icons", Wording::count(count, "icon", "icons"));
    Some(draft).into()
}

/// Whether a reader gives the word that an icon is mapped to, and no replacement of it (`ActualText`).
fn spells(origin: &Origin, reading: &Reading, document: &Document) -> bool {
    let mapped = document.run_of(origin.glyph).map_or("", |(run, index)| run.glyph_text(index));
    origin.span.of(&reading.text).trim() == mapped.trim()
}
