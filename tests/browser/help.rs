//! Help where the question arises, by mouse, keyboard and finger.

use crate::harness::{DESKTOP, PHONE, journey};

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';

#[tokio::test]
async fn every_help_button_explains_its_term_in_both_languages() {
    journey("help", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        page.run("document.querySelector('#criteria').open = true", Vec::new()).await;
        let script = "const done = arguments[0];
            const frame = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
            (async () => {
                const texts = [];
                for (const button of document.querySelectorAll('.help-button')) {
                    button.click();
                    await frame();
                    const note = document.querySelector('#help-note.is-open');
                    texts.push([...(note?.children ?? [])].map(({ textContent }) => textContent).join(' | '));
                    button.click();
                    await frame();
                }
                done(texts);
            })()";
        let mut all = Vec::new();
        for (before, end) in [("例：", "。"), ("Example: ", ".")] {
            let texts = page.run_later(script).await;
            let texts: Vec<String> =
                texts.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect();
            assert!(texts.len() >= 16, "strip, matrix, weights, rules and foot have help: {texts:?}");
            // A name, what it means, and an example, made up or of the plan in view.
            for text in &texts {
                let [_, _, example] = text.split(" | ").collect::<Vec<_>>()[..] else { panic!("three parts: {text}") };
                assert!(example.ends_with(end), "{text}");
            }
            assert!(texts.iter().any(|text| text.contains(before)), "{texts:#?}");
            all.push(texts.len());
            page.click("#language").await;
            page.until("the page is in the other language", "true").await;
        }
        assert_eq!(all[0], all[1]);
    })
    .await;
}

#[tokio::test]
async fn help_opens_and_closes_by_keyboard_and_stays_on_the_screen() {
    journey("help-keys", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.good_plan().await;
        page.focus(".measure-value .help-button").await;
        page.press(&[], ENTER).await;
        page.until_says("#help-note.is-open", "综合得分").await;
        page.picture("help-desk-zh-light").await;
        let inside = "const note = document.querySelector('#help-note').getBoundingClientRect();
            return note.left >= 0 && note.top >= 0 && note.right <= innerWidth && note.bottom <= innerHeight";
        assert_eq!(page.run(inside, Vec::new()).await, true);
        page.press(&[], ESCAPE).await;
        page.until_gone("#help-note.is-open").await;
        let focused = page.run("return document.activeElement.className", Vec::new()).await;
        assert_eq!(focused, "help-button", "the focus stays at the button");
        let page = stage.visit(PHONE).await;
        page.good_plan().await;
        page.touch(".measure-value .help-button").await;
        page.until_says("#help-note.is-open", "综合得分").await;
        assert_eq!(page.run(inside, Vec::new()).await, true);
        page.picture("help-phone-zh-light").await;
        page.touch("#tab-pairing").await;
        page.until_gone("#help-note.is-open").await;
    })
    .await;
}
