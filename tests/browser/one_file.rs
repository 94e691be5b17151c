//! The one file opens from disk and is the whole product.

use crate::harness::{DESKTOP, dist, journey};

#[tokio::test]
async fn the_one_file_opens_from_disk_and_shows_the_same_plan() {
    journey("one-file", async |stage| {
        stage.site.search_in_full();
        let site = stage.visit(DESKTOP).await.final_plan().await;
        let page = stage.browser(DESKTOP).await;
        let address = url::Url::from_file_path(dist().join("dongxi.html")).expect("dist/ is an absolute path");
        page.go_to(address.as_str()).await;
        let disk = page.final_plan().await;
        assert_eq!((&disk.fingerprint, &disk.value, &disk.bound), (&site.fingerprint, &site.value, &site.bound));
        let first = page.run("return Math.round(window.firstPlanAt)", Vec::new()).await;
        println!("the one file: from navigation to the first plan: {first} ms");
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        let pinned = page.final_plan().await;
        assert_ne!(pinned.fingerprint, disk.fingerprint);
        page.reload().await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint, "edits are kept from disk too");
    })
    .await;
}
