//! One answer for one strategy of one scenario, in every view and whatever strategy is in use; and what is shown is what is made.

use serde_json::{Value, json};

use crate::harness::{DESKTOP, Page, journey};

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';

const STRATEGIES: [&str; 4] = ["BestValue", "Fairest", "Stable", "LeastChange"];

/// What the page says of each strategy: in the strip, side by side, on the frontier.
const SAID: &str = "const text = (of) => of?.textContent.trim() ?? '';
    const strip = [...document.querySelectorAll('.strategy-value')].map(text);
    const table = document.querySelector('#strategy-table');
    const heads = [...table.querySelectorAll('thead th[data-column]')].map((head) => head.dataset.column);
    const rows = [...table.querySelectorAll('tbody tr:not(.says)')].map((row) => [...row.querySelectorAll('td')].map((cell) => text(cell.querySelector('b'))));
    const points = [...document.querySelectorAll('#frontier tbody tr')].map((row) => text(row.querySelector('td:nth-last-child(3)')));
    return { strip, heads, rows, points }";

/// Turns to a strategy and waits for its plan.
async fn seek(page: &Page, strategy: &str) {
    page.click("#tab-pairing").await;
    page.until_current("#tab-pairing").await;
    page.click(&format!("[data-strategy='{strategy}']")).await;
    page.until_there(&format!("[data-strategy='{strategy}'][aria-pressed='true']")).await;
    page.final_plan().await;
}

