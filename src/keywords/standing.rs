//! Whether the clause around a thing says that the person has it not, or not yet.

use super::vocabulary::VOCABULARY;
use crate::lexicon::{Token, Words, tokens};
use crate::posting::RequirementKind;
use crate::span::Span;

/// Words between what denies and what is denied: `no experience with Terraform, Ansible or Kubernetes`.
const FAR: usize = 6;
/// Words between a certificate and what says that it is not held: `PMP exam planned`.
const NEAR: usize = 3;
/// Words of the longest phrase.
const PHRASE: usize = 4;
/// Bytes of a clause that are looked at on either side.
const CLAUSE: usize = 120;

/// Whether the clause that holds a span of `text` takes back what stands there.
pub(super) fn is_denied(text: &str, span: Span, kind: RequirementKind) -> bool {
    let before = Span::within(text, span.start().saturating_sub(CLAUSE), span.start()).of(text);
    let before = before.rsplit(ends_clause).next().unwrap_or_default();
    let before = before.rsplit_once(". ").map_or(before, |(_, clause)| clause);
    let after = Span::within(text, span.end(), span.end() + CLAUSE).of(text);
    let after = after.split(|c| ends_clause(c) || c == ',').next().unwrap_or_default();
    let after = after.split_once(". ").map_or(after, |(clause, _)| clause);
    let papers = matches!(kind, RequirementKind::Certification | RequirementKind::License);
    denies(&tokens(before)) || papers && is_pending(&tokens(after))
}

fn ends_clause(c: char) -> bool {
    matches!(c, '\n' | ';' | '•' | '|')
}

fn denies(words: &[Token]) -> bool {
    let from = words.iter().rposition(|word| VOCABULARY.but.contains(&word.norm)).map_or(0, |at| at + 1);
    let words = words.get(from..).unwrap_or_default();
    phrases(&VOCABULARY.denied, words).any(|(at, length)| at + length + FAR >= words.len())
}

fn is_pending(words: &[Token]) -> bool {
    phrases(&VOCABULARY.pending, words).any(|(at, _)| at <= NEAR)
}

/// The phrases of a list in a row of words: first word and length.
fn phrases<'a>(list: &'static Words, words: &'a [Token]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let row = |at: usize, length: usize| {
        let row = words.get(at..at + length)?;
        Some(row.iter().map(|word| word.norm.as_str()).collect::<Vec<_>>().join(" "))
    };
    let at = move |at: usize| (1..=PHRASE).map(move |length| (at, length));
    (0..words.len())
        .flat_map(at)
        .filter(move |&(at, length)| row(at, length).is_some_and(|phrase| list.contains(&phrase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(text: &str, thing: &str, kind: RequirementKind) -> bool {
        let start = text.find(thing).unwrap();
        is_denied(text, Span::within(text, start, start + thing.len()), kind)
    }

    #[test]
    fn what_the_clause_takes_back() {
        use RequirementKind::{Certification, Tool};
        assert!(denied("No experience with Terraform or Docker; Go daily", "Docker", Tool));
        assert!(!denied("No experience with Terraform or Docker; Go daily", "Go", Tool));
        assert!(!denied("No experience with Terraform but years of Docker", "Docker", Tool));
        assert!(denied("Currently learning Docker", "Docker", Tool));
        assert!(!denied("Machine learning, Docker", "Docker", Tool));
        assert!(denied("PMP exam planned for 2026", "PMP", Certification));
        assert!(denied("PALS (expired 2021), BLS", "PALS", Certification));
        assert!(!denied("PALS (expired 2021), BLS", "BLS", Certification));
        assert!(denied("Keine Erfahrung mit Docker", "Docker", Tool));
    }
}
