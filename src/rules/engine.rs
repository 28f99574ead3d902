//! Runs the rules over a file.

use super::detect;
use super::load::RuleSet;
use super::model::{Detect, Rule};
use super::select::Selected;
use super::setting::Setting;
use super::severity;
use crate::checks::{self, Claims};
use crate::fields::ReaderSet;
use crate::finding::{Draft, Finding, Location, Role, Weight, mark, name_fields};
use crate::resume::Survival;
use crate::subject::Examined;
use crate::text::words::in_one_line;
use crate::wording::Wording;
use serde::Serialize;
use std::collections::BTreeMap;

/// Findings of one rule on one file beyond this are counted, not listed.
const MOST_OF_A_RULE: usize = 25;

/// A rule that could not come to a verdict, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[derive(borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "skipped"))]
pub struct Skipped {
    /// The rule's id; `truth` of what a person says of the résumé and the page does not.
    pub rule: String,
    /// Why.
    pub why: Wording,
}

/// What the rules say of a file.
#[derive(Debug, Clone, Default)]
pub struct Verdicts {
    /// Gravest first, then by rule and place.
    pub findings: Vec<Finding>,
    /// What could not be decided.
    pub skipped: Vec<Skipped>,
}

/// Runs every rule; rules that are not selected still claim their losses, so that ignoring a rule
/// never makes another report the same loss.
pub fn run(rules: &RuleSet, selected: &Selected, examined: &Examined<'_>) -> Verdicts {
    let setting = Setting::of(examined);
    let mut claims = Claims::default();
    let mut verdicts = Verdicts::default();
    let mut ordered: Vec<&Rule> = rules.iter().collect();
    ordered.sort_by_cached_key(|&rule| (specificity(rule), rule.id.as_str()));
    for rule in ordered {
        let outcome = test(rule, examined, &mut claims);
        if !selected.has(&rule.id) {
            continue;
        }
        verdicts.skipped.extend(outcome.skipped.map(|why| Skipped { rule: rule.id.clone(), why }));
        verdicts.findings.extend(finish(outcome.drafts, rule, selected, &setting));
    }
    number_fingerprints(&mut verdicts.findings);
    let first_span = |finding: &Finding| finding.locations.first().and_then(|location| location.span);
    verdicts.findings.sort_by(|a, b| {
        let (x, y) = (b.severity.cmp(&a.severity), first_span(a).cmp(&first_span(b)));
        x.then_with(|| a.rule.cmp(&b.rule)).then(y).then_with(|| a.message.cmp(&b.message))
    });
    verdicts.skipped.sort();
    verdicts
}

/// The place of a rule in the order of claims: checks in the order of their table, data detectors,
/// which claim nothing, last.
fn specificity(rule: &Rule) -> usize {
    match &rule.detect {
        Detect::Builtin(builtin) => {
            checks::all().position(|check| check.name == builtin.check).unwrap_or(usize::MAX)
        }
        Detect::Pattern(_) | Detect::AbsentSection(_) | Detect::Metric(_) => usize::MAX,
    }
}

fn test(rule: &Rule, examined: &Examined<'_>, claims: &mut Claims) -> checks::Outcome {
    match (&rule.detect, examined.read()) {
        (Detect::Builtin(builtin), _) => {
            let check = checks::find(&builtin.check);
            check.map(|check| check.run(examined, &builtin.params, claims)).unwrap_or_default()
        }
        (_, Err(_)) => checks::Outcome::default(),
        (Detect::Pattern(pattern), Ok(subject)) => detect::pattern(pattern, subject).into(),
        (Detect::AbsentSection(absent), Ok(subject)) => detect::absent_section(absent, subject).into(),
        (Detect::Metric(metric), Ok(subject)) => detect::metric(metric, subject).into(),
    }
}

/// Drafts become findings: severity, words, fingerprint.
fn finish(drafts: Vec<Draft>, rule: &Rule, selected: &Selected, setting: &Setting<'_>) -> Vec<Finding> {
    let more = drafts.len().saturating_sub(MOST_OF_A_RULE);
    let mut findings: Vec<Finding> = drafts
        .into_iter()
        .take(MOST_OF_A_RULE)
        .map(|draft| finding(complete(draft, setting), rule, selected, setting))
        .collect();
    if more > 0
        && let Some(last) = findings.last_mut()
    {
        last.message = std::mem::take(&mut last.message).saying(&format!(" (and {more} more like it)"));
    }
    findings
}

