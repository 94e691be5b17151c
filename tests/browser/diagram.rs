//! The diagram of pairs: dragging, its button twins, its keys; one selection in all views.

use crate::harness::{DESKTOP, PHONE, Page, To, With, journey, not_in_webkit};

const CONTROL: char = '\u{e009}';
const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const DOWN: char = '\u{e015}';
const DELETE: char = '\u{e017}';

/// A pair that is not in the plan, not existing, and not ruled.
async fn free_pair(page: &Page) -> (String, String, String) {
    let script = "const drawn = new Set([...document.querySelectorAll('[data-link]')].map(({ dataset }) => dataset.link));
        return [...document.querySelectorAll('#matrix [data-pair]')].map(({ dataset }) => dataset.pair).find((pair) => !drawn.has(pair))";
    let pair = page.run(script, Vec::new()).await.as_str().expect("some pair is free").to_owned();
    let (east, west) = pair.split_once('-').map(|(east, west)| (east.to_owned(), west.to_owned())).expect("two codes");
    (pair, east, west)
}

/// Where each party stands, in a list of texts.
async fn heights(page: &Page) -> serde_json::Value {
    let script = "return [...document.querySelectorAll('#diagram [data-node]')].map((node) => `${node.dataset.node} ${node.getAttribute('transform')}`)";
    page.run(script, Vec::new()).await
}

fn node(party: &str) -> String {
    format!("#diagram [data-node='{party}']")
}

async fn has_class(page: &Page, pair: &str, class: &str) -> bool {
    page.has(&format!("#matrix [data-pair='{pair}'].{class}")).await
}

#[tokio::test]
async fn a_drag_from_party_to_party_pins_and_a_line_dragged_off_is_forbidden() {
    journey("diagram-mouse", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#figure-diagram").await;
        let (pair, east, west) = free_pair(&page).await;
        page.drag(&node(&east), To::Element(&node(&west)), With::Mouse).await;
        page.until_there(&format!("#matrix [data-pair='{pair}'].is-pinned")).await;
        let pinned = page.final_plan().await;
        assert!(pinned.revision > before.revision && has_class(&page, &pair, "is-chosen").await);
        page.picture("diagram-desk-zh-light").await;
        let chosen = page.attribute("#diagram .link.is-in-plan:not(.link-here)", "data-link").await;
        page.drag(&format!("#diagram [data-link='{chosen}']"), To::Away(4.0, 4.0), With::Mouse).await;
        assert!(!has_class(&page, &chosen, "is-forbidden").await, "a small move is no drag");
        page.drag(&format!("#diagram [data-link='{chosen}']"), To::Away(20.0, 90.0), With::Mouse).await;
        page.until_there(&format!("#matrix [data-pair='{chosen}'].is-forbidden")).await;
        page.final_plan().await;
        assert!(!has_class(&page, &chosen, "is-chosen").await);
        page.click("#undo").await;
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint, "a drag is one step");
    })
    .await;
}

#[tokio::test]
async fn the_drawing_stands_still_while_a_hand_holds_it() {
    journey("diagram-held", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#figure-diagram").await;
        let first = heights(&page).await;
        let (pair, east, west) = free_pair(&page).await;
        page.drag(&node(&east), To::Element(&node(&west)), With::Mouse).await;
        page.until_there(&format!("#matrix [data-pair='{pair}'].is-pinned")).await;
        page.final_plan().await;
        let second = heights(&page).await;
        assert_ne!(first, second, "the pinned pair changes the order, or this test shows nothing");
        page.hold(&node(&west)).await;
        page.until_there("#diagram.is-dragging").await;
        page.press(&[CONTROL], 'z').await;
        page.until_gone(&format!("#matrix [data-pair='{pair}'].is-pinned")).await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        assert_eq!(heights(&page).await, second, "the parties stay where the hand found them");
        page.run("document.querySelector('#diagram').dispatchEvent(new PointerEvent('pointercancel'))", Vec::new()).await;
        assert_eq!(heights(&page).await, first, "when the hand lets go, the drawing is of the plan that is shown");
    })
    .await;
}

