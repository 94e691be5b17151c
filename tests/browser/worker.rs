//! The engine's worker dies: it is started again, the planner is told, and the answer comes all the same.

use crate::harness::{DESKTOP, Fault, journey};

/// What the worker does at its second request, instead of answering.
const DIES: &str = "let requests = 0;
self.addEventListener('message', (event) => {
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
    if (event.data.length < 2) return;
    requests += 1;
    while (requests === 2);
});
";

#[tokio::test]
async fn a_worker_that_hangs_is_started_again_and_the_answer_comes() {
    journey("worker-hangs", async |stage| {
        let whole = stage.visit(DESKTOP).await;
        whole.final_plan().await;
        whole.click("#matrix [data-pair='110000-450000']").await;
        whole.click("#pin").await;
        let expected = whole.final_plan().await;

        let hanging = |content: Vec<u8>| [HANGS.as_bytes(), &content].concat();
        stage.site.plan("worker_loader", 1, Fault::Changed(Box::new(hanging)));
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#matrix [data-pair='110000-450000']").await;
        page.click("#pin").await;
        page.until_says(".toasts", "重启").await;
        assert_eq!(page.final_plan().await.fingerprint, expected.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_dies_is_started_again_and_the_answer_comes() {
    journey("worker-dies", async |stage| {
        let whole = stage.visit(DESKTOP).await;
        whole.final_plan().await;
        whole.click("#matrix [data-pair='110000-450000']").await;
        whole.click("#pin").await;
        let expected = whole.final_plan().await;

        let deadly = |content: Vec<u8>| [DIES.as_bytes(), &content].concat();
        stage.site.plan("worker_loader", 1, Fault::Changed(Box::new(deadly)));
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#matrix [data-pair='110000-450000']").await;
        page.click("#pin").await;
        page.until_says(".toasts", "重启").await;
        assert_eq!(page.final_plan().await.fingerprint, expected.fingerprint);
    })
    .await;
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
