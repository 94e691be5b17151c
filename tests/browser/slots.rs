//! Named scenarios: copied, named in place, starred, deleted and brought back, by mouse, touch and keyboard.

use crate::harness::{DESKTOP, PHONE, Page, journey};

const ESCAPE: char = '\u{e00c}';
const ENTER: char = '\u{e007}';
const DOWN: char = '\u{e015}';

/// The names in the list, in its order.
async fn names(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('#slot-list .slot-name span')].map(({ textContent }) => textContent)";
    serde_json::from_value(page.run(script, Vec::new()).await).unwrap_or_default()
}

async fn type_in(page: &Page, text: &str) {
    page.until("the field has the focus", "document.activeElement.matches('.slot-field')").await;
    for key in text.chars() {
        page.press(&[], key).await;
    }
    page.press(&[], ENTER).await;
}

async fn until_names(page: &Page, wanted: &[&str]) {
    let wanted = serde_json::json!(wanted);
    let script = "JSON.stringify([...document.querySelectorAll('#slot-list .slot-name span')].map(({ textContent }) => textContent.split(' · ')[0]))";
    page.until(&format!("the slots are {wanted}"), &format!("{script} === JSON.stringify({wanted})")).await;
}

#[tokio::test]
async fn a_scenario_is_copied_named_starred_deleted_and_brought_back() {
    journey("slots", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let start = page.final_plan().await;
        page.click("#slots").await;
        page.click("#duplicate").await;
        type_in(&page, "Trial").await;
        page.until_says("#slots", "Trial").await;
        page.press(&[], ESCAPE).await;
        page.until_gone("#slots-sheet").await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        let pinned = page.final_plan().await;
        assert_ne!(pinned.fingerprint, start.fingerprint);
        // The star brings it to the head.
        page.click("#slots").await;
        assert!(names(&page).await.len() == 2);
        page.click("[data-place='1'] .slot-star").await;
        page.until_there("[data-place='1'] .slot-star[aria-pressed='true']").await;
        page.until("it stands first", "document.querySelector('#slot-list li').dataset.place === '1'").await;
        page.picture("slots-desk-zh-light").await;
        // Deleted at once, without a question; the message takes it back, edits and all.
        page.click("[data-place='1'] .slot-delete").await;
        page.until_says(".toast", "Trial").await;
        page.click(".toast-undo").await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        page.until("the list closed when the focus left it", "!document.querySelector('#slots-sheet')").await;
        // The only one stays, and the list says why.
        page.click("#slots").await;
        page.click("[data-place='1'] .slot-delete").await;
        assert_eq!(page.final_plan().await.fingerprint, start.fingerprint, "the other one is in view");
        page.click("[data-place='0'] .slot-delete").await;
        page.until_says("#slot-error", "只剩这一个情景").await;
        page.click(".slot-deleted button").await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
        page.click("#slots").await;
        page.until_there("[data-place='1'] .slot-star[aria-pressed='true']").await;
    })
    .await;
}

#[tokio::test]
async fn a_deleted_scenario_can_be_brought_back_after_its_message_has_gone() {
    journey("slots-restore", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#slots").await;
        page.click("#duplicate").await;
        type_in(&page, "Trial").await;
        page.click("[data-place='1'] .slot-delete").await;
        page.click(".toast-close").await;
        page.until_gone(".toast").await;
        // The list closed when the focus left it.
        page.click("#slots").await;
        page.click(".slot-deleted button").await;
        until_names(&page, &["参考情景", "Trial"]).await;
    })
    .await;
}

#[tokio::test]
async fn scenarios_are_chosen_by_keyboard_and_the_focus_returns_to_the_button() {
    journey("slots-keyboard", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let start = page.final_plan().await;
        page.focus("#slots").await;
        page.press(&[], ENTER).await;
        page.until("the slot in use has the focus", "document.activeElement.matches('.slot-name[aria-current]')").await;
        page.focus("#duplicate").await;
        page.press(&[], ENTER).await;
        type_in(&page, "Second").await;
        page.press(&[], ESCAPE).await;
        page.until("the focus is back", "document.activeElement.id === 'slots'").await;
        page.focus("#matrix [data-pair]:not(.is-chosen)").await;
        page.press(&[], 'p').await;
        let pinned = page.final_plan().await;
        page.focus("#slots").await;
        page.press(&[], ENTER).await;
        page.until("the slot in use has the focus", "document.activeElement.matches('[data-place=\"1\"] .slot-name')").await;
        page.press(&[], '\u{e013}').await;
        page.until("the first has it", "document.activeElement.matches('[data-place=\"0\"] .slot-name')").await;
        page.press(&[], ENTER).await;
        assert_eq!(page.final_plan().await.fingerprint, start.fingerprint);
        assert_ne!(pinned.fingerprint, start.fingerprint);
        // A name that is not kept.
        page.press(&[], ENTER).await;
        page.until_there("#slots-sheet").await;
        page.click("[data-place='1'] .slot-rename").await;
        page.until("the field has the focus", "document.activeElement.matches('.slot-field')").await;
        page.press(&[], 'x').await;
        page.press(&[], ESCAPE).await;
        page.until_says("[data-place='1'] .slot-name", "Second").await;
        assert!(page.has("#slots-sheet").await, "Escape left the field, not the list");
    })
    .await;
}

#[tokio::test]
async fn the_list_fits_a_phone_and_its_buttons_are_large_enough_for_a_finger() {
    journey("slots-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        page.touch("#slots").await;
        page.until_there("#slots-sheet").await;
        page.touch("#duplicate").await;
        type_in(&page, "Trial").await;
        let small = "return [...document.querySelectorAll('#slots-sheet button')].map(button => button.getBoundingClientRect())
            .filter(({ width, height }) => width < 40 || height < 40).length";
        assert_eq!(page.run(small, Vec::new()).await, 0);
        page.until("no sideways scroll", "document.documentElement.scrollWidth <= window.innerWidth").await;
        page.picture("slots-phone-zh-light").await;
    })
    .await;
}

#[tokio::test]
async fn every_step_of_the_history_is_told_and_can_be_stepped_to_by_keyboard() {
    journey("history", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let start = page.final_plan().await;
        page.click("#matrix [data-pair='110000-450000']").await;
        page.click("#forbid").await;
        page.final_plan().await;
        page.click("#matrix [data-pair='330000-620000']").await;
        page.click("#pin").await;
        let last = page.final_plan().await;
        let undo = page.attribute("#undo", "aria-label").await;
        assert!(undo.contains("浙江") && undo.contains("甘肃"), "the button says what it takes back: {undo}");
        page.focus("#history").await;
        page.press(&[], ENTER).await;
        page.until("the step in force has the focus", "document.activeElement.matches('.step[aria-current=\"step\"]')").await;
        page.until_says("#steps li:nth-child(2)", "北京–广西").await;
        page.picture("history-desk-zh-light").await;
        page.press(&[], '\u{e011}').await;
        page.until("the first has it", "document.activeElement.matches('#steps li:first-child .step')").await;
        page.press(&[], ENTER).await;
        assert_eq!(page.final_plan().await.fingerprint, start.fingerprint);
        page.until_there("#steps li:nth-child(3) .step-undone").await;
        page.press(&[], DOWN).await;
        page.press(&[], DOWN).await;
        page.press(&[], ENTER).await;
        assert_eq!(page.final_plan().await.fingerprint, last.fingerprint);
        page.press(&[], ESCAPE).await;
        page.until("the focus is back", "document.activeElement.id === 'history'").await;
    })
    .await;
}
