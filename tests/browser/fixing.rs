//! Amounts are fixed with their cost told before, a month or a whole route at a time.

use crate::harness::{DESKTOP, Page, journey};

const ENTER: char = '\u{e007}';

/// Types into the field of the open form.
async fn types(page: &Page, amount: &str) {
    page.run(
        "const field = document.querySelector('.amount-form input');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }))",
        vec![amount.into()],
    )
    .await;
}

/// The change of the value that the open form tells, and the two values beside it, in hundredths.
async fn told_cost(page: &Page) -> (i64, i64, i64) {
    page.until_there(".amount-form .amount-cost[data-answered='true'] b").await;
    let found = page
        .run(
            "const numbers = (text) => [...text.matchAll(/[+−]?[0-9]+[.][0-9]{2}/g)].map(([text]) => Math.round(Number(text.replace('−', '-')) * 100));
            const cost = document.querySelector('.amount-cost [role=status]');
            return [numbers(cost.querySelector('b').textContent)[0], ...numbers(cost.querySelector('.quiet').textContent)]",
            Vec::new(),
        )
        .await;
    let number = |place: usize| found[place].as_i64().unwrap_or_else(|| panic!("no cost: {found}"));
    (number(0), number(1), number(2))
}

#[tokio::test]
async fn a_whole_route_is_fixed_in_one_step_and_its_cost_is_told_before() {
    journey("fixing-year", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#tab-allocation").await;
        page.until_there("#allocation-table .unfold-button").await;
        page.click("#allocation-table .unfold-button").await;
        page.until_there(".fix-year").await;
        page.click(".fix-year").await;
        page.until("the field has the focus", "document.activeElement.matches('.amount-form input')").await;
        types(&page, "7").await;
        page.click(".amount-form .amount-cost button").await;
        let (change, from, to) = told_cost(&page).await;
        assert_eq!(change, to - from, "the cost is the difference of the values beside it");
        // A search that is cut short may find a better plan on another way, but none above the bound.
        let room = (before.bound.parse::<f64>().unwrap() - before.value.parse::<f64>().unwrap()) * 100.0;
        assert!(f64::from(i32::try_from(change).unwrap()) <= room + 1.0, "{change} of {room}");
        page.picture("fixing-year-zh-light").await;
        assert_eq!(page.plan().await.revision, before.revision, "nothing is done yet");
        page.focus(".amount-form input").await;
        page.press(&[], ENTER).await;
        let after = page.final_plan().await;
        assert_ne!(after.fingerprint, before.fingerprint);
        // All months are fixed, together 7; a single step takes it back.
        page.choose("#filter-status", "fixed").await;
        page.until_says("#allocation-sum", "7 吨").await;
        let undo = page.attribute("#undo", "aria-label").await;
        assert!(undo.contains("固定数量") && undo.contains("个月共 7 吨"), "{undo}");
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn a_route_says_how_many_of_its_months_are_fixed() {
    journey("fixing-month", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-allocation").await;
        page.until_there("#allocation-table .unfold-button").await;
        page.click("#allocation-table .unfold-button").await;
        page.until_there("#allocation-table .is-part .amount-button").await;
        page.click("#allocation-table .is-part .amount-button").await;
        page.until("the field has the focus", "document.activeElement.matches('.amount-form input')").await;
        // As it is: fixing what the plan has anyway costs nothing, though a search that is cut short may come by something better.
        page.click(".amount-form .amount-cost button").await;
        let (change, from, to) = told_cost(&page).await;
        assert!(change >= 0 && change == to - from, "{change}: {from} to {to}");
        assert_eq!(page.has(".amount-cost .cost-gain").await, change > 0, "a gain is not said to come of fixing");
        page.focus(".amount-form input").await;
        page.press(&[], ENTER).await;
        page.final_plan().await;
        page.until(
            "a part of the months is fixed",
            "[...document.querySelectorAll('#allocation-table .amount-button .tag')].some(({ textContent }) => /^1[/][0-9]+ 个月固定$/.test(textContent))",
        )
        .await;
    })
    .await;
}
