//! Short noun phrases for what the lexicon does not know: after triggers (`experience with …`), and in
//! the short lines of a list.

use super::sentence::Sentence;
use super::{Item, Taken};
use crate::posting::vocabulary::{Trigger, Vocabulary};
use crate::posting::{LineSection, RequirementKind};

/// A phrase has at most this many words; longer ones are sentences.
const PHRASE_WORDS: usize = 4;
/// A line without trigger is read as a list of things if it has at most this many words.
const LINE_WORDS: usize = 7;

/// A phrase ends before these.
const STOPS: &[&str] = &[
    "for",
    "to",
    "through",
    "that",
    "which",
    "who",
    "whose",
    "while",
    "across",
    "within",
    "from",
    "at",
    "by",
    "so",
    "when",
    "where",
    "because",
    "as",
    "if",
    "but",
    "we",
    "you",
    "our",
    "your",
    "is",
    "are",
    "will",
    "can",
    "have",
    "has",
    "be",
    "in",
    "on",
    "with",
    "using",
    "into",
    "into",
    "under",
    "over",
    "during",
    "without",
    "via",
    "per",
    "plus",
    "including",
    "like",
    "such",
    "about",
    "toward",
    "towards",
    "between",
    "around",
    "than",
    "then",
    "is",
    "was",
    "were",
    "this",
    "these",
    "their",
    "them",
    "it",
    "its",
    "für",
    "mit",
    "bei",
    "zum",
    "zur",
    "im",
    "auf",
    "durch",
    "sowie",
    "von",
    "als",
    "aus",
    "an",
    "dans",
    "pour",
    "avec",
    "par",
    "sur",
    "car",
    "para",
    "con",
    "por",
    "com",
    "em",
    "no",
    "na",
    "ist",
    "sind",
    "est",
    "sont",
    "youve",
    "youre",
    "must",
    "not",
    "should",
    "would",
];
/// Dropped from the front of a phrase.
const LEADS: &[&str] = &[
    "a",
    "an",
    "the",
    "any",
    "some",
    "all",
    "both",
    "either",
    "other",
    "another",
    "more",
    "most",
    "at",
    "least",
    "one",
    "strong",
    "excellent",
    "good",
    "great",
    "solid",
    "proven",
    "deep",
    "demonstrated",
    "demonstrable",
    "advanced",
    "basic",
    "sound",
    "clear",
    "comprehensive",
    "extensive",
    "broad",
    "wide",
    "relevant",
    "related",
    "similar",
    "modern",
    "various",
    "multiple",
    "several",
    "thorough",
    "outstanding",
    "exceptional",
    "superior",
    "high",
    "well-developed",
    "hands-on",
    "hands",
    "on",
    "prior",
    "previous",
    "recent",
    "working",
    "practical",
    "professional",
    "significant",
    "successful",
    "valid",
    "current",
    "own",
    "real",
    "general",
    "full",
    "in-depth",
    "up-to-date",
    "effective",
    "first",
    "rate",
    "early",
    "e.g",
    "eg",
    "of",
    "your",
    "our",
    "highly",
    "very",
    "evidence",
    "knowledge",
    "experience",
    "ability",
    "understanding",
    "skill",
    "skills",
    "familiarity",
    "exposure",
    "expertise",
    "must",
    "have",
    "possess",
    "be",
    "is",
    "own",
    "fundierte",
    "gute",
    "sehr",
    "sichere",
    "erste",
    "abgeschlossene",
    "ausgeprägte",
    "hohe",
    "kenntnisse",
    "erfahrung",
    "bonne",
    "bonnes",
    "solides",
    "solide",
    "le",
    "la",
    "les",
    "un",
    "une",
    "de",
    "des",
    "du",
    "d",
    "l",
    "el",
    "los",
    "las",
    "buen",
    "buena",
    "noções",
    "conhecimento",
    "ferramenta",
    "die",
    "der",
    "das",
    "eine",
    "einen",
    "in",
    "enough",
];
/// Dropped from the end of a phrase.
const TAILS: &[&str] = &[
    "skill",
    "skills",
    "experience",
    "knowledge",
    "mindset",
    "background",
    "expertise",
    "ability",
    "abilities",
    "required",
    "preferred",
    "etc",
    "and",
    "or",
    "of",
    "the",
    "a",
    "kenntnisse",
    "erfahrung",
    "proficiency",
    "competency",
    "certificate",
    "needed",
    "essential",
    "more",
    "similar",
    "equivalent",
    "others",
    "other",
];
/// A phrase of only such words says nothing.
const GENERIC: &[&str] = &[
    "experience",
    "team",
    "teams",
    "tool",
    "tools",
    "work",
    "working",
    "role",
    "job",
    "environment",
    "environments",
    "technology",
    "technologies",
    "system",
    "systems",
    "industry",
    "company",
    "field",
    "area",
    "areas",
    "thing",
    "things",
    "software",
    "application",
    "applications",
    "method",
    "methods",
    "practice",
    "practices",
    "process",
    "processes",
    "standards",
    "standard",
    "people",
    "world",
    "business",
    "solution",
    "solutions",
    "service",
    "services",
    "product",
    "products",
    "project",
    "projects",
    "client",
    "clients",
    "customer",
    "customers",
    "requirement",
    "requirements",
    "related",
    "equivalent",
    "similar",
    "level",
    "high",
    "quality",
    "skill",
    "skills",
    "strategies",
    "years",
    "year",
    "time",
    "day",
    "days",
    "crew",
    "main",
    "own",
    "card",
    "test",
    "exceptions",
    "results",
    "member",
    "members",
    "candidate",
    "position",
    "data",
    "success",
    "growth",
    "plan",
    "plans",
    "part",
    "one",
    "two",
    "scale",
    "life",
    "opportunity",
    "anything",
    "everything",
    "something",
    "others",
    "willing",
    "comfortable",
    "plus",
    "bonus",
    "advantage",
    "asset",
    "professional",
    "certificate",
    "course",
    "program",
    "programs",
    "school",
    "degree",
    "state",
    "country",
    "countries",
    "operations",
    "platform",
    "codebase",
    "changes",
    "significant",
    "features",
    "design",
    "yes",
    "no",
    "etc",
    "hire",
    "months",
    "shift",
    "needs",
    "idea",
    "ideas",
    "benefit",
    "benefits",
    "numbers",
    "habit",
];

