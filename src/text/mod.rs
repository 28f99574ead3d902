//! What every stage knows of writing: the signs that people set between words.

pub mod signs;
