//! The lines that open and close sections.

use super::person::asks_of_person;
use crate::lexicon::{Hit, Lexicon, Token, degree_at, language_name};
use crate::posting::page::{Page, PageLine};
use crate::posting::vocabulary::{Cue, Vocabulary};
use crate::posting::{LineSection, Necessity};

/// A heading has at most this many words; the longest in the development postings has 6.
const HEADING_WORDS: usize = 9;

/// The section that a line opens, if it is a heading.
pub(in crate::posting) fn heading(page: &Page, index: usize, vocabulary: &Vocabulary) -> Option<LineSection> {
    let line = page.lines.get(index).filter(|line| !line.frame)?;
    let words = &line.words;
    let text = page.line(index);
    if words.is_empty()
        || words.len() > HEADING_WORDS
        || (line.bullet && !line.marked)
        || text.ends_with(['.', ';', ','])
    {
        return None;
    }
    let found = vocabulary.headings.find(words);
    let covered: usize = found.iter().map(|(_, length, _)| length).sum();
    let fillers = words.iter().filter(|word| vocabulary.sections.fillers.contains(&word.norm)).count();
    let in_phrases: usize = found
        .iter()
        .map(|&(at, length, _)| {
            words
                .iter()
                .skip(at)
                .take(length)
                .filter(|word| vocabulary.sections.fillers.contains(&word.norm))
                .count()
        })
        .sum();
    let colon = text.ends_with(':');
    let question = text.ends_with('?');
    let announced = line.marked || colon || question;
    let last = found.iter().map(|&(at, length, _)| at + length).max().unwrap_or_default();
    let named = if announced || found.first().is_some_and(|&(at, ..)| at == 0) {
        employer(page, words, last)
    } else {
        0
    };
    let fillers_in_name =
        words.iter().rev().take(named).filter(|word| vocabulary.sections.fillers.contains(&word.norm));
    let count = words.len() - named;
    let whole = covered + fillers - in_phrases - fillers_in_name.count() == count;
    // A mark alone is also a name's (`Pandan Pay`).
    let mostly = covered * 2 > count || (colon && covered * 2 == count);
    // Nice-to-have beats the word "qualifications" beside it.
    let preferred = found.iter().find(|(_, _, section)| *section == LineSection::Preferred);
    if let Some(&(_, _, section)) = preferred.or(found.first())
        && (whole || (announced && mostly))
    {
        // `Compétences techniques souhaitées :`
        let wished = section == LineSection::Must && are_welcome(words, vocabulary);
        return Some(if wished { LineSection::Preferred } else { section });
    }
    if let Some(section) = hinted(page, index, announced, vocabulary) {
        return Some(section);
    }
    let about =
        words.first().is_some_and(|word| vocabulary.sections.about.contains(&word.norm)) && words.len() <= 5;
    let of_company = about && !text.contains(['.', ',']) && text.starts_with(char::is_uppercase);
    if of_company {
        // `Über Sie:`
        let to_reader = |word: &Token| {
            vocabulary.sections.reader.contains(&word.norm)
                || vocabulary.sections.addressed.contains(&word.norm)
        };
        let of_reader = words.get(1..).is_some_and(|rest| !rest.is_empty() && rest.iter().all(to_reader));
        return Some(if of_reader { LineSection::Must } else { LineSection::Company });
    }
    (announced && line.marked).then_some(LineSection::Other)
}

/// Whether words say of what they name that it is welcome, and of nothing that it must be.
fn are_welcome(words: &[Token], vocabulary: &Vocabulary) -> bool {
    let cues = vocabulary.cues.find(words);
    let is = |necessity| cues.iter().any(|(_, _, cue)| *cue == Cue::Around(necessity));
    is(Necessity::Preferred) && !is(Necessity::Must)
}

