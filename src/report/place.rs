//! Where a finding is, in a few words.

use crate::finding::Finding;

/// As `page 2`, `header of section 1`, `document.xml, paragraph 3`; nothing for the whole file.
pub(super) fn in_words(finding: &Finding) -> Option<String> {
    let location = finding.locations.first()?;
    match (location.page, location.told(), &location.part, location.paragraph) {
        (Some(page), ..) => Some(format!("page {page}")),
        (None, Some(place), ..) => Some(place.to_owned()),
        (None, None, Some(part), Some(paragraph)) => {
            Some(format!("{}, paragraph {paragraph}", part.rsplit('/').next().unwrap_or(part)))
        }
        _ => None,
    }
}

/// The rule and the place, as a title.
pub(super) fn title(finding: &Finding) -> String {
    let place = in_words(finding).map(|place| format!(" ({place})")).unwrap_or_default();
    format!("{} {}{place}", finding.rule, finding.name)
}
