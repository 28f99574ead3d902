//! The employer by what a sentence says of it.

use super::super::LineSection;
use super::super::page::Page;
use super::super::section::heading;
use super::super::vocabulary::{Hint, Vocabulary, Word};
use super::line::{first_piece, starts_with_legal_form};
use super::model::Header;
use super::place::is_place;
use crate::lexicon::{Lexicon, Token};
use crate::text::fold::fold;
use crate::text::signs::{is_dash, is_separator};

/// Lines with text among which an employer is looked for: those of the development postings do so in the first 50.
const LINES: usize = 60;
/// A name has at most this many words.
const WORDS: usize = 6;
/// Words between a name and what it does: `Oven, the bakery of the north, is hiring`.
const APART: usize = 24;

/// Fills in the employer, and its town, from the sentences that name it.
pub(super) fn named(page: &Page, header: &mut Header) {
    let title = header.line;
    let lines: Vec<usize> = (0..page.lines.len())
        .filter(|&at| !page.line(at).is_empty() && Some(at) != title)
        .take(LINES)
        .collect();
    if header.company.is_none() {
        let listed = under_lists(page, &lines);
        let found = |hires: bool| {
            lines.iter().find_map(|&at| {
                // Items of lists begin with capitals, too (`Routinely provides …`).
                let sure = |(company, _): &(String, _)| {
                    let prose = page.line(at).contains(". ");
                    hires || prose || !listed.contains(&at) || recurs(page, company)
                };
                in_line(page, at, hires).filter(sure)
            })
        };
        let formed = || lines.iter().find_map(|&at| with_legal_form(page, at)).map(|company| (company, None));
        if let Some((company, town)) = found(true).or_else(formed).or_else(|| found(false)) {
            header.company = Some(company);
            header.location = header.location.take().or(town);
        }
    }
    if header.location.is_none() {
        header.location = (0..page.lines.len()).find_map(|at| seat(page, at));
    }
}

/// The lines that stand under a heading of what is done or asked.
fn under_lists(page: &Page, lines: &[usize]) -> Vec<usize> {
    use LineSection::{Duties, Must, Preferred};
    let mut inside = false;
    let mut under = |at: &usize| {
        if let Some(section) = heading(page, *at, Vocabulary::builtin()) {
            inside = matches!(section, Duties | Must | Preferred);
        }
        inside
    };
    lines.iter().copied().filter(|at| under(at)).collect()
}

/// The employer that a line names, and its town: by what only employers do, or by what others are and do as well.
fn in_line(page: &Page, at: usize, hires: bool) -> Option<(String, Option<String>)> {
    let line = page.lines.get(at)?;
    let words = &line.words;
    let starts = (0..words.len()).filter(|&at| at == 0 || ends_sentence(page, words, at));
    starts.into_iter().find_map(|start| {
        let hint = Vocabulary::builtin().employers.at(words, start);
        let introduced = hint.filter(|(_, hint)| *hint == Hint::Before).map(|(length, _)| start + length);
        let article = hint.filter(|(_, hint)| *hint == Hint::Article).map(|(length, _)| start + length);
        let first = introduced.or(article).unwrap_or(start);
        let (last, comma) = name(page, words, first)?;
        if article.is_some() && last == first {
            return None;
        }
        let limit = (last + APART).min(words.len());
        let verb = |at: usize| Vocabulary::builtin().employers.at(words, at).map(|(_, hint)| hint);
        let told = match verb(last + 1) {
            Some(Hint::Hires) => true,
            Some(Hint::Is) => !hires,
            _ if comma && introduced.is_some() => !hires,
            _ if introduced.is_some() => (last + 1..limit).any(|at| verb(at) == Some(Hint::Hires)) || !hires,
            _ => {
                // `Oven, formerly Rye Bakers, delivers bread`
                let told = |at: usize| match verb(at) {
                    Some(Hint::Hires) => true,
                    Some(Hint::Is) => !hires && follows_comma(page, words, at),
                    _ => false,
                };
                comma && (last + 1..limit).take_while(|&at| !ends_sentence(page, words, at)).any(told)
            }
        };
        let text = page.text.get(words.get(first)?.start..words.get(last)?.end)?;
        // Any word at the beginning of a sentence has a capital (`Therefore, …`).
        let sure = hires || introduced.is_some() || last > first || recurs(page, text);
        (told && sure && fits(text)).then(|| with_town(text))
    })
}

