//! Which names of a section's heads are towns, by how its entries are written.

use super::head::{Header, named_town};
use crate::resume::entry::Entry;
use crate::resume::piece::{is_town, split_commas};
use crate::resume::vocabulary::{Vocabulary, count_cues, vocabulary};
use crate::span::Span;
use crate::text::fold::fold;

/// Takes the towns that stand among the names of a section's headers.
pub fn take(headers: &mut [(Entry, Header)]) {
    take_place_names(headers);
    take_towns_beside(headers);
    take_towns(headers);
}

/// Takes the place that stands as a name of its own where the section's headers are written so: at one position
/// all names could be towns, and one of them is known.
fn take_place_names(headers: &mut [(Entry, Header)]) {
    let vocabulary = vocabulary();
    for position in 0..3 {
        let at = |(entry, header): &(Entry, Header)| {
            let name =
                *header.names.get(position).filter(|_| header.names.len() >= 3 && header.place.is_none())?;
            Some(name.of(&entry.words.text).to_owned())
        };
        let names: Vec<String> = headers.iter().filter_map(at).collect();
        let known = names.iter().any(|name| vocabulary.towns.contains(&fold(name)));
        if known && names.len() * 2 > headers.len() && names.iter().all(|name| is_town(name, vocabulary)) {
            for (_, header) in headers.iter_mut().filter(|(_, header)| header.names.len() >= 3) {
                header.place = Some(header.names.remove(position));
            }
        }
    }
}

/// Takes the town off `Tidewater Commerce, Portland` where the section's names are written so: what stands
/// behind the last comma could be a town in at least half of the entries, or is known to be one.
fn take_towns(headers: &mut [(Entry, Header)]) {
    let vocabulary = vocabulary();
    for position in 0..2 {
        let cuts: Vec<Option<(Span, Span)>> = headers
            .iter()
            .map(|(entry, header)| town_behind(header, position, &entry.words.text, vocabulary))
            .collect();
        let named = headers.iter().filter(|(_, header)| header.names.len() > position).count();
        let shared = cuts.iter().flatten().count() >= 2.max(named.div_ceil(2));
        for ((entry, header), cut) in headers.iter_mut().zip(cuts) {
            let text = &entry.words.text;
            let known = |town: &Span| vocabulary.towns.contains(&fold(town.of(text)));
            if let Some((name, town)) = cut.filter(|(_, town)| shared || known(town))
                && let Some(slot) = header.names.get_mut(position)
            {
                *slot = name;
                header.place = Some(town);
            }
        }
    }
}

/// Takes the town of `Clerk, Tidewater Commerce` with `Portland` beside it, where half of the section's
/// entries are surely written so and one of the towns is known.
fn take_towns_beside(headers: &mut [(Entry, Header)]) {
    let vocabulary = vocabulary();
    let titled = |span: Span, text: &str| count_cues(&vocabulary.title, span.of(text)) > 0;
    let found: Vec<Option<(Span, Span, Span)>> = headers.iter().map(|(e, h)| pair_and_town(e, h)).collect();
    let (mut known, mut sure) = (false, 0);
    for ((entry, _), (first, company, town)) in
        headers.iter().zip(&found).filter_map(|(h, f)| Some((h, (*f)?)))
    {
        let text = &entry.words.text;
        known |= vocabulary.towns.contains(&fold(town.of(text)));
        sure += usize::from(titled(first, text) != titled(company, text));
    }
    if !known || sure * 2 < headers.len() {
        return;
    }
    for ((_, header), found) in headers.iter_mut().zip(found) {
        if let Some((first, company, town)) = found {
            header.names = vec![first, company];
            header.place = Some(town);
        }
    }
}

/// Two names with a comma between them, and what may be a town beside them.
fn pair_and_town(entry: &Entry, header: &Header) -> Option<(Span, Span, Span)> {
    let text = &entry.words.text;
    let [names, town] = header.names.as_slice() else { return None };
    let parts = split_commas(*names, text);
    let [first, rest @ ..] = parts.as_slice() else { return None };
    let company = rest.iter().copied().reduce(Span::to)?;
    let fits = header.place.is_none() && header.title.is_none() && is_town(town.of(text), vocabulary());
    fits.then_some((*first, company, *town))
}

/// An employer's name and what may be its town: of a header with two names and no place yet, a name
/// that is no job title and ends in a comma and a short proper name.
fn town_behind(
    header: &Header,
    position: usize,
    text: &str,
    vocabulary: &Vocabulary,
) -> Option<(Span, Span)> {
    let name = *header.names.get(position).filter(|_| header.names.len() >= 2 && header.place.is_none())?;
    named_town(name, text, vocabulary)
}
