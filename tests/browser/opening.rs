//! The page opens on the reference scenario and shows a plan that adds up.

use crate::harness::{DESKTOP, journey};

#[tokio::test]
async fn the_page_opens_on_the_reference_scenario_and_shows_a_plan() {
    journey("opening", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let plan = page.good_plan().await;
        let (value, bound): (f64, f64) = (plan.value.parse().unwrap(), plan.bound.parse().unwrap());
        assert!(value > 0.0 && value <= bound, "{plan:?}");
        assert!(plan.value.split('.').nth(1).is_some_and(|decimals| decimals.len() == 6), "six decimals: {plan:?}");
        assert!(!plan.fingerprint.is_empty() && plan.revision > 0, "{plan:?}");
        if plan.state == "optimal" {
            assert_eq!(plan.value, plan.bound, "only a plan without a gap is proved optimal");
        }
        let cells = page.run("return document.querySelectorAll('#matrix [data-pair]').length", Vec::new()).await;
        assert_eq!(cells, 70, "ten eastern federations by seven western provinces");
        assert!(page.has("#matrix [data-pair].is-chosen").await && page.has("#map .arc").await);
        assert!(!page.has("#splash").await, "the loading screen is gone");
        assert_eq!(page.attribute("html", "lang").await, "zh-CN");
        let first = page.run("return Math.round(window.firstPlanAt)", Vec::new()).await;
        println!("from navigation to the first plan: {first} ms; {} points, bound {}, {}", plan.value, plan.bound, plan.state);
    })
    .await;
}

#[tokio::test]
async fn what_the_pairs_deliver_adds_up_to_the_value_of_the_plan() {
    journey("sums", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        page.click("#mode-delivered").await;
        page.until_there("[data-row-sum]").await;
        let read = "const number = (text) => Number(text.replace('−', '-').replace(/[^0-9.-]/g, '') || 0);
            const sum = (selector) => [...document.querySelectorAll(selector)].reduce((sum, at) => sum + number(at.textContent), 0);
            return [sum('[data-row-sum]'), sum('#matrix [data-pair] .cell-number'), number(document.querySelector('#matrix-total').textContent), number(document.documentElement.dataset.planValue)]";
        // All at once, for better plans come in while the search goes on.
        let sums = page.run(read, Vec::new()).await;
        let value = sums[3].as_f64().unwrap();
        assert!(value > 0.0);
        // Cells and rows are shown to the hundredth, so each may be off by half of one.
        for (index, (what, most)) in [("rows", 0.05), ("cells", 0.35), ("total", 0.0051)].into_iter().enumerate() {
            let sum = sums[index].as_f64().unwrap();
            assert!((sum - value).abs() <= most, "{what}: {sum}, plan: {value}");
        }
    })
    .await;
}
