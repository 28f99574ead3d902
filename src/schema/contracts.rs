//! `contracts.json` is what the types say: written by `WRITE=1 cargo test --locked generated`, and held to it.

use super::{CONTRACTS, Kind};
use crate::config::Config;
use crate::document::Rect;
use crate::report::statistics::Statistics;
use crate::report::{FormsReport, KeywordContract, ReaderList, ReadingList, Report, RuleList};
use crate::rules::{Rule, baseline::Baseline};
use crate::span::Span;
use crate::wording::Wording;
use clap::ValueEnum;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::path::Path;

impl JsonSchema for Span {
    fn schema_name() -> Cow<'static, str> {
        "span".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "First byte and one past the last, of UTF-8 text.",
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "minItems": 2,
            "maxItems": 2
        })
    }
}

impl JsonSchema for Rect {
    fn schema_name() -> Cow<'static, str> {
        "box".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Left, bottom, right, top in points of the unrotated page.",
            "type": "array",
            "items": {"type": "number"},
            "minItems": 4,
            "maxItems": 4
        })
    }
}

impl JsonSchema for Wording {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "wording".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string"})
    }
}

/// Adds the type of a kind to those that a generator knows.
fn add(kind: Kind, generator: &mut SchemaGenerator) {
    match kind {
        Kind::Report => generator.subschema_for::<Report>(),
        Kind::Statistics => generator.subschema_for::<Statistics<'_>>(),
        Kind::Keywords | Kind::Posting => generator.subschema_for::<KeywordContract<'_>>(),
        Kind::Fields => generator.subschema_for::<FormsReport>(),
        Kind::Extract => generator.subschema_for::<ReadingList<'_>>(),
        Kind::Rules => generator.subschema_for::<RuleList<'_>>(),
        Kind::Readers => generator.subschema_for::<ReaderList<'_>>(),
        Kind::Baseline => generator.subschema_for::<Baseline>(),
        Kind::Rule => generator.subschema_for::<Rule>(),
        Kind::Config => generator.subschema_for::<Config>(),
    };
}

/// What is read is described as it may be written; all else as it is written by us.
fn is_read(kind: Kind) -> bool {
    matches!(kind, Kind::Rule | Kind::Config)
}

fn definitions(settings: SchemaSettings, of: impl Fn(Kind) -> bool) -> Map<String, Value> {
    let mut generator = settings.into_generator();
    Kind::value_variants().iter().filter(|kind| of(**kind)).for_each(|kind| add(*kind, &mut generator));
    generator.take_definitions(true)
}

#[test]
fn generated_contracts() {
    let settings = SchemaSettings::draft2020_12();
    let mut all = definitions(settings.clone().for_deserialize(), is_read);
    for (name, definition) in definitions(settings.for_serialize(), |kind| !is_read(kind)) {
        let before = all.insert(name.clone(), definition.clone());
        assert!(before.is_none_or(|before| before == definition), "{name} is read and written in two forms");
    }
    let text = format!("{}\n", serde_json::to_string_pretty(&all).unwrap());
    if std::env::var_os("WRITE").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/schema/contracts.json");
        return std::fs::write(path, text).unwrap();
    }
    let how = "WRITE=1 cargo test --locked generated";
    assert!(CONTRACTS == text, "src/schema/contracts.json is out of date: {how}");
}
