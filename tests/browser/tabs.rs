//! Several tabs of one browser: one of them edits a scenario, and nothing that either does is lost.

use crate::harness::{DESKTOP, Page, journey, not_in_webkit};

/// Other tabs are not heard, as in a browser that keeps them apart.
const DEAF: &str = "delete globalThis.BroadcastChannel;";

/// Other tabs are heard a second and a half after they have spoken, as where the page is busy opening on a slow machine.
const LATE: &str = "globalThis.BroadcastChannel = class extends BroadcastChannel {
    set onmessage(hear) { super.onmessage = (event) => setTimeout(() => hear(event), 1500); }
};";

/// Pins a pair by a click on its cell, once nothing moves under the hand; whether it is pinned is not waited for.
async fn pin(page: &Page, pair: &str) {
    page.final_plan().await;
    page.click(&format!("#matrix [data-pair='{pair}']")).await;
    // By its key: the panel's buttons move while its answer comes.
    page.press(&[], 'p').await;
}

async fn until_pinned(page: &Page, pair: &str) {
    page.until_there(&format!("#matrix [data-pair='{pair}'].is-pinned")).await;
}

#[tokio::test]
async fn one_tab_edits_a_scenario_and_the_other_shows_it_until_it_goes_on_there() {
    journey("tabs", async |stage| {
        // Its driver opens one behind the other, where no frames are drawn.
        not_in_webkit("a second tab that is in view");
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        pin(&page, "110000-450000").await;
        let pinned = page.final_plan().await;
        page.kept().await;
        let first = page.tab().await;

        // The second shows what the first has kept, and does not edit it.
        let second = page.open_tab(&stage.site.address, DESKTOP).await;
        page.until_says("#elsewhere", "另一个标签页").await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        page.click("#matrix [data-pair='310000-530000']").await;
        assert_eq!(page.run("return document.querySelector('#pin').disabled", Vec::new()).await, true);
        page.picture("tab-elsewhere-desk-zh-light").await;

        // What is done in the first shows in the second.
        page.turn_to(&first).await;
        assert!(!page.has("#elsewhere").await);
        pin(&page, "310000-530000").await;
        let both = page.final_plan().await;
        page.turn_to(&second).await;
        until_pinned(&page, "310000-530000").await;
        assert_eq!(page.final_plan().await.fingerprint, both.fingerprint);

        // Gone on with in the second, with all steps; the first shows it from then on.
        page.click("#continue-here").await;
        page.until_gone("#elsewhere").await;
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        page.turn_to(&first).await;
        page.until_there("#elsewhere").await;
        page.until_gone("#matrix [data-pair='310000-530000'].is-pinned").await;

        // A copy is one's own.
        page.click("#elsewhere-copy").await;
        page.until_gone("#elsewhere").await;
        pin(&page, "320000-620000").await;
        until_pinned(&page, "320000-620000").await;
        assert_eq!(page.kept().await.slots(), 2);
        page.turn_to(&second).await;
        page.click("#slots").await;
        page.until("the copy is listed", "document.querySelectorAll('#slot-list .slot-row').length === 2").await;
    })
    .await;
}

#[tokio::test]
async fn a_tab_that_is_closed_leaves_its_scenario_to_the_other() {
    journey("tab-closed", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        pin(&page, "110000-450000").await;
        page.kept().await;
        let first = page.tab().await;
        let second = page.open_tab(&stage.site.address, DESKTOP).await;
        page.until_there("#elsewhere").await;
        page.turn_to(&first).await;
        page.go_to("about:blank").await;
        page.turn_to(&second).await;
        page.until_gone("#elsewhere").await;
        pin(&page, "310000-530000").await;
        until_pinned(&page, "310000-530000").await;
        page.reload().await;
        until_pinned(&page, "310000-530000").await;
        until_pinned(&page, "110000-450000").await;
    })
    .await;
}

#[tokio::test]
async fn a_tab_that_hears_late_takes_nothing_from_the_one_that_edits() {
    journey("tab-late", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        pin(&page, "110000-450000").await;
        page.kept().await;
        let first = page.tab().await;
        page.open_tab("about:blank", DESKTOP).await;
        page.prepare_with(LATE).await;
        page.go_to(&stage.site.address).await;
        page.until_says("#elsewhere", "另一个标签页").await;
        page.turn_to(&first).await;
        assert!(!page.has("#elsewhere").await, "the first edits it still");
        pin(&page, "310000-530000").await;
        until_pinned(&page, "310000-530000").await;
    })
    .await;
}

#[tokio::test]
async fn where_two_tabs_edit_one_scenario_all_the_same_both_are_kept() {
    journey("tabs-diverge", async |stage| {
        let page = stage.browser(DESKTOP).await;
        page.prepare_with(DEAF).await;
        page.go_to(&stage.site.address).await;
        page.final_plan().await;
        pin(&page, "110000-450000").await;
        page.kept().await;
        let first = page.tab().await;
        // Opened while the first is there, from what it kept; neither hears the other.
        let second = page.open_tab("about:blank", DESKTOP).await;
        page.prepare_with(DEAF).await;
        page.go_to(&stage.site.address).await;
        until_pinned(&page, "110000-450000").await;
        pin(&page, "310000-530000").await;
        let theirs = page.final_plan().await;
        page.kept().await;
        page.turn_to(&first).await;
        pin(&page, "320000-620000").await;
        page.until_says(".toasts", "两边的改动都在").await;
        until_pinned(&page, "320000-620000").await;
        let kept = page.kept().await;
        assert_eq!(kept.slots(), 2);
        page.reload().await;
        until_pinned(&page, "320000-620000").await;
        assert!(!page.has("#matrix [data-pair='310000-530000'].is-pinned").await);
        page.turn_to(&second).await;
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, theirs.fingerprint);
    })
    .await;
}
