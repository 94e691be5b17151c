//! What the journeys measure with measures: each instrument sees what happens on a page made for it, and nothing where nothing does.

use crate::harness::{ALL_VIEWS, DESKTOP, Ends, PHONE, journey, not_in_webkit};

/// A page that pushes its text down, moves nothing, and speaks, each when told.
const PAGE: &str =
    "data:text/html,<!doctype html><meta name=viewport content='width=device-width'><p id=above></p><p id=text>text</p>
    <p role=status id=status></p><button id=button style='touch-action: pan-y'>button</button><div style='height: 3000px'></div>
    <script>
        window.lost = 0; document.getElementById('button').addEventListener('pointercancel', () => window.lost++);
        window.push = () => document.getElementById('above').style.height = '300px';
        window.say = (text) => document.getElementById('status').textContent = text;
        window.alarm = () => document.body.insertAdjacentHTML('beforeend', '<p role=alert>alarm</p><p role=status>silent</p>');
    </script>";

/// A frame is drawn, and what was seen in it has been told.
const DRAWN: &str = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";

#[tokio::test]
async fn a_shift_is_measured_and_a_still_page_has_none() {
    journey("instrument-shift", async |stage| {
        let page = stage.browser(DESKTOP).await;
        page.go_to(PAGE).await;
        page.run_later(DRAWN).await;
        assert!(page.layout_shift().await.abs() < f64::EPSILON, "{:?}", page.layout_shifts().await);
        page.run("push()", Vec::new()).await;
        page.until("the shift is seen", "window.steadiness.shifts.length").await;
        assert!(page.layout_shift().await > 0.001);
        assert!(page.layout_shifts().await[0].contains("p#text"), "{:?}", page.layout_shifts().await);
        page.forget_steadiness().await;
        assert!(page.layout_shift().await.abs() < f64::EPSILON);
    })
    .await;
}

#[tokio::test]
async fn each_new_text_of_a_live_region_is_one_announcement() {
    journey("instrument-announcements", async |stage| {
        not_in_webkit("scripts before those of a page from elsewhere");
        let page = stage.browser(DESKTOP).await;
        page.go_to(PAGE).await;
        for text in ["one", "two", "two", ""] {
            page.run("say(arguments[0])", vec![text.into()]).await;
            page.run_later(DRAWN).await;
        }
        page.run("alarm()", Vec::new()).await;
        page.run_later(DRAWN).await;
        let announced = page.announcements().await;
        let told: Vec<_> = announced.iter().map(|told| (told.of.as_str(), told.text.as_str())).collect();
        assert_eq!(told, [("p#status", "one"), ("p#status", "two"), ("p", "alarm")]);
        assert!(announced.is_sorted_by(|one, next| one.at <= next.at));
    })
    .await;
}

#[tokio::test]
async fn a_swipe_scrolls_the_page_as_a_finger_does_and_takes_the_touch_from_what_it_began_on() {
    journey("instrument-swipe", async |stage| {
        let page = stage.browser(PHONE).await;
        page.go_to(PAGE).await;
        page.until_there("#button").await;
        assert_eq!(page.scrolled().await, (0.0, 0.0));
        page.swipe("#button", (0.0, -60.0), Ends::Lifted).await;
        page.until("the page has scrolled", "document.documentElement.scrollTop > 20").await;
        page.until("the button has lost the touch", "window.lost === 1").await;
        // Sideways nothing scrolls, and the system may still take the touch.
        page.swipe("#button", (40.0, 0.0), Ends::Cancelled).await;
        page.until("the button has lost the touch again", "window.lost === 2").await;
    })
    .await;
}

#[tokio::test]
async fn every_screen_is_the_one_that_the_page_sees() {
    journey("instrument-screens", async |stage| {
        not_in_webkit("a window as narrow as a phone");
        let page = stage.browser(DESKTOP).await;
        page.go_to(PAGE).await;
        for (name, view) in ALL_VIEWS {
            for view in [view, view.dark(), view.forced_colours()] {
                page.look_through(view).await;
                let seen = page
                    .run(
                        "const is = (query) => matchMedia(query).matches;
                        return [`${innerWidth}x${innerHeight}`, is('(prefers-color-scheme: dark)'), is('(forced-colors: active)'), is('(pointer: coarse)')]",
                        Vec::new(),
                    )
                    .await;
                assert_eq!(seen, serde_json::json!([name, view.dark, view.forced_colours, view.phone]), "{view:?}");
            }
        }
    })
    .await;
}
