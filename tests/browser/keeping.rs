//! What the browser keeps: language, theme, the planner's edits.

use crate::harness::{DESKTOP, journey};

#[tokio::test]
async fn the_language_is_switched_and_remembered() {
    journey("language", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let chinese = page.final_plan().await;
        page.until_says("#tab-unmet", "未满足").await;
        page.click("#language").await;
        page.until_says("#tab-unmet", "Unmet").await;
        assert_eq!(page.attribute("html", "lang").await, "en");
        page.reload().await;
        let english = page.final_plan().await;
        page.until_says("#tab-unmet", "Unmet").await;
        assert_eq!(english.fingerprint, chinese.fingerprint, "words are no part of the plan");
    })
    .await;
}

#[tokio::test]
async fn the_theme_is_switched_and_remembered() {
    journey("theme", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#theme").await;
        page.until("the page is dark", "document.documentElement.dataset.theme === 'dark'").await;
        page.reload().await;
        page.final_plan().await;
        assert_eq!(page.attribute("html", "data-theme").await, "dark");
    })
    .await;
}

#[tokio::test]
async fn edits_are_there_again_after_a_reload() {
    journey("reload", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        // In one breath with the edit: nothing waits for the database.
        page.run("document.querySelector('#pin').click(); location.reload()", Vec::new()).await;
        page.until_there("#matrix .is-pinned").await;
        let pinned = page.final_plan().await;
        assert_ne!(pinned.fingerprint, before.fingerprint);
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        assert!(page.has("#matrix .is-pinned").await);
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint, "the history came back too");
    })
    .await;
}
