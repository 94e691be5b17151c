//! How long it takes from the hand to the painted plan. Not a test: nothing is asserted on times. `cargo xtask bench paint` runs it and
//! prints its table.

use std::fs;

use serde_json::{Value, json};

use crate::harness::{DESKTOP, Page, journey, root};

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
        let folder = root().join("target").join("bench");
        fs::create_dir_all(&folder).expect("target/ can be written to");
        fs::write(folder.join("paint.rows"), rows).expect("target/ can be written to");
    })
    .await;
}
