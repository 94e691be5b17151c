//! What the page says is the reason is the reason, by the strategy in force.

use serde_json::Value;

use crate::harness::{DESKTOP, Page, journey};

/// Texts of all elements of a selector.
async fn texts(page: &Page, selector: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(({ textContent }) => textContent.trim())";
    let list = page.run(script, vec![selector.into()]).await;
    list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

/// Selects cells that the plan does not choose, one after another, and reads why not: pair and reason.
async fn reasons(page: &Page, most: usize) -> Vec<(String, String)> {
    let script =
        "return [...document.querySelectorAll('#matrix [data-pair]:not(.is-chosen)')].map((cell) => cell.dataset.pair)";
    let pairs = page.run(script, Vec::new()).await;
    let mut out = Vec::new();
    for pair in pairs.as_array().into_iter().flatten().filter_map(Value::as_str).take(most) {
        page.click(&format!("#matrix [data-pair='{pair}']")).await;
        page.until_there(&format!("#matrix [data-pair='{pair}'].is-selected")).await;
        out.push((pair.to_owned(), page.text("#pair-reason").await));
    }
    out
}

#[tokio::test]
async fn a_pair_that_is_not_chosen_names_whose_places_are_taken_and_no_score_that_was_not_sought() {
    journey("reasons-fairest", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("[data-strategy='Fairest']").await;
        page.final_plan().await;
        page.until_there("[data-strategy='Fairest'][aria-pressed='true']").await;
        let told = reasons(&page, 20).await;
        assert!(told.len() >= 15);
        let mut one_sided = 0;
        for (pair, reason) in told {
            assert!(!reason.contains("得分更高"), "the fairest plan does not seek value: {pair}: {reason}");
            // "江苏名额已满（2/2）。江苏 伙伴 2/2（贵州、云南），甘肃 伙伴 2/3（天津、山东）。"
            let taken: Vec<(String, u32, u32)> = reason
                .split(['。', '，'])
                .filter_map(|part| {
                    let (name, rest) = part.split_once(" 伙伴 ")?;
                    let (count, most) = rest.split('（').next()?.split_once('/')?;
                    Some((name.to_owned(), count.parse().ok()?, most.parse().ok()?))
                })
                .collect();
            assert_eq!(taken.len(), 2, "both parties' places are told: {reason}");
            for (name, count, most) in &taken {
                assert_eq!(reason.contains(&format!("{name}名额已满")), count >= most, "{pair}: {reason}");
            }
            one_sided += usize::from(taken.iter().filter(|(_, count, most)| count >= most).count() == 1);
        }
        assert!(one_sided > 0, "a place is free on one side of some");
        page.picture("reasons-fairest-zh-light").await;
    })
    .await;
}

#[tokio::test]
async fn a_missing_cold_chain_is_told_with_its_end_and_causes_are_those_of_the_strategy() {
    journey("reasons-causes", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-unmet").await;
        page.until_there("#unmet-rows tbody tr").await;
        // The list is drawn as it is scrolled: what is searched for in it is searched in all of it.
        let said = async |words: &str| {
            page.fill("#unmet-search", words).await;
            page.attribute("#unmet-rows", "data-rows").await.parse::<u32>().unwrap()
        };
        let all = texts(&page, "#unmet-rows tbody tr").await;
        assert!(all.iter().all(|row| !row.contains("一端没有冷链")), "it says which end");
        let cold: Vec<&String> = all.iter().filter(|row| row.contains("冷链")).collect();
        assert!(cold.iter().all(|row| row.contains("产地") || row.contains("销地") || row.contains("两端")), "{cold:?}");
        assert!(said("没有冷链").await > 0 && said("一端没有冷链").await == 0);
        assert_eq!(said("满足率会更低").await, 0, "the best value does not look at coverage");
        page.click("[data-strategy='Fairest']").await;
        page.final_plan().await;
        assert!(said("满足率会更低").await > 0, "the fairest plan tells coverage as its reason");
        page.picture("reasons-unmet-fairest-zh-light").await;
    })
    .await;
}

#[tokio::test]
async fn an_open_pool_counts_no_pairs() {
    journey("reasons-open", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        assert!(!page.has(".strip .not-applicable").await);
        page.click("#pool-open").await;
        page.final_plan().await;
        page.until_there(".strip .not-applicable").await;
        assert_eq!(texts(&page, ".strip .not-applicable").await, ["不适用", "不适用"], "changes and blocking pairs");
        page.click("#matrix [data-pair]").await;
        page.until_says("#pair-reason", "全开放").await;
        page.picture("reasons-open-zh-light").await;
    })
    .await;
}

#[tokio::test]
async fn more_of_an_offer_is_said_to_help_its_own_kind_alone() {
    journey("reasons-help", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let mut seen = 0;
        for party in ["320000", "440000"] {
            page.click(&format!("#matrix [data-party='{party}']")).await;
            page.until_there("#party-panel").await;
            page.until_there("#help-most tr td.number").await;
            for row in texts(&page, "#help-most td.line-name").await {
                let Some((offer, served)) = row.split_once(" → ") else { continue };
                // "产业项目 +10 万元 → 项目 +680 万元": the unit is the same before and after.
                let unit =
                    |text: &str| ["万元", "人次", "吨", "人"].into_iter().find(|unit| text.contains(&format!(" {unit}")));
                assert_eq!(unit(offer), unit(served), "{row}");
                assert!(!served.contains('−') && served.matches('+').count() == 1, "{row}");
                seen += 1;
            }
            page.click("#party-close").await;
            page.until_gone("#party-panel").await;
        }
        assert!(seen > 0, "something helps");
    })
    .await;
}
