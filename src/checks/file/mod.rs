//! `FIL`: the file as such.

mod contents;
mod kinds;
mod metadata;

use super::{Check, Default, Outcome, Params, Test};
use crate::checks::Claims;
use crate::finding::{Draft, Weight};
use crate::ingest::Refusal;
use crate::source::FileKind;
use crate::subject::{Subject, Upload};
use crate::text::signs::{is_invisible, turns_text};
use crate::vendor::Profile;
use crate::wording::Wording;
use kinds::{advice, misnamed};

/// The checks of the family.
pub const CHECKS: &[Check] = &[
    Check {
        name: "refused",
        params: &[(
            "why",
            Default::OneOf("", &["damaged", "empty", "limit", "needs-password", "unsupported"]),
        )],
        fills: &["advice", "detail", "named", "taken"],
        test: Test::Refused(refused),
    },
    Check {
        name: "extension-mismatch",
        params: &[],
        fills: &["extension", "kind"],
        test: Test::File(extension_mismatch),
    },
    Check {
        name: "size-limit",
        params: &[],
        fills: &["limit", "size", "source", "vendor"],
        test: Test::File(size_limit),
    },
    Check {
        name: "format-limit",
        params: &[],
        fills: &["accepted", "kind", "source", "vendor"],
        test: Test::File(format_limit),
    },
    Check { name: "copying-forbidden", params: &[], fills: &["method"], test: Test::Read(copying_forbidden) },
    Check { name: "repaired", params: &[], fills: &["detail"], test: Test::Read(repaired) },
    Check { name: "scripts", params: &[], fills: &[], test: Test::Read(contents::scripts) },
    Check {
        name: "attachments",
        params: &[],
        fills: &["files", "names"],
        test: Test::Read(contents::attachments),
    },
    Check {
        name: "portfolio",
        params: &[],
        fills: &["files", "names"],
        test: Test::Read(contents::portfolio),
    },
    Check {
        name: "heavy-pages",
        params: &[("operators", Default::Number(50_000.0))],
        fills: &["operators", "page"],
        test: Test::Read(contents::heavy_pages),
    },
    Check {
        name: "placeholder-title",
        params: &[],
        fills: &["title"],
        test: Test::Read(metadata::placeholder_title),
    },
    Check {
        name: "other-author",
        params: &[],
        fills: &["author", "name"],
        test: Test::Read(metadata::other_author),
    },
    Check {
        name: "stale-date",
        params: &[("months", Default::Number(6.0))],
        fills: &["date", "age"],
        test: Test::Read(metadata::stale_date),
    },
    Check {
        name: "keyword-wall",
        params: &[("words", Default::Number(50.0))],
        fills: &["count", "field", "text"],
        test: Test::Read(metadata::keyword_wall),
    },
    Check { name: "file-name", params: &[], fills: &["characters"], test: Test::File(file_name) },
    Check { name: "resume-source", params: &[], fills: &["extension"], test: Test::File(resume_source) },
    Check { name: "guessed-encoding", params: &[], fills: &["encoding"], test: Test::Read(guessed_encoding) },
];

/// The file gave no document, for the reason that the rule is about.
fn refused(upload: &Upload<'_>, refusal: &Refusal, params: &Params<'_>) -> Outcome {
    let kind = upload.source.kind;
    // What vendors take and atslint does not read is no fault of the file; what the vendor that is asked for
    // does not take, another rule says.
    let is_told_of_vendor = *refusal == Refusal::Unsupported
        && upload.profile.is_some_and(|profile| !profile.extensions.is_empty())
        && !kind.extensions().is_empty();
    if refusal.code() != params.word("why") || upload.is_only_unread(refusal) || is_told_of_vendor {
        return Outcome::default();
    }
    let detail = match refusal {
        Refusal::Damaged(detail) => Wording::quote(detail),
        _ => kind.described().into(),
    };
    // Renamed files are told so here: that they are of an unsupported format is why they are not read.
    let named = misnamed(upload.source).map(|name| Wording::from(", though its name ends in .").then(&name));
    let draft = Draft::at_file(Weight::Fatal).with("detail", detail).with("named", named.unwrap_or_default());
    Some(draft.with("advice", advice(kind)).with("taken", taken(upload))).into()
}

