//! Who takes part, and what rows stand on: parties, counties, products, roads and existing pairs are the planner's own; and a scenario
//! from nothing.

use crate::{
    harness::{DESKTOP, Page, journey},
    own_data::{cell, fill, paste},
};

const ENTER: char = '\u{e007}';

/// Opens a table of the data.
async fn open(page: &Page, table: &str) {
    page.click("#tab-data").await;
    page.until_current("#tab-data").await;
    page.click(&format!("#data-{table}")).await;
    page.until_there(&format!("#data-{table}[aria-pressed='true']")).await;
}

/// Adds a row and gives its key.
async fn add(page: &Page) -> String {
    page.click("#data-add").await;
    page.until("the new row has the focus", "document.activeElement.closest('#data-rows [data-row]')").await;
    let key = page.run("return document.activeElement.closest('[data-row]').dataset.row", Vec::new()).await;
    key.as_str().unwrap_or_default().to_owned()
}

/// Eastern and western parties of the matrix.
async fn sides(page: &Page) -> (u64, u64) {
    page.click("#tab-pairing").await;
    page.until_there("#matrix [data-pair]").await;
    let count = async |selector: &str| {
        let script = "return document.querySelectorAll(arguments[0]).length";
        page.run(script, vec![selector.into()]).await.as_u64().unwrap_or_default()
    };
    (count("#matrix tbody .row-head").await, count("#matrix thead .column-head").await)
}

#[tokio::test]
async fn a_party_leaves_with_all_that_is_its_own_and_another_comes() {
    journey("own-parties", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        assert_eq!(sides(&page).await, (10, 7));
        open(&page, "parties").await;
        page.picture("data-parties-desk-zh-light").await;
        page.click("#data-rows [data-row='320000'] .data-delete").await;
        // What goes with it is said before it goes.
        page.until_says("#data-doomed", "江苏").await;
        page.until_says("#data-doomed", "条能力").await;
        page.picture("data-doomed-desk-zh-light").await;
        page.click("#data-doom").await;
        page.until_gone("#data-rows [data-row='320000']").await;
        let without = page.final_plan().await;
        assert_ne!(without.fingerprint, before.fingerprint);
        assert_eq!(sides(&page).await, (9, 7));
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint, "one undo brings all of it back");
        assert_eq!(sides(&page).await, (10, 7));
        // Another comes: its roads are estimated, and say so.
        open(&page, "parties").await;
        let row = add(&page).await;
        fill(&page, &row, "division", "江苏").await;
        page.until_says(".data-error", "已经有江苏了").await;
        page.fill(".data-field", "辽宁").await;
        page.press(&[], ENTER).await;
        page.until_there(&cell("210000", "side")).await;
        open(&page, "connections").await;
        page.until_there("#data-rows [data-row='210000-530000']").await;
        page.until_says("#data-rows [data-row='210000-530000'] .data-acts", "估算").await;
        fill(&page, "210000-530000", "days", "5.5天").await;
        page.until_says(&cell("210000-530000", "days"), "5.5").await;
        assert_eq!(page.text("#data-rows [data-row='210000-530000'] .data-acts").await, "", "measured, no longer by the rule");
        page.final_plan().await;
        assert_eq!(sides(&page).await, (11, 7));
        page.picture("matrix-eleven-desk-zh-light").await;
    })
    .await;
}

#[tokio::test]
async fn existing_pairs_products_and_counties_are_the_planners_own() {
    journey("own-ground", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        open(&page, "existing").await;
        let rows = "document.querySelectorAll('#data-rows tbody [data-row]').length";
        let count = page.run(&format!("return {rows}"), Vec::new()).await.as_u64().unwrap_or_default();
        let key = add(&page).await;
        page.until("the pair is listed", &format!("{rows} === {}", count + 1)).await;
        let [east, west] = key.split('-').collect::<Vec<_>>()[..] else { panic!("{key}") };
        page.final_plan().await;
        page.click("#tab-pairing").await;
        page.until_there(&format!("#matrix [data-pair='{east}-{west}'] .ring")).await;
        open(&page, "products").await;
        let product = add(&page).await;
        page.until_says(&format!("#data-rows [data-row='{product}'] .data-acts"), "缺").await;
        fill(&page, &product, "name", "黑木耳").await;
        fill(&page, &product, "harvest", "9–11月").await;
        fill(&page, &product, "shelf_days", "三十").await;
        page.until_says(".data-error", "请填数字").await;
        page.fill(".data-field", "180").await;
        page.press(&[], ENTER).await;
        page.until_says(&cell(&product, "shelf_days"), "180").await;
        page.picture("data-products-desk-zh-light").await;
        // A county outside the provinces that take part: first its province, then the county, then what it needs.
        open(&page, "parties").await;
        let party = add(&page).await;
        fill(&page, &party, "division", "安徽").await;
        fill(&page, "340000", "side", "西部").await;
        page.until_says(&cell("340000", "side"), "西部").await;
        open(&page, "counties").await;
        let county = add(&page).await;
        fill(&page, &county, "name", "潜山市").await;
        fill(&page, &county, "short", "潜山").await;
        fill(&page, &county, "province", "安徽").await;
        fill(&page, &county, "adcode", "340824").await;
        page.until_says(&cell("340824", "name"), "潜山市").await;
        page.picture("data-counties-desk-zh-light").await;
        open(&page, "needs").await;
        page.choose("#data-kind", "1").await;
        let need = add(&page).await;
        fill(&page, &need, "county", "潜山").await;
        fill(&page, &need, "product", "黑木耳").await;
        fill(&page, &need, "month", "10").await;
        fill(&page, &need, "quantity", "40").await;
        page.until_says(&cell(&need, "county"), "潜山").await;
        page.final_plan().await;
        page.click("#tab-pairing").await;
        page.until_there("#matrix [data-pair$='-340000']").await;
        // The product is named by a need: what goes with it is said.
        open(&page, "products").await;
        page.click(&format!("#data-rows [data-row='{product}'] .data-delete")).await;
        page.until_says("#data-doomed", "1 条需求").await;
        page.reload().await;
        page.final_plan().await;
        open(&page, "counties").await;
        page.until_says(&cell("340824", "name"), "潜山市").await;
    })
    .await;
}

