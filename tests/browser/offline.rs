//! Without a network: the page's files are kept, whole or not at all; a newer release is offered; what is damaged is mended.

use serde_json::{Value, json};

use crate::{
    access::axe,
    harness::{DESKTOP, Engine, Fault, PHONE, Page, journey, not_in_webkit, release::NEWER, root},
};

const ESCAPE: char = '\u{e00c}';

/// Opens the page of explanations and waits until what it says of use without a network is this.
async fn said(page: &Page, words: &str) {
    page.click("#tab-about").await;
    page.until_current("#tab-about").await;
    page.until_says("#offline-said", words).await;
}

/// Waits until the page opens without a network.
async fn until_ready(page: &Page) {
    said(page, "断网也能用").await;
    page.until_there("#offline-said[data-ready='true']").await;
}

/// Runs a body with the cache of the release as `cache` and the address of a kept file, found by the start of its name, as `url`.
async fn in_cache(page: &Page, start: &str, body: &str) -> Value {
    let script = format!(
        "const done = arguments[0];
        (async () => {{
            const [name] = (await caches.keys()).filter((name) => name.startsWith('dongxi-'));
            const cache = await caches.open(name);
            const url = (await cache.keys()).map((request) => request.url).find((url) => url.split('/').pop().startsWith('{start}'));
            {body}
        }})().then(done, (error) => done(String(error)))"
    );
    page.run_later(&script).await
}

#[tokio::test]
async fn after_the_first_visit_everything_works_with_the_site_gone() {
    journey("offline", async |stage| {
        stage.keep_pages();
        let page = stage.visit(DESKTOP).await;
        page.forgive("ERR_CONNECTION_REFUSED");
        let before = page.final_plan().await;
        until_ready(&page).await;
        page.picture("offline-ready-zh-light").await;
        page.click("#licences-list > summary").await;
        page.until_says("#licences-list pre", "leptos 0.8").await;
        page.run(&axe(), Vec::new()).await;
        assert_eq!(page.findings().await, [] as [&str; 0]);
        if Engine::current() == Engine::Chromium {
            // It can be installed: the browser finds nothing against it but that this window leaves no traces.
            let found = page.cdp("Page.getInstallabilityErrors", json!({})).await;
            let errors: Vec<&Value> =
                found["installabilityErrors"].as_array().into_iter().flatten().map(|error| &error["errorId"]).collect();
            assert!(errors.iter().all(|error| **error == "in-incognito"), "{errors:?}");
            let manifest = page.cdp("Page.getAppManifest", json!({})).await;
            assert_eq!(manifest["errors"], json!([]), "{manifest}");
        }
        stage.site.stop();
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        page.click("#tab-pairing").await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        let pinned = page.final_plan().await;
        assert_ne!(pinned.fingerprint, before.fingerprint);
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint, "what was edited without a network is kept");
        // The program for spreadsheets, which this sitting has not needed before.
        page.click("#tab-data").await;
        page.give_file("#data-import", &root().join("src/sheets/tests/workbooks/careless.xlsx")).await;
        page.until_says("#import-findings", "careless.xlsx").await;
        page.click("#import-cancel").await;
        page.click("#tab-report").await;
        page.until_there("#report[data-composed='true']").await;
        // A link that is opened is one's own page with something behind its address.
        page.go_to(&format!("{}?from=chat#view=unmet", stage.site.address)).await;
        page.until_current("#tab-unmet").await;
        until_ready(&page).await;
        page.click("#look-for-newer").await;
        page.until_says(".toast", "没有联系上网站").await;
    })
    .await;
}

#[tokio::test]
async fn a_newer_release_is_offered_and_taken_when_the_planner_says_so() {
    journey("offline-newer", async |stage| {
        stage.keep_pages();
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        until_ready(&page).await;
        let old = page.text("#build").await;
        stage.site.release_newer();
        page.click("#look-for-newer").await;
        page.until_says(".toast", "有新版本").await;
        page.until_there("#newer-release").await;
        page.run("scrollTo(0, 0)", Vec::new()).await;
        page.picture("offline-newer-phone-zh-light").await;
        page.run(&axe(), Vec::new()).await;
        assert_eq!(page.findings().await, [] as [&str; 0]);
        page.click("#newer-later").await;
        page.until_gone("#newer-release").await;
        // Nobody is made to turn to it, by loading the page again neither.
        page.reload().await;
        page.final_plan().await;
        page.until_there("#newer-release").await;
        until_ready(&page).await;
        assert_eq!(page.text("#build").await, old);
        page.click("#newer-use").await;
        page.until_says("#build", NEWER).await;
        page.until_gone("#newer-release").await;
        until_ready(&page).await;
        let one = "const done = arguments[0];
            caches.keys().then((names) => done(names.filter((name) => name.startsWith('dongxi-')).length === 1))";
        page.until_later("the files of the release before are gone", one).await;
        stage.site.stop();
        page.forgive("ERR_CONNECTION_REFUSED");
        page.reload().await;
        page.final_plan().await;
        page.click("#tab-about").await;
        page.until_says("#build", NEWER).await;
    })
    .await;
}

