//! The report: sheets as they are printed, whose figures are the plan's; saved for Word and as a workbook.

use std::{fs, io::Read as _};

use serde_json::json;

use crate::harness::{DESKTOP, PHONE, Page, journey, root};

/// Waits until the sheets are those of the plan in view.
async fn composed(page: &Page) {
    page.until_there("#report[data-composed='true']").await;
    page.until("there are sheets", "+document.querySelector('#sheets')?.dataset.pages > 0").await;
}

async fn open(page: &Page) {
    page.final_plan().await;
    page.click("#tab-report").await;
    page.until_current("#tab-report").await;
    composed(page).await;
}

/// What stands beyond the type area of its sheet, and cells that are cut.
const CUT: &str = "const out = [];
    for (const sheet of document.querySelectorAll('.paper-sheet')) {
        const box = sheet.getBoundingClientRect(), scale = box.width / sheet.offsetWidth, mm = scale * 96 / 25.4;
        const lies = sheet.classList.contains('is-landscape');
        const foot = box.top + (lies ? 210 - 26 : 297 - 35) * mm, side = box.right - (lies ? 35 : 26) * mm;
        for (const block of sheet.querySelectorAll('.paper-block, tr, td')) {
            const at = block.getBoundingClientRect();
            if (at.bottom > foot + 1 || at.right > side + 1) out.push(sheet.dataset.page + ': ' + block.textContent.slice(0, 60));
        }
        for (const cell of sheet.querySelectorAll('td')) if (cell.scrollWidth > cell.clientWidth + 1) out.push('cut: ' + cell.textContent);
    }
    return out";

/// The number in a cell as a reader types it into a calculator.
const NUMBER: &str = "const number = (cell) => Number(cell.textContent.replaceAll(',', ''));";

#[tokio::test]
async fn case_30_sheets_have_their_numbers_and_headings_themselves_and_figures_are_the_plans() {
    journey("report", async |stage| {
        // As much as there is to be put on paper.
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        open(&page).await;
        assert_eq!(page.run(CUT, Vec::new()).await, json!([]), "nothing stands beyond its type area");
        // The columns add up to their totals, which the strip says too.
        let sums = page
            .run(
                &format!(
                    "{NUMBER} const rows = [...document.querySelectorAll('#sheets [data-table=plan] tbody tr')];
                    const total = rows.find((row) => row.classList.contains('is-total'));
                    return [2, 3, 4, 5].map((at) => rows.filter((row) => row !== total).reduce((sum, row) => sum + number(row.cells[at]), 0) - number(total.cells[at]))"
                ),
                Vec::new(),
            )
            .await;
        assert_eq!(sums, json!([0, 0, 0, 0]));
        // Every page has its number, headings stand over every piece of a table, and what a merged cell says is said on each page.
        let pages = page
            .run(
                "const sheets = [...document.querySelectorAll('.paper-sheet')];
                const pieces = [...document.querySelectorAll('#sheets [data-table=arrangement]')];
                return [
                    sheets.every((sheet, at) => sheet.querySelector('.paper-number').textContent === `— ${at + 1} —`),
                    pieces.length > 1 && pieces.every((piece) => piece.querySelectorAll('thead th').length === 13),
                    pieces.every((piece) => piece.querySelector('tbody tr').cells[0].textContent !== ''),
                    document.querySelector('#sheets [data-table=plan] .is-total').closest('.paper-sheet').dataset.page === '1',
                    sheets.every((sheet) => sheet.querySelector('.paper-mark')?.textContent === '示例数据'),
                    pieces.every((piece) => piece.closest('.paper-sheet').classList.contains('is-landscape')),
                ]",
                Vec::new(),
            )
            .await;
        assert_eq!(pages, json!([true, true, true, true, true, true]));
        let text = page.text("#sheets").await;
        assert!(!text.contains("满分") && !text.contains("四项平均"), "neither is said");
        page.picture("report-desk-zh-light").await;
        // Printed: as many pages as there are sheets, upright and lying.
        let sheets = page.run("return +document.querySelector('#sheets').dataset.pages", Vec::new()).await;
        let printed = page.cdp("Page.printToPDF", json!({ "printBackground": true, "preferCSSPageSize": true })).await;
        let data = printed["data"].as_str().expect("the printed report").to_owned();
        let script = "const binary = atob(arguments[0]);
            const boxes = [...binary.matchAll(/MediaBox\\s*\\[\\s*0 0 ([\\d.]+) ([\\d.]+)/g)].map(([, width, height]) => +width > +height);
            return [boxes.length, boxes.filter((lies) => lies).length]";
        let found = page.run(script, vec![json!(data)]).await;
        let lying = page.run("return document.querySelectorAll('.paper-sheet.is-landscape').length", Vec::new()).await;
        assert_eq!(found, json!([sheets, lying]), "pages, and those that lie");
        let folder = root().join("target").join("screenshots");
        fs::create_dir_all(&folder).expect("target/ can be written to");
        fs::write(folder.join("report.pdf.base64"), data).expect("target/ can be written to");
    })
    .await;
}

#[tokio::test]
async fn what_goes_in_and_in_which_order_is_the_planners() {
    journey("report-contents", async |stage| {
        let page = stage.visit(DESKTOP).await;
        open(&page).await;
        page.enter("#report-title", "浙江对口协作方案").await;
        page.until_says("#sheets .paper-title", "浙江对口协作方案").await;
        page.click("#report-part-arrangement").await;
        page.until_gone("#sheets [data-table=arrangement]").await;
        page.click("#report-up-basis").await;
        page.until(
            "the basis comes first after the conclusion",
            "[...document.querySelectorAll('#report-parts input')].findIndex((box) => box.id === 'report-part-basis') === 1",
        )
        .await;
        page.until_says("#sheets", "二、依据").await;
        page.click("#report-part-parties").await;
        page.until_there("#sheets [data-table^='lines-']").await;
        assert_eq!(page.run(CUT, Vec::new()).await, json!([]), "the parties' pages too");
        // As it was wanted, after a reload.
        page.reload().await;
        page.final_plan().await;
        composed(&page).await;
        page.until_says("#sheets .paper-title", "浙江对口协作方案").await;
        assert!(!page.has("#sheets [data-table=arrangement]").await);
        // In English.
        page.click("#language").await;
        page.until_says("#sheets", "Basis").await;
        page.until_there("#report[data-composed='true']").await;
        assert_eq!(page.run(CUT, Vec::new()).await, json!([]), "in English too");
        page.picture("report-desk-en-light").await;
    })
    .await;
}

#[tokio::test]
async fn the_report_is_saved_for_word_and_the_plan_as_a_workbook() {
    journey("report-files", async |stage| {
        let page = stage.visit(DESKTOP).await;
        open(&page).await;
        let folder = page.downloads("report").await;
        page.click("#report-docx").await;
        let document = page.downloaded(&folder, "docx").await;
        page.click("#report-xlsx").await;
        let workbook = page.downloaded(&folder, "xlsx").await;
        let total = page
            .run("return document.querySelector('#sheets [data-table=plan] .is-total').cells[3].textContent", Vec::new())
            .await;
        let total = total.as_str().unwrap_or_default();
        let text = entry(&document, "word/document.xml");
        assert!(text.contains(total), "the same figure stands in the .docx");
        let strings = entry(&workbook, "xl/worksheets/sheet1.xml");
        assert!(strings.contains(&format!("<v>{}</v>", total.replace(',', ""))), "and as a number in the workbook");
        // Each picture as lines and as dots.
        for picture in ["matrix", "map", "calendar"] {
            page.click(&format!("#picture-{picture}-svg")).await;
            let lines = page.downloaded(&folder, "svg").await;
            let text = fs::read_to_string(&lines).expect("it is a text");
            assert!(text.starts_with("<svg ") && text.ends_with("</svg>"), "{picture}");
            page.click(&format!("#picture-{picture}-png")).await;
            let dots = page.downloaded(&folder, "png").await;
            let reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(&dots).expect("it is there"))).read_info();
            let size = reader.expect("it is a PNG").info().size();
            assert!(size.0 >= 1_500 && size.1 >= 300, "{picture}: {size:?}");
            // The next of its kind is looked for by its ending.
            for file in [lines, dots] {
                fs::remove_file(file).expect("it is ours");
            }
        }
        drop(fs::remove_dir_all(&folder));
    })
    .await;
}

