//! Lists of words that tell what a posting says; what each is for stands in `rules/languages/en.toml`.

use crate::lexicon::Words;

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident { $($list:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub(super) struct $name {
            $(pub(super) $list: Words,)+
        }
    )+};
}

lists! {
    /// Words inside headings and lines.
    Sections { fillers, reader, addressed, employer, at, about }
    /// Words that say what of a sentence is wanted.
    Sentences { abbreviations, pronouns, goes_on, prose, verbs, empty, nothing, idle, novices }
    /// Things of which one suffices.
    Groups { between, alike, open }
    /// Noun phrases of what no list of terms knows.
    Things { resumes, joins, goes_on, rules, joints, compounds, linked, introduce, inner, never, openers, doings }
    /// Years of experience.
    Years { units, at_least, more, between, period, ages, experience, of_these, parts, months, decades, most, said, short }
    /// Degrees with their field.
    Degrees { joints, otherwise, ends, ranges, bare, plain, any_field, measures, beyond, graduates, recognised, courses, measured, posts, before_posts }
    /// Certificates, licences and registers that no list of terms knows.
    Credentials { certificates, licences, enrolled, by, inside, class, classes, plain, before_names, of_names, of_holders }
    /// Where one must be, and posts held before.
    Places { skip, held_as, held, articles, terms, remote, offices, before_offices, attends, before_posts, after_posts }
    /// Languages that are asked.
    Spoken { spoken, followers, enough, compounds, adjectives, tells_of }
}

/// Words of one language that are other words in others: they count only in a posting that is in it.
#[derive(Debug)]
pub(super) struct Here {
    /// Its commonest words.
    pub(super) common: Words,
    pub(super) or: Words,
    pub(super) and: Words,
}
