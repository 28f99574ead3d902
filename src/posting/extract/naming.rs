//! What a requirement is called.

use crate::lexicon::{Form, Lexicon, Term, TermKind, key, tokens};
use crate::posting::vocabulary::{Vocabulary, Word};
use std::collections::BTreeSet;

/// What a term is called: as the posting writes it, because that is what a search for this job uses, and because
/// names that share a line of the lexicon may say more or less than each other. Only another form of the usual name's
/// words (`administers medications`) gives way to it, as do the many ways to ask for the right to
/// work and nicknames of products.
pub(super) fn naming(term: &Term, form: &Form) -> String {
    let usual = form.shown.as_ref().unwrap_or(&term.name);
    let formula = term.kind == TermKind::Authorization && form.shown.is_none();
    // `K8s`: a product has one name, of which a part may stand for the whole (`S3`).
    let dotted = || key(&term.name).starts_with(&format!("{}.", form.key));
    let part = || format!(" {} ", key(&term.name)).contains(&format!(" {} ", form.key)) || dotted();
    let nickname = || term.kind == TermKind::Tool && form.shown.is_none() && !part();
    if formula
        || nickname()
        || (!form.loose && !dotted() && heads(usual) == heads(&form.text) && !respelled(usual, &form.text))
    {
        return usual.clone();
    }
    without_leads(term, &form.text)
}

/// Whether two names are the same words in another spelling (`organisation`, `organization`).
fn respelled(a: &str, b: &str) -> bool {
    const LETTERS: usize = 3;
    let endings = |name: &str| -> Vec<String> {
        let words = tokens(name).into_iter().map(|word| word.key);
        words.map(|word| word.chars().rev().take(LETTERS).chain(word.chars().take(1)).collect()).collect()
    };
    endings(a) == endings(b)
}

/// `basic computer skills`: a name without words of degree, if it still names the term.
fn without_leads(term: &Term, name: &str) -> String {
    let lead = |word: &str| Vocabulary::builtin().is(Word::Lead, &word.to_lowercase());
    match name.split_once(' ') {
        Some((first, rest))
            if lead(first) && Lexicon::builtin().named(rest).is_some_and(|other| other.name == term.name) =>
        {
            rest.to_owned()
        }
        _ => name.to_owned(),
    }
}

/// The beginnings of a name's words, which all their forms share in the languages we read.
fn heads(name: &str) -> BTreeSet<String> {
    const LETTERS: usize = 5;
    let words = tokens(name).into_iter().map(|word| word.norm);
    words
        .filter(|word| !Vocabulary::builtin().things.joints.contains(word))
        .map(|word| word.chars().take(LETTERS).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;

    fn names(line: &str) -> Vec<String> {
        asked(line).into_iter().map(|requirement| requirement.term).collect()
    }

    #[test]
    fn the_postings_own_word_is_the_name() {
        assert_eq!(names("- GMAW, postgres and CRM"), ["GMAW", "PostgreSQL", "CRM"]);
        assert_eq!(
            names("- Organizational skills and administering medication"),
            ["organizational skills", "medication administration"]
        );
    }

    #[test]
    fn two_names_of_a_term_are_one_thing() {
        assert_eq!(names("- Search engine optimisation, SEO").len(), 1);
    }
}
