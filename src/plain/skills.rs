//! Skills, with their groups.

use super::line::without_bullet;
use super::outline::{Block, Writer};
use super::used::shown;
use crate::reading::Line;
use crate::resume::{Field, Skill};
use crate::span::Span;

impl Writer<'_> {
    /// Skills, divided by commas where only gaps or boxes divide them on the page.
    pub(super) fn skills(&mut self, section: Span) {
        let mut skills: Vec<(Span, &Skill)> =
            self.resume.skills.iter().filter_map(|skill| Some((skill.name.span?, skill))).collect();
        skills.retain(|(span, _)| section.contains(*span));
        skills.sort_by_key(|(span, _)| *span);
        let on = |line: &Line| -> Vec<&Skill> {
            let first = skills.partition_point(|(span, _)| span.start() < line.span.start());
            let from = skills.iter().skip(first).take_while(|(span, _)| span.start() < line.span.end());
            from.filter(|(span, _)| line.span.contains(*span)).map(|(_, skill)| *skill).collect()
        };
        let lines = self.lines_in(section);
        // Groups side by side in columns.
        if lines
            .iter()
            .any(|line| on(line).windows(2).any(|pair| matches!(pair, [a, b] if a.group != b.group)))
        {
            let skills: Vec<&Skill> = skills.iter().map(|(_, skill)| *skill).collect();
            self.groups(section, &skills);
        } else {
            for line in lines {
                self.skills_of_line(line, &on(line));
            }
        }
        self.lines(section, false);
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
        let start = if line.bullet { without_bullet(line, line.span, text).start() } else { start };
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
        let list = self.with_targets(list, line.span);
        let block = if line.bullet { Block::Bullet } else { Block::Text };
        self.push(block, format!("{label}{list}"));
    }
}
