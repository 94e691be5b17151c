//! Data from an address: nothing is asked for before it is confirmed, every failure says what can be done, and what came is shown first.

use crate::access::axe;
use crate::harness::{Answer, DESKTOP, Host, PHONE, Page, journey};

/// A table of needs as a county might publish it.
const TABLE: &str = "县,产品,数量（吨）,上市月份\n昭觉,苹果,120,9月\n";

/// Types an address into the field for what one has received.
async fn ask_for(page: &Page, address: &str) {
    page.click("#share").await;
    page.until_there("#received").await;
    page.fill("#received", address).await;
    page.click("#open-received").await;
    page.until_there("#remote-read").await;
}

#[tokio::test]
async fn an_address_is_asked_about_and_left_alone_until_it_is_confirmed() {
    journey("remote-asked", async |stage| {
        let host = Host::start(Answer::file("text/csv; charset=utf-8", TABLE)).await;
        let page = stage.visit(DESKTOP).await;
        let file = format!("{}需求.csv", host.address);
        page.go_to(&format!("{}?data={file}#view=unmet", stage.site.address)).await;
        page.until_says("#remote .banner-title", host.address.trim_start_matches("http://").trim_end_matches('/')).await;
        page.until_says("#remote .remote-address", &file).await;
        page.until_says("#remote-said", "不会自行访问").await;
        page.picture("remote-asked-zh-light").await;
        page.run(&axe(), Vec::new()).await;
        assert_eq!(page.findings().await, [] as [&str; 0]);
        page.click("#remote-stop").await;
        page.until_gone("#remote").await;
        assert_eq!(host.asked(), 0, "nobody asked for it");
        page.until("the address is the page's own again", "!location.search && location.hash === '#view=unmet'").await;
        // What is no address that shows what is asked for is not even asked about.
        page.go_to(&format!("{}?data=https://a.example@{}", stage.site.address, host.address.trim_start_matches("http://")))
            .await;
        page.until_says(".toast", "不是可读取的网址").await;
        assert_eq!((page.has("#remote").await, host.asked()), (false, 0));
    })
    .await;
}

#[tokio::test]
async fn a_table_comes_with_progress_and_is_shown_before_anything_changes() {
    journey("remote-table", async |stage| {
        let body = format!("{TABLE}{}", " ,,,\n".repeat(4_000));
        let host = Host::start(Answer { waits: true, ..Answer::file("text/csv; charset=utf-8", body) }).await;
        let page = stage.visit(PHONE).await;
        page.good_plan().await;
        ask_for(&page, &format!("{}果品需求.csv", host.address)).await;
        page.click("#remote-read").await;
        page.until_says("#remote-said", "已收到 11 KB，共 21 KB").await;
        page.picture("remote-reads-phone").await;
        page.run(&axe(), Vec::new()).await;
        assert_eq!(page.findings().await, [] as [&str; 0]);
        host.go_on();
        page.until_there("#import").await;
        page.until_gone("#remote").await;
        page.until_says("#import", "果品需求.csv").await;
        assert_eq!(host.asked(), 1);
        assert!(!page.kept().await.says("果品需求"), "nothing is taken before the planner takes it");
    })
    .await;
}

#[tokio::test]
async fn every_failure_says_what_can_be_done_and_can_be_tried_again() {
    journey("remote-failures", async |stage| {
        // Of a kilobyte and more: a browser may look at so much of a text before it says that anything has come.
        let good = Answer::file("text/plain", "x".repeat(4_096));
        let host = Host::start(Answer { status: 404, ..good.clone() }).await;
        let page = stage.visit(DESKTOP).await;
        page.forgive("the server responded with a status of");
        page.forgive("CORS");
        page.forgive("net::ERR_");
        page.good_plan().await;
        ask_for(&page, &format!("{}a", host.address)).await;
        page.click("#remote-read").await;
        page.until_says("#remote-said", "没有这个文件（404）").await;
        for (answer, says) in [
            (Answer { status: 403, ..good.clone() }, "要求登录"),
            (Answer { status: 500, ..good.clone() }, "稍后重试"),
            (Answer { is_for_others: false, ..good.clone() }, "CORS"),
            (Answer { length: 99_000_000, waits: true, ..good.clone() }, "超过 30 MB"),
            (Answer::file("text/html", "<!doctype html><p>请登录"), "是网页"),
            (Answer::file("application/octet-stream", "abc"), "不是本页认识的格式"),
            (Answer::file("text/plain", " "), "是空的"),
            (Answer { waits: true, ..Answer::file("text/plain", "abcdef") }, "15 秒没有收到"),
        ] {
            host.answers(answer);
            page.click("#remote-again").await;
            page.until_says("#remote-said", says).await;
        }
        page.picture("remote-failed-zh-light").await;
        // Given up by hand.
        host.answers(Answer { waits: true, ..Answer::file("text/plain", "abcdef") });
        page.click("#remote-again").await;
        page.until_says("#remote-said", "已收到").await;
        page.click("#remote-stop").await;
        page.until_gone("#remote").await;
        // And at last it is there: a scenario as a file of this page.
        page.click("#slots").await;
        let folder = page.downloads("remote-slots").await;
        page.click("#slots-export").await;
        let file = page.downloaded(&folder, "dongxi").await;
        host.answers(Answer::file("application/octet-stream", std::fs::read(file).unwrap()));
        page.press(&[], '\u{e00c}').await;
        ask_for(&page, &format!("{}all.dongxi", host.address)).await;
        page.click("#remote-read").await;
        page.until_gone("#remote").await;
        page.until_says(".toast", "本机都有").await;
    })
    .await;
}
