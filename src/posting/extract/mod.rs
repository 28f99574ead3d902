//! What the lines of a posting ask.

mod compound;
mod credential;
mod degree;
mod detected;
mod employer;
mod group;
mod item;
mod member;
mod naming;
mod passing;
mod phrase;
mod place;
mod sentence;
mod spoken;
mod years;

use super::page::Page;
use super::section::label;
use super::vocabulary::Vocabulary;
use super::{LineSection, Necessity, Requirement, RequirementKind};
use crate::lexicon::{Form, Lexicon, key};
use crate::span::Span;
pub(super) use employer::Employer;
use item::{Item, Taken, kind_of};
use naming::naming;
use sentence::{Sentence, sentences};
use std::collections::BTreeMap;

/// All requirements, in the order of the text, each thing once.
pub(super) fn requirements(page: &Page, sections: &[LineSection], employer: &Employer) -> Vec<Requirement> {
    let vocabulary = Vocabulary::builtin();
    let widest =
        (0..page.lines.len()).map(|index| page.line(index).chars().count()).max().unwrap_or_default();
    let mut found = Vec::new();
    let mut groups = 0;
    let mut first = 0;
    while first < sections.len() {
        let section = sections.get(first).copied().unwrap_or(LineSection::Other);
        let mut last = first;
        while sections.get(last + 1).is_some_and(|next| same_paragraph(section, *next))
            && page.wraps(last, widest)
        {
            last += 1;
        }
        if asks(section) && super::section::heading(page, first, vocabulary).is_none() {
            let start = label(page, first, vocabulary).map(|(_, start)| start);
            for sentence in sentences(page, first, last, start, section) {
                let mut items = items(&sentence, employer);
                items.sort_by_key(|item| (item.first, item.last));
                let bound = group::alternatives(&sentence, &items, &mut groups);
                let apart = apart(&sentence, &items);
                for ((item, group), apart) in items.into_iter().zip(bound).zip(apart) {
                    let asked = requirement(page, &sentence, item, group);
                    let said = sentence.written(0, sentence.words.len() - 1);
                    found.extend(asked.map(|requirement| Found {
                        requirement,
                        apart,
                        said: said.to_owned(),
                    }));
                }
            }
        }
        first = last + 1;
    }
    once(found, page.limits.requirements)
}

/// A requirement, and whether it is a thing of its own beside another name of its term.
struct Found {
    requirement: Requirement,
    apart: bool,
    /// Its sentence.
    said: String,
}

/// Of each item, whether the sentence lists it beside another name of its term: who writes `Kunden- und
/// Serviceorientierung` asks for two things. What a gloss in brackets or an abbreviation names is one.
fn apart(sentence: &Sentence, items: &[Item]) -> Vec<bool> {
    let lexicon = Lexicon::builtin();
    let names: Vec<Option<&str>> =
        items.iter().map(|item| lexicon.named(&item.term).map(|term| term.name.as_str())).collect();
    let of_words = |item: &Item| {
        matches!(item.kind, RequirementKind::Skill | RequirementKind::Soft)
            && item.term.split(' ').all(|word| word.chars().skip(1).any(char::is_lowercase))
    };
    let listed = |a: &Item, b: &Item| !(a.last + 1..=b.first).any(|at| sentence.gap(at).bracket);
    let beside = |(at, item): (usize, &Item)| {
        let before = items.get(..at).unwrap_or_default().iter().zip(&names);
        let name = names.get(at).copied().flatten();
        name.is_some()
            && of_words(item)
            && before
                .filter(|(other, named)| **named == name && other.term != item.term)
                .any(|(other, _)| of_words(other) && listed(other, item))
    };
    items.iter().enumerate().map(beside).collect()
}

fn asks(section: LineSection) -> bool {
    use LineSection::{Duties, Location, Must, Other, Preferred};
    matches!(section, Must | Preferred | Duties | Location | Other)
}

/// A paragraph's first line decides for the lines it wraps into.
fn same_paragraph(first: LineSection, next: LineSection) -> bool {
    use LineSection::{Boilerplate, Title};
    !matches!(next, Boilerplate | Title) && !matches!(first, Boilerplate | Title)
}

