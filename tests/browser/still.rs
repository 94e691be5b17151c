//! Nothing jumps, and nobody is talked at: shifts of the layout and announcements of a search.

use crate::harness::{DESKTOP, PHONE, View, journey};

#[tokio::test]
async fn a_first_visit_stays_where_it_is_from_the_first_paint_to_the_end_of_the_search() {
    journey("still", async |stage| {
        stage.site.serve_reference();
        let mut jumps = Vec::new();
        for view in [PHONE.wide(360), PHONE, View { height: 1180, ..PHONE.wide(820) }, DESKTOP] {
            // The whole search once, where most is in view; what it brings on the others comes in its first steps too.
            if view.width == DESKTOP.width {
                stage.site.search_in_full();
            }
            let page = stage.visit(view).await;
            page.visit_first().await;
            page.final_plan().await;
            // However long it is.
            let said = page.announcements().await;
            assert!((1..=3).contains(&said.len()), "{said:#?}");
            let shift = page.layout_shift().await;
            println!("{}: {shift:.4}", view.width);
            if shift > 0.02 {
                jumps.push((view.width, shift, page.layout_shifts().await));
            }
        }
        assert!(jumps.is_empty(), "{jumps:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_search_is_announced_three_times_at_most() {
    journey("announced", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.reload().await;
        page.final_plan().await;
        let said = page.announcements().await;
        assert!((1..=3).contains(&said.len()), "{said:#?}");
        // And with a pair in view, whose answers are asked for anew with every plan.
        page.click("#matrix [data-pair].is-chosen").await;
        page.until_there("#pair-panel").await;
        page.forget_steadiness().await;
        page.click("#preset-jobs").await;
        page.until("the search is under way", "document.documentElement.dataset.searching === 'true'").await;
        page.final_plan().await;
        let said = page.announcements().await;
        assert!((1..=3).contains(&said.len()), "{said:#?}");
    })
    .await;
}
