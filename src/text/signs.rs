//! Signs that are no letters: before the items of a list, between pieces of a line, between dates.

/// Whether a character is a Chinese one, which is a word and needs no space beside it.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether a sign is set before the items of a list. Some mean something else elsewhere: whether one
/// begins an item is for [`bullet`] to say.
///
/// What word processors offer, what LaTeX classes and templates draw, and what people type for want of
/// them: dashes, arrows, stars, check marks, geometric shapes, dingbats, coloured squares and circles.
pub fn is_bullet(c: char) -> bool {
    match c {
        '*' | '+' | '-' | '>' => true,
        '\0'..='\u{7f}' => false,
        _ => {
            is_dash(c)
                || is_arrow(c)
                || is_symbol_bullet(c)
                || matches!(c,
                    '·' | '»' | '•' | '‣' | '‧' | '›' | '⁃' | '\u{204c}'..='\u{204e}' | '↦' | '↳' | '⇨'
                    | '∎' | '\u{2217}'..='\u{2219}' | '\u{22c4}'..='\u{22c6}' | '⏵'
                    // Geometric shapes; of the other symbols, only stars, boxes, hands and round or
                    // pointed spots: envelopes and telephones stand before contact details.
                    | '\u{25a0}'..='\u{25ff}' | '★' | '☆' | '\u{2610}'..='\u{2612}' | '☛' | '☞' | '♢'
                    | '♦' | '\u{26aa}'..='\u{26ac}' | '✅' | '\u{2713}'..='\u{2718}' | '✚'
                    | '\u{2726}'..='\u{274b}' | '❍' | '\u{274f}'..='\u{2752}' | '❖' | '❯' | '❱'
                    | '\u{2794}'..='\u{27be}' | '⟡' | '〓' | '⤷' | '⦁' | '⦾' | '⦿' | '⧫'
                    | '\u{2b1b}'..='\u{2b2f}' | '\u{2b50}'..='\u{2b52}' | '\u{2b95}'..='\u{2baf}'
                    | '\u{2bc0}'..='\u{2bd1}' | '・' | '･'
                    | '\u{1f534}'..='\u{1f53b}' | '\u{1f780}'..='\u{1f78f}' | '\u{1f7e0}'..='\u{1f7eb}')
        }
    }
}

/// Whether a private-use code point is one that symbol fonts use for list bullets: those of Symbol and
/// Wingdings, as Word exports them.
pub fn is_symbol_bullet(c: char) -> bool {
    matches!(c, '\u{f06e}' | '\u{f076}' | '\u{f0a7}' | '\u{f0a8}' | '\u{f0b7}' | '\u{f0d8}' | '\u{f0fc}')
}

/// Signs that divide the pieces of a line wherever they stand: bars, dots, and shapes that no text is
/// written with.
pub fn is_separator(c: char) -> bool {
    matches!(
        c,
        '|' | '¦'
            | '·'
            | '•'
            | '‣'
            | '‧'
            | '⁃'
            | '∙'
            | '│'
            | '┃'
            | '⋄'
            | '⋅'
            | '■'
            | '□'
            | '▪'
            | '▫'
            | '◆'
            | '◇'
            | '○'
            | '●'
            | '◦'
            | '♦'
            | '❖'
            | '❘'
    )
}

/// Hyphens, dashes and the minus sign.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '﹣' | '－')
}

/// Arrows that stand between two things, as between the ends of a period.
pub fn is_arrow(c: char) -> bool {
    matches!(c, '→' | '⇒' | '⟶' | '➔' | '➙' | '➛'..='➡')
}

/// What stands between the two ends of a period.
pub fn joins_dates(c: char) -> bool {
    c == '~' || is_dash(c) || is_arrow(c)
}

/// Letters of Hebrew and the scripts after it, up to the Indian ones, which are written from right to left.
pub fn is_right_to_left(c: char) -> bool {
    ('\u{590}'..'\u{900}').contains(&c)
}

