//! Title, employer and place, from the lines before the first section.

use super::LineSection;
use super::page::Page;
use super::section::heading;
use super::sheet::Facts;
use super::vocabulary::{Head, Vocabulary};
use crate::lexicon::key;
use crate::text::signs::{is_dash, is_separator};

/// The lines among which a title is looked for: pages with long menus have some 15 before it.
const HEAD_LINES: usize = 40;
/// A title has at most this many words; the longest in the development postings has 11.
const TITLE_WORDS: usize = 16;

#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) line: Option<usize>,
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    pub(super) location: Option<String>,
}

pub(super) fn header(page: &Page) -> Header {
    let vocabulary = Vocabulary::builtin();
    let seen = |&index: &usize| !page.lines.get(index).is_none_or(|line| line.frame);
    let head: Vec<usize> = (0..page.lines.len()).filter(seen).take(HEAD_LINES).collect();
    let end = head.iter().skip(1).position(|&index| opens(page, index, vocabulary));
    let lines: Vec<usize> = head
        .iter()
        .copied()
        .take(end.map_or(head.len(), |end| end + 1))
        .filter(|&index| !page.line(index).is_empty())
        .collect();
    let best = lines
        .iter()
        .filter_map(|&index| {
            let (title, named) = title_of(page, index, vocabulary)?;
            let labelled = page.line(index).ends_with(&title) && page.line(index).len() > title.len();
            let score = score(page, index, &title) + if named { 4 } else { 0 } + if labelled { 4 } else { 0 };
            Some((score, std::cmp::Reverse(index), title))
        })
        .max_by_key(|(score, index, _)| (*score, *index));
    let (line, title) = match best {
        Some((_, index, title)) => (Some(index.0), Some(title)),
        None => (None, None),
    };
    let mut header = Header { line, title, ..Header::default() };
    labelled(page, &lines, vocabulary, &mut header);
    around(page, &mut header);
    header
}

impl Header {
    /// With what structured data says and the page bears out.
    pub(super) fn with(mut self, page: &Page, facts: &Facts) -> Self {
        if let Some(title) = &facts.title {
            self.line = line_of(page, title).or(self.line);
            self.title = Some(title.clone());
        }
        if facts.company.is_some() {
            self.company.clone_from(&facts.company);
        }
        let told = self.location.as_deref().map(key).unwrap_or_default();
        if let Some(town) = facts.place.first()
            && !told.contains(&key(town))
        {
            self.location = Some(facts.place.join(", "));
        }
        self
    }
}

/// The line that is a title, or else the shortest that holds it.
fn line_of(page: &Page, title: &str) -> Option<usize> {
    let wanted = key(title);
    let lines = page.lines.iter().enumerate().filter(|(_, line)| !line.frame);
    let holding = lines.filter(|(_, line)| key(line.span.of(&page.text)).contains(&wanted));
    holding.min_by_key(|(index, line)| (line.words.len(), *index)).map(|(index, _)| index)
}

/// Whether a section of the advert starts here. A page's own label lines do not count.
fn opens(page: &Page, index: usize, vocabulary: &Vocabulary) -> bool {
    use super::LineSection::{Company, Duties, Must, Preferred};
    matches!(heading(page, index, vocabulary), Some(Company | Duties | Must | Preferred))
}

/// The line as a title, without the words that boards put around it, and whether it names a known kind
/// of post. Other lines are titles only where the page marks or repeats them.
fn title_of(page: &Page, index: usize, vocabulary: &Vocabulary) -> Option<(String, bool)> {
    let line = page.lines.get(index)?;
    let mut text = page.line(index);
    // `Now hiring: Baker`; `… – now hiring X` names the employer.
    let hiring = line.words.first().is_some_and(|first| first.norm == "now");
    if let Some((length, head)) = vocabulary.head.at(&line.words, 0)
        && (head == Head::Title || head == Head::Company && hiring)
        && let Some(next) = line.words.get(length)
        && page.text.get(..next.start).is_some_and(|head| head.trim_end().ends_with(':'))
    {
        text = page.text.get(next.start..line.span.end())?;
    }
    let noise = vocabulary
        .head
        .find(&line.words)
        .into_iter()
        .find(|&(at, _, head)| at > 0 && matches!(head, Head::Noise | Head::Company));
    if let Some(word) = noise.and_then(|(at, ..)| line.words.get(at))
        && let Some(end) = (text.len() + word.start).checked_sub(line.span.end())
    {
        text = text.get(..end).unwrap_or(text);
    }
    let cut = strip_noise(text);
    let words = crate::lexicon::tokens(&cut);
    let named = words.iter().any(|word| vocabulary.names_post(word));
    let fits = !words.is_empty() && words.len() <= TITLE_WORDS && !cut.ends_with(['.', '?', '!', ':']);
    let clean = !cut.contains(['>', '$', '€', '[', '"', '▸', '▾', '£', '«']) && !line.bullet;
    let shown = named || line.marked || repeats(page, &cut) >= 3;
    let starts = cut.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    (shown && fits && clean && starts).then_some((cut, named))
}

