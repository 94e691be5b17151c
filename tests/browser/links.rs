//! A link carries base and edits to a browser that has never seen the page, and never touches what its opener has.

use crate::harness::{DESKTOP, Page, journey};

/// Makes a link to what is in view.
async fn copy_link(page: &Page) -> String {
    page.allow_clipboard().await;
    page.click("#share").await;
    page.click("#copy-link").await;
    page.until("the page says that the link was copied", "document.querySelector('.toast, #copy-by-hand')").await;
    assert!(!page.has("#copy-by-hand").await, "the browser allowed copying");
    page.clipboard().await
}

#[tokio::test]
async fn a_link_opens_the_same_plan_in_a_fresh_browser_without_touching_own_work() {
    journey("link", async |stage| {
        let sender = stage.visit(DESKTOP).await;
        sender.final_plan().await;
        sender.click("#matrix [data-pair='110000-450000']").await;
        sender.click("#pin").await;
        sender.final_plan().await;
        sender.click("#matrix [data-pair='330000-620000']").await;
        sender.click("#forbid").await;
        let sent = sender.final_plan().await;
        let link = copy_link(&sender).await;
        assert!(link.starts_with(&format!("{}#v3.", stage.site.address)), "{link}");

        let fresh = stage.browser(DESKTOP).await;
        fresh.go_to(&link).await;
        assert_eq!(fresh.final_plan().await.fingerprint, sent.fingerprint);
        fresh.until_says("#preview-check", "指纹相同").await;
        fresh.picture("preview-desk-zh-light").await;

        // Somebody with work of their own opens it.
        let owner = stage.visit(DESKTOP).await;
        owner.final_plan().await;
        owner.click("#matrix [data-pair='440000-530000']").await;
        owner.click("#pin").await;
        let own = owner.final_plan().await;
        let kept = owner.kept().await;
        owner.go_to(&link).await;
        owner.until_there("#preview").await;
        assert_eq!(owner.final_plan().await.fingerprint, sent.fingerprint);
        owner.click("#matrix [data-pair='440000-530000']").await;
        let locked = owner
            .run("return document.querySelector('#pin').disabled && document.querySelector('#undo').disabled", Vec::new())
            .await;
        assert_eq!(locked, true, "a preview is read-only");
        assert_eq!(owner.kept().await, kept);
        owner.click("#preview-close").await;
        owner.until_gone("#preview").await;
        assert_eq!(owner.final_plan().await.fingerprint, own.fingerprint);

        // Or keeps a copy beside it.
        owner.go_to(&link).await;
        owner.click("#preview-keep").await;
        owner.until_gone("#preview").await;
        assert_eq!(owner.final_plan().await.fingerprint, sent.fingerprint);
        assert_eq!(owner.kept().await.slots(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_damaged_link_says_so_and_leaves_own_work_as_it_was() {
    journey("damaged-link", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        let own = page.final_plan().await;
        let link = copy_link(&page).await;
        let (page_part, fragment) = link.split_once("#v3.").unwrap();
        let middle = fragment.len() / 2;
        let other = if fragment.as_bytes()[middle] == b'A' { 'B' } else { 'A' };
        let damaged = format!("{page_part}#v3.{}{other}{}", &fragment[..middle], &fragment[middle + 1..]);
        page.go_to(&damaged).await;
        page.until_says("#link-error", "无法打开").await;
        assert_eq!(page.final_plan().await.fingerprint, own.fingerprint);
        // The same from the start.
        page.reload().await;
        page.until_says("#link-error", "无法打开").await;
        assert_eq!(page.final_plan().await.fingerprint, own.fingerprint);
        assert!(!page.has("#preview").await);
    })
    .await;
}

#[tokio::test]
async fn a_search_that_was_stopped_is_sent_with_its_step_and_found_again() {
    journey("stopped", async |stage| {
        stage.site.serve_reference();
        stage.site.search_in_full();
        let sender = stage.visit(DESKTOP).await;
        let first = sender.good_plan().await;
        sender.click("#stop-search").await;
        let stopped = sender.final_plan().await;
        assert!(stopped.revision > first.revision, "the stop is a step of the history: {stopped:?}");
        let link = copy_link(&sender).await;
        let fresh = stage.browser(DESKTOP).await;
        fresh.go_to(&link).await;
        assert_eq!(fresh.final_plan().await.fingerprint, stopped.fingerprint);
        fresh.until_says("#preview-check", "指纹相同").await;
        sender.reload().await;
        assert_eq!(sender.final_plan().await.fingerprint, stopped.fingerprint, "the autosave keeps the step too");
    })
    .await;
}
