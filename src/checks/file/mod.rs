//! `FIL`: the file as such.

mod contents;
mod kinds;
mod metadata;

use super::{Check, Default, Outcome, Params};
use crate::checks::Claims;
use crate::finding::{Draft, Weight};
use crate::ingest::Refusal;
use crate::source::FileKind;
use crate::subject::Subject;
use crate::vendor::Profile;
use crate::wording::Wording;
use kinds::{advice, describe, extensions, misnamed};

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check {
        name: "refused",
        params: &[(
            "why",
            Default::OneOf("", &["damaged", "empty", "limit", "needs-password", "unsupported"]),
        )],
        fills: &["advice", "detail", "named"],
        on_refused: true,
        run: refused,
    },
    Check {
        name: "extension-mismatch",
        params: &[],
        fills: &["extension", "kind"],
        on_refused: true,
        run: extension_mismatch,
    },
    Check {
        name: "size-limit",
        params: &[],
        fills: &["limit", "size", "source", "vendor"],
        on_refused: true,
        run: size_limit,
    },
    Check {
        name: "format-limit",
        params: &[],
        fills: &["accepted", "kind", "source", "vendor"],
        on_refused: true,
        run: format_limit,
    },
    Check {
        name: "copying-forbidden",
        params: &[],
        fills: &["method"],
        on_refused: false,
        run: copying_forbidden,
    },
    Check { name: "repaired", params: &[], fills: &["detail"], on_refused: false, run: repaired },
    Check { name: "scripts", params: &[], fills: &[], on_refused: false, run: contents::scripts },
    Check {
        name: "attachments",
        params: &[],
        fills: &["files", "names"],
        on_refused: false,
        run: contents::attachments,
    },
    Check {
        name: "portfolio",
        params: &[],
        fills: &["files", "names"],
        on_refused: false,
        run: contents::portfolio,
    },
    Check {
        name: "heavy-pages",
        params: &[("operators", Default::Number(50_000.0))],
        fills: &["operators", "page"],
        on_refused: false,
        run: contents::heavy_pages,
    },
    Check {
        name: "placeholder-title",
        params: &[],
        fills: &["title"],
        on_refused: false,
        run: metadata::placeholder_title,
    },
    Check {
        name: "other-author",
        params: &[],
        fills: &["author", "name"],
        on_refused: false,
        run: metadata::other_author,
    },
    Check {
        name: "stale-date",
        params: &[("months", Default::Number(6.0))],
        fills: &["date", "months"],
        on_refused: false,
        run: metadata::stale_date,
    },
    Check {
        name: "keyword-wall",
        params: &[("words", Default::Number(50.0))],
        fills: &["count", "field", "text"],
        on_refused: false,
        run: metadata::keyword_wall,
    },
    Check { name: "file-name", params: &[], fills: &["characters"], on_refused: true, run: file_name },
    Check { name: "resume-source", params: &[], fills: &["extension"], on_refused: true, run: resume_source },
    Check {
        name: "guessed-encoding",
        params: &[],
        fills: &["encoding"],
        on_refused: false,
        run: guessed_encoding,
    },
];

/// The file gave no document, for the reason that the rule is about.
fn refused(subject: &Subject<'_>, params: &Params<'_>, _: &mut Claims) -> Outcome {
    let Some(refusal) = &subject.refusal else { return Outcome::default() };
    if refusal.code() != params.word("why") {
        return Outcome::default();
    }
    let kind = subject.source.kind;
    let detail = match refusal {
        Refusal::Damaged(detail) => Wording::quote(detail),
        _ => describe(kind).into(),
    };
    // Renamed files are told so here: that they are of an unsupported format is why they are not read.
    let named = misnamed(subject.source).map(|name| Wording::from(", though its name ends in .").then(&name));
    let draft = Draft::at_file(Weight::Fatal).with("detail", detail).with("named", named.unwrap_or_default());
    Some(draft.with("advice", advice(kind))).into()
}

/// The name says another format than the content.
fn extension_mismatch(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    if subject.refusal == Some(Refusal::Unsupported) {
        return Outcome::default();
    }
    let draft = |extension: Wording| {
        let draft = Draft::at_file(Weight::Fatal).with("extension", extension);
        draft.with("kind", describe(subject.source.kind))
    };
    misnamed(subject.source).map(draft).into()
}

