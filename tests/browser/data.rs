//! Reference data that is missing or damaged: the page names the file and the place, and opens once it is mended.

use crate::harness::{DESKTOP, Fault, journey};

#[tokio::test]
async fn a_missing_data_file_is_named_and_retry_opens_the_page() {
    journey("missing-data", async |stage| {
        stage.site.plan("needs.json", usize::MAX, Fault::Missing);
        let page = stage.visit(DESKTOP).await;
        page.forgive("needs.json");
        page.until_says("#data-errors", "data/needs.json").await;
        stage.site.mend();
        page.click("#retry").await;
        page.final_plan().await;
    })
    .await;
}

#[tokio::test]
async fn a_damaged_data_file_is_named_with_line_and_column() {
    journey("damaged-data", async |stage| {
        let cut = |content: Vec<u8>| content[..content.len() / 2].to_vec();
        stage.site.plan("offers.json", usize::MAX, Fault::Changed(Box::new(cut)));
        let page = stage.visit(DESKTOP).await;
        page.until_says("#data-errors", "data/offers.json").await;
        let text = page.text("#data-errors li").await;
        assert!(text.contains("行") && text.contains("列"), "{text}");
        page.picture("data-errors-desk-zh-light").await;
    })
    .await;
}

#[tokio::test]
async fn a_quantity_below_zero_is_named_with_its_row_and_the_autosave_stays() {
    journey("negative-quantity", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        let own = page.final_plan().await;
        let negative =
            |content: Vec<u8>| String::from_utf8_lossy(&content).replacen("\"quantity\": ", "\"quantity\": -", 1).into_bytes();
        stage.site.plan("needs.json", usize::MAX, Fault::Changed(Box::new(negative)));
        page.reload().await;
        page.until_says("#data-errors", "data/needs.json 第 2 行").await;
        stage.site.mend();
        page.click("#retry").await;
        assert_eq!(page.final_plan().await.fingerprint, own.fingerprint, "the planner's edits are still there");
    })
    .await;
}
