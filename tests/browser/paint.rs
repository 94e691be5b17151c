//! How long it takes from the hand to the painted plan, and from the navigation to the first one. Not a test: nothing is asserted on times. `cargo xtask bench paint` runs it and
//! prints its tables.

use std::fs;

use serde_json::{Value, json};

use crate::harness::{DESKTOP, PHONE, Page, journey, root};

/// Waits for what the root element says to change, then for the frame that shows it.
const MEASURE: &str = "
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    }));
    const changed = (node, options, act) => new Promise((done) => {
        const watch = new MutationObserver(() => { watch.disconnect(); done(); });
        watch.observe(node, options);
        act();
    });
    const measure = async (node, options, act) => {
        await painted();
        const start = performance.now();
        await changed(node, options, act);
        await painted();
        return performance.now() - start;
    };";

/// Steps of a slider, 25 at a time: each time to the plan in steps of the weights then set.
const SLIDER: &str = "
    const slider = document.getElementById('kind-1');
    for (let step = from; step < from + 25; step++) {
        times.push(await measure(document.documentElement, { attributeFilter: ['data-shown'] }, () => {
            slider.value = (step + 1) * 100;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
        }));
    }";

/// Clicks on cells, 25 at a time: each time to the panel of the pair.
const CELLS: &str = "
    const cells = [...document.querySelectorAll('#matrix [data-pair]')];
    for (let step = from; step < from + 25; step++) {
        const cell = cells[(step * 37) % cells.length];
        if (cell.classList.contains('is-selected')) continue;
        times.push(await measure(document.querySelector('.pane-why'), { childList: true, subtree: true, characterData: true },
            () => cell.click()));
    }";

/// Pins and undoes, five at a time: each time to the first plan of the search that keeps the pin.
const PINS: &str = "
    const cells = [...document.querySelectorAll('#matrix [data-pair]:not(.is-chosen)')];
    for (let step = from; step < from + 5; step++) {
        cells[(step * 7) % cells.length].click();
        await painted();
        times.push(await measure(document.documentElement, { attributeFilter: ['data-shown'] },
            () => document.getElementById('pin').click()));
        await measure(document.documentElement, { attributeFilter: ['data-shown'] }, () => document.getElementById('undo').click());
    }";

/// Times of one sort of input, ascending: four runs of so many steps, for a script may not take long.
async fn times(page: &Page, steps: &str, in_a_run: usize) -> Vec<f64> {
    let mut times = Vec::new();
    for run in 0..4 {
        let script = format!(
            "const done = arguments[0]; const from = {}; (async () => {{ const times = []; {MEASURE} {steps} done(times); }})()
                .catch((error) => done([String(error)]))",
            run * in_a_run
        );
        let list = page.run_later(&script).await;
        times.extend(list.as_array().into_iter().flatten().filter_map(Value::as_f64));
    }
    assert!(!times.is_empty(), "nothing was measured");
    times.sort_by(f64::total_cmp);
    times
}

fn at(times: &[f64], share: f64) -> f64 {
    times[((times.len() - 1) as f64 * share).round() as usize]
}

#[tokio::test]
#[ignore = "a measurement; cargo xtask bench paint"]
async fn from_the_hand_to_the_painted_plan() {
    journey("paint", async |stage| {
        stage.site.serve_reference();
        stage.site.search_in_full();
        let mut rows = String::new();
        for throttle in [1, 4] {
            let page = stage.visit(DESKTOP).await;
            page.final_plan().await;
            page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": throttle })).await;
            page.cdp("Runtime.enable", json!({})).await;
            for (name, steps, in_a_run) in
                [("slider step", SLIDER, 25), ("cell click", CELLS, 25), ("pin, to its first plan", PINS, 5)]
            {
                let times = times(&page, steps, in_a_run).await;
                let row =
                    format!("| {name} | {throttle} × | {} | {:.0} | {:.0} |\n", times.len(), at(&times, 0.5), at(&times, 0.95));
                print!("{row}");
                rows.push_str(&row);
            }
        }
        leave("paint.rows", &rows);
    })
    .await;
}

/// A phone on a slow network, as Lighthouse has it: 1.6 Mbit a second, 150 ms there and back.
const SLOW: [(&str, f64); 3] =
    [("latency", 150.0), ("downloadThroughput", 1_600_000.0 / 8.0), ("uploadThroughput", 750_000.0 / 8.0)];

#[tokio::test]
#[ignore = "a measurement; cargo xtask bench paint"]
async fn from_the_navigation_to_the_first_plan() {
    journey("first-plan", async |stage| {
        stage.site.serve_reference();
        stage.site.send_compressed();
        let mut rows = String::new();
        for (network, is_slow) in [("this machine", false), ("slow", true)] {
            for throttle in [1, 4] {
                let (mut cold, mut warm) = (Vec::new(), Vec::new());
                for _ in 0..ROUNDS {
                    let page = stage.browser(PHONE).await;
                    page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": throttle })).await;
                    if is_slow {
                        let mut parameters = json!({ "offline": false });
                        for (name, value) in SLOW {
                            parameters[name] = value.into();
                        }
                        page.cdp("Network.enable", json!({})).await;
                        page.cdp("Network.emulateNetworkConditions", parameters).await;
                    }
                    page.go_to(&stage.site.address).await;
                    cold.push(first_plan(&page).await);
                    page.reload().await;
                    warm.push(first_plan(&page).await);
                }
                for (cache, times) in [("cold", &mut cold), ("warm", &mut warm)] {
                    times.sort_by(f64::total_cmp);
                    let (median, most) = (at(times, 0.5) / 1_000.0, at(times, 1.0) / 1_000.0);
                    let row = format!("| {network} | {throttle} × | {cache} | {} | {median:.1} | {most:.1} |\n", times.len());
                    print!("{row}");
                    rows.push_str(&row);
                }
            }
        }
        leave("first-plan.rows", &rows);
    })
    .await;
}

/// Visits of each sort.
const ROUNDS: usize = 3;

/// Milliseconds from the navigation to the first plan.
async fn first_plan(page: &Page) -> f64 {
    page.until_searched("there is a first plan", "window.firstPlanAt > 0").await;
    page.run("return window.firstPlanAt", Vec::new()).await.as_f64().unwrap_or(f64::NAN)
}

/// Leaves rows for the report.
fn leave(name: &str, rows: &str) {
    let folder = root().join("target").join("bench");
    fs::create_dir_all(&folder).expect("target/ can be written to");
    fs::write(folder.join(name), rows).expect("target/ can be written to");
}
