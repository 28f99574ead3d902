//! Things of which one suffices: `React or Vue`, `A, B or C`, `one of A, B`.

use super::item::Item;
use super::sentence::Sentence;
use crate::posting::RequirementKind;
use crate::posting::vocabulary::{Join, Vocabulary, Word};
use crate::posting::words::Groups;

/// At most this many other words between them (`a finished apprenticeship`).
const OTHERS: usize = 1;

fn vocabulary() -> &'static Groups {
    &Vocabulary::builtin().groups
}

/// The group of each item, numbered on from `groups`.
pub(super) fn alternatives(sentence: &Sentence, items: &[Item], groups: &mut u32) -> Vec<Option<u32>> {
    let mut bound = vec![None; items.len()];
    let mut start = 0;
    while start < items.len() {
        let mut end = start;
        let mut or = false;
        // `A and B or C`: only B and C are alternatives.
        let mut first = start;
        while let Some(link) = items.get(end).zip(items.get(end + 1)).and_then(|(a, b)| link(sentence, a, b))
        {
            if or && link == Link::And {
                break;
            }
            or |= link == Link::Or;
            end += 1;
            if link == Link::And {
                first = end;
            }
        }
        // `A or B, C or D` is rare; `A or B, C` leaves C outside.
        let mut last = end;
        while last > start
            && or
            && items.get(last - 1).zip(items.get(last)).and_then(|(a, b)| link(sentence, a, b))
                != Some(Link::Or)
        {
            last -= 1;
        }
        // `A, B or similar`: one of a kind is enough.
        let open = items.get(end).is_some_and(|item| opens(sentence, item))
            && !(start..end).any(|at| is_and(sentence, items, at));
        if open {
            last = end;
        }
        let given = items.get(start).zip(items.get(last));
        let examples = given.is_some_and(|(first, last)| are_examples(sentence, first, last));
        // `such as A, B and C` names three; `one of A, B and C` one.
        let all = (start..end).any(|at| is_and(sentence, items, at));
        let one_of = match opener(sentence, items.get(start)) {
            Some(Join::OneOf) => true,
            Some(Join::Examples) => !all || or,
            _ => false,
        };
        if (or || examples || open || one_of) && last > start {
            *groups += 1;
            let first = if or && !one_of && !open { first } else { start };
            for slot in bound.iter_mut().take(last + 1).skip(first) {
                *slot = Some(*groups);
            }
        }
        start = last.max(start) + 1;
    }
    bound
}

fn is_and(sentence: &Sentence, items: &[Item], at: usize) -> bool {
    items.get(at).zip(items.get(at + 1)).and_then(|(a, b)| link(sentence, a, b)) == Some(Link::And)
}

/// Whether `or similar` or the like follows an item.
fn opens(sentence: &Sentence, item: &Item) -> bool {
    let next = item.last + 1;
    let Some((length, Join::Or)) = Vocabulary::builtin().joins.at(&sentence.words, next) else {
        return false;
    };
    let alike = |at: usize| {
        vocabulary().open.contains(sentence.norm(at)) || vocabulary().alike.contains(sentence.norm(at))
    };
    // The word stands behind its noun, too: `ou experiência equivalente`.
    let end = next + length + usize::from(sentence.gap(next + length + 1).plain());
    (next..=end).any(alike) && !sentence.gap(next).semicolon && !sentence.gap(next).stop
}

