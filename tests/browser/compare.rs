//! Two scenarios side by side, each difference adopted by itself.

use std::fs;

use crate::harness::{DESKTOP, PHONE, Page, journey, root};

/// Waits for the whole answer.
async fn told(page: &Page) {
    page.until_there("#compare[data-answered='true']").await;
    page.until_there("#compare-measures tbody tr").await;
}

/// A copy with a pinned pair that the plan does not choose; the copy is in use. Gives the pair.
async fn with_a_trial(page: &Page) -> String {
    page.final_plan().await;
    page.click("#slots").await;
    page.click("#duplicate").await;
    page.until("the field has the focus", "document.activeElement.matches('.slot-field')").await;
    page.press(&[], '\u{e007}').await;
    page.press(&[], '\u{e00c}').await;
    let pair = page.attribute("#matrix [data-pair]:not(.is-chosen)", "data-pair").await;
    page.click(&format!("#matrix [data-pair='{pair}']")).await;
    page.click("#pin").await;
    page.final_plan().await;
    pair
}

#[tokio::test]
async fn a_trial_is_compared_with_the_scenario_it_was_copied_from() {
    journey("compare", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let pair = with_a_trial(&page).await;
        page.click("#tab-compare").await;
        told(&page).await;
        page.until_says("#compare-sentence", "B 比 A").await;
        page.until_there("#compare-matrix .is-only-a").await;
        assert!(page.has(&format!("#compare-matrix [data-pair='{pair}'] .is-only-a")).await, "only A has the pinned pair");
        assert!(page.has("#compare-moves .compare-move").await && page.has("#compare-amounts tbody tr").await);
        // One input differs: the pin.
        let inputs = page.run("return document.querySelectorAll('#compare-inputs tbody tr').length", Vec::new()).await;
        assert_eq!(inputs, 1);
        // The values of the moves and the rule itself add up to the difference of the values.
        let number = "const number = text => Number(text.replaceAll('−', '-').replaceAll(/[^-0-9.]/g, ''));";
        let sums = page
            .run(
                &format!(
                    "{number} const moves = [...document.querySelectorAll('#compare-moves li.compare-move .number')];
                    const rule = [...document.querySelectorAll('.compare-body .pane > p.compare-move .number')];
                    const rows = [...document.querySelectorAll('#compare-measures tbody tr')];
                    const value = rows.find(row => row.cells[0].textContent.includes('综合得分'));
                    return [[...moves, ...rule].reduce((sum, of) => sum + number(of.textContent), 0), number(value.cells[3].textContent)]"
                ),
                Vec::new(),
            )
            .await;
        let (moves, value) = (sums[0].as_f64().unwrap(), sums[1].as_f64().unwrap());
        assert!((moves - value).abs() < 0.11, "{moves} and {value}, but for rounding");
        page.picture("compare-desk-zh-light").await;
        // A province opens to its counties.
        page.click("#compare-places .place-button").await;
        page.until_there("#compare-places .is-part").await;
        // What is arranged is behind the measure.
        page.click("#compare-measures .measure-link").await;
        page.until_current("#tab-allocation").await;
        page.run("history.back()", Vec::new()).await;
        page.until_current("#tab-compare").await;
    })
    .await;
}

