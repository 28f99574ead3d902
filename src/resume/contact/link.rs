//! Web addresses, printed or behind text and icons.

use crate::document;
use crate::reading::Reading;
use crate::resume::vocabulary::{Label, vocabulary};
use crate::resume::{Field, Link, Resume, SectionKind};
use crate::span::Span;
use crate::text::signs::is_separator;
use std::collections::HashSet;

/// Hosts that profiles are known by.
const NETWORKS: [(&str, &str); 21] = [
    ("linkedin.", "LinkedIn"),
    ("github.com", "GitHub"),
    ("gitlab.", "GitLab"),
    ("xing.", "XING"),
    ("twitter.com", "Twitter"),
    ("x.com", "X"),
    ("stackoverflow.com", "Stack Overflow"),
    ("orcid.org", "ORCID"),
    ("researchgate.net", "ResearchGate"),
    ("scholar.google.", "Google Scholar"),
    ("behance.net", "Behance"),
    ("dribbble.com", "Dribbble"),
    ("instagram.com", "Instagram"),
    ("facebook.com", "Facebook"),
    ("kaggle.com", "Kaggle"),
    ("medium.com", "Medium"),
    ("upwork.com", "Upwork"),
    ("leetcode.com", "LeetCode"),
    ("hackerrank.com", "HackerRank"),
    ("codepen.io", "CodePen"),
    ("bitbucket.org", "Bitbucket"),
];

/// Top-level domains that make a bare `name.tld` a web address; anything else needs a path, a `www.`
/// or a scheme.
const BARE_TOPS: [&str; 26] = [
    "com", "org", "net", "io", "dev", "me", "info", "edu", "app", "co", "eu", "de", "fr", "ch", "at", "uk",
    "nl", "es", "it", "pl", "se", "ca", "au", "br", "tech", "xyz",
];

/// Every web address, up to `most`: printed ones in the order of the text, then those that only links have.
pub fn links(targets: &[document::Link], reading: &Reading, most: usize) -> Vec<Link> {
    let mut links = printed(&reading.text, most);
    let mut known: HashSet<String> = links.iter().map(|link| comparable(&link.url.value)).collect();
    let mut ink: Option<Ink> = None;
    for link in targets {
        if links.len() >= most {
            break;
        }
        let target = without_second_scheme(link.target.trim());
        let is_web = target.starts_with("http://") || target.starts_with("https://");
        if !is_web || !known.insert(comparable(target)) {
            continue;
        }
        let ink = ink.get_or_insert_with(|| Ink::of(&reading.text));
        if let Some(span) = ink.find(&comparable(target), &reading.text) {
            let pieces = |link: &Link| link.url.span.is_some_and(|piece| span.contains(piece));
            links.retain(|link| !pieces(link));
            let url = Field { value: target.to_owned(), span: Some(span) };
            links.push(Link { url, printed: true, network: network(target), anchor: None });
            continue;
        }
        let anchor = link.glyphs.iter().find_map(|glyphs| reading.extent(glyphs));
        // A page of the same network is printed there: that the link leads to another is another matter.
        let is_printed = |printed: &Link| {
            printed.network.is_some() && printed.network == network(target) && stands_in(printed, anchor)
        };
        if links.iter().any(is_printed) {
            continue;
        }
        links.push(Link {
            url: Field { value: target.to_owned(), span: None },
            printed: false,
            network: network(target),
            anchor,
        });
    }
    links
}

/// Whether a link leads to the person: to a profile, or from among the contact details, or further into a site that is
/// named there. What else a job, a study or a paper links to is something else, and so is what stands behind words of a
/// text.
pub fn is_of_person(link: &Link, resume: &Resume) -> bool {
    let kind = |link: &Link| {
        let place = link.url.span.or(link.anchor)?;
        let section = resume.sections.iter().find(|section| section.span.contains(place));
        Some(section.map_or(SectionKind::Contact, |section| section.kind))
    };
    let is_contact = |link: &Link| kind(link) == Some(SectionKind::Contact);
    let continues =
        |own: &Link| own.network.is_none() && is_contact(own) && is_of_site(&link.url.value, &own.url.value);
    link.network.is_some()
        || match kind(link) {
            None | Some(SectionKind::Contact) => true,
            Some(
                SectionKind::Summary
                | SectionKind::Skills
                | SectionKind::Languages
                | SectionKind::Interests
                | SectionKind::Other,
            ) => link.printed,
            Some(
                SectionKind::Work
                | SectionKind::Education
                | SectionKind::Certificates
                | SectionKind::Projects
                | SectionKind::Publications
                | SectionKind::Awards
                | SectionKind::Volunteer
                | SectionKind::References,
            ) => false,
        }
        || resume.links.iter().any(continues)
}

