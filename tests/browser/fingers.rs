//! Fingers: what scrolls the page changes nothing of the plan, and every drag has a button that does the same.

use serde_json::{Value, json};

use crate::harness::{Ends, Kept, PHONE, Page, journey};

/// What the planner has done, as the page keeps it.
async fn document_of(page: &Page) -> (Value, Kept) {
    (page.run("return document.documentElement.dataset.revision", Vec::new()).await, page.kept().await)
}

/// Marks what a finger can press, two of each sort, and gives how many there are.
const MARK: &str = "const sorts = new Map();
    const all = document.querySelectorAll('a[href], button, input, select, summary, [tabindex], [role=button], [data-pair], [data-link], .arc, .tile');
    document.querySelectorAll('[data-swipe]').forEach((element) => delete element.dataset.swipe);
    let count = 0;
    for (const element of all) {
        const box = element.getBoundingClientRect();
        if (!box.width || !box.height || element.closest('.unseen, .skip-link, .off-screen')) continue;
        const classes = [...element.classList].filter((name) => !/^(is|v)/.test(name));
        const sort = [element.localName, element.type, ...classes, ...Object.keys(element.dataset)].join(' ');
        sorts.set(sort, (sorts.get(sort) ?? 0) + 1);
        if (sorts.get(sort) <= 2) element.dataset.swipe = ++count;
    }
    return count";

/// A frame is drawn, and what came of it is done.
const DRAWN: &str = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";

/// Swipes over everything that can be pressed, over the one of a sort upwards and over the other aslant.
async fn swipe_over_all(page: &Page, what: &str, faults: &mut Vec<String>) {
    let before = document_of(page).await;
    let is_same = format!("document.documentElement.dataset.revision === {}", before.0);
    let count = page.run(MARK, Vec::new()).await.as_u64().unwrap_or(0);
    assert!(count > 5, "{what}: something can be pressed");
    for number in 1..=count {
        let way = if number % 2 == 0 { (0.0, -110.0) } else { (25.0, 90.0) };
        // What an earlier swipe scrolled may have been drawn anew.
        let selector = format!("[data-swipe='{number}']");
        if page.has(&selector).await {
            page.swipe(&selector, way, Ends::Lifted).await;
        }
        page.run_later(DRAWN).await;
        // Whatever the planner does is another revision; what is kept is read once for all.
        if page.run(&format!("return {is_same}"), Vec::new()).await != Value::Bool(true) {
            let name = "const element = document.querySelector(arguments[0]); return element?.outerHTML.slice(0, 160) ?? ''";
            let name = page.run(name, vec![json!(format!("[data-swipe='{number}']"))]).await;
            faults.push(format!("{what}: {name}"));
            return;
        }
    }
    if document_of(page).await != before {
        faults.push(format!("{what}: what is kept is another"));
    }
}

#[tokio::test]
async fn a_swipe_over_any_control_of_any_view_leaves_the_document_as_it_was() {
    journey("swipes", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        let mut faults = Vec::new();
        for view in ["diagram", "map", "list", "matrix"] {
            page.touch(&format!(".phone-switch [data-phone='{view}']")).await;
            page.until_there(&format!(".phone-switch [data-phone='{view}'][aria-pressed='true']")).await;
            swipe_over_all(&page, view, &mut faults).await;
        }
        page.touch("#matrix [data-pair].is-chosen").await;
        page.until_there("#pair-panel").await;
        swipe_over_all(&page, "the sheet of a pair", &mut faults).await;
        for tab in page.tabs().await.into_iter().filter(|tab| tab != "#tab-pairing") {
            page.touch(&tab).await;
            page.until_current(&tab).await;
            swipe_over_all(&page, &tab, &mut faults).await;
        }
        assert!(faults.is_empty(), "{faults:#?}");
    })
    .await;
}

