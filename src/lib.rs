//! atslint reads a résumé as applicant tracking systems read it, and reports what is lost on the way.

pub mod checks;
pub mod document;
pub mod embedded;
pub mod ingest;
pub mod keywords;
pub mod posting;
pub mod reading;
pub mod resume;
pub mod rules;
pub mod source;
pub mod span;
pub mod subject;
