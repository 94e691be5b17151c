//! How sure the plan is: other plans, and a look at one as a single step.

use crate::harness::{DESKTOP, journey};

#[tokio::test]
async fn a_plan_nearly_as_good_is_looked_at_in_one_step_and_left_by_one_undo() {
    journey("sure", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#tab-sure").await;
        page.until_there("#plans[data-answered='true'] .plan-row").await;
        page.picture("sure-desk-zh-light").await;
        page.click("#next-plans .plan-row:first-child .take-plan").await;
        let after = page.final_plan().await;
        assert_ne!(after.fingerprint, before.fingerprint);
        assert_eq!(after.revision, before.revision + 1, "one step");
        page.until_there("#held").await;
        page.until("all of its pairs are in the plan", "document.querySelectorAll('#matrix .is-chosen').length > 9").await;
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn shares_are_worked_out_from_a_seed_and_say_how() {
    journey("shares", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-sure").await;
        page.click("#ask-shares").await;
        page.until_there("#shares-chosen .share-row").await;
        page.click("#sure .sure-shares .cancel-work").await;
        page.until_says("#shares-say", "从本方案出发求优一小段").await;
        page.until_says("#shares-say", "种子 2026").await;
        page.picture("shares-desk-zh-light").await;
        page.click("#shares-chosen .share-row:first-child button").await;
        page.until_there("#matrix .is-selected").await;
    })
    .await;
}
