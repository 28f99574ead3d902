//! Lines whose breaks are lost: bullets in their middle, sentences glued to each other, headings between them.

use super::glue::{Glue, glued, has_capitalised_nouns, small};
use super::listed::{gaps, listed};
use super::mending::Edit;
use super::shouted::labels;
use crate::lexicon::{Token, tokens};
use crate::posting::page::tokens_in;
use crate::posting::vocabulary::{LineCue, Vocabulary, Word};
use crate::span::Span;
use crate::text::signs::is_bullet;

/// Bytes from which on a line may be a wall of text. Shorter lines with bullets are heads (`Leeds • Full-time • £30k`).
const WALL: usize = 110;
/// Signs of loss in a wall; one alone is a slip of the keyboard.
const SIGNS: usize = 2;
/// Glued words in the walls of a text from which on glue in its short lines is loss, too.
const TORN: usize = 3;
/// Bytes of a piece of a wall that is cut into its sentences, which belong to different sections.
const SENTENCES: usize = 200;
/// A heading has at most this many words; the longest in `rules/languages/` has 8.
const HEADING_WORDS: usize = 9;
/// Words of the employer's name at the end of a heading, with the word before it.
const NAME_WORDS: usize = 4;
/// Bytes between the known words of a heading and its colon (`Votre profil idéal :`).
const REST: usize = 25;

/// The breaks to put in, in order.
pub(super) fn breaks(text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut start = 0;
    // Where other lines are glued together, glue in a short line is no slip either.
    let walls = text.split('\n').filter(|line| line.len() >= WALL);
    let torn = walls.map(|line| glued(line).len()).sum::<usize>() >= TORN;
    for line in text.split('\n') {
        let found = of_line(line, torn);
        edits.extend(found.into_iter().map(|at| (start + at..start + at, "\n".into())));
        start += line.len() + 1;
    }
    edits
}

