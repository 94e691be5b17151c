//! The allocation desk: what is arranged, kind by kind, and amounts that are fixed where they stand.

use crate::harness::{DESKTOP, PHONE, Page, journey, plan::Plan};

/// Excludes the amount whose editor is open: the plan becomes another, and one undo brings it back.
async fn excludes_and_takes_back(page: &Page, before: &Plan) {
    page.click(".amount-form button:nth-of-type(3)").await;
    let excluded = page.final_plan().await;
    assert!(excluded.revision > before.revision && excluded.fingerprint != before.fingerprint);
    page.click("#undo").await;
    assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
}

#[tokio::test]
async fn the_calendar_adds_up_to_what_the_strip_says() {
    journey("allocation-calendar", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-allocation").await;
        page.until_there("#calendar tbody tr").await;
        let digits = "const number = text => Number((text.match(/[0-9,]+/) || ['0'])[0].replaceAll(',', ''));";
        let sum = page
            .run(&format!("{digits} return number(document.querySelector('#allocation-sum').textContent)"), Vec::new())
            .await;
        let strip = page
            .run(&format!("{digits} return number(document.querySelectorAll('.measure-number')[1].textContent)"), Vec::new())
            .await;
        let total = page
            .run(
                &format!("{digits} return number(document.querySelector('#calendar tfoot .calendar-agreed').textContent)"),
                Vec::new(),
            )
            .await;
        assert_eq!((&sum, &total), (&strip, &strip));
        assert!(page.has("#sankey .ribbon-east").await);
        page.picture("allocation-desk-zh-light").await;
    })
    .await;
}

#[tokio::test]
async fn every_kind_has_its_rows_and_its_capacities() {
    journey("allocation-kinds", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-allocation").await;
        for kind in ["project", "employment", "training"] {
            page.click(&format!("#kind-{kind}")).await;
            page.until_there("#capacities tbody tr").await;
            page.until_there("#allocation-table tbody tr").await;
            page.picture(&format!("allocation-{kind}-zh-light")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_route_unfolds_into_its_months_which_add_up_and_can_be_fixed() {
    journey("allocation-route", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#tab-allocation").await;
        page.until_there("#allocation-table .unfold-button").await;
        assert!(!page.has("#allocation-table .is-part").await);
        page.click("#allocation-table .unfold-button").await;
        page.until_there("#allocation-table .unfold-button[aria-expanded='true']").await;
        let sums = page
            .run(
                "const tonnes = (row) => Number(row.querySelector('.amount-button').textContent.replace(/[^0-9]/g, ''));
                const route = document.querySelector(\"#allocation-table .unfold-button[aria-expanded='true']\").closest('tr');
                const months = [];
                for (let row = route.nextElementSibling; row?.matches('.is-part'); row = row.nextElementSibling) months.push(tonnes(row));
                return [tonnes(route), months.length, months.reduce((sum, month) => sum + month, 0)]",
                Vec::new(),
            )
            .await;
        assert!(sums[1].as_i64() > Some(1) && sums[0] == sums[2], "the months of the route sum to it: {sums}");
        page.picture("allocation-route-zh-light").await;
        page.click("#allocation-table .is-part .amount-button").await;
        page.until("the field has the focus", "document.activeElement.matches('.amount-form input')").await;
        excludes_and_takes_back(&page, &before).await;
    })
    .await;
}

#[tokio::test]
async fn rows_are_narrowed_by_party_product_month_and_status() {
    journey("allocation-filters", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-allocation").await;
        page.until_there("#allocation-table tbody tr").await;
        let sum = "return Number(document.querySelector('#allocation-sum').textContent.replace(/[^0-9]/g, ''))";
        let all = page.run(sum, Vec::new()).await.as_i64().unwrap();
        // The parts by a filter come to the whole.
        for filter in ["east", "west", "county", "product", "month"] {
            let values: Vec<String> = serde_json::from_value(
                page.run(
                    &format!("return [...document.querySelectorAll('#filter-{filter} option')].map(({{ value }}) => value).filter(Boolean)"),
                    Vec::new(),
                )
                .await,
            )
            .unwrap();
            assert!(values.len() > 5, "{filter}: {values:?}");
            let mut parts = 0;
            for value in &values {
                page.choose(&format!("#filter-{filter}"), value).await;
                parts += page.run(sum, Vec::new()).await.as_i64().unwrap();
            }
            page.choose(&format!("#filter-{filter}"), "").await;
            assert_eq!(parts, all, "by {filter}");
        }
        page.choose("#filter-status", "caution").await;
        let told = page.run("return document.querySelectorAll('#allocation-table tbody tr[data-row]').length === document.querySelectorAll('#allocation-table .badge-warn').length", Vec::new()).await;
        assert_eq!(told, true, "only shipments with few days left");
        page.choose("#filter-status", "fixed").await;
        page.until_gone("#allocation-table tbody tr").await;
        page.choose("#filter-status", "unmet").await;
        page.until_there("#unmet-rows tbody tr").await;
    })
    .await;
}

#[tokio::test]
async fn rows_are_sorted_by_any_column_both_ways() {
    journey("allocation-sort", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-allocation").await;
        page.click("#kind-employment").await;
        page.until_there("#allocation-table tbody tr").await;
        let asked = "return [...document.querySelectorAll('#allocation-table tbody tr[data-row]')].map(row => parseInt(row.querySelector('[data-label^=需要]').textContent.replaceAll(',', ''), 10))";
        page.click("#allocation-table th[data-column='asked'] button").await;
        page.until_there("#allocation-table th[data-column='asked'][aria-sort='ascending']").await;
        let rising: Vec<i64> = serde_json::from_value(page.run(asked, Vec::new()).await).unwrap();
        page.click("#allocation-table th[data-column='asked'] button").await;
        page.until_there("#allocation-table th[data-column='asked'][aria-sort='descending']").await;
        let falling: Vec<i64> = serde_json::from_value(page.run(asked, Vec::new()).await).unwrap();
        assert!(rising.is_sorted() && falling.iter().rev().is_sorted() && rising.first() != falling.first());
    })
    .await;
}

#[tokio::test]
async fn an_amount_beyond_what_there_is_is_refused_at_the_field_and_an_excluded_one_leaves_the_plan() {
    journey("allocation-amount", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#tab-allocation").await;
        page.click("#kind-employment").await;
        page.click("#allocation-table tbody tr[data-row] .amount-button").await;
        page.until("the field has the focus", "document.activeElement.matches('.amount-form input')").await;
        for key in "99999999".chars() {
            page.press(&[], key).await;
        }
        page.click(".amount-form button[type='submit']").await;
        page.until_says(".amount-form .field-error", "可填 0 至").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        excludes_and_takes_back(&page, &before).await;
    })
    .await;
}

#[tokio::test]
async fn the_desk_does_not_scroll_sideways_on_a_phone() {
    journey("allocation-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        page.click("#tab-allocation").await;
        page.until_there("#calendar").await;
        page.until("no sideways scroll", "document.documentElement.scrollWidth <= window.innerWidth").await;
        page.picture("allocation-phone-zh-light").await;
    })
    .await;
}
