//! The sections that headings name.

use super::{Label, Vocabulary, count_cues};
use crate::resume::SectionKind;
use crate::text::fold::{fold, squeeze};
use crate::text::signs::{is_dash, is_ideograph};
use crate::text::words::words;

/// Signs that join two headings in one.
const JOINS: [char; 3] = ['&', '/', '+'];

impl Vocabulary {
    /// The section that a heading opens. Case, spacing and decoration do not matter: a heading set
    /// with wide letter-spacing or split capitals reads the same when squeezed. Words like `Selected`
    /// before a known heading do not matter either, nor do a number before it and a bracket behind it, and of
    /// `Awards & Honors` the first part decides.
    pub fn heading(&self, text: &str) -> Option<SectionKind> {
        let known = |text: &str| self.known_heading(text);
        let text = self.without_duration(core_of_heading(text));
        let compound = || {
            let parts: Vec<&str> = text.split(JOINS).collect();
            let parts = if parts.len() > 1 { parts } else { self.split_and(text) };
            let kinds: Option<Vec<SectionKind>> =
                parts.iter().map(|part| known(part).or_else(|| self.modified_heading(part))).collect();
            let kinds = kinds?;
            // Which of the entries below are jobs and which studies, only they can say.
            let is_both = [SectionKind::Work, SectionKind::Education].iter().all(|kind| kinds.contains(kind));
            if is_both { Some(SectionKind::Other) } else { kinds.first().copied() }
        };
        known(text).or_else(|| self.modified_heading(text)).or_else(compound)
    }

