//! The first minute: what this is, what the figures are, and what a planner sets first in view.

use crate::harness::{DESKTOP, journey};

#[tokio::test]
async fn the_first_words_say_what_this_is_who_is_paired_and_what_the_figures_are() {
    journey("first-words", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.visit_first().await;
        page.good_plan().await;
        page.until_there("#tour").await;
        let first = page.text("#tour-text").await;
        for word in ["东部", "供销合作社", "西部", "省区", "示意", "不是任何一方的计划"] {
            assert!(first.contains(word), "{word}: {first}");
        }
        page.picture("first-tour-zh-light").await;
        page.click("#tour-skip").await;
        page.until_gone("#tour").await;
        let lead = page.text("#lead").await;
        assert!(lead.contains("供销合作社") && lead.contains("西部省区") && lead.contains("示意"), "{lead}");
    })
    .await;
}

#[tokio::test]
async fn the_matrix_opens_with_what_the_plan_delivers() {
    journey("first-matrix", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        page.until_there("#mode-delivered[aria-pressed='true']").await;
        page.until_there("#matrix-total").await;
        let first = page.run("return document.querySelector('.modes .segment').id", Vec::new()).await;
        assert_eq!(first, "mode-delivered");
    })
    .await;
}

#[tokio::test]
async fn what_a_planner_sets_first_is_above_the_fold() {
    journey("first-fold", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        page.picture("first-fold-zh-light").await;
        // Each is on the screen, and nothing lies over it.
        let script = "const out = [];
            const wanted = ['#kind-0', '#kind-1', '#kind-2', '#kind-3', '#preset-balanced', '#preset-reset', '#pool-paired', '#pool-open',
                '#scheme-2016', '#scheme-2021', '#penalty'];
            for (const selector of wanted) {
                const element = document.querySelector(selector);
                const box = element?.getBoundingClientRect();
                const over = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                if (!box || box.bottom > innerHeight || !(over && (element.contains(over) || over.contains(element)))) {
                    out.push(`${selector} ${box?.top} to ${box?.bottom} of ${innerHeight}`);
                }
            }
            return out";
        let below = page.run(script, Vec::new()).await;
        assert_eq!(below.as_array().map(Vec::len), Some(0), "below the fold: {below}");
    })
    .await;
}
