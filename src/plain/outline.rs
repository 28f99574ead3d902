//! The paragraphs of the copy, in their order.

use super::line::{goes_on, without_bullet};
use super::used::{Used, shown};
use crate::reading::{Line, Reading};
use crate::resume::{self, Date, Education, Field, Link, Resume, Section, SectionKind, Skill, Work};
use crate::span::Span;
use std::collections::BTreeSet;

/// Characters that may stand between two fields of one line that are printed as they stand: ` at `,
/// `, `, ` in der `.
const BETWEEN: usize = 8;

/// The heading of what belongs to no section, by language.
const OTHER: [(&str, &str); 13] = [
    ("cs", "Ostatní"),
    ("da", "Andet"),
    ("de", "Sonstiges"),
    ("en", "Other"),
    ("es", "Otros datos"),
    ("fr", "Divers"),
    ("it", "Altro"),
    ("nb", "Annet"),
    ("nl", "Overig"),
    ("pl", "Inne"),
    ("pt", "Outras informações"),
    ("sv", "Övrigt"),
    ("tr", "Diğer"),
];

/// A paragraph and how it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// The person's name.
    Name(String),
    /// The heading of a section.
    Heading(String),
    /// The first line of a job, a study or the like.
    Entry(String),
    /// Anything else.
    Text(String),
    /// An item of a list.
    Bullet(String),
}

/// The paragraphs of a copy.
#[derive(Debug)]
pub(super) struct Outline {
    /// In order.
    pub blocks: Vec<Block>,
    /// How many of them, at the end, belong to no section.
    pub other: usize,
}

/// Puts a résumé in order: name and contact details, the sections as they follow each other, the rest.
pub(super) fn outline(resume: &Resume, reference: &Reading) -> Outline {
    let mut writer = Writer {
        resume,
        reference,
        running: resume::running_lines(reference),
        used: Used::new(reference),
        blocks: Vec::new(),
    };
    if let Some(name) = &resume.name {
        let name = writer.used.take_field(name, Span::whole(&reference.text));
        writer.blocks.push(Block::Name(name));
    }
    let is_contact = |section: &&Section| section.kind == SectionKind::Contact;
    // Details without a heading, then those under one.
    let (headed, bare): (Vec<&Section>, Vec<&Section>) =
        resume.sections.iter().filter(is_contact).partition(|section| section.heading.is_some());
    for section in bare {
        writer.contact(section);
    }
    writer.hidden_links();
    for section in headed {
        writer.heading(section);
        writer.contact(section);
    }
    for section in resume.sections.iter().filter(|section| !is_contact(section)) {
        writer.heading(section);
        match section.kind {
            SectionKind::Work => writer.work(section),
            SectionKind::Education => writer.education(section),
            SectionKind::Skills => writer.skills(section.span),
            kind => writer.lines(section.span, Block::Text, kind == SectionKind::Summary),
        }
    }
    let other = writer.other();
    Outline { blocks: writer.blocks, other }
}

struct Writer<'a> {
    resume: &'a Resume,
    reference: &'a Reading,
    /// Heads and feet of pages, by line.
    running: BTreeSet<usize>,
    used: Used<'a>,
    blocks: Vec<Block>,
}

