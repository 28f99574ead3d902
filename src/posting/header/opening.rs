//! The head of an advert that begins on the line of its first sentence: `Baker, Oven & Sons, Leeds – under the …`.

use super::super::page::Page;
use super::super::vocabulary::Vocabulary;
use super::model::Header;
use super::place::{is_place, trimmed};
use crate::lexicon::tokens;
use crate::text::signs::is_dash;

/// Bytes of a line that is a paragraph, and no head alone.
const PARAGRAPH: usize = 160;
/// Bytes of the head before the dash or colon.
const HEAD: usize = 120;
/// Words of the title.
const TITLE: usize = 8;

/// Fills in what the first line says before its first sentence, if it begins with a title.
pub(super) fn opening(page: &Page, header: &mut Header) {
    let Some(first) = (0..page.lines.len()).find(|&at| !page.line(at).is_empty()) else { return };
    let text = page.line(first);
    let ends = |(at, c): &(usize, char)| {
        let apart = text.get(..*at).is_some_and(|head| head.ends_with(' ')) || !c.is_ascii();
        (*c == ':' || is_dash(*c) && apart)
            && text.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(' '))
    };
    let end = text.char_indices().take_while(|(at, _)| *at <= HEAD).find(ends).map(|(at, _)| at);
    let Some(head) = end.filter(|_| text.len() >= PARAGRAPH).and_then(|end| text.get(..end)) else { return };
    let (title, rest) = head.split_once(", ").map_or((head, ""), |(title, rest)| (title, rest));
    let words = tokens(title);
    let named = words.iter().any(|word| Vocabulary::builtin().names_post(word));
    if !named || words.len() > TITLE || !title.starts_with(char::is_uppercase) {
        return;
    }
    header.title = Some(title.trim().to_owned());
    if is_place(rest) {
        header.location.get_or_insert_with(|| trimmed(rest).to_owned());
    } else if !rest.is_empty() {
        let (company, place) = rest.split_once(", ").unwrap_or((rest, ""));
        header.company.get_or_insert_with(|| company.trim().to_owned());
        if is_place(place) {
            header.location.get_or_insert_with(|| trimmed(place).to_owned());
        }
    }
}
