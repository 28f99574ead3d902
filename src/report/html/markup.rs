//! HTML as it is written: whatever comes from a document can only go where it is escaped.

use crate::wording::visible;

/// A piece of HTML in the making. Elements are closed in the order they were opened.
#[derive(Debug, Default)]
pub struct Markup {
    html: String,
    open: Vec<&'static str>,
}

/// A name and the value of an attribute.
pub type Attribute<'a> = (&'static str, &'a str);

impl Markup {
    /// Opens an element.
    pub fn open(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(tag, attributes);
        self.html.push('>');
        self.open.push(tag);
    }

    /// An element without content. (The slash ends it inside a drawing, and means nothing elsewhere.)
    pub fn void(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(tag, attributes);
        self.html.push_str("/>");
    }

    fn tag(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) {
        self.html.push('<');
        self.html.push_str(tag);
        for (name, value) in attributes {
            self.html.push(' ');
            self.html.push_str(name);
            if !value.is_empty() {
                self.html.push_str("=\"");
                escape(&visible(value), &mut self.html);
                self.html.push('"');
            }
        }
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            self.html.push_str("</");
            self.html.push_str(tag);
            self.html.push('>');
            if is_block(tag) {
                self.html.push('\n');
            }
        }
    }

    /// Text: nothing in it is markup, and what cannot be seen is shown.
    pub fn text(&mut self, text: &str) {
        escape(&visible(text), &mut self.html);
    }

    /// A line feed in preformatted text.
    pub fn line_feed(&mut self) {
        self.html.push('\n');
    }

    /// Markup of our own: a constant.
    pub fn constant(&mut self, html: &'static str) {
        self.html.push_str(html);
    }

    /// An element with text.
    pub fn leaf(&mut self, tag: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close();
    }

    /// What was written, all elements closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.html
    }
}

/// Elements after which a line of the source ends.
fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "div"
            | "section"
            | "article"
            | "p"
            | "li"
            | "tr"
            | "table"
            | "ol"
            | "ul"
            | "header"
            | "nav"
            | "main"
            | "figure"
            | "figcaption"
            | "svg"
            | "g"
            | "details"
            | "summary"
            | "pre"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "head"
            | "title"
            | "body"
            | "html"
            | "footer"
            | "option"
            | "thead"
            | "tbody"
            | "select"
            | "dl"
    )
}

/// Writes a text with the characters that mean something to HTML as references, as they must be in
/// attributes and between elements.
fn escape(text: &str, html: &mut String) {
    // A picture is a long text of nothing else.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=:;,".contains(&byte)) {
        return html.push_str(text);
    }
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn text_is_no_markup_and_hides_nothing() {
        let mut markup = Markup::default();
        markup.open("p", &[("title", "\"><script>"), ("hidden", "")]);
        markup.text("</p>\u{202e}&\0'");
        assert_eq!(
            markup.finish(),
            "<p title=\"&quot;&gt;&lt;script&gt;\" hidden>&lt;/p&gt;⟨U+202E⟩&amp;␀&#39;</p>\n"
        );
    }
}
