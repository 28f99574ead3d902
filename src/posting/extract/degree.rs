//! `BS in Computer Science or equivalent`, `PhD in hydrology`, `abgeschlossenes Studium`.

use super::item::{Item, Taken};
use super::sentence::Sentence;
use crate::lexicon::degree_at;
use crate::posting::RequirementKind;
use crate::posting::vocabulary::Vocabulary;
use crate::posting::words::Degrees;

/// A term has at most five words.
const TERM_WORDS: usize = 5;
/// Words between `graduate` and what the course must be: `of an`.
const INTRODUCED: usize = 2;

fn vocabulary() -> &'static Degrees {
    &Vocabulary::builtin().degrees
}

pub(super) fn degrees(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while at < sentence.words.len() {
        let found = degree_at(sentence.text, &sentence.words, at);
        let Some((length, level)) = found.filter(|_| sentence.asked(at) && taken.free(at, at)) else {
            at += 1;
            continue;
        };
        let last = at + length - 1;
        if is_otherwise(sentence, at, last) {
            at += length;
            continue;
        }
        let (first, end) = (with_adjective(sentence, at), field_end(sentence, last));
        // `bachelor's degree`: one degree in two words.
        let range = first > 0 && vocabulary().ranges.contains(sentence.norm(first - 1));
        // `BSc/MSc`: two degrees; `bachelor/bachelor's`: one.
        let other = |item: &Item| sentence.gap(first).slash && item.value.as_deref() != Some(level.name());
        let near = |item: &Item| item.last + if range { 2 } else { 1 } >= first && !other(item);
        let joined = items.last().is_some_and(near);
        if !joined {
            items.push(Item {
                term: sentence.written(first, end).to_owned(),
                kind: RequirementKind::Degree,
                first,
                last: end,
                value: Some(level.name().to_owned()),
            });
        }
        taken.take(first, end);
        at = end + 1;
    }
    if let Some(last) = items.last() {
        take_other_fields(sentence, last.last, taken);
    }
    items.extend((0..sentence.words.len()).filter_map(|at| graduated(sentence, at, taken)));
    items
}

/// `graduate of an accredited nursing program`: a course by what it must be, without the name of a degree.
fn graduated(sentence: &Sentence, at: usize, taken: &mut Taken) -> Option<Item> {
    let graduates = vocabulary().graduates.contains(sentence.norm(at)) && sentence.asked(at);
    let first =
        (at + 1..=at + 1 + INTRODUCED).find(|&next| vocabulary().recognised.contains(sentence.norm(next)));
    let first = first.filter(|_| graduates)?;
    let plain = |next: &usize| sentence.gap(*next).plain();
    let last = (first + 1..first + TERM_WORDS)
        .take_while(plain)
        .find(|&next| vocabulary().courses.contains(sentence.norm(next)))?;
    let whole = taken.free(first, last) && (at + 1..=first).all(|next| plain(&next));
    whole.then(|| {
        taken.take(at, last);
        let term = sentence.written(first, last).to_owned();
        Item { term, kind: RequirementKind::Degree, first, last, value: None }
    })
}

fn is_otherwise(sentence: &Sentence, at: usize, last: usize) -> bool {
    let written = sentence.written(at, last);
    let next = sentence.norm(last + 1);
    let before = at.checked_sub(1).map_or("", |before| sentence.norm(before));
    let short = written.chars().filter(|c| c.is_alphabetic()).count() <= 2;
    // `Boston, MA` is a state; `Scrum Master` a post.
    let state = short && sentence.gap(at).comma && !vocabulary().joints.contains(next);
    let post = vocabulary().posts.contains(&written.to_lowercase())
        && (vocabulary().before_posts.contains(before) || next.is_empty());
    // `a high degree of care`, `360-degree support`
    let measured = vocabulary().measures.contains(before)
        || before.bytes().all(|b| b.is_ascii_digit()) && !before.is_empty();
    let verb = vocabulary().measured.contains(written) && measured;
    vocabulary().otherwise.contains(next) || state || post || verb
}