/// Whether a page names something more than once, as it does its employer.
fn recurs(page: &Page, name: &str) -> bool {
    page.text.matches(name).count() > 1
}

/// A name with its legal form, wherever in a line it stands: `od Piec Sp. z o.o.`
fn with_legal_form(page: &Page, at: usize) -> Option<String> {
    let words = &page.lines.get(at)?.words;
    let written =
        |at: usize| words.get(at).and_then(|word| page.text.get(word.start..word.end)).unwrap_or_default();
    (1..words.len()).find_map(|form| {
        let end = legal_form(page, words, form)?;
        let capital = |at: &usize| {
            let gap = page.text.get(words.get(*at)?.end..words.get(at + 1)?.start)?;
            (written(*at).starts_with(char::is_uppercase) && matches!(gap.trim(), "" | "&" | "-" | "."))
                .then_some(*at)
        };
        let first = (0..form).rev().map_while(|at| capital(&at)).take(WORDS - 1).last()?;
        let text = page.text.get(words.get(first)?.start..end)?;
        // `a React SPA` is one of many.
        let before = first.checked_sub(1).and_then(|before| words.get(before));
        let one = before.is_some_and(|word| Vocabulary::builtin().places.articles.contains(&word.norm));
        let head = page.text.get(words.get(first)?.start..words.get(form - 1)?.end)?;
        let product = one && Lexicon::builtin().named(head).is_some();
        (!product && fits(text)).then(|| text.to_owned())
    })
}

/// Where the legal form that begins at a word ends: one of the list, with the dots and words of longer ones.
fn legal_form(page: &Page, words: &[Token], at: usize) -> Option<usize> {
    /// Words of the longest form (`Sp. z o.o.`).
    const FORM: usize = 3;
    let start = words.get(at)?.start;
    let forms = &Vocabulary::builtin().legal_forms;
    (1..=FORM).rev().find_map(|length| {
        let end = words.get(at + length - 1)?.end;
        let text = page.text.get(start..end)?;
        let dot = usize::from(page.text.get(end..)?.starts_with('.') && text.contains('.'));
        let lower = text.to_lowercase();
        let known = forms.contains(&lower) || forms.contains(&format!("{lower}."));
        // `As`, `Se` and `Sa` are words.
        let shouted = text.chars().all(|c| !c.is_lowercase());
        let sure = text.chars().count() > 2 || shouted;
        (known && sure && text.starts_with(char::is_uppercase)).then_some(end + dot)
    })
}

/// Whether a comma stands before a word.
fn follows_comma(page: &Page, words: &[Token], at: usize) -> bool {
    let gap = at.checked_sub(1).and_then(|before| Some(words.get(before)?.end..words.get(at)?.start));
    gap.and_then(|gap| page.text.get(gap)).is_some_and(|gap| gap.contains(','))
}

/// Whether a word begins a sentence within its line.
fn ends_sentence(page: &Page, words: &[Token], at: usize) -> bool {
    let gap = at.checked_sub(1).and_then(|before| Some(words.get(before)?.end..words.get(at)?.start));
    gap.and_then(|gap| page.text.get(gap)).is_some_and(|gap| gap.contains(['.', '!', '?']))
}

