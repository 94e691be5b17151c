//! Unsold lots: reported, answered with what can be done, agreed on, undone, sent as a link; and the monitor that sees them coming.

use serde_json::{Value, json};

use crate::{
    access::axe,
    harness::{DESKTOP, PHONE, Page, journey},
};

/// 礼县, which grows 礼县苹果.
const COUNTY: &str = "621226";
const APPLES: &str = "p28";

/// No serious finding in what is in view.
async fn accessible(page: &Page) {
    page.run(&axe(), Vec::new()).await;
    assert_eq!(page.findings().await, [] as [&str; 0]);
}

async fn answered(page: &Page) {
    page.until_searched("what can be done is known", "document.querySelector('#lots')?.dataset.answered === 'true'").await;
}

/// The view of lots, with a plan whose search has ended.
async fn opened(page: &Page) {
    page.final_plan().await;
    page.click("#tab-events").await;
    page.click("#mechanism-lots").await;
    page.until_there("#lot-new").await;
}

/// Fills in a report of so many tonnes that are picked at the end of September, and keep for so many hours.
async fn report(page: &Page, tonnes: &str, hours: &str) {
    page.click("#lot-new").await;
    page.choose("#lot-county", COUNTY).await;
    page.choose("#lot-product", APPLES).await;
    page.fill("#lot-tonnes", tonnes).await;
    page.fill("#lot-floor", "5.00").await;
    page.fill("#lot-ready", "2020年9月25日").await;
    page.fill("#lot-ready-hour", "8").await;
    page.click("#lot-keeps-hours").await;
    page.fill("#lot-hours", hours).await;
    page.click("#lot-cold").await;
    page.click("#lot-save").await;
    page.until_gone("#lot-form").await;
}

/// What each way places and leaves: of its own words, and the sum of its table.
const WAYS: &str = "return [...document.querySelectorAll('.lot-way[data-way]')].map((way) => [
    way.dataset.way,
    [...way.querySelectorAll('.lot-table:not(.lot-moves) tbody tr')].reduce((sum, row) => sum + Number(row.cells[1].textContent.replaceAll(',', '')), 0),
])";

#[tokio::test]
async fn a_lot_is_reported_answered_agreed_on_and_taken_back() {
    journey("lots", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        opened(&page).await;
        page.until_says("#lots", "还没有登记").await;
        page.picture("lots-desk-zh-empty").await;
        accessible(&page).await;
        // A blank report is refused, all that is wrong with it at once, and nothing is lost.
        page.click("#lot-new").await;
        page.fill("#lot-tonnes", "1.2万吨").await;
        page.click("#lot-save").await;
        page.until_says("#lot-errors", "请选一种产品").await;
        for said in ["请选一个有西部供销社代表的县", "可装车时间", "最低价"] {
            assert!(page.text("#lot-errors").await.contains(said), "{said}");
        }
        assert!(!page.text("#lot-errors").await.contains("数量"), "1.2万吨 is read");
        assert_eq!(page.attribute("#lot-county", "aria-invalid").await, "true");
        page.picture("lots-desk-zh-refused").await;
        accessible(&page).await;
        page.click("#lot-cancel").await;
        // Days are counted from a moment of the scenario's year.
        page.click("#as-of-set").await;
        page.fill("#as-of-day", "2020-09-25").await;
        page.fill("#as-of-day-hour", "8").await;
        page.click("#as-of-take").await;
        page.until_says("#as-of", "2020-09-25 8:00").await;
        let before = page.plan().await.fingerprint;
        report(&page, "300", "504").await;
        page.until_says("#lot-title", "礼县").await;
        page.until_says(".lot-list", "还剩 21 天").await;
        answered(&page).await;
        assert_eq!(page.plan().await.fingerprint, before, "a report changes no plan");
        page.picture("lots-desk-zh-light").await;
        accessible(&page).await;
        let ways: Vec<(String, i64)> = serde_json::from_value(page.run(WAYS, Vec::new()).await).expect("ways");
        let (best, placed) = ways.first().expect("something can be done").clone();
        let says = page.text(&format!(".lot-way[data-way='{best}'] .lot-says")).await;
        assert!(says.contains(&format!("{placed} 吨有去处")) || says.contains("300 吨全部有去处"), "{says}: {placed}");
        // Who can and who cannot, and by how much.
        assert!(page.text("#lot-candidates").await.contains("能接"));
        // It is agreed on: the plan is searched for again without what was promised, and one step takes it back.
        page.click(&format!(".lot-way[data-way='{best}'] [data-accept]")).await;
        page.until_there("#lot-agreed").await;
        assert!(page.text("#lot-agreed").await.contains(&format!("{placed} 吨有去处")));
        page.final_plan().await;
        page.picture("lots-desk-zh-agreed").await;
        accessible(&page).await;
        page.click("#lot-delete").await;
        page.until_says(".toasts", "先撤回安排").await;
        page.click("#undo").await;
        page.until_there("#lot-ways").await;
        answered(&page).await;
        assert_eq!(page.final_plan().await.fingerprint, before, "the plan is as it was");
        page.click("#language").await;
        page.click("#theme").await;
        page.until_says("#lots", "What can be done").await;
        answered(&page).await;
        page.picture("lots-desk-en-dark").await;
        // It is there after a reload.
        page.reload().await;
        page.final_plan().await;
        page.until_says("#lot-title", "300 t").await;
    })
    .await;
}