pub(super) fn phrases(sentence: &Sentence, taken: &mut Taken) -> Vec<Item> {
    let count = sentence.words.len();
    if !(0..count).any(|at| sentence.asked(at)) {
        return Vec::new();
    }
    let triggers = Vocabulary::builtin().triggers.find(&sentence.words);
    let mut items = Vec::new();
    for (index, &(at, length, trigger)) in triggers.iter().enumerate() {
        if sentence.asked(at) {
            let limit = triggers.get(index + 1).map_or(count, |&(next, _, _)| next);
            list(sentence, at + length, limit, trigger == Trigger::Noun, taken, &mut items);
        }
    }
    let listed = matches!(sentence.section, LineSection::Must | LineSection::Preferred);
    let head = triggers.first().map_or(count, |&(at, _, _)| at);
    if listed
        && head > 0
        && (sentence.bullet || count <= LINE_WORDS || items.is_empty() && triggers.is_empty())
    {
        list(sentence, 0, head, count <= LINE_WORDS, taken, &mut items);
    }
    items
}

/// Whether words `first..=last` are an item of their own in a list of what is asked: nothing but
/// adjectives of degree stands with them between the commas, and no preposition before them.
pub(super) fn stands_alone(sentence: &Sentence, first: usize, last: usize) -> bool {
    let joins = |at: usize| {
        matches!(sentence.norm(at), "and" | "or" | "und" | "oder" | "et" | "ou" | "y" | "o" | "e")
    };
    let bare = |at: usize| {
        is(LEADS, sentence, at)
            || is(TAILS, sentence, at)
            || sentence.cue.get(at).copied().unwrap_or(false)
            || joins(at)
    };
    let (from, end) = sentence.part(first);
    let triggers = Vocabulary::builtin().triggers.find(&sentence.words);
    let triggered =
        triggers.iter().any(|&(at, length, trigger)| trigger == Trigger::Noun && at + length == first);
    let alone = (from..first).rev().take_while(|&at| !joins(at)).all(bare)
        && (last + 1..end).take_while(|&at| !joins(at)).all(bare);
    let prose = (0..first).any(|at| is(STOPS, sentence, at) && !bare(at));
    sentence.asked(first) && (triggered || (alone && !prose))
}

