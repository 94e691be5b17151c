//! The tour of a first visit.

use crate::harness::{DESKTOP, PHONE, Page, journey};

const ESCAPE: char = '\u{e00c}';
const RIGHT: char = '\u{e014}';
const ENTER: char = '\u{e007}';

/// Waits until a step is shown, with its light on the screen.
async fn until_step(page: &Page, step: usize) {
    page.until_says("#tour", &format!("{step} / 5")).await;
    let lit = "(() => { const box = document.querySelector('.tour-light.is-somewhere')?.getBoundingClientRect();
        return box && box.width > 20 && box.height > 20 && box.top < innerHeight && box.left < innerWidth; })()";
    page.until("something on the screen is lit", lit).await;
    let inside = "(() => { const card = document.querySelector('#tour').getBoundingClientRect();
        return card.left >= 0 && card.top >= 0 && card.right <= innerWidth && card.bottom <= innerHeight; })()";
    page.until("the card is on the screen", inside).await;
    // It goes to its place some frames after its words have changed.
    let rests = "const done = arguments[0];
        const place = () => { const { left, top } = document.querySelector('#tour').getBoundingClientRect(); return `${left} ${top}`; };
        const before = place();
        let frames = 0;
        const next = () => ++frames < 8 ? requestAnimationFrame(next) : done(place() === before);
        requestAnimationFrame(next)";
    page.until_later("the card rests", rests).await;
}

#[tokio::test]
async fn a_first_visit_is_shown_around_once_by_keyboard_and_the_tour_can_be_called_back() {
    journey("tour", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        assert!(!page.has("#tour").await, "who has seen it is not shown it again");
        page.visit_first().await;
        page.good_plan().await;
        until_step(&page, 1).await;
        page.picture("tour-desk-zh-light").await;
        for step in 2..=5 {
            page.press(&[], RIGHT).await;
            until_step(&page, step).await;
            page.picture(&format!("tour-desk-zh-light-{step}")).await;
        }
        page.press(&[], ENTER).await;
        page.until_gone("#tour").await;
        page.reload().await;
        page.good_plan().await;
        assert!(!page.has("#tour").await, "it was seen");
        page.click("#tab-about").await;
        page.until_says("#sources", "Xinhua").await;
        page.click("#tour-again").await;
        until_step(&page, 1).await;
        page.press(&[], ESCAPE).await;
        page.until_gone("#tour").await;
    })
    .await;
}

#[tokio::test]
async fn a_phone_is_shown_around_too_and_may_skip_it() {
    journey("tour-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        page.visit_first().await;
        page.good_plan().await;
        until_step(&page, 1).await;
        page.picture("tour-phone-zh-light").await;
        for step in 2..=4 {
            page.touch("#tour-next").await;
            until_step(&page, step).await;
            page.picture(&format!("tour-phone-zh-light-{step}")).await;
        }
        page.touch("#tour-skip").await;
        page.until_gone("#tour").await;
        assert_eq!(page.run("return localStorage.getItem('dongxi.tour')", Vec::new()).await, "seen");
    })
    .await;
}