/// A file of an archive.
fn entry(path: &std::path::Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).expect("the file is there")).expect("it is an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the entry is there").read_to_string(&mut text).expect("it is text");
    text
}

#[tokio::test]
async fn a_report_that_is_left_while_it_is_measured_ends_nothing() {
    journey("report-left", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        // The frame in which it is measured comes late, as on a busy machine.
        let held = "window.held = [];
            window.requestAnimationFrame = (work) => window.held.push(work)";
        page.run(held, Vec::new()).await;
        page.click("#tab-report").await;
        page.until_there(".paper-probes > .paper-probe").await;
        page.click("#tab-pairing").await;
        page.until_current("#tab-pairing").await;
        page.until_gone(".paper-probes").await;
        let late = page.run("window.held.forEach((work) => work(performance.now())); return window.held.length", Vec::new());
        assert!(late.await.as_u64().is_some_and(|count| count > 0), "something waited for its frame");
        assert_eq!(page.run("return document.querySelector('#stopped').hidden", Vec::new()).await, true, "the program goes on");
        page.click("#matrix [data-pair].is-chosen").await;
        page.until_there("#pair-panel").await;
    })
    .await;
}

#[tokio::test]
async fn a_report_is_read_on_a_phone() {
    journey("report-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        open(&page).await;
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert!(
            page.run(&format!("return {wide}"), Vec::new()).await.as_i64().unwrap_or(1) <= 0,
            "nothing is wider than the screen"
        );
        page.picture("report-phone-zh-light").await;
    })
    .await;
}

#[tokio::test]
async fn rules_that_allow_no_plan_have_no_report_of_the_plan_before() {
    journey("report-stale", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        // Three partners are one more than Beijing may have.
        for pair in ["110000-450000", "110000-510000", "110000-520000"] {
            page.click(&format!("#matrix [data-pair='{pair}']")).await;
            page.press(&[], 'p').await;
        }
        page.until("there is no plan", "document.documentElement.dataset.planState === 'infeasible'").await;
        page.click("#tab-report").await;
        page.until_current("#tab-report").await;
        page.until_says("#report-state", "还没有方案").await;
        let buttons =
            "return ['#report-print', '#report-docx', '#report-xlsx'].map((id) => document.querySelector(id).disabled)";
        assert_eq!(page.run(buttons, Vec::new()).await, json!([true, true, true]));
        assert!(!page.has("#sheets .paper-sheet").await);
        // Once there is one again, so is its report.
        page.click("#undo").await;
        page.final_plan().await;
        composed(&page).await;
    })
    .await;
}