/// The bytes of a line before which it breaks.
fn of_line(line: &str, torn: bool) -> Vec<usize> {
    let glued = glued(line);
    let listed = listed(line);
    let mut cuts: Vec<usize> = Vec::new();
    if line.len() < WALL {
        // A heading, or what it heads, is glued to the end of a list's last item.
        cuts.extend(
            glued.iter().filter(|glue| torn || glue.sure || heads(line, glue.at)).map(|glue| glue.at),
        );
        cuts.extend(announced(line).or_else(|| person(line)));
    } else {
        let mut headings = headings(line, &glued);
        headings.extend(labels(line).into_iter().map(|at| Heading { at, end: at, signs: 1, words: 0 }));
        let gaps = gaps(line);
        let small = small(line);
        let certain = glued.iter().filter(|glue| glue.label).count();
        let lost = glued.len()
            + certain
            + gaps.len()
            + small.len()
            + headings.iter().map(|heading| heading.signs).sum::<usize>();
        if lost + listed.signs(line, lost) < SIGNS {
            cuts.extend(announced(line).or_else(|| person(line)));
        } else {
            cuts.extend(glued.iter().map(|glue| glue.at).chain(listed.at).chain(gaps).chain(small));
            cuts.extend(headings.iter().flat_map(|heading| [heading.at, heading.end]));
            cuts.sort_unstable();
            cuts.extend(sentences(line, &cuts));
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let empty = |range: std::ops::Range<usize>| line.get(range).is_none_or(|piece| piece.trim().is_empty());
    let mut kept: Vec<usize> = Vec::new();
    for cut in cuts {
        if !empty(kept.last().copied().unwrap_or_default()..cut) && !empty(cut..line.len()) {
            kept.push(cut);
        }
    }
    kept
}

/// Whether a heading of several words stands from a byte on.
fn heads(line: &str, at: usize) -> bool {
    let words = tokens(line.get(at..).unwrap_or_default());
    Vocabulary::builtin().headings.at(&words, 0).is_some_and(|(length, _)| length > 1)
}

/// A heading in a wall.
struct Heading {
    at: usize,
    /// Where what it heads begins.
    end: usize,
    /// How sure a sign of loss it is.
    signs: usize,
    words: usize,
}

fn headings(line: &str, glued: &[Glue]) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut start = 0;
    for end in glued.iter().map(|glue| glue.at).chain([line.len()]) {
        let words = tokens_in(line, Span::within(line, start, end));
        let nouns = has_capitalised_nouns(&words);
        found.extend(words.first().and_then(|word| before_number(line, word)));
        let mut at = 0;
        while at < words.len() {
            let known = joined_headings(&words, at);
            match known.and_then(|length| heading(line, &words, at, length, nouns)) {
                Some(heading) => {
                    at += heading.words;
                    found.push(heading);
                }
                None => at += 1,
            }
        }
        start = end;
    }
    found
}

/// The words from one on that are a known heading, or two with `and` between them (`Tasks and Accountabilities`).
fn joined_headings(words: &[Token], at: usize) -> Option<usize> {
    let vocabulary = Vocabulary::builtin();
    let (length, _) = vocabulary.headings.at(words, at)?;
    let joint = words.get(at + length).filter(|word| vocabulary.things.joins.contains(&word.norm));
    let more = joint.and_then(|_| vocabulary.headings.at(words, at + length + 1));
    Some(more.map_or(length, |(more, _)| length + 1 + more))
}

/// `Requirements3+ years`, `ProfileMA degree`
fn before_number(line: &str, word: &Token) -> Option<Heading> {
    let written = line.get(word.start..word.end)?;
    let small = |(at, c): &(usize, char)| *at > 0 && (!c.is_alphabetic() || c.is_uppercase());
    let letters = written.char_indices().find(small).map(|(at, _)| at)?;
    let (heading, rest) = written.split_at(letters);
    let known = Vocabulary::builtin().headings.at(&tokens(heading), 0).is_some();
    let shouted = rest.chars().take_while(|c| c.is_uppercase()).count() > 1;
    let begins = rest.starts_with(char::is_numeric) || shouted;
    let fits = known && begins && heading.starts_with(char::is_uppercase);
    fits.then_some(Heading { at: word.start, end: word.start + letters, signs: SIGNS, words: 1 })
}

/// The known words `at..at + length` as a heading.
fn heading(line: &str, words: &[Token], at: usize, length: usize, nouns: bool) -> Option<Heading> {
    let (first, last) = (words.get(at)?, words.get(at + length - 1)?);
    let capital =
        |word: &Token| line.get(word.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    if !capital(first) {
        return None;
    }
    let before = line.get(..first.start)?;
    let after = line.get(last.end..)?;
    let trimmed = after.trim_start();
    let glued = before.ends_with(|c: char| !c.is_whitespace() && c != '(' && c != '/');
    // `Pourquoi nous rejoindre ?`
    let asks = length > 1 && trimmed.starts_with('?');
    let marked = trimmed.starts_with(':')
        || asks
        || trimmed.starts_with(|c: char| is_bullet(c) && !c.is_alphanumeric());
    let opened = after.starts_with(char::is_uppercase) || glued && trimmed.starts_with(char::is_uppercase);
    let inside = before.trim_end().ends_with(|c: char| c.is_lowercase() || c.is_numeric() || c == ')');
    let ended = before.trim_end().ends_with(['.', '!', '?', ';', ':', '…']);
    let capitals = words.get(at..at + length)?.iter().filter(|word| capital(word)).count();
    let next = words.get(at + length).map_or("", |word| word.norm.as_str());
    let titled = length > 1 && capitals + 2 > length && capitals * 2 >= length;
    let lone = (length > 1 || first.norm.chars().count() >= 5) && inside && !glued && !nouns;
    let reader = Vocabulary::builtin().sections.reader.contains(&first.norm);
    let things = &Vocabulary::builtin().things;
    let joined = things.joins.contains(next) || things.resumes.contains(next);
    let goes_on = joined || Vocabulary::builtin().is(Word::Stop, next);
    // `… in the north. ## Duties Bake bread`
    let hashes = before.trim_end().ends_with('#');
    let is_one = hashes
        || marked && (inside || ended || glued || at == 0) && (length > 1 || first.norm.chars().count() >= 5)
        || glued && opened
        || titled
            && (inside || ended)
            && !reader
            && !goes_on
            && trimmed.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || lone && !goes_on && !reader;
    let colon = after.find(':').filter(|&colon| {
        colon <= REST && after.get(..colon).is_some_and(|rest| !rest.contains(['.', ';', ',', '•']))
    });
    let question = after.find('?').filter(|_| asks);
    let end = last.end + question.or(colon).map_or(0, |sign| sign + 1);
    let more = words.iter().skip(at + length).take_while(|word| word.start < end).count();
    // At its beginning any line may have a label; in prose a title in capitals is a name.
    let signs = if before.trim().is_empty() {
        0
    } else if marked || glued || hashes {
        SIGNS
    } else {
        1
    };
    let words = length + more;
    let marks =
        if hashes { before.trim_end().trim_end_matches('#') } else { before.trim_end_matches(['¿', '¡']) };
    let at = marks.len();
    (is_one && words <= HEADING_WORDS).then_some(Heading { at, end, signs, words })
}

/// A heading of several words with a colon at or near the end of a line of something else: `… + panier Votre profil :`.
fn announced(line: &str) -> Option<usize> {
    let colon = line.rfind(':')?;
    let head = line.get(..colon)?;
    let from = head.floor_char_boundary(colon.saturating_sub(2 * REST));
    let words = tokens_in(line, Span::within(line, from, colon));
    let vocabulary = Vocabulary::builtin();
    (0..words.len()).find_map(|at| {
        let (length, _) = vocabulary.headings.at(&words, at).filter(|&(length, _)| length > 1)?;
        let first = words.get(at)?;
        let before = line.get(..first.start)?;
        let capital = line.get(first.start..)?.starts_with(char::is_uppercase);
        let inside =
            before.ends_with(' ') && before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ')');
        // `Benefits of working at Oven:`
        let rest = words.get(at + length..)?;
        let name = rest.iter().skip_while(|word| vocabulary.sections.at.contains(&word.norm));
        let named = rest.len() <= NAME_WORDS && { name }
            .all(|word| line.get(word.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase)));
        (capital && inside && named).then_some(first.start)
    })
}

