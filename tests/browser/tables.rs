//! Tables as in a spreadsheet: headings that stay and sort, sums of what is listed, search, filters that act on every part of a view,
//! rows drawn as they come into view, and copies without units.

use serde_json::{Value, json};

use crate::harness::{DESKTOP, Page, journey};

/// The texts of a column of a table, as far as it is drawn.
async fn column(page: &Page, table: &str, id: &str) -> Vec<String> {
    let script = "const [table, id] = arguments;
        const at = [...document.querySelectorAll(`${table} thead th`)].findIndex((head) => head.dataset.column === id);
        return [...document.querySelectorAll(`${table} tbody tr[data-row]`)].map((row) => row.cells[at].textContent.trim())";
    serde_json::from_value(page.run(script, vec![json!(table), json!(id)]).await).expect("the script gives what is read here")
}

/// How many rows a table lists.
async fn listed(page: &Page, table: &str) -> u64 {
    page.attribute(table, "data-rows").await.parse().unwrap_or_default()
}

/// The digits of a number.
fn number(text: &str) -> i64 {
    text.replace(',', "").replace('−', "-").parse().unwrap_or_else(|error| panic!("{text:?} is a number: {error}"))
}

/// The first table of a clipboard text: headings and rows.
fn cells(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut lines = text.split("\r\n").map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    (lines.next().unwrap_or_default(), lines.collect())
}

/// Presses the button that copies a table, and waits until the page says that it is copied.
async fn copy(page: &Page, table: &str) -> (Vec<String>, Vec<Vec<String>>) {
    page.click(&format!("[data-copies='{table}']")).await;
    page.until_says(".toast:last-of-type", "已复制").await;
    cells(&page.clipboard().await)
}

#[tokio::test]
async fn names_sort_by_pinyin_and_every_heading_sorts() {
    journey("tables-sort", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-unmet").await;
        page.until_there("#unmet-rows tbody tr[data-row]").await;
        let headings: Vec<String> = serde_json::from_value(
            page.run(
                "return [...document.querySelectorAll('#unmet-rows thead th')].map(({ dataset }) => dataset.column)",
                Vec::new(),
            )
            .await,
        )
        .unwrap();
        assert!(headings.len() >= 8, "{headings:?}");
        for heading in &headings {
            let head = format!("#unmet-rows th[data-column='{heading}']");
            page.click(&format!("{head} .sort")).await;
            page.until_there(&format!("{head}[aria-sort='ascending']")).await;
        }
        page.click("#unmet-rows th[data-column='province'] .sort").await;
        page.until_there("#unmet-rows th[data-column='province'][aria-sort='ascending']").await;
        let first = column(&page, "#unmet-rows", "province").await;
        page.click("#unmet-rows th[data-column='province'] .sort").await;
        page.until_there("#unmet-rows th[data-column='province'][aria-sort='descending']").await;
        let last = column(&page, "#unmet-rows", "province").await;
        // Gānsù comes first and Yúnnán last; by the code of the characters 云 would be first and 贵 last.
        assert_eq!((first[0].as_str(), last[0].as_str()), ("甘肃", "云南"));
        page.click("#unmet-rows th[data-column='missing'] .sort").await;
        page.until_there("#unmet-rows th[data-column='missing'][aria-sort='ascending']").await;
        page.choose("#unmet-kind", "1").await;
        let missing: Vec<i64> = column(&page, "#unmet-rows", "missing").await.iter().map(|text| number(text)).collect();
        assert!(missing.is_sorted() && missing.len() > 5, "{missing:?}");
    })
    .await;
}

#[tokio::test]
async fn the_foot_adds_up_what_is_listed_and_the_headings_stay() {
    journey("tables-foot", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-unmet").await;
        page.until_there("#unmet-rows tbody tr[data-row]").await;
        assert!(!page.has("#unmet-rows tfoot").await, "tonnes and persons do not add up");
        page.choose("#unmet-kind", "1").await;
        page.until_there("#unmet-rows tfoot").await;
        // Every row is drawn once the end of those before it is seen.
        let all = listed(&page, "#unmet-rows").await;
        assert!(all > 60, "a list long enough to be drawn in parts: {all}");
        let drawn = "document.querySelectorAll('#unmet-rows tbody tr[data-row]').length";
        assert!(page.run(&format!("return {drawn}"), Vec::new()).await.as_u64().unwrap() < all);
        for _ in 0..all.div_ceil(60) {
            let before = page.run(&format!("return {drawn}"), Vec::new()).await.as_u64().unwrap();
            let end = "document.querySelector('#unmet-rows .more-rows')?.scrollIntoView({ block: 'center', behavior: 'instant' })";
            page.run(end, Vec::new()).await;
            page.until("more rows, or all", &format!("{drawn} > {before} || {drawn} === {all}")).await;
        }
        page.run("document.querySelector('.table-box').scrollTo({ top: 1e7, behavior: 'instant' })", Vec::new()).await;
        page.until("all rows are drawn", &format!("{drawn} === {all}")).await;
        let missing: i64 = column(&page, "#unmet-rows", "missing").await.iter().map(|text| number(text)).sum();
        let foot = page
            .run(
                "const at = [...document.querySelectorAll('#unmet-rows thead th')].findIndex(({ dataset }) => dataset.column === 'missing');
                return document.querySelector('#unmet-rows tfoot tr').cells[at].textContent",
                Vec::new(),
            )
            .await;
        assert_eq!(number(foot.as_str().unwrap()), missing);
        let stays = page
            .run(
                "const box = document.querySelector('.table-box').getBoundingClientRect();
                const head = document.querySelector('#unmet-rows thead th').getBoundingClientRect();
                const foot = document.querySelector('#unmet-rows tfoot tr > *').getBoundingClientRect();
                return [Math.abs(head.top - box.top) < 2, Math.abs(foot.bottom - box.bottom) < 20]",
                Vec::new(),
            )
            .await;
        assert_eq!(stays, json!([true, true]), "heading and sum stay in view at the end of the list");
        page.picture("tables-unmet-end-zh-light").await;
    })
    .await;
}

