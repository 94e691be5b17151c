//! What is listed of an answer is what its button makes: in pairs, in units of every kind and in value.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::harness::{DESKTOP, Page, journey};

/// Answers that are made by their button on the small base, whose questions are answered at once. Fifty of them, amounts one by one, are
/// made without a browser, in the tests of `planning`.
const ANSWERS: usize = 20;
/// Answers of the reference scenario, a search each.
const LONG_ANSWERS: usize = 2;

/// What the page says of the plan in view: chosen pairs by the names of both sides, and units by kind, in the words of the changes.
const STANDS: &str = "const number = (text) => Number(text.replace('−', '-').replace(/[^\\d.-]/g, ''));
    const names = Object.fromEntries([...document.querySelectorAll('#matrix .party-button')]
        .map((button) => [button.dataset.party, button.querySelector('.party-name').textContent]));
    const chosen = [...document.querySelectorAll('#matrix .is-chosen')]
        .map(({ dataset }) => dataset.pair.split('-').map((code) => names[code]).join('–'));
    const units = [...document.querySelectorAll('.measure-kind .measure-number')]
        .map((measure) => number([...measure.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE).textContent));
    return { chosen, units, value: Number(document.documentElement.dataset.planValue).toFixed(2) }";

/// What is listed of an answer: value after it, units of each kind gained and lost, and who leaves whom for whom.
const LISTED: &str = "const panel = document.querySelector('#consequence');
    const text = (of) => of?.textContent.trim() ?? null;
    const [before, after] = panel.querySelector('.consequence-head').textContent.match(/([\\d.]+) → ([\\d.]+)/).slice(1);
    const moves = [...panel.querySelectorAll('.move .move-text:not(.quiet)')]
        .map((move) => [text(move.querySelector('.east-text')), text(move.querySelector('span.west-text')), text(move.querySelector('b.west-text'))]);
    const units = [...panel.querySelectorAll('.unit-changes li')].filter((line) => line.querySelector('b'))
        .map((line) => [line.firstChild.textContent.trim(), Number(text(line.querySelector('b')).replace('−', '-').replace(/[^\\d.-]/g, ''))]);
    return { before, after, moves, units }";

/// The kinds as changes name them, in the order of the strip.
const KINDS: [&str; 4] = ["项目", "西果", "就业", "培训"];

fn texts(list: &Value) -> BTreeSet<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Asks about a pair; false where the answer is that nothing can be made of it.
async fn ask(page: &Page, pair: &str) -> bool {
    page.click(&format!("#matrix [data-pair='{pair}']")).await;
    page.until_there(&format!("#matrix [data-pair='{pair}'][aria-selected='true']")).await;
    let answered = "#consequence[data-answered='true']";
    page.until("the answer", &format!("document.querySelector(\"{answered} .take-plan, {answered} .quiet\")")).await;
    page.has(&format!("{answered} .take-plan:not(:disabled)")).await
}

/// Makes what is listed by its button, compares it with the list, and takes it back.
async fn make(page: &Page, pair: &str, of: &str) {
    let of = format!("{of}, {pair}");
    let (before, listed) = (page.run(STANDS, Vec::new()).await, page.run(LISTED, Vec::new()).await);
    let fingerprint = page.plan().await.fingerprint;
    assert_eq!(before["value"], listed["before"], "{of}: the answer is about the plan in view");
    page.click("#consequence .take-plan").await;
    page.until_there("#held").await;
    page.final_plan().await;
    page.until_there("#moved[data-told='true']").await;
    let after = page.run(STANDS, Vec::new()).await;
    assert_eq!(after["value"], listed["after"], "{of}: value");
    let mut chosen = texts(&before["chosen"]);
    for step in listed["moves"].as_array().into_iter().flatten() {
        let name = |place: usize| step[place].as_str();
        if let (Some(east), Some(west)) = (name(0), name(1)) {
            assert!(chosen.remove(&format!("{east}–{west}")), "{of}: {east} had {west}");
        }
        if let (Some(east), Some(west)) = (name(0), name(2)) {
            assert!(chosen.insert(format!("{east}–{west}")), "{of}: {east} had not {west}");
        }
    }
    assert_eq!(texts(&after["chosen"]), chosen, "{of}: pairs");
    let changes: BTreeMap<&str, i64> = listed["units"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|line| Some((line[0].as_str()?, line[1].as_i64()?)))
        .collect();
    for (place, kind) in KINDS.iter().enumerate() {
        let units = |stands: &Value| stands["units"][place].as_i64().expect("units are whole");
        let change = units(&after) - units(&before);
        assert_eq!(change, changes.get(kind).copied().unwrap_or(0), "{of}: units of {kind}");
    }
    // What moved is said in the words of the question.
    if before["value"] != after["value"] {
        page.until_says("#moved", "得分").await;
    }
    page.click("#moved-undo").await;
    page.until_gone("#held").await;
    assert_eq!(page.final_plan().await.fingerprint, fingerprint, "{of}: one undo takes it back");
}

async fn unchosen(page: &Page) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('#matrix [data-pair]:not(.is-chosen)')].map(({ dataset }) => dataset.pair)";
    texts(&page.run(script, Vec::new()).await).into_iter().collect()
}

#[tokio::test]
async fn answers_made_by_their_button_are_as_they_were_listed() {
    journey("as-listed", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let (mut made, mut drawn) = (0, 1_u64);
        for (round, strategy) in ["BestValue", "Fairest", "LeastChange", "Stable"].into_iter().cycle().enumerate() {
            if made >= ANSWERS {
                break;
            }
            assert!(round < 40, "{made} answers can be made in {round} rounds");
            page.click(&format!("[data-strategy='{strategy}']")).await;
            page.until_there(&format!("[data-strategy='{strategy}'][aria-pressed='true']")).await;
            page.final_plan().await;
            let pairs = unchosen(&page).await;
            for _ in 0..5 {
                // A linear congruence: the same pairs in every run.
                drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let pair = &pairs[(drawn >> 33) as usize % pairs.len()];
                if ask(&page, pair).await {
                    make(&page, pair, strategy).await;
                    made += 1;
                }
            }
        }
        println!("{made} answers made as they were listed");
    })
    .await;
}

#[tokio::test]
async fn answers_of_a_long_search_are_made_as_they_were_listed() {
    journey("as-listed-long", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let mut made = 0;
        for pair in unchosen(&page).await.iter().step_by(7) {
            if made < LONG_ANSWERS && ask(&page, pair).await {
                make(&page, pair, "BestValue").await;
                made += 1;
            }
        }
        assert_eq!(made, LONG_ANSWERS);
    })
    .await;
}
