//! The rules of axe-core, on every view, in both themes.

use std::fs;

use crate::harness::{DESKTOP, PHONE, journey, root};

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
                all.extend(page.findings().await.into_iter().map(|line| format!("{name}, {tab}: {line}")));
            }
            page.click("#matrix [data-pair].is-chosen").await;
            page.until_there("#pair-panel").await;
            all.extend(page.findings().await.into_iter().map(|line| format!("{name}, a pair: {line}")));
        }
        assert!(all.is_empty(), "{all:#?}");
    })
    .await;
}
