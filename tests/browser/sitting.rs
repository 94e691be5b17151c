//! A long sitting: thousands of edits, steps back and looks at pairs, and nothing grows that should not.

use std::{
    env,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::harness::{DESKTOP, Page, Stage, journey};

/// Counts what a page makes and lets go, from before its program starts.
const COUNTED: &str = "
    window.made = { workers: 0, blobs: 0, memories: [] };
    for (const way of ['instantiate', 'instantiateStreaming']) {
        const make = WebAssembly[way];
        WebAssembly[way] = async (...given) => {
            const made = await make.apply(WebAssembly, given);
            const { memory } = (made.instance ?? made).exports;
            if (memory) window.made.memories.push(memory);
            return made;
        };
    }
    const Real = window.Worker;
    window.Worker = class extends Real {
        constructor(...given) { super(...given); window.made.workers += 1; }
        terminate() { window.made.workers -= 1; super.terminate(); }
    };
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (of) => { window.made.blobs += 1; return createObjectURL.call(URL, of); };
    URL.revokeObjectURL = (of) => { window.made.blobs -= 1; return revokeObjectURL.call(URL, of); };";

/// A hundred acts by key in the matrix: a pair is pinned and let be, forbidden and let be, every tenth act takes the one before back, and
/// before every twentieth an arrow goes on to another pair. Eight of them have a turn of the page, and none waits for a plan. Then how long
/// the handlers took, in milliseconds, ascending.
const ACTS: &str = "
    const turn = () => new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { channel.port1.close(); done(); };
        channel.port2.postMessage(0);
    });
    const ways = ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowDown'];
    const times = [];
    const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    for (let act = from; act < from + 100; act++) {
        if (!document.activeElement.matches('#matrix [data-pair]')) document.querySelector('#matrix [data-pair]').focus();
        if (act % 20 === 0) press(ways[(act / 20) % ways.length]);
        const start = performance.now();
        if (act % 10 === 9) document.getElementById('undo').click(); else press(act % 2 ? 'Delete' : act % 20 < 10 ? 'p' : 'f');
        times.push(performance.now() - start);
        if (act % 8 === 7) await turn();
    }
    times.sort((a, b) => a - b);
    done([times[50], times[95], times[99]]);";

/// What is counted of a page.
#[derive(Debug)]
struct Counts {
    nodes: f64,
    listeners: f64,
    /// Bytes of the memories of the page's own programs.
    memory: f64,
    workers: i64,
    blobs: i64,
    /// Changes of the scenario in view.
    edits: u64,
}

async fn counts(page: &Page) -> Counts {
    page.cdp("HeapProfiler.collectGarbage", json!({})).await;
    let told = page.cdp("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let found = told["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == name);
        found.and_then(|metric| metric["value"].as_f64()).unwrap_or(f64::NAN)
    };
    // Of the page's own program: workers have theirs elsewhere. Asking the heap for all memories crashes a tab that holds compiled programs.
    let memory =
        page.run("return window.made.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)", Vec::new()).await;
    let made = page.run("return [window.made.workers, window.made.blobs]", Vec::new()).await;
    let edits = page.plan().await.revision;
    Counts {
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
        memory: memory.as_f64().filter(|bytes| *bytes > 0.0).unwrap_or(f64::NAN),
        workers: made[0].as_i64().unwrap_or(-1),
        blobs: made[1].as_i64().unwrap_or(-1),
        edits,
    }
}

/// So many times a hundred acts, of which the numbers go on.
async fn acts(page: &Page, from: usize, runs: usize) {
    for run in 0..runs {
        let script = format!(
            "const done = arguments[0]; const from = {}; (async () => {{ {ACTS} }})().catch((error) => done([String(error)]))",
            from + run * 100
        );
        let times: Vec<f64> =
            page.run_later(&script).await.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        assert_eq!(times.len(), 3, "the acts were done");
        println!("after {} acts: handler {:.1} ms, p95 {:.1} ms", from + (run + 1) * 100, times[0], times[1]);
    }
}

/// A page that counts, with its first plan.
async fn counting(stage: &Stage) -> Page {
    let page = stage.browser(DESKTOP).await;
    page.prepare_with(COUNTED).await;
    page.go_to(&stage.site.address).await;
    page.good_plan().await;
    page.cdp("Performance.enable", json!({})).await;
    page
}

/// Nothing is held of what was done between two counts but the edits themselves.
fn hold_no_more(before: &Counts, after: &Counts) {
    println!("{before:?}\n{after:?}");
    assert_eq!((after.workers, after.blobs), (before.workers, before.blobs), "workers and blobs are let go");
    assert!(after.nodes < before.nodes * 1.2 + 500.0, "elements are let go: {before:?}, {after:?}");
    assert!(after.listeners < before.listeners * 1.2 + 50.0, "listeners are let go: {before:?}, {after:?}");
    let room_for_edits = (after.edits - before.edits) as f64 * 2_000.0;
    assert!(after.memory < before.memory * 1.5 + room_for_edits, "memory stays in bounds: {before:?}, {after:?}");
}

#[tokio::test]
async fn two_thousand_edits_leave_nothing_behind() {
    journey("sitting", async |stage| {
        let page = counting(stage).await;
        acts(&page, 0, 3).await;
        let before = counts(&page).await;
        acts(&page, 300, 20).await;
        let after = counts(&page).await;
        assert!(after.edits >= 2_000, "they were edits: {before:?}, {after:?}");
        hold_no_more(&before, &after);
        page.click("#undo").await;
        let back = format!("+document.documentElement.dataset.revision === {}", after.edits + 1);
        page.until("an edit is taken back", &back).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "takes as long as is asked; cargo xtask soak"]
async fn an_hour_on_the_reference_scenario_leaves_nothing_behind() {
    journey("soak", async |stage| {
        let minutes = env::var("SOAK_MINUTES").ok().and_then(|minutes| minutes.parse().ok()).unwrap_or(60);
        stage.site.serve_reference();
        let page = counting(stage).await;
        acts(&page, 0, 4).await;
        let (before, start) = (counts(&page).await, Instant::now());
        let mut done = 400;
        while start.elapsed() < Duration::from_secs(60 * minutes) {
            acts(&page, done, 10).await;
            done += 1_000;
            println!("{} min: {:?}", start.elapsed().as_secs() / 60, counts(&page).await);
        }
        hold_no_more(&before, &counts(&page).await);
    })
    .await;
}
