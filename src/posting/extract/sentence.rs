//! Sentences of a posting's paragraph, with what stands between their words and how much each is wanted.

use super::super::page::{Page, tokens_in};
use super::super::section::asks_of_person;
use super::super::vocabulary::{Cue, Vocabulary, Word};
use super::super::words::{Here, Sentences};
use super::super::{LineSection, Necessity};
use super::passing::{is_about_others, offers, offers_only};
use crate::lexicon::Token;
use crate::span::Span;
use crate::text::signs::is_separator;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) comma: bool,
    pub(super) semicolon: bool,
    pub(super) colon: bool,
    pub(super) slash: bool,
    pub(super) ampersand: bool,
    pub(super) dash: bool,
    pub(super) bracket: bool,
    /// A full stop, a separator or something else that ends a list.
    pub(super) stop: bool,
}

impl Gap {
    fn of(text: &str) -> Self {
        let mut gap = Self::default();
        for c in text.chars() {
            match c {
                ',' | '、' => gap.comma = true,
                ';' => gap.semicolon = true,
                ':' => gap.colon = true,
                '/' => gap.slash = true,
                '&' | '+' => gap.ampersand = true,
                '–' | '—' => gap.dash = true,
                '-' => gap.dash |= text.contains(" -") || text.contains("- "),
                '(' | ')' | '[' | ']' => gap.bracket = true,
                '.' | '!' | '?' | '…' => gap.stop = true,
                _ => gap.stop |= is_separator(c),
            }
        }
        gap
    }

    /// Whether a new part of the sentence starts.
    pub(super) fn parts(self) -> bool {
        self.comma || self.semicolon || self.colon || self.bracket || self.stop || self.dash
    }

    /// Whether nothing but space or a hyphen.
    pub(super) fn plain(self) -> bool {
        self == Self::default()
    }
}

/// A sentence.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// The page's text; words hold its bytes.
    pub(super) text: &'a str,
    pub(super) words: Vec<Token>,
    /// Before each word.
    pub(super) gaps: Vec<Gap>,
    /// Depth of brackets at each word.
    pub(super) depth: Vec<u8>,
    /// How much each word is wanted; `None` where nothing is asked.
    pub(super) wanted: Vec<Option<Necessity>>,
    /// Words that a cue consists of.
    pub(super) cue: Vec<bool>,
    /// Whether a cue, and not only the section, decides.
    pub(super) cued: Vec<bool>,
    pub(super) section: LineSection,
    /// The words that count because of its posting's language.
    pub(super) here: Option<&'static Here>,
    /// Whether it is a list item's or a short line's.
    pub(super) bullet: bool,
    /// Whether what it names is named in passing only: it tells of the employer or of what is offered.
    pub(super) in_passing: bool,
    /// Whether it tells of what is offered and of nothing else, whatever it stands among.
    pub(super) offers: bool,
}

impl Sentence<'_> {
    /// The text of words `first..=last`.
    pub(super) fn written(&self, first: usize, last: usize) -> &str {
        let bytes = self.words.get(first).zip(self.words.get(last)).map(|(a, b)| a.start..b.end);
        bytes.and_then(|bytes| self.text.get(bytes)).unwrap_or_default()
    }

    pub(super) fn norm(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.norm.as_str())
    }

    /// The word without a plural ending.
    pub(super) fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.key.as_str())
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        self.gaps.get(at).copied().unwrap_or_default()
    }

    pub(super) fn wanted(&self, at: usize) -> Option<Necessity> {
        self.wanted.get(at).copied().flatten()
    }

    pub(super) fn cued(&self, at: usize) -> bool {
        self.cued.get(at).copied().unwrap_or(false)
    }

    /// Whether word `at` is asked for: neither context nor negated.
    pub(super) fn asked(&self, at: usize) -> bool {
        matches!(self.wanted(at), Some(Necessity::Must | Necessity::Preferred))
    }

    /// First and one past the last word of the part that holds word `at`.
    pub(super) fn part(&self, at: usize) -> (usize, usize) {
        let parts = |index: usize| self.gap(index).parts();
        let first = (1..=at).rev().find(|&index| parts(index)).unwrap_or(0);
        let end = (at + 1..self.words.len()).find(|&index| parts(index)).unwrap_or(self.words.len());
        (first, end)
    }
}

