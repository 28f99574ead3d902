//! The reference reading becomes a résumé: sections, contact, work, education, skills, each with the
//! span it was read from; and what becomes of each field in every reader's text.

mod contact;
mod content;
mod country;
pub mod dates;
mod deeds;
mod degrees;
mod education;
mod employer;
mod entry;
mod header;
mod headings;
mod held;
mod items;
mod jobs;
mod labels;
mod level;
mod lists;
mod look;
mod model;
mod piece;
mod prompts;
mod roles;
mod running;
mod sections;
mod skills;
mod survival;
mod truth;
mod vocabulary;
mod work;

use crate::text::fold::fold;
use crate::text::signs::is_right_to_left;
use crate::text::words::folded_words;
pub use contact::{AddressFault, comparable, is_address, is_of_person, network};
pub use country::country_code;
pub use level::{degree_level, fluency_rank};
use look::Looks;
pub use model::{
    Date, Education, Field, Item, Language, Link, Location, Resume, Section, SectionKind, Skill, Work,
};
pub use prompts::prompts;
use sections::Part;
pub use survival::{Survival, nearest_entry, survive};
pub use truth::{Truth, TruthFault, Unfound};

use crate::document::{Document, Format};
use crate::limits::Limits;
use crate::reading::{Line, Reading};
use crate::span::Span;

/// The section that the first words of a line name, when more follows on the line: a heading that was
/// not told from its content.
pub fn opening(line: &str) -> Option<SectionKind> {
    vocabulary::vocabulary().opening(line)
}

/// Whether a line of a reading names a section of the kind, be it one of the parsed sections or a
/// heading that was not told from what stands beside it.
pub fn is_named(reading: &Reading, kind: SectionKind) -> bool {
    let named = |line: &Line| vocabulary::vocabulary().named(line.span.of(&reading.text));
    reading.lines.iter().any(|line| named(line).contains(&kind))
}

/// The sections that the parts of a heading name, where it is known by its parts only.
pub fn parts_of_heading(heading: &str) -> Vec<SectionKind> {
    vocabulary::vocabulary().parts_of_heading(heading)
}

/// Whether a text of a date names a season.
pub fn has_season(date: &str) -> bool {
    folded_words(date).iter().any(|word| vocabulary::vocabulary().seasons.contains(word))
}

/// Whether a text is in a language whose headings the vocabulary knows.
pub fn knows_language(text: &str) -> bool {
    vocabulary::vocabulary().knows_language(text)
}

/// The code and the English name of a text's language, if it is one that résumés are read in.
pub fn language(text: &str) -> Option<(&'static str, &'static str)> {
    vocabulary::vocabulary().language(text).map(|language| (language.code, language.name))
}

/// What to head with, in the language of a text, what belongs to no section.
pub fn other_heading(text: &str) -> &'static str {
    vocabulary::vocabulary().language(text).map_or("Other", |language| language.other_heading)
}

/// Whether a title of a file says nothing: what a program fills in, or the name of nobody.
pub fn is_untitled(title: &str) -> bool {
    vocabulary::vocabulary().is_untitled(title)
}

/// Whether a word stands for an account, or for a company, where a file names its author.
pub fn is_account(word: &str) -> bool {
    let vocabulary = vocabulary::vocabulary();
    vocabulary.accounts.contains(&fold(word.trim_end_matches('.'))) || vocabulary.is_legal_form(word)
}

/// Whether a line that is set like a heading is a part of an entry: an employer by its legal form, a degree, a label over
/// what was done.
pub fn is_of_entry(line: &str) -> bool {
    let vocabulary = vocabulary::vocabulary();
    let line = line.trim();
    let last = line.rsplit(char::is_whitespace).next().filter(|last| last.len() < line.len());
    let label = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    last.is_some_and(|last| vocabulary.is_legal_form(last))
        || degree_level(line).is_some()
        || vocabulary.label(label).or_else(|| vocabulary.label_misspelt(label)).is_some()
}

/// What may be the person's name, where none was told.
pub fn possible_name(reading: &Reading) -> Option<Span> {
    contact::possible_name(reading)
}

/// What was meant as an e-mail address and cannot work as one.
pub fn mistyped_email(reading: &Reading) -> Option<(Span, AddressFault)> {
    contact::mistyped(&reading.text)
}

/// Whether a word beside a date only says how sure or how near it is: `expected`.
pub fn is_vague_date(word: &str) -> bool {
    vocabulary::vocabulary().vague.contains(&fold(word))
}

/// Whether a line is a fact about the person behind its label, however it is set: `NATIONALITY : NORWEGIAN`.
pub fn is_fact_of_person(line: &str) -> bool {
    labels::is_fact_of_person(line)
}

/// Whether something may be a phone number, where none was told.
pub fn has_possible_phone(reading: &Reading) -> bool {
    contact::possible_phone(&reading.text)
}

/// The lines of a reading, by number, that are heads or feet which come again on every page.
pub fn running_lines(reading: &Reading) -> std::collections::BTreeSet<usize> {
    running::running(reading)
}

