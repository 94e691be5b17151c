//! What can be pressed is large enough and has a name that says what is seen of it; every view has a heading and is reached by the
//! skip link; forced colours keep every mark.

use serde_json::{Value, json};

use crate::harness::{DESKTOP, PHONE, Page, journey};

const ENTER: char = '\u{e007}';

/// Controls that are drawn and are lower or narrower than 24 pixels, or have no name; one a line. A link within a sentence may be as
/// low as its line, and what stands in a drawing is as large as its reach.
const SMALL: &str = "const faults = [];
    const name = (element) => element.getAttribute('aria-label')?.trim() || element.textContent.trim() || element.getAttribute('title')?.trim()
        || [...(element.labels ?? [])].map((label) => label.textContent.trim()).join(' ')
        || (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent.trim() ?? '').join(' ').trim();
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button], [role=gridcell], [role=tab], [role=checkbox]')) {
        const box = element.getBoundingClientRect();
        if (!box.width || !box.height || element.closest('.unseen, .skip-link') || getComputedStyle(element).visibility === 'hidden') continue;
        const what = `${element.localName}${element.id ? `#${element.id}` : ''}.${element.className.baseVal ?? element.className} “${element.textContent.trim().slice(0, 16)}”`;
        if (Math.min(box.width, box.height) < 23.5) faults.push(`${what}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
        if (!name(element)) faults.push(`${what}: no name`);
    }
    return [...new Set(faults)]";

/// Opens one thing after another: every view, and what is opened in them.
async fn everywhere(page: &Page, mut look: impl AsyncFnMut(&Page, &str)) {
    for tab in page.tabs().await.into_iter().rev() {
        page.click(&tab).await;
        page.until_current(&tab).await;
        look(page, &tab).await;
        if tab == "#tab-allocation" {
            for kind in ["project", "employment", "training"] {
                let button = format!("#kind-{kind}");
                if page.has(&button).await {
                    page.click(&button).await;
                    look(page, &button).await;
                }
            }
        }
    }
    for mode in ["delivered", "switch", "alone"] {
        page.click(&format!("#mode-{mode}")).await;
        look(page, mode).await;
    }
    page.run("document.querySelector('#criteria > summary')?.click()", Vec::new()).await;
    look(page, "criteria").await;
    page.run("document.querySelector('#history').click()", Vec::new()).await;
    page.until_there("#history-sheet").await;
    look(page, "history").await;
    page.run("document.querySelector('#slots').click()", Vec::new()).await;
    page.until_there("#slots-sheet").await;
    look(page, "slots").await;
    page.run("document.querySelector('#slots').click()", Vec::new()).await;
    page.run("document.querySelector('#matrix [data-pair].is-chosen').click()", Vec::new()).await;
    page.until_there("#pair-panel").await;
    look(page, "a pair").await;
    page.run("document.querySelector('#matrix [data-party]').click()", Vec::new()).await;
    page.until_gone("#pair-panel").await;
    look(page, "a party").await;
    page.run("document.querySelector('#matrix [data-bounds]').click()", Vec::new()).await;
    page.until_there("#bounds-least").await;
    look(page, "bounds").await;
}

#[tokio::test]
async fn everything_that_can_be_pressed_is_24_pixels_large_and_has_a_name() {
    journey("targets", async |stage| {
        let mut faults = Vec::new();
        for (name, view) in [("desk", DESKTOP), ("phone", PHONE)] {
            let page = stage.visit(view).await;
            page.good_plan().await;
            for language in ["zh", "en"] {
                if language == "en" {
                    page.click("#language").await;
                }
                everywhere(&page, async |page, what| {
                    let list = page.run(SMALL, Vec::new()).await;
                    let list = list.as_array().into_iter().flatten().filter_map(Value::as_str);
                    faults.extend(list.map(|line| format!("{name} {language}, {what}: {line}")));
                })
                .await;
                page.reload().await;
                page.good_plan().await;
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_cell_and_a_bound_are_named_by_what_is_seen_of_them() {
    journey("named", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        for mode in ["alone", "delivered"] {
            page.click(&format!("#mode-{mode}")).await;
            let unsaid = "return [...document.querySelectorAll('#matrix [data-pair], #matrix [data-bounds], #matrix [data-coverage]')].filter((element) => {
                const seen = element.querySelector('.cell-number, .bar-number')?.textContent.replace('▾', '') ?? element.textContent;
                return !element.getAttribute('aria-label').includes(seen.trim());
            }).map((element) => element.outerHTML.slice(0, 200))";
            assert_eq!(page.run(unsaid, Vec::new()).await, json!([]), "{mode}");
        }
        let name = page.attribute("#matrix [data-pair].is-chosen", "aria-label").await;
        assert!(name.contains("已选"), "{name}");
        page.click("#matrix [data-pair].is-chosen").await;
        page.click("#pin").await;
        page.until_there("#matrix .is-pinned").await;
        let name = page.attribute("#matrix .is-pinned", "aria-label").await;
        assert!(name.contains("锁定"), "{name}");
    })
    .await;
}

#[tokio::test]
async fn low_coverage_has_a_sign_besides_its_colour() {
    journey("low-sign", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        let wrong = "return [...document.querySelectorAll('#matrix .coverage-cell')].filter((cell) => {
            const low = parseInt(cell.textContent.replace(/[^0-9]/g, '')) < 45;
            return low !== cell.textContent.includes('▾');
        }).map((cell) => cell.textContent)";
        assert_eq!(page.run(wrong, Vec::new()).await, json!([]));
        assert!(page.has("#matrix .low-sign").await, "some province is covered so little, or this test shows nothing");
    })
    .await;
}

#[tokio::test]
async fn every_view_has_one_heading_of_the_first_level_and_is_reached_by_the_skip_link() {
    journey("skip", async |stage| {
        for view in [DESKTOP, PHONE] {
            let page = stage.visit(view).await;
            page.good_plan().await;
            for tab in page.tabs().await.into_iter().rev() {
                page.click(&tab).await;
                page.until_current(&tab).await;
                let headings = "return [...document.querySelectorAll('h1')].filter((heading) => heading.getClientRects().length).map((heading) => heading.textContent)";
                let headings = page.run(headings, Vec::new()).await;
                assert!(headings.as_array().is_some_and(|list| list.len() == 1 && list[0] != ""), "{tab}: {headings}");
                page.focus(".skip-link").await;
                page.press(&[], ENTER).await;
                page.until(&format!("{tab}: the focus is in the view"), "document.querySelector('main').contains(document.activeElement)").await;
                assert_eq!(page.run("return location.hash.includes('main')", Vec::new()).await, false, "the address stays");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn forced_colours_keep_frames_hatches_pressed_states_and_tracks() {
    journey("forced", async |stage| {
        for name in ["light", "dark"] {
            let page = stage.visit(DESKTOP).await;
            let features =
                json!([{ "name": "prefers-color-scheme", "value": name }, { "name": "forced-colors", "value": "active" }]);
            page.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
            page.final_plan().await;
            page.click("#matrix [data-pair].is-chosen").await;
            page.click("#pin").await;
            page.until_there("#matrix .is-pinned").await;
            page.click("#matrix [data-pair]:not(.is-chosen)").await;
            page.click("#forbid").await;
            page.until_there("#matrix .is-forbidden").await;
            page.picture(&format!("forced-desk-zh-{name}")).await;
            let style = async |selector: &str, property: &str| {
                let script = "return getComputedStyle(document.querySelector(arguments[0])).getPropertyValue(arguments[1])";
                page.run(script, vec![json!(selector), json!(property)]).await.as_str().unwrap_or_default().to_owned()
            };
            assert_eq!(style("#matrix .is-chosen:not(.is-pinned)", "border-top-style").await, "double");
            assert_ne!(style("#matrix [data-pair]:not(.is-chosen)", "border-top-style").await, "double");
            assert!(style("#matrix .is-forbidden", "background-image").await.contains("gradient"));
            assert!(style("#kind-1", "background-image").await.contains("gradient"));
            let (pressed, other) = ("#mode-alone", "#mode-delivered");
            assert_ne!(style(pressed, "background-color").await, style(other, "background-color").await);
            assert_ne!(style("#matrix .bar-fill", "background-color").await, style("#matrix .bar", "background-color").await);
            for tab in ["allocation", "strategies", "sure", "unmet"] {
                page.click(&format!("#tab-{tab}")).await;
                page.until_current(&format!("#tab-{tab}")).await;
                page.picture(&format!("forced-{tab}-zh-{name}")).await;
            }
        }
    })
    .await;
}
