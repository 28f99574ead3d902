//! Names of spoken languages in the languages that postings are written in.

use std::collections::HashMap;
use std::sync::OnceLock;

/// English name, then other names.
const NAMES: &[&[&str]] = &[
    &[
        "English",
        "engelse",
        "englische",
        "englischer",
        "englisch",
        "englischkenntnisse",
        "anglais",
        "inglés",
        "inglês",
        "inglese",
        "engels",
    ],
    &[
        "German",
        "duitse",
        "deutsche",
        "deutscher",
        "deutsch",
        "deutschkenntnisse",
        "allemand",
        "alemán",
        "alemão",
        "tedesco",
        "duits",
    ],
    &[
        "French",
        "franse",
        "französische",
        "französisch",
        "französischkenntnisse",
        "français",
        "francés",
        "francês",
        "francese",
        "frans",
    ],
    &[
        "Spanish",
        "spaanse",
        "spanische",
        "spaans",
        "spanisch",
        "spanischkenntnisse",
        "espagnol",
        "español",
        "espanhol",
        "castellano",
    ],
    &["Portuguese", "portugees", "portugiesisch", "portugais", "portugués", "português"],
    &["Italian", "italiaanse", "italienischkenntnisse", "italiaans", "italienisch", "italien", "italiano"],
    &[
        "Dutch",
        "nederlandse",
        "niederländische",
        "niederländisch",
        "néerlandais",
        "neerlandés",
        "holandês",
        "nederlands",
    ],
    &["Polish", "pools", "polnisch", "polonais", "polaco", "polonês"],
    &["Russian", "russisch", "russe", "ruso", "russo"],
    &["Ukrainian", "oekraïens", "ukrainisch", "ukrainien"],
    &["Czech", "tschechisch", "tchèque"],
    &["Slovak", "slowakisch"],
    &["Hungarian", "ungarisch"],
    &["Romanian", "roemeens", "rumänisch", "roumain"],
    &["Bulgarian", "bulgarisch"],
    &["Croatian", "kroatisch"],
    &["Serbian", "serbisch"],
    &["Greek", "griechisch", "grec"],
    &["Turkish", "turks", "türkisch", "turc"],
    &["Arabic", "arabisch", "arabe", "árabe"],
    &["Hebrew", "hebräisch"],
    &["Farsi", "persian", "persisch"],
    &["Hindi"],
    &["Urdu"],
    &["Bengali"],
    &["Punjabi"],
    &["Tamil"],
    &["Telugu"],
    &["Mandarin", "chinees", "chinese", "chinesisch", "chinois", "chino", "chinês", "putonghua"],
    &["Cantonese"],
    &["Japanese", "japanisch", "japonais", "japonés", "japonês"],
    &["Korean", "koreanisch"],
    &["Vietnamese", "vietnamesisch"],
    &["Thai"],
    &["Malay", "bahasa melayu"],
    &["Indonesian", "bahasa indonesia"],
    &["Tagalog", "filipino"],
    &["Swedish", "schwedisch", "suédois"],
    &["Norwegian", "norwegisch"],
    &["Danish", "dänisch", "danois"],
    &["Finnish", "finnisch"],
    &["Estonian"],
    &["Latvian", "lettisch"],
    &["Lithuanian", "litauisch"],
    &["Irish", "gaeilge"],
    &["Welsh"],
    &["Catalan", "catalán", "català"],
    &["Basque", "euskera"],
    &["Galician", "gallego"],
    &["Afrikaans"],
    &["Zulu", "isizulu"],
    &["Swahili", "kiswahili"],
    &["Amharic"],
    &["Somali"],
    &["Haitian Creole"],
    &["American Sign Language", "sign language", "asl", "bsl", "lsf"],
];

/// The English name of a language, from one or two words of any language we know.
pub fn language_name(words: &str) -> Option<&'static str> {
    static INDEX: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let names = NAMES.iter().filter_map(|names| Some((*names.first()?, *names)));
        names.flat_map(|(name, forms)| forms.iter().map(move |form| (form.to_lowercase(), name))).collect()
    });
    index.get(words).copied()
}

#[cfg(test)]
mod tests {
    use super::language_name;

    #[test]
    fn other_languages_name_them_too() {
        assert_eq!(language_name("anglais"), Some("English"));
        assert_eq!(language_name("english"), Some("English"));
        assert_eq!(language_name("bahasa melayu"), Some("Malay"));
        assert_eq!(language_name("klingon"), None);
    }
}
