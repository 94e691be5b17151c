//! Where the planner's scenarios are kept: the faults of it are told, and none of them loses anything.

use serde_json::json;

use crate::{
    access::axe,
    harness::{DESKTOP, Page, journey},
};

const NO_DATABASE: &str = "Object.defineProperty(globalThis, 'indexedDB', { value: undefined });";
const NO_TEXTS: &str =
    "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
const SILENT_DATABASE: &str = "IDBFactory.prototype.open = () => Object.create(IDBOpenDBRequest.prototype, {
        onsuccess: { set() {} }, onerror: { set() {} }, onupgradeneeded: { set() {} }, onblocked: { set() {} } });";

/// Pins a pair, once nothing moves under the hand.
async fn pin(page: &Page, pair: &str) {
    page.final_plan().await;
    page.click(&format!("#matrix [data-pair='{pair}']")).await;
    // By its key: the panel's buttons move while its answer comes.
    page.press(&[], 'p').await;
    page.until_there(&format!("#matrix [data-pair='{pair}'].is-pinned")).await;
}

#[tokio::test]
async fn scenarios_of_a_version_before_the_database_are_taken_over() {
    journey("moved-in", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let base = page.final_plan().await;
        pin(&page, "110000-450000").await;
        let pinned = page.final_plan().await;
        // What that version kept: taken from a file of today's, which has the same form.
        let text = page
            .run_later(
                "const done = arguments[arguments.length - 1];
                const make = URL.createObjectURL;
                URL.createObjectURL = (blob) => { blob.text().then(done); return make.call(URL, blob); };
                document.querySelector('#slots').click();
                requestAnimationFrame(() => document.querySelector('#slots-export').click());",
            )
            .await;
        let old = stage.browser(DESKTOP).await;
        old.go_to(&stage.site.address).await;
        assert_eq!(old.final_plan().await.fingerprint, base.fingerprint);
        old.run("localStorage.setItem('dongxi.autosave', arguments[0])", vec![text]).await;
        old.reload().await;
        assert_eq!(old.final_plan().await.fingerprint, pinned.fingerprint);
        assert_eq!(old.kept().await.slots(), 1);
        old.until("it is kept once", "localStorage.getItem('dongxi.autosave') === null").await;
        old.reload().await;
        assert_eq!(old.final_plan().await.fingerprint, pinned.fingerprint);
        old.click("#undo").await;
        assert_eq!(old.final_plan().await.fingerprint, base.fingerprint, "the history came along");
    })
    .await;
}

#[tokio::test]
async fn a_damaged_autosave_of_such_a_version_is_told_and_kept_aside() {
    journey("damaged-autosave", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        for damaged in ["dongxi-autosave 4 0123\n{\"slots\":[", "dongxi-autosave 4 0123\n{}"] {
            page.run("localStorage.setItem('dongxi.autosave', arguments[0])", vec![json!(damaged)]).await;
            page.reload().await;
            assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
            page.until_says("#autosave-error", "自动保存").await;
        }
        let aside = "return Object.entries(localStorage).filter(([key]) => key.startsWith('dongxi.autosave.aside')).length";
        assert_eq!(page.run(aside, Vec::new()).await, 2, "each is kept as it was");
    })
    .await;
}

#[tokio::test]
async fn a_damaged_scenario_is_told_and_stays_and_the_others_open() {
    journey("damaged-slot", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        pin(&page, "110000-450000").await;
        page.click("#slots").await;
        page.click("#duplicate").await;
        page.press(&[], '\u{e007}').await;
        page.press(&[], '\u{e00c}').await;
        page.until_gone("#slots-sheet").await;
        pin(&page, "310000-530000").await;
        let both = page.final_plan().await;
        let kept = page.kept().await;
        assert_eq!(kept.slots(), 2);
        let of_first = |key: &&String| key.matches('/').count() == 2 && kept.0[*key].contains("110000");
        let in_use = format!("slot/{:0>10}", kept.0["in-use"]);
        let key = kept.0.keys().find(|key| of_first(key) && !key.starts_with(&in_use)).expect("the first slot has its edit");
        page.put_record(key, "{\"One\":{\"PairR").await;
        page.reload().await;
        page.until_says("#slots-unread", "1 个情景已损坏").await;
        assert_eq!(page.final_plan().await.fingerprint, both.fingerprint);
        page.click("#undo").await;
        page.final_plan().await;
        let after = page.kept().await;
        assert_eq!(after.0[key], "{\"One\":{\"PairR");
        assert_eq!(after.slots(), 2, "it stays as it is");
    })
    .await;
}

