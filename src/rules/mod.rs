//! Rules: what they are, how they are loaded and chosen, and how they become findings.

pub mod embedded;
