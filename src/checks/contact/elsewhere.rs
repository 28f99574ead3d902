//! Links whose text is one address and whose target is another, as templates leave them.

use crate::checks::{Claims, Outcome, Params};
use crate::document;
use crate::finding::{Draft, Weight};
use crate::resume::{comparable, network};
use crate::span::Span;
use crate::subject::Subject;
use crate::text::words::without_space;
use crate::wording::Wording;

/// Digits at the end of two phone numbers that are compared: what comes before may be a country code or not.
const SUBSCRIBER: usize = 7;

/// An address of the page, and the other one that its link leads to.
#[derive(Debug)]
pub struct Astray<'a> {
    /// The link's target as the file has it.
    pub link: &'a str,
    printed: (&'a str, Span),
    target: &'a str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Email,
    Phone,
    Profile,
}

impl Astray<'_> {
    fn weight(&self) -> Weight {
        match self.kind {
            Kind::Email | Kind::Phone => Weight::Fatal,
            Kind::Profile => Weight::Warning,
        }
    }

    /// The target of a link to what is printed.
    pub fn printed_target(&self) -> String {
        let printed = without_space(self.printed.0);
        match self.kind {
            Kind::Email => format!("mailto:{printed}"),
            Kind::Phone => {
                format!("tel:{}", printed.replace(|c: char| !c.is_ascii_digit() && c != '+', ""))
            }
            Kind::Profile if printed.contains("://") => printed,
            Kind::Profile => format!("https://{printed}"),
        }
    }
}

/// All of them.
pub fn astray<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = Astray<'a>> {
    subject.document.links.iter().filter_map(|link| leads_astray(link, subject))
}

/// The text of a link is an address, and the link leads to another one of the same kind.
pub fn link_elsewhere(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let draft = |astray: Astray<'_>| {
        let (printed, span) = astray.printed;
        let label = Wording::from("leads to ").quoting(astray.target);
        let draft = Draft::at(astray.weight(), subject.locate(span).labelled(label));
        draft.quoting("printed", printed).quoting("target", astray.target)
    };
    let mut told: Vec<(Span, &str)> = Vec::new();
    let mut drafts = Vec::new();
    for astray in astray(subject) {
        let known = (astray.printed.1, astray.target);
        if !told.contains(&known) {
            told.push(known);
            drafts.push(draft(astray));
        }
    }
    drafts.into()
}

fn leads_astray<'a>(link: &'a document::Link, subject: &'a Subject<'_>) -> Option<Astray<'a>> {
    let shown = link.glyphs.iter().find_map(|glyphs| subject.reference.extent(glyphs))?;
    let target = link.target.trim();
    let link = &*link.target;
    let resume = &subject.resume;
    if let Some(address) = target.strip_prefix("mailto:") {
        let address = address.split('?').next().unwrap_or_default().trim();
        let printed =
            only_one(shown, resume.emails.iter().filter_map(|mail| Some((&*mail.value, mail.span?))))?;
        let is_other = address.contains('@') && squeezed(address) != squeezed(printed.0);
        return is_other.then_some(Astray { link, printed, target: address, kind: Kind::Email });
    }
    if let Some(number) = target.strip_prefix("tel:") {
        let printed = only_one(shown, resume.phones.iter().filter_map(|tel| Some((&*tel.value, tel.span?))))?;
        let (to, from) = (subscriber(number)?, subscriber(printed.0)?);
        return (to != from).then_some(Astray { link, printed, target: number, kind: Kind::Phone });
    }
    let network = network(target)?;
    let profiles = resume.links.iter().filter(|link| link.printed && link.network.as_ref() == Some(&network));
    let printed = only_one(shown, profiles.filter_map(|link| Some((&*link.url.value, link.url.span?))))?;
    let (to, from) = (path(target)?, path(printed.0)?);
    // A printed address may be shortened, or continue on the next line.
    let is_other = !to.starts_with(&from) && !from.starts_with(&to);
    is_other.then_some(Astray { link, printed, target, kind: Kind::Profile })
}

/// The one address that stands in the text of a link, if it is the only one.
fn only_one<'a>(shown: Span, addresses: impl Iterator<Item = (&'a str, Span)>) -> Option<(&'a str, Span)> {
    let mut inside = addresses.filter(|(_, span)| shown.contains(*span));
    inside.next().filter(|_| inside.next().is_none())
}

/// An e-mail address without what a broken line adds, and with its signs as they are written in a target.
fn squeezed(address: &str) -> String {
    let decoded = address.replace("%40", "@").replace("%2B", "+").replace("%20", "");
    let kept = decoded.chars().filter(|c| !c.is_whitespace() && *c != '-' && *c != '\u{ad}');
    kept.flat_map(char::to_lowercase).collect()
}

fn subscriber(number: &str) -> Option<String> {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let last = digits.len().checked_sub(SUBSCRIBER)?;
    Some(digits.get(last..)?.iter().collect())
}

/// What names the person in the address of a profile: the letters and digits of its path, which must be
/// written plainly to be compared.
fn path(url: &str) -> Option<String> {
    let url = comparable(url);
    let (_, path) = url.split_once('/')?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let letters: String = path.chars().filter(|c| c.is_alphanumeric()).collect();
    (!path.contains('%') && !letters.is_empty()).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::{path, squeezed, subscriber};

    #[test]
    fn addresses_are_compared_by_what_they_lead_to() {
        assert_eq!(squeezed("Ilse@example.org"), squeezed("ilse%40example.org"));
        assert_eq!(subscriber("+44 20 7946 0143"), subscriber("020 79460143"));
        assert_eq!(path("https://uk.linkedin.com/in/ilse-b/"), path("LinkedIn.com/in/ilse-\nb?x=1"));
        assert_ne!(path("github.com/ilse"), path("github.com/template"));
        assert_eq!(path("linkedin.com/in/%C3%A9"), None);
        assert_eq!(path("github.com"), None);
    }
}
