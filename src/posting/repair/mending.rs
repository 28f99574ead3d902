//! A text that is being repaired, which knows for each of its bytes where it was given.

use std::borrow::Cow;
use std::ops::Range;

/// A change: bytes of the text as it is now, and what stands there afterwards.
pub(super) type Edit = (Range<usize>, Cow<'static, str>);

/// A text as repaired so far.
#[derive(Debug)]
pub(super) struct Mending {
    text: String,
    /// For each byte, and for the end, the byte of the given text that it stands for; none while nothing is changed.
    origins: Option<Vec<u32>>,
}

impl Mending {
    pub(super) fn new(text: String) -> Self {
        Self { text, origins: None }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Makes changes that stand in order and do not overlap; one that does not fit is left out.
    pub(super) fn make(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let before = self.origins.take().unwrap_or_else(|| (0..=narrow(self.text.len())).collect());
        let origin = |at: usize| before.get(at).copied().unwrap_or_default();
        let mut text = String::with_capacity(self.text.len() + edits.len());
        let mut origins = Vec::with_capacity(before.len() + edits.len());
        let mut done = 0;
        for (range, new) in edits {
            let Some(kept) = self.text.get(done..range.start).filter(|_| range.start <= range.end) else {
                continue;
            };
            text.push_str(kept);
            origins.extend((done..range.start).map(origin));
            text.push_str(new);
            origins.extend(new.bytes().map(|_| origin(range.start)));
            done = range.end;
        }
        text.push_str(self.text.get(done..).unwrap_or_default());
        origins.extend((done..=self.text.len()).map(origin));
        (self.text, self.origins) = (text, Some(origins));
    }

    /// The text, and where its bytes were given if anything was changed.
    pub(super) fn finish(self) -> (String, Option<Vec<u32>>) {
        (self.text, self.origins)
    }
}

/// A text after the changes that one repair finds in it.
#[cfg(test)]
pub(super) fn made(text: &str, edits: fn(&str) -> Vec<Edit>) -> String {
    let mut mending = Mending::new(text.to_owned());
    mending.make(&edits(text));
    mending.text().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Mending;

    #[test]
    fn every_byte_knows_where_it_was_given() {
        let mut mending = Mending::new("a &amp; b".to_owned());
        mending.make(&[(2..7, "&".into())]);
        mending.make(&[(3..3, "\n".into())]);
        let (text, origins) = mending.finish();
        assert_eq!(text, "a &\n b");
        assert_eq!(origins.unwrap(), [0, 1, 2, 7, 7, 8, 9]);
    }
}