/// `Urgent! Baker Job Opening In Rome – Now Hiring X` → `Baker`.
fn strip_noise(text: &str) -> String {
    let mut text = text.trim();
    if let Some((shout, rest)) = text.split_once("! ")
        && shout.split_whitespace().count() <= 2
    {
        text = rest;
    }
    text.trim().trim_end_matches(|c| c == ',' || is_dash(c) || is_separator(c)).trim().to_owned()
}

/// The lines that hold a text.
fn repeats(page: &Page, text: &str) -> usize {
    let lower = text.to_lowercase();
    page.lines.iter().filter(|line| line.span.of(&page.text).to_lowercase().contains(&lower)).count()
}

/// A title is repeated over the page (breadcrumbs, buttons), stands alone on its line, and has no
/// separators of a menu.
fn score(page: &Page, index: usize, title: &str) -> i32 {
    let lower = title.to_lowercase();
    let repeats = repeats(page, title);
    let alone = page.line(index) == title;
    let gender = ["(m/f", "(m/w", "(f/m", "(w/m", "(h/f", "(d/", "(a)", "/a ", "(x)"]
        .iter()
        .any(|mark| lower.contains(mark));
    let menu = title.matches('|').count() as i32 + title.matches(" · ").count() as i32;
    let marked = page.lines.get(index).is_some_and(|line| line.marked);
    2 * (repeats.min(4) as i32) + i32::from(alone) * 2 + i32::from(gender) * 2 + i32::from(marked) * 2
        - 4 * menu
        - i32::from(title.split_whitespace().count() > 10)
}

/// `Company: X`, `Location  Y`, `… now hiring X`.
fn labelled(page: &Page, lines: &[usize], vocabulary: &Vocabulary, header: &mut Header) {
    for &index in lines.iter().chain(header.line.iter()) {
        let Some(line) = page.lines.get(index) else {
            continue;
        };
        for (at, length, head) in vocabulary.head.find(&line.words) {
            let (Some(last), Some(next)) = (line.words.get(at + length - 1), line.words.get(at + length))
            else {
                continue;
            };
            let gap = page.text.get(last.end..next.start).unwrap_or_default();
            let first = line.words.get(at).map_or("", |first| first.norm.as_str());
            let phrase = first == "now" && at > 0 || first == "employer" && length > 1;
            if first == "now" && at == 0 {
                continue;
            }
            let wide = gap.contains(':') || gap.contains("  ") || gap.contains('\t');
            if !(wide && at == 0 || phrase) {
                continue;
            }
            let value = page.text.get(next.start..line.span.end()).unwrap_or_default().trim();
            let value =
                value.split(|c| c == '\t' || is_separator(c)).next().unwrap_or_default().trim().to_owned();
            let place = match head {
                Head::Company => &mut header.company,
                Head::Place => &mut header.location,
                _ => continue,
            };
            if place.is_none() && !value.is_empty() && value.split_whitespace().count() <= 9 {
                *place = Some(value);
            }
        }
    }
}

/// Employer and place stand on the lines after the title, or above it.
fn around(page: &Page, header: &mut Header) {
    let Some(title) = header.line else {
        return;
    };
    let framed = |at: usize| page.lines.get(at).is_none_or(|line| line.frame);
    let next: Vec<usize> = (title + 1..page.lines.len())
        .filter(|&at| !page.line(at).is_empty() && !framed(at))
        .take(3)
        .collect();
    // A marked line that opens no known section may be a name.
    let opens = |at: usize| {
        heading(page, at, Vocabulary::builtin()).is_some_and(|section| section != LineSection::Other)
    };
    let short = |at: usize| {
        let text = page.line(at);
        let words = text.split_whitespace().count();
        // `Oven S.L.` ends with a dot and is no sentence.
        let sentence = text.ends_with('.') && words > 5 || text.ends_with([':', '!', '?']);
        (1..=12).contains(&words) && !sentence && text.starts_with(char::is_uppercase)
    };
    if header.company.is_none()
        && let Some(&at) = next.first().filter(|&&at| short(at) && !opens(at) && !is_labelled(page, at))
    {
        let (company, rest) = split_company(page.line(at));
        header.company = Some(company.to_owned());
        if header.location.is_none() {
            header.location = Some(rest).filter(|rest| looks_like_place(rest)).map(str::to_owned);
        }
        if header.location.is_none() {
            header.location = next
                .get(1)
                .map(|&at| first_piece(page.line(at)))
                .filter(|piece| looks_like_place(piece))
                .map(str::to_owned);
        }
    } else if header.company.is_none() && title > 0 {
        let above = (0..title)
            .find(|&at| short(at) && !framed(at) && !page.line(at).contains(['|', '>']))
            .map(|at| page.line(at).to_owned());
        header.company = above.filter(|_| title <= 5);
    }
    if header.location.is_none() {
        header.location = based_in(page);
    }
}

