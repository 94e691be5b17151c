//! What the browser keeps: language, theme, the planner's edits; and what happens when it is damaged.

use serde_json::json;

use crate::harness::{DESKTOP, journey};

const AUTOSAVE: &str = "dongxi.autosave";

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
        page.click("#pin").await;
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

#[tokio::test]
async fn a_damaged_autosave_is_reported_and_kept_aside() {
    journey("damaged-autosave", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        page.final_plan().await;
        let cut = "const kept = localStorage.getItem(arguments[0]); const cut = kept.slice(0, kept.length / 2);
            localStorage.setItem(arguments[0], cut); return cut";
        let damaged = page.run(cut, vec![json!(AUTOSAVE)]).await;
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint, "the page starts from the reference scenario");
        page.until_says("#autosave-error", "自动保存").await;
        let aside = page.run("return Object.values(localStorage).includes(arguments[0])", vec![damaged]).await;
        assert_eq!(aside, true, "what was damaged is kept as it was");
    })
    .await;
}
