//! The strategies: side by side with all their measures, and each as the plan of the desk.

use crate::harness::{DESKTOP, journey};

#[tokio::test]
async fn strategies_stand_side_by_side_and_one_is_adopted() {
    journey("strategies", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#side-by-side").await;
        page.until(
            "the existing pairs and four strategies",
            "document.querySelectorAll('#strategy-table thead th').length === 6",
        )
        .await;
        page.until_there("#strategy-table[data-answered='true']").await;
        let prices = page.text("#prices").await;
        assert!(prices.contains("公平优先") && prices.contains("最低满足率") && prices.contains("万元"), "{prices}");
        let blocking = page
            .run(
                "return [...document.querySelectorAll(\"[data-row='blocking'] td\")].map(({ textContent }) => textContent)",
                Vec::new(),
            )
            .await;
        assert_eq!(blocking[3], "0", "no pair blocks the stable plan: {blocking}");
        let sums = page
            .run(
                "const number = (text) => Number(text.replace('−', '-').replace(/[^0-9.-]/g, ''));
                return [...document.querySelectorAll('#strategy-table .value-sources')].map((sources) => [
                    number(sources.parentElement.querySelector('.cell-change').textContent),
                    sources.textContent.split(' · ').map(number).reduce((sum, part) => sum + part, 0)])",
                Vec::new(),
            )
            .await;
        let sums = sums.as_array().cloned().unwrap_or_default();
        assert_eq!(sums.len(), 4, "the existing pairs and three strategies differ from the best value");
        for sum in sums {
            let (told, parts) = (sum[0].as_f64().unwrap_or(f64::NAN), sum[1].as_f64().unwrap_or(f64::NAN));
            assert!((told - parts).abs() < 0.04, "kinds and penalties sum to the difference: {told}, {parts}");
        }
        page.until_there("#strategy-table[data-answered='true']").await;
        page.until_there("#frontier[data-answered='true'] .frontier-point").await;
        page.picture("strategies-desk-zh-light").await;
        // A point of the frontier becomes the pairing of the desk, and is left by one undo.
        page.click("#frontier .take-plan").await;
        page.until_current("#tab-pairing").await;
        let paired = page.final_plan().await;
        assert!(paired.revision > before.revision && paired.fingerprint != before.fingerprint);
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        page.click("#side-by-side").await;
        page.until_there("[data-adopt='Stable']").await;
        page.click("[data-adopt='Stable']").await;
        let stable = page.final_plan().await;
        assert_ne!(stable.fingerprint, before.fingerprint);
        page.click("#tab-pairing").await;
        page.until_there("[data-strategy='Stable'][aria-pressed='true']").await;
        page.click("[data-strategy='BestValue']").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn each_strategy_makes_the_plan_of_the_desk() {
    journey("each-strategy", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let best: f64 = page.final_plan().await.value.parse().unwrap();
        for strategy in ["Stable", "LeastChange", "Fairest"] {
            page.click(&format!("[data-strategy='{strategy}']")).await;
            let found = page.final_plan().await;
            let (value, bound): (f64, f64) = (found.value.parse().unwrap(), found.bound.parse().unwrap());
            assert!(value <= bound && value <= best + 0.5, "{strategy}: {value} against {bound}, best {best}");
        }
    })
    .await;
}