/// `Lieu : Tours`: a line that says what it is, and is no employer's name.
fn is_labelled(page: &Page, index: usize) -> bool {
    let Some(line) = page.lines.get(index) else {
        return false;
    };
    let head = Vocabulary::builtin().head.at(&line.words, 0).filter(|(_, head)| *head != Head::Company);
    let after = head.and_then(|(length, _)| line.words.get(length)).map(|next| next.start);
    after.is_some_and(|start| page.text.get(..start).is_some_and(|text| text.trim_end().ends_with(':')))
}

/// `X Ltd, Leeds` → (`X Ltd`, `Leeds`).
fn split_company(line: &str) -> (&str, &str) {
    let marks = [" - ", " – ", " — ", " | ", " · ", " • ", "  "];
    let cuts = marks.iter().filter_map(|mark| Some((mark, line.split_once(mark)?)));
    if let Some((mark, (head, tail))) = cuts.min_by_key(|(_, (head, _))| head.len()) {
        let tail = tail.trim_start_matches(|c| c == ' ' || is_separator(c) || is_dash(c));
        return (head.trim(), first_piece(tail.split(mark).next().unwrap_or_default()));
    }
    let legal_form = |tail: &str| {
        let first = tail.split_whitespace().next().unwrap_or_default().to_lowercase();
        let forms = &Vocabulary::builtin().legal_forms;
        forms.contains(&first) || forms.contains(first.trim_end_matches('.'))
    };
    match line.split_once(", ") {
        Some((head, tail)) if !legal_form(tail) => (head.trim(), tail.trim()),
        _ => (line.trim(), ""),
    }
}

fn first_piece(line: &str) -> &str {
    line.split(is_separator).next().unwrap_or_default().trim()
}

fn looks_like_place(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let capital = text.starts_with(char::is_uppercase);
    let money = text.contains(['$', '€', '£', '%', ':']);
    let lower = text.to_lowercase();
    (1..=8).contains(&words)
        && capital
        && !money
        && !Vocabulary::builtin().places.terms.words().any(|term| lower.starts_with(term))
}

/// `The post is based in Basel, Switzerland.`
fn based_in(page: &Page) -> Option<String> {
    let at = page.text.find("based in ").map(|at| at + "based in ".len())?;
    let rest = page.text.get(at..)?;
    let end = rest.find(['.', '\n', ';', '(']).unwrap_or(rest.len());
    let place = rest.get(..end)?.trim();
    looks_like_place(place).then(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Page, header};

    #[test]
    fn title_employer_and_place() {
        let found = header(&Page::plain(
            "Jobs | Login\nTuners > Zither Tuner\nZither Tuner\nOven & Sons Ltd - Leeds, UK\nDuties\nBake",
        ));
        assert_eq!(found.line, None, "a title without a known noun is not guessed");
        let found = header(&Page::plain(
            "Jobs | Login\nUrgent! Pastry Chef Job in Leeds\nPastry Chef\nOven & Sons Ltd - Leeds, UK\nDuties\nBake",
        ));
        assert_eq!(found.title.as_deref(), Some("Pastry Chef"));
        assert_eq!(found.line, Some(2));
        assert_eq!(found.company.as_deref(), Some("Oven & Sons Ltd"));
        assert_eq!(found.location.as_deref(), Some("Leeds, UK"));
    }

    #[test]
    fn compounds_and_cries_are_titles() {
        let found = header(&Page::plain(
            "NOW HIRING: Zither Tuner Assistant\nOven Ltd | Curitiba - PR | Hybrid\nDuties\nBake",
        ));
        assert_eq!(found.title.as_deref(), Some("Zither Tuner Assistant"));
        assert_eq!(found.company.as_deref(), Some("Oven Ltd"));
        assert_eq!(found.location.as_deref(), Some("Curitiba - PR"));
        let found = header(&Page::plain("Glasharfenmonteur\nOven B.V. – Venlo – 40 uur\nTaken\nBakken"));
        assert_eq!(
            (found.title.as_deref(), found.location.as_deref()),
            (Some("Glasharfenmonteur"), Some("Venlo"))
        );
    }

    #[test]
    fn a_labelled_title_beats_a_sentence_and_a_labelled_place_is_no_employer() {
        let found = header(&Page::plain(
            "The oven of Leeds hires a pastry chef\nPoste : Pastry chef (H/F)\nLieu : Tours\nMissions\nBake",
        ));
        assert_eq!(found.title.as_deref(), Some("Pastry chef (H/F)"));
        assert_eq!(found.location.as_deref(), Some("Tours"));
        assert_ne!(found.company.as_deref(), Some("Lieu : Tours"));
    }

    #[test]
    fn labels_name_them() {
        let found = header(&Page::plain(
            "Position: Nurse\nEmployer: Ward 7 Clinic\nLocation: Cork\nRequirements\nCare",
        ));
        assert_eq!(found.title.as_deref(), Some("Nurse"));
        assert_eq!(found.company.as_deref(), Some("Ward 7 Clinic"));
        assert_eq!(found.location.as_deref(), Some("Cork"));
    }
}
