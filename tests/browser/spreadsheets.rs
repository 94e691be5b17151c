//! Spreadsheets in and out: what files would do is shown before anything changes, taken in one step, and undone in one.

use std::{fs, path::PathBuf};

use crate::harness::{DESKTOP, PHONE, Page, journey, root};

/// A workbook of the tests of the reader.
fn workbook(name: &str) -> PathBuf {
    root().join("src/sheets/tests/workbooks").join(name)
}

async fn open(page: &Page) {
    page.final_plan().await;
    page.click("#tab-data").await;
    page.until_current("#tab-data").await;
    page.click("#data-needs").await;
    page.choose("#data-kind", "1").await;
    page.until_there("#data-rows [data-row] [data-cell='quantity']").await;
}

async fn number(page: &Page, selector: &str) -> i64 {
    let text = page.text(selector).await;
    text.replace(',', "").trim().parse().unwrap_or_else(|_| panic!("{selector} says {text}"))
}

#[tokio::test]
async fn a_careless_workbook_is_shown_with_every_place_taken_in_one_step_and_undone() {
    journey("import", async |stage| {
        let page = stage.visit(DESKTOP).await;
        open(&page).await;
        let before = page.plan().await;
        let rows = "document.querySelectorAll('#data-rows [data-row]').length";
        let count = page.run(&format!("return {rows}"), Vec::new()).await.as_i64().unwrap();
        page.give_file("#data-import", &workbook("careless.xlsx")).await;
        page.until_there("#import").await;
        page.picture("import-desk-zh-light").await;
        assert_eq!(page.plan().await.fingerprint, before.fingerprint, "nothing is changed yet");
        let added = number(&page, "#import-added").await;
        let bad = number(&page, "#import-bad").await;
        assert!(added > 0 && bad > 0, "{added} new, {bad} bad");
        page.until_says("#import-findings", "careless.xlsx").await;
        page.click("#import-take").await;
        page.until_gone("#import").await;
        page.until_says(".toasts", "取用 1 个文件").await;
        page.until("the rows are there", &format!("{rows} === {}", count + added)).await;
        let after = page.final_plan().await;
        assert_ne!(after.fingerprint, before.fingerprint);
        page.click("#undo").await;
        page.until("they are gone", &format!("{rows} === {count}")).await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn bad_rows_go_back_with_their_reasons() {
    journey("import-return", async |stage| {
        let page = stage.visit(DESKTOP).await;
        open(&page).await;
        page.give_file("#data-import", &workbook("careless.xlsx")).await;
        page.until_there("#import").await;
        let bad = number(&page, "#import-bad").await;
        let folder = page.downloads("import-return").await;
        page.click("#import-return").await;
        let file = page.downloaded(&folder, "xlsx").await;
        // Read as a file like any other, it holds those rows and no other; all of them are bad still.
        page.click("#import-cancel").await;
        page.until_gone("#import").await;
        page.give_file("#data-import", &file).await;
        page.until_there("#import").await;
        assert_eq!((number(&page, "#import-added").await, number(&page, "#import-bad").await), (0, bad));
        page.until_says("#import-findings", "假县").await;
        drop(fs::remove_dir_all(&folder));
    })
    .await;
}

#[tokio::test]
async fn old_texts_dropped_files_hidden_rows_and_files_that_are_none_are_all_told() {
    journey("import-files", async |stage| {
        let page = stage.visit(DESKTOP).await;
        open(&page).await;
        // The browser's own decoder reads old Chinese texts.
        page.give_file("#data-import", &root().join("tests/spreadsheets/gb18030.csv")).await;
        page.until_there("#import").await;
        assert_eq!(number(&page, "#import-added").await, 1);
        page.until_says("#import-findings", "读作 120").await;
        page.click("#import-cancel").await;
        page.until_gone("#import").await;
        // Hidden rows are the planner's choice.
        page.give_file("#data-import", &workbook("hidden-rows.xlsx")).await;
        page.until_there("#import-hidden").await;
        let shown = number(&page, "#import-added").await;
        page.click("#import-hidden").await;
        page.until("hidden rows are taken too", &format!("+document.querySelector('#import-added')?.textContent > {shown}")).await;
        page.click("#import-cancel").await;
        page.until_gone("#import").await;
        // Dropped: a picture named like a workbook, and a web page named so.
        let drop = "const data = new DataTransfer();
            data.items.add(new File([new Uint8Array([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0])], '照片.xlsx'));
            data.items.add(new File(['<html><body><table><tr><td>县</td></tr></table></body></html>'], '网页.xls'));
            document.querySelector('#data').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
        page.run(drop, Vec::new()).await;
        page.until_says("#import-findings", "这是网页表格").await;
        page.until_says("#import-findings", "这是图片").await;
        assert_eq!(page.run("return document.querySelector('#import-take').disabled", Vec::new()).await, true);
    })
    .await;
}

#[tokio::test]
async fn a_template_asks_for_nothing_and_what_is_exported_comes_back_the_same() {
    journey("import-export", async |stage| {
        let page = stage.visit(DESKTOP).await;
        open(&page).await;
        let folder = page.downloads("template").await;
        page.click("#data-template").await;
        let template = page.downloaded(&folder, "xlsx").await;
        assert!(template.file_name().is_some_and(|name| name.to_string_lossy().starts_with("需求填报表")), "{template:?}");
        page.give_file("#data-import", &template).await;
        page.until_there("#import").await;
        assert_eq!((number(&page, "#import-added").await, number(&page, "#import-bad").await), (0, 0));
        page.click("#import-cancel").await;
        page.until_gone("#import").await;
        drop(fs::remove_dir_all(&folder));

        // One table as .csv, which comes back the same.
        let folder = page.downloads("csv").await;
        page.click("#data-csv").await;
        let table = page.downloaded(&folder, "csv").await;
        page.give_file("#data-import", &table).await;
        page.until_there("#import").await;
        for selector in ["#import-added", "#import-changed", "#import-bad"] {
            assert_eq!(number(&page, selector).await, 0, "{selector}");
        }
        page.click("#import-cancel").await;
        page.until_gone("#import").await;
        drop(fs::remove_dir_all(&folder));

        let folder = page.downloads("export").await;
        page.click("#data-export").await;
        let file = page.downloaded(&folder, "xlsx").await;
        page.give_file("#data-import", &file).await;
        page.until_there("#import").await;
        for selector in ["#import-added", "#import-changed", "#import-bad"] {
            assert_eq!(number(&page, selector).await, 0, "{selector}");
        }
        page.until_says("#import-passed", "与现有相同").await;
        page.click("#import-cancel").await;
        page.until_gone("#import").await;
        // What was changed here since is what the file would change back.
        let row = page.attribute("#data-rows [data-row]", "data-row").await;
        crate::own_data::fill(&page, &row, "quantity", "777").await;
        page.give_file("#data-import", &file).await;
        page.until_there("#import-changes").await;
        assert_eq!(number(&page, "#import-changed").await, 1);
        page.until_says("#import-changes", "777").await;
        page.click("#import-changes tbody input[type=checkbox]").await;
        page.until("it is kept as it is", "document.querySelector('#import-changed').textContent === '0'").await;
        drop(fs::remove_dir_all(&folder));
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_an_import_fits_the_screen() {
    journey("import-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        open(&page).await;
        page.give_file("#data-import", &workbook("careless.xlsx")).await;
        page.until_there("#import").await;
        page.picture("import-phone-zh-light").await;
        let wide = "document.querySelector('#import').scrollWidth - document.querySelector('#import').clientWidth";
        assert!(page.run(&format!("return {wide}"), Vec::new()).await.as_i64().unwrap_or(1) <= 0, "nothing is cut off");
    })
    .await;
}

#[tokio::test]
async fn what_was_said_beside_the_rows_comes_back_too_and_the_whole_scenario_by_its_code() {
    journey("import-settings", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        page.click("#matrix [data-pair='330000-620000']").await;
        page.click("#forbid").await;
        page.until_there("#matrix [data-pair='330000-620000'].is-forbidden").await;
        page.final_plan().await;
        open(&page).await;
        let folder = page.downloads("settings").await;
        page.click("#data-export").await;
        let file = page.downloaded(&folder, "xlsx").await;
        // In another's browser: one setting is otherwise, and it is taken in one step.
        let other = stage.browser(DESKTOP).await;
        other.go_to(&stage.site.address).await;
        other.good_plan().await;
        open(&other).await;
        other.give_file("#data-import", &file).await;
        other.until_says("#import-settings tbody", "浙江").await;
        other.until_says("#import-take", "取用 1 项设置").await;
        other.run(&crate::access::axe(), Vec::new()).await;
        assert_eq!(other.findings().await, [] as [&str; 0]);
        other.picture("import-settings-zh-light").await;
        other.click("#import-settings tbody input[type=checkbox]").await;
        other.until("nothing is left to take", "document.querySelector('#import-take').disabled").await;
        other.click("#import-settings tbody input[type=checkbox]").await;
        other.click("#import-take").await;
        other.until_says(".toast", "设置 1 项").await;
        other.click("#tab-pairing").await;
        other.until_there("#matrix [data-pair='330000-620000'].is-forbidden").await;
        other.click("#undo").await;
        other.until_gone("#matrix [data-pair='330000-620000'].is-forbidden").await;
        // Or the whole of it, beside one's own.
        open(&other).await;
        other.give_file("#data-import", &file).await;
        other.click(".import-open-whole").await;
        other.until_says("#preview-differences summary", "相差 1 处").await;
        other.until_gone("#import").await;
        drop(fs::remove_dir_all(&folder));
    })
    .await;
}

#[tokio::test]
async fn what_a_heading_means_is_said_once_and_known_at_the_next_visit() {
    journey("import-headings", async |stage| {
        let page = stage.visit(DESKTOP).await;
        open(&page).await;
        let file = std::env::temp_dir().join(format!("dongxi-headings-{}.csv", std::process::id()));
        fs::write(&file, "县,产品,发运月,收成多少\n融水县,百色芒果,7月,120\n").unwrap();
        page.give_file("#data-import", &file).await;
        page.until_says("#import-findings", "收成多少").await;
        let choose = ".import-heading select";
        page.choose(choose, "quantity").await;
        page.until_says("#import-known", "收成多少").await;
        page.reload().await;
        open(&page).await;
        page.give_file("#data-import", &file).await;
        page.until_says("#import-known", "“收成多少”＝数量").await;
        assert!(!page.has(choose).await, "it is not asked again");
        page.click("#import-forget").await;
        page.until_there(choose).await;
        drop(fs::remove_file(&file));
    })
    .await;
}
