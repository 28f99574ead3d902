//! What a file says about itself: title, author, dates, keywords.

use crate::checks::Claims;
use crate::checks::{Outcome, Params};
use crate::finding::{Draft, Weight};
use crate::resume::{Date, Field, is_account, is_untitled};
use crate::subject::Subject;
use crate::text::fold::fold;
use crate::text::words::{excerpt, runs};
use crate::wording::Wording;
use std::collections::BTreeSet;

/// Endings of names of source files.
const EXTENSIONS: [&str; 12] =
    [".dvi", ".tex", ".doc", ".docx", ".odt", ".indd", ".pages", ".typ", ".html", ".htm", ".pptx", ".md"];
/// Programs whose names stand where a file names its author.
const PROGRAMS: [&str; 4] = ["office", "windows", "microsoft", "word"];

/// Runs of letters and digits, folded.
fn folded_runs(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    runs(&folded).map(|run| run.of(&folded).to_owned()).collect()
}

/// Whether a text has a word in common with the résumé's name or its e-mail address.
fn names_the_person(text: &str, subject: &Subject<'_>) -> bool {
    let resume = &subject.resume;
    let known = resume.name.iter().chain(&resume.emails).flat_map(|field| folded_runs(&field.value));
    let own = folded_runs(text);
    let known: BTreeSet<String> = known.collect();
    own.iter().any(|word| {
        // `adamerrowdene@…` holds a name, too.
        known.iter().any(|known| known == word || word.len() >= 4 && known.contains(word.as_str()))
    })
}

/// Whether a title is what a program fills in.
fn is_placeholder(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    lower.starts_with("microsoft word - ")
        || is_untitled(text)
        || EXTENSIONS.iter().any(|extension| lower.ends_with(extension))
}

/// A title that says nothing, or another name.
pub(super) fn placeholder_title(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let title = subject.document.meta.title.as_deref().map(str::trim).filter(|title| is_placeholder(title));
    let title = title.filter(|title| !names_the_person(title, subject));
    title.map(|title| Draft::at_file(Weight::Note).quoting("title", title)).into()
}

/// An author who is a person, but not the one of the résumé.
pub(super) fn other_author(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let known = subject.resume.name.is_some();
    let author = subject.document.meta.author.as_deref().map(str::trim);
    let author = author.filter(|author| known && is_person(author) && !names_the_person(author, subject));
    let name = subject.resume.name.as_ref().map_or("", |name| &name.value);
    author.map(|author| Draft::at_file(Weight::Note).quoting("author", author).quoting("name", name)).into()
}

/// Two to four words with capitals and without digits, none of which names an account.
fn is_person(text: &str) -> bool {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let is_program = |part: &str| PROGRAMS.contains(&part.to_lowercase().as_str());
    let named = |part: &&str| {
        part.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
            && part.chars().next().is_some_and(char::is_uppercase)
            && !is_program(part)
            && !is_account(part)
    };
    (2..=4).contains(&parts.len()) && parts.iter().all(named)
}

/// A file that is much older than today while a job goes on.
pub(super) fn stale_date(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let meta = &subject.document.meta;
    let dates = [&meta.created, &meta.modified].into_iter().flatten();
    let date = dates.filter_map(|date| date.parse::<jiff::civil::Date>().ok()).max();
    let goes_on = |end: &Option<Field<Date>>| end.as_ref().is_some_and(|end| end.value == Date::Present);
    let job = subject.resume.work.iter().find(|work| goes_on(&work.end));
    let (Some(date), Some(job)) = (date, job) else { return Outcome::default() };
    let months = i32::from(subject.today.year() - date.year()) * 12 + i32::from(subject.today.month())
        - i32::from(date.month());
    if f64::from(months) < params.number("months") {
        return Outcome::default();
    }
    let place = job.end.as_ref().and_then(|end| end.span).map(|span| subject.locate(span));
    let mut draft = Draft::at_file(Weight::Note);
    draft.locations = place.into_iter().collect();
    Some(draft.quoting("date", &date.to_string()).with("age", age(months))).into()
}

/// A span of months as people count it: in years as soon as there are two.
fn age(months: i32) -> Wording {
    let months = usize::try_from(months).unwrap_or_default();
    match months / 12 {
        0 | 1 => Wording::count(months, "month", "months"),
        years => Wording::count(years, "year", "years"),
    }
}

/// A wall of words in fields that no page shows.
pub(super) fn keyword_wall(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let meta = &subject.document.meta;
    let fields = [("keywords", &meta.keywords), ("subject", &meta.subject), ("title", &meta.title)];
    let walls = fields.into_iter().filter_map(|(field, text)| {
        let text = text.as_deref()?;
        let count =
            text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).count();
        (count as f64 >= params.number("words")).then_some((field, text, count))
    });
    let drafts = walls.map(|(field, text, count)| {
        Draft::at_file(Weight::Warning)
            .with("field", field)
            .with("count", count)
            .quoting("text", &excerpt(text))
    });
    drafts.collect::<Vec<_>>().into()
}

#[cfg(test)]
mod tests {
    use super::{age, is_person, is_placeholder};

    #[test]
    fn ages_are_told_as_people_count() {
        let told = |months| age(months).to_string();
        assert_eq!(
            [told(7), told(23), told(24), told(155)],
            ["7 months", "23 months", "2 years", "12 years"]
        );
    }

    #[test]
    fn titles_that_say_nothing() {
        for title in ["Microsoft Word - Document1", "Untitled", "Document 3", "main.dvi", "John Doe's CV"] {
            assert!(is_placeholder(title), "{title}");
        }
        for title in ["Ada Merrowdene", "Curriculum Vitae", "Main Street Nurse", "Documentation Lead"] {
            assert!(!is_placeholder(title), "{title}");
        }
    }

    #[test]
    fn accounts_are_no_persons() {
        assert!(is_person("Jo O’Dare") && is_person("Dr. Ute Klein"));
        for author in ["Microsoft Office User", "hp", "Calder Gauge Ltd", "User 1", "python-docx"] {
            assert!(!is_person(author), "{author}");
        }
    }
}
