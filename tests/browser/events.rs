//! Matchmaking events: the plan's pairs as a day of meetings, changed, announced, taken along.

use std::fs;

use serde_json::{Value, json};

use crate::{
    access::axe,
    harness::{DESKTOP, PHONE, Page, journey},
};

/// What the grid says: by round the meetings, and whether anybody is in two places at once.
const GRID: &str =
    "const rows = [...document.querySelectorAll('#event-grid tbody tr:not(.event-break)')], taken = rows.map(() => []);
    rows.forEach((row, round) => {
        for (const cell of row.querySelectorAll('td')) {
            const meeting = cell.querySelector('.event-meeting');
            if (!meeting) continue;
            const names = [...meeting.querySelectorAll('.east-text, .west-text')].map((name) => name.textContent);
            for (let down = 0; down < cell.rowSpan; down++) taken[round + down].push(...names);
        }
    });
    const meetings = document.querySelectorAll('#event-grid .event-meeting').length;
    return [rows.length, meetings, taken.every((names) => new Set(names).size === names.length)]";

async fn placed(page: &Page) {
    page.until("the meetings are placed", "document.querySelector('#events')?.dataset.placed === 'true'").await;
}

/// No serious finding in what is in view.
async fn accessible(page: &Page) {
    page.run(&axe(), Vec::new()).await;
    assert_eq!(page.findings().await, [] as [&str; 0]);
}

async fn grid(page: &Page) -> Value {
    placed(page).await;
    page.run(GRID, Vec::new()).await
}

/// An event with the plan's pairs; how many they are.
async fn begun(page: &Page) -> u64 {
    page.final_plan().await;
    page.click("#tab-events").await;
    page.until_current("#tab-events").await;
    page.click("#event-new").await;
    page.until_there("#event-add-plan").await;
    page.click("#event-add-plan").await;
    page.until_there("#event-grid .event-meeting").await;
    page.until_there("#event-all-there").await;
    placed(page).await;
    let meetings = page.run("return document.querySelectorAll('#event-grid .event-meeting').length", Vec::new()).await;
    meetings.as_u64().expect("a number")
}