fn items(sentence: &Sentence, employer: &Employer) -> Vec<Item> {
    let mut taken = Taken::new(sentence.words.len());
    employer.named(sentence).into_iter().for_each(|at| taken.shade(at));
    // Sentences of a paragraph differ: only conditions count where conditions are listed.
    let conditions = sentence.section == LineSection::Location;
    let mut items = years::years(sentence, &mut taken);
    items.extend(degree::degrees(sentence, &mut taken));
    items.extend(place::places(sentence, employer.home, &mut taken));
    if !conditions {
        items.extend(credential::enrolments(sentence, &mut taken));
    }
    if !conditions {
        items.extend(compound::compounds(sentence, &mut taken));
    }
    items.extend(known(sentence, conditions, &mut taken));
    items.extend(spoken::languages(sentence, &mut taken));
    if !conditions {
        items.extend(place::titles(sentence, &mut taken));
        items.extend(credential::credentials(sentence, &mut taken));
        items.extend(phrase::phrases(sentence, &mut taken));
        items.extend(member::members(sentence, &items, &mut taken));
    }
    items
}

/// Terms of the lexicon.
fn known(sentence: &Sentence, conditions: bool, taken: &mut Taken) -> Vec<Item> {
    let lexicon = Lexicon::builtin();
    let mut items = Vec::new();
    for hit in lexicon.find(sentence.text, &sentence.words) {
        let (first, last) = (hit.first, hit.first + hit.length - 1);
        let Some(term) = lexicon.term(hit.term).filter(|_| taken.free(first, last)) else {
            continue;
        };
        let kind = kind_of(term.kind);
        let condition = !matches!(
            kind,
            RequirementKind::Skill
                | RequirementKind::Tool
                | RequirementKind::Soft
                | RequirementKind::Certification
        );
        // `Go above and beyond`: a common word at the start of a sentence.
        let form = term.forms.get(hit.form);
        let cased = form.is_some_and(|form| form.cased && form.text.chars().any(char::is_lowercase));
        let starts_prose =
            first == 0 && cased && sentence.words.len() > last + 1 && goes_on(sentence, last + 1);
        // `safe` is no `SAFe`, wherever it stands.
        let other = |form: &Form| {
            let inner = form.text.chars().skip(1).any(char::is_uppercase);
            inner && sentence.written(first, last).chars().all(|c| !c.is_uppercase())
        };
        let vague = form
            .is_some_and(|form| form.loose && (other(form) || !phrase::stands_alone(sentence, first, last)));
        // `R$ 3.500`
        let money = sentence.words.get(last).and_then(|word| sentence.text.get(word.end..));
        let money = money.is_some_and(|rest| rest.starts_with('$'));
        let modifies = form.is_some_and(|form| modifies(sentence, last, &form.text));
        if (conditions && !condition) || starts_prose || vague || money || modifies {
            continue;
        }
        let term = form.map_or_else(|| term.name.clone(), |form| naming(term, form));
        let item = credential::completed(sentence, Item { term, kind, first, last, value: None });
        taken.take(item.first, item.last);
        items.push(item);
    }
    items
}

/// Whether a word is a term's but for its plural, and says something of the word behind it (`electronic cards` of
/// `electronics`).
fn modifies(sentence: &Sentence, last: usize, form: &str) -> bool {
    let plural = form.ends_with('s') && !form.ends_with("ss");
    let singular = plural && !sentence.written(last, last).to_lowercase().ends_with('s');
    singular
        && goes_on(sentence, last + 1)
        && last + 1 < sentence.words.len()
        && !ends_phrase(sentence, last + 1)
}

fn ends_phrase(sentence: &Sentence, at: usize) -> bool {
    use super::vocabulary::Word;
    [Word::Stop, Word::Tail, Word::Generic]
        .into_iter()
        .any(|kind| Vocabulary::builtin().is(kind, sentence.norm(at)))
}

/// Whether running text follows, and not a list's next item.
fn goes_on(sentence: &Sentence, next: usize) -> bool {
    let gap = sentence.gap(next);
    let joined = Vocabulary::builtin().things.goes_on.contains(sentence.norm(next));
    gap.plain() && !joined && !sentence.cue.get(next).copied().unwrap_or(false)
}