/// Words of the employer's name at the end of a heading (`Why work at Oven & Sons`, `Vos avantages Four :`), from `from` on.
fn employer(page: &Page, words: &[Token], from: usize) -> usize {
    /// More capitalised words are a title.
    const NAME_WORDS: usize = 4;
    let capital =
        |word: &Token| page.text.get(word.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let rest = words.get(from..).unwrap_or_default();
    let at = rest.first().is_some_and(|word| Vocabulary::builtin().sections.at.contains(&word.norm));
    let name = rest.get(usize::from(at)..).unwrap_or_default();
    let fits = !name.is_empty() && name.len() <= NAME_WORDS && name.iter().all(capital) && from > 1;
    if fits { rest.len() } else { 0 }
}

/// The section of a heading in words of its own (`You'll fit in if you have:`), by the words in it. Plain lines count
/// where a list starts right below them; what is welcome and what is offered beat what one must have.
fn hinted(page: &Page, index: usize, announced: bool, vocabulary: &Vocabulary) -> Option<LineSection> {
    const BY_RANK: [LineSection; 4] =
        [LineSection::Preferred, LineSection::Benefits, LineSection::Duties, LineSection::Must];
    let line = page.lines.get(index).filter(|line| !line.bullet)?;
    let below = (index + 1..page.lines.len()).find(|&at| !page.line(at).is_empty());
    let lists = below.and_then(|at| page.lines.get(at)).is_some_and(|below| below.bullet);
    // A line with a comma is an item, unless a colon or a mark makes a heading of it.
    if !announced && (!lists || page.line(index).contains(',')) {
        return None;
    }
    let hints = vocabulary.hints.find(&line.words);
    BY_RANK.into_iter().find(|rank| hints.iter().any(|(_, _, section)| section == rank))
}

/// `Label: content` or `Label  content`: the section and the byte where the content starts.
pub(in crate::posting) fn label(
    page: &Page,
    index: usize,
    vocabulary: &Vocabulary,
) -> Option<(LineSection, usize)> {
    let line = page.lines.get(index)?;
    let (length, section) =
        vocabulary.labels.at(&line.words, 0).or_else(|| vocabulary.headings.at(&line.words, 0))?;
    let (last, next) = (line.words.get(length - 1)?, line.words.get(length)?);
    let gap = page.text.get(last.end..next.start)?;
    let wide = gap.contains('\t') || gap.contains("  ");
    (gap.contains(':') || wide).then_some((section, next.start))
}

/// Whether a line closes a section of what is asked: a heading in the employer's own words (`Grow your way`), which asks
/// nothing itself and has prose below it, or a question.
pub(super) fn closes(page: &Page, index: usize, vocabulary: &Vocabulary) -> bool {
    /// Words of a heading that no list knows; longer lines are items.
    const WORDS: usize = 8;
    /// Words of a line of prose; items of a list without bullets have fewer, or no full stop.
    const PROSE: usize = 8;
    let Some(line) = page.lines.get(index).filter(|line| !line.bullet && !line.frame) else { return false };
    let text = page.line(index);
    let opens = text.trim_start_matches(['¿', '¡']).starts_with(char::is_uppercase);
    if !(1..=WORDS).contains(&line.words.len())
        || !opens
        || text.ends_with(['.', ';', ','])
        || names_something(page, line)
    {
        return false;
    }
    let blank = |at: Option<usize>| at.is_none_or(|at| page.line(at).is_empty());
    let alone = blank(index.checked_sub(1)) && blank(Some(index + 1));
    let Some(next) = (index + 1..page.lines.len()).find(|&at| !page.line(at).is_empty()) else {
        return false;
    };
    let Some(below) = page.lines.get(next) else { return false };
    let prose = page.line(next).ends_with(['.', '!', '…']) || page.line(next).contains(". ");
    let told = !below.bullet
        && below.words.len() >= PROSE
        && prose
        && !asks_of_person(&below.words)
        && !vocabulary.triggers.has(&below.words)
        && !vocabulary.cues.has(&below.words);
    text.ends_with('?') || told && (alone || text.ends_with(':') || line.marked)
}

/// Whether a line may be an item of what is asked.
fn names_something(page: &Page, line: &PageLine) -> bool {
    let lexicon = Lexicon::builtin();
    let firm = |hit: &Hit| {
        let form = lexicon.term(hit.term).and_then(|term| term.forms.get(hit.form));
        form.is_some_and(|form| !form.loose)
    };
    let vocabulary = Vocabulary::builtin();
    vocabulary.cues.has(&line.words)
        || vocabulary.triggers.has(&line.words)
        || line.words.iter().any(|word| {
            language_name(&word.norm).is_some() || word.norm.starts_with(|c: char| c.is_ascii_digit())
        })
        || (0..line.words.len()).any(|at| degree_at(&page.text, &line.words, at).is_some())
        || lexicon.find(&page.text, &line.words).iter().any(firm)
}

/// `Perks: free rolls`: a heading, not a label of one line, with its content behind it.
pub(super) fn inline_heading(page: &Page, index: usize, vocabulary: &Vocabulary) -> Option<LineSection> {
    let line = page.lines.get(index).filter(|line| !line.bullet)?;
    let (length, section) = vocabulary.headings.at(&line.words, 0)?;
    let (last, next) = (line.words.get(length - 1)?, line.words.get(length)?);
    let announced = page.text.get(last.end..next.start)?.contains(':');
    (announced && vocabulary.labels.at(&line.words, 0).is_none()).then_some(section)
}