#[tokio::test]
async fn the_plans_pairs_become_a_day_of_meetings_that_is_proved_the_shortest() {
    journey("events", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        let fingerprint = page.final_plan().await.fingerprint;
        let meetings = begun(&page).await;
        assert!(meetings > 10, "the plan has {meetings} pairs");
        page.until_says("#event-says", "已证明不能更短").await;
        let found = grid(&page).await;
        assert_eq!((&found[1], &found[2]), (&json!(meetings), &json!(true)), "nobody is in two places at once");
        page.picture("events-desk-zh-light").await;
        accessible(&page).await;
        assert_eq!(page.plan().await.fingerprint, fingerprint, "the plan is as it was");
        // Few tables ask for as many rounds as they can hold.
        page.enter("#event-tables", "2").await;
        page.until_says("#event-says", "2 桌").await;
        let needed = meetings.div_ceil(2);
        if needed > 8 {
            page.until_there("#event-unplaced li").await;
            page.enter("#event-rounds", &needed.to_string()).await;
            page.until_gone("#event-unplaced").await;
        }
        page.until_says("#event-says", &format!("共 {needed} 轮")).await;
        page.until_says("#event-says", "已证明不能更短").await;
        assert_eq!(grid(&page).await, json!([needed, meetings, true]));
        // A number that cannot be is refused with what is allowed, and the field says so.
        page.enter("#event-tables", "0").await;
        page.until_says(".toasts", "1 至 100").await;
        assert_eq!(page.attribute("#event-tables", "aria-invalid").await, "true");
        page.enter("#event-tables", "10").await;
        placed(&page).await;
        // A break moves what is after it; a longer meeting takes adjacent rounds on one side of it.
        page.click("#event-break-add").await;
        page.until_there("#event-grid .event-break, .event-breaks li").await;
        page.click("#event-grid .event-meeting").await;
        page.until_there("#event-panel").await;
        placed(&page).await;
        accessible(&page).await;
        page.enter("#meeting-rounds", "2").await;
        page.until("one cell goes down two rounds", "!!document.querySelector('#event-grid td[rowspan=\"2\"]')").await;
        assert_eq!(grid(&page).await[2], json!(true));
        // Fixed elsewhere, it is there.
        page.enter("#meeting-round", "3").await;
        page.until_there("#meeting-free").await;
        placed(&page).await;
        let third = "return [...document.querySelectorAll('#event-grid tbody tr:not(.event-break)')][2].querySelectorAll('td[rowspan=\"2\"] .tag').length";
        assert_eq!(page.run(third, Vec::new()).await, json!(1), "it begins in the third round");
        // One who is absent in a round meets nobody then.
        page.click("#event-by-parties").await;
        page.click("#event-parties tbody tr [data-absent='0']").await;
        page.until("it is said", "document.querySelector(\"#event-parties tbody tr [data-absent='0']\").getAttribute('aria-pressed') === 'true'").await;
        placed(&page).await;
        page.picture("events-desk-zh-parties").await;
        accessible(&page).await;
        let first = page.text("#event-parties tbody tr th").await;
        page.click("#event-by-rounds").await;
        let script = "const [name] = arguments; return [...document.querySelectorAll('#event-grid tbody tr')][0].textContent.includes(name)";
        assert_eq!(page.run(script, vec![json!(first)]).await, json!(false));
        // All of it can be undone, and is there again after a reload.
        page.click("#event-by-tables").await;
        page.until_there("#event-tables-list").await;
        page.click("#language").await;
        page.click("#theme").await;
        page.click("#event-by-rounds").await;
        page.until_there("#event-grid .event-meeting").await;
        page.picture("events-desk-en-dark").await;
        accessible(&page).await;
        page.click("#language").await;
        page.reload().await;
        page.final_plan().await;
        page.until_there("#event-grid .event-meeting").await;
        placed(&page).await;
        assert_eq!(page.attribute("#event-tables", "aria-invalid").await, "false");
        page.click("#event-delete").await;
        page.until_there(".event-none").await;
        page.click("#undo").await;
        page.until_there("#event-grid .event-meeting").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_announced_stays_when_a_meeting_comes_or_goes() {
    journey("events-announced", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let meetings = begun(&page).await;
        page.click("#event-announce").await;
        page.until_says("#event-since", "与公布的一致").await;
        let places = "return [...document.querySelectorAll('#event-grid .event-meeting')].map((meeting) => {
            const cell = meeting.closest('td'), row = cell.parentElement;
            return [meeting.dataset.meeting, row.rowIndex, cell.cellIndex].join(' ');
        })";
        let before = page.run(places, Vec::new()).await;
        page.click("#event-promising button").await;
        page.until_says("#event-since", "新增 1 场").await;
        placed(&page).await;
        let after = page.run(places, Vec::new()).await;
        let (before, after) = (before.as_array().expect("a list"), after.as_array().expect("a list"));
        assert!(before.iter().all(|place| after.contains(place)), "{before:?} stays in {after:?}");
        assert_eq!(after.len() as u64, meetings + 1);
        page.until_says("#event-since", &format!("{meetings} 场不动")).await;
        // One that goes leaves the others where they are.
        page.click(&format!("[data-meeting='{meetings}']")).await;
        page.click("#meeting-remove").await;
        page.until_says("#event-since", "与公布的一致").await;
        placed(&page).await;
        assert_eq!(page.run(places, Vec::new()).await, json!(before));
        page.click("#event-unannounce").await;
        page.until_gone("#event-since").await;
    })
    .await;
}

