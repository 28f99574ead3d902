//! What each line of a posting is for: headings open sections, cues in a line override them, and
//! after the end of the advert everything is boilerplate.

mod body;
mod heading;
mod person;

use super::LineSection;
use super::page::{Page, PageLine};
use super::sexes::is_for_all;
use super::vocabulary::{End, LineCue, Vocabulary};
use crate::lexicon::{Lexicon, TermKind, Token};
use heading::{closes, inline_heading};
pub(in crate::posting) use heading::{heading, label};
pub(in crate::posting) use person::asks_of_person;
use person::{is_to_send, names_know_how, names_what_is_held};

/// A line about place or checks has at most this many words in an advert without headings; the longest
/// in the development postings has 23.
const CONDITION_WORDS: usize = 25;
/// A post with its mark for all sexes has at most this many words.
const POST_WORDS: usize = 8;
/// A list has at least this many items.
const LIST: usize = 2;

/// The sections of all lines; `title` is the index of the title's line.
pub(super) fn classify(page: &Page, title: Option<usize>) -> Vec<LineSection> {
    let vocabulary = Vocabulary::builtin();
    let start = body::start(page, title, vocabulary);
    let end = body::end(page, start, vocabulary);
    // What structured data says is of the advert is, whatever stands around it.
    let vouched = |line: &PageLine| line.vouched;
    let start = page.lines.iter().position(vouched).map_or(start, |first| start.min(first));
    let end = page
        .lines
        .iter()
        .rposition(vouched)
        .map_or(end, |last| body::after_vouched(page, last + 1, end, vocabulary));
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
        } else if announces_person(page, index) {
            (current, items) = (LineSection::Must, 0);
            LineSection::Must
        } else if is_step(page, index, vocabulary) {
            (current, items) = (LineSection::Other, 0);
            LineSection::Legal
        } else if asking(current) && closes(page, index, vocabulary) {
            (current, items) = (LineSection::Other, 0);
            LineSection::Other
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

fn asking(section: LineSection) -> bool {
    matches!(section, LineSection::Must | LineSection::Preferred)
}

/// `The ideal candidate will have the following skills and attributes:`
fn announces_person(page: &Page, index: usize) -> bool {
    page.line(index).ends_with(':') && page.lines.get(index).is_some_and(|line| asks_of_person(&line.words))
}

/// `Step 1: Register`: how the application goes on.
fn is_step(page: &Page, index: usize, vocabulary: &Vocabulary) -> bool {
    let Some(line) = page.lines.get(index) else { return false };
    let step = vocabulary.lines.at(&line.words, 0).filter(|(_, cue)| *cue == LineCue::Step);
    let next = step.and_then(|(length, _)| line.words.get(length));
    next.is_some_and(|word| word.norm.starts_with(|c: char| c.is_ascii_digit()))
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
    // `Baker (m/f/x)`: one of the posts that an advert is for.
    let capitals = text
        .split(['(', '/'])
        .next()
        .is_some_and(|name| name.split_whitespace().all(|word| word.starts_with(char::is_uppercase)));
    if line.words.len() <= POST_WORDS && capitals && is_for_all(text) {
        return LineSection::Title;
    }
    // In a list of what is asked, the name of a skill is one, even if pages say it of themselves (`JavaScript`).
    let named = || Lexicon::builtin().named(text).is_some();
    let item = asking(current) && (line.bullet || asks_of_person(&line.words) || named());
    if !item && is_furniture(text, line.words.len(), vocabulary.ends.first(&line.words)) {
        return LineSection::Boilerplate;
    }
    if is_to_send(&line.words) {
        return LineSection::Legal;
    }
    // A bullet in a list of duties or offers that asks all the same.
    if !asking(current) && asks_of_person(first_sentence(page, index)) {
        return LineSection::Must;
    }
    let told = matches!(
        current,
        LineSection::Duties | LineSection::Other | LineSection::Location | LineSection::Company
    );
    if told && line.words.len() <= CONDITION_WORDS && names_know_how(&line.words)
        || current == LineSection::Benefits && is_among_know_how(page, index)
        || (told || current == LineSection::Benefits) && is_row_of_traits(page, line)
    {
        return LineSection::Must;
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

/// Whether a line and one beside it are of what only a person has: a list of what is asked, whatever was read above it.
fn is_among_know_how(page: &Page, index: usize) -> bool {
    let held = |at: usize| {
        let line = page.lines.get(at);
        line.is_some_and(|line| line.words.len() <= CONDITION_WORDS && names_what_is_held(&line.words))
    };
    let written = |at: &usize| !page.line(*at).is_empty();
    let before = (0..index).rev().find(written);
    let after = (index + 1..page.lines.len()).find(written);
    held(index) && before.into_iter().chain(after).any(held)
}

/// `Patience – Accuracy`: two or more traits of a person and nothing else, which are asked wherever they stand.
fn is_row_of_traits(page: &Page, line: &PageLine) -> bool {
    let lexicon = Lexicon::builtin();
    let hits = lexicon.find(&page.text, &line.words);
    let is_trait = |term| lexicon.term(term).is_some_and(|term| term.kind == TermKind::Soft);
    let named: usize = hits.iter().map(|hit| hit.length).sum();
    let joins =
        line.words.iter().filter(|word| Vocabulary::builtin().things.joins.contains(&word.norm)).count();
    hits.len() >= LIST && named + joins == line.words.len() && hits.iter().all(|hit| is_trait(hit.term))
}

/// The words of a line's first sentence, if it has no other: a paragraph's sentences are weighed one by one.
fn first_sentence(page: &Page, index: usize) -> &[Token] {
    let text = page.line(index);
    let one = !text.trim_end_matches(['.', '!']).contains(". ");
    page.lines.get(index).filter(|_| one).map_or(&[], |line| line.words.as_slice())
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
    let asks = vocabulary.lines.find(&line.words).iter().any(|(_, _, cue)| *cue == LineCue::Asks);
    if to_reader || asks || vocabulary.cues.has(&line.words) {
        LineSection::Duties
    } else if line.words.len() >= 8 && !line.bullet {
        LineSection::Company
    } else {
        LineSection::Other
    }
}

fn is_furniture(text: &str, words: usize, end: Option<(usize, usize, End)>) -> bool {
    let buttons =
        text.starts_with("#") && !text.contains(' ') || text.contains("©") || text.starts_with("---");
    let tags =
        text.split_whitespace().count() >= 1 && text.split_whitespace().all(|word| word.starts_with('#'));
    // A long line may speak of cookies or of a register without being a button.
    buttons || tags || (words <= 7 && matches!(end, Some((0, _, _))))
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
    fn a_row_of_traits_asks_wherever_it_stands() {
        let text = "Baker\nBenefits\nFree rolls\nTeamwork – Flexibility\nTeamwork";
        assert_eq!(sections(text, Some(0))[3..], [Must, Benefits]);
    }

    #[test]
    fn what_those_who_have_it_send_is_not_asked() {
        let text = "Baker\nPerks\nFree rolls\nIf you have an active oven blog or a RyeHub profile, include a link because I want to see it!";
        assert_eq!(sections(text, Some(0))[3], Legal);
        let text = "Baker\nPerks\nFree rolls\nIf you have three years of baking behind you, we want to hear from you!";
        assert_eq!(sections(text, Some(0))[3], Must);
    }

    #[test]
    fn a_line_about_know_how_asks_among_duties() {
        let text = "Baker\nDuties\n- Bake bread\n- Keep the books of the oven\nYour box of ovenware\nExcellent knowledge of rye and good experience in oat\nConnaissances en seigle\n- Use of ovens\nExcellent baking and selling skills\n- Ability to knead\n- Prior experience doing business with millers";
        let found = sections(text, Some(0));
        assert_eq!(found[5..], [Must, Must, Duties, Must, Must, Must], "{found:?}");
    }

    #[test]
    fn a_list_of_know_how_asks_below_offers_too() {
        let text = "Baker\nWhat we offer\n- The ability to expand your knowledge\n- The ability to bake\nWho is it\n- Good knowledge of rye\n- Superior baking skills\n- Free rolls";
        let found = sections(text, Some(0));
        assert_eq!(found[2..4], [Benefits, Benefits]);
        assert_eq!(found[5..], [Must, Must, Benefits]);
    }

    #[test]
    fn posts_among_what_is_asked_are_no_skills() {
        let text = "Bäckerei\nWir suchen ab sofort:\n- Bäcker (m/w)\n- Müller (m/w)\nAnforderungen:\n- Roggen\n- Ausbildung als Bäcker (m/w)";
        assert_eq!(sections(text, Some(0))[2..], [Title, Title, Must, Must, Must]);
    }

    #[test]
    fn a_heading_about_the_reader_asks() {
        let text = "Bäcker\nÜber Sie:\n- Roggen\nÜber Ofen:\nBrot seit 1900";
        assert_eq!(sections(text, Some(0))[1..4], [Must, Must, Company]);
    }

    #[test]
    fn a_heading_of_what_is_wished_for_is_of_what_is_welcome() {
        let text =
            "Boulanger\nCompétences techniques souhaitées :\n- Seigle\nCompétences techniques :\n- Avoine";
        assert_eq!(sections(text, Some(0))[1..], [Preferred, Preferred, Must, Must]);
    }

    #[test]
    fn a_question_closes_a_list_whatever_the_employer_is_called() {
        let text = "Bagare\nVi söker dig som:\n- Bakar bröd\n\nVilka är Ugn2Ugn?\nUgn2Ugn är en bagerikedja med ugnar i hela landet och i grannländerna.";
        assert_eq!(sections(text, Some(0))[4..], [Other, Company]);
    }

    #[test]
    fn to_apply_something_is_no_application() {
        let text = "Baker\nRequirements\nThe skill and the will to apply basic rules of baking in the night";
        assert_eq!(sections(text, Some(0))[2], Must);
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