/// Larger than a vendor parses: the named one's limit, or without a name the strictest documented.
fn size_limit(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let bytes = subject.source.bytes.len() as u64;
    let over = |profile: &Profile| profile.parse_bytes.filter(|limit| bytes > *limit);
    let draft = |weight, profile: &Profile, limit: u64| {
        Draft::at_file(weight)
            .with("size", Wording::ours(megabytes(bytes)))
            .with("limit", Wording::ours(megabytes(limit)))
            .with("vendor", Wording::ours(&profile.vendor))
            .with("source", Wording::ours(&profile.source))
    };
    if let Some(profile) = subject.profile {
        return over(profile).map(|limit| draft(Weight::Fatal, profile, limit)).into();
    }
    let profiles = crate::vendor::builtin().unwrap_or_default();
    let strictest = profiles.iter().filter_map(|profile| Some((profile.parse_bytes?, profile)));
    let strictest = strictest.min_by_key(|(limit, profile)| (*limit, profile.name.clone()));
    strictest.and_then(|(_, profile)| over(profile).map(|limit| draft(Weight::Note, profile, limit))).into()
}

/// A format that the named vendor does not document.
fn format_limit(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let Some(profile) = subject.profile.filter(|profile| !profile.extensions.is_empty()) else {
        return Outcome::default();
    };
    let own = extensions(subject.source.kind);
    let text = matches!(subject.source.kind, FileKind::Text | FileKind::ResumeSource);
    let accepted = |extension: &String| own.contains(&extension.as_str()) || (text && extension == "txt");
    if own.is_empty() && !text || profile.extensions.iter().any(accepted) {
        return Outcome::default();
    }
    let draft = Draft::at_file(Weight::Fatal)
        .with("kind", describe(subject.source.kind))
        .with("vendor", Wording::ours(&profile.vendor))
        .with("accepted", Wording::ours(profile.extensions.join(", ")))
        .with("source", Wording::ours(&profile.source));
    Some(draft).into()
}

/// Bytes as `2.5 MB`, in binary megabytes as the vendors' limits are.
fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / f64::from(1 << 20))
}

/// Encrypted so that everybody can open it, but with copying forbidden.
fn copying_forbidden(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let encryption = subject.document.meta.encryption.as_ref().filter(|e| !e.copying_allowed);
    encryption.map(|encryption| Draft::at_file(Weight::Warning).quoting("method", &encryption.method)).into()
}

/// Readable only after repair.
fn repaired(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let detail = subject.document.meta.repaired.as_ref();
    detail.map(|detail| Draft::at_file(Weight::Warning).quoting("detail", detail)).into()
}

/// Characters in the file's name that upload forms are known to refuse.
fn file_name(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    const REFUSED: [char; 17] =
        ['\'', '"', '’', '‘', '“', '”', '<', '>', ':', '|', '?', '*', '#', '%', '&', '\\', '`'];
    let name = subject.source.name.rsplit('/').next().unwrap_or_default();
    let odd: Vec<String> = name.chars().filter(|c| REFUSED.contains(c)).map(|c| c.to_string()).collect();
    (!odd.is_empty()).then(|| Draft::at_file(Weight::Note).quoting("characters", &odd.join(" "))).into()
}

/// The text that a résumé is made from, not the résumé.
fn resume_source(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let is_source = subject.source.kind == FileKind::ResumeSource;
    let extension = subject.source.extension().unwrap_or_default();
    is_source.then(|| Draft::at_file(Weight::Warning).with("extension", Wording::ours(extension))).into()
}

/// Plain text that is not Unicode.
fn guessed_encoding(subject: &Subject<'_>, _: &Params<'_>, _: &mut Claims) -> Outcome {
    let guessed = subject.document.meta.encoding.as_ref().filter(|(_, guessed)| *guessed);
    guessed.map(|(encoding, _)| Draft::at_file(Weight::Warning).quoting("encoding", encoding)).into()
}

/// The profiles are data; this keeps them honest.
#[cfg(test)]
mod tests {

    #[test]
    fn every_profile_has_a_source_and_a_date() {
        for profile in crate::vendor::builtin().unwrap() {
            assert!(!profile.source.is_empty() && profile.read_on.len() == 10, "{}", profile.name);
        }
    }
}
