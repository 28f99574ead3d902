//! Where one must be, and posts held before.

use super::item::{Item, Taken};
use super::sentence::Sentence;
use crate::posting::vocabulary::{Join, Vocabulary};
use crate::posting::words::Places;
use crate::posting::{LineSection, RequirementKind};

fn vocabulary() -> &'static Places {
    &Vocabulary::builtin().places
}

/// Places in a sentence; `home` is the posting's own, for `in our office`.
pub(super) fn places(sentence: &Sentence, home: Option<&str>, taken: &mut Taken) -> Vec<Item> {
    let mut items = Vec::new();
    let norm = |at: usize| sentence.norm(at);
    for at in 0..sentence.words.len() {
        if let Some((length, ())) = Vocabulary::builtin().residence.at(&sentence.words, at)
            && allowed(sentence)
        {
            (at..at + length).for_each(|word| taken.shade(word));
            if let Some((first, last)) = name(sentence, at + length) {
                items.push(item(sentence, first, last, taken));
                (at..first).for_each(|word| taken.shade(word));
            }
        }
        // `Remote Spain`
        if vocabulary().remote.contains(norm(at))
            && sentence.section == LineSection::Location
            && !sentence.gap(at + 1).parts()
            && let Some((first, last)) = name(sentence, at + 1)
        {
            items.push(item(sentence, first, last, taken));
        }
        // `in our Portland office`
        if vocabulary().offices.contains(norm(at))
            && at >= 2
            && matches!(sentence.section, LineSection::Location | LineSection::Must)
        {
            // `MS Office` is no place.
            let named =
                (at.saturating_sub(3)..at).rev().take_while(|&index| capital(sentence, index) && index > 0);
            let first = named.last().filter(|&first| vocabulary().before_offices.contains(norm(first - 1)));
            if let Some(first) = first.filter(|&first| taken.free(first, at - 1)) {
                items.push(item(sentence, first, at - 1, taken));
            }
        }
    }
    let attends = (0..sentence.words.len()).any(|at| {
        let two = || format!("{} {}", norm(at), norm(at + 1));
        vocabulary().attends.contains(norm(at)) || vocabulary().attends.contains(&two())
    });
    if items.is_empty()
        && attends
        && sentence.section == LineSection::Location
        && let Some(city) = home
            .map(|home| home.split([',', '(', '/']).next().unwrap_or_default().trim())
            .filter(|city| !city.is_empty())
    {
        items.push(Item {
            term: city.to_owned(),
            kind: RequirementKind::Location,
            first: 0,
            last: sentence.words.len().saturating_sub(1),
            value: None,
        });
    }
    items
}

fn allowed(sentence: &Sentence) -> bool {
    !matches!(sentence.section, LineSection::Company | LineSection::Benefits | LineSection::Legal)
}

fn item(sentence: &Sentence, first: usize, last: usize, taken: &mut Taken) -> Item {
    taken.take(first, last);
    Item {
        term: sentence.written(first, last).to_owned(),
        kind: RequirementKind::Location,
        first,
        last,
        value: None,
    }
}

fn capital(sentence: &Sentence, at: usize) -> bool {
    sentence
        .words
        .get(at)
        .and_then(|word| sentence.text.get(word.start..word.end))
        .is_some_and(|text| text.starts_with(char::is_uppercase))
}

/// The row of capitalised words from `at` on.
fn name(sentence: &Sentence, at: usize) -> Option<(usize, usize)> {
    let mut first = at;
    while vocabulary().skip.contains(sentence.norm(first)) && !capital(sentence, first) {
        first += 1;
    }
    if !capital(sentence, first) {
        return None;
    }
    let mut last = first;
    while last + 1 < sentence.words.len()
        && last - first < 3
        && capital(sentence, last + 1)
        && !sentence.gap(last + 1).parts()
    {
        last += 1;
    }
    Some((first, last))
}

/// `experience as a charge nurse`, `time as a business analyst or engineer`, `charge nurse experience`.
pub(super) fn titles(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    const FAR: usize = 8;
    let known = |at: usize| sentence.words.get(at).is_some_and(|word| Vocabulary::builtin().names_post(word));
    let mut items = Vec::new();
    for at in 0..sentence.words.len() {
        let held =
            || (at.saturating_sub(FAR)..at).any(|before| vocabulary().held.contains(sentence.norm(before)));
        let opens = vocabulary().held_as.contains(sentence.norm(at)) && sentence.asked(at) && held();
        let closes = vocabulary().after_posts.contains(sentence.norm(at))
            && at > 0
            && known(at - 1)
            && sentence.asked(at)
            && sentence.gap(at).plain();
        let mut first = if opens {
            at + 1
        } else if closes {
            title_start(sentence, at - 1)
        } else {
            continue;
        };
        while first < sentence.words.len() {
            if vocabulary().articles.contains(sentence.norm(first)) {
                first += 1;
                continue;
            }
            let Some(last) = (first..(first + 4).min(sentence.words.len()))
                .take_while(|&index| index == first || sentence.gap(index).plain())
                .find(|&index| known(index))
            else {
                break;
            };
            if !taken.free(first, last) {
                break;
            }
            taken.take(first, last);
            items.push(Item {
                term: sentence.written(first, last).to_owned(),
                kind: RequirementKind::Title,
                first,
                last,
                value: None,
            });
            let either = sentence.here.is_some_and(|here| here.or.contains(sentence.norm(last + 1)))
                || matches!(Vocabulary::builtin().joins.at(&sentence.words, last + 1), Some((1, Join::Or)));
            if !either {
                break;
            }
            first = last + 2;
        }
    }
    items
}

fn title_start(sentence: &Sentence, last: usize) -> usize {
    if last > 0 && sentence.gap(last).plain() && !vocabulary().before_posts.contains(sentence.norm(last - 1))
    {
        last - 1
    } else {
        last
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::posting::RequirementKind::{Location, Title};

    #[test]
    fn places_and_posts() {
        assert!(asked("- Umgang mit MS Office").iter().all(|r| r.kind != Location));
        assert!(asked("- You come to our New Haven office").iter().any(|r| r.term == "New Haven"));
        let found = asked("- Must be based in New Zealand with experience as a site manager or foreman");
        let of = |kind| found.iter().filter(|r| r.kind == kind).map(|r| r.term.clone()).collect::<Vec<_>>();
        assert_eq!(of(Location), ["New Zealand"]);
        assert_eq!(of(Title), ["site manager", "foreman"]);
        let group: Vec<_> = found.iter().filter(|r| r.kind == Title).map(|r| r.group).collect();
        assert!(group[0].is_some() && group[0] == group[1]);
    }
}
