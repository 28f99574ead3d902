//! What the files of languages say of their spelling. The build script shares this file.

/// What of the spelling of languages cuts and joins words, out of `[spelling]` of their files.
#[derive(Debug)]
pub struct Spelling {
    /// Words that lose their vowel before another: the `l` of `l'anglais`.
    pub elided: &'static [&'static str],
    /// The letters that they lose it before.
    pub elided_before: &'static [&'static str],
    /// Endings that say whose something is: `'s`.
    pub possessives: &'static [&'static str],
    /// Endings of words in the plural, what stands instead in the singular, and how many bytes stand before at least;
    /// the first that fits counts.
    pub plurals: &'static [(&'static str, &'static str, usize)],
}