/// A sentence that is said of the person, with its capital, right behind the words of another: `… is worn Vous avez …`.
fn person(line: &str) -> Option<usize> {
    // Most lines have no capital behind a word of theirs.
    let mut before = [' '; 2];
    let capitals = line.char_indices().filter(|&(_, c)| {
        let [older, last] = before;
        before = [last, c];
        c.is_uppercase() && last == ' ' && older.is_lowercase()
    });
    let capitals: Vec<usize> = capitals.map(|(at, _)| at).collect();
    capitals.into_iter().find(|&at| {
        let words = tokens_in(line, Span::within(line, at, line.len().min(at + WALL)));
        let vocabulary = Vocabulary::builtin();
        let asks = vocabulary.lines.at(&words, 0);
        let nouns = words.iter().any(|word| vocabulary.capitalised_nouns.contains(&word.norm));
        matches!(asks, Some((length, LineCue::Asks)) if length > 1) && !nouns
    })
}

/// Where the sentences of the long pieces of a wall begin.
fn sentences(line: &str, cuts: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in cuts.iter().copied().chain([line.len()]) {
        let piece = line.get(start..end).unwrap_or_default();
        // A question is a heading, or a sentence of its own.
        found.extend(piece.match_indices('¿').map(|(at, _)| start + at).filter(|&at| at > start));
        if piece.len() > SENTENCES {
            let ends = piece.match_indices(['.', '!', '?', ';']);
            found.extend(ends.filter_map(|(at, _)| {
                let (head, tail) = (piece.get(..at)?, piece.get(at + 1..)?);
                let ended = head.ends_with(|c: char| c.is_lowercase() || c.is_numeric() || c == ')');
                let opens = tail.starts_with(' ')
                    && tail.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '¿' | '¡'));
                (ended && opens && !is_abbreviated(head)).then_some(start + at + 1)
            }));
        }
        start = end;
    }
    found
}