fn requirement(page: &Page, sentence: &Sentence, item: Item, group: Option<u32>) -> Option<Requirement> {
    let necessity = sentence.wanted(item.first)?;
    // Prose outside the description of the job names things in passing.
    let in_passing = sentence.section == LineSection::Other || sentence.in_passing;
    if necessity == Necessity::Context && in_passing || sentence.offers {
        return None;
    }
    let (start, end) = (sentence.words.get(item.first)?.start, sentence.words.get(item.last)?.end);
    let line = page.lines.partition_point(|line| line.span.start() <= start);
    Some(Requirement {
        term: item.term,
        kind: item.kind,
        necessity,
        group,
        value: item.value,
        line: u32::try_from(line).unwrap_or(u32::MAX),
        span: Span::within(&page.text, start, end),
        aliases: Vec::new(),
    })
}

/// Each thing once: where it is wanted most, else where it stands first. A group that loses all but
/// one of its members is none.
fn once(found: Vec<Found>, most: usize) -> Vec<Requirement> {
    let lexicon = Lexicon::builtin();
    let mut best: BTreeMap<String, Requirement> = BTreeMap::new();
    for Found { requirement, apart, said } in found {
        let key = match requirement.kind {
            // Years in two sentences are of two things.
            RequirementKind::Years => format!("{} {said}", requirement.term),
            _ if apart => key(&requirement.term),
            // Two names of one term are one thing.
            _ => lexicon
                .named(&requirement.term)
                .map_or_else(|| key(&requirement.term), |term| key(&term.name)),
        };
        match best.get(&key) {
            Some(known) if known.necessity <= requirement.necessity => {}
            _ => {
                best.insert(key, requirement);
            }
        }
    }
    let mut all: Vec<Requirement> = best.into_values().collect();
    all.sort_by_key(|requirement| (requirement.span, requirement.kind));
    all.truncate(most);
    let mut members: BTreeMap<u32, usize> = BTreeMap::new();
    for group in all.iter().filter_map(|requirement| requirement.group) {
        *members.entry(group).or_default() += 1;
    }
    for requirement in &mut all {
        requirement.group =
            requirement.group.filter(|group| members.get(group).is_some_and(|&count| count > 1));
    }
    all
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The requirements of one line that stands among the must-haves.
    pub(in crate::posting) fn asked(line: &str) -> Vec<Requirement> {
        requirements(&Page::plain(line), &[LineSection::Must], &Employer::default())
    }

    fn terms(line: &str) -> Vec<String> {
        asked(line).into_iter().map(|requirement| requirement.term).collect()
    }

    #[test]
    fn known_terms_take_their_usual_name() {
        assert_eq!(terms("- Hands-on with k8s and Docker"), ["Kubernetes", "Docker"]);
        assert_eq!(terms("- SQL Server, C++ and C#/.NET"), ["SQL Server", "C++", "C#", ".NET"]);
    }

    #[test]
    fn names_of_one_term_that_stand_side_by_side_are_two_things() {
        assert_eq!(terms("- Kunden- und Serviceorientierung"), ["Kundenorientierung", "Serviceorientierung"]);
        assert_eq!(
            terms("- Erfahrung in Störungsbehebung / Fehlersuche"),
            ["Störungsbehebung", "Fehlersuche"]
        );
        assert_eq!(terms("- Kubernetes and k8s"), ["Kubernetes"]);
        assert_eq!(terms("- Search engine optimization (SEO)").len(), 1);
    }

    #[test]
    fn what_is_told_of_others_or_offered_is_no_duty() {
        let duties = |line: &str| {
            let found = requirements(&Page::plain(line), &[LineSection::Duties], &Employer::default());
            found.into_iter().map(|requirement| requirement.term).collect::<Vec<_>>()
        };
        let told = "Our client is a leader in accounting. The group serves teams in marketing and in sales.";
        assert!(duties(told).is_empty(), "{:?}", duties(told));
        assert_eq!(duties("You do the accounting for teams. The group is large."), ["accounting"]);
        assert_eq!(duties("- Accounting for all teams"), ["accounting"]);
        assert!(duties("- You will be encouraged to learn accounting").is_empty());
    }

    #[test]
    fn alternatives_share_a_group() {
        let found = asked("- React or Vue, and Docker");
        assert!(found[0].group.is_some() && found[0].group == found[1].group);
        assert_eq!(found[2].group, None);
        assert!(asked("- technologies like Python, Kotlin, AWS, MySQL").iter().all(|r| r.group.is_none()));
    }

    #[test]
    fn unknown_things_are_short_phrases() {
        assert_eq!(
            terms("- Experience with zither tuning and glass harmonica repair"),
            ["zither tuning", "glass harmonica repair"]
        );
        assert!(
            terms("- Experience with things that we will explain to you at length")
                .iter()
                .all(|t| t.split(' ').count() <= 5)
        );
    }

    #[test]
    fn hyphens_keep_words_together() {
        assert_eq!(terms("- Experience with end-to-end zither tuning"), ["end-to-end zither tuning"]);
    }

    #[test]
    fn what_a_line_begins_with_is_no_thing_before_a_preposition() {
        assert_eq!(terms("- Villig att resa"), Vec::<String>::new());
        assert!(!terms("- Fond of glass harps").contains(&"Fond".to_owned()));
    }

    #[test]
    fn a_line_that_stands_twice_asks_once() {
        let page = Page::plain("- 3 years of baking\n- 3 years of milling\n- 3 years of baking");
        let found = requirements(&page, &[LineSection::Must; 3], &Employer::default());
        assert_eq!(found.iter().filter(|one| one.kind == RequirementKind::Years).count(), 2);
    }

    #[test]
    fn what_is_offered_among_what_is_asked_is_not_asked() {
        assert!(
            terms("- Competitive compensation package including base, benefits package and expense account")
                .is_empty()
        );
        assert!(terms("- Complex medical care and individual life insurance").is_empty());
        assert_eq!(terms("- Experience with life insurance and medical care").len(), 2);
    }

    #[test]
    fn a_word_that_says_something_of_the_next_is_no_term() {
        assert!(!terms("- Experience with electronic zither books").contains(&"electronics".to_owned()));
        assert_eq!(terms("- Electronics and sales"), ["electronics", "sales"]);
    }

    #[test]
    fn money_and_people_are_no_things() {
        assert!(!terms("- Internship with pay (R$ 3.500)").contains(&"R".to_owned()));
        assert_eq!(terms("- The right candidate"), Vec::<String>::new());
        assert_eq!(terms("- English at B2 Level"), ["English"]);
        assert!(!terms("- A clean, safe bakery").contains(&"SAFe".to_owned()));
        assert!(terms("- Doświadczenie w prowadzeniu i stosowaniu").is_empty());
        assert_eq!(terms("- The appointed incumbent"), Vec::<String>::new());
    }

    #[test]
    fn lists_go_on_after_a_preposition_and_behind_a_colon() {
        assert_eq!(
            terms("- Kenntnisse im Zitherbau und in der Glasharfenkunde"),
            ["Zitherbau", "Glasharfenkunde"]
        );
        assert_eq!(
            terms("- Zither styles: zitherbop, glass swing"),
            ["zither styles", "zitherbop", "glass swing"]
        );
    }

    #[test]
    fn what_is_said_not_to_matter_is_not_asked() {
        assert!(asked("- They still run Docker; you won't have to touch it").is_empty());
    }

    #[test]
    fn the_employers_name_asks_nothing() {
        let page = Page::plain("Join Docker & Sons to use Kubernetes");
        let employer = Employer::new(Some("Docker & Sons"), None);
        let found = requirements(&page, &[LineSection::Must], &employer);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_cue_in_running_text_asks_for_what_stands_before_it() {
        let page = Page::plain("We tune all day. Zither tuning papers required, glass harps a plus.");
        let found = requirements(&page, &[LineSection::Duties], &Employer::default());
        let pairs: Vec<_> = found.iter().map(|r| (r.term.as_str(), r.necessity)).collect();
        assert!(pairs.contains(&("zither tuning papers", Necessity::Must)), "{pairs:?}");
        assert!(pairs.contains(&("glass harps", Necessity::Preferred)), "{pairs:?}");
    }

    #[test]
    fn a_thing_stands_once_where_it_is_wanted_most() {
        let page = Page::plain("- You will use Docker\n- Docker");
        let found = requirements(&page, &[LineSection::Duties, LineSection::Must], &Employer::default());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].necessity, found[0].line), (Necessity::Must, 2));
    }
}
