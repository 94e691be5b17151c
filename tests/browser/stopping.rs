//! A program that meets a fault of its own says so, with what happened, and the page is loaded again with all that was done.

use serde_json::Value;

use crate::{
    access::axe,
    harness::{DESKTOP, PHONE, Page, journey},
};

/// From now on no element can be made: the next that the program wants is a fault that it cannot mend.
const NO_ELEMENTS: &str = "window.makers = [Document.prototype.createElement, Node.prototype.cloneNode];
    Document.prototype.createElement = Node.prototype.cloneNode = () => { throw new Error('none today'); }";
/// Elements can be made again, by whoever looks at the page.
const ELEMENTS: &str = "[Document.prototype.createElement, Node.prototype.cloneNode] = window.makers";

/// Stops the program.
async fn stop(page: &Page) {
    page.forgive("panicked");
    page.forgive("unreachable");
    page.run(NO_ELEMENTS, Vec::new()).await;
    page.click("#tab-about").await;
    page.until("the page says that it has stopped", "!document.querySelector('#stopped').hidden").await;
    page.run(ELEMENTS, Vec::new()).await;
}

#[tokio::test]
async fn a_program_that_stops_says_so_and_goes_on_where_it_was_once_it_is_loaded_again() {
    journey("stopped", async |stage| {
        for (name, view) in [("desk", DESKTOP), ("phone", PHONE)] {
            let page = stage.visit(view).await;
            page.final_plan().await;
            page.click("#matrix [data-pair]:not(.is-chosen)").await;
            page.click("#pin").await;
            let pinned = page.final_plan().await;
            page.until("it is kept", "document.documentElement.dataset.kept === 'true'").await;
            page.run(&axe(), Vec::new()).await;
            stop(&page).await;
            let said = page.run("return document.querySelector('#stopped').innerText", Vec::new()).await;
            let said = said.as_str().unwrap_or_default();
            for words in ["停了下来", "都存在这个浏览器里", "load the page again", "panicked at", "Result::unwrap"]
            {
                assert!(said.contains(words), "{words}: {said}");
            }
            assert!(!said.contains("没有存下"), "{said}");
            page.picture(&format!("stopped-{name}")).await;
            assert_eq!(page.findings().await, [] as [&str; 0]);
            page.click("#stopped-reload").await;
            page.until(
                "it has started again",
                "document.querySelector('#stopped').hidden && !document.querySelector('#splash')",
            )
            .await;
            assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        }
    })
    .await;
}

#[tokio::test]
async fn a_program_that_stops_before_all_is_kept_says_that_too() {
    journey("stopped-unkept", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.run("document.documentElement.dataset.kept = 'false'", Vec::new()).await;
        // Whatever ends a program without a word of its own.
        let end = "window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('memory access out of bounds') }))";
        page.run(end, Vec::new()).await;
        let said = page.run("return document.querySelector('#stopped').innerText", Vec::new()).await;
        let said = said.as_str().unwrap_or_default();
        for words in ["没有存下", "not kept", "memory access out of bounds"] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert!(!said.contains("都存在"), "{said}");
        // What other scripts of the browser do wrong (an extension's) stops nothing.
        page.reload().await;
        page.final_plan().await;
        page.run("window.dispatchEvent(new ErrorEvent('error', { error: new TypeError('of somebody else') }))", Vec::new()).await;
        assert_eq!(page.run("return document.querySelector('#stopped').hidden", Vec::new()).await, Value::Bool(true));
    })
    .await;
}
