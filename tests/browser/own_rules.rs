//! The numbers of the rules are the planner's own: changed where they stand, refused with what is allowed, and set back to what they were.

use crate::{
    harness::{DESKTOP, PHONE, Page, journey},
    own_data::{cell, fill},
};

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const CONTROL: char = '\u{e009}';

/// Opens the table of rules.
async fn open(page: &Page) {
    page.click("#tab-data").await;
    page.until_current("#tab-data").await;
    page.click("#data-rules").await;
    page.until_there("#data-rules[aria-pressed='true']").await;
    page.until_there(&cell("freight", "value")).await;
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
