//! Tags of a page in a text that is none: what boards and exports keep an advert in.

use super::mending::Edit;

/// Ends of blocks from which on a text is of a page; one that explains them to programmers names a few.
const ENDS: usize = 3;
/// Bytes of the longest tag, with its attributes.
const TAG: usize = 400;
/// Elements that begin and end lines.
const BLOCKS: &[&str] = &["p", "br", "div", "ul", "ol", "tr", "table", "section", "hr"];
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
const BOLD: &[&str] = &["b", "strong"];
/// Elements inside a line.
const INLINE: &[&str] = &["i", "em", "u", "a", "span", "font", "small", "sup", "td", "tbody", "label"];

/// `<li>Bake</li>` → `- Bake`, with a line for each block.
pub(super) fn tags(text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut ends = 0;
    let mut done = 0;
    for (at, _) in text.match_indices('<') {
        let Some((length, closes, name)) = text.get(at..).filter(|_| at >= done).and_then(tag) else {
            continue;
        };
        let is = |names: &[&str]| names.contains(&name.as_str());
        let sign = match () {
            () if is(BLOCKS) => "\n",
            () if is(HEADINGS) && !closes => "\n## ",
            () if is(HEADINGS) => "\n",
            () if name == "li" && !closes => "\n- ",
            () if name == "li" => "\n",
            () if is(BOLD) => "**",
            () if is(INLINE) => "",
            () => continue,
        };
        ends += usize::from((closes || name == "br") && sign.starts_with('\n'));
        done = at + length;
        edits.push((at..done, sign.into()));
    }
    if ends >= ENDS { edits } else { Vec::new() }
}

/// The tag that a text begins with: its bytes, whether it ends an element, and the name in lower case.
fn tag(text: &str) -> Option<(usize, bool, String)> {
    let end = text.bytes().take(TAG).position(|byte| byte == b'>')?;
    let inside = text.get(1..end).filter(|inside| !inside.contains('<'))?;
    let closes = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).collect();
    let rest = inside.get(name.len()..)?;
    let whole = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == '/');
    (whole && !name.is_empty()).then(|| (end + 1, closes, name.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::super::mending::made;
    use super::tags;

    #[test]
    fn blocks_become_lines() {
        let text = "Baker\nOven\n<p><strong>Profile</strong></p><ul><li>Rye <b>bread</b></li><li class=\"x\">Oat</li></ul>";
        let lines: Vec<String> =
            made(text, tags).lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect();
        assert_eq!(lines, ["Baker", "Oven", "**Profile**", "- Rye **bread**", "- Oat"]);
    }

    #[test]
    fn signs_that_are_no_tags_stay() {
        for text in ["Heat < 200 and > 100, <rye> and <oat>", "You know <p> and </p>", "a <- b, c </ d"] {
            assert_eq!(made(text, tags), text);
        }
    }
}
