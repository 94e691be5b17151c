//! The browser's Back leaves a view, never the work; the address names the view and the document.

use crate::harness::{DESKTOP, Page, dist, journey};

async fn back(page: &Page) {
    page.run("history.back()", Vec::new()).await;
}

async fn until_fragment(page: &Page, wanted: &str) {
    page.until(&format!("the fragment is {wanted:?}"), &format!("location.hash === {}", serde_json::json!(wanted))).await;
}

/// Turns to two views, makes an edit in between, and goes back and forward. Waits for no search to end: from disk it is a long one.
async fn goes_back_and_forth(page: &Page) {
    page.good_plan().await;
    page.click("#tab-allocation").await;
    page.until_current("#tab-allocation").await;
    until_fragment(page, "#view=allocation").await;
    page.click("#tab-unmet").await;
    page.until_current("#tab-unmet").await;
    back(page).await;
    page.until_current("#tab-allocation").await;
    back(page).await;
    page.until_current("#tab-pairing").await;
    until_fragment(page, "").await;
    // By its key: the panel's buttons move while its answer comes.
    page.click("#matrix [data-pair]:not(.is-chosen)").await;
    page.press(&[], 'p').await;
    page.until_there("#matrix .is-pinned").await;
    page.run("history.forward()", Vec::new()).await;
    page.until_current("#tab-allocation").await;
    back(page).await;
    page.until_current("#tab-pairing").await;
    page.until_there("#matrix .is-pinned").await;
    // A reload stays in the view, and the edit stays.
    page.click("#tab-unmet").await;
    page.until_current("#tab-unmet").await;
    page.reload().await;
    page.good_plan().await;
    page.until_current("#tab-unmet").await;
    back(page).await;
    page.until_current("#tab-pairing").await;
    page.until_there("#matrix .is-pinned").await;
}

#[tokio::test]
async fn back_returns_to_the_view_before_and_keeps_every_edit() {
    journey("back", async |stage| {
        let page = stage.visit(DESKTOP).await;
        goes_back_and_forth(&page).await;
    })
    .await;
}

#[tokio::test]
async fn back_works_from_disk_too() {
    journey("back-from-disk", async |stage| {
        let page = stage.browser(DESKTOP).await;
        let address = url::Url::from_file_path(dist().join("dongxi.html")).expect("dist/ is an absolute path");
        page.go_to(address.as_str()).await;
        goes_back_and_forth(&page).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_stays_in_the_address_while_its_preview_is_looked_through_and_leaves_it_when_closed() {
    journey("back-from-link", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let own = page.final_plan().await;
        page.allow_clipboard().await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        let sent = page.final_plan().await;
        page.click("#share").await;
        page.click("#copy-link").await;
        page.until("the page says that the link was copied", "document.querySelector('.toast, #copy-by-hand')").await;
        let link = page.clipboard().await;
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, own.fingerprint);
        page.go_to(&format!("{link}&view=unmet")).await;
        page.until_there("#preview").await;
        page.until_current("#tab-unmet").await;
        page.click("#tab-pairing").await;
        page.until_current("#tab-pairing").await;
        assert_eq!(page.final_plan().await.fingerprint, sent.fingerprint);
        let in_address = "return location.hash.startsWith('#v3.') && !location.hash.includes('view=')";
        assert_eq!(page.run(in_address, Vec::new()).await, true, "the first view has no name in the address");
        // Back to before the link was opened: one's own work.
        back(&page).await;
        page.until_current("#tab-unmet").await;
        assert!(page.has("#preview").await);
        back(&page).await;
        page.until_gone("#preview").await;
        assert_eq!(page.final_plan().await.fingerprint, own.fingerprint);
        page.run("history.forward()", Vec::new()).await;
        page.until_there("#preview").await;
        page.click("#preview-close").await;
        page.until_gone("#preview").await;
        until_fragment(&page, "#view=unmet").await;
        assert_eq!(page.final_plan().await.fingerprint, own.fingerprint);
    })
    .await;
}
