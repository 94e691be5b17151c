//! Every statistic leads to the rows behind it, and the rows come to the statistic.

use crate::harness::{DESKTOP, PHONE, Page, journey};

/// The arrow keys, as the driver names them.
const ARROW_DOWN: char = '\u{e015}';
const ARROW_RIGHT: char = '\u{e014}';
const ENTER: char = '\u{e007}';

/// The first number in an element's text, in hundredths.
async fn hundredths(page: &Page, selector: &str) -> u64 {
    let text = page.text(selector).await.replace([',', '−'], "");
    let start =
        text.find(|letter: char| letter.is_ascii_digit()).unwrap_or_else(|| panic!("{selector} has a number: {text:?}"));
    let rest = &text[start..];
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
    let (whole, decimals) = rest[..end].split_once('.').unwrap_or((&rest[..end], ""));
    format!("{whole}{decimals:0<2}").parse().unwrap_or_else(|error| panic!("{selector}: {text:?}: {error}"))
}

async fn count(page: &Page, selector: &str) -> u64 {
    let script = "return document.querySelectorAll(arguments[0]).length";
    page.run(script, vec![selector.into()]).await.as_u64().unwrap_or_default()
}

#[tokio::test]
async fn what_is_served_leads_to_the_arrangements_that_add_up_to_it() {
    journey("statistics-served", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        for (place, kind) in ["project", "shipment", "employment", "training"].into_iter().enumerate() {
            page.click("#tab-pairing").await;
            page.until_current("#tab-pairing").await;
            let measure = format!(".measure:nth-child({}) .measure-number", place + 1);
            let told = hundredths(&page, &measure).await;
            page.click(&measure).await;
            page.until_current("#tab-allocation").await;
            page.until_there(&format!("#kind-{kind}[aria-pressed='true']")).await;
            page.until_there("#allocation-table tbody tr").await;
            assert_eq!(hundredths(&page, "#allocation-sum").await, told, "{kind}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_worst_coverage_leads_to_the_needs_that_are_not_met() {
    journey("statistics-worst", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let place = page.text(".measure:nth-child(5) .measure-note").await;
        let (province, kind) = place.split_once(" · ").expect("province and kind");
        page.click(".measure:nth-child(5) .measure-number").await;
        page.until_current("#tab-allocation").await;
        page.until_there("#unmet-rows tbody tr").await;
        page.until_says("#filter-west option:checked", province).await;
        page.until_says(".allocation-bar .segment[aria-pressed='true']", kind).await;
        page.until_says("#filter-status option:checked", "未满足").await;
        // A view that is left and found again is as it was.
        page.click("#tab-pairing").await;
        page.click("#tab-allocation").await;
        page.until_says("#filter-west option:checked", province).await;
    })
    .await;
}

#[tokio::test]
async fn the_value_leads_to_what_each_pair_brings() {
    journey("statistics-value", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        // The cells say something else before, so that it is the number that turns them.
        page.click("#mode-alone").await;
        page.until_there("#mode-alone[aria-pressed='true']").await;
        page.click("#tab-unmet").await;
        page.until_current("#tab-unmet").await;
        let told = hundredths(&page, ".measure-value .measure-number").await;
        page.click(".measure-value .measure-number").await;
        page.until_current("#tab-pairing").await;
        page.until_there("#mode-delivered[aria-pressed='true']").await;
        page.until_there("#matrix-total").await;
        assert_eq!(hundredths(&page, "#matrix-total").await, told);
    })
    .await;
}

#[tokio::test]
async fn changes_and_blocking_pairs_lead_to_their_pairs_and_each_to_its_panel() {
    journey("statistics-pairs", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let changed = hundredths(&page, ".measure:nth-child(7) .measure-number").await;
        page.click(".measure:nth-child(7) .measure-number").await;
        page.until_there("[data-list='changed'][aria-pressed='true']").await;
        assert_eq!(count(&page, "#pair-list [data-listed]").await * 100, changed);
        page.picture("pair-list-changed-zh-light").await;
        let blocking = hundredths(&page, ".measure:nth-child(8) .measure-number").await;
        page.click(".measure:nth-child(8) .measure-number").await;
        page.until_there("[data-list='blocking'][aria-pressed='true']").await;
        assert_eq!(count(&page, "#pair-list [data-listed]").await * 100, blocking);
        page.click("[data-list='chosen']").await;
        page.until_there("[data-list='chosen'][aria-pressed='true']").await;
        assert_eq!(count(&page, "#pair-list [data-listed]").await, count(&page, "#matrix .is-chosen").await);
        page.picture("pair-list-zh-light").await;
        let pair = page.attribute("#pair-list [data-listed]", "data-listed").await;
        page.click("#pair-list [data-listed]").await;
        page.until_there(&format!("#matrix [data-pair='{pair}'].is-selected")).await;
        page.until_there("#pair-panel #pair-state").await;
        page.until("the way back has the focus", "document.activeElement.id === 'back-to-list'").await;
        page.press(&[], ENTER).await;
        page.until("the row has the focus again", &format!("document.activeElement.dataset.listed === '{pair}'")).await;
    })
    .await;
}

#[tokio::test]
async fn the_numbers_around_the_matrix_are_reached_and_followed_by_keyboard() {
    journey("statistics-keyboard", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.focus("#matrix tbody tr:last-child [data-pair]").await;
        page.press(&[], ARROW_DOWN).await;
        page.until("the coverage below has the focus", "document.activeElement.matches(\"[data-coverage^='0-']\")").await;
        page.press(&[], ARROW_DOWN).await;
        page.press(&[], ARROW_RIGHT).await;
        page.until("the next province has the focus", "document.activeElement.dataset.coverage === '1-510000'").await;
        page.press(&[], ENTER).await;
        page.until_current("#tab-allocation").await;
        page.until_there("#kind-shipment[aria-pressed='true']").await;
        page.until_says("#filter-west option:checked", "四川").await;
        page.click("#tab-pairing").await;
        page.focus("#matrix tbody tr:first-child td:nth-last-child(2)").await;
        page.press(&[], ARROW_RIGHT).await;
        page.until("the capacity has the focus", "document.activeElement.dataset.used === '110000'").await;
        page.press(&[], ENTER).await;
        page.until_current("#tab-allocation").await;
        page.until_says("#filter-east option:checked", "北京").await;
        page.until_says("#filter-west option:checked", "全部").await;
        page.click(".status-sources").await;
        page.until_current("#tab-about").await;
    })
    .await;
}

#[tokio::test]
async fn a_phone_lists_the_pairs_of_the_plan() {
    journey("statistics-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        let chosen = count(&page, "#matrix .is-chosen").await;
        page.touch(".phone-switch .segment[data-phone='list']").await;
        page.until_there("#pair-list [data-listed]").await;
        assert_eq!(count(&page, "#pair-list [data-listed]").await, chosen);
        page.picture("pair-list-phone-zh-light").await;
        page.touch("#pair-list [data-listed]").await;
        page.until("the sheet of the pair is there", "document.querySelector('.pane-why.phone-shown #pair-panel')").await;
    })
    .await;
}