/// Format characters, which nobody sees: soft hyphens, zero-width spaces and joiners, marks of direction.
/// A word goes on after them, and a search for it finds another.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Marks of direction: text behind one may be shown in another order than it is stored in.
pub fn turns_text(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a sign may stand between two things, so that the second can begin a line with it.
pub fn divides(c: char) -> bool {
    c == '+' || is_dash(c) || is_arrow(c)
}

/// Bytes of the bullet that a line (without indent) begins with, if it does.
///
/// A bullet stands before a space. One that does not divide, and of which no partner closes what it
/// opens (`*emphasis*`, `»quotation«`), may touch the word after it; nothing need follow it where a
/// program sets it on a line of its own. Before a date or a number a sign that divides does so:
/// `2019` over `→ 2021`. A lone `o`, the bullet of Word's second level, is one before a tab only; for
/// others the whole text must be known ([`letter_bullet`]).
pub fn bullet(line: &str) -> Option<usize> {
    if line.starts_with("o\t") {
        return letter_bullet(line);
    }
    let sign = line.chars().next().filter(|c| is_bullet(*c))?;
    // Many fonts have these signs twice, in colours and without: a selector tells which.
    let length = sign.len_utf8() + line.get(sign.len_utf8()..)?.chars().take_while(is_selector).count() * 3;
    let rest = line.get(length..)?;
    let is_one = match rest.chars().next() {
        None => !sign.is_ascii() && !divides(sign),
        Some(c) if c.is_whitespace() => !(divides(sign) && is_number(rest.trim())),
        Some(c) => (c.is_alphanumeric() || "([\"'“‘„".contains(c)) && marks_when_glued(sign, rest),
    };
    is_one.then_some(length)
}

/// Bytes of a lone `o` that a line begins with, which is a bullet if it is no word of the language.
pub fn letter_bullet(line: &str) -> Option<usize> {
    let rest = line.strip_prefix('o')?;
    (rest.starts_with(char::is_whitespace) && !rest.trim().is_empty()).then_some(1)
}

fn is_selector(c: &char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}')
}

fn marks_when_glued(sign: char, rest: &str) -> bool {
    match sign {
        '*' => !rest.contains('*'),
        '»' => !rest.contains('«'),
        '›' => !rest.contains('‹'),
        _ => !sign.is_ascii() && !divides(sign),
    }
}

/// Whether a text is nothing but numbers and what stands in dates and between them, or begins with a
/// year that ends there: `2021`, `03/2019 – 05/2021`, `2021 (two years)`, `2021, Oslo`.
fn is_number(text: &str) -> bool {
    let is_part = |c: char| {
        c.is_ascii_digit() || c.is_whitespace() || is_dash(c) || is_arrow(c) || "./'’‘()+".contains(c)
    };
    let numbers = text.trim_start_matches(is_part);
    let head = text.get(..text.len() - numbers.len()).unwrap_or_default();
    if !head.starts_with(|c: char| c.is_ascii_digit() || "+('’‘".contains(c))
        || !head.contains(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    let is_year = |number: &str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let ends_in_year = head.trim_end_matches('(').trim_end().rsplit(|c: char| !c.is_ascii_digit()).next();
    let ends = head.ends_with('(') || numbers.starts_with([',', ';', '|', '·', '•']);
    numbers.is_empty() || (ends && ends_in_year.is_some_and(is_year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bullet_stands_before_a_space_at_the_start() {
        for sign in ['•', '-', '–', '−', '→', '*', '+', '>', '◆', '★', '✔', '❯', '»', '🔹', '\u{f0b7}']
        {
            assert_eq!(bullet(&format!("{sign} Repaired looms")), Some(sign.len_utf8()), "{sign}");
            assert_eq!(bullet(&format!("Repaired {sign} looms")), None, "{sign}");
        }
        assert_eq!(bullet("✔\u{fe0f} Repaired looms"), Some(6));
        assert_eq!(bullet("✉ ada@example.org"), None);
        assert_eq!(bullet("-5 °C"), None);
        assert_eq!(bullet("—"), None);
    }

    #[test]
    fn only_what_neither_divides_nor_opens_may_touch_its_word() {
        assert_eq!(bullet("•Repaired looms"), Some(3));
        assert_eq!(bullet("*Repaired looms"), Some(1));
        assert_eq!(bullet("*Repaired* looms"), None);
        assert_eq!(bullet("»Loom« weekly"), None);
        assert_eq!(bullet("→Repaired"), None);
        assert_eq!(bullet("+44 20 7946 0143"), None);
        assert_eq!(bullet("●●●○○ Python"), None);
    }

    #[test]
    fn a_dividing_sign_before_a_date_divides() {
        for text in ["2021", "2019 – 2021", "03/2019", "2021 (two years)", "2021, Oslo", "5"] {
            assert_eq!(bullet(&format!("→ {text}")), None, "{text}");
            assert_eq!(bullet(&format!("– {text}")), None, "{text}");
            assert_eq!(bullet(&format!("• {text}")), Some(3), "{text}");
        }
        assert_eq!(bullet("+ 44 20 7946 0143"), None);
        for text in ["40 looms repaired", "30% fewer faults", "2019: loom of the year", "5 °C", "(all) looms"]
        {
            assert_eq!(bullet(&format!("- {text}")), Some(1), "{text}");
        }
    }

    #[test]
    fn a_letter_is_a_bullet_before_a_tab_only() {
        assert_eq!(bullet("o\tRepaired looms"), Some(1));
        assert_eq!(bullet("o projeto"), None);
        assert_eq!(letter_bullet("o projeto"), Some(1));
        assert_eq!(letter_bullet("of"), None);
    }
}
