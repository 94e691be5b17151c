//! A page whose program cannot start says why, and what to do, without a program.

use crate::harness::{DESKTOP, Fault, PHONE, Page, dist, journey};

/// What the page says in the place of the program, in both languages.
async fn told(page: &Page, id: &str, zh: &str, en: &str) {
    page.until("it is told", &format!("!(document.querySelector('#{id}') ?? {{ hidden: true }}).hidden")).await;
    page.until_says(&format!("#{id}"), zh).await;
    page.until_says(&format!("#{id} [lang=en]"), en).await;
    let others = "return [...document.querySelectorAll('#splash [role=alert]')].filter((told) => !told.hidden).length";
    assert_eq!(page.run(others, Vec::new()).await, 1);
    let opening = "return [...document.querySelectorAll('#splash .opening')].every((line) => !line.getClientRects().length)";
    assert_eq!(page.run(opening, Vec::new()).await, true, "it is opening no more");
}

/// A page that writes errors, as it must.
async fn open(page: &Page, address: &str) {
    page.forgive("");
    page.go_to(address).await;
}

#[tokio::test]
async fn the_page_of_a_site_opened_from_disk_names_the_file_that_opens_from_disk() {
    journey("no-program-disk", async |stage| {
        let page = stage.browser(DESKTOP).await;
        let address = url::Url::from_file_path(dist().join("index.html")).expect("dist/ is an absolute path");
        open(&page, address.as_str()).await;
        told(&page, "splash-disk", "dongxi.html", "dongxi.html").await;
        page.picture("no-program-disk").await;
    })
    .await;
}

#[tokio::test]
async fn a_site_that_gives_its_programs_out_wrongly_is_told_so() {
    journey("no-program-site", async |stage| {
        for (start, fault) in [("app-", Fault::Missing), ("app-", Fault::AsText)] {
            stage.site.mend();
            stage.site.plan(start, usize::MAX, fault);
            let page = stage.browser(PHONE).await;
            open(&page, &stage.site.address).await;
            told(&page, "splash-broken", "网站没有正确给出程序文件", "Reload first").await;
            page.picture("no-program-phone").await;
        }
        // The program itself is no program that this browser reads.
        stage.site.mend();
        stage.site.plan(
            "app-",
            usize::MAX,
            Fault::Changed(Box::new(
                |content| if content.starts_with(b"\0asm") { b"\0asm\x63\0\0\0".to_vec() } else { content },
            )),
        );
        let page = stage.browser(DESKTOP).await;
        open(&page, &stage.site.address).await;
        told(&page, "splash-old", "Safari 16.4", "Firefox 115").await;
        // Once it is mended, it opens.
        stage.site.mend();
        page.reload().await;
        page.good_plan().await;
        assert!(!page.has("#splash").await);
    })
    .await;
}

#[tokio::test]
async fn a_browser_without_webassembly_is_told_which_one_it_takes() {
    journey("no-program-browser", async |stage| {
        let page = stage.browser(DESKTOP).await;
        page.prepare_with("delete window.WebAssembly").await;
        open(&page, &stage.site.address).await;
        told(&page, "splash-old", "极速模式", "newer").await;
    })
    .await;
}