/// Whether the last word is one whose dot ends no sentence.
fn is_abbreviated(head: &str) -> bool {
    let word = head.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    Vocabulary::builtin().sentences.abbreviations.contains(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::breaks;
    use crate::posting::repair::mending::Mending;

    fn lines(text: &str) -> Vec<String> {
        let mut mending = Mending::new(text.to_owned());
        mending.make(&breaks(text));
        mending.text().lines().map(|line| line.trim().to_owned()).collect()
    }

    #[test]
    fn a_list_on_one_line_is_a_list_again() {
        let text = "Zither Tuner Oven & Sons Leeds What you will do - Tune four thousand zithers Requirements - 3+ years of \
                    tuning - Diploma in zither making - Good command of Welsh Benefits - Free rolls";
        assert_eq!(
            lines(text),
            [
                "Zither Tuner Oven & Sons Leeds",
                "What you will do",
                "- Tune four thousand zithers",
                "Requirements",
                "- 3+ years of tuning",
                "- Diploma in zither making",
                "- Good command of Welsh",
                "Benefits",
                "- Free rolls"
            ]
        );
    }

    #[test]
    fn glued_lines_part() {
        let text = "What you will doTune four thousand zithers for the mountain bands of the northRequirements3+ years of \
                    tuningDiploma in zither makingGood command of WelshBenefitsFree rolls";
        assert_eq!(
            lines(text),
            [
                "What you will do",
                "Tune four thousand zithers for the mountain bands of the north",
                "Requirements",
                "3+ years of tuning",
                "Diploma in zither making",
                "Good command of Welsh",
                "Benefits",
                "Free rolls"
            ]
        );
    }

    #[test]
    fn a_heading_at_the_end_of_a_line_heads_the_next() {
        assert_eq!(
            lines("Salaire : 12 EUR + panier Votre profil :"),
            ["Salaire : 12 EUR + panier", "Votre profil :"]
        );
        assert_eq!(
            lines("Strong baking and selling skills Benefits of working at Oven:"),
            ["Strong baking and selling skills", "Benefits of working at Oven:"]
        );
        assert_eq!(
            lines("- Esprit d'équipe.Vos avantages Four :"),
            ["- Esprit d'équipe.", "Vos avantages Four :"]
        );
    }

    #[test]
    fn labels_in_capitals_part() {
        let text = "POST WANTED: Baker for the mornings of the coming school year in the oven of the town. TOWN OR PLACE: Leeds \
                    (York). NEEDED: Licence of a baker. IN RETURN: Free rolls on weekdays";
        assert_eq!(
            lines(text)[1..],
            [
                "TOWN OR PLACE: Leeds (York).",
                "NEEDED: Licence of a baker.",
                "IN RETURN:",
                "Free rolls on weekdays"
            ]
        );
        let text = "MINIMUM SCHOOLING: Diploma of a school for bakers or equivalentPAPERS/LICENCES: Oven safety papers, mixer card of \
                    the first and second rank";
        assert!(
            lines(text).iter().any(|line| line.starts_with("PAPERS/LICENCES: Oven")),
            "{:?}",
            lines(text)
        );
    }

    #[test]
    fn numbers_behind_full_stops_are_items() {
        let text = "Required tools below:1. A good oven. { must have }2. Paper3. Ovenware4. Brown bagsESSENTIAL DUTIES :Includes the \
                    following;1. Processes rolls and manuals.2. Keeps the till.3. Posts to ledgers.";
        let lines = lines(text);
        for wanted in ["ESSENTIAL DUTIES :", "2. Keeps the till.", "3. Posts to ledgers."] {
            assert!(lines.iter().any(|line| line == wanted), "{wanted}: {lines:?}");
        }
    }

    #[test]
    fn items_are_glued_to_each_other_without_capitals() {
        let text = "Wymagania:doświadczenie na podobnym stanowisku,dobra znajomość pieca i mieszarki,prawo jazdy,znajomość systemu \
                    Piec7000umiejętność pracy w zespole";
        let found = lines(text);
        for wanted in ["dobra znajomość pieca i mieszarki,", "prawo jazdy,"] {
            assert!(found.iter().any(|line| line == wanted), "{wanted}: {found:?}");
        }
        let text = "Znajomość systemu Pieczarkaumiejętność pracy w zespole  - Prawo jazdy  - Chleb żytni  - Praca w nocy, zmianowa i ciężka";
        assert!(lines(text).iter().any(|line| line.starts_with("umiejętność")));
    }

    #[test]
    fn marks_of_headings_and_questions_are_breaks() {
        let text = "We bake bread for all guests of the north. ## Duties and Responsibilities Keep the oven clean. Bake in the night. \
                    ## Requirements Oven papers of any country. ¿Qué te ofrecemos? Pan y tortas.";
        let found = lines(text);
        for wanted in ["## Duties and Responsibilities", "## Requirements", "¿Qué te ofrecemos?"] {
            assert!(found.iter().any(|line| line == wanted), "{wanted}: {found:?}");
        }
        let text = "Votre profil : rigueur, autonomie et esprit de synthèse. Pourquoi nous rejoindre ? Du pain chaque matin et une \
                    équipe qui rit.";
        assert_eq!(
            lines(text)[2..],
            ["Pourquoi nous rejoindre ?", "Du pain chaque matin et une équipe qui rit."]
        );
    }

    #[test]
    fn headings_with_a_word_between_them_are_one() {
        let text = "Bake all bread of the town in the morningsTasks and Accountabilities Keep the oven cleanExperience in ovens of any kind";
        assert!(lines(text).iter().any(|line| line == "Tasks and Accountabilities"), "{:?}", lines(text));
    }

    #[test]
    fn wide_gaps_are_breaks() {
        let text = "In a team of bakers you will bake   Asked of you   - Baking of rye bread ;  - Knowledge of ovens  - Cleaning \
                    of mixers ;  You can bake alone.";
        assert_eq!(lines(text)[1..3], ["Asked of you", "- Baking of rye bread ;"]);
        let typed = "We bake rye bread.  We sell it on the market.  Many guests like it very much indeed.  Come and see us, says the baker.";
        assert_eq!(lines(typed), [typed]);
    }

    #[test]
    fn names_and_short_heads_stay_whole() {
        for text in [
            "UNIVERSITY OF THE UPPER RYE",
            "- JavaScript, PowerPoint, HandiLedger, macOS and McKinsey",
            "Leeds • Full-time • £30k",
            "Mail jobs@Oven.example or see www.Oven.example",
            "We bake rye bread in Leeds - always did - and sell it on the market, which many of our guests like very much indeed.",
        ] {
            assert_eq!(lines(text), [text]);
        }
    }
}
