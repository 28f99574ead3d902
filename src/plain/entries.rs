//! Jobs and studies: what and where in the first lines, when below, then what was done.

use super::outline::{Block, Writer};
use super::used::shown;
use crate::resume::{Date, Education, Field, Section, Work};
use crate::span::Span;
use crate::text::signs::is_separator;

/// Characters that may stand between two fields of one line that are printed as they stand: ` at `,
/// `, `, ` in der `.
const BETWEEN: usize = 8;

impl Writer<'_> {
    pub(super) fn work(&mut self, section: &Section) {
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

    pub(super) fn education(&mut self, section: &Section) {
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
            && !between.contains(|c| matches!(c, '\n' | '\t') || is_separator(c));
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
}
