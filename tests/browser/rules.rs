//! Pins, forbids, bounds, and what happens when they contradict each other.

use crate::harness::{DESKTOP, PHONE, Page, journey};

const DELETE: char = '\u{e017}';
const CONTROL: char = '\u{e009}';
const RIGHT: char = '\u{e014}';
const DOWN: char = '\u{e015}';
const ESCAPE: char = '\u{e00c}';

/// Three pairs of one eastern federation, which may have two partners.
const THREE_OF_BEIJING: [&str; 3] = ["110000-450000", "110000-510000", "110000-520000"];

fn cell(pair: &str) -> String {
    format!("#matrix [data-pair='{pair}']")
}

/// A pair that the plan chose, or did not.
async fn some_pair(page: &Page, chosen: bool) -> String {
    let selector = if chosen { "#matrix [data-pair].is-chosen" } else { "#matrix [data-pair]:not(.is-chosen)" };
    page.attribute(selector, "data-pair").await
}

async fn has_class(page: &Page, pair: &str, class: &str) -> bool {
    page.has(&format!("{}.{class}", cell(pair))).await
}

#[tokio::test]
async fn a_pair_pinned_by_mouse_is_in_the_plan_and_out_again_when_freed() {
    journey("pin-by-mouse", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        let pair = some_pair(&page, false).await;
        page.click(&cell(&pair)).await;
        page.click("#pin").await;
        let pinned = page.final_plan().await;
        assert!(pinned.revision > before.revision && pinned.fingerprint != before.fingerprint, "{before:?}\n{pinned:?}");
        assert!(has_class(&page, &pair, "is-pinned").await && has_class(&page, &pair, "is-chosen").await);
        let (value, bound): (f64, f64) = (pinned.value.parse().unwrap(), before.bound.parse().unwrap());
        assert!(value <= bound, "a rule cannot bring more than the bound without it: {value} > {bound}");
        page.click("#free").await;
        let freed = page.final_plan().await;
        assert_eq!((freed.fingerprint, freed.value), (before.fingerprint, before.value));
        assert!(!has_class(&page, &pair, "is-pinned").await);
    })
    .await;
}

#[tokio::test]
async fn a_pair_is_pinned_forbidden_and_freed_by_keyboard() {
    journey("pin-by-keyboard", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.focus(&cell("110000-450000")).await;
        page.press(&[], RIGHT).await;
        page.press(&[], DOWN).await;
        let at = page.run("return document.activeElement.dataset.pair", Vec::new()).await;
        assert_eq!(at, "120000-510000", "one to the right, one down");
        page.press(&[], 'p').await;
        let pinned = page.final_plan().await;
        assert!(has_class(&page, "120000-510000", "is-pinned").await && has_class(&page, "120000-510000", "is-chosen").await);
        page.press(&[], DELETE).await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        page.press(&[], 'f').await;
        let forbidden = page.final_plan().await;
        assert!(
            has_class(&page, "120000-510000", "is-forbidden").await && !has_class(&page, "120000-510000", "is-chosen").await
        );
        assert!(forbidden.revision > pinned.revision);
        let at = page.run("return document.activeElement.dataset.pair", Vec::new()).await;
        assert_eq!(at, "120000-510000", "the focus stays where it was");
    })
    .await;
}

#[tokio::test]
async fn a_forbidden_pair_leaves_the_plan() {
    journey("forbid", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        let pair = some_pair(&page, true).await;
        page.click(&cell(&pair)).await;
        page.click("#forbid").await;
        let after = page.final_plan().await;
        assert_ne!(after.fingerprint, before.fingerprint);
        assert!(has_class(&page, &pair, "is-forbidden").await && !has_class(&page, &pair, "is-chosen").await);
    })
    .await;
}

