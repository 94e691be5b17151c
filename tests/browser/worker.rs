//! The engine's worker dies: it is started again, the planner is told, and the answer comes all the same.

use crate::harness::{DESKTOP, Fault, Page, journey};

/// What the worker does at its second request, instead of answering. Its first message is its program.
const DIES: &str = "let requests = 0;
self.addEventListener('message', (event) => {
    if (!(event.data instanceof Uint8Array)) return;
    requests += 1;
    if (requests === 2) {
        event.stopImmediatePropagation();
        throw new Error('dies in the middle of its work');
    }
});
";

/// What the worker does at its second request that is no question whether it is there: it works without end.
const HANGS: &str = "let requests = 0;
self.addEventListener('message', (event) => {
    if (!(event.data instanceof Uint8Array) || event.data.length < 2) return;
    requests += 1;
    while (requests === 2);
});
";

/// Pins a pair, by the key: the panel's buttons move while its answer comes.
async fn pin(page: &Page) {
    page.click("#matrix [data-pair='110000-450000']").await;
    page.press(&[], 'p').await;
}

/// A worker with this before its own script is started again, that is said, and the answer is that of a whole one.
async fn is_started_again(name: &'static str, before: &'static str) {
    journey(name, async |stage| {
        let whole = stage.visit(DESKTOP).await;
        whole.final_plan().await;
        pin(&whole).await;
        whole.until_there("#matrix .is-pinned").await;
        let expected = whole.final_plan().await;

        let faulty = move |content: Vec<u8>| [before.as_bytes(), &content].concat();
        stage.site.plan("worker_loader", 1, Fault::Changed(Box::new(faulty)));
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        pin(&page).await;
        page.until_says(".toasts", "重启").await;
        assert_eq!(page.final_plan().await.fingerprint, expected.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_hangs_is_started_again_and_the_answer_comes() {
    is_started_again("worker-hangs", HANGS).await;
}

#[tokio::test]
async fn a_worker_that_dies_is_started_again_and_the_answer_comes() {
    is_started_again("worker-dies", DIES).await;
}

#[tokio::test]
async fn a_worker_that_never_starts_is_told_once_and_for_all() {
    journey("worker-missing", async |stage| {
        stage.site.plan("worker_loader", usize::MAX, Fault::Missing);
        let page = stage.visit(DESKTOP).await;
        page.forgive("worker_loader");
        assert_eq!(page.answered().await.state, "failed");
        page.until("the page says why", "document.querySelector('#failure[role=alert]')?.textContent.trim()").await;
    })
    .await;
}
