//! A text as words, numbers and marks, and the small things that dates are made of.

use crate::lexicon::Words;
use crate::resume::vocabulary::Vocabulary;
use crate::text::fold::{fold, is_letter};
use crate::text::signs::joins_dates;
use std::borrow::Cow;
use std::ops::Range;

/// Years that dates of a résumé fall into; other numbers of four digits are quantities.
pub(super) const YEARS: Range<u16> = 1940..2041;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Number,
    Mark,
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    kind: Kind,
    range: Range<usize>,
    /// Whether white space stands before it.
    spaced: bool,
    /// Folded, if it is a word: what begins at one token is asked for in many ways.
    word: Option<String>,
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = true;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = if digit(c).is_some() {
            Kind::Number
        } else if is_letter(c) {
            Kind::Word
        } else {
            Kind::Mark
        };
        let end = at + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if !spaced && last.kind == kind && kind != Kind::Mark => last.range.end = end,
            _ => tokens.push(Token { kind, range: at..end, spaced, word: None }),
        }
        spaced = false;
    }
    for token in tokens.iter_mut().filter(|token| token.kind == Kind::Word) {
        token.word = text.get(token.range.clone()).map(fold);
    }
    tokens
}

/// The value of a decimal digit. Résumés in Hindi, Bengali, Arabic, Persian and Japanese have digits of their own.
fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 5] = ['०', '০', '٠', '۰', '０'];
    let value = |zero: char| u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10);
    if c.is_ascii() { c.to_digit(10) } else { ZEROS.into_iter().find_map(value) }
}

/// The tokens of a text; every place is an index among them.
pub(super) struct Scanner<'a> {
    pub(super) tokens: Vec<Token>,
    pub(super) text: &'a str,
    pub(super) vocabulary: &'a Vocabulary,
}