/// `betriebswirtschaftliches Studium`, `CS degree`: with the word that says which.
fn with_adjective(sentence: &Sentence, at: usize) -> usize {
    let bare = vocabulary().bare.contains(sentence.key(at));
    match at.checked_sub(1) {
        Some(before)
            if bare
                && sentence.gap(at).plain()
                && !vocabulary().plain.contains(sentence.norm(before))
                && !sentence.gap(before).bracket =>
        {
            let two = before.checked_sub(1).filter(|&first| {
                sentence.gap(before).plain()
                    && !super::phrase::joins(sentence, first)
                    && !vocabulary().plain.contains(sentence.norm(first))
                    && bare
                    && vocabulary().measured.contains(sentence.norm(at))
            });
            two.unwrap_or(before)
        }
        _ => at,
    }
}

/// The last word of the degree's first field.
fn field_end(sentence: &Sentence, last: usize) -> usize {
    let mut end = last;
    let mut at = last + 1;
    let mut joint = false;
    while at < sentence.words.len() && at - last < TERM_WORDS {
        let gap = sentence.gap(at);
        let norm = sentence.norm(at);
        if gap.parts()
            || gap.slash
            || vocabulary().ends.contains(norm)
            || sentence.cue.get(at).copied().unwrap_or(false)
        {
            break;
        }
        if vocabulary().joints.contains(norm) {
            // `bachelor's` in two words.
            let measured = vocabulary().measured.contains(norm);
            joint = !measured && norm != "s";
            if measured {
                end = at;
            }
        } else if joint || at == last + 1 {
            if vocabulary().any_field.contains(norm) {
                break;
            }
            end = at;
            joint = true;
        } else {
            break;
        }
        at += 1;
    }
    end
}

/// `…, mathematics, economics or a related field`: fields, not skills.
fn take_other_fields(sentence: &Sentence, last: usize, taken: &mut Taken) {
    for at in last + 1..sentence.words.len() {
        let gap = sentence.gap(at);
        let ends = gap.semicolon
            || gap.stop
            || gap.colon
            || vocabulary().beyond.contains(sentence.norm(at))
            || Vocabulary::builtin().triggers.at(&sentence.words, at).is_some()
            || !taken.free(at, at);
        if ends || degree_at(sentence.text, &sentence.words, at).is_some() {
            break;
        }
        taken.shade(at);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::posting::RequirementKind::Degree;

    fn degrees(line: &str) -> Vec<(String, String)> {
        let found = asked(line).into_iter().filter(|r| r.kind == Degree);
        found.map(|r| (r.term, r.value.unwrap_or_default())).collect()
    }

    fn one(term: &str, value: &str) -> Vec<(String, String)> {
        vec![(term.to_owned(), value.to_owned())]
    }

    #[test]
    fn level_and_first_field() {
        assert_eq!(
            degrees("BS in Computer Science or equivalent practical experience"),
            one("BS in Computer Science", "bachelor")
        );
        assert_eq!(degrees("PhD in hydrology, geology or a related field"), one("PhD in hydrology", "phd"));
        assert_eq!(
            degrees("Bachelor's degree in statistics, economics"),
            one("Bachelor's degree in statistics", "bachelor")
        );
        assert_eq!(degrees("BSN required"), one("BSN", "bachelor"));
    }

    #[test]
    fn letters_that_mean_something_else() {
        assert!(degrees("MS Office and master data").is_empty());
        assert!(degrees("Scrum Master, a high degree of care").is_empty());
    }

    #[test]
    fn a_field_ends_where_something_else_is_asked() {
        let line = "wykształcenie wyższe inżynierskie znajomość programu Zitherbop";
        let found: Vec<String> = asked(line).into_iter().map(|one| one.term).collect();
        assert_eq!(found, ["wykształcenie wyższe inżynierskie", "Zitherbop"]);
    }

    #[test]
    fn a_course_by_what_it_must_be_is_a_degree() {
        assert_eq!(
            degrees("- Graduate of an accredited zither program (required)"),
            one("accredited zither program", "")
        );
        assert!(degrees("- Graduate and undergraduate program").is_empty());
    }
}