/// `a management program (Melba, Easilys…)`, `funding (SNSF, ERC or equivalent)`: names in brackets that end openly.
fn are_examples(sentence: &Sentence, first: &Item, last: &Item) -> bool {
    let depth = |index: usize| sentence.depth.get(index).copied().unwrap_or_default();
    if depth(first.first) == 0 || !(first.first..=last.last).all(|at| depth(at) == depth(first.first)) {
        return false;
    }
    let end = (last.last + 1..sentence.words.len()).find(|&at| depth(at) < depth(last.last));
    let end = end.unwrap_or(sentence.words.len());
    let bytes = sentence.words.get(last.last).map(|word| word.end).unwrap_or_default();
    let tail = sentence.text.get(bytes..).and_then(|rest| rest.split([')', '\n']).next()).unwrap_or_default();
    tail.contains('…')
        || tail.contains("...")
        || (last.last + 1..end).any(|at| vocabulary().open.contains(sentence.norm(at)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    Or,
    And,
    Comma,
}

/// How two neighbouring items hang together, if they do.
fn link(sentence: &Sentence, a: &Item, b: &Item) -> Option<Link> {
    let alike = |kind: RequirementKind| match kind {
        RequirementKind::Degree | RequirementKind::Certification | RequirementKind::License => 1,
        RequirementKind::Years | RequirementKind::Location => 2,
        RequirementKind::Language => 3,
        RequirementKind::Soft => 4,
        RequirementKind::Schedule | RequirementKind::Clearance => 5,
        RequirementKind::Authorization => 6,
        _ => 7,
    };
    if alike(a.kind) != alike(b.kind)
        || matches!(alike(a.kind), 2)
        || b.first <= a.last
        || sentence.wanted(a.first) != sentence.wanted(b.first)
    {
        return None;
    }
    // `Zendesk or a comparable ticketing system`: a thing and its kind.
    if (a.last + 1..b.first).any(|at| vocabulary().alike.contains(sentence.norm(at))) {
        return None;
    }
    let joins = &Vocabulary::builtin().joins;
    let depth = |index: usize| sentence.depth.get(index).copied().unwrap_or_default();
    let mut link = None;
    let mut others = 0;
    let mut at = a.last + 1;
    while at < b.first {
        match joins.at(&sentence.words, at) {
            _ if sentence.here.is_some_and(|here| here.or.contains(sentence.norm(at))) => {
                link = Some(Link::Or);
                at += 1;
            }
            _ if sentence.here.is_some_and(|here| here.and.contains(sentence.norm(at))) => {
                link = link.or(Some(Link::And));
                at += 1;
            }
            Some((length, join)) if at + length <= b.first => {
                // `in a commercial or sales environment` says one thing of two.
                if join == Join::Or && others > 0 {
                    return None;
                }
                link = match join {
                    Join::Or => Some(Link::Or),
                    Join::And => link.or(Some(Link::And)),
                    Join::OneOf | Join::Examples => link,
                };
                at += length;
            }
            _ => {
                // A gloss in brackets says more of the first (`EWP (yellow card) or scissor lift`).
                let gloss = depth(at) > depth(a.first) && depth(at) > depth(b.first);
                let said = vocabulary().between.contains(sentence.norm(at))
                    || [Word::Tail, Word::Generic]
                        .into_iter()
                        .any(|kind| Vocabulary::builtin().is(kind, sentence.norm(at)));
                others += usize::from(!gloss && !said);
                at += 1;
            }
        }
    }
    let gaps = (a.last + 1..=b.first).map(|index| sentence.gap(index));
    let mut comma = false;
    for gap in gaps {
        if gap.semicolon || gap.stop || gap.colon {
            return None;
        }
        comma |= gap.comma;
        if gap.slash && link.is_none() && others == 0 {
            return slash(a, b);
        }
        if gap.ampersand {
            link = link.or(Some(Link::And));
        }
    }
    if others > OTHERS {
        return None;
    }
    let with = (a.last + 1..b.first).any(|index| sentence.norm(index) == "w");
    link.or((comma || with).then_some(Link::Comma))
}

/// Lists with slashes are mostly meant as *and*; two names of the same kind of tool are alternatives.
fn slash(a: &Item, b: &Item) -> Option<Link> {
    // `BSc/MSc`, `Linux/Unix`
    let products = a.kind == RequirementKind::Tool && b.kind == RequirementKind::Tool;
    if products || a.kind == RequirementKind::Degree && b.kind == RequirementKind::Degree {
        return Some(Link::Or);
    }
    let lexicon = crate::lexicon::Lexicon::builtin();
    let (a, b) = (lexicon.named(&a.term)?, lexicon.named(&b.term)?);
    let name =
        |term: &crate::lexicon::Term| term.forms.first().map(|form| form.key.clone()).unwrap_or_default();
    let akin = a.kind_of.contains(&name(b))
        || b.kind_of.contains(&name(a))
        || a.kind_of.iter().any(|wider| b.kind_of.contains(wider));
    Some(if akin { Link::Or } else { Link::And })
}

/// `one of A, B, C`, `such as A, B`, `z. B. A, B` before the first, with a noun between them at most (`one of the languages A`).
fn opener(sentence: &Sentence, first: Option<&Item>) -> Option<Join> {
    /// Words between: `one of the following languages`.
    const BETWEEN: usize = 3;
    let first = first?;
    let joins = &Vocabulary::builtin().joins;
    let from = first.first.saturating_sub(BETWEEN + 3);
    (from..first.first).find_map(|at| {
        let (length, join) = joins.at(&sentence.words, at)?;
        let end = at + length;
        let near = end <= first.first && first.first - end <= BETWEEN;
        let opens = matches!(join, Join::OneOf | Join::Examples);
        (opens && near && !(end..=first.first).any(|at| sentence.gap(at).comma)).then_some(join)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;

    fn groups(line: &str) -> Vec<Option<u32>> {
        asked(line).into_iter().map(|requirement| requirement.group).collect()
    }

    #[test]
    fn only_what_or_joins_is_alternative() {
        assert_eq!(groups("- Docker and Kubernetes or Terraform"), [None, Some(1), Some(1)]);
        assert_eq!(groups("- Zendesk or a comparable ticketing system"), [None, None]);
        assert_eq!(groups("- BSc/MSc in zither science"), [Some(1), Some(1)]);
    }

    #[test]
    fn a_list_that_ends_openly_is_of_alternatives() {
        assert_eq!(groups("- Training in chemistry, physics or equivalent experience"), [Some(1), Some(1)]);
        assert_eq!(groups("- Formação em Química, Física ou experiência equivalente"), [Some(1), Some(1)]);
    }

    #[test]
    fn names_in_brackets_that_end_openly_are_examples() {
        assert_eq!(groups("- A till (Zettle, Sumup or similar)"), [None, Some(1), Some(1)]);
        assert_eq!(groups("- Docker (yellow card) and/or Kubernetes"), [Some(1), Some(1)]);
        assert_eq!(groups("- Databases (PostgreSQL, MySQL)").last(), Some(&None));
    }
}
