//! The pages of a document: how they lie, what stands above and below them, and that nothing leads out of the file.

use report::{Block, Paper, docx};

use crate::{
    document::opened,
    fixture::{heading, paper, part},
};

#[test]
fn parts_that_lie_otherwise_are_sections_with_the_page_turned() {
    let text = opened(&paper()).tree("word/document.xml");
    let sections = text.named("w:sectPr");
    let sizes: Vec<_> = sections
        .iter()
        .map(|section| {
            let (size, margins) = (section.first("w:pgSz").unwrap(), section.first("w:pgMar").unwrap());
            let inside = size.number("w:w") - margins.number("w:left") - margins.number("w:right");
            (size.number("w:w"), size.number("w:h"), size.says("w:orient"), inside)
        })
        .collect();
    let upright = (11_906, 16_838, "", 8_844);
    assert_eq!(sizes, [upright, (16_838, 11_906, "landscape", 12_756), upright]);
}

#[test]
fn parts_that_hold_nothing_turn_no_page() {
    let text = |blocks: Vec<Block>| {
        let parts =
            vec![part("a", false, vec![heading(1, "甲")]), part("b", true, blocks), part("c", false, vec![heading(1, "丙")])];
        opened(&Paper { parts, ..Paper::default() }).tree("word/document.xml")
    };
    assert_eq!(text(Vec::new()).named("w:sectPr").len(), 1);
    assert_eq!(text(vec![Block::Signatures(Vec::new())]).named("w:sectPr").len(), 1);
    assert_eq!(text(vec![heading(1, "乙")]).named("w:sectPr").len(), 3);
}

#[test]
fn a_part_on_a_page_of_its_own_breaks_the_page_once() {
    let mut paper = Paper { title: "题".into(), ..Paper::default() };
    for name in ["甲", "乙", "丙"] {
        let mut part = part(name, false, vec![heading(1, name), Block::Text(name.into())]);
        part.begins_page = name != "丙";
        paper.parts.push(part);
    }
    let text = opened(&paper).tree("word/document.xml");
    let broken: Vec<_> = text.named("w:p").into_iter().filter(|line| line.named("w:pageBreakBefore").len() == 1).collect();
    assert_eq!(broken.iter().map(|line| line.letters()).collect::<Vec<_>>(), ["乙"]);
}

#[test]
fn every_page_has_its_number_between_dashes_at_its_outer_side() {
    let opened = opened(&paper());
    assert_eq!(opened.tree("word/settings.xml").named("w:evenAndOddHeaders").len(), 1);
    let relations = opened.tree("word/_rels/document.xml.rels");
    for section in opened.tree("word/document.xml").named("w:sectPr") {
        for (kind, inset) in [("default", (0, 280)), ("even", (280, 0))] {
            let of = |name: &str| {
                let found = section.named(name).into_iter().find(|found| found.says("w:type") == kind).unwrap();
                let relation = relations.children.iter().find(|relation| relation.says("Id") == found.says("r:id")).unwrap();
                opened.tree(&format!("word/{}", relation.says("Target")))
            };
            assert_eq!(of("w:headerReference").letters(), "示例数据");
            let footer = of("w:footerReference");
            assert!(footer.letters().contains("—  PAGE 1 —"), "{}", footer.letters());
            let indent = footer.first("w:ind").unwrap();
            assert_eq!((indent.number("w:left"), indent.number("w:right")), inset);
            let foot = footer.named("w:r").into_iter().find(|run| run.letters().contains("指纹")).unwrap();
            assert_eq!(foot.first("w:sz").unwrap().number("w:val"), 18);
            let runs = footer.letters();
            assert_eq!(runs.find("指纹") > runs.find("PAGE"), kind == "even");
            let size = section.first("w:pgSz").unwrap();
            let inside = if size.says("w:orient") == "landscape" { 12_756 } else { 8_844 };
            let tab = footer.first("w:tabs").unwrap().first("w:tab").unwrap();
            assert_eq!((tab.number("w:pos") + inset.1, tab.says("w:val")), (inside, "right"));
        }
    }
}

#[test]
fn without_a_mark_there_is_no_header() {
    let opened = opened(&Paper { mark: String::new(), ..paper() });
    assert!(!opened.parts.contains_key("word/header.xml"));
    assert!(opened.tree("word/document.xml").named("w:headerReference").is_empty());
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert_eq!(docx(&paper()), docx(&paper()));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx(&paper()).unwrap())).unwrap();
    for place in 0..archive.len() {
        let date = archive.by_index(place).unwrap().last_modified();
        assert_eq!(date, Some(zip::DateTime::DEFAULT));
    }
}

#[test]
fn every_part_is_of_a_kind_and_nothing_leads_out_of_the_file() {
    let opened = opened(&paper());
    let kinds = opened.tree("[Content_Types].xml");
    for name in opened.parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap();
        let is_told = |kind: &&crate::opened::Element| match ending {
            "xml" => kind.says("PartName") == format!("/{name}"),
            _ => kind.says("Extension") == ending,
        };
        assert!(kinds.children.iter().any(|kind| is_told(&kind)), "{name}");
    }
    for (folder, file) in [("", "_rels/.rels"), ("word/", "word/_rels/document.xml.rels")] {
        for relation in opened.tree(file).children {
            assert!(relation.says("TargetMode").is_empty());
            assert!(opened.parts.contains_key(&format!("{folder}{}", relation.says("Target"))));
        }
    }
    assert_eq!(opened.tree("docProps/core.xml").first("dc:title").unwrap().text, paper().title);
}