#[tokio::test]
async fn case_24_a_release_that_does_not_come_whole_leaves_the_one_in_use() {
    journey("offline-half", async |stage| {
        stage.keep_pages();
        let page = stage.visit(DESKTOP).await;
        page.forgive("404");
        page.final_plan().await;
        until_ready(&page).await;
        let old = page.text("#build").await;
        stage.site.release_newer();
        stage.site.plan("index", usize::MAX, Fault::Missing);
        page.click("#look-for-newer").await;
        page.until_says("#offline-newer-failed", "index.html（404）").await;
        page.picture("offline-half-zh-light").await;
        // An excuse in the place of a file is not taken for it.
        stage.site.mend();
        stage.site.plan("index", usize::MAX, Fault::Changed(Box::new(|_| b"<h1>Sign in</h1>".to_vec())));
        page.reload().await;
        page.final_plan().await;
        said(&page, "断网也能用").await;
        page.until_says("#offline-newer-failed", "index.html 与发布的不一致").await;
        assert_eq!(page.text("#build").await, old);
        let kept = in_cache(&page, "index", "return (await (await caches.match(url)).text()).includes('Sign in')").await;
        assert_eq!(kept, json!(false));
        // Once the site is whole again, the release comes.
        stage.site.mend();
        page.reload().await;
        page.final_plan().await;
        page.until_there("#newer-release").await;
    })
    .await;
}

#[tokio::test]
async fn a_first_visit_that_cannot_keep_everything_says_so_and_the_next_one_does() {
    journey("offline-first", async |stage| {
        stage.keep_pages();
        stage.site.plan("office_bg", usize::MAX, Fault::Changed(Box::new(|_| b"<h1>Sign in</h1>".to_vec())));
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        said(&page, "还不能断网使用").await;
        page.until_says("#offline-said", "与发布的不一致").await;
        stage.site.mend();
        page.reload().await;
        page.final_plan().await;
        until_ready(&page).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_or_damaged_among_the_kept_files_is_mended() {
    journey("offline-mended", async |stage| {
        stage.keep_pages();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        until_ready(&page).await;
        in_cache(&page, "worker_bg", "await cache.delete(url)").await;
        in_cache(&page, "index", "await cache.delete(url)").await;
        in_cache(&page, "office_bg", "await cache.put(url, new Response('<h1>Sign in</h1>'))").await;
        page.reload().await;
        page.final_plan().await;
        until_ready(&page).await;
        for start in ["worker_bg", "index", "office_bg"] {
            let size = in_cache(&page, start, "return (await (await cache.match(url)).arrayBuffer()).byteLength").await;
            assert!(size.as_u64().is_some_and(|size| size > 1_000), "{start}: {size}");
        }
        // The program of the page itself: it cannot start, says so, and is whole by the time the page is loaded again.
        page.forgive("WebAssembly");
        page.forgive("Uncaught");
        page.forgive("CompileError");
        in_cache(&page, "app", "const all = (await cache.keys()).map(({ url }) => url); const program = all.find((url) => /app-[0-9a-f]+_bg/.test(url)); await cache.put(program, new Response('damaged', { headers: { 'content-type': 'application/wasm' } }))").await;
        page.reload().await;
        page.until("it says that the program did not start", "document.querySelector('#splash.is-told')").await;
        let is_whole = "const done = arguments[0];
            caches.match([...document.querySelectorAll('link[rel=preload]')].map(({ href }) => href).find((url) => /app-/.test(url)))
                .then((kept) => kept.arrayBuffer()).then((bytes) => done(bytes.byteLength > 1000), () => done(false))";
        page.until_later("the program is whole again", is_whole).await;
        page.reload().await;
        page.final_plan().await;
    })
    .await;
}

#[tokio::test]
async fn over_plain_http_it_plans_copies_by_hand_and_says_why_it_is_not_kept() {
    journey("offline-http", async |stage| {
        not_in_webkit("a name of one's own for a site");
        stage.keep_pages();
        let page = stage.browser(DESKTOP).await;
        let port = stage.site.address.trim_end_matches('/').rsplit(':').next().unwrap_or_default().to_owned();
        page.go_to(&format!("http://office.example:{port}/")).await;
        assert_eq!(page.run("return window.isSecureContext", Vec::new()).await, json!(false));
        page.final_plan().await;
        said(&page, "未加密的 http").await;
        assert!(!page.has("#install").await);
        page.picture("offline-http-zh-light").await;
        page.click("#share").await;
        page.click("#copy-link").await;
        page.until("it is copied, or can be by hand", "document.querySelector('.toast, #copy-by-hand')").await;
        page.press(&[], ESCAPE).await;
        // Edits are kept all the same.
        page.click("#tab-pairing").await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        let pinned = page.final_plan().await;
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
    })
    .await;
}