    /// A text cut at the words for `and` in it; in Chinese no space stands around them.
    fn split_and<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut parts = Vec::new();
        let mut start = 0;
        for word in words(text).filter(|word| self.and.contains(&fold(word.of(text)))) {
            parts.push(text.get(start..word.start()).unwrap_or_default().trim());
            start = word.end();
        }
        parts.push(text.get(start..).unwrap_or_default().trim());
        let is_and = |c: char| is_ideograph(c) && self.and.contains(c.encode_utf8(&mut [0; 4]));
        parts.into_iter().flat_map(|part| part.split(is_and)).collect()
    }

    /// A heading without how long it was: `Working Experience: 5.5 Years`, `Total Experience 18 yrs`.
    pub(super) fn without_duration<'t>(&self, text: &'t str) -> &'t str {
        // `Job Experience: 6.5 Years of Weaving`
        let text = text
            .split_once(':')
            .filter(|(_, rest)| self.opens_with_time(rest))
            .map_or(text, |(head, _)| head);
        let is_number = |word: &str| word.trim_end_matches('+').parse::<f32>().is_ok() || word == "&";
        let is_unit = |word: &str| self.durations.contains(&fold(word));
        let mut first = None;
        for word in words(text).collect::<Vec<_>>().into_iter().rev() {
            let inner = word.of(text);
            if !is_number(inner) && !is_unit(inner) {
                break;
            }
            // `Experience` is one of the units.
            first = if is_number(inner) { Some(word.start()) } else { first };
        }
        let Some(head) = first.filter(|at| *at > 0).and_then(|at| text.get(..at)) else { return text };
        let tail = text.get(head.len()..).unwrap_or_default();
        let has_unit = tail.split_whitespace().any(is_unit);
        if has_unit {
            head.trim_end_matches(|c: char| c.is_whitespace() || c == ':' || is_dash(c))
        } else {
            text
        }
    }

    /// Whether a text begins with a number and a unit of time.
    fn opens_with_time(&self, text: &str) -> bool {
        let mut words = text.split_whitespace();
        let number = words.next().is_some_and(|word| word.trim_end_matches('+').parse::<f32>().is_ok());
        number && words.next().is_some_and(|word| self.durations.contains(&fold(word)))
    }

    /// The words of a heading without signs around them and without how long it was.
    pub fn without_time<'t>(&self, text: &'t str) -> &'t str {
        self.without_duration(core_of_heading(text))
    }

    /// Whether a heading says how long it was.
    pub fn says_duration(&self, text: &str) -> bool {
        self.without_time(text).len() < core_of_heading(text).len()
    }

    /// Whether a text is nothing but a word that stands before headings: `Total`.
    pub fn is_modifier(&self, text: &str) -> bool {
        self.modifiers.contains(&fold(text))
    }

    /// A known heading behind words that do not change its kind.
    fn modified_heading(&self, text: &str) -> Option<SectionKind> {
        let words = words_of_heading(text)?;
        let is_modifier = |word: &&&str| self.modifiers.contains(&fold(word.trim_end_matches(',')));
        let before = words.iter().take_while(is_modifier).count();
        (1..=before).find_map(|from| self.known_heading(&words.get(from..)?.join(" ")))
    }

    /// A heading as the languages have it, or with one more `s`: `Earlier Employments`.
    fn known_heading(&self, text: &str) -> Option<SectionKind> {
        let squeezed = squeeze(text);
        let singular = || squeezed.strip_suffix('s').filter(|word| word.len() >= LONG_HEADING);
        self.headings.get(&squeezed).or_else(|| self.headings.get(singular()?))
    }

    /// A heading that goes on behind its word, as `Expériences de recherche` or `Experience in Weaving`: only lines that
    /// are set as headings are, since text may begin so as well.
    pub fn heading_complemented(&self, text: &str) -> Option<SectionKind> {
        let core = core_of_heading(text);
        let words = words_of_heading(core)?;
        let is_short = words.len() <= LONGEST_COMPLEMENTED && !core.contains([',', '.', ';', ':']);
        let joins = |word: &&str| {
            let word = fold(word);
            let elided = word.split_once(['\'', '’']).map(|(head, _)| head);
            self.is_function_word(&word) || elided.is_some_and(|head| head.chars().count() == 1)
        };
        let at = words.iter().position(joins).filter(|at| is_short && *at > 0 && at + 1 < words.len())?;
        self.heading(&words.get(..at)?.join(" "))
    }

    /// Whether a text is a label of what follows below it inside an entry, as `Key responsibilities:`,
    /// `Responsibilities as a clerk:`, `Following are the duties:` or `Duties assigned:`: no heading.
    pub fn opens_duties(&self, text: &str) -> bool {
        let announces = text.trim_end().ends_with(|c: char| matches!(c, ':' | '：') || is_dash(c));
        let Some(words) = words_of_heading(core_of_heading(text)) else { return false };
        let is_label = |label: &str| self.label(label) == Some(Label::Duties);
        let known = |words: &[&str]| {
            let label = words.join(" ");
            is_label(&label) || (label.contains('/') && label.split('/').all(is_label))
        };
        let is_modifier = |word: &&&str| self.modifiers.contains(&fold(word));
        let before = words.iter().take_while(is_modifier).count();
        let joins = |word: &&str| self.is_function_word(&fold(word));
        let names = |words: &[&str]| {
            let cues = [&self.title, &self.company, &self.school];
            let text = words.join(" ");
            cues.into_iter().any(|cue| count_cues(cue, &text) > 0) || self.has_legal_form(&text)
        };
        let goes_on = |words: &[&str]| {
            let joined = words.iter().position(&joins);
            // `Environment Agency` is no label.
            let least = joined.or_else(|| words.len().checked_sub(BEHIND_DUTIES).filter(|_| !names(words)));
            least
                .is_some_and(|least| (least.max(1)..words.len()).any(|at| words.get(..at).is_some_and(known)))
        };
        let ends_so = |words: &[&str]| {
            let tails = (1..words.len()).filter(|at| words.get(at - 1).is_some_and(joins));
            tails.filter_map(|at| words.get(at..)).any(known)
        };
        (0..=before)
            .filter_map(|from| words.get(from..))
            .any(|words| known(words) || announces && (goes_on(words) || ends_so(words)))
    }

    /// The section that the first words of a line name, when more follows on the line.
    pub fn opening(&self, text: &str) -> Option<SectionKind> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let heads = (1..=3.min(words.len().saturating_sub(1))).rev();
        heads.filter_map(|count| words.get(..count)).find_map(|head| self.heading(&head.join(" ")))
    }

    /// The sections that a line names: as a whole, by its first words, and by the words after those if
    /// they are a heading too, as where two columns are one line.
    pub fn named(&self, text: &str) -> Vec<SectionKind> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let split = (1..words.len().min(4)).filter_map(|count| {
            let (head, tail) = words.split_at_checked(count)?;
            self.heading(&head.join(" ")).zip(self.heading(&tail.join(" ")))
        });
        let last = split.map(|(_, tail)| tail).next();
        self.heading(text).or_else(|| self.opening(text)).into_iter().chain(last).collect()
    }

    /// The sections that the parts of a heading name which is known only by them: `Education & Skills`.
    pub fn parts_of_heading(&self, text: &str) -> Vec<SectionKind> {
        if self.headings.contains(&squeeze(text)) {
            return Vec::new();
        }
        let parts: Vec<&str> = text.split(JOINS).flat_map(|part| self.split_and(part)).collect();
        let kinds: Option<Vec<SectionKind>> = parts.iter().map(|part| self.heading(part)).collect();
        kinds.filter(|kinds| kinds.len() > 1).unwrap_or_default()
    }
}

/// Bytes from which on the plural of a heading is one.
const LONG_HEADING: usize = 6;

/// Words of the longest heading with a complement.
const LONGEST_COMPLEMENTED: usize = 7;

/// Words behind a label of duties that end with its colon: `Duties mainly assigned:`.
const BEHIND_DUTIES: usize = 2;

/// Words of the longest heading that is looked for among others: a longer line is a sentence.
const LONGEST_HEADING: usize = 8;

/// The words of a text, if it is short enough for a heading.
pub(super) fn words_of_heading(text: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = text.split_whitespace().take(LONGEST_HEADING + 1).collect();
    (words.len() <= LONGEST_HEADING).then_some(words)
}

/// A heading without what stands around its words: `2.`, `(selected)`, `:-`.
pub(super) fn core_of_heading(text: &str) -> &str {
    let is_edge = |c: char| c.is_whitespace() || is_dash(c) || matches!(c, ':' | '_' | '.' | '*');
    let mut core = text.trim();
    if let Some((number, rest)) = core.split_once(['.', ')'])
        && (1..=3).contains(&number.len())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
    {
        core = rest.trim_start();
    }
    core = core.trim_end_matches(is_edge);
    match core.rfind(" (") {
        Some(at) if core.ends_with(')') => core.get(..at).unwrap_or_default().trim_end_matches(is_edge),
        _ => core,
    }
}
