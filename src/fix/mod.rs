//! Repairs of a résumé's file: what no reader should have to know is taken out of the way, and it is proved that this
//! helps and costs nothing, before anything is handed over.

mod docx;
mod fault;
mod proof;

pub use fault::Fault;

use crate::rules::Selected;
use crate::source::{FileKind, Source};
use crate::{Options, Toolbox, check};

/// A repaired file.
#[derive(Debug)]
pub struct Fixed {
    /// The file; none if nothing was repaired.
    pub bytes: Option<Vec<u8>>,
    /// What was done.
    pub done: Vec<Repaired>,
    /// What was left as it is, and why.
    pub left: Vec<Left>,
}

/// What was done for the findings of one rule.
#[derive(Debug)]
pub struct Repaired {
    /// The rule.
    pub rule: &'static str,
    /// In words, as of what we did.
    pub done: &'static str,
    /// Findings before and after.
    pub findings: (usize, usize),
}

/// Findings that were not repaired.
#[derive(Debug)]
pub struct Left {
    /// The rule.
    pub rule: &'static str,
    /// Why.
    pub why: String,
}

/// The rules whose findings may be repaired.
pub fn repairable() -> impl Iterator<Item = &'static str> {
    docx::REPAIRS.iter().map(|repair| repair.rule)
}

/// Repairs what can be repaired of the findings that were selected.
///
/// Each repair is held against the file as it was before it: its findings must become fewer, no other finding may come,
/// and each field and word that a reader had it must have still. A repair of which that is not true is not made.
pub fn fix(source: &Source, toolbox: &Toolbox, options: &Options) -> Result<Fixed, Fault> {
    if source.kind != FileKind::Docx {
        return Err(Fault::Format);
    }
    let everything = Options { selected: None, illustrate: false, ..options.clone() };
    let is_selected =
        |rule: &str| options.selected.as_ref().is_none_or(|selected: &Selected| selected.has(rule));
    let mut fixed = Fixed { bytes: None, done: Vec::new(), left: Vec::new() };
    let mut report = check(source, toolbox, &everything);
    for repair in docx::REPAIRS.iter().filter(|repair| is_selected(repair.rule)) {
        let (rule, done) = (repair.rule, repair.done);
        let count = proof::count(&report, rule);
        if count == 0 {
            continue;
        }
        let bytes = fixed.bytes.as_deref().unwrap_or(&source.bytes);
        let findings = report.counted().filter(|finding| finding.rule == rule);
        let copy = match repair.apply(bytes, &toolbox.limits, findings) {
            Ok(Some(copy)) => Source::new(&source.name, copy),
            Ok(None) => {
                fixed.leave(rule, "nothing of it can be changed without changing more".to_owned());
                continue;
            }
            Err(fault @ (Fault::Cannot(_) | Fault::Refused(_))) => {
                fixed.leave(rule, fault.to_string());
                continue;
            }
            Err(fault) => return Err(fault),
        };
        let after = check(&copy, toolbox, &everything);
        match proof::holds(&report, &after, rule) {
            Ok(()) => {
                fixed.left.retain(|left| left.rule != rule);
                fixed.done.push(Repaired { rule, done, findings: (count, proof::count(&after, rule)) });
                fixed.bytes = Some(copy.bytes.to_vec());
                report = after;
            }
            Err(why) => fixed.leave(rule, why),
        }
    }
    Ok(fixed)
}

impl Fixed {
    fn leave(&mut self, rule: &'static str, why: String) {
        // What was tried last tells why.
        self.left.retain(|left| left.rule != rule);
        self.left.push(Left { rule, why });
    }
}
