//! What goes to a worker. Back comes a [`crate::report::FileReport`].

use crate::posting::Posting;
use crate::resume::Truth;
use crate::rules::Selected;
use crate::{Options, Toolbox};
use borsh::{BorshDeserialize, BorshSerialize};

/// What holds for all files: [`Options`], in which the profile goes by its name.
#[derive(Debug, BorshSerialize, BorshDeserialize)]
pub struct Order {
    posting: Option<Posting>,
    selected: Option<Selected>,
    truth: Option<Truth>,
    profile: Option<String>,
    /// YYYY-MM-DD.
    today: Option<String>,
}

impl Order {
    /// These options.
    pub fn of(options: &Options) -> Self {
        Self {
            posting: options.posting.clone(),
            selected: options.selected.clone(),
            truth: options.truth.clone(),
            profile: options.profile.as_ref().map(|profile| profile.name.clone()),
            today: options.today.map(|day| day.to_string()),
        }
    }

    /// The options again.
    pub fn options(self, toolbox: &Toolbox) -> Options {
        let named = |name: String| toolbox.profiles.iter().find(|profile| profile.name == name).cloned();
        Options {
            posting: self.posting,
            selected: self.selected,
            truth: self.truth,
            profile: self.profile.and_then(named),
            today: self.today.and_then(|day| day.parse().ok()),
            illustrate: false,
        }
    }
}

/// A file to look at.
#[derive(Debug, BorshSerialize, BorshDeserialize)]
pub struct Task {
    /// As shown.
    pub name: String,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// [`Options::illustrate`].
    pub illustrate: bool,
}