#[tokio::test]
async fn a_full_store_is_told_once_with_a_file_and_tried_again_when_asked() {
    journey("store-full", async |stage| {
        let page = stage.browser(DESKTOP).await;
        let origin = stage.site.address.trim_end_matches('/').to_owned();
        // Before the first writing: how much room there is, is asked for once in a while alone.
        page.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1 })).await;
        page.go_to(&stage.site.address).await;
        pin(&page, "310000-530000").await;
        page.until_says("#not-kept", "存储空间已满").await;
        page.until_there(".status-saved.is-bad").await;
        page.picture("store-full-desk-zh-light").await;
        // Another edit does not try again, nor tell again.
        pin(&page, "320000-620000").await;
        let pinned = page.final_plan().await;
        assert_eq!(page.run("return document.querySelectorAll('#not-kept').length", Vec::new()).await, 1);
        page.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
        page.click("#keep-again").await;
        page.until_gone("#not-kept").await;
        assert!(page.kept().await.says("320000"));
        page.until_gone(".status-saved.is-bad").await;
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn without_a_database_scenarios_are_kept_as_texts_and_without_those_it_is_told() {
    journey("no-database", async |stage| {
        let page = stage.browser(DESKTOP).await;
        page.prepare_with(NO_DATABASE).await;
        page.go_to(&stage.site.address).await;
        page.final_plan().await;
        pin(&page, "110000-450000").await;
        let pinned = page.final_plan().await;
        assert!(!page.has(".status-saved.is-bad").await);
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        page.click("#undo").await;
        page.final_plan().await;
        pin(&page, "310000-530000").await;
        let other = page.final_plan().await;
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, other.fingerprint);

        let private = stage.browser(DESKTOP).await;
        private.prepare_with(NO_DATABASE).await;
        private.prepare_with(NO_TEXTS).await;
        private.go_to(&stage.site.address).await;
        private.final_plan().await;
        private.until_says("#not-kept", "不允许本站保存").await;
        pin(&private, "110000-450000").await;
        assert_eq!(private.final_plan().await.fingerprint, pinned.fingerprint, "it plans all the same");
    })
    .await;
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_told_and_hides_nothing() {
    journey("database-silent", async |stage| {
        let page = stage.browser(DESKTOP).await;
        page.prepare_with(SILENT_DATABASE).await;
        page.go_to(&stage.site.address).await;
        page.until_says("#not-kept", "没有应答").await;
        page.final_plan().await;
    })
    .await;
}

#[tokio::test]
async fn everything_on_the_device_is_deleted_when_that_is_confirmed() {
    journey("forget", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let base = page.final_plan().await;
        pin(&page, "110000-450000").await;
        let pinned = page.final_plan().await;
        assert_ne!(pinned.fingerprint, base.fingerprint);
        page.run("localStorage.setItem('another.page', 'stays')", Vec::new()).await;
        page.click("#language").await;
        page.click("#tab-about").await;
        page.click("#forget").await;
        page.until("the way back has the focus", "document.activeElement.id === 'forget-leave'").await;
        page.picture("forget-desk-en-light").await;
        page.run(&axe(), Vec::new()).await;
        assert_eq!(page.findings().await, [] as [&str; 0]);
        page.click("#forget-leave").await;
        page.until_gone("#forget-ask").await;
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint, "nothing is deleted unasked");
        page.click("#forget").await;
        page.click("#forget-all").await;
        page.until("the page is as at a first visit", "document.documentElement.lang === 'zh-CN'").await;
        assert_eq!(page.final_plan().await.fingerprint, base.fingerprint);
        assert!(!page.kept().await.says("Pinned"));
        assert_eq!(page.run("return localStorage.getItem('another.page')", Vec::new()).await, json!("stays"));
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, base.fingerprint);
    })
    .await;
}

/// A database of a later version is opened in this tab, and stays open.
const LATER_VERSION: &str = "const done = arguments[0];
    const request = indexedDB.open('dongxi', 1000);
    request.onsuccess = () => { window.held = request.result; done('open'); };
    request.onerror = () => done(String(request.error));";

#[tokio::test]
async fn a_tab_of_a_later_version_takes_the_store_and_the_earlier_one_says_what_to_do() {
    journey("later-version", async |stage| {
        let page = stage.visit(DESKTOP).await;
        // Chromium asks for it where what it shows is no page.
        page.forgive("favicon.ico");
        page.final_plan().await;
        pin(&page, "110000-450000").await;
        page.kept().await;
        let first = page.tab().await;
        page.open_tab(&format!("{}licences.txt", stage.site.address), DESKTOP).await;
        // The earlier page lets go of the database at once: the later one does not wait for it.
        assert_eq!(page.run_later(LATER_VERSION).await, "open");
        page.turn_to(&first).await;
        page.until_says("#not-kept", "另一个标签页打开了更新的版本").await;
        // What is done from then on is not lost without a word: it can be saved as a file.
        pin(&page, "310000-530000").await;
        page.final_plan().await;
        page.until_there(".status-saved.is-bad").await;
        let folder = page.downloads("later").await;
        page.click("#keep-as-file").await;
        let file = page.downloaded(&folder, "dongxi").await;
        assert!(std::fs::metadata(&file).is_ok_and(|about| about.len() > 100));
        drop(std::fs::remove_dir_all(&folder));
        // An earlier version that is opened beside it leaves what it cannot read, says so, and plans.
        page.reload().await;
        page.until_says("#not-kept", "另一个标签页打开了更新的版本").await;
        page.final_plan().await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_crashes_right_after_an_edit_has_it_when_it_is_opened_again() {
    journey("crash", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        pin(&page, "110000-450000").await;
        page.kept().await;
        let first = page.tab().await;
        // Another site has a process of its own.
        page.forgive("favicon.ico");
        let elsewhere = format!("{}licences.txt", stage.site.address.replace("127.0.0.1", "localhost"));
        let second = page.open_tab(&elsewhere, DESKTOP).await;
        page.turn_to(&first).await;
        page.click("#matrix [data-pair='310000-530000']").await;
        page.until_there("#pair-panel").await;
        // The act, and at once the end of the page's process: it does not return from the act to its own events.
        page.run(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true, cancelable: true }))",
            Vec::new(),
        )
        .await;
        page.crash().await;
        page.turn_to(&second).await;
        page.go_to(&stage.site.address).await;
        page.until_there("#matrix [data-pair='310000-530000'].is-pinned").await;
        page.until_there("#matrix [data-pair='110000-450000'].is-pinned").await;
    })
    .await;
}
