//! What the person says of the terms of postings.

use super::Posting;
use crate::lexicon::key;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Terms that are read wrongly, and terms that the résumé calls otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "own-terms"))]
pub struct OwnTerms {
    /// Terms that are no requirements, whatever a posting says.
    pub ignore: Vec<String>,
    /// Other names of terms: one of them in the résumé shows the term.
    pub alias: BTreeMap<String, Vec<String>>,
}

impl OwnTerms {
    /// Holds a posting to them. Case and plural endings do not matter.
    pub fn apply(&self, posting: &mut Posting) {
        let is = |term: &str, other: &str| key(term) == key(other);
        posting.requirements.retain(|asked| !self.ignore.iter().any(|term| is(term, &asked.term)));
        for asked in &mut posting.requirements {
            let names = self.alias.iter().filter(|(term, _)| is(term, &asked.term));
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
        OwnTerms { ignore: vec!["docker".to_owned()], alias }.apply(&mut posting);
        let asked: Vec<_> = posting.requirements.iter().map(|one| (&*one.term, &*one.aliases)).collect();
        assert_eq!(asked, [("Kubernetes", &["Zitherbop".to_owned()][..])]);
    }
}