/// Parses the reference, or, to see what its text alone gives, a reader's reading
/// ([`typeset`](crate::reading::typeset)).
pub fn parse(document: &Document, reading: &Reading, limits: &Limits) -> Resume {
    let reading = &*prompts::left_out(document, reading);
    let looks = Looks::new(document, reading);
    let (sections, parts) = sections::split(reading, &looks, limits.headings);
    let text = &reading.text;
    // Readers give text, and no target of a link that stands behind it.
    let targets = if reading.reader.is_none() { document.links.as_slice() } else { &[] };
    // One by one, so that no field is forgotten below.
    let mut resume = Resume {
        sections: Vec::new(),
        name: None,
        label: None,
        emails: contact::addresses(targets, reading),
        phones: contact::phones(text),
        location: None,
        country: None,
        links: contact::links(targets, reading, limits.links),
        summary: None,
        work: Vec::new(),
        volunteer: Vec::new(),
        education: Vec::new(),
        skills: Vec::new(),
        languages: Vec::new(),
        certificates: Vec::new(),
        projects: Vec::new(),
        publications: Vec::new(),
    };
    let email = resume.emails.first().map(|email| email.value.as_str());
    // A page is read in the order of its letters; in scripts from right to left that is not known to be the name's.
    let is_in_order = |name: &Field| document.format != Format::Pdf || !name.value.contains(is_right_to_left);
    resume.name = contact::name(reading, &looks, email).filter(is_in_order);
    resume.label = resume.name.as_ref().and_then(|name| contact::label(reading, name));
    let (sections, parts) = content::by_content(sections, parts, &taken(&resume), &looks);
    resume.sections = sections;
    for (section, part) in resume.sections.iter().zip(&parts) {
        match part.kind {
            SectionKind::Work => resume.work.extend(work::parse(part, &looks)),
            SectionKind::Volunteer => resume.volunteer.extend(work::parse(part, &looks)),
            SectionKind::Education => resume.education.extend(education::parse(part, &looks)),
            SectionKind::Skills => resume.skills.extend(skills::skills(part, section.heading, &looks)),
            SectionKind::Languages => resume.languages.extend(lists::languages(part, &looks)),
            SectionKind::Certificates => resume.certificates.extend(lists::certificates(part)),
            SectionKind::Projects => resume.projects.extend(items::items(part, &looks)),
            SectionKind::Publications => resume.publications.extend(items::items(part, &looks)),
            SectionKind::Summary if resume.summary.is_none() => {
                let span = part.lines.iter().map(|line| line.span).reduce(Span::to);
                resume.summary = span.map(|span| piece::field(span, text));
            }
            _ => {}
        }
    }
    for part in
        parts.iter().filter(|part| !tells_of_deeds(part.kind) && part.kind != SectionKind::Certificates)
    {
        let lines = part.lines.iter();
        let told = lines.filter_map(|line| skills::one_line(part, line, SectionKind::Certificates));
        resume.certificates.extend(told.flat_map(|line| lists::certificates(&line)));
    }
    for part in parts.iter().filter(|part| may_hold_lists(part.kind)) {
        for line in &part.lines {
            if let Some(line) = skills::one_line(part, line, SectionKind::Skills) {
                resume.skills.extend(skills::skills(&line, None, &looks));
            }
            if let Some(line) = skills::one_line(part, line, SectionKind::Languages) {
                resume.languages.extend(lists::languages(&line, &looks));
            }
        }
    }
    resume.location =
        contact::location(&contact_lines(&parts), &personal_lines(&parts), text, &taken(&resume));
    resume.country = country::country(&resume, text);
    resume
}

/// Whether a section's lines may be lists of skills or languages of their own: `Computer skills: …` among the facts about
/// the person. In jobs and projects they tell what was used there.
fn may_hold_lists(kind: SectionKind) -> bool {
    !matches!(kind, SectionKind::Skills | SectionKind::Languages) && !tells_of_deeds(kind)
}

fn tells_of_deeds(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Work | SectionKind::Projects)
}

/// The lines that contact details stand in: those before the first section, and contact sections.
fn contact_lines(parts: &[Part<'_>]) -> Vec<Line> {
    let contact = parts.iter().filter(|part| part.kind == SectionKind::Contact);
    contact.flat_map(|part| part.lines.iter().cloned()).collect()
}

/// The lines that may say behind a label where the person lives: not those of jobs, studies and other people, which have
/// places of their own.
fn personal_lines(parts: &[Part<'_>]) -> Vec<Line> {
    let personal = parts.iter().filter(|part| {
        matches!(
            part.kind,
            SectionKind::Contact
                | SectionKind::Other
                | SectionKind::Skills
                | SectionKind::Languages
                | SectionKind::Interests
                | SectionKind::Summary
        )
    });
    personal.flat_map(|part| part.lines.iter().cloned()).collect()
}

/// What is known already and cannot be an address.
fn taken(resume: &Resume) -> Vec<Span> {
    let fields = [resume.name.as_ref(), resume.label.as_ref()].into_iter().flatten();
    let links = resume.links.iter().map(|link| &link.url);
    let anchors = resume.links.iter().filter_map(|link| link.anchor);
    let known = fields.chain(&resume.emails).chain(&resume.phones).chain(links);
    known.filter_map(|field| field.span).chain(anchors).collect()
}

#[cfg(test)]
mod tests;