/// The last word of the row of capitalised words from `first` on, and whether a comma follows it.
fn name(page: &Page, words: &[Token], first: usize) -> Option<(usize, bool)> {
    let vocabulary = Vocabulary::builtin();
    let capital = |at: usize| {
        let written = words.get(at).and_then(|word| page.text.get(word.start..word.end));
        written.is_some_and(|text| text.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
    };
    let gap = |at: usize| {
        let range = at.checked_sub(1).and_then(|before| Some(words.get(before)?.end..words.get(at)?.start));
        range.and_then(|range| page.text.get(range)).unwrap_or_default()
    };
    let opener = words.get(first)?;
    let plain = |word: &str| {
        vocabulary.is(Word::Stop, word)
            || vocabulary.is(Word::Lead, word)
            || vocabulary.sections.reader.contains(word)
            || vocabulary.sections.employer.contains(word)
            || vocabulary.places.articles.contains(word)
            || vocabulary.sections.fillers.contains(word)
    };
    if !capital(first) || plain(&opener.norm) {
        return None;
    }
    let mut last = first;
    while last + 1 < words.len() && last + 1 - first < WORDS {
        let next = last + 1;
        let close = matches!(gap(next).trim(), "" | "&" | "." | "-" | "+") && !gap(next).contains(". ");
        let joint = vocabulary.things.joints.contains(words.get(next).map_or("", |word| word.norm.as_str()));
        if !close || !(capital(next) || joint && capital(next + 1) && gap(next + 1).trim().is_empty()) {
            break;
        }
        last = next;
    }
    Some((last, gap(last + 1).contains(',')))
}

/// Whether a capitalised row may be an employer's name: no place, no title, no skill.
fn fits(text: &str) -> bool {
    let words = crate::lexicon::tokens(text);
    let posts = words.iter().any(|word| Vocabulary::builtin().names_post(word));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && !posts && !is_place(text) && Lexicon::builtin().named(text).is_none()
}

/// `Four de TOURS` → (`Four`, `TOURS`).
fn with_town(text: &str) -> (String, Option<String>) {
    let towns = &Vocabulary::builtin().gazetteer.towns;
    let joints = &Vocabulary::builtin().things.joints;
    let words: Vec<&str> = text.split(' ').collect();
    let joint = words.iter().position(|word| joints.contains(&word.to_lowercase()));
    if let Some(at) = joint.filter(|&at| at > 0) {
        let (company, town) = (words.get(..at), words.get(at + 1..));
        let town = town.unwrap_or_default().join(" ");
        let shouted = town.chars().all(|c| !c.is_lowercase()) && !text.chars().all(|c| !c.is_lowercase());
        if towns.contains(&fold(&town)) || shouted {
            return (company.unwrap_or_default().join(" "), Some(town).filter(|town| !town.is_empty()));
        }
    }
    (text.to_owned(), None)
}

/// `situated in Leeds`: the place that a sentence gives for the employer or the job.
fn seat(page: &Page, at: usize) -> Option<String> {
    let line = page.lines.get(at)?;
    Vocabulary::builtin().seats.find(&line.words).into_iter().find_map(|(at, length, ())| {
        let first = line.words.get(at + length)?;
        let rest = page.text.get(first.start..line.span.end())?;
        let end = rest.find(['.', ';', '(', ':', '|']).unwrap_or(rest.len());
        let (head, tail) = rest.get(..end)?.split_once(", ").unwrap_or((rest.get(..end)?, ""));
        let town = capitalised(head);
        let wider = tail.split(", ").next().map(capitalised).filter(|wider| is_place(wider));
        match wider {
            Some(wider) if !town.is_empty() => Some(format!("{town}, {wider}")),
            _ => Some(town.to_owned()).filter(|town| !town.is_empty()),
        }
    })
}

/// The row of capitalised words that a text begins with.
fn capitalised(text: &str) -> &str {
    let mut end = 0;
    for word in text.split(' ') {
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        end += word.len() + 1;
    }
    text.get(..end.saturating_sub(1)).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// `X Ltd, Leeds` → (`X Ltd`, `Leeds`).
pub(super) fn split(line: &str) -> (&str, &str) {
    let marks = [" - ", " – ", " — ", " | ", " · ", " • ", "  "];
    let cuts = marks.iter().filter_map(|mark| Some((mark, line.split_once(mark)?)));
    if let Some((mark, (head, tail))) = cuts.min_by_key(|(_, (head, _))| head.len()) {
        let tail = tail.trim_start_matches(|c| c == ' ' || is_separator(c) || is_dash(c));
        return (head.trim(), first_piece(tail.split(mark).next().unwrap_or_default()));
    }
    match line.split_once(", ") {
        Some((head, tail)) if !starts_with_legal_form(tail) => (head.trim(), tail.trim()),
        _ => (line.trim(), ""),
    }
}