#[tokio::test]
async fn case_18_a_lot_keeps_its_hours_from_picking_and_who_comes_too_late_is_told_by_how_much() {
    journey("lots-late", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        opened(&page).await;
        page.click("#as-of-set").await;
        page.fill("#as-of-day", "2020-09-25").await;
        page.fill("#as-of-day-hour", "8").await;
        page.click("#as-of-take").await;
        // 24 hours from picking: packing alone takes them.
        report(&page, "100", "24").await;
        answered(&page).await;
        page.until_there("#lot-none").await;
        assert!(page.text("#lot-none").await.contains("来不及，差"), "what is in the way, and by how much");
        assert!(page.text("#lot-warnings").await.contains("就会坏"), "no truck is that fast");
        assert!(page.text("#lot-candidates").await.contains("来不及，差"));
        // Longer: the same lot, changed.
        page.click("#lot-edit").await;
        page.fill("#lot-hours", "720").await;
        page.click("#lot-save").await;
        page.until_gone("#lot-form").await;
        page.until_there(".lot-way[data-way]").await;
        // As a link it opens on the lot.
        page.click("#lot-send").await;
        page.until_there("#share-link").await;
        let link = page.run("return document.querySelector('#share-link').value", Vec::new()).await;
        let link = link.as_str().expect("a link").to_owned();
        assert!(link.contains("view=lots") && link.contains("lot=lot-01"), "{link}");
        let other = stage.visit(DESKTOP).await;
        other.go_to(&link).await;
        other.until_says("#lot-title", "礼县").await;
        other.until_there("#preview").await;
        let off =
            "return [...document.querySelectorAll('#lot-new, #lot-edit, #lot-delete')].every((button) => button.disabled)";
        assert_eq!(other.run(off, Vec::new()).await, json!(true), "a preview is only looked at");
    })
    .await;
}

#[tokio::test]
async fn the_monitor_shows_what_is_left_by_month_and_a_row_becomes_a_report() {
    journey("monitor", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-events").await;
        page.click("#mechanism-monitor").await;
        page.until_there("#monitor-unsold").await;
        // The sums of the table are those of its rows and of its columns.
        let sums = "const read = (cell) => cell.textContent === '·' ? 0 : Number(cell.textContent.replaceAll(',', ''));
            return ['monitor-unsold', 'monitor-free'].map((id) => {
                const rows = [...document.querySelectorAll(`#${id} tbody tr`)].map((row) => [...row.querySelectorAll('td')].map(read));
                const all = rows.pop();
                const is_across = [...rows, all].every((row) => row.slice(0, 12).reduce((sum, each) => sum + each, 0) === row[12]);
                return is_across && all.every((sum, month) => rows.reduce((total, row) => total + row[month], 0) === sum) && rows.length > 0;
            })";
        assert_eq!(page.run(sums, Vec::new()).await, json!([true, true]));
        page.picture("monitor-desk-zh-light").await;
        accessible(&page).await;
        let first: Value = page.run("const cells = document.querySelector('#monitor-next tbody tr').cells; return [cells[1].textContent, cells[3].textContent.replaceAll(',', '')]", Vec::new()).await;
        page.click("#monitor-next tbody tr [data-report]").await;
        page.until_there("#lot-form").await;
        let typed = "return document.querySelector('#lot-tonnes').value";
        assert_eq!(page.run(typed, Vec::new()).await, first[1]);
        let county = "return document.querySelector('#lot-county').selectedOptions[0].textContent";
        let county = page.run(county, Vec::new()).await;
        let name = first[0].as_str().expect("a name");
        assert!(county.as_str().expect("a county").contains(name.split(' ').next_back().unwrap_or(name)), "{county} {name}");
        // The tab returns to what was looked at last.
        page.click("#tab-pairing").await;
        page.click("#tab-events").await;
        page.until_there("#lots").await;
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_a_lot_is_reported_and_answered_within_its_width() {
    journey("lots-phone", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(PHONE).await;
        opened(&page).await;
        page.click("#as-of-set").await;
        page.fill("#as-of-day", "2020-09-25").await;
        page.fill("#as-of-day-hour", "8").await;
        page.click("#as-of-take").await;
        page.click("#lot-new").await;
        page.picture("lots-phone-zh-form").await;
        page.click("#lot-cancel").await;
        report(&page, "300", "504").await;
        answered(&page).await;
        page.picture("lots-phone-zh-light").await;
        accessible(&page).await;
        let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(page.run(wide, Vec::new()).await, json!(0));
        page.click("#mechanism-monitor").await;
        page.until_there("#monitor-unsold").await;
        page.picture("monitor-phone-zh-light").await;
        assert_eq!(page.run(wide, Vec::new()).await, json!(0));
    })
    .await;
}
