//! The numbers of every view agree with a calculator: parts add up to what is written as their sum, and a difference is that of the
//! numbers that stand beside it.

use serde_json::Value;

use crate::harness::{DESKTOP, Page, journey};

const ENTER: char = '\u{e007}';

/// Reads numbers with two decimals as whole hundredths: `of` all those of an element's text, `one` the first of it.
const READ: &str = "
    const of = (element) => [...(element?.textContent ?? '').matchAll(/[+−]?[0-9,]+[.][0-9]{2}(?![0-9])/g)].map(([text]) =>
        Math.round(Number(text.replace('−', '-').replaceAll(',', '')) * 100));
    const one = (element) => of(element)[0] ?? null;
    const add = (list) => list.reduce((sum, part) => sum + part, 0);
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const first = (selector, within = document) => within.querySelector(selector);
";

/// What a script finds: what is told, and what a calculator makes of the numbers beside it.
async fn sums(page: &Page, script: &str) -> Vec<(String, i64, i64)> {
    let found = page.run(&format!("{READ} {script}"), Vec::new()).await;
    let list = found.as_array().cloned().unwrap_or_else(|| panic!("{script} gives no list: {found}"));
    let number = |value: &Value| value.as_i64().unwrap_or_else(|| panic!("no number in {found}"));
    list.iter().map(|entry| (entry[0].to_string(), number(&entry[1]), number(&entry[2]))).collect()
}

/// Every entry agrees, and there are as many as the view must have.
async fn agree(page: &Page, view: &str, least: usize, script: &str) {
    let found = sums(page, script).await;
    assert!(found.len() >= least, "{view}: {} numbers to check, of {least}", found.len());
    for (what, told, calculated) in found {
        assert_eq!(told, calculated, "{view}, {what}: the page says {told}, a calculator {calculated} (hundredths)");
    }
}

/// Rows, columns and the whole of the matrix; the strip beside it.
const MATRIX: &str = "
    const cells = all('#matrix [data-pair]').map((cell) => [...cell.dataset.pair.split('-'), one(first('.cell-number', cell)) ?? 0]);
    const rows = all('#matrix [data-row-sum]').map((sum) =>
        [sum.dataset.rowSum, one(sum), add(cells.filter(([east]) => east === sum.dataset.rowSum).map(([, , points]) => points))]);
    const west = [...new Set(cells.map(([, west]) => west))];
    const columns = all('#matrix .sum-row td.sum').map((sum, place) =>
        [west[place], one(sum), add(cells.filter(([, of]) => of === west[place]).map(([, , points]) => points))]);
    const [value, bound] = of(first('.measure-value .measure-number'));
    const gap = one(first('#plan-state'));
    const total = one(first('#matrix-total'));
    return [...rows, ...columns, ['rows', total, add(rows.map(([, told]) => told))], ['columns', total, add(columns.map(([, told]) => told))],
        ['strip', value, total], ...(gap === null ? [] : [['gap', gap, bound - value]])];
";

/// The panel of a pair: its kinds, and what comes of a rule, with its moves.
const PANEL: &str = "
    const kinds = add(all('#pair-panel .kinds tr:not(.kind-detail) td.number').map(one));
    const [before, after] = of(first('#consequence .consequence-head span:nth-of-type(2)'));
    const change = one(first('#consequence .consequence-head span:nth-of-type(1)'));
    const moves = all('#consequence .moves .number').map(one);
    return [['kinds', one(first('#pair-panel .pair-points')), kinds], ['change', change, after - before],
        ['before', before, of(first('.measure-value .measure-number'))[0]],
        ...(moves.length === 0 ? [] : [['moves', change, add(moves)]])];
";

/// From the existing pairs: the gain, and the changes that it consists of.
const START: &str = "
    all('#start details').forEach((details) => { details.open = true; });
    const [before, after, gained] = all('#start-table tbody tr:last-child td').map(one);
    const steps = all('#start .improvement').map((step, place) =>
        [`step ${place + 1}`, one(first('.unit-changes b', step)), add(all('.moves-plain .number', step).map(one))]);
    return [['gain', gained, after - before], ['steps', gained, add(steps.map(([, told]) => told))], ...steps];
";

/// The strategies: each against the best one, by kind and penalty.
const STRATEGIES: &str = "
    const values = all('#strategy-table tbody tr').find((row) => first('.value-sources', row)).querySelectorAll('td');
    const told = [...values].map((cell) => [of(first('b', cell)), one(first('.cell-change', cell)), of(first('.value-sources', cell))]);
    const best = told.find(([, change]) => change === null)[0][0];
    return told.filter(([, change]) => change !== null).flatMap(([[value], change, sources], place) =>
        [[`difference ${place}`, change, value - best], [`kinds ${place}`, change, add(sources)]]);
";

