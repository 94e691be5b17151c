//! In which encoding a text file is: found from all of its bytes, since the first Chinese character may come late.

/// An encoding of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark at its beginning.
    Utf8,
    /// UTF-16, the lower byte first, as Excel's "Unicode text".
    Utf16Little,
    /// UTF-16, the higher byte first.
    Utf16Big,
    /// GB18030, and so GBK and GB 2312.
    Gb18030,
}

/// The encoding of a text. O(length).
pub fn encoding(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xFF, 0xFE, ..] => Encoding::Utf16Little,
        [0xFE, 0xFF, ..] => Encoding::Utf16Big,
        _ if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        _ => Encoding::Gb18030,
    }
}

/// The text of a file; `None` where its bytes are no text. O(length).
pub fn decode(bytes: &[u8], gb18030: crate::Decoder<'_>) -> Option<String> {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.get(2..)?.as_chunks::<2>();
        let units = pairs.iter().map(|pair| unit(*pair));
        rest.is_empty().then(|| char::decode_utf16(units).collect::<Result<String, _>>().ok()).flatten()
    };
    let text = match encoding(bytes) {
        Encoding::Utf8 => String::from_utf8(bytes.to_vec()).ok()?,
        Encoding::Utf16Little => utf16(u16::from_le_bytes)?,
        Encoding::Utf16Big => utf16(u16::from_be_bytes)?,
        Encoding::Gb18030 => gb18030(bytes)?,
    };
    Some(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}