fn vocabulary() -> &'static Sentences {
    &Vocabulary::builtin().sentences
}

/// The sentences of lines `first..=last`.
pub(super) fn sentences<'a>(
    page: &'a Page,
    first: usize,
    last: usize,
    start: Option<usize>,
    section: LineSection,
) -> Vec<Sentence<'a>> {
    let (Some(from), Some(to)) = (page.lines.get(first), page.lines.get(last)) else {
        return Vec::new();
    };
    let begin = start.unwrap_or(from.span.start()).max(from.span.start());
    let all = tokens_in(&page.text, Span::within(&page.text, begin, to.span.end()));
    let mut sentences = Vec::new();
    let mut current: Vec<Token> = Vec::new();
    for word in all {
        if let Some(before) = current.last() {
            let gap = page.text.get(before.end..word.start).unwrap_or_default();
            if current.len() >= page.limits.sentence_words
                || ends_sentence(before, gap, page.text.get(word.start..word.end).unwrap_or_default())
            {
                sentences.push(sentence(page, std::mem::take(&mut current), section, from.bullet));
            }
        }
        current.push(word);
    }
    if !current.is_empty() {
        sentences.push(sentence(page, current, section, from.bullet));
    }
    let words: Vec<&[Token]> = sentences.iter().map(|sentence| sentence.words.as_slice()).collect();
    let about_others = !from.bullet && is_about_others(&words);
    for sentence in &mut sentences {
        sentence.in_passing = about_others || offers(&sentence.words);
        sentence.offers = offers_only(&sentence.words);
    }
    sentences
}

/// Letters of an abbreviation with dots between them.
const ABBREVIATED: usize = 2;

fn ends_sentence(before: &Token, gap: &str, next: &str) -> bool {
    let stop = gap.trim_start_matches([')', '"', '”', '’', '®']);
    let full_stop = stop.starts_with(['.', '!', '?'])
        && (stop.len() == 1 || stop.contains(char::is_whitespace) || stop.starts_with(['!', '?']));
    // `U.S. Citizen`, but `in the U.S. We`
    let dotted = before.end - before.start > before.norm.len() && before.norm.len() <= ABBREVIATED;
    let abbreviated = (vocabulary().abbreviations.contains(&before.norm) || dotted) && stop.starts_with('.');
    let opens = next.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    gap.contains(is_separator) || (full_stop && opens && !abbreviated)
}

fn sentence(page: &Page, words: Vec<Token>, section: LineSection, bullet: bool) -> Sentence<'_> {
    let mut gaps = vec![Gap::default()];
    let mut depth = vec![0u8];
    let mut level = 0u8;
    for pair in words.windows(2) {
        if let [before, after] = pair {
            let gap = page.text.get(before.end..after.start).unwrap_or_default();
            for c in gap.chars() {
                match c {
                    '(' | '[' => level = level.saturating_add(1),
                    ')' | ']' => level = level.saturating_sub(1),
                    _ => {}
                }
            }
            let mut between = Gap::of(gap);
            between.stop &= !(gap.trim() == "." && vocabulary().abbreviations.contains(&before.norm));
            gaps.push(between);
            depth.push(level);
        }
    }
    // What is said of the person is asked, whatever the paragraph is about.
    let raised = matches!(section, LineSection::Duties | LineSection::Other) && asks_of_person(&words);
    let section = if raised { LineSection::Must } else { section };
    let default = match section {
        LineSection::Must | LineSection::Location => Necessity::Must,
        LineSection::Preferred => Necessity::Preferred,
        _ => Necessity::Context,
    };
    let count = words.len();
    let mut sentence = Sentence {
        text: &page.text,
        words,
        gaps,
        depth,
        wanted: vec![Some(default); count],
        cue: vec![false; count],
        cued: vec![false; count],
        section,
        here: page.here,
        bullet,
        in_passing: false,
        offers: false,
    };
    weigh(&mut sentence);
    sentence
}

