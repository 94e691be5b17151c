//! The rules of axe-core, on every view, in both themes.

use std::fs;

use crate::harness::{DESKTOP, PHONE, Page, journey, root};

/// Findings that are serious or worse, one a line.
async fn findings(page: &Page) -> Vec<String> {
    let run = "const done = arguments[0];
        // A cell is named by its pair, bounds by their party, an amount by what it is an amount of: names stay while numbers change.
        const isNumber = (html) => /data-pair|data-bounds|amount-button/.test(html);
        axe.run({ resultTypes: ['violations'] }).then(({ violations }) => done(violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .flatMap(({ id, help, nodes }) => nodes
                .filter(({ html }) => id !== 'label-content-name-mismatch' || !isNumber(html))
                .slice(0, 5).map(({ target, any }) =>
                `${id}: ${help}: ${target.join(' ')} ${any.map(({ message }) => message).join('; ')}`))),
            (error) => done([String(error)]))";
    let list = page.run_later(run).await;
    list.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
}

#[tokio::test]
async fn no_view_has_serious_findings_of_accessibility() {
    let path = root().join("target/tools/npm/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; type: cargo xtask setup", path.display()));
    journey("access", async |stage| {
        let mut all = Vec::new();
        for (name, view) in
            [("desk, light", DESKTOP), ("desk, dark", DESKTOP.dark()), ("phone, light", PHONE), ("phone, dark", PHONE.dark())]
        {
            let page = stage.visit(view).await;
            page.good_plan().await;
            page.run(&axe, Vec::new()).await;
            for tab in page.tabs().await.into_iter().rev() {
                page.click(&tab).await;
                page.until_current(&tab).await;
                all.extend(findings(&page).await.into_iter().map(|line| format!("{name}, {tab}: {line}")));
            }
            page.click("#matrix [data-pair].is-chosen").await;
            page.until_there("#pair-panel").await;
            all.extend(findings(&page).await.into_iter().map(|line| format!("{name}, a pair: {line}")));
        }
        assert!(all.is_empty(), "{all:#?}");
    })
    .await;
}