#[tokio::test]
async fn a_swipe_that_begins_on_a_line_scrolls_and_its_button_forbids_the_pair() {
    journey("swipe-line", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        page.touch(".phone-switch [data-phone='diagram']").await;
        page.until_there("#diagram .link.is-in-plan").await;
        let before = document_of(&page).await;
        let links =
            "return [...document.querySelectorAll('#diagram .link.is-in-plan')].slice(0, 6).map(({ dataset }) => dataset.link)";
        let links = page.run(links, Vec::new()).await;
        for link in links.as_array().into_iter().flatten().filter_map(Value::as_str) {
            page.run("scrollTo(0, 0)", Vec::new()).await;
            page.swipe(&format!("#diagram [data-link='{link}']"), (0.0, -100.0), Ends::Lifted).await;
            page.until("the page has scrolled", "document.documentElement.scrollTop > 20").await;
        }
        page.run_later(DRAWN).await;
        assert_eq!(document_of(&page).await, before, "nothing is forbidden by scrolling");
        let link = page.attribute("#diagram .link.is-in-plan", "data-link").await;
        let tap = "const path = document.querySelector(`#diagram [data-link='${arguments[0]}']`);
            path.scrollIntoView({ block: 'center', behavior: 'instant' });
            path.dispatchEvent(new MouseEvent('click', { bubbles: true }))";
        page.run(tap, vec![json!(link)]).await;
        page.touch("#diagram-forbid").await;
        page.until_there(&format!("#matrix [data-pair='{link}'].is-forbidden")).await;
    })
    .await;
}

#[tokio::test]
async fn a_slider_gives_its_value_back_when_the_finger_scrolls_and_takes_it_when_the_finger_slides() {
    journey("swipe-slider", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        page.touch(".phone-switch [data-phone='map']").await;
        page.until_there("#kind-1").await;
        let before = document_of(&page).await;
        let reading = async || page.run("return [document.querySelector('#kind-1').value, document.querySelector('#kind-1').closest('.slider').querySelector('output').textContent]", Vec::new()).await;
        let set = reading().await;
        // After a touch that was taken away Chromium's slider follows no finger until the next one is lifted: hence the last.
        for (way, ends) in [
            ((0.0, -120.0), Ends::Lifted),
            ((4.0, 120.0), Ends::Lifted),
            ((60.0, 0.0), Ends::Cancelled),
            ((0.0, -60.0), Ends::Cancelled),
            ((0.0, -60.0), Ends::Lifted),
        ] {
            page.swipe("#kind-1", way, ends).await;
            page.run_later(DRAWN).await;
            assert_eq!(reading().await, set, "{way:?} {ends:?}");
            assert_eq!(document_of(&page).await, before, "{way:?} {ends:?}");
        }
        page.swipe("#kind-1", (60.0, 0.0), Ends::Lifted).await;
        page.until("the weight is another", &format!("document.documentElement.dataset.revision !== {}", before.0)).await;
        assert_ne!(reading().await, set);
    })
    .await;
}

#[tokio::test]
async fn a_tap_outside_a_popover_closes_it_and_presses_nothing() {
    journey("tap-outside", async |stage| {
        let page = stage.visit(PHONE).await;
        page.good_plan().await;
        // Where a finger goes down on the screen, whatever is there.
        let tap = async |selector: &str| {
            let at = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]";
            let at = page.run(at, vec![json!(selector)]).await;
            page.tap(at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default()).await;
        };
        for (opener, sheet) in [("#history", "#history-sheet"), ("#slots", "#slots-sheet"), (".measure-kind .help-button", "#help-note.is-open")] {
            page.touch(opener).await;
            page.until_there(sheet).await;
            page.run_later(DRAWN).await;
            tap("#matrix tbody tr:first-child [data-pair]").await;
            page.until_gone(sheet).await;
            page.run_later(DRAWN).await;
            assert!(!page.has("#matrix .is-selected").await, "{opener}: the tap picked a pair");
        }
        tap("#matrix tbody tr:first-child [data-pair]").await;
        page.until_there("#matrix .is-selected").await;
    })
    .await;
}
