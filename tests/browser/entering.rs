//! Entering figures as in a spreadsheet: the first key, an input method's too, months by buttons, columns that are hidden.

use crate::{
    harness::{DESKTOP, journey},
    own_data::{cell, first_row, open, paste},
};

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const DOWN: char = '\u{e015}';
const F2: char = '\u{e032}';
const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';

#[tokio::test]
async fn case_14_a_cell_with_the_focus_takes_the_first_key_also_of_an_input_method() {
    journey("data-first-key", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.allow_clipboard().await;
        page.final_plan().await;
        open(&page, "#data-needs", "1").await;
        let keys = page
            .run("return [...document.querySelectorAll('#data-rows [data-row]')].map(({ dataset }) => dataset.row)", Vec::new())
            .await;
        let key = |place: usize| keys[place].as_str().unwrap().to_owned();
        let is_ready = |row: usize, attribute: &str| {
            format!("document.activeElement.matches('.data-ready[data-cell=\"{attribute}\"]') && document.activeElement.closest('[data-row]').dataset.row === '{}'", key(row))
        };
        let revision = || page.run("return document.documentElement.dataset.revision", Vec::new());
        let before = revision().await;
        page.focus(&cell(&key(0), "title")).await;
        page.until("the cell is ready", &is_ready(0, "title")).await;
        // Arrows and Enter walk, and nothing is edited by that.
        page.press(&[], DOWN).await;
        page.until("down", &is_ready(1, "title")).await;
        page.press(&[], ENTER).await;
        page.until("Enter goes down", &is_ready(2, "title")).await;
        page.press(&[SHIFT], ENTER).await;
        page.until("and up with Shift", &is_ready(1, "title")).await;
        assert_eq!(revision().await, before);
        page.picture("data-ready-desk-zh-light").await;
        // What is typed takes the place of what was there, from the first key on.
        page.press(&[], '7').await;
        page.until("it is edited", "document.activeElement.matches('.data-field') && document.activeElement.value === '7'").await;
        page.press(&[], ESCAPE).await;
        page.until("Escape gives it back", &is_ready(1, "title")).await;
        assert_eq!(revision().await, before);
        // An input method: what it composes is in the field from the first letter, without a stray one.
        let compose = async |text: &str| {
            let length = text.chars().count();
            let parameters = serde_json::json!({ "text": text, "selectionStart": length, "selectionEnd": length });
            page.cdp("Input.imeSetComposition", parameters).await;
        };
        for text in ["w", "wo", "wo d", "wo de"] {
            compose(text).await;
            page.until("what is composed is seen", &format!("document.querySelector('.data-field')?.value === '{text}'")).await;
        }
        page.cdp("Input.insertText", serde_json::json!({ "text": "我的" })).await;
        page.until("it is composed", "document.querySelector('.data-field')?.value === '我的'").await;
        page.press(&[], ENTER).await;
        page.until_says(&cell(&key(1), "title"), "我的").await;
        assert_eq!(page.text(&cell(&key(1), "title")).await, "我的");
        page.until("the next one is ready", &is_ready(2, "title")).await;
        // Undo is the page's as long as nothing is typed; F2 edits with the caret behind what is there.
        page.press(&[CONTROL], 'z').await;
        page.until("undo", &format!("document.querySelector({:?}).textContent !== '我的'", cell(&key(1), "title"))).await;
        page.focus(&cell(&key(0), "quantity")).await;
        page.until("the number is ready", &is_ready(0, "quantity")).await;
        let number = page.run("return document.activeElement.value", Vec::new()).await.as_str().unwrap().to_owned();
        page.press(&[], F2).await;
        page.until("it is edited", "document.activeElement.matches('.data-field')").await;
        page.press(&[], '0').await;
        page.until("behind the number", &format!("document.activeElement.value === '{number}0'")).await;
        page.press(&[], ESCAPE).await;
        page.until("given back", &is_ready(0, "quantity")).await;
        // A single cell is pasted over it, as in a spreadsheet, and the focus stays.
        paste(&page, "1,234").await;
        page.until_says(&cell(&key(0), "quantity"), "1,234").await;
        page.until("and is ready again", &is_ready(0, "quantity")).await;
        page.press(&[CONTROL], 'c').await;
        page.until_later("the cell is copied", "const done = arguments[0]; navigator.clipboard.readText().then((text) => done(text === '1234'))")
            .await;
        page.final_plan().await;
    })
    .await;
}

