//! What the posting asks, in its own lines, and where the résumé shows it.

use super::Page;
use crate::keywords::MatchVerdict;
use crate::posting::Necessity;
use crate::report::keywords::{KeywordReport, RequirementReport};
use crate::report::{FileReport, full};

impl Page<'_> {
    pub(super) fn keywords(&mut self, id: &str, file: &FileReport) {
        let Some(keywords) = &file.keywords else { return };
        let heading = format!("{id}-keywords");
        self.markup.open("section", &[("class", "keywords")]);
        let title = keywords.posting.title.as_deref().unwrap_or("the posting");
        let title = format!("Keywords of “{title}”");
        self.markup.leaf(self.levels[1], &[("id", &heading), ("class", "part")], &title);
        if let Some(told) = keywords.told() {
            self.markup.leaf("p", &[("class", "facts")], &format!("{told}."));
        }
        self.requirements(&heading, keywords);
        self.markup.close();
    }

    fn requirements(&mut self, label: &str, keywords: &KeywordReport) {
        let markup = &mut self.markup;
        markup.open(
            "div",
            &[("class", "wide"), ("tabindex", "0"), ("role", "group"), ("aria-labelledby", label)],
        );
        markup.open("table", &[]);
        markup.open("thead", &[]);
        markup.open("tr", &[]);
        for head in ["Keyword", "Asked", "Shown", "The posting says"] {
            markup.leaf("th", &[("scope", "col")], head);
        }
        markup.close();
        markup.close();
        markup.open("tbody", &[]);
        for requirement in full::asked(keywords) {
            self.requirement(requirement, keywords);
        }
        self.markup.close();
        self.markup.close();
        self.markup.close();
    }

    fn requirement(&mut self, requirement: &RequirementReport, keywords: &KeywordReport) {
        let markup = &mut self.markup;
        let shown = requirement.verdict.is_some_and(MatchVerdict::is_shown);
        let class = if shown { "verdict kept" } else { "verdict lost" };
        let necessity = if requirement.necessity == Necessity::Must { "must have" } else { "nice to have" };
        markup.open("tr", &[]);
        markup.leaf("th", &[("scope", "row")], &requirement.term);
        markup.leaf("td", &[], necessity);
        markup.open("td", &[]);
        markup.leaf("span", &[("class", class)], requirement.verdict.map_or("", full::name));
        if let Some(explanation) = &requirement.explanation {
            markup.text(" ");
            markup.leaf("span", &[("class", "explanation")], explanation);
        }
        markup.close();
        markup.open("td", &[("class", "line"), ("dir", "auto")]);
        let line = keywords.posting.lines.iter().find(|line| line.line == requirement.line);
        markup.text(line.map_or("", |line| line.text.trim()));
        markup.text(" ");
        markup.leaf("span", &[("class", "number")], &format!("line {}", requirement.line));
        markup.close();
        markup.close();
    }
}