#[tokio::test]
async fn a_scenario_from_nothing_says_what_is_missing_until_there_is_a_plan() {
    journey("from-nothing", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let reference = page.final_plan().await;
        page.allow_clipboard().await;
        page.click("#slots").await;
        page.click("#slot-empty").await;
        page.until_current("#tab-data").await;
        page.until_there("#data-parties[aria-pressed='true']").await;
        page.picture("from-nothing-data-desk-zh-light").await;
        page.click("#tab-pairing").await;
        page.until_says("#nothing-yet", "东部供销社：还没有").await;
        page.picture("from-nothing-desk-zh-light").await;
        for tab in page.tabs().await {
            page.click(&tab).await;
            page.until_current(&tab).await;
        }
        page.click("#tab-pairing").await;
        page.click("[data-enter='parties']").await;
        page.until_there("#data-parties[aria-pressed='true']").await;
        // A table without rows takes a block as its first rows.
        page.until_says("#data", "还没有一行").await;
        page.focus("#data-add").await;
        paste(&page, "北京\t东部\n贵州\t西部\n").await;
        page.until_says(&cell("520000", "side"), "西部").await;
        open(&page, "offers").await;
        page.choose("#data-kind", "3").await;
        let offer = add(&page).await;
        let fields = page
            .run(
                "return [...document.querySelectorAll('#data-rows [data-row] [data-cell]')].map(({ dataset }) => dataset.cell)",
                Vec::new(),
            )
            .await;
        assert!(fields.to_string().contains("subject"), "{fields}");
        fill(&page, &offer, "subject", "果树栽培与修剪").await;
        fill(&page, &offer, "quantity", "120").await;
        fill(&page, &offer, "online", "是").await;
        page.click("#tab-pairing").await;
        page.until_says("#nothing-yet", "需求（县）：还没有").await;
        page.click("[data-enter='needs']").await;
        page.until_there("#data-needs[aria-pressed='true']").await;
        let need = add(&page).await;
        fill(&page, &need, "subject", "果树栽培与修剪").await;
        fill(&page, &need, "quantity", "80").await;
        fill(&page, &need, "mode_required", "线上").await;
        let plan = page.final_plan().await;
        assert!(plan.value.parse::<f64>().is_ok_and(|value| value > 0.0), "{plan:?}");
        assert_eq!(sides(&page).await, (1, 1));
        page.until_there("#matrix .is-chosen").await;
        page.picture("from-nothing-plan-desk-zh-light").await;
        // It is kept, and whoever opens its link has it.
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, plan.fingerprint);
        page.click("#share").await;
        page.click("#copy-link").await;
        page.until("the link is copied", "document.querySelector('.toast')").await;
        let link = page.clipboard().await;
        let other = stage.browser(DESKTOP).await;
        other.go_to(&link).await;
        assert_eq!(other.final_plan().await.fingerprint, plan.fingerprint);
        // And the scenario from before is as it was.
        page.click("#slots").await;
        page.click("#slot-list .slot-row:first-child .slot-name").await;
        assert_eq!(page.final_plan().await.fingerprint, reference.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn beside_each_row_stands_what_it_could_go_with_and_what_would_open_it() {
    journey("data-prospects", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        open(&page, "needs").await;
        page.choose("#data-kind", "1").await;
        page.until_there("#data-rows [data-row] [data-cell='floor']").await;
        let key = page.attribute("#data-rows [data-row]:has([data-cell='floor']:not(.is-empty))", "data-row").await;
        let prospect = format!("#data-rows [data-row='{key}'] .data-prospect");
        page.until_says(&prospect, "社 · ").await;
        page.click("#data-balance summary").await;
        page.until_there("#data-balance tbody tr .number").await;
        page.picture("data-prospects-desk-zh-light").await;
        let floor = page.text(&cell(&key, "floor")).await;
        fill(&page, &key, "floor", "900").await;
        page.until_says(&prospect, "配不上").await;
        page.until_says(&prospect, "价差不够运费").await;
        page.picture("data-prospects-none-desk-zh-light").await;
        // The change that opens it is one click, and one step of undo.
        page.click(&format!("{prospect} .data-open")).await;
        page.until_says(&prospect, "社 · ").await;
        assert_ne!(page.text(&cell(&key, "floor")).await, "900.00");
        page.click("#undo").await;
        page.until_says(&cell(&key, "floor"), "900.00").await;
        page.click("#undo").await;
        page.until_says(&cell(&key, "floor"), &floor).await;
        page.until_says(&prospect, "社 · ").await;
    })
    .await;
}