/// How many of the vendors whose lists are known take the kind of file.
fn taken(upload: &Upload<'_>) -> Wording {
    let (taking, listing) = upload.vendors();
    match taking {
        0 => Wording::ours(format!("none of the {listing} vendors whose lists of formats we know takes it")),
        _ => {
            Wording::ours(format!("{taking} of the {listing} vendors whose lists of formats we know take it"))
        }
    }
}

/// The name says another format than the content.
fn extension_mismatch(upload: &Upload<'_>, refusal: Option<&Refusal>) -> Outcome {
    if refusal.is_some_and(|refusal| *refusal == Refusal::Unsupported && !upload.is_only_unread(refusal)) {
        return Outcome::default();
    }
    let draft = |extension: Wording| {
        let draft = Draft::at_file(Weight::Fatal).with("extension", extension);
        draft.with("kind", upload.source.kind.described())
    };
    misnamed(upload.source).map(draft).into()
}

/// Larger than a vendor parses: the named one's limit, or without a name the strictest documented.
fn size_limit(upload: &Upload<'_>, _: Option<&Refusal>) -> Outcome {
    let bytes = upload.source.bytes.len() as u64;
    let over = |profile: &Profile| profile.parse_bytes.filter(|limit| bytes > *limit);
    let draft = |weight, profile: &Profile, limit: u64| {
        Draft::at_file(weight)
            .with("size", Wording::ours(megabytes(bytes)))
            .with("limit", Wording::ours(megabytes(limit)))
            .with("vendor", Wording::ours(&profile.vendor))
            .with("source", Wording::ours(&profile.source))
    };
    if let Some(profile) = upload.profile {
        return over(profile).map(|limit| draft(Weight::Fatal, profile, limit)).into();
    }
    let strictest = upload.profiles.iter().filter_map(|profile| Some((profile.parse_bytes?, profile)));
    let strictest = strictest.min_by_key(|(limit, profile)| (*limit, profile.name.clone()));
    strictest.and_then(|(_, profile)| over(profile).map(|limit| draft(Weight::Note, profile, limit))).into()
}

/// A format that the named vendor does not document.
fn format_limit(upload: &Upload<'_>, _: Option<&Refusal>) -> Outcome {
    let Some(profile) = upload.profile.filter(|profile| !profile.extensions.is_empty()) else {
        return Outcome::default();
    };
    let own = upload.source.kind.extensions();
    let text = matches!(upload.source.kind, FileKind::Text | FileKind::ResumeSource);
    let accepted = |extension: &String| own.contains(&extension.as_str()) || (text && extension == "txt");
    if own.is_empty() && !text || profile.extensions.iter().any(accepted) {
        return Outcome::default();
    }
    let draft = Draft::at_file(Weight::Fatal)
        .with("kind", upload.source.kind.described())
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
fn file_name(upload: &Upload<'_>, _: Option<&Refusal>) -> Outcome {
    const REFUSED: [char; 17] =
        ['\'', '"', '’', '‘', '“', '”', '<', '>', ':', '|', '?', '*', '#', '%', '&', '\\', '`'];
    let name = upload.source.name.rsplit('/').next().unwrap_or_default();
    let odd = |c: char| if REFUSED.contains(&c) { Some(Wording::quote(&c.to_string())) } else { unseen(c) };
    let odd = Wording::join(name.chars().filter_map(odd), " ");
    (!odd.is_empty()).then(|| Draft::at_file(Weight::Note).with("characters", odd)).into()
}

/// What to call a character that nobody sees; it could not be told by showing it.
fn unseen(c: char) -> Option<Wording> {
    let kind = match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => "line end",
        _ if c.is_control() => "control character",
        _ if turns_text(c) => "mark of direction",
        _ if is_invisible(c) => "invisible character",
        _ => return None,
    };
    Some(Wording::from(kind).saying(&format!(" (U+{:04X})", u32::from(c))))
}

/// The text that a résumé is made from, not the résumé.
fn resume_source(upload: &Upload<'_>, _: Option<&Refusal>) -> Outcome {
    let is_source = upload.source.kind == FileKind::ResumeSource;
    let extension = upload.source.extension().unwrap_or_default();
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