#[tokio::test]
async fn the_handbook_is_sheets_of_paper_and_the_timetable_a_workbook_and_a_calendar() {
    journey("events-handbook", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let meetings = begun(&page).await;
        assert_eq!(page.run("return document.querySelector('#event-ics').disabled", Vec::new()).await, json!(true), "no day yet");
        page.enter("#event-name", "春季对接会").await;
        page.enter("#event-date", "2026年3月1日").await;
        page.until("the day is read", "document.querySelector('#event-date').value === '2026-03-01'").await;
        placed(&page).await;
        let folder = page.downloads("events").await;
        page.click("#event-ics").await;
        let calendar = fs::read_to_string(page.downloaded(&folder, "ics").await).expect("a text");
        assert_eq!(calendar.matches("BEGIN:VEVENT").count() as u64, meetings);
        assert!(calendar.contains("DTSTART:20260301T010000Z"), "nine o'clock in China");
        page.click("#event-xlsx").await;
        assert!(fs::metadata(page.downloaded(&folder, "xlsx").await).expect("it is there").len() > 4_000);
        page.click("#event-handbook").await;
        page.until_there("#event-paper[data-composed='true'] .paper-sheet").await;
        page.until_says("#sheets .paper-title", "春季对接会").await;
        page.picture("events-handbook-desk-zh-light").await;
        accessible(&page).await;
        let sheets = page.run("return +document.querySelector('#sheets').dataset.pages", Vec::new()).await;
        let cut = page
            .run(
                "return [...document.querySelectorAll('.paper-sheet td')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent)",
                Vec::new(),
            )
            .await;
        assert_eq!(cut, json!([]), "no cell is cut");
        page.click("#handbook-docx").await;
        page.downloaded(&folder, "docx").await;
        page.click("#handbook-parties").await;
        page.until("fewer sheets", &format!("+document.querySelector('#sheets').dataset.pages < {sheets}")).await;
        page.click("#event-back").await;
        page.until_there("#event-grid").await;
        // Printed: as many pages as there are sheets.
        page.click("#event-handbook").await;
        page.until_there("#event-paper[data-composed='true'] .paper-sheet").await;
        drop(fs::remove_dir_all(&folder));
        let printed = page.cdp("Page.printToPDF", json!({ "printBackground": true, "preferCSSPageSize": true })).await;
        let script = "const boxes = [...atob(arguments[0]).matchAll(/MediaBox/g)]; return boxes.length";
        let sheets = page.run("return +document.querySelector('#sheets').dataset.pages", Vec::new()).await;
        assert_eq!(page.run(script, vec![printed["data"].clone()]).await, sheets, "pages are sheets");
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_a_day_is_planned_too() {
    journey("events-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        page.click("#tab-events").await;
        page.until_current("#tab-events").await;
        page.picture("events-phone-zh-none").await;
        page.click("#event-new").await;
        page.until_there("#event-add-plan").await;
        page.click("#event-add-plan").await;
        page.until_there("#event-grid .event-meeting").await;
        placed(&page).await;
        let wide = page.run("return document.documentElement.scrollWidth > innerWidth", Vec::new()).await;
        assert_eq!(wide, json!(false), "the page is as wide as the phone");
        page.picture("events-phone-zh-light").await;
        page.click("#event-by-parties").await;
        page.until_there("#event-parties").await;
        page.picture("events-phone-zh-parties").await;
        accessible(&page).await;
        let wide = page.run("return document.documentElement.scrollWidth > innerWidth", Vec::new()).await;
        assert_eq!(wide, json!(false), "the page is as wide as the phone");
        page.click("#event-handbook").await;
        page.until_there("#event-paper[data-composed='true'] .paper-sheet").await;
        page.picture("events-handbook-phone-zh-light").await;
        let wide = page.run("return document.documentElement.scrollWidth > innerWidth", Vec::new()).await;
        assert_eq!(wide, json!(false), "the sheets are as wide as the phone");
    })
    .await;
}
