//! The part of the program that loads after the first plan: where it does not come, that is said, and it is tried again.

use std::fs;

use crate::harness::{DESKTOP, Fault, journey, root};

#[tokio::test]
async fn a_part_that_does_not_come_is_told_and_tried_again() {
    journey("later-missing", async |stage| {
        let names = fs::read_dir(root().join("dist")).expect("a release build").flatten();
        let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let part = names.find(|name| name.ends_with("_later.wasm")).expect("the page's program has a part of its own");
        // Once: the next one comes.
        stage.site.plan(Box::leak(part.into_boxed_str()), 1, Fault::Missing);
        let page = stage.visit(DESKTOP).await;
        page.forgive("_later");
        page.forgive("_parts");
        let plan = page.final_plan().await;
        page.click("#tab-data").await;
        page.until_there("#part-missing").await;
        page.until_says("#part-missing", "没有装上").await;
        page.picture("later-missing-desk-zh-light").await;
        page.click("#part-missing button").await;
        page.until_there("#data-rows [data-row]").await;
        assert_eq!(page.plan().await.fingerprint, plan.fingerprint, "the plan is not affected");
    })
    .await;
}