#[tokio::test]
async fn one_strategy_has_one_answer_in_every_view_whatever_strategy_is_in_use() {
    journey("one-truth", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let (mut first, mut started) = (None::<Value>, Vec::new());
        for strategy in STRATEGIES {
            seek(&page, strategy).await;
            // What the start panel says of the plan in use.
            page.until_there("#start[data-answered='true'] #start-table").await;
            let start = page.run("return [...document.querySelectorAll('#start-table tbody tr:last-child td b')].map((cell) => cell.textContent.trim())", Vec::new()).await;
            page.click("#side-by-side").await;
            page.until_there("#strategy-table[data-answered='true']").await;
            page.until_there("#frontier[data-answered='true'] tbody tr").await;
            let said = page.run(SAID, Vec::new()).await;
            let value = |column: usize| said["rows"][5][column].as_str().unwrap_or_default().split('，').next().unwrap_or_default().to_owned();
            for (place, name) in STRATEGIES.iter().enumerate() {
                assert_eq!(said["heads"][place + 1], json!(name));
                assert_eq!(said["strip"][place], json!(value(place + 1)), "{name}: strip and side by side, seen from {strategy}");
            }
            let own = STRATEGIES.iter().position(|name| *name == strategy).unwrap();
            assert_eq!(start[0], json!(value(own + 1)), "{strategy}: start panel and side by side");
            started.push(start[0].as_str().unwrap_or_default().to_owned());
            let points = said["points"].as_array().cloned().unwrap_or_default();
            for (name, column) in [("BestValue", 1), ("Fairest", 2)] {
                assert!(points.contains(&json!(value(column))), "{name} is a row of the frontier: {points:?}");
            }
            match &first {
                None => first = Some(said),
                Some(first) => {
                    for part in ["heads", "rows", "points", "strip"] {
                        assert_eq!(first[part], said[part], "{part}: seen from {strategy} as from the first");
                    }
                }
            }
        }
        page.picture("one-truth-desk-zh-light").await;
        let first = first.unwrap();
        let side = |column: usize| first["rows"][5][column].as_str().unwrap_or_default().split('，').next().unwrap_or_default().to_owned();
        // The steps before are the other strategies: compared with, they have the same values.
        page.click("#tab-compare").await;
        let mut compared = vec![page.text(".sides .side:first-child .side-value").await];
        for (step, column) in [("step-2", 3), ("step-1", 2), ("step-0", 1)] {
            page.choose("#compare-b", step).await;
            page.until_there("#compare[data-answered='true']").await;
            page.until_says(".sides .side:last-child .side-value", &side(column)).await;
            compared.push(page.text(".sides .side:last-child .side-value").await);
        }
        compared.reverse();
        // A copy under another name has them at once.
        page.click("#slots").await;
        page.click("#duplicate").await;
        page.until_there(".slot-field").await;
        page.press(&[], ENTER).await;
        page.press(&[], ESCAPE).await;
        page.until_gone("#slots-sheet").await;
        println!("strategy | strip | side by side | frontier | start | compare | another slot");
        for (place, strategy) in STRATEGIES.iter().enumerate() {
            seek(&page, strategy).await;
            let value = page.text(&format!("[data-strategy='{strategy}'] .strategy-value")).await;
            assert_eq!(value, side(place + 1), "{strategy}: in another slot");
            let points = first["points"].as_array().cloned().unwrap_or_default();
            let on_frontier = if points.contains(&json!(value)) { value.as_str() } else { "no point" };
            let (strip, side, start) = (first["strip"][place].as_str().unwrap_or_default(), side(place + 1), &started[place]);
            println!("{strategy} | {strip} | {side} | {on_frontier} | {start} | {} | {value}", compared[place].trim());
        }
        // All is kept: after a reload nothing is searched for again.
        page.reload().await;
        page.final_plan().await;
        page.click("#side-by-side").await;
        page.until_there("#strategy-table[data-answered='true']").await;
        let again = page.run(SAID, Vec::new()).await;
        assert_eq!((&again["rows"], &again["strip"]), (&first["rows"], &first["strip"]));
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_is_taken_over_survives_reload_and_link() {
    journey("taken-over", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.allow_clipboard().await;
        page.final_plan().await;
        page.click("#tab-sure").await;
        page.until_there("#plans[data-answered='true'] .take-plan").await;
        page.click("#next-plans .plan-row:nth-child(2) .take-plan").await;
        page.until_there("#held").await;
        let taken = page.final_plan().await;
        page.reload().await;
        page.until_there("#held").await;
        let again = page.final_plan().await;
        assert_eq!((&again.fingerprint, &again.value), (&taken.fingerprint, &taken.value));
        page.picture("held-desk-zh-light").await;
        page.click("#share").await;
        page.click("#copy-link").await;
        page.until("the link is copied", "document.querySelector('.toast')").await;
        let link = page.clipboard().await;
        assert!(link.len() < 600, "{} characters", link.len());
        let other = stage.browser(DESKTOP).await;
        other.go_to(&link).await;
        let opened = other.final_plan().await;
        assert_eq!(opened.fingerprint, taken.fingerprint, "whoever opens the link has the same plan");
        page.click("#held-release").await;
        page.until_gone("#held").await;
        page.final_plan().await;
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_agreed_and_changes_are_counted_against_it() {
    journey("agreed", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let before = page.final_plan().await;
        page.until_there("#start[data-answered='true']").await;
        page.click("#agree").await;
        page.until_says("#agreement", "已商定").await;
        let agreed = page.final_plan().await;
        assert_eq!(agreed.value, before.value);
        page.until(
            "nothing is changed against it",
            "document.querySelector('.measure-plain .measure-note').textContent.includes('新增 0 · 取消 0')",
        )
        .await;
        page.until_says("#start-table thead", "已商定").await;
        page.click("[data-strategy='LeastChange']").await;
        page.final_plan().await;
        page.until(
            "least change changes nothing",
            "document.querySelector('.measure-plain .measure-note').textContent.includes('新增 0 · 取消 0')",
        )
        .await;
        page.click("#undo").await;
        page.final_plan().await;
        page.click("#agree-undo").await;
        assert_eq!(page.final_plan().await.fingerprint, before.fingerprint, "unmarked, all is as before");
    })
    .await;
}

/// Notes when the plan in view changes, and whether an answer about an older one is ever shown as if it were of this one.
const WATCH: &str = "window.changes = []; window.wrong = [];
    const root = document.documentElement;
    new MutationObserver(() => {
        if (window.changes.at(-1)?.[1] !== root.dataset.planFingerprint) {
            window.changes.push([performance.now(), root.dataset.planFingerprint, root.dataset.searching]);
        }
        requestAnimationFrame(() => setTimeout(() => {
            const panel = document.querySelector('#consequence');
            const told = panel?.querySelector('.consequence-head')?.textContent.match(/([\\d.]+) → /)?.[1];
            const button = panel?.querySelector('.take-plan');
            const shown = Number(root.dataset.planValue).toFixed(2);
            if (told && told !== shown && (!panel.classList.contains('is-old') || (button && !button.disabled))) {
                window.wrong.push([told, shown]);
            }
        }));
    }).observe(root, { attributes: true, attributeFilter: ['data-plan-fingerprint', 'data-searching'] });";

#[tokio::test]
async fn while_the_search_runs_plans_change_at_a_readable_pace_and_older_answers_say_so() {
    journey("stale", async |stage| {
        stage.site.serve_reference();
        stage.site.search_in_full();
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        page.run(WATCH, Vec::new()).await;
        page.until_says("#search-note", "还可能变").await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        // Another search, so that plans come in while an answer is shown.
        page.until_there("#consequence .consequence-head").await;
        page.click("[data-strategy='Stable']").await;
        page.good_plan().await;
        page.click("[data-strategy='BestValue']").await;
        page.final_plan().await;
        let changes = page.run("return window.changes", Vec::new()).await;
        let searched: Vec<f64> = changes
            .as_array()
            .into_iter()
            .flatten()
            .filter(|change| change[2] == "true" && change[1] != "")
            .filter_map(|change| change[0].as_f64())
            .collect();
        // The first plan of a search may follow the last one of the search before at once.
        let fast = searched.windows(2).filter(|two| two[1] - two[0] < 1_900.0).count();
        assert!(fast <= 3, "{fast} of {} plans come too fast: {changes}", searched.len());
        assert_eq!(page.run("return window.wrong", Vec::new()).await, json!([]), "an older answer is marked, its button off");
        page.until("the search has ended", "document.querySelector('#search-note').dataset.searching === 'false'").await;
    })
    .await;
}

#[tokio::test]
async fn a_reload_shows_the_plan_from_before_at_once_and_says_so() {
    journey("from-before", async |stage| {
        stage.site.serve_reference();
        stage.site.search_in_full();
        let page = stage.visit(DESKTOP).await;
        let before = page.good_plan().await;
        assert!(before.searching);
        let last = page.final_plan().await;
        page.reload().await;
        let again = page.final_plan().await;
        assert_eq!(again.fingerprint, last.fingerprint);
        page.until_says("#search-note", "上次算出").await;
        let at = page.run("return performance.now()", Vec::new()).await;
        println!("kept plan in view {at} ms after the reload");
        // Of another engine nothing is shown as today's.
        page.run("const kept = localStorage.getItem('dongxi.results'); localStorage.setItem('dongxi.results', kept.replace(/^dongxi-results 1 \\d+/, 'dongxi-results 1 1'))", Vec::new()).await;
        page.reload().await;
        page.good_plan().await;
        page.until_says("#search-note", "还可能变").await;
        page.until_there("#stop-search").await;
        page.click("#stop-search").await;
        page.final_plan().await;
    })
    .await;
}

/// Fills the storage to the last character.
const FILL: &str = "let size = 1 << 20; let count = 0;
    while (size >= 1) {
        try { localStorage.setItem(`filler-${count++}`, 'x'.repeat(size)); } catch { size >>= 1; }
    }";

#[tokio::test]
async fn in_a_full_storage_results_make_way_for_edits() {
    journey("full-storage", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.until("results are kept", "localStorage.getItem('dongxi.results')?.length > 1000").await;
        let size = page.run("return localStorage.getItem('dongxi.results').length", Vec::new()).await;
        println!("one result kept: {size} characters");
        page.run(FILL, Vec::new()).await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        let pinned = page.final_plan().await;
        assert!(page.kept().await.says("Pinned"), "the edit is kept");
        assert!(!page.has(".status-saved.is-bad").await, "the edit is told to be saved");
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
    })
    .await;
}