/// Lets the cues of a sentence decide how much its words are wanted.
fn weigh(sentence: &mut Sentence) {
    let found = Vocabulary::builtin().cues.find(&sentence.words);
    let count = sentence.words.len();
    // `Security clearance: none`
    if let Some(last) = count.checked_sub(1)
        && sentence.gap(last).colon
        && vocabulary().nothing.contains(sentence.norm(last))
    {
        return set(sentence, 0, count, None);
    }
    let welcome = |&(_, _, cue): &(usize, usize, Cue)| {
        matches!(cue, Cue::Around(Necessity::Preferred) | Cue::After(Necessity::Preferred))
    };
    let welcome = found.iter().any(welcome);
    if let Some((colon, necessity)) = announced(sentence, &found, welcome) {
        let end = (colon..count).find(|&at| sentence.gap(at).semicolon && at > colon).unwrap_or(count);
        set(sentence, colon, end, Some(necessity));
        (0..colon).for_each(|word| mark(sentence, word));
        return;
    }
    let mut boundary = 0;
    for &(at, length, cue) in &found {
        let end = at + length;
        for word in at..end {
            mark(sentence, word);
        }
        let (first, part_end) = sentence.part(at);
        // `children in need`
        let with_before =
            at.checked_sub(1).map(|before| format!("{} {}", sentence.norm(before), sentence.norm(at)));
        if with_before.is_some_and(|two| vocabulary().idle.contains(&two)) {
            continue;
        }
        if matches!(cue, Cue::After(_) | Cue::Around(_)) && is_verb_of_prose(sentence, first, end, part_end) {
            continue;
        }
        match cue {
            Cue::After(necessity) => set(sentence, end, reach(sentence, end), Some(necessity)),
            Cue::Around(necessity) => {
                // `(required for all)` speaks of what stands before the brackets.
                let after_all = sentence.gap(at).bracket && vocabulary().goes_on.contains(sentence.norm(end));
                let leads = at == first && end < part_end && !after_all;
                let verb = vocabulary().verbs.contains(sentence.norm(at)) && end < count;
                if leads || verb {
                    set(sentence, end, reach(sentence, end), Some(necessity));
                    if verb && !leads {
                        set(sentence, first.max(boundary), at, Some(necessity));
                    }
                } else {
                    let from = start_of_scope(sentence, first, at, boundary);
                    set(sentence, from, end.max(part_end.min(end + 6)), Some(necessity));
                }
                boundary = end;
            }
            Cue::Without => {
                // `No licence needed`, but `no nonsense, and a licence`
                let needs = |&&(later, ..): &&(usize, usize, Cue)| {
                    later > at
                        && (end..later).all(|word| !sentence.gap(word).semicolon && !sentence.gap(word).stop)
                };
                let opens = at == first || sentence.gap(at).parts();
                let closing = found
                    .iter()
                    .filter(needs)
                    .find(|(_, _, cue)| matches!(cue, Cue::Around(Necessity::Must) | Cue::Optional));
                if let Some(&(later, length, _)) = closing.filter(|_| opens) {
                    set(sentence, at, later + length, None);
                }
            }
            Cue::Optional if welcome => {}
            // `Forklift licence (no experience required)` asks for the licence.
            Cue::Negated if sentence.gap(at).bracket && is_of_novices(sentence, at, end) => {
                let depth = sentence.depth.get(at).copied().unwrap_or_default();
                let inside = |index: &usize| sentence.depth.get(*index).is_some_and(|&here| here >= depth);
                let close = (at..count).take_while(inside).last().map_or(end, |last| last + 1);
                set(sentence, at, close, None);
            }
            Cue::Negated | Cue::Optional => {
                let to = (end..count).find(|&index| sentence.gap(index).semicolon).unwrap_or(count);
                // `They run X; you won't have to touch them.`
                let refers = (end..to.min(end + REFERS))
                    .any(|index| vocabulary().pronouns.contains(sentence.norm(index)));
                let from =
                    (1..=at).rev().find(|&index| sentence.gap(index).semicolon && !refers).unwrap_or(0);
                set(sentence, from, to, None);
            }
        }
    }
}

