//! Certificates and licences that the lexicon does not know: `XYZ certification`, `Certified Xylophone Tuner`, `blasting licence`.

use super::item::{Item, Taken};
use super::sentence::Sentence;
use crate::lexicon::Words;
use crate::posting::RequirementKind;
use crate::posting::vocabulary::{Vocabulary, Word};
use crate::posting::words::Credentials;

/// Words of one name before the word that says what it is.
const NAME_WORDS: usize = 3;
/// A term has at most this many words.
const TERM_WORDS: usize = 5;

fn vocabulary() -> &'static Credentials {
    &Vocabulary::builtin().credentials
}

/// A term of the lexicon with what belongs to it in this sentence: the classes of a licence, the word that makes a
/// certificate of a skill (`ADR-certificaat`), the name after `AWS Certified`.
pub(super) fn completed(sentence: &Sentence, item: Item) -> Item {
    let next = item.last + 1;
    let close = sentence.gap(next).plain() && next < sentence.words.len();
    let names = |set: &Words| set.contains(sentence.key(next));
    let papers = |set: &Words| close && !vocabulary().of_holders.contains(sentence.norm(next)) && names(set);
    let certified = item.kind == RequirementKind::Certification
        && vocabulary().before_names.contains(sentence.norm(item.last));
    let known_how = matches!(item.kind, RequirementKind::Skill | RequirementKind::Tool);
    let (last, kind) = match item.kind {
        RequirementKind::License => (with_classes(sentence, item.last), item.kind),
        _ if known_how && papers(&vocabulary().certificates) => (Some(next), RequirementKind::Certification),
        _ if known_how && papers(&vocabulary().licences) => (Some(next), RequirementKind::License),
        _ if certified => (after(sentence, item.last, item.kind, None).map(|named| named.last), item.kind),
        _ => (None, item.kind),
    };
    let Some(last) = last else {
        return item;
    };
    let lead = |at: &usize| {
        Vocabulary::builtin().is(Word::Lead, sentence.norm(*at))
            || vocabulary().plain.contains(sentence.norm(*at))
    };
    let first = (item.first..item.last).find(|at| !lead(at)).unwrap_or(item.last);
    Item { term: sentence.written(first, last).to_owned(), kind, last, ..item }
}

/// The last word of a licence's classes, if some follow it: `driving licence, class C1E`, `rijbewijs CE`, `permis B`.
fn with_classes(sentence: &Sentence, last: usize) -> Option<usize> {
    let capitals = |at: usize| {
        let written = sentence.written(at, at);
        vocabulary().classes.contains(sentence.norm(at)) && written.starts_with(char::is_uppercase)
    };
    let mut at = last + 1;
    while vocabulary().class.contains(sentence.norm(at)) && !capitals(at) && at - last <= 2 {
        at += 1;
    }
    let joined = |at: usize| sentence.gap(at).plain() || sentence.gap(at).slash || sentence.gap(at).ampersand;
    let mut end = None;
    while capitals(at) && joined(at) {
        end = Some(at);
        at += 1;
    }
    end
}

/// Registers in which one must be.
pub(super) fn enrolments(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let mut items = Vec::new();
    for at in 0..sentence.words.len() {
        if let Some(item) = enrolled(sentence, at, taken) {
            taken.take(at, item.last);
            items.push(item);
        }
    }
    items
}

pub(super) fn credentials(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let mut items = Vec::new();
    for at in 0..sentence.words.len() {
        let norm = sentence.key(at);
        let kind = if vocabulary().certificates.contains(norm) {
            RequirementKind::Certification
        } else if vocabulary().licences.contains(norm) {
            RequirementKind::License
        } else {
            continue;
        };
        if !sentence.asked(at) || !taken.free(at, at) {
            continue;
        }
        let item = before(sentence, at, kind, taken).or_else(|| after(sentence, at, kind, Some(taken)));
        if let Some(item) = item.or_else(|| alone(sentence, at, kind)) {
            taken.take(item.first, item.last.max(at));
            items.push(item);
        }
    }
    items
}

