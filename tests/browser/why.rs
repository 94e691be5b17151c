//! Why and why not: what a rule would change is told before it is made, and the button beside it makes it.

use crate::harness::{DESKTOP, PHONE, Page, journey};

const ENTER: char = '\u{e007}';
const LEFT: char = '\u{e012}';
const ANSWERED: &str = "#consequence[data-answered='true']";

/// The value after a change, as the page tells it: the second of `51.80 → 50.61`.
async fn told_after(page: &Page, within: &str) -> f64 {
    let text = page.text(&format!("{within} .consequence-head")).await;
    let (_, after) = text.split_once('→').unwrap_or_else(|| panic!("no value before and after: {text}"));
    let number: String = after.trim().chars().take_while(|sign| sign.is_ascii_digit() || *sign == '.').collect();
    number.parse().unwrap_or_else(|error| panic!("{after}: {error}"))
}

async fn some_pair(page: &Page, selector: &str) -> String {
    page.attribute(&format!("#matrix [data-pair]{selector}"), "data-pair").await
}

#[tokio::test]
async fn why_not_tells_the_moves_and_its_button_makes_them() {
    journey("why-not", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        let pair = some_pair(&page, ":not(.is-chosen)").await;
        page.click(&format!("#matrix [data-pair='{pair}']")).await;
        page.until_there(ANSWERED).await;
        page.until_says("#consequence", "若锁定这一对").await;
        let moves = page.run("return document.querySelectorAll('#consequence .move').length", Vec::new()).await;
        assert!(moves.as_u64() > Some(0), "a pair that comes in moves somebody");
        let told = told_after(&page, "#consequence").await;
        page.picture("why-not-desk-zh-light").await;
        page.click("#consequence .take-plan").await;
        let after = page.final_plan().await;
        assert!(page.has(&format!("[data-pair='{pair}'].is-chosen")).await);
        let reached: f64 = after.value.parse().unwrap();
        assert!((reached - told).abs() <= 0.005, "the plan is worth what was told: {reached}, {told}");
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint, "one undo takes it back");
    })
    .await;
}

#[tokio::test]
async fn why_tells_what_is_lost_without_the_pair() {
    journey("why", async |stage| {
        // As above: the answer's own search goes on from the plan.
        stage.site.search_in_full();
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        let pair = some_pair(&page, ".is-chosen").await;
        page.click(&format!("#matrix [data-pair='{pair}']")).await;
        page.until_there(ANSWERED).await;
        page.until_says("#consequence", "若禁止这一对").await;
        let told = told_after(&page, "#consequence").await;
        page.click("#forbid").await;
        let reached: f64 = page.final_plan().await.value.parse().unwrap();
        assert!(
            reached >= told - 0.06 && told <= before.bound.parse::<f64>().unwrap() + 0.06,
            "{told} was told, {reached} reached"
        );
        page.until_gone("#consequence").await;
    })
    .await;
}

#[tokio::test]
async fn what_forbidding_an_existing_pair_waives_is_said_beside_its_price() {
    journey("waived", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let pair = some_pair(&page, ".is-chosen:has(.ring)").await;
        page.click(&format!("#matrix [data-pair='{pair}']")).await;
        page.until_there(ANSWERED).await;
        page.until_says("#waived", "取消扣分 0.50").await;
        let number = |text: &str| text.replace('−', "-").parse::<f64>().unwrap_or(f64::NAN);
        let price = page.text("#consequence .consequence-head span").await;
        let price = number(price.split(' ').next().unwrap_or_default());
        let waived = page.text("#waived").await;
        let left = number(waived.split("得分变化是").nth(1).unwrap_or_default().trim().trim_end_matches('。'));
        assert!((price - 0.5 - left).abs() < 0.02, "{price} less the penalty is {left}");
        let other = some_pair(&page, ".is-chosen:not(:has(.ring))").await;
        page.click(&format!("#matrix [data-pair='{other}']")).await;
        page.until_there(ANSWERED).await;
        assert!(!page.has("#waived").await, "a new pair has no penalty to waive");
    })
    .await;
}