/// Adds what every message may use: the fields lost and the readers that lose them.
fn complete(mut draft: Draft, setting: &Setting<'_>) -> Draft {
    if let Weight::Losses(losses) = &draft.weight {
        for loss in losses {
            draft.readers = draft.readers.or(loss.readers());
        }
        let fields: Vec<&Survival> =
            losses.iter().filter_map(|loss| setting.survival.get(loss.field)).collect();
        draft.data.entry("fields".to_owned()).or_insert_with(|| name_fields(&fields));
    }
    let names = names(draft.readers, setting).join(", ");
    let share = share(draft.readers, setting);
    draft.data.entry("share".to_owned()).or_insert(share);
    draft.data.entry("readers".to_owned()).or_insert_with(|| Wording::ours(names));
    if draft.locations.is_empty() {
        draft.locations.push(Location::file());
    }
    draft
}

/// The names of some readers, in the order of the file's.
fn names<'a>(of: ReaderSet, setting: &Setting<'a>) -> Vec<&'a str> {
    let readers = setting.readers.iter().filter(|reader| of.contains(reader.id));
    readers.map(|reader| reader.name.as_str()).collect()
}

/// How many readers are hit, in words: of those that vote; of the others only if no voter is hit.
fn share(hit: ReaderSet, setting: &Setting<'_>) -> Wording {
    Wording::ours(match (hit.and(setting.voters).len(), setting.voters.len()) {
        (0, all) => format!("{} of {} further readers", hit.len(), setting.readers.len() - all),
        (some, all) => format!("{some} of {all} readers"),
    })
}

fn finding(draft: Draft, rule: &Rule, selected: &Selected, setting: &Setting<'_>) -> Finding {
    let severity = selected.severity(&rule.id).unwrap_or_else(|| severity::of(&draft, rule, setting));
    let losses = match draft.weight {
        Weight::Losses(losses) => losses,
        Weight::Fatal | Weight::Readers { .. } | Weight::Warning | Weight::Note => Vec::new(),
    };
    Finding {
        rule: rule.id.clone(),
        name: rule.name.clone(),
        severity,
        confidence: rule.confidence,
        message: fill(&rule.message, &draft.data),
        help: fill(help(rule, setting), &draft.data),
        readers: names(draft.readers, setting).into_iter().map(str::to_owned).collect(),
        fingerprint: String::new(),
        locations: draft.locations,
        data: draft.data,
        losses,
        fixable: !draft.beyond_repair && setting.format.is_some_and(|format| rule.fixable.contains(&format)),
        suppressed: None,
    }
}

/// The help for the program that made the file, if the rule has one.
fn help<'a>(rule: &'a Rule, setting: &Setting<'_>) -> &'a str {
    setting.made_by.iter().find_map(|program| rule.help_for.get(*program)).unwrap_or(&rule.help)
}

/// Fills `{placeholders}`.
fn fill(template: &str, data: &BTreeMap<String, Wording>) -> Wording {
    let mut filled = Wording::default();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled = filled.saying(before);
        match after.split_once('}').and_then(|(key, tail)| Some((data.get(key)?, tail))) {
            Some((value, tail)) => {
                filled = filled.then(value);
                rest = tail;
            }
            None => {
                filled = filled.saying("{");
                rest = after;
            }
        }
    }
    filled.saying(rest)
}

/// Fingerprints carry rule and evidence but no position; equal ones are told apart by their order.
fn number_fingerprints(findings: &mut [Finding]) {
    mark(findings, |finding| {
        let primary = finding.locations.iter().find(|location| location.role == Role::Primary);
        in_one_line(primary.map_or("", |location| location.text.as_str())).to_lowercase()
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_without_value_stay() {
        let data = BTreeMap::from([("a".to_owned(), Wording::quote("one"))]);
        assert_eq!(&*fill("{a} {b} {", &data), "one {b} {");
        assert_eq!(&*fill("{a} {b} {", &data).redacted(), "[text, up to 20 characters] {b} {");
    }
}
