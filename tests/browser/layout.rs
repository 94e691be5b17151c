//! Screens from 360 to 2,560 pixels, fingers, and the night.

use crate::harness::{DESKTOP, Engine, PHONE, Page, View, journey};

/// How many pixels the page is wider than the screen.
async fn overhang(page: &Page) -> i64 {
    let script = "return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - arguments[0]";
    let width = page.run("return document.documentElement.clientWidth", Vec::new()).await;
    page.run(script, vec![width]).await.as_i64().unwrap_or(i64::MAX)
}

async fn assert_fits(page: &Page, view: View) {
    let width = page.run("return window.innerWidth", Vec::new()).await;
    let width = width.as_i64().unwrap_or_default();
    // A window of WebKit's is never as narrow as a phone: its page is to fit what it has.
    let is_wider = Engine::current() == Engine::WebKit && view.phone && width > i64::from(view.width);
    assert!(is_wider || width == i64::from(view.width), "the page is laid out for the screen: {width}, not {}", view.width);
    assert!(overhang(page).await <= 0, "at {} pixels the page is {} too wide", view.width, overhang(page).await);
}

#[tokio::test]
async fn no_screen_from_360_to_2560_pixels_scrolls_the_page_sideways() {
    journey("widths", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        page.click("#matrix [data-pair].is-chosen").await;
        for width in [600, 768, 1024, 1280, 1366, 1440, 1680, 1920, 2560] {
            let view = DESKTOP.wide(width);
            page.look_through(view).await;
            assert_fits(&page, view).await;
        }
        page.picture("wide-desk-zh-light").await;
        for width in [360, 390, 414] {
            let view = PHONE.wide(width);
            page.look_through(view).await;
            assert_fits(&page, view).await;
        }
        page.click("#language").await;
        for view in [PHONE.wide(360), DESKTOP.wide(1024), DESKTOP.wide(1440)] {
            page.look_through(view).await;
            assert_fits(&page, view).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_phone_shows_every_view_without_scrolling_sideways() {
    journey("phone", async |stage| {
        let page = stage.visit(PHONE).await;
        page.good_plan().await;
        assert_fits(&page, PHONE).await;
        for tab in page.tabs().await.into_iter().rev() {
            page.touch(&tab).await;
            page.until_current(&tab).await;
            assert_fits(&page, PHONE).await;
        }
        let buttons =
            page.run("return document.querySelectorAll('.phone-switch button').length", Vec::new()).await.as_u64().unwrap_or(0);
        assert!(buttons >= 2, "matrix, map and list take turns");
        for index in (1..=buttons).rev() {
            let button = format!(".phone-switch button:nth-of-type({index})");
            page.touch(&button).await;
            page.until(
                "the view is the current one",
                &format!("document.querySelector('{button}').getAttribute('aria-pressed') === 'true'"),
            )
            .await;
            assert_fits(&page, PHONE).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_pair_is_pinned_by_touch() {
    journey("touch", async |stage| {
        let page = stage.visit(PHONE).await;
        let before = page.good_plan().await;
        page.touch("#matrix [data-pair]:not(.is-chosen)").await;
        page.until_there("#matrix .is-selected").await;
        page.touch("#pin").await;
        page.until_there("#matrix .is-pinned").await;
        let pinned = page.good_plan().await;
        assert_ne!(pinned.fingerprint, before.fingerprint);
        assert_fits(&page, PHONE).await;
    })
    .await;
}

#[tokio::test]
async fn a_device_that_prefers_dark_gets_a_dark_page() {
    journey("dark", async |stage| {
        let page = stage.visit(DESKTOP.dark()).await;
        page.good_plan().await;
        // The ground may be painted by the root or by the body.
        let lightness =
            "const grounds = [document.body, document.documentElement].map((at) => getComputedStyle(at).backgroundColor);
            const ground = grounds.find((colour) => !colour.endsWith(', 0)'));
            return ground.match(/\\d+/g).slice(0, 3).map(Number).reduce((sum, part) => sum + part)";
        let dark = page.run(lightness, Vec::new()).await.as_i64().unwrap();
        assert!(dark < 3 * 40, "the ground is dark: {dark}");
        page.look_through(DESKTOP).await;
        let light = page.run(lightness, Vec::new()).await.as_i64().unwrap();
        assert!(light > 3 * 220, "the ground is light: {light}");
    })
    .await;
}
