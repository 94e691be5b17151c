//! The one file opens from disk and is the whole product.

use std::{fs, path::PathBuf};

use crate::harness::{Answer, DESKTOP, Host, SHORT_SEARCH, dist, journey, root};

/// A copy of the one file whose search is cut short, as the site's is.
fn cut_short() -> PathBuf {
    let whole = fs::read_to_string(dist().join("dongxi.html")).expect("the one file is a text");
    let (before, after) = whole.split_once("\"step_limit\":").expect("the scenario states its limit of steps");
    let after = after.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let folder = root().join("target").join("journeys");
    fs::create_dir_all(&folder).expect("target/ can be written to");
    let path = folder.join("dongxi-short.html");
    fs::write(&path, format!("{before}\"step_limit\":{SHORT_SEARCH}{after}")).expect("target/ can be written to");
    path
}

#[tokio::test]
async fn the_one_file_opens_from_disk_and_shows_the_same_plan() {
    journey("one-file", async |stage| {
        stage.site.serve_reference();
        let site = stage.visit(DESKTOP).await.final_plan().await;
        let page = stage.browser(DESKTOP).await;
        let address = url::Url::from_file_path(cut_short()).expect("target/ is an absolute path");
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
        // The program for spreadsheets is in the file as well.
        page.click("#tab-data").await;
        page.give_file("#data-import", &root().join("src/sheets/tests/workbooks/careless.xlsx")).await;
        page.until_says("#import-findings", "careless.xlsx").await;
        page.click("#import-cancel").await;
        page.until_gone("#import").await;
        // A file on the web is read here too, once that is confirmed.
        let host = Host::start(Answer::file("text/csv; charset=utf-8", "县,产品,发运月,数量\n融水县,百色芒果,7月,120\n")).await;
        page.click("#share").await;
        page.fill("#received", &format!("{}果品.csv", host.address)).await;
        page.click("#open-received").await;
        page.click("#remote-read").await;
        page.until_says("#import", "果品.csv").await;
        assert_eq!(host.asked(), 1);
    })
    .await;
}
