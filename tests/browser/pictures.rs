//! Pictures for a person to look at: desk and phone, both languages, both themes.

use crate::harness::{DESKTOP, PHONE, journey};

/// Clicks scroll to what they hit; pictures begin at the top.
const TO_TOP: &str = "scrollTo({ top: 0, left: 0, behavior: 'instant' })";

#[tokio::test]
async fn pictures_of_every_language_theme_and_screen_are_left() {
    journey("pictures", async |stage| {
        stage.site.serve_reference();
        for (screen, view) in [("desk", DESKTOP), ("phone", PHONE)] {
            let page = stage.visit(view).await;
            page.good_plan().await;
            for language in ["zh", "en"] {
                if language == "en" {
                    page.click("#language").await;
                    page.until("the page is English", "document.documentElement.lang === 'en'").await;
                }
                for (theme, view) in [("light", view), ("dark", view.dark())] {
                    page.look_through(view).await;
                    page.run(TO_TOP, Vec::new()).await;
                    page.picture(&format!("{screen}-{language}-{theme}")).await;
                }
                page.look_through(view).await;
                page.click("#matrix [data-pair].is-chosen").await;
                page.until_there("#pair-panel").await;
                page.picture(&format!("{screen}-{language}-light-pair")).await;
                for tab in page.tabs().await.iter().filter(|tab| *tab != "#tab-pairing") {
                    page.click(tab).await;
                    page.until_current(tab).await;
                    page.run(TO_TOP, Vec::new()).await;
                    page.picture(&format!("{screen}-{language}-light-{}", tab.trim_start_matches("#tab-"))).await;
                }
                page.click("#tab-pairing").await;
                // On a phone the sheet of the pair covers the cells.
                page.run("document.querySelector('.sheet-close')?.click()", Vec::new()).await;
                page.until_gone("#pair-panel").await;
            }
        }
    })
    .await;
}
