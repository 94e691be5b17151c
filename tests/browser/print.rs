//! What Ctrl+P gives: named sheets with their dates and filters, all rows, no buttons.

use std::fs;

use serde_json::json;

use crate::harness::{DESKTOP, Page, journey, root};

/// Looks at the page as paper does, after the event that comes before printing.
async fn as_paper(page: &Page) {
    page.run("window.dispatchEvent(new Event('beforeprint'))", Vec::new()).await;
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
}

async fn as_screen(page: &Page) {
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "screen" })).await;
}

/// The text that can be seen on paper.
async fn seen(page: &Page) -> String {
    page.run("return document.body.innerText", Vec::new()).await.as_str().unwrap_or_default().to_owned()
}

/// Prints, leaves the sheets for a person to look at, and gives how many pages there are.
async fn printed(page: &Page, name: &str) -> usize {
    let paper = json!({ "printBackground": true, "preferCSSPageSize": true });
    let printed = page.cdp("Page.printToPDF", paper).await;
    let text = printed["data"].as_str().expect("the printed page").to_owned();
    let script = "const binary = atob(arguments[0]); return (binary.match(/\\/Type\\s*\\/Page[^s]/g) || []).length";
    let pages = page.run(script, vec![json!(text)]).await.as_u64().unwrap_or_default();
    let folder = root().join("target").join("screenshots");
    fs::create_dir_all(&folder).expect("target/ can be written to");
    fs::write(folder.join(format!("{name}.pdf.base64")), text).expect("target/ can be written to");
    pages as usize
}

/// Buttons, lists and fields that paper shows as such: those that hold no content.
const CONTROLS: &str = "return [...document.querySelectorAll('button, select, input, summary')]
    .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
    .filter((element) => element.matches('select, input, .button, .tool, .segment') )
    .map((element) => element.outerHTML.slice(0, 120))";

#[tokio::test]
async fn every_view_prints_under_its_name_with_its_dates_and_without_controls() {
    journey("print", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        // The scenario's own name.
        page.click("#slots").await;
        page.click("#slot-list .slot-rename").await;
        page.until("the field has the focus", "document.activeElement.matches('.slot-field')").await;
        page.fill(".slot-field", "三季度方案").await;
        page.press(&[], '\u{e007}').await;
        page.press(&[], '\u{e00c}').await;
        page.until("the title is the scenario's name", "document.title.startsWith('三季度方案')").await;
        let today = page.run("const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')", Vec::new()).await;
        let today = today.as_str().unwrap();
        for tab in page.tabs().await {
            page.click(&tab).await;
            page.until_current(&tab).await;
            as_paper(&page).await;
            let head = page.run("return document.querySelector('#print-head').innerText", Vec::new()).await;
            let head = head.as_str().unwrap_or_default();
            assert!(head.contains("三季度方案") && head.contains("数据日期 2020-05") && head.contains(&format!("打印日期 {today}")), "{tab}: {head}");
            let controls = page.run(CONTROLS, Vec::new()).await;
            assert_eq!(controls, json!([]), "{tab}");
            let name = format!("print-{}", tab.trim_start_matches("#tab-"));
            as_screen(&page).await;
            assert!(printed(&page, &name).await > 0);
        }
    })
    .await;
}

#[tokio::test]
async fn a_printed_list_has_all_its_rows_and_says_what_it_was_narrowed_to() {
    journey("print-filters", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-unmet").await;
        page.choose("#unmet-kind", "1").await;
        page.choose("#unmet-province", "510000").await;
        page.fill("#unmet-search", "苹果").await;
        as_paper(&page).await;
        let paper = seen(&page).await;
        assert!(paper.contains("筛选：") && paper.contains("四川") && paper.contains("含“苹果”"), "{paper}");
        as_screen(&page).await;
        page.fill("#unmet-search", "").await;
        page.choose("#unmet-province", "").await;
        as_paper(&page).await;
        let all: u64 = page.attribute("#unmet-rows", "data-rows").await.parse().unwrap();
        page.until(
            "all rows are on paper",
            &format!("document.querySelectorAll('#unmet-rows tbody tr[data-row]').length === {all}"),
        )
        .await;
        as_screen(&page).await;
        page.click("#tab-allocation").await;
        page.choose("#filter-east", "310000").await;
        page.choose("#filter-month", "11").await;
        as_paper(&page).await;
        let paper = seen(&page).await;
        assert!(paper.contains("筛选：") && paper.contains("上海") && paper.contains("11 月"), "{paper}");
        as_screen(&page).await;
        assert!(printed(&page, "print-allocation-filtered").await > 0);
        // Nothing is narrowed: nothing is said.
        page.choose("#filter-east", "").await;
        page.choose("#filter-month", "").await;
        page.click("#tab-unmet").await;
        as_paper(&page).await;
        assert!(!page.has(".filters-said").await);
    })
    .await;
}

#[tokio::test]
async fn a_printed_comparison_names_both_sides_and_has_upright_headings() {
    journey("print-compare", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#slots").await;
        page.click("#duplicate").await;
        page.until("the field has the focus", "document.activeElement.matches('.slot-field')").await;
        page.fill(".slot-field", "锁定试算").await;
        page.press(&[], '\u{e007}').await;
        page.press(&[], '\u{e00c}').await;
        let pair = page.attribute("#matrix [data-pair]:not(.is-chosen)", "data-pair").await;
        page.click(&format!("#matrix [data-pair='{pair}']")).await;
        page.click("#pin").await;
        page.final_plan().await;
        page.click("#tab-compare").await;
        page.until_there("#compare[data-answered='true']").await;
        page.until_there("#compare-measures tbody tr").await;
        as_paper(&page).await;
        let names = page.run("return [...document.querySelectorAll('.side-name')].map(({ innerText }) => innerText)", Vec::new()).await;
        assert!(names[0].as_str().unwrap_or_default().contains("锁定试算"), "{names}");
        assert!(!names[1].as_str().unwrap_or_default().is_empty(), "{names}");
        let upright = page
            .run(
                "return [...document.querySelectorAll('#compare th')].filter((head) => head.innerText.trim().length > 1)
                    .every((head) => head.getBoundingClientRect().height < 60 && getComputedStyle(head).writingMode === 'horizontal-tb')",
                Vec::new(),
            )
            .await;
        assert_eq!(upright, true, "no heading is stacked letter by letter");
        let controls = page.run(CONTROLS, Vec::new()).await;
        assert_eq!(controls, json!([]));
        as_screen(&page).await;
        assert!(printed(&page, "print-compare").await > 0);
    })
    .await;
}
