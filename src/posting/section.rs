//! What each line of a posting is for: headings open sections, cues in a line override them, and
//! after the end of the advert everything is boilerplate.

use super::LineSection;
use super::page::{Page, PageLine};
use super::vocabulary::{End, LineCue, Vocabulary};
use std::collections::{HashMap, HashSet};

/// A heading has at most this many words; the longest in the development postings has 6.
const HEADING_WORDS: usize = 9;
/// A line about place or checks has at most this many words in an advert without headings; the longest
/// in the development postings has 23.
const CONDITION_WORDS: usize = 25;
/// A list has at least this many items.
const LIST: usize = 2;
/// A line that stands this often on a page belongs to its frame.
const FRAME_REPEATS: usize = 3;

/// The sections of all lines; `title` is the index of the title's line.
pub(super) fn classify(page: &Page, title: Option<usize>) -> Vec<LineSection> {
    let vocabulary = Vocabulary::builtin();
    let start = start_of_body(page, title, vocabulary);
    let end = end_of_body(page, start, vocabulary);
    // What structured data says is of the advert is, whatever stands around it.
    let vouched = |line: &PageLine| line.vouched;
    let start = page.lines.iter().position(vouched).map_or(start, |first| start.min(first));
    let end = page
        .lines
        .iter()
        .rposition(vouched)
        .map_or(end, |last| after_vouched(page, last + 1, end, vocabulary));
    let mut current = LineSection::Other;
    let mut items = 0;
    let mut sections = Vec::with_capacity(page.lines.len());
    for index in 0..page.lines.len() {
        let bullet = page.lines.get(index).is_some_and(|line| line.bullet);
        let framed = page.lines.get(index).is_some_and(|line| line.frame);
        let section = if index < start || index >= end || framed {
            LineSection::Boilerplate
        } else if Some(index) == title {
            LineSection::Title
        } else if let Some(opened) = heading(page, index, vocabulary) {
            (current, items) = (opened, 0);
            opened
        } else if let Some(opened) = inline_heading(page, index, vocabulary) {
            (current, items) = (opened, 0);
            opened
        } else if current == LineSection::Preferred && items >= LIST && !bullet {
            after_list(page, index, vocabulary)
        } else {
            items += usize::from(bullet);
            line(page, index, current, vocabulary)
        };
        sections.push(section);
    }
    sections
}

/// The section that a line opens, if it is a heading.
pub(super) fn heading(page: &Page, index: usize, vocabulary: &Vocabulary) -> Option<LineSection> {
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
    let whole = covered + fillers - in_phrases == words.len();
    let colon = text.ends_with(':');
    let announced = line.marked || colon;
    // A mark alone is also a name's (`Pandan Pay`).
    let mostly = covered * 2 > words.len() || (colon && covered * 2 == words.len());
    // Nice-to-have beats the word "qualifications" beside it.
    let preferred = found.iter().find(|(_, _, section)| *section == LineSection::Preferred);
    if let Some(&(_, _, section)) = preferred.or(found.first())
        && (whole || (announced && mostly))
    {
        return Some(section);
    }
    if let Some(section) = hinted(page, index, announced, vocabulary) {
        return Some(section);
    }
    let about = words.first().is_some_and(|word| word.norm == "about") && words.len() <= 5;
    let of_company = about && !text.contains(['.', ',']) && text.starts_with(char::is_uppercase);
    if of_company {
        return Some(LineSection::Company);
    }
    (announced && line.marked).then_some(LineSection::Other)
}

/// The section of a heading in words of its own (`You'll fit in if you have:`), by the words in it. Plain lines count
/// where a list starts right below them; what is welcome and what is offered beat what one must have.
fn hinted(page: &Page, index: usize, announced: bool, vocabulary: &Vocabulary) -> Option<LineSection> {
    const BY_RANK: [LineSection; 4] =
        [LineSection::Preferred, LineSection::Benefits, LineSection::Duties, LineSection::Must];
    let line = page.lines.get(index).filter(|line| !line.bullet)?;
    let below = (index + 1..page.lines.len()).find(|&at| !page.line(at).is_empty());
    let lists = below.and_then(|at| page.lines.get(at)).is_some_and(|below| below.bullet);
    if !lists && !announced {
        return None;
    }
    let hints = vocabulary.hints.find(&line.words);
    BY_RANK.into_iter().find(|rank| hints.iter().any(|(_, _, section)| section == rank))
}

/// Prose below a list of what is welcome speaks of the whole job again.
fn after_list(page: &Page, index: usize, vocabulary: &Vocabulary) -> LineSection {
    match line(page, index, LineSection::Other, vocabulary) {
        LineSection::Duties => LineSection::Must,
        section => section,
    }
}

