//! The items that a text lists, and which of them can be skills. What cannot is withheld.

use super::claim::behind_claim;
use crate::lexicon::Lexicon;
use crate::resume::Skill;
use crate::resume::look::Looks;
use crate::resume::piece::{bare, field, split_commas, split_separators, whole_words};
use crate::resume::vocabulary::vocabulary;
use crate::span::Span;
use crate::text::fold::fold;
use crate::text::signs::is_dash;
use crate::text::words::{folded_words, words};

/// A longer item is a sentence, not a skill.
const LONGEST_ITEM: usize = 60;

/// White space between chips, in em: a chip's own edges and the space between two are together wider than
/// any space between words; justified lines stay below half an em.
const CHIP_GAP: f32 = 0.6;

/// The items that a text lists: cut at commas, semicolons, bars, dots and wide gaps.
pub fn items(span: Span, looks: &Looks<'_>, text: &str) -> impl Iterator<Item = Span> {
    let parts = split_separators(span, text).into_iter();
    let parts = parts.flat_map(|part| looks.apart(part, CHIP_GAP));
    let parts = parts.flat_map(move |part| split_wide_gaps(part, text));
    let items: Vec<Span> = parts
        .flat_map(|part| listed(part, text))
        .flat_map(|part| parts_with_slashes(part, text))
        .map(|part| without_ends(bare(part, text), text))
        .filter(|part| !part.is_empty())
        .collect();
    items.into_iter()
}

/// The parts of a list with commas; of its last two, `and` may stand between them: `HTML & CSS` alone is one skill.
fn listed(list: Span, text: &str) -> Vec<Span> {
    let parts = split_commas(list, text);
    let is_list = parts.len() > 1;
    let cut = |part| if is_list { parts_joined(part, text) } else { vec![part] };
    parts.into_iter().flat_map(cut).collect()
}

fn split_wide_gaps(span: Span, text: &str) -> Vec<Span> {
    let inner = span.of(text);
    let mut parts = Vec::new();
    let mut start = 0;
    while let Some(at) = inner.get(start..).and_then(|rest| rest.find("  ")) {
        parts.push(Span::within(text, span.start() + start, span.start() + start + at));
        start += at + 2;
    }
    parts.push(Span::within(text, span.start() + start, span.end()));
    parts
}

/// Whether a text names something that the lexicon knows.
pub fn is_term(text: &str) -> bool {
    Lexicon::builtin().named(text).is_some()
}

/// `Excel and Word` as two, where both are known and the whole is not: `Research & Development` is one.
pub fn parts_joined(part: Span, text: &str) -> Vec<Span> {
    let inner = part.of(text);
    let mut joints = words(inner).filter(|word| {
        let word = word.of(inner);
        word == "&" || vocabulary().and.contains(&fold(word))
    });
    let Some(joint) = joints.next_back().filter(|_| !is_term(inner)) else { return vec![part] };
    let head = Span::within(text, part.start(), part.start() + joint.start()).trimmed(text);
    let tail = Span::within(text, part.start() + joint.end(), part.end()).trimmed(text);
    let claimed = without_claim(head, text);
    let both = is_term(claimed.of(text)) && is_term(without_ends(bare(tail, text), text).of(text));
    if both { vec![head, tail] } else { vec![part] }
}

/// Parts of `Go/Rust/TypeScript`, where the lexicon knows all of them and not the whole.
pub fn parts_with_slashes(part: Span, text: &str) -> Vec<Span> {
    let claimed = without_claim(part, text);
    let inner = claimed.of(text);
    let known = || inner.split('/').all(|part| is_term(part.trim()));
    if inner.matches('/').count() < 2 || inner.contains('(') || is_term(inner) || !known() {
        return vec![part];
    }
    let mut start = claimed.start();
    let mut parts = Vec::new();
    for piece in inner.split('/') {
        parts.push(Span::within(text, start, start + piece.len()).trimmed(text));
        start += piece.len() + 1;
    }
    parts
}

