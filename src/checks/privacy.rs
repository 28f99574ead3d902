//! `PRI`: what a résumé need not say. What is usual depends on the country: what nobody knows to be
//! unwanted there is not told.

use super::{Check, Default, Outcome, Params, Test};
use crate::checks::Claims;
use crate::document::{Image, Rect};
use crate::finding::{Draft, Location, Weight};
use crate::subject::Subject;

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check { name: "photo", params: PARAMS, fills: &[], test: Test::Read(photo) },
    Check { name: "street-address", params: PARAMS, fills: &[], test: Test::Read(street_address) },
];

/// Where it is not wanted: ISO 3166-1 codes with spaces between them.
const PARAMS: &[(&str, Default)] = &[("countries", Default::Word(""))];

/// Sides of a portrait in points: larger than an icon (a line of text is at most 24 points high), and at
/// most three inches.
const SIDES: std::ops::RangeInclusive<f32> = 48.0..=216.0;

/// Width by height of a portrait; a logo or a signature is wider.
const SHAPES: std::ops::RangeInclusive<f32> = 0.6..=1.1;

fn is_unwanted(subject: &Subject<'_>, params: &Params<'_>) -> bool {
    let country = subject.resume.country;
    country.is_some_and(|country| params.word("countries").split(' ').any(|code| code == country))
}

/// A picture of a portrait's size and shape on the first page.
fn photo(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    if !is_unwanted(subject, params) {
        return Outcome::default();
    }
    let first_page = |image: &&Image| image.page.is_none_or(|page| page == 1);
    let boxes =
        subject.document.images.iter().filter(first_page).filter_map(|image| Some((image, image.bbox?)));
    let portrait = boxes.filter(|(_, bbox)| is_portrait(*bbox)).map(|(image, bbox)| {
        let paged =
            image.page.map(|page| Location { page: Some(page), bbox: Some(bbox), ..Location::file() });
        paged.unwrap_or_else(Location::file)
    });
    portrait.map(|place| Draft::at(Weight::Note, place)).next().into()
}

fn is_portrait(bbox: Rect) -> bool {
    let (width, height) = (bbox.x1 - bbox.x0, bbox.y1 - bbox.y0);
    SIDES.contains(&width) && SIDES.contains(&height) && SHAPES.contains(&(width / height))
}

/// Street and number in the address.
fn street_address(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let street = subject.resume.location.as_ref().and_then(|location| location.street.as_ref());
    let span = street.and_then(|street| street.span).filter(|_| is_unwanted(subject, params));
    span.map(|span| Draft::at(Weight::Note, subject.locate(span))).into()
}
