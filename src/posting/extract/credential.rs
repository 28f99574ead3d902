//! Certificates and licences that the lexicon does not know: `XYZ certification`, `Certified Xylophone Tuner`, `blasting licence`.

use super::sentence::Sentence;
use super::{Item, Taken};
use crate::posting::RequirementKind;

const CERTIFICATES: &[&str] = &[
    "certification",
    "certificate",
    "certified",
    "accreditation",
    "ticket",
    "zertifikat",
    "certificación",
    "certificado",
    "certificação",
    "habilitation",
    "credential",
    "registration",
];
const LICENCES: &[&str] = &["licence", "license", "licensed", "permit", "lizenz"];
/// Words that say nothing of what is certified.
const PLAIN: &[&str] = &[
    "a",
    "no",
    "without",
    "an",
    "the",
    "valid",
    "current",
    "relevant",
    "professional",
    "or",
    "and",
    "of",
    "any",
    "your",
    "required",
    "active",
    "other",
    "with",
    "one",
    "recognised",
    "recognized",
    "industry",
    "must",
    "have",
    "hold",
    "holding",
    "full",
    "clean",
    "appropriate",
    "state",
    "training",
    "in",
];
/// Words of one name before the word that says what it is.
const NAME_WORDS: usize = 3;

pub(super) fn credentials(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let mut items = Vec::new();
    for at in 0..sentence.words.len() {
        let norm = sentence.words.get(at).map_or("", |word| word.key.as_str());
        let kind = if CERTIFICATES.contains(&norm) {
            RequirementKind::Certification
        } else if LICENCES.contains(&norm) {
            RequirementKind::License
        } else {
            continue;
        };
        if !sentence.asked(at) || !taken.free(at, at) {
            continue;
        }
        if let Some(item) =
            before(sentence, at, kind, taken).or_else(|| after(sentence, at, norm, kind, taken))
        {
            taken.take(item.first, item.last.max(at));
            items.push(item);
        }
    }
    items
}

/// `CSC certification`: the name is what is searched for; a licence keeps its word.
fn before(sentence: &Sentence, at: usize, kind: RequirementKind, taken: &Taken) -> Option<Item> {
    let mut first = at;
    while first > 0 && at - first < NAME_WORDS && sentence.gap(first).plain() {
        let word = first - 1;
        if PLAIN.contains(&sentence.norm(word)) || !taken.free(word, word) {
            break;
        }
        first = word;
    }
    let last = at.checked_sub(1).filter(|&last| first <= last)?;
    let named = (first..=last).any(|index| capital(sentence, index)) || kind == RequirementKind::License;
    let term = match kind {
        RequirementKind::License => sentence.written(first, at),
        _ => sentence.written(first, last),
    };
    named.then(|| Item { term: term.to_owned(), kind, first, last: at, value: None })
}

/// `Certified Xylophone Tuner`.
fn after(sentence: &Sentence, at: usize, norm: &str, kind: RequirementKind, taken: &Taken) -> Option<Item> {
    let mut last = at;
    while last < at + NAME_WORDS
        && sentence.gap(last + 1).plain()
        && capital(sentence, last + 1)
        && taken.free(last + 1, last + 1)
    {
        last += 1;
    }
    (norm == "certified" && last > at).then(|| Item {
        term: sentence.written(at, last).to_owned(),
        kind,
        first: at,
        last,
        value: None,
    })
}

fn capital(sentence: &Sentence, at: usize) -> bool {
    sentence
        .words
        .get(at)
        .and_then(|word| sentence.text.get(word.start..word.end))
        .is_some_and(|text| text.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::posting::RequirementKind::{Certification, License};

    #[test]
    fn unknown_credentials() {
        let found = asked("- QXZ certification and a blasting licence; Certified Xylophone Tuner");
        let pairs: Vec<_> = found.iter().map(|r| (r.term.as_str(), r.kind)).collect();
        assert_eq!(
            pairs,
            [
                ("QXZ", Certification),
                ("blasting licence", License),
                ("Certified Xylophone Tuner", Certification)
            ]
        );
    }
}