/// Two scenarios: value, moves, counties in their province.
const COMPARE: &str = "
    all('#compare-places .place-button[aria-expanded=\"false\"]').forEach((button) => button.click());
    const value = all('#compare-measures tbody tr').find((row) => first('th', row).textContent.includes('得分'));
    const [before, after, change] = all('td', value).map(one);
    const moves = all('#compare-moves li.compare-move .number').map(one);
    const chains = all('#compare-moves .compare-group').filter((group) => first('.compare-chain', group)).map((group, place) =>
        [`chain ${place}`, one(first('.compare-chain .number', group)), add(all('li.compare-move .number', group).map(one))]);
    const at_once = all('.pane > p.compare-move .number').map(one);
    const sides = all('.side-value').map(one);
    return [['value', change, after - before], ...(moves.length === 0 ? [] : [['moves', change, add(moves) + add(at_once)]]), ...chains,
        ['side A', sides[0], before], ['side B', sides[1], after]];
";

/// Counties of every opened province.
const PLACES: &str = "
    const groups = [];
    for (const row of all('#compare-places tbody tr')) {
        const points = one(row.lastElementChild);
        if (first('.place-button', row)) groups.push([first('th', row).textContent, points, []]);
        else if (points !== null) groups.at(-1)[2].push(points);
    }
    return groups.filter(([, , counties]) => counties.length > 0).map(([name, told, counties]) => [name, told, add(counties)]);
";

#[tokio::test]
async fn the_desk_agrees_with_a_calculator() {
    journey("numbers-desk", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.until_there("#start[data-answered='true']").await;
        agree(&page, "start", 3, START).await;
        page.click("#mode-delivered").await;
        page.until_there("#matrix-total").await;
        agree(&page, "matrix", 20, MATRIX).await;
        let pairs = page
            .run(
                "const of = (selector) => [...document.querySelectorAll(selector)].map((cell) => cell.dataset.pair);
                return [...of('#matrix .is-chosen').slice(0, 3), ...of('#matrix [data-pair]:not(.is-chosen)').slice(0, 3)]",
                Vec::new(),
            )
            .await;
        for pair in pairs.as_array().expect("pairs").iter().filter_map(Value::as_str) {
            page.click(&format!("#matrix [data-pair='{pair}']")).await;
            page.until_there("#consequence[data-answered='true']").await;
            agree(&page, &format!("panel of {pair}"), 3, PANEL).await;
        }
    })
    .await;
}

#[tokio::test]
async fn strategies_and_comparisons_agree_with_a_calculator() {
    journey("numbers-compared", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#side-by-side").await;
        // What is there already agrees; the last search need not have ended.
        page.until(
            "some strategies beside the best",
            "document.querySelectorAll('#strategy-table .value-sources').length >= 2",
        )
        .await;
        agree(&page, "strategies", 4, STRATEGIES).await;
        page.click("#tab-pairing").await;
        page.until_current("#tab-pairing").await;
        // Other weights: no pair is asked for, many move.
        page.click("#preset-fruit").await;
        page.final_plan().await;
        page.click("#history").await;
        page.click("#steps li:first-child .step-compare").await;
        page.until_current("#tab-compare").await;
        page.until_there("#compare[data-answered='true'] #compare-places").await;
        agree(&page, "compare", 3, COMPARE).await;
        page.until_there("#compare-places .is-part").await;
        agree(&page, "places", 1, PLACES).await;
    })
    .await;
}

#[tokio::test]
async fn shares_of_the_data_come_to_a_hundred() {
    journey("numbers-shares", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let shares = page
            .run(
                "return [...document.body.textContent.matchAll(/实报 ([0-9]+)% · 估算 ([0-9]+)% · 示意 ([0-9]+)%/g)].map(([, ...of]) => of.map(Number))",
                Vec::new(),
            )
            .await;
        let shares = shares.as_array().cloned().unwrap_or_default();
        assert!(!shares.is_empty(), "the status line says where the data come from");
        for line in shares {
            assert_eq!(line.as_array().map(|list| list.iter().filter_map(Value::as_i64).sum()), Some(100_i64), "{line}");
        }
    })
    .await;
}

#[tokio::test]
async fn help_takes_its_numbers_from_the_page() {
    journey("numbers-help", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.focus(".modes .help-button").await;
        page.press(&[], ENTER).await;
        page.until_there("#help-note.is-open .help-example").await;
        // "北京一行 1.13 + 3.17 = 4.30": the cells of the row, and their sum.
        let agrees = "
            const numbers = (text) => text.match(/[0-9]+[.][0-9]{2}/g) ?? [];
            const [, party, said] = /^(.+?)一行 (.+?)，/.exec(document.querySelector('.help-example').textContent);
            const row = [...document.querySelectorAll('#matrix tbody tr')].find((row) => row.querySelector('th').textContent.includes(party));
            const cells = [...row.querySelectorAll('.cell-number, [data-row-sum]')].flatMap(({ textContent }) => numbers(textContent));
            return [numbers(said), cells]";
        let found = page.run(agrees, Vec::new()).await;
        assert!(found[0].as_array().is_some_and(|numbers| numbers.len() > 2), "{found}");
        assert_eq!(found[0], found[1], "the example says what the row says: {found}");
    })
    .await;
}