/// Whether words say of experience alone that it is not needed.
fn is_of_novices(sentence: &Sentence, first: usize, end: usize) -> bool {
    let words: Vec<&str> = (first..end).map(|at| sentence.norm(at)).collect();
    vocabulary().novices.contains(&words.join(" "))
}

fn mark(sentence: &mut Sentence, word: usize) {
    if let Some(mark) = sentence.cue.get_mut(word) {
        *mark = true;
    }
}

/// `A plus (but not required): A and B`: a colon after nothing but cues, and how much what follows it is wanted.
fn announced(
    sentence: &Sentence,
    found: &[(usize, usize, Cue)],
    welcome: bool,
) -> Option<(usize, Necessity)> {
    let colon = (1..sentence.words.len()).find(|&at| sentence.gap(at).colon)?;
    let inside = |at: usize| found.iter().any(|&(first, length, _)| (first..first + length).contains(&at));
    let empty = |at: usize| {
        let norm = sentence.norm(at);
        vocabulary().empty.contains(norm) || Vocabulary::builtin().is(Word::Stop, norm)
    };
    let only_cues = (0..colon).all(|at| inside(at) || empty(at)) && (0..colon).any(inside);
    let must = found.iter().any(|&(at, _, cue)| at < colon && cue == Cue::Around(Necessity::Must));
    match (welcome, must) {
        (true, _) if only_cues => Some((colon, Necessity::Preferred)),
        (false, true) if only_cues => Some((colon, Necessity::Must)),
        _ => None,
    }
}

/// How far behind a cue a word for what was named before stands.
const REFERS: usize = 4;

/// `Our team helps partners to …`, `customers welcome it`: the cue's word goes on to an object.
fn is_verb_of_prose(sentence: &Sentence, first: usize, end: usize, part_end: usize) -> bool {
    let cue = end.checked_sub(1).map_or("", |last| sentence.norm(last));
    let prose = !matches!(sentence.section, LineSection::Must | LineSection::Preferred);
    prose
        && vocabulary().prose.contains(cue)
        && end < part_end
        && end > first + 1
        && !vocabulary().goes_on.contains(sentence.norm(end))
        && !Vocabulary::builtin().sections.reader.contains(sentence.norm(end.saturating_sub(2)))
}

fn set(sentence: &mut Sentence, from: usize, to: usize, necessity: Option<Necessity>) {
    for word in from..to.min(sentence.wanted.len()) {
        if let Some(wanted) = sentence.wanted.get_mut(word)
            && (wanted.is_some() || necessity.is_none())
        {
            *wanted = necessity;
        }
        if let Some(cued) = sentence.cued.get_mut(word) {
            *cued = true;
        }
    }
}

/// How far a cue reaches forward: to the next semicolon, or out of its brackets.
fn reach(sentence: &Sentence, from: usize) -> usize {
    let depth = sentence.depth.get(from.saturating_sub(1)).copied().unwrap_or_default();
    (from..sentence.words.len())
        .find(|&index| {
            sentence.gap(index).semicolon || sentence.depth.get(index).is_some_and(|&here| here < depth)
        })
        .unwrap_or(sentence.words.len())
}

