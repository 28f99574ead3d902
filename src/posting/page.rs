//! The lines of a posting, without the marks of Markdown, and the paragraphs they form.

use super::sheet::Sheet;
use super::vocabulary::Vocabulary;
use super::words::Here;
use crate::lexicon::{Token, tokens};
use crate::limits::Limits;
use crate::span::Span;
use crate::text::signs;

/// A posting's text with every mark of Markdown and every bullet replaced by spaces, so that bytes
/// stay what they are, and its lines.
#[derive(Debug)]
pub(super) struct Page {
    /// As many bytes as the posting's text.
    pub(super) text: String,
    pub(super) lines: Vec<PageLine>,
    whole_lines: bool,
    /// The most that is read of it.
    pub(super) limits: Limits,
    /// The words that count because it is in their language.
    pub(super) here: Option<&'static Here>,
}

#[derive(Debug)]
pub(super) struct PageLine {
    pub(super) span: Span,
    /// Starts with a bullet or a number.
    pub(super) bullet: bool,
    /// Marked as a heading (`#`, or wholly bold).
    pub(super) marked: bool,
    /// Part of the page's frame, by the page's own marks.
    pub(super) frame: bool,
    /// Part of the advert, by the page's structured data.
    pub(super) vouched: bool,
    pub(super) words: Vec<Token>,
}

impl Page {
    pub(super) fn new(sheet: &Sheet, limits: &Limits) -> Self {
        let text = sheet.text.as_str();
        let mut bytes = text.as_bytes().to_vec();
        let mut marks = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let end = start + line.len();
            marks.push((start, end, mask(line, bytes.get_mut(start..end).unwrap_or_default())));
            start = end + 1;
        }
        // Only whole characters are replaced, each by as many spaces as it has bytes.
        let text = String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned());
        let lines = marks
            .into_iter()
            .enumerate()
            .map(|(index, (start, end, (bullet, marked)))| {
                let span = Span::within(&text, start, end).trimmed(&text);
                let mark = sheet.mark(index);
                PageLine {
                    words: tokens_in(&text, span),
                    span,
                    bullet: bullet || mark.bullet,
                    marked: marked || mark.heading,
                    frame: mark.frame,
                    vouched: mark.vouched,
                }
            })
            .collect();
        let mut page =
            Self { text, lines, whole_lines: sheet.whole_lines, limits: limits.clone(), here: None };
        page.here = page.words_here();
        page
    }

    /// By the commonest words of a language. The share was set on postings of our own: Dutch ones have 6 to 12 of a hundred
    /// words, those of other languages none.
    fn words_here(&self) -> Option<&'static Here> {
        let words = || self.lines.iter().flat_map(|line| &line.words);
        let common = |here: &Here| words().filter(|word| here.common.contains(&word.norm)).count();
        Vocabulary::builtin().here.iter().find(|here| common(here) * 50 > words().count())
    }

    #[cfg(test)]
    pub(super) fn plain(text: &str) -> Self {
        Self::new(&Sheet::plain(text), &Limits::default())
    }

    /// The line's text, trimmed.
    pub(super) fn line(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", |line| line.span.of(&self.text))
    }

    /// Whether line `index` goes on in the next: hard-wrapped prose.
    pub(super) fn wraps(&self, index: usize, widest: usize) -> bool {
        let (Some(this), Some(next)) = (self.lines.get(index), self.lines.get(index + 1)) else {
            return false;
        };
        let (text, after) = (this.span.of(&self.text), next.span.of(&self.text));
        let goes_on =
            after.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == '(');
        let full = text.chars().count() * 4 >= widest * 3;
        let open = !text.ends_with([':', ';', '|']);
        // Hard-wrapped text rarely is wider than 100 or narrower than 60 characters.
        !self.whole_lines
            && !text.is_empty()
            && !after.is_empty()
            && !next.bullet
            && !this.marked
            && !next.marked
            && open
            && widest <= 130
            && full
            && (goes_on || !text.ends_with(['.', '!', '?']) || text.chars().count() * 8 >= widest * 7)
            && text.chars().count() >= 50
    }
}

/// The words of a span, with bytes of the whole text.
pub(super) fn tokens_in(text: &str, span: Span) -> Vec<Token> {
    let mut tokens = tokens(span.of(text));
    for token in &mut tokens {
        token.start += span.start();
        token.end += span.start();
    }
    tokens
}

/// Blanks bullets and marks in `bytes`; whether the line was a bullet, and whether it is marked as a heading.
fn mask(line: &str, bytes: &mut [u8]) -> (bool, bool) {
    let mut blank = |start: usize, end: usize| {
        if let Some(piece) = bytes.get_mut(start..end) {
            piece.fill(b' ');
        }
    };
    let indent = line.len() - line.trim_start().len();
    let mut body = indent;
    let trimmed = line.trim();
    let hashes = trimmed.chars().take_while(|&c| c == '#').count();
    let heading = hashes > 0 && trimmed.chars().nth(hashes) == Some(' ');
    if heading {
        blank(indent, indent + hashes);
        body = indent + hashes;
    }
    let bullet = !heading
        && bullet_length(line.get(body..).unwrap_or_default()).is_some_and(|length| {
            blank(body, body + length);
            body += length;
            true
        });
    let bold =
        trimmed.len() > 4 && trimmed.starts_with("**") && trimmed.trim_end_matches(':').ends_with("**");
    let mut before = ' ';
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        let inside_word = before.is_alphanumeric() && after.is_alphanumeric();
        let mark = match c {
            '*' | '`' => !inside_word,
            '_' => !inside_word,
            '\\' => after.is_ascii_punctuation(),
            '\u{200b}' | '\u{feff}' => true,
            _ => false,
        };
        if at >= body && mark {
            blank(at, at + c.len_utf8());
        }
        before = c;
    }
    for (start, text_end, end) in links(line) {
        blank(start, start + 1);
        blank(text_end, end);
    }
    (bullet, heading || bold)
}

/// `[text](address)`: bytes of the opening bracket, of the closing bracket and after the address.
fn links(line: &str) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let mut open = None;
    let mut middle = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match c {
            '[' => (open, middle) = (Some(at), None),
            '(' if before == ']' => middle = open.take().zip(at.checked_sub(1)),
            ')' => {
                if let Some((open, close)) = middle.take() {
                    found.push((open, close, at + 1));
                }
            }
            _ => {}
        }
        before = c;
    }
    found
}

/// Bytes of the bullet or number that a line (without indent) starts with.
fn bullet_length(line: &str) -> Option<usize> {
    if let Some(length) = signs::bullet(line) {
        return (length < line.trim_end().len()).then_some(length);
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let dot = matches!(line.as_bytes().get(digits), Some(b'.' | b')'));
    let spaced = matches!(line.as_bytes().get(digits + 1), Some(b' ' | b'\t'));
    ((1..=2).contains(&digits) && dot && spaced).then_some(digits + 1)
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn marks_become_spaces_and_bytes_stay() {
        let text = "## What **you** need\n- `Rust` and [Go](https://go.example)\n1. C\\+\\+ • x";
        let page = Page::plain(text);
        assert_eq!(page.text.len(), text.len());
        assert!(page.lines[0].marked && page.lines[1].bullet && page.lines[2].bullet);
        let words: Vec<&str> = page.lines[1].words.iter().map(|w| w.norm.as_str()).collect();
        assert_eq!(words, ["rust", "and", "go"]);
    }

    #[test]
    fn names_keep_their_signs() {
        let page = Page::plain("- C++, snake_case, 5*5");
        assert_eq!(page.line(0), "C++, snake_case, 5*5");
    }
}