#[tokio::test]
async fn one_difference_is_adopted_in_one_step_and_the_message_takes_it_back() {
    journey("compare-adopt", async |stage| {
        let page = stage.visit(DESKTOP).await;
        with_a_trial(&page).await;
        let trial = page.final_plan().await;
        page.click("#tab-compare").await;
        told(&page).await;
        page.click("#compare-inputs .adopt").await;
        // A message that has the focus stays.
        page.focus(".toast-undo").await;
        let adopted = page.final_plan().await;
        assert_ne!(adopted.fingerprint, trial.fingerprint);
        page.until_gone("#compare-inputs").await;
        told(&page).await;
        page.until_gone("#compare-matrix .is-only-a").await;
        page.click(".toast-undo").await;
        assert_eq!(page.final_plan().await.fingerprint, trial.fingerprint);
        told(&page).await;
        // A pair that moves: pinned as B has it.
        page.click("#compare-moves .adopt").await;
        page.answered().await;
        let undo = page.attribute("#undo", "aria-label").await;
        assert!(undo.contains("锁定") || undo.contains("禁止"), "{undo}");
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, trial.fingerprint, "one step of undo");
        // An amount.
        told(&page).await;
        page.click("#compare-amounts .adopt").await;
        page.answered().await;
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, trial.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn the_scenario_is_compared_with_an_earlier_step_of_its_own() {
    journey("compare-step", async |stage| {
        let page = stage.visit(DESKTOP).await;
        let start = page.final_plan().await;
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        page.final_plan().await;
        page.click("#history").await;
        page.click("#steps li:first-child .step-compare").await;
        page.until_current("#tab-compare").await;
        told(&page).await;
        assert_eq!(page.run("return document.querySelector('#compare-b').value", Vec::new()).await, "step-0");
        page.until_says("#compare-inputs .adopt", "恢复").await;
        page.click("#compare-use").await;
        assert_eq!(page.final_plan().await.fingerprint, start.fingerprint);
        page.until("the sides have changed places", "document.querySelector('#compare-b').value === 'step-1'").await;
        told(&page).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_is_compared_with_ones_own_which_stays_editable() {
    journey("compare-link", async |stage| {
        let sender = stage.visit(DESKTOP).await;
        sender.final_plan().await;
        sender.allow_clipboard().await;
        sender.click("#matrix [data-pair]:not(.is-chosen)").await;
        sender.click("#pin").await;
        let sent = sender.final_plan().await;
        sender.click("#share").await;
        sender.click("#copy-link").await;
        sender.until("the page says that the link was copied", "document.querySelector('.toast, #copy-by-hand')").await;
        let link = sender.clipboard().await;

        let page = stage.visit(DESKTOP).await;
        let own = page.final_plan().await;
        page.go_to(&link).await;
        page.until_there("#preview").await;
        page.click("#preview-compare").await;
        page.until_there("#preview-aside").await;
        assert_eq!(page.final_plan().await.fingerprint, own.fingerprint, "one's own is in view");
        told(&page).await;
        assert_eq!(page.run("return document.querySelector('#compare-b').value", Vec::new()).await, "link");
        page.picture("compare-link-desk-zh-light").await;
        page.click("#compare-inputs .adopt").await;
        assert_eq!(page.final_plan().await.fingerprint, sent.fingerprint);
        // Back is the preview again.
        page.run("history.back()", Vec::new()).await;
        page.until_there("#preview").await;
        page.click("#preview-close").await;
        page.click("#undo").await;
        assert_eq!(page.final_plan().await.fingerprint, own.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn the_comparison_is_read_in_both_languages_and_themes_on_every_screen_without_serious_findings() {
    let path = root().join("target/tools/npm/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; type: cargo xtask setup", path.display()));
    journey("compare-looks", async |stage| {
        let mut all: Vec<String> = Vec::new();
        for (screen, view) in [("desk", DESKTOP), ("phone", PHONE)] {
            let page = stage.visit(view).await;
            page.final_plan().await;
            page.click("#matrix [data-pair]:not(.is-chosen)").await;
            page.until_there("#pin").await;
            page.press(&[], 'p').await;
            page.final_plan().await;
            page.run("document.querySelector('#tab-compare').click()", Vec::new()).await;
            told(&page).await;
            page.run("document.querySelector('#compare-places .place-button').click()", Vec::new()).await;
            page.run(&axe, Vec::new()).await;
            for language in ["zh", "en"] {
                if language == "en" {
                    page.run("document.querySelector('#language').click()", Vec::new()).await;
                    page.until("the page is English", "document.documentElement.lang === 'en'").await;
                }
                for (theme, view) in [("light", view), ("dark", view.dark())] {
                    page.look_through(view).await;
                    page.until("no sideways scroll", "document.documentElement.scrollWidth <= window.innerWidth").await;
                    page.run("scrollTo({ top: 0, left: 0, behavior: 'instant' })", Vec::new()).await;
                    page.picture(&format!("compare-{screen}-{language}-{theme}")).await;
                    let found = page.findings().await;
                    all.extend(found.into_iter().map(|line| format!("{screen}, {language}, {theme}: {line}")));
                }
                page.look_through(view).await;
            }
        }
        assert!(all.is_empty(), "{all:#?}");
    })
    .await;
}

#[tokio::test]
async fn what_two_changed_is_merged_in_one_step_and_what_contradicts_is_chosen() {
    journey("compare-merge", async |stage| {
        let sender = stage.visit(DESKTOP).await;
        sender.final_plan().await;
        sender.click("#matrix [data-pair='330000-620000']").await;
        sender.press(&[], 'f').await;
        sender.click("#matrix [data-pair='110000-450000']").await;
        sender.press(&[], 'p').await;
        sender.final_plan().await;
        sender.allow_clipboard().await;
        sender.click("#share").await;
        sender.click("#copy-link").await;
        sender.until("the page says that the link was copied", "document.querySelector('.toast, #copy-by-hand')").await;
        let link = sender.clipboard().await;

        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#matrix [data-pair='330000-620000']").await;
        page.press(&[], 'p').await;
        let own = page.final_plan().await;
        page.go_to(&link).await;
        page.until_there("#preview").await;
        page.click("#preview-compare").await;
        page.until_current("#tab-compare").await;
        page.click("#merge-ask").await;
        page.until_says("#merge-counts", "1 处可直接取用").await;
        page.until_says("#merge-counts", "1 处相抵触").await;
        page.until_says("#merge .merge-conflict", "浙江").await;
        page.picture("merge-desk-zh-light").await;
        // What either side comes to: the other one against that which is chosen.
        page.click("#merge-solve").await;
        page.until_says("#merge-0-mine + span .merge-effect", "方案").await;
        page.until_says("#merge-0-theirs + span .merge-effect", "对不同").await;
        page.until(
            "both searches have ended",
            "[...document.querySelectorAll('.merge-effect')].every((effect) => !effect.textContent.includes('求'))",
        )
        .await;
        page.picture("merge-effects-zh-light").await;
        let points = async |side: &str| {
            let text = page.text(&format!("#merge-0-{side} + span .merge-effect")).await;
            text.trim_start_matches("方案 ")
                .split(' ')
                .next()
                .and_then(|number| number.parse::<f64>().ok())
                .unwrap_or_else(|| panic!("{text}"))
        };
        let (mine, theirs) = (points("mine").await, points("theirs").await);
        let said = page.text("#merge-0-theirs + span .merge-effect").await.replace('−', "-");
        assert!(said.contains(&format!("（{:+.2}）", theirs - mine)), "{mine} {said}");
        page.click("#merge-0-theirs").await;
        page.until_says("#merge-take", "取对方 1 处").await;
        page.click("#merge-take").await;
        page.until_says("#merge-counts", "0 处可直接取用").await;
        let merged = page.final_plan().await;
        assert_ne!(merged.fingerprint, own.fingerprint);
        page.click("#tab-pairing").await;
        page.until_current("#tab-pairing").await;
        page.click("#preview-close").await;
        page.until_gone("#preview").await;
        page.until_there("#matrix [data-pair='330000-620000'].is-forbidden").await;
        page.until_there("#matrix [data-pair='110000-450000'].is-pinned").await;
        // One step of undo.
        page.click("#undo").await;
        page.until_there("#matrix [data-pair='330000-620000'].is-pinned").await;
        page.until_gone("#matrix [data-pair='110000-450000'].is-pinned").await;
        assert_eq!(page.final_plan().await.fingerprint, own.fingerprint);
    })
    .await;
}