#[tokio::test]
async fn a_copied_table_has_its_units_in_the_headings_and_digits_in_the_cells() {
    journey("tables-copy", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.allow_clipboard().await;
        page.final_plan().await;
        page.click("#tab-unmet").await;
        page.choose("#unmet-kind", "1").await;
        page.choose("#unmet-province", "620000").await;
        let all = listed(&page, "#unmet-rows").await as usize;
        let (headings, rows) = copy(&page, "unmet-rows").await;
        assert!(headings.contains(&"需要（吨）".to_owned()) && headings.contains(&"未满足（吨）".to_owned()), "{headings:?}");
        assert_eq!(rows.len(), all);
        let at = headings.iter().position(|heading| heading == "未满足（吨）").unwrap();
        assert!(
            rows.iter().all(|row| row.len() == headings.len() && row[at].bytes().all(|byte| byte.is_ascii_digit())),
            "{rows:?}"
        );
        let html = page.clipboard_html().await;
        assert!(html.contains("<th>未满足（吨）</th>") && html.matches("<tr>").count() == all + 1, "{html}");
        assert!(html.contains("mso-number-format"), "texts stay texts: {html}");
        // Of several kinds together each row says its unit.
        page.choose("#unmet-kind", "").await;
        page.choose("#unmet-province", "").await;
        page.click(".toast-close, .toast button, body").await;
        page.focus(".table-box").await;
        page.press(&['\u{e009}'], 'c').await;
        page.until_says(".toast:last-of-type", &format!("已复制 {} 行", listed(&page, "#unmet-rows").await)).await;
        let (headings, _) = cells(&page.clipboard().await);
        assert!(headings.contains(&"未满足的单位".to_owned()), "{headings:?}");
    })
    .await;
}

#[tokio::test]
async fn filters_and_search_act_on_every_part_of_the_allocation_desk() {
    journey("tables-filters", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-allocation").await;
        page.until_there("#calendar tbody tr").await;
        // The sum at the top, the calendar's and the table's are one.
        let sums = "const digits = (element) => Number((element?.textContent.match(/[0-9,]+/) || ['0'])[0].replaceAll(',', ''));
            const at = [...document.querySelectorAll('#allocation-table thead th')].findIndex(({ dataset }) => dataset.column === 'amount');
            const foot = document.querySelector('#allocation-table tfoot tr');
            const rows = [...document.querySelectorAll('#allocation-table tbody tr[data-row]')];
            return [digits(document.querySelector('#allocation-sum')), digits(document.querySelector('#calendar tfoot .calendar-agreed')),
                foot ? digits(foot.cells[at]) : rows.reduce((sum, row) => sum + digits(row.cells[at]), 0)]";
        let same = async |what: &str| {
            let found = page.run(sums, Vec::new()).await;
            assert!(found[0] == found[1] && found[0] == found[2], "{what}: {found}");
            found[0].as_i64().unwrap()
        };
        let all = same("everything").await;
        page.choose("#filter-month", "11").await;
        let november = same("November").await;
        assert!((1..all).contains(&november), "{november} of {all}");
        page.choose("#filter-month", "").await;
        page.fill("#allocation-search", "苹果 上海").await;
        let searched = same("apples to Shanghai").await;
        assert!((0..all).contains(&searched), "{searched} of {all}");
        page.fill("#allocation-search", "").await;
        page.choose("#filter-status", "caution").await;
        same("with few days left").await;
        // An amount that the planner fixed: rows and calendar have it alone.
        page.choose("#filter-status", "arranged").await;
        page.click("#allocation-table .unfold-button").await;
        page.click("#allocation-table .is-part .amount-button").await;
        page.until("the field has the focus", "document.activeElement.matches('.amount-form input')").await;
        page.click(".amount-form button[type='submit']").await;
        page.final_plan().await;
        page.choose("#filter-status", "fixed").await;
        page.until_there("#allocation-table tbody tr[data-row]").await;
        let fixed = same("fixed by the planner").await;
        assert!((1..all).contains(&fixed), "{fixed} of {all}");
        page.picture("tables-fixed-zh-light").await;
        for kind in ["project", "employment", "training"] {
            page.choose("#filter-status", "arranged").await;
            page.click(&format!("#kind-{kind}")).await;
            page.choose("#filter-east", "320000").await;
            page.until_there("#capacities tbody tr").await;
            let parties = column(&page, "#capacities", "east").await;
            assert_eq!(parties, ["江苏"], "{kind}");
            page.choose("#filter-west", "520000").await;
            let provinces = column(&page, "#provinces-served", "west").await;
            assert_eq!(provinces, ["贵州"], "{kind}");
            let adds_up: Value = page
                .run(
                    "const row = (table) => [...document.querySelectorAll(`${table} tbody tr[data-row] td.number`)]
                        .map(({ textContent }) => parseInt(textContent.replaceAll(',', ''), 10)).slice(0, -1);
                    return ['#capacities', '#provinces-served'].map((table) => { const [whole, ...parts] = row(table); return whole === parts.reduce((sum, part) => sum + part, 0); })",
                    Vec::new(),
                )
                .await;
            assert_eq!(adds_up, json!([true, true]), "{kind}: what is offered and asked for is the sum of its parts");
            page.choose("#filter-east", "").await;
            page.choose("#filter-west", "").await;
        }
    })
    .await;
}
