//! What findings are known by from run to run.

use super::Finding;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Bytes of a digest that are kept.
const LENGTH: usize = 12;

/// Gives each finding a fingerprint of its rule, its readers and what `evidence` says of it; those that are
/// equal are told apart by their order.
pub fn mark(findings: &mut [Finding], evidence: impl Fn(&Finding) -> String) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for finding in findings {
        let key = format!("{}\0{}\0{}", finding.rule, evidence(finding), finding.readers.join(","));
        let ordinal = seen.entry(key.clone()).or_default();
        let digest = Sha256::digest(format!("{key}\0{ordinal}"));
        *ordinal += 1;
        finding.fingerprint = digest.iter().take(LENGTH).map(|byte| format!("{byte:02x}")).collect();
    }
}
