//! What every room knows of writing: the signs between words, the forms in which words are compared,
//! how texts are cut into words.

pub mod fold;
pub mod signs;
pub mod words;
