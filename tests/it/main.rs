//! All integration tests in one binary, so that a change links the library once and not twenty times.
//! One part alone: `cargo test --test it rules_page`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../../samples/make/mod.rs"]
mod make;

mod annotate;
mod catalogue;
mod claims;
mod cli;
mod constructs;
mod encryption;
mod fields;
mod fix;
mod formats;
mod generated;
mod hostile;
mod hostile_docx;
mod html;
mod inputs;
mod isolation;
mod languages;
mod library;
mod order;
mod outputs;
mod plain;
mod postings;
mod program;
mod redaction;
mod rules;
mod rules_page;
mod schemas;
mod signs;
mod snapshots;
