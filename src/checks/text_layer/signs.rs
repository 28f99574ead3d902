//! Characters that are no words: text in a wrong encoding, and too many signs.

use super::words::voting;
use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::finding::is_essential;
use crate::finding::{Draft, Weight};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::words::words;
use crate::wording::Wording;
use encoding_rs::WINDOWS_1252;

/// What a word was before its UTF-8 was taken for Windows-1252, if that is what happened: its bytes in
/// that encoding are valid UTF-8, which a word with accents by chance never is. Two signs alone may be by
/// chance (`×”`), unless they give a Latin letter or a quotation mark or dash.
fn before_decoding(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(word);
    let decoded = (!unmappable).then(|| String::from_utf8(bytes.into_owned()).ok()).flatten()?;
    let regained: Vec<char> = decoded.chars().filter(|c| !c.is_ascii()).collect();
    let usual =
        |c: &char| ('\u{a0}'..'\u{250}').contains(c) || ('\u{2010}'..'\u{2050}').contains(c) || *c == '€';
    let is_text = regained.len() > 1 || regained.iter().all(usual);
    (is_text && !decoded.chars().any(char::is_control)).then_some(decoded)
}

/// Wording whose encoding was mistaken where the file was made.
pub(super) fn mistaken_encoding(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let text = &subject.reference.text;
    let found: Vec<(Span, String)> =
        words(text).filter_map(|span| Some((span, before_decoding(span.of(text))?))).collect();
    let Some((first, meant)) = found.first() else { return Outcome::default() };
    let in_field = |(span, _): &(Span, String)| {
        let fields = subject.survival.iter().filter(|survival| is_essential(survival.field));
        fields.filter_map(|survival| survival.span).any(|field| field.contains(*span) || span.contains(field))
    };
    let count = found.len();
    let draft = Draft::at(Weight::Readers { essential: found.iter().any(in_field) }, subject.locate(*first))
        .hitting(voting(subject).filter_map(|reading| reading.reader).collect())
        .quoting("word", first.of(text))
        .quoting("meant", meant)
        .with("words", Wording::count(count, "word", "words"));
    let rest = found.iter().skip(1);
    Some(draft.and_all(rest.map(|(span, _)| subject.locate(*span)))).into()
}

#[cfg(test)]
mod tests {
    use super::before_decoding;

    #[test]
    fn only_what_was_decoded_wrongly_is_found() {
        assert_eq!(before_decoding("MÃ¼ller").as_deref(), Some("Müller"));
        assert_eq!(before_decoding("donâ€™t").as_deref(), Some("don’t"));
        assert_eq!(before_decoding("Ð´Ð°").as_deref(), Some("да"));
        for word in ["×”", "Müller", "SÃO", "Ångström", "naïve", "Łódź", "東京", "£5m"] {
            assert_eq!(before_decoding(word), None, "{word}");
        }
    }
}
