//! Bytes that nobody meant: no panic, and bounded time, whatever comes. `SHEETS_CASES` sets how many are tried.

use proptest::prelude::*;

use crate::fixture::{base, bytes, options, read_with};

fn cases() -> ProptestConfig {
    let cases = std::env::var("SHEETS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

const WHOLE: [&str; 8] = [
    "wps.xlsx",
    "strict.xlsx",
    "merged.xlsx",
    "hidden-rows.xlsx",
    "careless.xlsx",
    "stray-cell.xlsx",
    "east-asian-dates.xlsx",
    "old.xls",
];

/// The parts of a workbook changed before they are packed, since a change of the packed bytes is caught by its check sum.
fn repacked(whole: &[u8], changes: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    use std::io::Read as _;
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(whole)) else { return whole.to_vec() };
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((String::from_utf8_lossy(part.name_raw()).into_owned(), bytes));
    }
    for (index, byte) in changes {
        let count = parts.len();
        let (_, bytes) = &mut parts[usize::from(*byte) % count];
        if !bytes.is_empty() {
            let at = index.index(bytes.len());
            bytes[at] = *byte;
        }
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    crate::bad_files::zipped(&parts)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn arbitrary_bytes_never_panic(start in 0..5_usize, bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", "县,数量\n".as_bytes()];
        let all = [starts[start], &bytes].concat();
        read_with("a.xlsx", &all, &base(), &options());
    }

    #[test]
    fn arbitrary_texts_never_panic(text in "[县名称产品月数量（）,;\t\n\"0-9.\\-=合计示例a-z ]{0,400}") {
        let text = format!("县,名称,产品,发运月,数量\n{text}");
        read_with("西果东送.csv", text.as_bytes(), &base(), &options());
    }

    #[test]
    fn workbooks_with_changed_parts_never_panic(which in 0..WHOLE.len(), changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..12)) {
        let whole = bytes(WHOLE[which]);
        read_with("a.xlsx", &repacked(&whole, &changes), &base(), &options());
    }

    #[test]
    fn workbooks_with_changed_bytes_never_panic(which in 0..WHOLE.len(), changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..12)) {
        let mut whole = bytes(WHOLE[which]);
        for (index, byte) in changes {
            let at = index.index(whole.len());
            whole[at] = byte;
        }
        read_with("a.xlsx", &whole, &base(), &options());
    }
}