#[tokio::test]
async fn a_second_pair_stands_beside_the_first() {
    journey("beside", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let (first, second) = (some_pair(&page, ".is-chosen").await, some_pair(&page, ":not(.is-chosen)").await);
        page.click(&format!("#matrix [data-pair='{first}']")).await;
        page.click("#compare-keep").await;
        page.click(&format!("#matrix [data-pair='{second}']")).await;
        page.until_there("#compared-panel #consequence[data-answered='true']").await;
        assert!(
            page.has(&format!("[data-pair='{first}'].is-compared")).await
                && page.has(&format!("[data-pair='{second}'].is-selected")).await
        );
        page.click("#compared-close").await;
        page.until_gone("#compared-panel").await;
    })
    .await;
}

#[tokio::test]
async fn a_party_tells_its_other_partners_by_loss_and_what_more_of_its_offers_brings() {
    journey("party", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.focus("#matrix [data-pair='440000-450000']").await;
        page.press(&[], LEFT).await;
        let at = page.run("return document.activeElement.dataset.party", Vec::new()).await;
        assert_eq!(at, "440000", "the heading is left of the first cell");
        page.press(&[], ENTER).await;
        page.until_there("#party-options[data-answered='true'] li").await;
        let losses = page
            .run(
                "return [...document.querySelectorAll('#party-options summary .number')]
                    .map(({ textContent }) => parseFloat(textContent.replace('−', '-'))).filter((change) => !isNaN(change))",
                Vec::new(),
            )
            .await;
        let losses: Vec<f64> = losses.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
        assert!(!losses.is_empty() && losses.windows(2).all(|two| two[0] >= two[1]), "the smallest loss first: {losses:?}");
        // Of a small base nothing need help: then that is said.
        page.until_there("#help-most .gain, #help-none").await;
        page.click("#party-options li:first-child summary").await;
        page.picture("party-desk-zh-light").await;
        page.click("#party-options li:first-child .take-plan").await;
        page.final_plan().await;
        page.until_there("#held").await;
    })
    .await;
}

#[tokio::test]
async fn the_first_screen_sets_the_existing_pairs_beside_the_plan_and_names_what_helps_most() {
    journey("start", async |stage| {
        for (name, view) in [("desk", DESKTOP), ("phone", PHONE)] {
            let page = stage.visit(view).await;
            page.final_plan().await;
            if name == "phone" {
                page.click("#phone-start").await;
            }
            page.until_there("#start[data-answered='true'] #improvements .improvement").await;
            let rows = page.run("return document.querySelectorAll('#start-table tbody tr').length", Vec::new()).await;
            assert_eq!(rows, 6, "four kinds, the worst coverage and the value");
            let shown = page.run("return document.querySelectorAll('#improvements > .improvement').length", Vec::new()).await;
            assert!((1..=3).contains(&shown.as_u64().unwrap_or(0)), "two or three changes, not all");
            page.picture(&format!("start-{name}-zh-light")).await;
            page.click("#improvements .improvement button").await;
            page.until_there("#pair-panel").await;
        }
    })
    .await;
}

#[tokio::test]
async fn ways_out_of_a_conflict_stand_by_the_value_that_is_then_reached() {
    journey("ways-out", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        for pair in ["110000-450000", "110000-510000", "110000-520000"] {
            page.click(&format!("#matrix [data-pair='{pair}']")).await;
            page.click("#pin").await;
            page.answered().await;
        }
        page.until_there("#repairs[data-answered='true'] .repair").await;
        let values = page
            .run(
                "return [...document.querySelectorAll('.repair-value')].map(({ textContent }) => parseFloat(textContent))",
                Vec::new(),
            )
            .await;
        let values: Vec<f64> = values.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
        assert!(values.len() >= 2 && values.windows(2).all(|two| two[0] >= two[1]), "the best first: {values:?}");
        page.picture("ways-out-desk-zh-light").await;
        page.click("#repairs .repair button").await;
        let reached: f64 = page.final_plan().await.value.parse().unwrap();
        assert!(reached >= values[0] - 0.06, "{reached} is less than the {} that was told", values[0]);
        page.until_gone("#conflict").await;
    })
    .await;
}