/// Reads `a, b and c` from word `from` on; `single` lets one plain word be a thing.
fn list(
    sentence: &Sentence,
    from: usize,
    limit: usize,
    single: bool,
    taken: &mut Taken,
    items: &mut Vec<Item>,
) {
    let mut first = from;
    let mut at = from;
    let depth = sentence.depth.get(from).copied().unwrap_or_default();
    while at <= limit {
        let gap = sentence.gap(at);
        let joins =
            matches!(sentence.norm(at), "and" | "or" | "und" | "oder" | "et" | "ou" | "y" | "o" | "e");
        let ends = at == limit
            || gap.semicolon
            || gap.stop
            || gap.colon
            || gap.dash
            || STOPS.contains(&sentence.norm(at));
        let leaves = sentence.depth.get(at).is_none_or(|&here| here != depth);
        let parts = at > first && (gap.comma || gap.slash || gap.ampersand || gap.bracket);
        if joins || ends || parts || leaves {
            if at > first {
                push(sentence, first, at - 1, single, taken, items);
            }
            first = if joins { at + 1 } else { at };
        }
        // A preposition ends the list if it comes first; later it only ends its item.
        if at == limit
            || gap.semicolon
            || gap.stop && at > from
            || leaves && at > from
            || STOPS.contains(&sentence.norm(at)) && !continues(sentence, at, limit)
        {
            break;
        }
        if STOPS.contains(&sentence.norm(at)) {
            let Some(next) = (at + 1..limit).find(|&index| sentence.gap(index).comma) else {
                break;
            };
            (first, at) = (next, next);
        }
        at += 1;
    }
}

/// Whether the list goes on after a preposition's words: `A for b, C and D`.
fn continues(sentence: &Sentence, at: usize, limit: usize) -> bool {
    matches!(sentence.norm(at), "for" | "with" | "at" | "of" | "within")
        && (at + 1..limit.min(at + 5)).any(|index| sentence.gap(index).comma)
}

/// Adds words `first..=last` as an item, if they are a thing.
fn push(
    sentence: &Sentence,
    first: usize,
    last: usize,
    single: bool,
    taken: &mut Taken,
    items: &mut Vec<Item>,
) {
    let (mut first, mut last) = (first, last);
    while first < last && is(LEADS, sentence, first) {
        first += 1;
    }
    while last > first && (is(TAILS, sentence, last) || sentence.cue.get(last).copied().unwrap_or(false)) {
        last -= 1;
    }
    let words = last + 1 - first;
    let plain = (first..=last).all(|at| {
        is(GENERIC, sentence, at)
            || is(LEADS, sentence, at)
            || is(TAILS, sentence, at)
            || is(STOPS, sentence, at)
    });
    let odd = (first..=last).any(|at| {
        sentence.cue.get(at).copied().unwrap_or(false)
            || STOPS.contains(&sentence.norm(at))
            || matches!(
                sentence.norm(at),
                "me" | "us" | "they" | "he" | "she" | "i" | "two" | "three" | "do" | "does" | "no"
            )
    });
    let text = sentence.written(first, last);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let name = text.chars().skip(usize::from(first == 0)).any(char::is_uppercase);
    if words > PHRASE_WORDS
        || plain
        || odd
        || !letters
        || !(words > 1 || single || name)
        || !sentence.asked(first)
        || !taken.free(first, last)
    {
        return;
    }
    taken.take(first, last);
    items.push(Item {
        term: decapitalised(sentence, first, text),
        kind: kind(sentence, first, last),
        first,
        last,
        value: None,
    });
}

fn is(list: &[&str], sentence: &Sentence, at: usize) -> bool {
    list.contains(&sentence.norm(at))
}

/// A capital at the start of a line says nothing; inside a name it does.
fn decapitalised(sentence: &Sentence, first: usize, text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(initial)
            if first == 0
                && initial.is_uppercase()
                && !chars.as_str().split(' ').next().unwrap_or_default().chars().any(char::is_uppercase) =>
        {
            let next = sentence
                .words
                .get(1)
                .and_then(|word| sentence.text.get(word.start..word.end))
                .unwrap_or_default();
            // A lone word, or a name of several capitalised words, keeps its capital.
            if !text.contains(' ') || next.starts_with(char::is_uppercase) {
                text.to_owned()
            } else {
                initial.to_lowercase().chain(chars).collect()
            }
        }
        _ => text.to_owned(),
    }
}

/// A row of capitalised words inside a sentence is a name, most likely a product's.
fn kind(sentence: &Sentence, first: usize, last: usize) -> RequirementKind {
    let capital = |at: usize| sentence.written(at, at).starts_with(char::is_uppercase);
    let acronym = sentence.written(first, last).chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    if first > 0 && (first..=last).all(capital) && !acronym {
        RequirementKind::Tool
    } else {
        RequirementKind::Skill
    }
}
