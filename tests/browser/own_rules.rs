//! The numbers of the rules and the words are the planner's own: numbers are changed where they stand, refused with what is allowed, and set
//! back to what they were; a term that is added is offered at once.

use crate::{
    harness::{DESKTOP, PHONE, Page, journey},
    own_data::{cell, fill},
};

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const CONTROL: char = '\u{e009}';

/// Opens the table of rules.
async fn open(page: &Page) {
    open_table(page, "rules").await;
    page.until_there(&cell("freight", "value")).await;
}

async fn open_table(page: &Page, table: &str) {
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

#[tokio::test]
async fn a_higher_freight_changes_the_plan_and_one_undo_takes_it_back() {
    journey("own-freight", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        open(&page).await;
        page.until_says(&cell("freight", "value"), "0.42 元/吨公里").await;
        page.until_says("#data-rows [data-row='freight'] .data-meaning", "公里").await;
        assert!(
            !page.has("#data-add:not([hidden])").await && !page.has("#data-rows .data-delete").await,
            "rules neither come nor go"
        );
        page.picture("data-rules-desk-zh-light").await;
        fill(&page, "freight", "value", "0.9元").await;
        page.until_says(&cell("freight", "value"), "0.90 元/吨公里").await;
        let dearer = page.final_plan().await;
        assert_ne!(dearer.fingerprint, before.fingerprint);
        // The step says what it was.
        page.until("the step is named", "document.querySelector('#undo').title.includes('吨公里运费：0.90 元/吨公里')").await;
        page.press(&[], ESCAPE).await;
        page.click("#undo").await;
        page.until_says(&cell("freight", "value"), "0.42 元/吨公里").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        page.click("#redo").await;
        assert_eq!(page.final_plan().await.fingerprint, dearer.fingerprint);
        // Back to what the base has, by a step of its own; kept over a reload.
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, dearer.fingerprint);
        open(&page).await;
        page.until_says("#data-rows [data-row='freight'] .data-restore", "恢复为 0.42 元/吨公里").await;
        page.click("#data-rows [data-row='freight'] .data-restore").await;
        page.until_says(&cell("freight", "value"), "0.42 元/吨公里").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        page.until_gone("#data-rows .data-restore").await;
        page.press(&[CONTROL], 'z').await;
        assert_eq!(page.final_plan().await.fingerprint, dearer.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn a_value_that_is_refused_says_what_is_allowed_and_changes_nothing() {
    journey("own-rules-refused", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        open(&page).await;
        for (rule, text, said) in [
            ("freight", "-1", "可填 0.00 元/吨公里 至 100.00 元/吨公里。"),
            ("truck_load", "0", "可填 1 吨 至 1000 吨。"),
            ("packing", "1.25", "最多 1 位小数。"),
            ("error_reported", "101%", "可填 0% 至 100%。"),
            ("province_bounds", "3–1", "可填最少和最多几家"),
            ("tolerance", "一点", "请填数字"),
            ("selling", "", "不能留空"),
        ] {
            fill(&page, rule, "value", text).await;
            page.until_says(".data-error", said).await;
            page.press(&[], ESCAPE).await;
            page.until_gone(".data-field").await;
        }
        assert_eq!(page.final_plan().await, before);
        // And what is allowed is taken, whether or not its unit is written.
        fill(&page, "error_reported", "value", "7.5").await;
        page.until_says(&cell("error_reported", "value"), "7.5%").await;
        fill(&page, "province_bounds", "value", "1 至 4").await;
        page.until_says(&cell("province_bounds", "value"), "1–4").await;
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_each_rule_is_a_card_with_its_value_and_its_meaning() {
    journey("own-rules-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        open(&page).await;
        page.picture("data-rules-phone-zh-light").await;
        fill(&page, "truck_load", "value", "25").await;
        page.until_says(&cell("truck_load", "value"), "25 吨").await;
        page.press(&[], ENTER).await;
        page.final_plan().await;
    })
    .await;
}

#[tokio::test]
async fn an_occupation_of_ones_own_is_offered_at_once_and_stays_while_it_is_in_use() {
    journey("own-occupation", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        open_table(&page, "terms").await;
        page.until_there(&cell("precooling", "name")).await;
        page.choose("#data-words", "occupations").await;
        page.until_there(&cell("retail", "name")).await;
        assert!(!page.has("#data-rows [data-row='retail'] .data-delete").await, "terms of the base stay");
        let term = add(&page).await;
        assert_eq!(term, "w-1");
        fill(&page, &term, "name", "护理").await;
        page.until_says(&cell(&term, "name"), "护理").await;
        page.picture("data-terms-desk-zh-light").await;
        // It can stand in for another.
        open_table(&page, "related").await;
        page.until_there(&cell("cold_store-delivery", "other")).await;
        let related = add(&page).await;
        fill(&page, &related, "one", "护理").await;
        page.until("the relation has its new name", "document.querySelector(\"#data-rows [data-row*='w-1']\")").await;
        page.picture("data-related-desk-zh-light").await;
        // An offer of it: the list offers it, and the plan is worked out anew.
        open_table(&page, "offers").await;
        page.choose("#data-kind", "2").await;
        page.until_there("#data-rows [data-row] [data-cell='occupation']").await;
        let offer = page.attribute("#data-rows [data-row]", "data-row").await;
        page.click_until(&cell(&offer, "occupation"), "document.activeElement.matches('.data-field')").await;
        page.until("it is offered", "document.querySelector(\"#cell-field-list option[value='护理']\")").await;
        page.fill(".data-field", "护理").await;
        page.press(&[], ENTER).await;
        page.until_says(&cell(&offer, "occupation"), "护理").await;
        let with = page.final_plan().await;
        assert_ne!(with.fingerprint, before.fingerprint);
        // While it is in use it stays: what uses it is said.
        open_table(&page, "terms").await;
        page.choose("#data-words", "occupations").await;
        page.click("#data-rows [data-row='w-1'] .data-delete").await;
        page.until_says("#data-doomed", "“护理”还在用").await;
        page.until_gone("#data-doom:not([hidden])").await;
        page.picture("data-term-in-use-desk-zh-light").await;
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, with.fingerprint);
        for _ in 0..5 {
            page.click("#undo").await;
        }
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
    })
    .await;
}