#[tokio::test]
async fn the_buttons_do_what_the_drags_do() {
    journey("diagram-buttons", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#figure-diagram").await;
        let (pair, east, west) = free_pair(&page).await;
        page.click(&node(&east)).await;
        page.until_there(&format!("{}.is-from", node(&east))).await;
        page.click(&node(&west)).await;
        page.until_there(&format!("#matrix [data-pair='{pair}'].is-selected")).await;
        assert!(page.has("#diagram .link-asked").await, "a selected pair without a line has a dashed one");
        page.click("#diagram-pin").await;
        page.final_plan().await;
        assert!(has_class(&page, &pair, "is-pinned").await && has_class(&page, &pair, "is-chosen").await);
        page.click("#diagram-forbid").await;
        page.until("the page says why not", "document.querySelector('#diagram-error')?.textContent.trim()").await;
        page.click("#diagram-free").await;
        page.click("#diagram-forbid").await;
        page.final_plan().await;
        assert!(has_class(&page, &pair, "is-forbidden").await && !has_class(&page, &pair, "is-chosen").await);
    })
    .await;
}

#[tokio::test]
async fn pairs_are_pinned_forbidden_and_freed_in_the_diagram_by_keyboard() {
    journey("diagram-keys", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.click("#figure-diagram").await;
        page.focus("#diagram [data-node][tabindex='0']").await;
        page.press(&[], DOWN).await;
        let active = "return document.activeElement.dataset.node ?? ''";
        let east = page.run(active, Vec::new()).await.as_str().unwrap_or_default().to_owned();
        page.press(&[], ENTER).await;
        page.press(&[], DOWN).await;
        let west = page.run(active, Vec::new()).await.as_str().unwrap_or_default().to_owned();
        let pair = format!("{east}-{west}");
        assert!(page.has(&format!("#matrix [data-pair='{pair}']")).await, "from {east} to {west}");
        page.press(&[], 'p').await;
        page.until_there(&format!("#matrix [data-pair='{pair}'].is-pinned")).await;
        page.press(&[], DELETE).await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        page.press(&[], 'f').await;
        page.until_there(&format!("#matrix [data-pair='{pair}'].is-forbidden")).await;
        assert_eq!(page.run(active, Vec::new()).await, west, "the focus stays where it was");
        page.press(&[], ESCAPE).await;
        assert_eq!(page.run(active, Vec::new()).await, east, "Escape goes back to where it began");
    })
    .await;
}

#[tokio::test]
async fn a_finger_draws_from_party_to_party_and_forbids_by_the_button() {
    journey("diagram-touch", async |stage| {
        not_in_webkit("fingers that scroll");
        let page = stage.visit(PHONE).await;
        // A better plan may put the parties in another order between the look and the touch.
        page.final_plan().await;
        page.touch(".phone-switch .segment[data-phone='diagram']").await;
        page.until_there("#diagram .link.is-in-plan").await;
        page.picture("diagram-phone-zh-light").await;
        let (pair, east, west) = free_pair(&page).await;
        page.drag(&node(&east), To::Element(&node(&west)), With::Finger).await;
        page.until_there(&format!("#matrix [data-pair='{pair}'].is-pinned")).await;
        page.final_plan().await;
        page.run("document.querySelector('.sheet-close')?.click()", Vec::new()).await;
        let chosen = page.attribute(&format!("#diagram .link.is-in-plan:not([data-link='{pair}'])"), "data-link").await;
        page.drag(&format!("#diagram [data-link='{chosen}']"), To::Away(60.0, 90.0), With::Finger).await;
        assert!(!has_class(&page, &chosen, "is-forbidden").await, "a finger on a line scrolls the page, or picks the pair");
        let tap = "document.querySelector(`#diagram [data-link='${arguments[0]}']`).dispatchEvent(new MouseEvent('click', { bubbles: true }))";
        page.run(tap, vec![chosen.clone().into()]).await;
        page.touch("#diagram-forbid").await;
        page.until_there(&format!("#matrix [data-pair='{chosen}'].is-forbidden, #diagram-error:not(:empty)")).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_selected_in_one_view_is_selected_in_all() {
    journey("one-selection", async |stage| {
        let page = stage.visit(DESKTOP.wide(1920)).await;
        page.final_plan().await;
        page.until_there("#diagram .link.is-in-plan").await;
        page.until_there("#map .arc").await;
        let pair = page.attribute("#matrix [data-pair].is-chosen", "data-pair").await;
        page.click(&format!("#matrix [data-pair='{pair}']")).await;
        page.until_there(&format!("#diagram .link-here[data-link='{pair}']")).await;
        page.until_there("#map .arc-here").await;
        let other = page.attribute("#diagram .link.is-in-plan:not(.link-here)", "data-link").await;
        let click = "document.querySelector(`#diagram [data-link='${arguments[0]}']`).dispatchEvent(new MouseEvent('click', { bubbles: true }))";
        page.run(click, vec![other.clone().into()]).await;
        page.until_there(&format!("#matrix [data-pair='{other}'].is-selected")).await;
        page.picture("wide-desk-zh-light-diagram").await;
    })
    .await;
}
