//! What holds for a document as a whole.

use super::{Tongue, WORDS, xml::Xml};

/// The part that holds the settings.
pub fn part(tongue: Tongue) -> Vec<u8> {
    Xml::part("w:settings", &[("xmlns:w", WORDS)], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.value("w:defaultTabStop", "420");
        xml.empty("w:evenAndOddHeaders", &[]);
        xml.value("w:characterSpacingControl", if tongue == Tongue::Chinese { "compressPunctuation" } else { "doNotCompress" });
        xml.element("w:compat", &[], |xml| {
            // As Word has laid out documents since 2013; without it the document opens as an old one.
            let names =
                [("w:name", "compatibilityMode"), ("w:uri", "http://schemas.microsoft.com/office/word"), ("w:val", "15")];
            xml.empty("w:compatSetting", &names);
        });
    })
}

/// The part that says what the document is called and what language it is in.
pub fn properties(title: &str, language: &str) -> Vec<u8> {
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    Xml::part("cp:coreProperties", &names, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(title));
        xml.element("dc:language", &[], |xml| xml.text(language));
    })
}