/// A line that is no heading: its own cues, else the section it stands in.
fn line(page: &Page, index: usize, current: LineSection, vocabulary: &Vocabulary) -> LineSection {
    let Some(line) = page.lines.get(index) else {
        return current;
    };
    let text = page.line(index);
    if line.words.is_empty() {
        return if text.is_empty() { current } else { LineSection::Boilerplate };
    }
    if is_furniture(text, line.words.len(), vocabulary.ends.first(&line.words)) {
        return LineSection::Boilerplate;
    }
    if let Some((section, _)) = label(page, index, vocabulary) {
        let keep = current == LineSection::Preferred && section == LineSection::Must;
        return if keep { current } else { section };
    }
    if let Some((_, LineSection::Benefits)) = vocabulary.labels.at(&line.words, 0)
        && names_money(text)
    {
        return LineSection::Benefits;
    }
    let asked = matches!(current, LineSection::Must | LineSection::Preferred | LineSection::Duties);
    let short = line.words.len() <= CONDITION_WORDS;
    for (_, _, cue) in vocabulary.lines.find(&line.words) {
        match cue {
            LineCue::Legal if !line.bullet && (line.words.len() >= 6 || !asked) => return LineSection::Legal,
            // A long paragraph names conditions among other things.
            LineCue::Location if !asked && (current != LineSection::Other || short) => {
                return LineSection::Location;
            }
            LineCue::Duties
                if matches!(current, LineSection::Company | LineSection::Other) && !line.bullet =>
            {
                return LineSection::Duties;
            }
            LineCue::Benefits if !asked && !line.bullet => return LineSection::Benefits,
            _ => {}
        }
    }
    if current == LineSection::Other {
        return prose(page, index, vocabulary);
    }
    current
}

/// `$68,000`, `28 €`
fn names_money(text: &str) -> bool {
    text.contains(['$', '€', '£']) && text.contains(|c: char| c.is_ascii_digit())
}

/// A line of an advert without headings: what is said to the reader is asked, the rest is about the employer.
fn prose(page: &Page, index: usize, vocabulary: &Vocabulary) -> LineSection {
    let Some(line) = page.lines.get(index) else {
        return LineSection::Other;
    };
    // `We make flow meters, and you may taste our coffee.`
    let of_employer =
        line.words.first().is_some_and(|first| vocabulary.sections.employer.contains(&first.norm));
    if of_employer && !vocabulary.cues.has(&line.words) && !line.bullet {
        return LineSection::Company;
    }
    let to_reader = line.words.iter().any(|word| vocabulary.sections.reader.contains(&word.norm));
    if to_reader || vocabulary.cues.has(&line.words) {
        LineSection::Duties
    } else if line.words.len() >= 8 && !line.bullet {
        LineSection::Company
    } else {
        LineSection::Other
    }
}

/// `Label: content` or `Label  content`: the section and the byte where the content starts.
pub(super) fn label(page: &Page, index: usize, vocabulary: &Vocabulary) -> Option<(LineSection, usize)> {
    let line = page.lines.get(index)?;
    let (length, section) =
        vocabulary.labels.at(&line.words, 0).or_else(|| vocabulary.headings.at(&line.words, 0))?;
    let (last, next) = (line.words.get(length - 1)?, line.words.get(length)?);
    let gap = page.text.get(last.end..next.start)?;
    let wide = gap.contains('\t') || gap.contains("  ");
    (gap.contains(':') || wide).then_some((section, next.start))
}

/// `Perks: free rolls`: a heading, not a label of one line, with its content behind it.
fn inline_heading(page: &Page, index: usize, vocabulary: &Vocabulary) -> Option<LineSection> {
    let line = page.lines.get(index).filter(|line| !line.bullet)?;
    let (length, section) = vocabulary.headings.at(&line.words, 0)?;
    let (last, next) = (line.words.get(length - 1)?, line.words.get(length)?);
    let announced = page.text.get(last.end..next.start)?.contains(':');
    (announced && vocabulary.labels.at(&line.words, 0).is_none()).then_some(section)
}

fn is_furniture(text: &str, words: usize, end: Option<(usize, usize, End)>) -> bool {
    let buttons =
        text.starts_with("#") && !text.contains(' ') || text.contains("©") || text.starts_with("---");
    let tags =
        text.split_whitespace().count() >= 1 && text.split_whitespace().all(|word| word.starts_with('#'));
    // A long line may speak of cookies or of a register without being a button.
    buttons || tags || (words <= 7 && matches!(end, Some((0, _, _))))
}

/// The first line of the advert.
fn start_of_body(page: &Page, title: Option<usize>, vocabulary: &Vocabulary) -> usize {
    let Some(title) = title else {
        return 0;
    };
    let above: Vec<usize> = (0..title).filter(|&index| !page.line(index).is_empty()).collect();
    let furniture = above.iter().any(|&index| {
        let line = page.lines.get(index);
        let end = line.and_then(|line| vocabulary.ends.first(&line.words));
        end.is_some() || page.line(index).contains(['|', '>', '▾', '▸', '«', '»'])
    });
    // A clean advert has the employer above its title at most.
    if above.len() <= 3 && !furniture { 0 } else { title }
}

