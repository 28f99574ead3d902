//! Repairs of a résumé's file: what no reader should have to know is taken out of the way, and it is proved that this
//! helps and costs nothing, before anything is handed over.

mod docx;
mod fault;
mod pdf;
mod proof;
mod repair;
mod wishes;
mod words;

pub use fault::Fault;
pub use wishes::Wishes;

use crate::reading::REFERENCE;
use crate::report::FileReport;
use crate::rules::Selected;
use crate::source::{FileKind, Source};
use crate::{Options, Toolbox, check, examine};
use repair::{Given, Repair, Terms};
use std::collections::BTreeMap;

/// A repaired file.
#[derive(Debug, Default)]
pub struct Fixed {
    /// The file; none if nothing was repaired.
    pub bytes: Option<Vec<u8>>,
    /// What was done.
    pub done: Vec<Repaired>,
    /// What was left as it is, and why.
    pub left: Vec<Left>,
    /// The texts of the readers that get something else than before.
    pub changed: Vec<Changed>,
}

/// What a reader gets of the file and of the repaired one.
#[derive(Debug)]
pub struct Changed {
    /// The reader.
    pub reader: String,
    /// Its text of the file.
    pub before: String,
    /// Its text of the repaired file.
    pub after: String,
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

/// The rules of a format whose findings may be repaired.
pub fn repairable(kind: FileKind) -> impl Iterator<Item = &'static str> {
    repairs(kind).into_iter().map(Repair::rule)
}

/// The repairs of a format, in the order in which they are tried.
fn repairs(kind: FileKind) -> Vec<&'static dyn Repair> {
    match kind {
        FileKind::Docx => docx::repairs().collect(),
        FileKind::Pdf => pdf::repairs().collect(),
        _ => Vec::new(),
    }
}

/// Repairs what can be repaired of the findings that were selected.
///
/// Each repair is held against the file as it was before it: its findings must become fewer or less, no other finding
/// may come, each field and word that a reader had it must have still, and pages must look the same. A repair of which
/// that is not true is not made.
pub fn fix(source: &Source, toolbox: &Toolbox, options: &Options, wishes: Wishes) -> Result<Fixed, Fault> {
    let repairs = repairs(source.kind);
    if repairs.is_empty() {
        return Err(Fault::Format);
    }
    let everything = Options { selected: None, illustrate: false, ..options.clone() };
    let is_selected =
        |rule: &str| options.selected.as_ref().is_none_or(|selected: &Selected| selected.has(rule));
    let mut fixed = Fixed::default();
    let mut report = check(source, toolbox, &everything);
    let texts = report.texts.clone();
    let mut copy: Option<Source> = None;
    for repair in repairs.into_iter().filter(|repair| is_selected(repair.rule())) {
        let before = proof::count(&report, repair.rule());
        if before == 0 {
            continue;
        }
        if let Some(wish) = repair.wish().filter(|wish| !wishes.has(*wish)) {
            if !fixed.left.iter().any(|left| left.rule == repair.rule()) {
                fixed.leave(repair.rule(), wish.why().to_owned());
            }
            continue;
        }
        match repaired(repair, copy.as_ref().unwrap_or(source), &report, toolbox, &everything) {
            Ok((file, after)) => {
                let findings = (before, proof::count(&after, repair.rule()));
                fixed.left.retain(|left| left.rule != repair.rule());
                fixed.done.push(Repaired { rule: repair.rule(), done: repair.done(), findings });
                (copy, report) = (Some(file), after);
            }
            Err(fault @ (Fault::Cannot(_) | Fault::Refused(_) | Fault::Unproved(_))) => {
                fixed.leave(repair.rule(), fault.to_string());
            }
            Err(fault) => return Err(fault),
        }
    }
    fixed.bytes = copy.map(|copy| copy.bytes.to_vec());
    fixed.changed = changed(texts, &report);
    Ok(fixed)
}

/// The texts of readers that are not what they were.
fn changed(texts: BTreeMap<String, String>, report: &FileReport) -> Vec<Changed> {
    let of_readers = texts.into_iter().filter(|(reader, _)| reader != REFERENCE);
    of_readers
        .filter_map(|(reader, before)| {
            let after = report.texts.get(&reader).filter(|after| **after != before)?.clone();
            Some(Changed { reader, before, after })
        })
        .collect()
}

/// The file with a repair of which it is proved that it helps, and what is said of it then.
fn repaired(
    repair: &dyn Repair,
    file: &Source,
    report: &FileReport,
    toolbox: &Toolbox,
    options: &Options,
) -> Result<(Source, FileReport), Fault> {
    let examined = examine(file, toolbox, options);
    let subject = match examined.read() {
        Ok(subject) => subject,
        Err(refusal) => return Err(refusal.clone().into()),
    };
    let given = Given { bytes: &file.bytes, subject, report };
    let terms = Terms {
        rule: repair.rule(),
        is_wished: repair.wish().is_some(),
        takes: repair.takes(&given),
        sheds: repair.sheds(&given),
    };
    let mut why = Fault::Cannot("nothing of it can be changed without changing more");
    for copy in repair.copies(&given)? {
        let copy = Source::new(&file.name, copy);
        let after = check(&copy, toolbox, options);
        let proof =
            proof::holds(&given, &after, &terms).and_then(|()| proof::looks_alike(&given, &copy.bytes));
        match proof {
            Ok(()) => return Ok((copy, after)),
            Err(fault) => why = Fault::Unproved(fault),
        }
    }
    Err(why)
}

impl Fixed {
    fn leave(&mut self, rule: &'static str, why: String) {
        match self.left.iter_mut().find(|left| left.rule == rule) {
            // Several ways were tried.
            Some(left) if !left.why.contains(&why) => left.why.push_str(&format!("; {why}")),
            Some(_) => {}
            None => self.left.push(Left { rule, why }),
        }
    }
}
