//! The samples: for each rule a pair that trips it and does not, clean ones, and hostile ones.

#![allow(clippy::expect_used, reason = "samples are written from constants")]

pub mod cv;
pub mod docx;
mod drawing;
pub mod pdf;
pub mod text;

pub mod constructs;
mod contact;
mod fil;
mod hidden;
pub mod hostile;
mod keywords;
mod layout;
mod letters;
mod sections;
pub mod text_layer;
mod word;

use std::collections::BTreeMap;

/// Path under `samples/` and bytes of every sample.
pub type Samples = BTreeMap<String, Vec<u8>>;

/// Every sample.
pub fn all() -> Samples {
    let mut samples = Samples::new();
    clean(&mut samples);
    fil::add(&mut samples);
    sections::add(&mut samples);
    text_layer::add(&mut samples);
    letters::add(&mut samples);
    drawing::add(&mut samples);
    contact::add(&mut samples);
    keywords::add(&mut samples);
    layout::add(&mut samples);
    word::add(&mut samples);
    hidden::add(&mut samples);
    constructs::add(&mut samples);
    hostile::add(&mut samples);
    samples
}

/// Résumés that trip nothing.
fn clean(samples: &mut Samples) {
    let cv = cv::Cv::ada();
    samples.insert("clean/ada.pdf".into(), pdf::simple(&cv));
    samples.insert("clean/ada.docx".into(), docx::simple(&cv));
    samples.insert("clean/ada.txt".into(), text::simple(&cv).into_bytes());
    samples.insert("clean/posting.txt".into(), cv::POSTING.into());
    // What the README checks: a clean résumé but for its contact block in the page header.
    samples.insert("demo/cv.docx".into(), docx::contact_in_header(&cv));
    samples.insert("demo/posting.txt".into(), cv::POSTING.into());
}

/// Adds the pair of a rule; the extension tells the format.
fn pair(samples: &mut Samples, id: &str, extension: &str, bad: Vec<u8>, good: Vec<u8>) {
    samples.insert(format!("{id}/bad.{extension}"), bad);
    samples.insert(format!("{id}/good.{extension}"), good);
}
