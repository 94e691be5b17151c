//! The planner's own figures: cells are edited where they stand, rows are added, copied and deleted, and the plan follows.

use crate::harness::{DESKTOP, PHONE, Page, journey};

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const TAB: char = '\u{e004}';
const DOWN: char = '\u{e015}';
const F2: char = '\u{e032}';
const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';
const DELETE: char = '\u{e017}';

/// Opens the data of the kind in this place.
pub async fn open(page: &Page, side: &str, kind: &str) {
    page.click("#tab-data").await;
    page.until_current("#tab-data").await;
    page.click(side).await;
    page.until_there(&format!("{side}[aria-pressed='true']")).await;
    page.choose("#data-kind", kind).await;
    page.until_there("#data-rows [data-row] [data-cell='quantity']").await;
}

/// The key of the first row that is listed.
pub async fn first_row(page: &Page) -> String {
    page.attribute("#data-rows [data-row]", "data-row").await
}

/// Where the cell of a row and an attribute is.
pub fn cell(row: &str, attribute: &str) -> String {
    format!("#data-rows [data-row='{row}'] [data-cell='{attribute}']")
}

/// Types over what a cell holds and presses Enter.
pub async fn fill(page: &Page, row: &str, attribute: &str, text: &str) {
    // A plan that comes between aiming and pressing moves the rows under the mouse: who sees no field clicks again.
    page.click_until(&cell(row, attribute), "document.activeElement.matches('.data-field')").await;
    page.fill(".data-field", text).await;
    page.press(&[], ENTER).await;
}