/// An item without `etc.` behind it.
pub fn without_ends(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let Some((head, last)) = inner.rsplit_once(char::is_whitespace) else { return span };
    if is_open_end(last) {
        return bare(Span::within(text, span.start(), span.start() + head.len()), text);
    }
    span
}

/// `etc.`
pub fn is_open_end(text: &str) -> bool {
    let word = fold(text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | ',')));
    word.is_empty() || vocabulary().open_ends.contains(&word)
}

/// `Proficient in Python` without the claim, where what is claimed is known by itself.
pub fn without_claim(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let words: Vec<Span> = words(inner).collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word.of(inner))).collect();
    let claimed = behind_claim(&folded, 0).and_then(|at| words.get(at));
    let Some(claimed) = claimed else { return span };
    let rest = Span::within(text, span.start() + claimed.start(), span.end());
    let known = rest.of(text).split('/').all(|part| is_term(part.trim()));
    if known { rest } else { span }
}

/// Words of the longest skill that holds words which only join others, and of the longest at all.
const LONGEST_WITH_JOINTS: usize = 6;
const LONGEST_SKILL: usize = 9;
/// Digits from which on an item is a number to call, not a version.
const DIGITS_OF_NUMBER: usize = 7;

/// A skill without `and` or a claim before it and without what only rates it; none where the words are no name of one: a
/// level, a bare word of a sentence, the piece of one.
pub fn kept(skill: Skill, text: &str) -> Option<Skill> {
    let span = skill.name.span.map(|span| {
        let span = without_claim(whole_words(span, text), text);
        bare(without_rating(span, text), text)
    });
    let name = span.map_or(skill.name, |span| field(span, text));
    is_name(&name.value).then_some(Skill { name, ..skill })
}

fn is_name(name: &str) -> bool {
    let folded = folded_words(name);
    let joins = folded.iter().filter(|word| vocabulary().is_function_word(word)).count();
    let is_piece = joins == folded.len() || (joins > 0 && folded.len() > LONGEST_WITH_JOINTS);
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let is_pair = |open: char, close: char| name.contains(open) == name.contains(close);
    // `tested them.`: the end of a sentence.
    let ends_sentence = name.ends_with('.') && folded.len() > 1 && name.starts_with(char::is_lowercase);
    name.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST_ITEM
        && folded.len() <= LONGEST_SKILL
        && digits < DIGITS_OF_NUMBER
        && !name.contains(['@', '[', '«', '{'])
        && is_pair('(', ')')
        && !is_piece
        && !ends_sentence
        && !is_open_end(name)
        && !is_level(name)
        && vocabulary().label(name).is_none_or(|label| !label.is_of_person())
}

/// Whether a text says nothing but how well something is known.
pub fn is_level(text: &str) -> bool {
    let levels = &vocabulary().levels;
    let words = folded_words(text);
    let is_joint = |word: &String| vocabulary().is_function_word(word);
    levels.contains(&words.join(" ")) || words.iter().all(|word| levels.contains(word) || is_joint(word))
}

/// `Python – advanced`, `SQL (good)`: without the level.
fn without_rating(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let cut = match inner.rfind(is_dash) {
        Some(at) if inner.get(..at).is_some_and(|head| head.ends_with(char::is_whitespace)) => Some(at),
        _ if inner.ends_with(')') => inner.rfind('('),
        _ => None,
    };
    match cut {
        Some(at) if at > 0 && is_level(inner.get(at..).unwrap_or_default()) => {
            Span::within(text, span.start(), span.start() + at).trimmed(text)
        }
        _ => span,
    }
}

/// Whether a bracket is open at the end of a line.
pub fn ends_in_bracket(line: &str) -> bool {
    line.rfind('(').is_some_and(|open| !line.get(open..).unwrap_or_default().contains(')'))
}
