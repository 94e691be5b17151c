//! Weights: the plan follows the hand, ticks tell where the pairing changes, presets and criteria.

use serde_json::json;

use crate::harness::{DESKTOP, Mouse, Page, journey};

const HOME: char = '\u{e011}';

/// Where the thumb of a slider may be taken, and how wide its track is.
async fn track(page: &Page, id: &str) -> (f64, f64, f64) {
    let script = "const box = document.getElementById(arguments[0]).getBoundingClientRect();
        return [box.x, box.y + box.height / 2, box.width]";
    page.until_there(&format!("#{id}")).await;
    let at = page.run(script, vec![json!(id)]).await;
    (at[0].as_f64().unwrap_or(0.0), at[1].as_f64().unwrap_or(0.0), at[2].as_f64().unwrap_or(0.0))
}

#[tokio::test]
async fn the_plan_follows_the_hand_and_the_search_takes_over_when_it_rests() {
    journey("live-slider", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        let (x, y, width) = track(&page, "kind-1").await;
        page.mouse(Mouse::Pressed, x + width * 0.25, y).await;
        let mut seen = Vec::new();
        for share in [0.4, 0.55, 0.7] {
            let old = page.attribute("html", "data-shown").await;
            page.mouse(Mouse::Moved, x + width * share, y).await;
            page.until("the plan in steps of the weights in hand", &format!(
                "document.documentElement.dataset.shown !== '{old}' && document.querySelector('#live-note')?.textContent.includes('分步')"
            )).await;
            seen.push(page.attribute("html", "data-shown").await);
            assert_eq!(page.plan().await.revision, before.revision, "nothing is edited while the hand moves");
        }
        seen.dedup();
        assert_eq!(seen.len(), 3, "every setting has its plan");
        page.mouse(Mouse::Released, x + width * 0.7, y).await;
        let after = page.final_plan().await;
        assert!(after.revision > before.revision && after.fingerprint != before.fingerprint);
        assert_eq!(page.attribute("html", "data-shown").await, after.fingerprint, "what is shown is the plan of the search");
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint, "one step of undo");
    })
    .await;
}

#[tokio::test]
async fn ticks_tell_where_the_pairing_changes_and_lead_there() {
    journey("break-points", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#weights .ticks-button").await;
        page.until_there("#weights .slider-tick").await;
        let label = page.attribute("#weights .slider-tick", "title").await;
        assert!(label.contains("新增") || label.contains("取消"), "a tick says what changes: {label}");
        assert!(label.contains("估算") || label.contains("已证明"), "and how sure it is: {label}");
        page.picture("break-points-desk-zh-light").await;
        page.click("#weights .slider-tick").await;
        let after = page.final_plan().await;
        assert_ne!(after.fingerprint, before.fingerprint);
        page.until_says("#weights .slider-sentence", "调到").await;
    })
    .await;
}

#[tokio::test]
async fn criteria_have_weights_of_their_own_and_not_all_can_be_nothing() {
    journey("criteria", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#criteria > summary").await;
        page.focus("#criterion-training-0").await;
        page.press(&[], HOME).await;
        let first = page.final_plan().await;
        assert_ne!(first.fingerprint, before.fingerprint, "the mode alone counts now");
        page.focus("#criterion-training-1").await;
        page.press(&[], HOME).await;
        page.until(
            "the refusal stands at the control",
            "document.querySelector('#criteria-error-training')?.textContent.length > 0",
        )
        .await;
        assert_eq!(page.plan().await.fingerprint, first.fingerprint, "the earlier plan stays");
    })
    .await;
}

#[tokio::test]
async fn presets_set_all_weights_at_once_and_reset_returns() {
    journey("presets", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        for preset in ["fruit", "jobs", "near"] {
            page.click(&format!("#preset-{preset}")).await;
            let after = page.final_plan().await;
            assert_ne!(after.fingerprint, before.fingerprint, "{preset}");
            page.until_there(&format!("#preset-{preset}[aria-pressed='true']")).await;
        }
        page.click("#preset-reset").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        page.until_there("#preset-reset:disabled").await;
    })
    .await;
}