#[tokio::test]
async fn months_are_picked_by_twelve_buttons_and_typed_all_the_same() {
    journey("data-months", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        open(&page, "#data-needs", "1").await;
        let row = first_row(&page).await;
        let held = "return [...document.querySelectorAll('.month-pick[aria-pressed=true]')].map(({ dataset }) => Number(dataset.month))";
        let said = "return document.querySelector('.data-field').value";
        page.click_until(&cell(&row, "month"), "document.activeElement.matches('.data-field')").await;
        page.until_there(".month-picks").await;
        assert_eq!(page.run(held, Vec::new()).await.as_array().map(Vec::len), Some(1));
        // One takes the place of another; the focus stays in the field.
        page.click(".month-pick[data-month='12']").await;
        page.until("the field says it", "document.querySelector('.data-field').value.includes('12')").await;
        assert_eq!(page.run(held, Vec::new()).await, serde_json::json!([12]));
        page.until("the focus is in the field", "document.activeElement.matches('.data-field')").await;
        page.picture("data-months-desk-zh-light").await;
        page.press(&[], ENTER).await;
        page.until_says(&cell(&row, "month"), "12").await;
        // Several: they come and go, and what is typed is pressed.
        page.click("#data-products").await;
        page.until_there("#data-rows [data-row] [data-cell='harvest']").await;
        let row = first_row(&page).await;
        page.click_until(&cell(&row, "harvest"), "document.activeElement.matches('.data-field')").await;
        page.fill(".data-field", "11月-1月").await;
        page.until("what is typed is pressed", "document.querySelectorAll('.month-pick[aria-pressed=true]').length === 3").await;
        page.click(".month-pick[data-month='12']").await;
        page.until("one goes", "document.querySelectorAll('.month-pick[aria-pressed=true]').length === 2").await;
        page.click(".month-pick[data-month='10']").await;
        page.until("one comes", "document.querySelectorAll('.month-pick[aria-pressed=true]').length === 3").await;
        assert_eq!(page.run(held, Vec::new()).await, serde_json::json!([1, 10, 11]));
        let text = page.run(said, Vec::new()).await;
        page.press(&[], ENTER).await;
        page.until_says(&cell(&row, "harvest"), text.as_str().unwrap()).await;
        page.click("#undo").await;
        page.click("#undo").await;
        page.final_plan().await;
    })
    .await;
}

#[tokio::test]
async fn columns_are_hidden_and_stay_so_and_a_paste_goes_by_what_is_seen() {
    journey("data-columns", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        open(&page, "#data-needs", "1").await;
        let row = first_row(&page).await;
        let title = cell(&row, "title");
        page.until_there(&title).await;
        page.click("#data-columns").await;
        page.until_there("#data-columns-sheet [data-column='title']").await;
        assert!(!page.has("#data-columns-sheet [data-column='county']").await, "whose row it is stays");
        // By its words, as one does: a press on them leaves the list open.
        page.click("#data-columns-sheet [data-column='title'] + span").await;
        page.until_gone(&title).await;
        assert!(page.has("#data-columns-sheet").await, "more can be hidden");
        page.until_says("#data-columns", "隐藏 1 列").await;
        page.picture("data-columns-desk-zh-light").await;
        page.press(&[], ESCAPE).await;
        page.until_gone("#data-columns-sheet").await;
        // The second column that is seen is the product: the second of the block goes there.
        let product = page.text(&cell(&row, "product")).await;
        page.focus(&cell(&row, "county")).await;
        let county = page.text(&cell(&row, "county")).await;
        paste(&page, &format!("{county}\t{product}\t12月\t1,234\n")).await;
        page.until_says(&cell(&row, "quantity"), "1,234").await;
        page.until_says(&cell(&row, "month"), "12").await;
        // Kept beyond the sitting.
        page.kept().await;
        page.reload().await;
        page.final_plan().await;
        open(&page, "#data-needs", "1").await;
        page.until_says("#data-columns", "隐藏 1 列").await;
        assert!(!page.has(&title).await);
        page.click("#data-columns").await;
        page.click("#data-columns-all").await;
        page.until_there(&title).await;
    })
    .await;
}
