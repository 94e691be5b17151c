//! What was asked for is in view on every screen: measured, not looked at.

use serde_json::{Value, json};

use crate::harness::{DESKTOP, PHONE, Page, To, View, With, journey};

const SMALL_DESK: View = View { height: 720, ..DESKTOP.wide(1280) };
const LAPTOP: View = View { height: 768, ..DESKTOP.wide(1366) };
const LARGE_DESK: View = View { height: 1440, ..DESKTOP.wide(2560) };
const LYING_PHONE: View = View { height: 390, ..PHONE.wide(844) };
const TABLET: View = View { height: 1180, ..PHONE.wide(820) };

/// Which of these are not wholly within the window, or have something over their middle; one a line.
async fn out_of_view(page: &Page, selectors: &[&str]) -> Vec<String> {
    let script = "return arguments[0].flatMap((selector) => {
        const all = [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length);
        if (!all.length) return [`${selector}: not drawn`];
        return all.flatMap((element) => {
            const box = element.getBoundingClientRect();
            const place = `${selector}: ${[box.left, box.top, box.right, box.bottom].map(Math.round)} of ${innerWidth} × ${innerHeight}`;
            if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) return [place];
            const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return over && (element.contains(over) || over.contains(element)) ? [] : [`${place}, under ${over?.outerHTML.slice(0, 80)}`];
        });
    })";
    let list = page.run(script, vec![json!(selectors)]).await;
    list.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
}

async fn number(page: &Page, script: &str) -> f64 {
    page.run(script, Vec::new()).await.as_f64().unwrap_or(f64::NAN)
}