/// Whether two addresses are of one host, or one host is a part of the other: `blog.ilse.example` and `ilse.example`.
fn is_of_site(one: &str, other: &str) -> bool {
    let host = |url: &str| comparable(url).split('/').next().unwrap_or_default().to_owned();
    let (one, other) = (host(one), host(other));
    let is_part = |part: &str, whole: &str| part.strip_suffix(whole).is_some_and(|rest| rest.ends_with('.'));
    one == other || is_part(&one, &other) || is_part(&other, &one)
}

/// A text in small letters without white space: an address may be broken anywhere where its column ends.
struct Ink {
    text: String,
    /// Where each letter stands: its first byte here, and its bytes in the text.
    places: Vec<(usize, Span)>,
}

impl Ink {
    fn of(text: &str) -> Self {
        let mut ink = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            ink.places.push((ink.text.len(), Span::within(text, at, at + c.len_utf8())));
            ink.text.extend(c.to_lowercase());
        }
        ink
    }

    /// Where a text shows an address of which the target of a link is known.
    fn find(&self, address: &str, text: &str) -> Option<Span> {
        let place = |byte: usize| {
            let at = self.places.partition_point(|(start, _)| *start <= byte);
            self.places.get(at.checked_sub(1)?).map(|(_, span)| *span)
        };
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '@' | '-' | '_');
        let span = |(start, found): (usize, &str)| {
            let span = place(start)?.to(place(start + found.len() - 1)?);
            let before = text.get(..span.start())?.chars().next_back();
            let after = text.get(span.end()..)?.chars().next();
            let is_whole = !before.is_some_and(|c| is_part(c) || c == '.') && !after.is_some_and(is_part);
            let follows_www = text.get(..span.start())?.to_lowercase().ends_with("www.");
            (is_whole || follows_www && !after.is_some_and(is_part)).then_some(span)
        };
        if address.is_empty() { None } else { self.text.match_indices(address).find_map(span) }
    }
}

/// `http://https://…`, as programs make of an address that is typed with its scheme.
fn without_second_scheme(target: &str) -> &str {
    let rest = target.strip_prefix("http://").or_else(|| target.strip_prefix("https://"));
    rest.filter(|rest| rest.starts_with("http://") || rest.starts_with("https://")).unwrap_or(target)
}

/// Whether a printed address stands in the text that carries a link.
fn stands_in(printed: &Link, anchor: Option<Span>) -> bool {
    anchor.zip(printed.url.span).is_some_and(|(anchor, span)| anchor.contains(span))
}

/// An address without scheme, `www.` and a final slash: two that are equal then lead to the same place.
pub fn comparable(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let url = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    url.trim_start_matches("www.").trim_end_matches('/').to_owned()
}

/// The network that a profile's address belongs to, by its host.
pub fn network(url: &str) -> Option<String> {
    let url = comparable(url);
    let host = url.split('/').next().unwrap_or_default();
    let known = |(part, _): &&(&str, &str)| host.starts_with(part) || host.contains(&format!(".{part}"));
    NETWORKS.iter().find(known).map(|(_, name)| (*name).to_owned())
}

fn printed(text: &str, most: usize) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    let mut at = 0;
    for word in text.split(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '：' | '，') || is_separator(c)
    }) {
        let start = at;
        at +=
            word.len() + text.get(at + word.len()..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        if links.len() >= most {
            break;
        }
        if trimmed.is_empty()
            || !is_address(trimmed)
            || (is_bare_name(trimmed) && !stands_alone(text, start, word))
        {
            continue;
        }
        let offset = start + word.find(trimmed).unwrap_or(0);
        let Some(span) = Span::new(text, offset, offset + trimmed.len()) else { continue };
        let (value, span) = match rest_below(text, start + word.len(), word) {
            Some(rest) => (
                format!("{}{}", text.get(offset..start + word.len()).unwrap_or_default(), rest.of(text)),
                span.to(rest),
            ),
            None => (trimmed.to_owned(), span),
        };
        if known.insert(comparable(&value)) {
            let network = network(&value);
            let url = Field { value, span: Some(span) };
            links.push(Link { network, url, printed: true, anchor: None });
        }
    }
    links
}

/// The rest of an address that breaks at the end of its line: after a hyphen or a mark inside its path,
/// where nothing but the rest stands before the next separator.
fn rest_below(text: &str, end: usize, word: &str) -> Option<Span> {
    let breaks = word.contains('/') && word.ends_with(['-', '_', '=', '&', '?', '%']);
    let below = text.get(end..)?.strip_prefix('\n')?;
    let line = below.split('\n').next()?;
    let rest = line.split(|c| matches!(c, ',' | ';' | '(') || is_separator(c)).next()?.trim_end();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_./%=&#".contains(c);
    let whole = breaks && !rest.is_empty() && rest.chars().all(fits);
    if whole { Span::new(text, end + 1, end + 1 + rest.len()) } else { None }
}

