//! A posting's text however it was given, with what its format says about each line.

/// The text that spans and line numbers of a posting refer to.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Lines ended by `\n`.
    pub(super) text: String,
    /// What the format says of each line; lines beyond its end are plain.
    pub(super) marks: Vec<Mark>,
    /// Whether a line of the text is a whole paragraph, so that no line goes on in the next.
    pub(super) whole_lines: bool,
    /// What structured data says, where the text bears it out.
    pub(super) facts: Facts,
}

/// What a format says about a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// A heading by its element or style, or wholly bold.
    pub(super) heading: bool,
    /// A list item.
    pub(super) bullet: bool,
    /// Part of the page's frame: a menu, a sidebar, a button.
    pub(super) frame: bool,
    /// Structured data says that it belongs to the advert.
    pub(super) vouched: bool,
}

/// What structured data says of the whole posting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    /// Town, region and country, as far as given.
    pub(super) place: Vec<String>,
}

impl Sheet {
    /// Text or Markdown, which marks its own headings and lists.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Adds a line.
    pub(super) fn push(&mut self, line: &str, mark: Mark) {
        self.text.push_str(line);
        self.text.push('\n');
        self.marks.push(mark);
    }

    pub(super) fn mark(&self, line: usize) -> Mark {
        self.marks.get(line).copied().unwrap_or_default()
    }

    /// Lines with their marks.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&str, Mark)> {
        self.text.lines().enumerate().map(|(index, line)| (line, self.mark(index)))
    }
}