#[tokio::test]
async fn sliders_and_legend_are_in_view_on_small_desks_and_all_that_is_set_at_1440() {
    journey("in-view", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        let mut missing = Vec::new();
        for language in ["zh", "en"] {
            if language == "en" {
                page.click("#language").await;
            }
            for view in [SMALL_DESK, LAPTOP, DESKTOP] {
                page.look_through(view).await;
                let mut wanted = vec!["#weights .range", "#weights .slider-value", ".legend", "#matrix tbody"];
                if view.height >= 900 {
                    wanted.extend(["[id^='preset-']", "[id^='pool-']", "[id^='scheme-']", "#penalty"]);
                }
                let found = out_of_view(&page, &wanted).await;
                missing.extend(found.into_iter().map(|line| format!("{language} {}: {line}", view.width)));
                page.picture(&format!("in-view-{}-{language}", view.width)).await;
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_large_screen_has_large_texts_and_no_empty_band() {
    journey("large", async |stage| {
        let page = stage.visit(LARGE_DESK).await;
        page.final_plan().await;
        page.picture("large-desk-zh-light").await;
        let mut small = Vec::new();
        for tab in page.tabs().await.into_iter().rev() {
            page.click(&tab).await;
            page.until_current(&tab).await;
            let script = "const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const found = new Set();
                for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                    const element = node.parentElement;
                    if (!node.data.trim() || !element.getClientRects().length || element.closest('.unseen, .skip-link, script, style, option')) continue;
                    // Paper has the sizes of paper on every screen.
                    if (element.closest('.paper-sheets, .paper-probes')) continue;
                    const drawing = element.ownerSVGElement?.getScreenCTM?.();
                    const size = parseFloat(getComputedStyle(element).fontSize) * (drawing ? drawing.a : 1);
                    if (size < 13.99) found.add(`${size.toFixed(1)} ${element.localName}.${element.className?.baseVal ?? element.className}: ${node.data.trim().slice(0, 20)}`);
                }
                return [...found]";
            let list = page.run(script, Vec::new()).await;
            small.extend(list.as_array().into_iter().flatten().filter_map(Value::as_str).map(|line| format!("{tab}: {line}")));
        }
        assert!(small.is_empty(), "{small:#?}");
        page.click("#tab-pairing").await;
        page.until_there("#matrix").await;
        // The highest band, over the whole width, that nothing is drawn in.
        let band = "const marks = [...document.querySelectorAll('body *')].filter((element) => !element.closest('.unseen, .skip-link')
                && (!element.children.length || element.matches('.cell, svg, button, input')))
                .map((element) => element.getBoundingClientRect()).filter(({ width, height }) => width && height);
            let end = 0, most = 0;
            for (const { top, bottom } of marks.sort((a, b) => a.top - b.top)) {
                most = Math.max(most, Math.min(top, innerHeight) - end);
                end = Math.max(end, bottom);
            }
            return Math.max(most, innerHeight - end) / innerHeight";
        let highest = number(&page, band).await;
        assert!(highest <= 0.15, "a band of {highest} of the height is empty");
        // And in the pane of the matrix alone, where it was a third.
        let below = "const pane = document.querySelector('.pane-matrix').getBoundingClientRect();
            const table = document.querySelector('#matrix').getBoundingClientRect();
            const legend = document.querySelector('.legend').getBoundingClientRect();
            return Math.max(pane.bottom - legend.bottom, legend.top - table.bottom) / innerHeight";
        let below = number(&page, below).await;
        assert!(below <= 0.15, "{below} of the height is empty under the matrix");
    })
    .await;
}

#[tokio::test]
async fn a_phone_on_its_side_keeps_its_height_for_the_matrix() {
    journey("lying", async |stage| {
        let page = stage.visit(LYING_PHONE).await;
        page.good_plan().await;
        page.picture("lying-phone-zh-light").await;
        let bars = "return [...document.querySelectorAll('.top-bar, .strip, .phone-switch')].reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0)";
        let bars = number(&page, bars).await;
        assert!(bars <= 120.0, "the bars have {bars} pixels");
        let top = number(&page, "return document.querySelector('.pane-matrix').getBoundingClientRect().top").await;
        assert!(top <= 125.0, "the matrix begins at {top}");
        page.touch("#matrix [data-pair].is-chosen").await;
        page.until_there("#pair-panel").await;
        page.until("the answer is there", "document.querySelector('#consequence')?.dataset.answered === 'true'").await;
        page.picture("lying-phone-zh-light-pair").await;
        let missing = out_of_view(&page, &["#matrix .is-selected", "#pair-panel .pair-title", "#consequence-line", "#pin"]).await;
        assert!(missing.is_empty(), "{missing:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_tap_brings_what_it_asks_for_into_view_on_phones_and_tablets() {
    journey("tap-shows", async |stage| {
        let page = stage.visit(TABLET).await;
        page.final_plan().await;
        // The last is a desk of 1440 by 900 at 200 %.
        for view in [TABLET, TABLET.wide(600), TABLET.wide(1000), PHONE, View { height: 450, ..DESKTOP.wide(720) }] {
            page.look_through(view).await;
            page.run("scrollTo(0, 0)", Vec::new()).await;
            page.touch("#matrix tbody tr:nth-child(2) [data-pair]:not(.is-selected)").await;
            page.until_there("#pair-panel").await;
            page.until("the answer is there", "document.querySelector('#consequence')?.dataset.answered === 'true'").await;
            page.picture(&format!("tap-{}x{}", view.width, view.height)).await;
            let missing = out_of_view(
                &page,
                &["#pair-panel .pair-title", "#consequence-line", "#pin", "#forbid", "#matrix .is-selected"],
            )
            .await;
            assert!(missing.is_empty(), "{} × {}: {missing:#?}", view.width, view.height);
            page.run("document.querySelector('.sheet-close').click()", Vec::new()).await;
            page.until_gone("#pair-panel").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_of_a_table_is_a_card_on_a_phone_with_its_number_and_all_its_words_in_view() {
    journey("cards", async |stage| {
        let page = stage.visit(PHONE.wide(360)).await;
        page.final_plan().await;
        for (tab, table) in [("#tab-unmet", "#unmet-rows"), ("#tab-allocation", "#allocation-table")] {
            page.touch(tab).await;
            page.until_there(&format!("{table} tbody tr[data-row]")).await;
            let script = "const rows = [...document.querySelectorAll(`${arguments[0]} tbody tr[data-row]`)].slice(0, 12);
                return rows.flatMap((row) => [...row.cells].filter((cell) => cell.textContent.trim()).flatMap((cell) => {
                    const box = cell.getBoundingClientRect();
                    const name = `${cell.dataset.label}: ${cell.textContent.trim().slice(0, 40)}`;
                    const key = row.querySelector('.is-key').getBoundingClientRect();
                    const first = row.querySelector('.is-name').getBoundingClientRect();
                    if (Math.abs(key.bottom - first.bottom) > 12) return [`${name}: its number is not beside its name`];
                    if (box.left < 0 || box.right > innerWidth) return [`${name}: ${Math.round(box.left)} to ${Math.round(box.right)}`];
                    return cell.scrollWidth > cell.clientWidth + 1 ? [`${name}: cut`] : [];
                }))";
            let cut = page.run(script, vec![json!(table)]).await;
            assert_eq!(cut, json!([]), "{table}");
            page.run("document.querySelector(arguments[0]).scrollIntoView()", vec![json!(table)]).await;
            page.picture(&format!("cards-{}-zh-light", table.trim_start_matches('#'))).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_sheet_is_drawn_by_its_grip_or_by_a_press_and_begins_at_the_top_with_every_pair() {
    journey("sheet", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        page.touch("#matrix tbody tr:first-child [data-pair]").await;
        page.until_there("#pair-panel").await;
        let height = "return document.querySelector('.pane-why').getBoundingClientRect().height";
        let low = number(&page, height).await;
        assert!((180.0..=260.0).contains(&low), "{low}");
        page.drag("#sheet-handle", To::Away(0.0, -190.0), With::Finger).await;
        page.until("the sheet is half", "document.querySelector('.pane-why').matches('.is-half')").await;
        assert!((number(&page, height).await - 422.0).abs() < 3.0);
        page.drag("#sheet-handle", To::Away(0.0, 190.0), With::Finger).await;
        page.until_gone(".pane-why.is-half").await;
        assert!((number(&page, height).await - low).abs() < 1.0, "drawn down it is as low as before");
        for class in ["is-half", "is-full"] {
            page.touch("#sheet-handle").await;
            page.until_there(&format!(".pane-why.{class}")).await;
        }
        page.touch("#sheet-handle").await;
        page.until_gone(".pane-why.is-full").await;
        page.run("document.querySelector('.pane-why').scrollTop = 160", Vec::new()).await;
        page.touch("#matrix tbody tr:nth-child(2) [data-pair]").await;
        page.until_there("#matrix tbody tr:nth-child(2) .is-selected").await;
        page.until("another pair is read from its beginning", "document.querySelector('.pane-why').scrollTop === 0").await;
    })
    .await;
}

#[tokio::test]
async fn what_the_matrix_waits_for_can_be_followed_and_cancelled_beside_it() {
    journey("awaited", async |stage| {
        stage.site.serve_reference();
        stage.site.search_in_full();
        for view in [DESKTOP, SMALL_DESK, PHONE] {
            let page = stage.visit(view).await;
            page.good_plan().await;
            page.run("scrollTo(0, 0); document.querySelector('#mode-switch').click()", Vec::new()).await;
            page.until_there(".long-work .cancel-work").await;
            let missing = out_of_view(&page, &[".long-work progress", ".long-work .cancel-work"]).await;
            assert!(missing.is_empty(), "{}: {missing:#?}", view.width);
            assert_eq!(page.text("#matrix tbody [data-pair] .cell-number").await, "…", "what is awaited is no dash");
            page.picture(&format!("awaited-{}", view.width)).await;
        }
    })
    .await;
}
