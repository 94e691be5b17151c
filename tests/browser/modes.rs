//! The four modes of the matrix.

use crate::harness::{DESKTOP, Page, journey};

/// Numbers of a list of elements, with a true minus.
async fn numbers(page: &Page, selector: &str) -> Vec<f64> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(({ textContent }) => textContent.trim())";
    let list = page.run(script, vec![selector.into()]).await;
    let read = |text: &str| text.replace('−', "-").trim_end_matches('%').trim_start_matches('<').parse::<f64>().ok();
    list.as_array().into_iter().flatten().filter_map(|text| read(text.as_str()?)).collect()
}

#[tokio::test]
async fn what_pairs_deliver_adds_up_by_row_and_column_to_the_value() {
    journey("mode-delivered", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let plan = page.final_plan().await;
        page.click("#mode-delivered").await;
        page.until_there("#matrix-total").await;
        let total = numbers(&page, "#matrix-total").await[0];
        let (rows, columns) = (numbers(&page, "[data-row-sum]").await, numbers(&page, "td.sum").await);
        assert_eq!((rows.len(), columns.len()), (10, 7));
        for sums in [rows, columns] {
            // Each number is rounded to hundredths.
            assert!((sums.iter().sum::<f64>() - total).abs() <= 0.01 * sums.len() as f64, "{sums:?} against {total}");
        }
        assert!((plan.value.parse::<f64>().unwrap() - total).abs() <= 0.01);
    })
    .await;
}

#[tokio::test]
async fn the_cost_of_switching_is_asked_for_when_chosen_and_can_be_cancelled() {
    journey("mode-switch", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#mode-switch").await;
        page.until("the answer is whole", "!document.querySelector('.mode-note .long-work')").await;
        page.until_gone("#matrix.is-stale").await;
        let chosen = numbers(&page, "#matrix .cell.is-chosen .cell-number").await;
        assert!(chosen.len() > 5 && chosen.iter().any(|change| *change < 0.0), "{chosen:?}");
        page.picture("mode-switch-desk-zh-light").await;
        // Of the reference scenario it is work for a while.
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#mode-switch").await;
        page.click(".mode-note .cancel-work").await;
        page.click(".mode-note .start-work").await;
        page.until_there(".mode-note .cancel-work").await;
    })
    .await;
}

#[tokio::test]
async fn certainty_shows_its_seed_and_keeps_what_was_done_when_cancelled() {
    journey("mode-certainty", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#mode-certainty").await;
        page.until_says("#mode-seed", "2026").await;
        page.until_there("#matrix .cell-bar").await;
        page.click(".mode-note .cancel-work").await;
        page.until_there(".mode-note .start-work").await;
        let shares = numbers(&page, "#matrix .cell-number").await;
        assert!(shares.len() == 70 && shares.iter().all(|share| (0.0..=100.0).contains(share)), "{shares:?}");
        page.picture("mode-certainty-desk-zh-light").await;
        page.click("#mode-alone").await;
        page.until_gone("#matrix .cell-bar").await;
    })
    .await;
}
