//! The rules of axe-core, on every view, in both themes.

use std::fs;

use crate::harness::{DESKTOP, PHONE, journey, root};

const ESCAPE: char = '\u{e00c}';

/// The program of axe-core.
pub fn axe() -> String {
    let path = root().join("target/tools/npm/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; type: cargo xtask setup", path.display()))
}

#[tokio::test]
async fn what_opens_on_a_view_has_no_serious_findings_either() {
    journey("access-open", async |stage| {
        let mut all = Vec::new();
        for (name, view) in [("light", DESKTOP), ("dark", DESKTOP.dark())] {
            let page = stage.visit(view).await;
            page.final_plan().await;
            page.run(&axe(), Vec::new()).await;
            let mut look = async |what: &str| {
                all.extend(page.findings().await.into_iter().map(|line| format!("{name}, {what}: {line}")));
            };
            for figure in ["diagram", "map"] {
                page.click(&format!("#figure-{figure}")).await;
                look(figure).await;
            }
            for mode in ["delivered", "switch", "certainty"] {
                page.click(&format!("#mode-{mode}")).await;
                look(mode).await;
            }
            page.click("#mode-alone").await;
            page.click(".strip .help-button").await;
            page.until_there("#help-note.is-open").await;
            look("help").await;
            page.click("#history").await;
            look("history").await;
            page.press(&[], ESCAPE).await;
            page.click("#matrix [data-bounds]").await;
            page.until_there("#bounds-least").await;
            look("bounds").await;
            page.visit_first().await;
            page.good_plan().await;
            page.until_there("#tour").await;
            page.run(&axe(), Vec::new()).await;
            look("tour").await;
        }
        assert!(all.is_empty(), "{all:#?}");
    })
    .await;
}

#[tokio::test]
async fn no_view_has_serious_findings_of_accessibility() {
    journey("access", async |stage| {
        let mut all = Vec::new();
        for (name, view) in
            [("desk, light", DESKTOP), ("desk, dark", DESKTOP.dark()), ("phone, light", PHONE), ("phone, dark", PHONE.dark())]
        {
            let page = stage.visit(view).await;
            page.good_plan().await;
            page.run(&axe(), Vec::new()).await;
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
