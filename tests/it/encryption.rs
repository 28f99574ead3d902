//! Every method by which PDFs are encrypted: without a password such a file is read, with one it is not.

use atslint::fields::FieldPath;
use atslint::source::Source;
use atslint::{FileReport, Options, Toolbox, check};
use lopdf::encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Method {
    Rc4With40Bits,
    Rc4With128Bits,
    Aes128,
    Aes256,
}

const METHODS: [(Method, &str); 4] = [
    (Method::Rc4With40Bits, "RC4-40"),
    (Method::Rc4With128Bits, "RC4-128"),
    (Method::Aes128, "AES-128"),
    (Method::Aes256, "AES-256"),
];

/// The clean sample, encrypted.
fn encrypted(method: Method, user_password: &str, permissions: Permissions) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/clean/ada.pdf");
    let mut document = Document::load_mem(&fs::read(path).unwrap()).unwrap();
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let filters = |filter: Arc<dyn CryptFilter>| BTreeMap::from([(b"StdCF".to_vec(), filter)]);
    let owner_password = "owner";
    let version = match method {
        Method::Rc4With40Bits => {
            EncryptionVersion::V1 { document: &document, owner_password, user_password, permissions }
        }
        Method::Rc4With128Bits => EncryptionVersion::V2 {
            document: &document,
            owner_password,
            user_password,
            key_length: 128,
            permissions,
        },
        Method::Aes128 => EncryptionVersion::V4 {
            document: &document,
            encrypt_metadata: true,
            crypt_filters: filters(Arc::new(Aes128CryptFilter)),
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password,
            user_password,
            permissions,
        },
        Method::Aes256 => EncryptionVersion::V5 {
            encrypt_metadata: true,
            crypt_filters: filters(Arc::new(Aes256CryptFilter)),
            file_encryption_key: &[3; 32],
            stream_filter: b"StdCF".to_vec(),
            string_filter: b"StdCF".to_vec(),
            owner_password,
            user_password,
            permissions,
        },
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn report(bytes: Vec<u8>) -> FileReport {
    let options = Options { today: Some("2026-01-15".parse().unwrap()), ..Options::default() };
    check(&Source::new("ada.pdf", bytes), &Toolbox::builtin().unwrap(), &options)
}

fn found(report: &FileReport) -> Vec<(&str, &str)> {
    report.findings.iter().map(|finding| (finding.rule.as_str(), &*finding.message)).collect()
}

#[test]
fn a_password_is_the_only_finding_where_one_is_needed() {
    for (method, name) in METHODS {
        let report = report(encrypted(method, "secret", Permissions::all()));
        let rules: Vec<&str> = found(&report).into_iter().map(|(rule, _)| rule).collect();
        assert_eq!(rules, ["FIL001"], "{name}");
    }
}

#[test]
fn a_file_that_everybody_can_open_is_read_whole() {
    for (method, name) in METHODS {
        let report = report(encrypted(method, "", Permissions::all()));
        assert_eq!(found(&report), [], "{name}");
        assert!(
            report.survival.iter().any(|field| field.field == FieldPath::Email),
            "{name}: nothing was read"
        );
    }
}

#[test]
fn forbidden_copying_is_reported_with_the_method() {
    for (method, name) in METHODS {
        let report = report(encrypted(method, "", Permissions::all() - Permissions::COPYABLE));
        let findings = found(&report);
        assert!(
            matches!(findings.as_slice(), [("FIL006", message)] if message.contains(&format!("({name})"))),
            "{name}: {findings:?}"
        );
    }
}
