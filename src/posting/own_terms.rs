//! What the person says of the terms of postings.

use super::Posting;
use crate::lexicon::key;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Terms that are read wrongly, and terms that the résumé calls otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "own-terms"))]
pub struct OwnTerms {
    /// Terms that are no requirements, whatever a posting says.
    pub ignore: Vec<String>,
    /// Other names of terms: one of them in the résumé shows the term.
    pub alias: BTreeMap<String, Vec<String>>,
    /// The same for single postings, by the names of their files.
    pub posting: BTreeMap<String, PostingTerms>,
}

/// Terms of one posting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "posting-terms"))]
pub struct PostingTerms {
    /// Terms that are no requirements of it.
    pub ignore: Vec<String>,
    /// Other names of its terms.
    pub alias: BTreeMap<String, Vec<String>>,
}

impl OwnTerms {
    /// Holds a posting to them. Case and plural endings do not matter.
    pub fn apply(&self, posting: &mut Posting) {
        let is = |term: &str, other: &str| key(term) == key(other);
        let file = Path::new(&posting.name).file_name().and_then(|name| name.to_str());
        let own = file.and_then(|file| self.posting.get(file));
        let ignored = || self.ignore.iter().chain(own.into_iter().flat_map(|own| &own.ignore));
        posting.requirements.retain(|asked| !ignored().any(|term| is(term, &asked.term)));
        for asked in &mut posting.requirements {
            let all = self.alias.iter().chain(own.into_iter().flat_map(|own| &own.alias));
            let names = all.filter(|(term, _)| is(term, &asked.term));
            asked.aliases = names.flat_map(|(_, names)| names.iter().cloned()).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_term_is_not_asked_and_others_get_their_names() {
        let mut posting = crate::posting::read("job.txt", "Baker\n\nRequirements:\n- Docker\n- Kubernetes\n");
        let alias = BTreeMap::from([("kubernetes".to_owned(), vec!["Zitherbop".to_owned()])]);
        OwnTerms { ignore: vec!["docker".to_owned()], alias, ..OwnTerms::default() }.apply(&mut posting);
        let asked: Vec<_> = posting.requirements.iter().map(|one| (&*one.term, &*one.aliases)).collect();
        assert_eq!(asked, [("Kubernetes", &["Zitherbop".to_owned()][..])]);
    }

    #[test]
    fn a_posting_has_terms_of_its_own() {
        let terms = PostingTerms { ignore: vec!["Docker".to_owned()], ..PostingTerms::default() };
        let own =
            OwnTerms { posting: BTreeMap::from([("job.txt".to_owned(), terms)]), ..OwnTerms::default() };
        for (name, left) in [("jobs/job.txt", 1), ("jobs/other.txt", 2)] {
            let mut posting = crate::posting::read(name, "Baker\n\nRequirements:\n- Docker\n- Kubernetes\n");
            own.apply(&mut posting);
            assert_eq!(posting.requirements.len(), left, "{name}");
        }
    }
}
