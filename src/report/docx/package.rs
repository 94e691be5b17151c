//! The parts of a document in one archive, with their kinds and relations. The same bytes whenever it is made.

use std::{
    borrow::Cow,
    io::{Cursor, Write as _},
};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::xml::Xml;

const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PROPERTIES_KIND: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const PROPERTIES_RELATION: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// A part of the document.
pub struct Member<'a> {
    /// What the text calls it.
    pub id: String,
    /// What it is: `styles`, `settings`, `header`, `image`, …
    pub kind: &'static str,
    /// Its file, beside that of the text.
    pub file: String,
    /// What it holds.
    pub bytes: Cow<'a, [u8]>,
}

impl<'a> Member<'a> {
    /// A part that is written here.
    pub fn written(id: &str, kind: &'static str, file: &str, bytes: Vec<u8>) -> Self {
        Self { id: id.to_owned(), kind, file: file.to_owned(), bytes: bytes.into() }
    }

    /// A picture.
    pub fn picture(id: String, file: String, bytes: &'a [u8]) -> Self {
        Self { id, kind: "image", file, bytes: bytes.into() }
    }
}

/// The archive of a text, its properties and its other parts. O(bytes).
pub fn package(text: &[u8], properties: &[u8], members: &[Member<'_>]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The first date that an archive can say: none.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::DEFAULT);
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), ZipError> {
        archive.start_file(name, options)?;
        archive.write_all(bytes)?;
        Ok(())
    };
    put("[Content_Types].xml", &kinds(members))?;
    put("_rels/.rels", &roots())?;
    put("word/document.xml", text)?;
    put("word/_rels/document.xml.rels", &relations(members))?;
    for member in members {
        put(&format!("word/{}", member.file), &member.bytes)?;
    }
    put("docProps/core.xml", properties)?;
    Ok(archive.finish()?.into_inner())
}

fn kinds(members: &[Member<'_>]) -> Vec<u8> {
    Xml::part("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")], |xml| {
        let by_ending = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("svg", "image/svg+xml"),
        ];
        for (ending, kind) in by_ending {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let mut of = |file: &str, kind: &str| xml.empty("Override", &[("PartName", file), ("ContentType", kind)]);
        of("/word/document.xml", &format!("{KIND}document.main+xml"));
        for member in members.iter().filter(|member| member.kind != "image") {
            of(&format!("/word/{}", member.file), &format!("{KIND}{}+xml", member.kind));
        }
        of("/docProps/core.xml", PROPERTIES_KIND);
    })
}

fn roots() -> Vec<u8> {
    related(&[
        ("document", format!("{RELATION}officeDocument"), "word/document.xml"),
        ("properties", PROPERTIES_RELATION.to_owned(), "docProps/core.xml"),
    ])
}

fn relations(members: &[Member<'_>]) -> Vec<u8> {
    let relations: Vec<_> =
        members.iter().map(|member| (member.id.as_str(), format!("{RELATION}{}", member.kind), member.file.as_str())).collect();
    related(&relations)
}

fn related(relations: &[(&str, String, &str)]) -> Vec<u8> {
    Xml::part("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")], |xml| {
        for (id, kind, target) in relations {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    })
}
