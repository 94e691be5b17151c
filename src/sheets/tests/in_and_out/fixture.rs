//! The reference scenario, the committed workbooks, and what reading them comes to.

use std::{collections::BTreeMap, fs, path::Path, sync::OnceLock};

use domain::Scenario;
use exchange::reference;
use sheets::{File, Import, Options, Severity, What, import};

pub fn base() -> Scenario {
    static BASE: OnceLock<Scenario> = OnceLock::new();
    BASE.get_or_init(read_base).clone()
}

fn read_base() -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    let file = |name: &&str| ((*name).to_owned(), fs::read(folder.join(format!("{name}.json"))).unwrap());
    reference::scenario(&reference::FILES.iter().map(file).collect::<BTreeMap<_, _>>()).unwrap()
}

pub fn bytes(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks").join(name)).unwrap()
}

pub fn gb18030(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

pub fn options() -> Options {
    Options { date: "2025-04-14".to_owned(), ..Options::default() }
}

pub fn read_with(name: &str, bytes: &[u8], scenario: &Scenario, options: &Options) -> Import {
    import(&[File { name, bytes }], scenario, options, &gb18030)
}

pub fn read(name: &str) -> Import {
    read_with(name, &bytes(name), &base(), &options())
}

/// Findings as (row, column, severity, what), in their order.
pub fn told(import: &Import) -> Vec<(Option<u32>, String, Severity, What)> {
    let findings = import.findings.iter();
    findings.map(|found| (found.place.row, found.place.column.clone(), found.severity, found.what.clone())).collect()
}

pub fn count(import: &Import, is_it: impl Fn(&What) -> bool) -> usize {
    import.findings.iter().filter(|found| is_it(&found.what)).count()
}

/// Quantities of the new rows, in their order.
pub fn quantities(import: &Import) -> Vec<i64> {
    let rows = import.added().iter();
    rows.map(|added| match added.row.get("quantity") {
        Some(domain::attribute::Value::Number(number)) => number,
        other => panic!("a quantity is a number: {other:?}"),
    })
    .collect()
}

/// What an attribute of the new rows is as a text, in their order.
pub fn texts(import: &Import, attribute: &str) -> Vec<String> {
    let text = |value| match value {
        Some(domain::attribute::Value::Text(text)) => text,
        _ => String::new(),
    };
    import.added().iter().map(|added| text(added.row.get(attribute))).collect()
}