impl Scanner<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    pub(super) fn str(&self, at: usize) -> &str {
        self.token(at).and_then(|token| self.text.get(token.range.clone())).unwrap_or_default()
    }

    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.token(at)?.word.as_deref()
    }

    /// Whether no white space stands before a token.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.spaced)
    }

    /// A number of so many digits, glued to the token before it if `glued`.
    pub(super) fn number(&self, at: usize, digits: Range<usize>, glued: bool) -> Option<u16> {
        let token = self.token(at)?;
        let number = self.digits(token)?;
        let fits = digits.contains(&number.len()) && !(glued && token.spaced);
        if fits { number.parse().ok() } else { None }
    }

    /// The digits of a number as ASCII has them.
    fn digits(&self, token: &Token) -> Option<Cow<'_, str>> {
        let text = self.text.get(token.range.clone()).filter(|_| token.kind == Kind::Number)?;
        if text.is_ascii() {
            return Some(Cow::Borrowed(text));
        }
        Some(Cow::Owned(
            text.chars().filter_map(digit).filter_map(|value| char::from_digit(value, 10)).collect(),
        ))
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.str(at).starts_with(marks)
    }

    /// A four-digit year that stands for itself: no digit, letter or currency sign touches it.
    pub(super) fn year(&self, at: usize) -> Option<u16> {
        let glued = at > 0 && self.is_glued(at);
        let is_word = || self.word(at - 1).is_some_and(|word| !self.vocabulary.range.contains(word));
        let continues = glued && (is_word() || self.is_mark(at - 1, &[',']) || self.ends_standard(at));
        if continues { None } else { self.year_of_month(at) }
    }

    /// `18001-2007`: a year behind the number of a standard.
    fn ends_standard(&self, at: usize) -> bool {
        const LEAST_DIGITS: usize = 5;
        let number = at.checked_sub(2).and_then(|before| self.token(before));
        self.is_mark(at - 1, &['-', ':', '/'])
            && self.is_glued(at - 1)
            && number
                .and_then(|token| self.digits(token))
                .is_some_and(|digits| (LEAST_DIGITS..8).contains(&digits.len()))
    }

    /// A year behind the name of its month, which may touch it: `Jun2018`.
    pub(super) fn year_of_month(&self, at: usize) -> Option<u16> {
        let year = self.number(at, 4..5, false)?;
        let touches_before = at > 0 && self.is_glued(at) && self.is_mark(at - 1, &['$', '€', '£', '#', '+']);
        // `2007to 2009`
        let is_word = || self.word(at + 1).is_some_and(|word| !self.vocabulary.range.contains(word));
        let touches_after =
            self.is_glued(at + 1) && (is_word() || self.is_mark(at + 1, &['%', '+', '€', '$']));
        (YEARS.contains(&year) && !touches_before && !touches_after).then_some(year)
    }

    pub(super) fn month_name(&self, at: usize) -> Option<u8> {
        self.vocabulary.months.get(self.word(at)?)
    }

    /// After a month's name: `.`, `,`, `de`, `of`.
    pub(super) fn skip_fillers(&self, mut at: usize) -> usize {
        while self.is_mark(at, &['.', ','])
            || self.word(at).is_some_and(|word| self.vocabulary.inner.contains(word))
        {
            at += 1;
        }
        at
    }

    /// `st` of `1st`, `er` of `1er`.
    pub(super) fn skip_ordinal(&self, at: usize) -> usize {
        at + usize::from(self.is_glued(at) && self.word(at).is_some_and(|word| word.len() <= 2))
    }

    /// `'19` or `’19`.
    pub(super) fn short_year(&self, at: usize) -> Option<u16> {
        if !self.is_mark(at, &['\'', '’', '‘']) {
            return None;
        }
        self.number(at + 1, 2..3, true).map(full_year)
    }

    /// Where the longest phrase of a set ends that begins here; marks inside it do not matter:
    /// `aujourd'hui`, `t/m`.
    pub(super) fn phrase(&self, at: usize, set: &Words) -> Option<usize> {
        const LONGEST: usize = 4;
        // Bytes of most rows of so many words.
        const ROOM: usize = 48;
        let mut phrase = String::with_capacity(ROOM);
        phrase.push_str(self.word(at)?);
        let mut next = at + 1;
        let mut end = set.contains(&phrase).then_some(next);
        for _ in 1..LONGEST {
            let joined = usize::from(self.is_mark(next, &['\'', '’', '/', '.']));
            let Some(word) = self.word(next + joined) else { break };
            phrase.push(' ');
            phrase.push_str(word);
            next += joined + 1;
            if set.contains(&phrase) {
                end = Some(next);
            }
        }
        end
    }

    /// Where a phrase for "still going on" ends, or a sign for it.
    pub(super) fn present(&self, at: usize) -> Option<usize> {
        if self.is_mark(at, &['∞']) {
            return Some(at + 1);
        }
        self.phrase(at, &self.vocabulary.present)
    }

    /// Where words and marks end that only say how sure or how near a date is: `c.`, `early`, `(expected)`.
    pub(super) fn skip_vague(&self, at: usize) -> usize {
        match self.phrase(at, &self.vocabulary.vague) {
            Some(end) if self.is_mark(end, &['.']) => end + 1,
            Some(end) if self.is_mark(end, &['-']) && self.is_glued(end) => end + 1,
            Some(end) => end,
            None => at,
        }
    }

    /// What stands between the ends of a range. A sign that the file does not say is a dash whose meaning got
    /// lost.
    pub(super) fn separator(&self, at: usize) -> Option<usize> {
        let lost = |c: char| c.is_control() || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
        if self.str(at).starts_with(joins_dates) || self.str(at).starts_with(lost) {
            // `--` and `---` are TeX's dashes where no ligature made one.
            return Some(if self.is_mark(at + 1, &['-']) { self.separator(at + 1)? } else { at + 1 });
        }
        // `From: June 2015 To: Present`
        self.phrase(at, &self.vocabulary.range).map(|end| end + usize::from(self.is_mark(end, &[':'])))
    }

    /// Whether nothing stands between two tokens but spaces on one line.
    pub(super) fn is_beside(&self, at: usize) -> bool {
        let ends = at.checked_sub(1).and_then(|above| self.token(above)).zip(self.token(at));
        let between = ends.and_then(|(above, here)| self.text.get(above.range.end..here.range.start));
        between.is_some_and(|between| !between.contains('\n'))
    }

    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.token(from).map_or(0, |token| token.range.start);
        let end = to.checked_sub(1).and_then(|last| self.token(last)).map_or(start, |token| token.range.end);
        start..end
    }
}

/// The year that two digits mean: up to 50 this century.
pub(super) fn full_year(short: u16) -> u16 {
    if short <= 50 { 2000 + short } else { 1900 + short }
}
