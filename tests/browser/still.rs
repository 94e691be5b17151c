//! Nothing jumps, and nobody is talked at: shifts of the layout and announcements of a search.

use crate::{
    harness::{DESKTOP, PHONE, View, journey},
    watching::{shift, shifts, told, watch},
};

#[tokio::test]
async fn a_first_visit_stays_where_it_is_from_the_first_paint_to_the_end_of_the_search() {
    journey("still", async |stage| {
        stage.site.search_in_full();
        let mut jumps = Vec::new();
        for view in [PHONE.wide(360), PHONE, View { height: 1180, ..PHONE.wide(820) }, DESKTOP] {
            let page = stage.visit(view).await;
            watch(&page).await;
            page.visit_first().await;
            page.final_plan().await;
            let shift = shift(&page).await;
            println!("{}: {shift:.4}", view.width);
            if shift > 0.02 {
                jumps.push((view.width, shift, shifts(&page).await));
            }
        }
        assert!(jumps.is_empty(), "{jumps:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_search_is_announced_three_times_at_most() {
    journey("announced", async |stage| {
        stage.site.search_in_full();
        let page = stage.visit(DESKTOP).await;
        watch(&page).await;
        page.reload().await;
        page.final_plan().await;
        let said = told(&page).await;
        assert!((1..=3).contains(&said.len()), "{said:#?}");
        // And with a pair in view, whose answers are asked for anew with every plan.
        page.click("#matrix [data-pair].is-chosen").await;
        page.until_there("#pair-panel").await;
        told(&page).await;
        page.click("#preset-jobs").await;
        page.until("the search is under way", "document.documentElement.dataset.searching === 'true'").await;
        page.final_plan().await;
        let said = told(&page).await;
        assert!((1..=3).contains(&said.len()), "{said:#?}");
    })
    .await;
}
