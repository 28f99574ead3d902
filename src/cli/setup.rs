//! What holds for a run that applies rules: the command line over the configuration.

use super::args::Settings;
use super::inputs;
use crate::config::{Config, FailOn, Suppress};
use crate::finding::Finding;
use crate::rules::{RuleSet, matching};
use crate::{Options, Toolbox};
use miette::miette;
use std::path::{Path, PathBuf};

/// Everything that a run needs besides its files.
pub struct Setup {
    /// Rules, readers, profiles.
    pub toolbox: Toolbox,
    /// Posting, selection, profile, day.
    pub options: Options,
    /// What "present" means.
    pub today: jiff::civil::Date,
    /// As configured.
    pub fail_on: Option<FailOn>,
    /// What was read for all this: configuration, posting, truth, folders of rules.
    pub reads: Vec<PathBuf>,
    /// Folders of rules besides our own.
    pub rules: Vec<PathBuf>,
    suppressions: Vec<Suppression>,
}

/// A suppression that still holds.
struct Suppression {
    rules: Vec<String>,
    reason: String,
}

impl Setup {
    /// Reads the configuration, rules and posting.
    pub fn new(settings: &Settings, posting: Option<&Path>) -> miette::Result<Self> {
        let config = inputs::config(&settings.choice)?;
        let folders = [config.rules.clone(), settings.rules.clone()].concat();
        let toolbox = inputs::toolbox(&folders)?;
        let mut options = inputs::options(settings, &config, &toolbox)?;
        let posting = posting.or(config.posting.as_deref());
        options.posting = posting.map(|path| inputs::posting(path, &config.keywords)).transpose()?;
        let truth = settings.truth.as_deref().or(config.truth.as_deref());
        options.truth = truth.map(inputs::truth).transpose()?;
        let today = options.today.unwrap_or_else(inputs::today);
        let suppressions = suppressions(&config, &toolbox.rules, today)?;
        let named = [posting, truth].into_iter().flatten().map(Path::to_owned);
        let reads =
            inputs::config_file(&settings.choice).into_iter().chain(named).chain(folders.clone()).collect();
        Ok(Self { toolbox, options, today, fail_on: config.fail_on, reads, rules: folders, suppressions })
    }

    /// Refuses to hold what is true of one résumé against several.
    pub fn refuse_several(&self, files: usize) -> miette::Result<()> {
        if self.options.truth.is_none() || files < 2 {
            return Ok(());
        }
        Err(miette!(
            help = "check that résumé alone",
            "what is true of one résumé (`truth`) is not true of {files} files"
        ))
    }

    /// Says of each finding why it does not count, if the configuration accepts it.
    pub fn suppress(&self, findings: &mut [Finding]) {
        for finding in findings {
            let accepted = self.suppressions.iter().find(|accepted| accepted.rules.contains(&finding.rule));
            finding.suppressed = accepted.map(|accepted| accepted.reason.clone());
        }
    }
}

fn suppressions(
    config: &Config,
    rules: &RuleSet,
    today: jiff::civil::Date,
) -> miette::Result<Vec<Suppression>> {
    let mut live = Vec::new();
    for Suppress { rule, reason, expires } in &config.suppress {
        let ids = matching(rules, rule).map_err(|error| miette!("{error}"))?;
        let ids: Vec<String> = ids.map(|rule| rule.id.clone()).collect();
        let last: Option<jiff::civil::Date> = match expires {
            None => None,
            Some(day) => Some(day.parse().map_err(|_| miette!("`expires = {day:?}` is not YYYY-MM-DD"))?),
        };
        if last.is_none_or(|last| today <= last) {
            live.push(Suppression { rules: ids, reason: reason.clone() });
        }
    }
    Ok(live)
}