/// The index of the first line after the advert.
fn end_of_body(page: &Page, start: usize, vocabulary: &Vocabulary) -> usize {
    let asks = |index: usize| {
        matches!(
            heading(page, index, vocabulary),
            Some(LineSection::Must | LineSection::Duties | LineSection::Preferred)
        )
    };
    let count = page.lines.len();
    let frame = repeated(page);
    let first = (start..count).find(|&index| asks(index)).unwrap_or(start + 3);
    let mut weak = None;
    for index in (first + 1)..count {
        if asks(index) && weak.is_some() && !after_furniture(page, weak, index) {
            // A button in the middle: the advert goes on.
            weak = None;
        }
        match end_mark(page, index, &frame, vocabulary) {
            Some(End::Strong) => return weak.unwrap_or(index),
            Some(End::Weak) => {
                weak.get_or_insert(index);
            }
            _ => {}
        }
    }
    weak.unwrap_or(count)
}

/// Structured data can be partial: the advert goes on below what it vouches for, if more is asked there.
fn after_vouched(page: &Page, next: usize, end: usize, vocabulary: &Vocabulary) -> usize {
    let asks = (next..end).any(|index| {
        matches!(
            heading(page, index, vocabulary),
            Some(LineSection::Must | LineSection::Duties | LineSection::Preferred)
        )
    });
    if asks { end } else { next }
}

/// Whether so much stands between a button and a heading that the heading is another advert's.
fn after_furniture(page: &Page, weak: Option<usize>, index: usize) -> bool {
    let lines = weak.map_or(0, |weak| (weak..index).filter(|&at| !page.line(at).is_empty()).count());
    lines > 12
}

fn end_mark(page: &Page, index: usize, frame: &HashSet<&str>, vocabulary: &Vocabulary) -> Option<End> {
    let line = page.lines.get(index).filter(|line| !line.frame)?;
    if line.words.is_empty() {
        return None;
    }
    let text = page.line(index);
    if frame.contains(text) {
        return Some(End::Strong);
    }
    // A sentence may speak of the same things; a button or heading is short and starts with them.
    let marks = vocabulary.ends.find(&line.words);
    let short = line.words.len() <= 8;
    let early = |at: usize| at == 0 || (short && !text.ends_with('.'));
    let strong = marks.iter().any(|&(at, _, end)| end == End::Strong && early(at) && (short || at == 0));
    let weak = marks.iter().any(|&(at, length, end)| {
        end == End::Weak
            && at == 0
            && (line.words.len() <= length + 3)
            && !line.bullet
            && !text.ends_with('.')
    });
    if strong && !line.bullet { Some(End::Strong) } else { weak.then_some(End::Weak) }
}

/// The short lines that stand so often on the page that they are a menu's.
fn repeated(page: &Page) -> HashSet<&str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in &page.lines {
        let text = line.span.of(&page.text);
        if text.len() <= 60 && text.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
            *counts.entry(text).or_default() += 1;
        }
    }
    counts.into_iter().filter(|&(_, count)| count >= FRAME_REPEATS).map(|(text, _)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::{LineSection, Page, classify};
    use LineSection::*;

    fn sections(text: &str, title: Option<usize>) -> Vec<LineSection> {
        classify(&Page::plain(text), title)
    }

    #[test]
    fn headings_open_sections() {
        let text = "Baker\nWhat you'll do\nBake bread\nWho you are\nFive years of baking\nNice to have\nFrench\nPerks\nFree rolls";
        assert_eq!(
            sections(text, Some(0)),
            [Title, Duties, Duties, Must, Must, Preferred, Preferred, Benefits, Benefits]
        );
    }

    #[test]
    fn headings_in_other_words_open_sections_too() {
        let text = "Baker\nYou'll thrive here if you have:\n- Bread\nWell regarded:\n- French\nA night in the bakery:\n- Knead";
        assert_eq!(sections(text, Some(0)), [Title, Must, Must, Preferred, Preferred, Duties, Duties]);
        let text = "Baker\nBread skills, three years\nMore";
        assert_eq!(sections(text, Some(0))[1], Other);
    }

    #[test]
    fn pay_is_no_requirement() {
        let text = "Baker\nPreferred\n- French\nSalary $68,000, 401(k)";
        assert_eq!(sections(text, Some(0))[3], Benefits);
    }

    #[test]
    fn a_line_overrides_its_section() {
        let text = "Baker\nBenefits\nFree rolls\nVisa sponsorship is available but the role requires based in Spain\nWe are an equal opportunity employer and welcome all.";
        assert_eq!(sections(text, Some(0)), [Title, Benefits, Benefits, Location, Legal]);
    }

    #[test]
    fn nothing_counts_after_the_end() {
        let text = "Sign in\nMenu | Jobs\nPost a job\nBaker\nRequirements\nBread\nApply now\nSimilar jobs\nRequirements\nCake";
        assert_eq!(
            sections(text, Some(3)),
            [
                Boilerplate,
                Boilerplate,
                Boilerplate,
                Title,
                Must,
                Must,
                Boilerplate,
                Boilerplate,
                Boilerplate,
                Boilerplate
            ]
        );
    }

    #[test]
    fn a_button_above_the_advert_does_not_end_it() {
        let text = "Baker\nDuties\nApply now\nRequirements\nBread";
        assert_eq!(sections(text, Some(0))[3..], [Must, Must]);
    }
}