#[tokio::test]
async fn pins_that_contradict_the_bounds_leave_the_last_good_plan_and_undo_mends_it() {
    journey("contradiction", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let mut good = page.final_plan().await;
        for (index, pair) in THREE_OF_BEIJING.iter().enumerate() {
            page.click(&cell(pair)).await;
            page.click("#pin").await;
            if index < 2 {
                good = page.final_plan().await;
            }
        }
        let stuck = page.answered().await;
        assert_eq!(stuck.state, "infeasible");
        assert_eq!((stuck.value.as_str(), stuck.bound.as_str(), stuck.fingerprint.as_str()), ("", "", ""));
        assert_eq!(stuck.last_fingerprint, good.fingerprint, "the last good plan is still the one in view");
        page.until_says("#conflict", "北京").await;
        page.until_there("#stale").await;
        assert!(page.has("#matrix .is-chosen").await, "the last good plan is still shown");
        let rules = page.run("return document.querySelectorAll('#conflict-rules li').length", Vec::new()).await;
        assert_eq!(rules, 4, "three pins and the bound that they break");
        page.picture("conflict-desk-zh-light").await;
        page.click("#undo").await;
        let mended = page.final_plan().await;
        assert_eq!(mended.fingerprint, good.fingerprint);
        page.until_gone("#conflict").await;
    })
    .await;
}

#[tokio::test]
async fn one_click_takes_a_rule_of_a_conflict_back() {
    journey("repair", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        for pair in THREE_OF_BEIJING {
            page.click(&cell(pair)).await;
            page.click("#pin").await;
            page.answered().await;
        }
        page.click("#conflict-rules li:first-child button").await;
        page.final_plan().await;
        page.until_gone("#conflict").await;
    })
    .await;
}

#[tokio::test]
async fn a_pin_on_a_forbidden_pair_is_refused_beside_the_button_and_changes_nothing() {
    journey("refused", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click(&cell("110000-450000")).await;
        page.click("#forbid").await;
        let forbidden = page.final_plan().await;
        page.click("#pin").await;
        page.until("the page says why", "document.querySelector('#pair-error')?.textContent.trim()").await;
        assert_eq!(page.final_plan().await, forbidden);
    })
    .await;
}

#[tokio::test]
async fn bounds_that_contradict_each_other_are_refused_beside_the_fields() {
    journey("bounds", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("[data-bounds='110000']").await;
        page.until_there("#bounds-least").await;
        let set = "for (const [id, value] of [['bounds-least', '3'], ['bounds-most', '2']]) {
            const field = document.getElementById(id);
            field.value = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }";
        page.run(set, Vec::new()).await;
        page.click("#bounds-apply").await;
        page.until("the page says why", "document.querySelector('#bounds-error')?.textContent.trim()").await;
        assert_eq!(page.final_plan().await, before);
        let (near, covered) = (near_its_number(&page, "110000").await, page.has(".toast").await);
        assert!(near && !covered, "the editor stands at its number, and no message lies over it: {near}, {covered}");
        page.picture("bounds-desk-zh-light").await;
        page.press(&[], ESCAPE).await;
        page.until_gone("#bounds-least").await;
        // At the foot of the matrix too, and on a phone.
        page.click("[data-bounds='450000']").await;
        page.until_there("#bounds-least").await;
        assert!(near_its_number(&page, "450000").await);
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        page.click("[data-bounds='450000']").await;
        page.until_there("#bounds-least").await;
        assert!(near_its_number(&page, "450000").await);
    })
    .await;
}

/// Whether the editor of bounds touches the number that it is for, within the pane, and covers no part of it.
async fn near_its_number(page: &Page, party: &str) -> bool {
    let script = "
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        const [number, editor, pane] = [`[data-bounds='${arguments[0]}']`, '.bounds-editor', '.pane-matrix'].map(box);
        const gap = Math.max(editor.top - number.bottom, number.top - editor.bottom);
        return gap >= 0 && gap < 16 && editor.left >= pane.left && editor.right <= pane.right
            && editor.left <= number.right && editor.right >= number.left";
    page.run(script, vec![party.into()]).await == true
}

#[tokio::test]
async fn steps_are_undone_and_redone_by_button_and_by_key() {
    journey("undo", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let start = page.final_plan().await;
        let pair = some_pair(&page, false).await;
        page.click(&cell(&pair)).await;
        page.click("#pin").await;
        let pinned = page.final_plan().await;
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, start.fingerprint);
        page.click("#redo").await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        page.press(&[CONTROL], 'z').await;
        assert_eq!(page.final_plan().await.fingerprint, start.fingerprint);
        page.press(&[CONTROL], 'y').await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        let disabled = page.run("return document.querySelector('#redo').disabled", Vec::new()).await;
        assert_eq!(disabled, true, "nothing is left to redo");
    })
    .await;
}