impl<'a> Writer<'a> {
    /// The lines within a span that are no heads or feet of pages.
    fn lines_in(&self, span: Span) -> Vec<&'a Line> {
        let lines = self.reference.lines.iter().enumerate();
        let inside = |line: &Line| span.start() < line.span.end() && line.span.start() < span.end();
        lines
            .filter(|(index, line)| inside(line) && !self.running.contains(index))
            .map(|(_, line)| line)
            .collect()
    }

    fn push(&mut self, block: fn(String) -> Block, text: String) {
        if text.chars().any(char::is_alphanumeric) {
            self.blocks.push(block(text));
        }
    }

    fn heading(&mut self, section: &Section) {
        if let Some(heading) = section.heading {
            let text = self.used.take(heading);
            self.push(Block::Heading, text);
        }
    }

    /// Contact details: each cell of a line is a paragraph, for a gap may be all that divides them.
    fn contact(&mut self, section: &Section) {
        for line in self.lines_in(section.span) {
            for cell in &line.cells {
                for piece in self.used.rest(*cell) {
                    let mut text = self.whole(piece);
                    for link in
                        hidden(self.resume).filter(|link| link.anchor.is_some_and(|a| piece.contains(a)))
                    {
                        text = format!("{text}: {}", shown(&link.url.value));
                    }
                    self.push(Block::Text, text);
                }
            }
        }
    }

    /// The words of a piece, with the whole of an address or number that goes on in the next line.
    fn whole(&mut self, piece: Span) -> String {
        let resume = self.resume;
        let links = resume.links.iter().map(|link| &link.url);
        let mut fields = resume.emails.iter().chain(links).chain(&resume.phones);
        let goes_on = |span: Span| {
            piece.start() <= span.start() && span.start() < piece.end() && span.end() > piece.end()
        };
        match fields.find_map(|field| field.span.filter(|span| goes_on(*span)).map(|span| (field, span))) {
            Some((field, span)) => {
                let before = self.used.take(Span::within(&self.reference.text, piece.start(), span.start()));
                let value = self.used.take_field(field, span);
                format!("{before} {value}").trim().to_owned()
            }
            None => self.used.take(piece),
        }
    }

    /// Addresses that are nowhere to be read, but behind text outside the contact details, or behind
    /// icons.
    fn hidden_links(&mut self) {
        let contact = |span: Span| {
            let mut sections = self.resume.sections.iter();
            sections.any(|section| section.kind == SectionKind::Contact && section.span.contains(span))
        };
        let links = hidden(self.resume).filter(|link| !link.anchor.is_some_and(contact));
        let urls: Vec<String> = links.map(|link| shown(&link.url.value)).collect();
        for url in urls {
            self.push(Block::Text, url);
        }
    }

    fn work(&mut self, section: &Section) {
        let jobs: Vec<&Work> =
            self.resume.work.iter().filter(|job| section.span.contains(job.span)).collect();
        let mut at = section.span.start();
        for job in jobs {
            self.rest(Span::within(&self.reference.text, at, job.span.start().max(at)), Block::Text);
            let title: Vec<&Field> = job.title.iter().collect();
            self.header(job.span, &title, job.company.as_ref(), job.location.as_ref());
            self.period(job.start.as_ref(), job.end.as_ref());
            self.entry_body(job.span, &job.highlights);
            at = job.span.end();
        }
        self.lines(Span::within(&self.reference.text, at, section.span.end()), Block::Text, false);
    }

    fn education(&mut self, section: &Section) {
        let studies = self.resume.education.iter().filter(|study| section.span.contains(study.span));
        let studies: Vec<&Education> = studies.collect();
        let mut at = section.span.start();
        for study in studies {
            self.rest(Span::within(&self.reference.text, at, study.span.start().max(at)), Block::Text);
            let what: Vec<&Field> = study.degree.iter().chain(&study.area).collect();
            self.header(study.span, &what, study.school.as_ref(), None);
            self.period(study.start.as_ref(), study.end.as_ref());
            self.entry_body(study.span, &[]);
            at = study.span.end();
        }
        self.lines(Span::within(&self.reference.text, at, section.span.end()), Block::Text, false);
    }

    /// The lines that name an entry: what it was, with whom, where.
    fn header(&mut self, entry: Span, what: &[&Field], who: Option<&Field>, place: Option<&Field>) {
        let mut first = what.to_vec();
        let mut rest: Vec<&Field> = who.into_iter().chain(place).collect();
        // Words between them tell how they belong together: `Engineer at Example Ltd`.
        let together = |a: &&Field| who.is_some_and(|b| self.has_words_between(a, b));
        if first.is_empty() || first.last().is_some_and(together) {
            first.extend(who);
            rest.retain(|field| who.is_none_or(|who| !std::ptr::eq(*field, who)));
        }
        let text = self.joined(entry, &first);
        self.push(Block::Entry, text);
        for field in rest {
            let text = self.used.take_field(field, entry);
            self.push(Block::Text, text);
        }
    }

    /// Fields in one line: as it stands where they stand in one line, else with commas.
    fn joined(&mut self, entry: Span, fields: &[&Field]) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut fields = fields.iter().peekable();
        while let Some(field) = fields.next() {
            let mut last = *field;
            let mut stretch: Option<Span> = None;
            while let Some((a, b)) = fields.peek().and_then(|next| self.neighbours(last, next)) {
                stretch = Some(stretch.map_or(a, |stretch| stretch.to(a)).to(b));
                last = fields.next().copied().unwrap_or(last);
            }
            parts.push(match stretch {
                Some(stretch) => self.used.take(stretch),
                None => self.used.take_field(field, entry),
            });
        }
        parts.join(", ")
    }

    /// The spans of two fields that stand in one line with little between them, in their order.
    fn neighbours(&self, first: &Field, second: &Field) -> Option<(Span, Span)> {
        let whole = |field: &Field| {
            let span = field.span?;
            (shown(self.used.of(span)) == shown(&field.value)).then_some(span)
        };
        let (a, b) = (whole(first)?, whole(second)?);
        let (a, b) = if a.start() <= b.start() { (a, b) } else { (b, a) };
        let between = self.used.between(a, b);
        let near = b.start() >= a.end()
            && between.chars().count() <= BETWEEN
            && !between.contains(['\n', '\t', '|']);
        near.then_some((a, b))
    }

    fn has_words_between(&self, first: &Field, second: &Field) -> bool {
        let words = |(a, b)| self.used.between(a, b).chars().any(char::is_alphanumeric);
        self.neighbours(first, second).is_some_and(words)
    }

    fn period(&mut self, start: Option<&Field<Date>>, end: Option<&Field<Date>>) {
        let spans: Vec<Span> = [start, end].into_iter().flatten().filter_map(|date| date.span).collect();
        let text = match spans.as_slice() {
            [] => return,
            [only] => self.used.take(*only),
            [first, second, ..] if first.contains(*second) => self.used.take(*first),
            [first, second, ..] if second.contains(*first) => self.used.take(*second),
            [first, second, ..] => {
                let between = self.used.between(*first, *second);
                let near = second.start() >= first.end() && between.chars().count() <= BETWEEN;
                if near && !between.contains('\n') {
                    self.used.take(first.to(*second))
                } else {
                    let (first, second) = (self.used.take(*first), self.used.take(*second));
                    format!("{first} – {second}")
                }
            }
        };
        self.push(Block::Text, text);
    }

    /// What is left of an entry's header, what was done, and what is left after it.
    fn entry_body(&mut self, entry: Span, highlights: &[Field]) {
        let text = &self.reference.text;
        let first = highlights.iter().filter_map(|field| field.span).map(Span::start).min();
        let header_end = first.unwrap_or(entry.end()).clamp(entry.start(), entry.end());
        self.rest(Span::within(text, entry.start(), header_end), Block::Text);
        let said = self.blocks.len();
        for span in highlights.iter().filter_map(|field| field.span) {
            self.lines(span, Block::Bullet, false);
        }
        // A line between a list and the next entry would be taken for that entry's.
        let after = if self.blocks.len() > said { Block::Bullet } else { Block::Text };
        self.rest(Span::within(text, header_end, entry.end()), after);
    }

    /// What is left of a span, a paragraph a piece.
    fn rest(&mut self, span: Span, block: fn(String) -> Block) {
        let mut above: Option<&Line> = None;
        for line in self.lines_in(span) {
            let continued = above.is_some_and(|above| goes_on(above, line, false, self.reference));
            for piece in self.used.rest(common(line.span, span, &self.reference.text)) {
                let text = self.used.take(piece);
                self.add(block, text, continued);
                above = Some(line);
            }
        }
    }

    /// Adds a paragraph, or goes on with the last one.
    fn add(&mut self, block: fn(String) -> Block, text: String, continued: bool) {
        match self.blocks.last_mut() {
            Some(Block::Text(last) | Block::Bullet(last) | Block::Entry(last)) if continued => {
                last.push(' ');
                last.push_str(&text);
            }
            _ => self.push(block, text),
        }
    }

    /// The lines of a span as they are: lists, paragraphs, and lines in bold as first lines of entries.
    fn lines(&mut self, span: Span, block: fn(String) -> Block, prose: bool) {
        let mut above: Option<&Line> = None;
        let lines = self.lines_in(span);
        let all_bold = lines.iter().all(|line| line.bold);
        for line in lines {
            let unused = self.used.rest(common(line.span, span, &self.reference.text));
            let Some(unused) = unused.into_iter().reduce(Span::to) else { continue };
            let text = self.line_text(line, unused);
            let continued = above.is_some_and(|above| goes_on(above, line, prose, self.reference));
            above = Some(line);
            let block = match line {
                Line { bullet: true, .. } => Block::Bullet,
                Line { bold: true, .. } if !all_bold => Block::Entry,
                _ => block,
            };
            self.add(block, text, continued);
        }
    }

    /// A line's words; cells are divided by what cannot be taken for a part of them.
    fn line_text(&mut self, line: &Line, unused: Span) -> String {
        let whole = if line.bullet { without_bullet(unused, &self.reference.text) } else { unused };
        let cells = line.cells.iter().map(|cell| common(*cell, whole, &self.reference.text));
        let cells: Vec<Span> = cells.filter(|cell| !cell.is_empty()).collect();
        let words: Vec<String> = cells.into_iter().map(|cell| self.used.take(cell)).collect();
        self.used.take(unused);
        match words.as_slice() {
            [label, rest @ ..] if label.ends_with(':') => {
                format!("{label} {}", rest.join(", ")).trim().to_owned()
            }
            _ => words.join(" | "),
        }
    }

    /// Skills, divided by commas where only gaps or boxes divide them on the page.
    fn skills(&mut self, section: Span) {
        let inside = |skill: &&Skill| skill.name.span.is_some_and(|span| section.contains(span));
        let skills: Vec<&Skill> = self.resume.skills.iter().filter(inside).collect();
        let on = |line: &Line| -> Vec<&Skill> {
            let on_line = |skill: &&&Skill| skill.name.span.is_some_and(|span| line.span.contains(span));
            skills.iter().filter(on_line).copied().collect()
        };
        let lines = self.lines_in(section);
        // Groups side by side in columns.
        if lines
            .iter()
            .any(|line| on(line).windows(2).any(|pair| matches!(pair, [a, b] if a.group != b.group)))
        {
            self.groups(section, &skills);
        } else {
            for line in lines {
                self.skills_of_line(line, &on(line));
            }
        }
        self.lines(section, Block::Text, false);
    }

    fn groups(&mut self, section: Span, skills: &[&Skill]) {
        let mut groups: Vec<(Option<&str>, Vec<&Skill>)> = Vec::new();
        for skill in skills {
            let group = skill.group.as_deref();
            match groups.iter_mut().find(|(name, _)| *name == group) {
                Some((_, members)) => members.push(skill),
                None => groups.push((group, vec![skill])),
            }
        }
        for (group, members) in groups {
            let names: Vec<String> =
                members.iter().map(|skill| self.used.take_field(&skill.name, section)).collect();
            let label = group.map(|group| {
                let group = Field { value: group.to_owned(), span: None };
                format!("{}: ", self.used.take_field(&group, section))
            });
            self.push(Block::Text, format!("{}{}", label.unwrap_or_default(), names.join(", ")));
        }
    }

    fn skills_of_line(&mut self, line: &Line, skills: &[&Skill]) {
        let spans: Vec<Span> = skills.iter().filter_map(|skill| skill.name.span).collect();
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
        let text = &self.reference.text;
        let start = self.used.rest(line.span).first().map_or(line.span.start(), |rest| rest.start());
        let start = if line.bullet { without_bullet(line.span, text).start() } else { start };
        let label = shown(self.used.of(Span::within(text, start.min(first.start()), first.start())));
        let group = skills.first().and_then(|skill| skill.group.as_deref());
        let label = match group {
            Some(group) if shown(group) == label => format!("{label}: "),
            _ if label.is_empty() => label,
            _ => format!("{label} "),
        };
        let mut list = shown(self.used.of(*first));
        for pair in spans.windows(2) {
            let [a, b] = pair else { continue };
            let between = shown(self.used.between(*a, *b));
            let divided = between.chars().any(|c| !c.is_alphanumeric() && !c.is_whitespace());
            list.push_str(if divided { &between } else { ", " });
            if divided {
                list.push(' ');
            }
            list.push_str(&shown(self.used.of(*b)));
        }
        let after = shown(self.used.of(Span::within(text, last.end(), line.span.end())));
        list.push_str(&after);
        self.used.take(line.span);
        let block = if line.bullet { Block::Bullet } else { Block::Text };
        self.push(block, format!("{label}{list}"));
    }

    /// What is left at the end, each line once.
    fn other(&mut self) -> usize {
        let mut lines: Vec<String> = Vec::new();
        for line in &self.reference.lines {
            for piece in self.used.rest(line.span) {
                let text = self.used.take(piece);
                if !lines.contains(&text) {
                    lines.push(text);
                }
            }
        }
        if lines.is_empty() {
            return 0;
        }
        let language = resume::language(&self.reference.text).unwrap_or("en");
        let heading = OTHER.iter().find(|(of, _)| *of == language).map_or("Other", |(_, heading)| heading);
        self.blocks.push(Block::Heading(heading.to_owned()));
        let count = lines.len();
        self.blocks.extend(lines.into_iter().map(Block::Text));
        count
    }
}

/// What two spans have in common; empty if nothing.
fn common(a: Span, b: Span, text: &str) -> Span {
    Span::within(text, a.start().max(b.start()), a.end().min(b.end()).max(a.start().max(b.start())))
}

/// Links that cannot be read on the page.
fn hidden(resume: &Resume) -> impl Iterator<Item = &Link> {
    resume.links.iter().filter(|link| !link.printed)
}
