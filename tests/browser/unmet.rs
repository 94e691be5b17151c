//! Needs that are not met: each with its cause, the causes in sum, and filters whose parts come to the whole.

use crate::harness::{DESKTOP, Page, journey};

/// How many rows the list has, those that are not drawn yet included.
async fn rows(page: &Page) -> u64 {
    page.attribute("#unmet-rows", "data-rows").await.parse().unwrap_or_default()
}

#[tokio::test]
async fn every_unmet_need_has_a_cause_and_filters_part_the_whole() {
    journey("unmet", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-unmet").await;
        page.until_there("#unmet-rows tbody tr").await;
        let all = rows(&page).await;
        let causes: Vec<String> = serde_json::from_value(
            page.run(
                "return [...document.querySelectorAll('#unmet-rows tbody [data-label=\"原因\"]')].map((cell) => cell.textContent.trim())",
                Vec::new(),
            )
            .await,
        )
        .unwrap();
        assert!(!causes.is_empty() && causes.iter().all(|cause| !cause.is_empty()));
        for words in ["最接近的是 只差一条", "能力已用完："] {
            page.fill("#unmet-search", words).await;
            assert!((1..all).contains(&rows(&page).await), "some rows say: {words}");
        }
        page.fill("#unmet-search", "").await;
        for filter in ["kind", "province", "county"] {
            let values: Vec<String> = serde_json::from_value(
                page.run(
                    &format!("return [...document.querySelectorAll('#unmet-{filter} option')].map(({{ value }}) => value).filter(Boolean)"),
                    Vec::new(),
                )
                .await,
            )
            .unwrap();
            let mut parts = 0;
            for value in &values {
                page.choose(&format!("#unmet-{filter}"), value).await;
                parts += rows(&page).await;
            }
            page.choose(&format!("#unmet-{filter}"), "").await;
            assert_eq!(parts, all, "by {filter}: {values:?}");
        }
        let bars = page.run("return document.querySelectorAll('#cause-bars .cause-bar').length", Vec::new()).await.as_u64().unwrap();
        assert!(bars >= 3, "several causes: {bars}");
        let mut parts = 0;
        for place in 1..=bars {
            let bar = format!("#cause-bars li:nth-child({place}) .cause-bar");
            page.click(&bar).await;
            page.until_there(&format!("{bar}[aria-pressed='true']")).await;
            let told = page.text(&format!("{bar} b")).await;
            let shown = rows(&page).await;
            assert_eq!(told, format!("{shown} 项"));
            parts += shown;
        }
        assert_eq!(parts, all, "by cause");
        page.picture("unmet-zh-light").await;
        page.click(&format!("#cause-bars li:nth-child({bars}) .cause-bar")).await;
        page.until_gone("#cause-bars [aria-pressed='true']").await;
        assert_eq!(rows(&page).await, all);
    })
    .await;
}