/// Where the words start that a cue after them speaks of: its own part; or the whole list, if its
/// part ends one (`Python, R and Scala a plus`); or all before it, if its part names nothing
/// (`Python (required)`, `unions, incl. X, would be an advantage`). A part that follows brackets
/// goes on before them (`flux core (FCAW) experience is helpful`).
fn start_of_scope(sentence: &Sentence, first: usize, cue: usize, boundary: usize) -> usize {
    let depth = |index: usize| sentence.depth.get(index).copied().unwrap_or_default();
    let mut first = first;
    let empty = (first..cue).all(|at| vocabulary().empty.contains(sentence.norm(at)));
    if first > boundary
        && sentence.gap(first).bracket
        && !sentence.gap(first).comma
        && depth(first) < depth(first - 1)
    {
        let outside = (boundary..first).rev().find(|&index| depth(index) <= depth(first));
        first = outside.map_or(first, |index| sentence.part(index).0);
    }
    let opened = first > 0 && depth(first) > depth(first - 1);
    let ends_list =
        !Vocabulary::builtin().joins.find(sentence.words.get(first..cue).unwrap_or_default()).is_empty();
    let all = empty && (opened || depth(first) == depth(cue)) && sentence.part(cue).0 == first;
    let mut from = first;
    while from > boundary && (all || ends_list) {
        let gap = sentence.gap(from);
        let (before, end) = sentence.part(from - 1);
        let list = end - before <= 3 && !gap.bracket && !gap.colon;
        if gap.semicolon || gap.stop || before < boundary || !(all || list) {
            break;
        }
        from = before;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str, word: &str) -> Option<Necessity> {
        let page = Page::plain(text);
        let sentences = sentences(&page, 0, 0, None, LineSection::Must);
        sentences
            .iter()
            .find_map(|s| s.words.iter().position(|w| w.norm == word).map(|at| s.wanted(at)))
            .unwrap()
    }

    #[test]
    fn a_cue_after_a_thing_is_of_its_own_part() {
        assert_eq!(wanted("Excel skills, VBA is a plus", "excel"), Some(Necessity::Must));
        assert_eq!(wanted("Excel skills, VBA is a plus", "vba"), Some(Necessity::Preferred));
        assert_eq!(wanted("Python, R and Scala a plus", "python"), Some(Necessity::Preferred));
        assert_eq!(wanted("OSHA required, TWIC preferred", "osha"), Some(Necessity::Must));
    }

    #[test]
    fn a_cue_before_a_thing_reaches_forward() {
        assert_eq!(
            wanted("Five years of cooking, ideally with pastry", "pastry"),
            Some(Necessity::Preferred)
        );
        assert_eq!(wanted("Five years of cooking, ideally with pastry", "cooking"), Some(Necessity::Must));
        assert_eq!(wanted("SAP (EWM module preferred) and Excel", "sap"), Some(Necessity::Must));
        assert_eq!(wanted("SAP (EWM module preferred) and Excel", "ewm"), Some(Necessity::Preferred));
    }

    #[test]
    fn a_cue_in_or_after_brackets() {
        assert_eq!(
            wanted("Cobol and flux core (FCAW) experience is helpful but rare", "fcaw"),
            Some(Necessity::Preferred)
        );
        assert_eq!(
            wanted("Cobol and flux core (FCAW) experience is helpful but rare", "cobol"),
            Some(Necessity::Preferred)
        );
        assert_eq!(
            wanted("Relations, incl. a union, would be an advantage", "relations"),
            Some(Necessity::Preferred)
        );
        assert_eq!(
            wanted("Bonus points welcome: Docker (required for all)", "docker"),
            Some(Necessity::Must)
        );
    }

    #[test]
    fn a_thing_for_which_no_experience_is_needed_is_asked() {
        assert_eq!(wanted("Fortran (no experience required)", "fortran"), Some(Necessity::Must));
        assert_eq!(wanted("Titulaire du permis (débutant accepté)", "permis"), Some(Necessity::Must));
        assert_eq!(wanted("Fortran (not used here)", "fortran"), None);
    }

    #[test]
    fn what_is_not_required_is_not_asked() {
        assert_eq!(wanted("Fortran is not required; C is", "fortran"), None);
        assert_eq!(wanted("Fortran is not required; C is", "c"), Some(Necessity::Must));
    }
}