#[tokio::test]
async fn a_quantity_is_changed_the_plan_follows_and_one_undo_takes_it_back() {
    journey("data-quantity", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        open(&page, "#data-needs", "1").await;
        page.picture("data-needs-desk-zh-light").await;
        let row = first_row(&page).await;
        fill(&page, &row, "quantity", "1.2万").await;
        page.until_says(&cell(&row, "quantity"), "12,000").await;
        let after = page.final_plan().await;
        assert_ne!(after.fingerprint, before.fingerprint);
        // It was a made-up figure: what the new one is, is asked once.
        page.until_says("#data-unsaid", "新填的数是").await;
        page.click("#data-reported").await;
        page.until_says(&cell(&row, "provenance"), "实报；本页录入；").await;
        page.until_gone("#data-unsaid").await;
        page.final_plan().await;
        page.click("#undo").await;
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn cells_are_left_and_reached_by_the_keyboard_as_in_a_spreadsheet() {
    journey("data-keys", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        open(&page, "#data-offers", "2").await;
        let keys = page.run("return [...document.querySelectorAll('#data-rows [data-row]')].map(({ dataset }) => dataset.row)", Vec::new()).await;
        let key = |place: usize| keys[place].as_str().unwrap().to_owned();
        let has_focus = |row: String, attribute: &'static str| {
            format!("document.activeElement.closest('[data-row]')?.dataset.row === '{row}' && document.activeElement.dataset.cell === '{attribute}'")
        };
        page.focus(&cell(&key(0), "quantity")).await;
        page.press(&[], DOWN).await;
        page.until("the cell below has the focus", &has_focus(key(1), "quantity")).await;
        page.press(&[], F2).await;
        page.until("the cell is edited", "document.activeElement.matches('.data-field')").await;
        page.press(&[], ESCAPE).await;
        page.until("Escape gives the cell back", &has_focus(key(1), "quantity")).await;
        page.press(&[], F2).await;
        page.until("the cell is edited", "document.activeElement.matches('.data-field')").await;
        page.fill(".data-field", "77").await;
        page.press(&[], ENTER).await;
        page.until("Enter goes down", &has_focus(key(2), "quantity")).await;
        page.until_says(&cell(&key(1), "quantity"), "77").await;
        page.press(&[], F2).await;
        page.until("the cell is edited", "document.activeElement.matches('.data-field')").await;
        page.press(&[], TAB).await;
        page.until("Tab goes on", "document.activeElement.matches('[data-cell]:not([data-cell=quantity])')").await;
        page.final_plan().await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_said_at_its_cell_and_nothing_is_lost() {
    journey("data-faults", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        open(&page, "#data-needs", "1").await;
        let row = first_row(&page).await;
        for (attribute, text, words) in [
            ("quantity", "约500", "请填数字"),
            ("quantity", "-3", "0 到"),
            ("quantity", "2.5", "整数"),
            ("quantity", "", "不能留空"),
            ("product", "不知道的水果", "名单里没有"),
            ("month", "春季", "请填月份"),
            ("cold_chain", "大概", "是"),
            ("floor", "2.555", "两位小数"),
            ("county", "无此县", "名单里没有"),
            ("priority", "900", "1 到"),
        ] {
            fill(&page, &row, attribute, text).await;
            page.until_says(".data-error", words).await;
            assert_eq!(page.run("return document.querySelector('.data-field').value", Vec::new()).await, text);
            page.press(&[], ESCAPE).await;
            page.until_gone(".data-field").await;
        }
        assert_eq!(page.plan().await.fingerprint, before.fingerprint, "nothing was changed");
    })
    .await;
}

#[tokio::test]
async fn a_row_is_added_filled_copied_and_deleted() {
    journey("data-rows", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.allow_clipboard().await;
        let before = page.final_plan().await;
        open(&page, "#data-needs", "3").await;
        page.click("#data-add").await;
        page.until("the new row has the focus", "document.activeElement.closest('[data-row]')?.dataset.row === 'n-1'").await;
        page.until_says("[data-row='n-1'] .tag-warn", "缺 培训内容").await;
        page.until_says("#data-sum", "1 行没有填全").await;
        assert_eq!(page.final_plan().await.value, before.value, "a row without a quantity changes nothing");
        let subject = "return document.querySelector('[data-row]:not([data-row=n-1]) [data-cell=subject]').textContent";
        let subject = page.run(subject, Vec::new()).await.as_str().unwrap().to_owned();
        fill(&page, "n-1", "subject", &subject).await;
        page.until_gone("[data-row='n-1'] .tag-warn").await;
        fill(&page, "n-1", "quantity", "40").await;
        let more = page.final_plan().await;
        assert_ne!(more.fingerprint, before.fingerprint);
        page.click("[data-row='n-1'] .data-copy").await;
        page.until_says(&cell("n-2", "quantity"), "40").await;
        page.picture("data-rows-desk-zh-light").await;
        // By link and after a reload it is all there.
        page.click("#share").await;
        page.click("#copy-link").await;
        page.until("the link is copied", "document.querySelector('.toast')").await;
        let link = page.clipboard().await;
        let both = page.final_plan().await;
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, both.fingerprint);
        let other = stage.browser(DESKTOP).await;
        other.go_to(&link).await;
        assert_eq!(other.final_plan().await.fingerprint, both.fingerprint);
        page.click("#tab-data").await;
        page.choose("#data-kind", "3").await;
        for row in ["n-1", "n-2"] {
            page.fill("#data-search", "").await;
            page.click(&format!("[data-row='{row}'] .data-delete")).await;
            page.until_gone(&format!("[data-row='{row}']")).await;
        }
        assert_eq!(page.final_plan().await.value, before.value);
        // The history names each.
        page.click("#history").await;
        page.until_says("#history-sheet", "删除需求").await;
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_a_row_is_a_card_whose_cells_are_edited_with_a_finger() {
    journey("data-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        page.touch("#tab-data").await;
        page.until_current("#tab-data").await;
        page.until_there("#data-rows [data-row] [data-cell='quantity']").await;
        let row = first_row(&page).await;
        page.touch(&cell(&row, "quantity")).await;
        page.until("the field has the focus", "document.activeElement.matches('.data-field')").await;
        page.fill(".data-field", "321").await;
        page.press(&[], ENTER).await;
        page.until_says(&cell(&row, "quantity"), "321").await;
        page.final_plan().await;
        page.picture("data-phone-zh-light").await;
        let wide = page.run("return document.documentElement.scrollWidth - innerWidth", Vec::new()).await;
        assert!(wide.as_i64().unwrap() <= 0, "{wide} pixels too wide");
    })
    .await;
}

/// Pastes a text where the focus is, as Ctrl+V does.
pub async fn paste(page: &Page, text: &str) {
    let script = "const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        // Firefox takes no such data from who makes an event.
        Object.defineProperty(event, 'clipboardData', { value: data });
        document.activeElement.dispatchEvent(event)";
    page.run(script, vec![text.into()]).await;
}

#[tokio::test]
async fn case_13_a_block_of_150_rows_is_pasted_on_the_last_row_in_one_step() {
    journey("data-paste", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        open(&page, "#data-needs", "1").await;
        let rows = "return Number(document.querySelector('#data-rows').dataset.rows)";
        let count = page.run(rows, Vec::new()).await.as_i64().unwrap();
        let texts = page
            .run("return [...document.querySelectorAll('#data-rows [data-row]:first-of-type [data-cell]')].slice(0, 4).map(({ textContent }) => textContent)", Vec::new())
            .await;
        let text = |place: usize| texts[place].as_str().unwrap().to_owned();
        // County, name with a line break in quotes, product, month, quantity: the first cannot be read.
        let line = |row: usize| format!("{}\t\"果园\n{row}\"\t{}\t{}\t{}\r\n", text(0), text(2), text(3), if row == 1 { "约五百".to_owned() } else { "1,000".to_owned() });
        let block: String = (1..=150).map(line).collect();
        let last = "return [...document.querySelectorAll('#data-rows [data-row]')].at(-1).dataset.row";
        let last = page.run(last, Vec::new()).await.as_str().unwrap().to_owned();
        page.focus(&cell(&last, "county")).await;
        paste(&page, &block).await;
        page.until("149 rows are added", &format!("Number(document.querySelector('#data-rows').dataset.rows) === {}", count + 149)).await;
        page.until_says("#data-left", "有 1 格没有采用").await;
        page.until_says("#data-left", "“约五百”：请填数字").await;
        page.until_says(&cell(&last, "title"), "果园 1").await;
        page.picture("data-paste-desk-zh-light").await;
        let after = page.final_plan().await;
        assert_ne!(after.fingerprint, before.fingerprint);
        let undo = page.attribute("#undo", "aria-label").await;
        assert!(undo.contains("录入 149 行，改动 1 行"), "{undo}");
        page.click("#undo").await;
        page.until("one undo takes it back", &format!("Number(document.querySelector('#data-rows').dataset.rows) === {count}")).await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn a_row_leads_to_what_the_plan_makes_of_it_and_an_unmet_need_to_its_row() {
    journey("data-ways", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#tab-unmet").await;
        page.until_there("#unmet-rows .unfold-button").await;
        page.click("#unmet-rows .unfold-button").await;
        page.until_there(".change-row").await;
        page.click(".change-row").await;
        page.until_current("#tab-data").await;
        page.until("its row stands first and has the focus", "document.activeElement.matches('#data-rows [data-row]:first-of-type [data-cell=quantity]')").await;
        // Over all rows of a kind, what the plan serves adds up to the strip's number.
        open(&page, "#data-needs", "1").await;
        page.until_there("#data-rows tfoot").await;
        let read = "const number = (text) => Number(text.replaceAll(',', ''));
            const sums = [...document.querySelectorAll('#data-rows tfoot td.number')].filter(({ textContent }) => textContent).map(({ textContent }) => number(textContent));
            const strip = document.querySelectorAll('.measure-kind .measure-number')[1];
            return [sums.at(-1), number([...strip.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE).textContent)]";
        let sums = page.run(read, Vec::new()).await;
        assert_eq!(sums[0], sums[1], "what rows are served adds up to the plan's");
        page.picture("data-planned-desk-zh-light").await;
        page.click("#data-rows .data-planned").await;
        page.until_current("#tab-allocation").await;
    })
    .await;
}

#[tokio::test]
async fn a_block_is_picked_copied_filled_down_and_emptied_in_one_step_each() {
    journey("data-block", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.allow_clipboard().await;
        page.final_plan().await;
        open(&page, "#data-needs", "1").await;
        let keys = page
            .run(
                "return [...document.querySelectorAll('#data-rows [data-row]')].slice(0, 3).map(({ dataset }) => dataset.row)",
                Vec::new(),
            )
            .await;
        let keys: Vec<&str> = keys.as_array().into_iter().flatten().filter_map(|key| key.as_str()).collect();
        let shown = async |attribute: &str| {
            let mut texts = Vec::new();
            for key in &keys {
                texts.push(page.text(&cell(key, attribute)).await);
            }
            texts
        };
        let before = shown("quantity").await;
        page.focus(&cell(keys[0], "quantity")).await;
        page.press(&[SHIFT], DOWN).await;
        page.press(&[SHIFT], DOWN).await;
        let picked = "document.querySelectorAll('#data-rows .is-picked').length";
        page.until("three cells are picked", &format!("{picked} === 3")).await;
        page.picture("data-block-desk-zh-light").await;
        page.press(&[CONTROL], 'c').await;
        let plain: Vec<String> = before.iter().map(|text| text.replace(',', "")).collect();
        assert_eq!(page.clipboard().await, plain.join("\n"));
        page.press(&[CONTROL], 'd').await;
        page.until_says(&cell(keys[2], "quantity"), &before[0]).await;
        assert_eq!(shown("quantity").await, vec![before[0].clone(); 3]);
        page.click("#undo").await;
        page.until_says(&cell(keys[2], "quantity"), &before[2]).await;
        assert_eq!(shown("quantity").await, before, "one step");
        // A block over two columns by Shift and a click; what every row has is not emptied.
        page.focus(&cell(keys[0], "quantity")).await;
        let press = "const at = document.querySelector(arguments[0]);
            at.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, shiftKey: true }));
            at.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }))";
        page.run(press, vec![cell(keys[1], "floor").into()]).await;
        page.until("a block is picked", &format!("{picked} >= 6")).await;
        page.until("the focus followed", "document.activeElement.dataset.cell === 'floor'").await;
        page.press(&[], DELETE).await;
        page.until_says(&cell(keys[1], "floor"), "—").await;
        assert_eq!(shown("quantity").await, before);
        page.click("#undo").await;
        page.until("the floors are back", &format!("document.querySelector({:?}).textContent !== '—'", cell(keys[1], "floor")))
            .await;
        page.focus(&cell(keys[0], "quantity")).await;
        page.press(&[], DOWN).await;
        page.until("nothing is picked", &format!("{picked} === 0")).await;
    })
    .await;
}

#[tokio::test]
async fn a_village_is_told_where_its_need_is() {
    journey("data-village", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        open(&page, "#data-needs", "0").await;
        let row = first_row(&page).await;
        fill(&page, &row, "village", "百龙滩村").await;
        page.until_says(&cell(&row, "village"), "百龙滩村").await;
        // It is found by it, and no plan depends on it.
        page.fill("#data-search", "百龙滩").await;
        page.until("one row is found", "document.querySelectorAll('#data-rows [data-row]').length === 1").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
        page.click("#tab-report").await;
        page.until_there("#report[data-composed='true']").await;
        page.until_says("#report", " 百龙滩村").await;
    })
    .await;
}