/// `example.com`: nothing but a name and a top level, as products are named, too (`ASP.NET`).
fn is_bare_name(word: &str) -> bool {
    word.split('.').count() == 2 && !word.contains(['/', ':'])
}

/// Whether a name is all that stands between separators, but for a label: in a sentence or a list it names a product.
fn stands_alone(text: &str, start: usize, word: &str) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(start + word.len()..).unwrap_or_default();
    let divides = |c: char| matches!(c, '\n' | '\t') || is_separator(c);
    let head = before.rsplit(divides).next().unwrap_or_default().trim();
    let tail = after.split(divides).next().unwrap_or_default().trim();
    let label = head.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_label = vocabulary().label(label) == Some(Label::Link);
    let top = word.rsplit('.').next().unwrap_or_default();
    tail.is_empty() && (is_label || head.is_empty()) && (is_label || !top.contains(char::is_uppercase))
}

fn is_address(word: &str) -> bool {
    if word.contains('@') {
        return false;
    }
    let lower = word.to_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return lower.len() > "https://".len();
    }
    let (host, path) = lower.split_once('/').unwrap_or((lower.as_str(), ""));
    let labels: Vec<&str> = host.split('.').collect();
    let well_formed = labels.len() >= 2
        && labels
            .iter()
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let top = labels.last().copied().unwrap_or_default();
    let name = labels.first().copied().unwrap_or_default();
    well_formed
        && top.len() >= 2
        && top.chars().all(char::is_alphabetic)
        && name.chars().any(char::is_alphabetic)
        && (host.starts_with("www.")
            || BARE_TOPS.contains(&top) && (name.len() > 2 || labels.len() > 2 || !path.is_empty())
            || (!path.is_empty() && labels.len() >= 2 && network(&lower).is_some()))
}

#[cfg(test)]
mod tests {
    use super::{Ink, printed};

    #[test]
    fn addresses_are_told_from_words_with_dots() {
        let text = "see https://a.example.net/x, linkedin.com/in/jo-doe-1 | www.jo.example. ASP.NET e.g. Node.js B.Sc. \
                    jo.doe@example.com jo.example.org (github.com/jo)";
        let values: Vec<String> = printed(text, 500).into_iter().map(|link| link.url.value).collect();
        assert_eq!(
            values,
            [
                "https://a.example.net/x",
                "linkedin.com/in/jo-doe-1",
                "www.jo.example",
                "jo.example.org",
                "github.com/jo"
            ]
        );
    }

    #[test]
    fn a_bare_name_in_a_sentence_or_a_list_is_a_product() {
        let values =
            |text: &str| printed(text, 500).into_iter().map(|link| link.url.value).collect::<Vec<_>>();
        for text in [
            "Hosted it on itch.io",
            "C#, Socket.IO",
            "ASP.NET | Socket.IO",
            "published at crates.io and more",
        ] {
            assert_eq!(values(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(
            values("+47 900 55 012 | brandvold.com\nWebsite: ilse.dev"),
            ["brandvold.com", "ilse.dev"]
        );
    }

    #[test]
    fn an_address_is_found_however_it_is_broken() {
        let found = |text: &str| {
            Ink::of(text).find("github.com/ilse/loom", text).map(|span| span.of(text).to_owned())
        };
        let text = "See https://github.\ncom/Ilse/loom, and";
        assert_eq!(found(text).as_deref(), Some("github.\ncom/Ilse/loom"));
        assert_eq!(found("www.github.com/ilse/loom/").as_deref(), Some("github.com/ilse/loom"));
        for other in ["gist.github.com/ilse/loom", "github.com/ilse/looms", "github.com/ilse"] {
            assert_eq!(found(other), None, "{other}");
        }
    }

    #[test]
    fn an_address_goes_on_below_its_hyphen() {
        let values =
            |text: &str| printed(text, 500).into_iter().map(|link| link.url.value).collect::<Vec<_>>();
        assert_eq!(values("x | linkedin.com/in/jo-\ndoe-1 | y"), ["linkedin.com/in/jo-doe-1"]);
        assert_eq!(values("x | linkedin.com/in/jo-\nand so on"), ["linkedin.com/in/jo"]);
        assert_eq!(values("https://jo.example.org/\ndoe"), ["https://jo.example.org/"]);
    }
}
