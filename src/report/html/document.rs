//! The document's side of the page: what it looks like, with findings boxed and the ways of readers.

use super::Page;
use super::numbered::Numbered;
use super::outline::Outline;
use crate::report::FileReport;
use crate::report::illustration::Shown;

impl Page<'_> {
    /// The choice of whose eyes the document is seen with.
    pub(super) fn switch(&mut self, id: &str, file: &FileReport) {
        let Some(illustration) = &file.illustration else { return };
        let markup = &mut self.markup;
        let (select, told) = (format!("{id}-reader"), format!("{id}-told"));
        markup.open("div", &[("class", "switch")]);
        markup.leaf("label", &[("for", &select)], "See it as");
        markup.open("select", &[("id", &select), ("autocomplete", "off"), ("aria-describedby", &told)]);
        markup.leaf("option", &[("value", "person")], "a person sees it");
        for (votes, label) in [(true, "a program reads it"), (false, "shown, without a vote")] {
            let of_kind = illustration.readers.iter().enumerate().filter(|(_, reader)| reader.votes == votes);
            let of_kind: Vec<_> = of_kind.collect();
            if of_kind.is_empty() {
                continue;
            }
            markup.open("optgroup", &[("label", label)]);
            for (index, reader) in of_kind {
                let name = match reader.modelled_on.as_str() {
                    "" => reader.name.clone(),
                    programs => format!("{} — {programs}", reader.name),
                };
                markup.leaf("option", &[("value", &index.to_string())], &name);
            }
            markup.close();
        }
        markup.close();
        markup.leaf("p", &[("class", "told"), ("id", &told), ("role", "status")], "");
        markup.close();
    }

    pub(super) fn document(&mut self, numbered: &Numbered<'_>) {
        let Some(illustration) = &numbered.file.illustration else { return };
        let label = format!("{} as a picture, with the findings boxed", numbered.file.path);
        let attributes =
            [("class", "document"), ("role", "region"), ("aria-label", &*label), ("tabindex", "0")];
        self.markup.open("div", &attributes);
        match &illustration.body {
            Shown::Sheets(sheets) => {
                let pages = numbered.file.pages.unwrap_or(sheets.len());
                for sheet in sheets {
                    self.sheet(sheet, pages, numbered);
                }
            }
            Shown::Outline(blocks) => {
                self.markup.open("div", &[("class", "outline")]);
                let mut outline = Outline::new(&mut self.markup, numbered);
                blocks.iter().for_each(|block| outline.block(block));
                self.markup.close();
            }
        }
        self.markup.close();
    }
}