/// `registered with the Guild of Tuners`: the name of who keeps the register.
fn enrolled(sentence: &Sentence, at: usize, taken: &Taken) -> Option<Item> {
    const BODY_WORDS: usize = 7;
    let enrolls =
        vocabulary().enrolled.contains(sentence.norm(at)) && vocabulary().by.contains(sentence.norm(at + 1));
    if !enrolls || !sentence.asked(at) {
        return None;
    }
    let first = (at + 2..at + 4).find(|&index| capital(sentence, index))?;
    let mut last = first;
    for next in first + 1..(first + BODY_WORDS).min(sentence.words.len()) {
        let inside = vocabulary().inside.contains(sentence.norm(next)) && capital(sentence, next + 1);
        if !sentence.gap(next).plain() || !(capital(sentence, next) || inside) {
            break;
        }
        last = next;
    }
    let term = sentence.written(first, last).to_owned();
    let fits = term.split(' ').count() <= TERM_WORDS && taken.free(first, last);
    fits.then_some(Item { term, kind: RequirementKind::Certification, first, last, value: None })
}

/// `Führerscheinklasse B`: a compound names what it is of itself.
fn alone(sentence: &Sentence, at: usize, kind: RequirementKind) -> Option<Item> {
    /// Letters of a compound; words for any paper have fewer (`certification`).
    const COMPOUND: usize = 15;
    let compound = sentence.norm(at).chars().count() >= COMPOUND;
    let number =
        sentence.norm(at + 1).bytes().all(|b| b.is_ascii_digit()) && !sentence.norm(at + 1).is_empty();
    let last = with_classes(sentence, at).unwrap_or(at + usize::from(number));
    let term = sentence.written(at, last).to_owned();
    compound.then_some(Item { term, kind, first: at, last, value: None })
}

/// `CSC certification`: the name is what is searched for; a licence keeps its word.
fn before(sentence: &Sentence, at: usize, kind: RequirementKind, taken: &Taken) -> Option<Item> {
    let mut first = at;
    while first > 0 && at - first < NAME_WORDS && sentence.gap(first).plain() {
        let word = first - 1;
        if vocabulary().plain.contains(sentence.norm(word)) || !taken.free(word, word) {
            break;
        }
        first = word;
    }
    let last = at.checked_sub(1).filter(|&last| first <= last)?;
    // A name stands for its certificate; other words do not (`paralegal certificate`).
    let named =
        (first..=last).any(|index| capital(sentence, index)) && kind == RequirementKind::Certification;
    let said = !vocabulary().of_names.contains(sentence.norm(at));
    let term = if named { sentence.written(first, last) } else { sentence.written(first, at) };
    (named || said).then(|| Item { term: term.to_owned(), kind, first, last: at, value: None })
}

/// `Certified Xylophone Tuner`.
fn after(sentence: &Sentence, at: usize, kind: RequirementKind, taken: Option<&Taken>) -> Option<Item> {
    let mut last = at;
    while last < at + NAME_WORDS
        && sentence.gap(last + 1).plain()
        && capital(sentence, last + 1)
        && taken.is_none_or(|taken| taken.free(last + 1, last + 1))
    {
        last += 1;
    }
    (vocabulary().before_names.contains(sentence.norm(at)) && last > at).then(|| Item {
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

    fn pairs(line: &str) -> Vec<(String, crate::posting::RequirementKind)> {
        asked(line).into_iter().map(|requirement| (requirement.term, requirement.kind)).collect()
    }

    #[test]
    fn a_register_is_named_by_who_keeps_it() {
        assert_eq!(
            pairs("- Current registration with the Guild of Xylophone Tuners"),
            [("Guild of Xylophone Tuners".to_owned(), Certification)]
        );
    }

    #[test]
    fn licences_keep_their_classes_and_certificates_their_word() {
        assert_eq!(pairs("- Geldig rijbewijs CE"), [("rijbewijs CE".to_owned(), License)]);
        assert_eq!(pairs("- Kubernetes certificate"), [("Kubernetes certificate".to_owned(), Certification)]);
        assert_eq!(pairs("- paralegal certificate"), [("paralegal certificate".to_owned(), Certification)]);
    }

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
