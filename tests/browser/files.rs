//! No scenario is lost: those of other base data are kept as they are, and all of them go into a file and come back from it.

use std::fs;

use crate::harness::{DESKTOP, Fault, Page, journey};

const ESCAPE: char = '\u{e00c}';
const ENTER: char = '\u{e007}';

/// Pins a pair in a copy of this name.
async fn pin_in_copy(page: &Page, name: &str) {
    page.click("#slots").await;
    page.click("#duplicate").await;
    page.until("the field has the focus", "document.activeElement.matches('.slot-field')").await;
    for key in name.chars() {
        page.press(&[], key).await;
    }
    page.press(&[], ENTER).await;
    page.until_says("#slots", name).await;
    page.press(&[], ESCAPE).await;
    page.until_gone("#slots-sheet").await;
    page.click("#matrix [data-pair]:not(.is-chosen)").await;
    page.click("#pin").await;
    page.until_there("#matrix .is-pinned").await;
}

#[tokio::test]
async fn a_base_that_changed_by_a_byte_loses_no_scenario() {
    journey("base-changed", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        pin_in_copy(&page, "Trial").await;
        let pinned = page.final_plan().await;
        // The same data but for a line break at the end: another base.
        stage.site.plan("scenario", usize::MAX, Fault::Changed(Box::new(|content: Vec<u8>| [&content[..], b"\n"].concat())));
        page.reload().await;
        let other = page.final_plan().await;
        assert_ne!(other.fingerprint, pinned.fingerprint, "a new scenario of the base at hand is in use");
        page.click("#slots").await;
        page.until("both are listed", "document.querySelectorAll('#slot-list .slot-foreign').length === 2").await;
        page.until_says("[data-place='1'] .slot-name", "Trial").await;
        page.picture("base-changed-desk-zh-light").await;
        page.click("[data-place='1'] .slot-name").await;
        page.until_says(".toast", "不在本页").await;
        assert_eq!(page.plan().await.fingerprint, other.fingerprint, "and stays in use");
        // Worked on: the others are saved with it, as they are.
        page.click("#matrix [data-pair]:not(.is-chosen)").await;
        page.click("#pin").await;
        page.final_plan().await;
        assert_eq!(page.kept().await.slots(), 3, "three are kept");
        // With the base, everything is there again.
        stage.site.mend();
        page.reload().await;
        page.final_plan().await;
        page.click("#slots").await;
        page.until("the new one is of other data now", "document.querySelectorAll('#slot-list .slot-foreign').length === 1")
            .await;
        page.click("[data-place='1'] .slot-name").await;
        assert_eq!(page.final_plan().await.fingerprint, pinned.fingerprint);
    })
    .await;
}

#[tokio::test]
async fn all_scenarios_go_into_a_file_and_come_back_on_another_computer() {
    journey("slots-file", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        pin_in_copy(&page, "Trial").await;
        let pinned = page.final_plan().await;
        let folder = page.downloads("slots-file").await;
        page.click("#slots").await;
        page.click("#slots-export").await;
        let file = page.downloaded(&folder, "dongxi").await;
        assert!(file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("东西牵手-情景-")), "{file:?}");
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("dongxi-autosave 4 ") && text.contains("Trial") && text.contains("Pinned"), "{text}");
        let other = stage.visit(DESKTOP).await;
        let before = other.final_plan().await;
        other.click("#slots").await;
        other.give_file("#slots-import", &file).await;
        other.until_says(".toast", "取回 1 个情景；另有 1 个").await;
        assert_eq!(other.plan().await.fingerprint, before.fingerprint, "the scenario in use stays");
        other.click("[data-place='1'] .slot-name").await;
        assert_eq!(other.final_plan().await.fingerprint, pinned.fingerprint);
        // Once more adds nothing.
        other.click("#slots").await;
        other.give_file("#slots-import", &file).await;
        other
            .until(
                "it says so",
                "[...document.querySelectorAll('.toast')].some(({ textContent }) => textContent.includes('本机都有'))",
            )
            .await;
        // Damaged, or no such file: said, and nothing changed.
        for (name, text, words) in [
            ("cut.dongxi", fs::read_to_string(&file).unwrap().replace("Trial", "Trail"), "损坏"),
            ("other.dongxi", "{}".to_owned(), "不是本页存出"),
        ] {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            other.give_file("#slots-import", &path).await;
            other.until_says("#file-error", words).await;
            other.click("#file-error .button").await;
            other.click("#slots").await;
        }
        other.picture("slots-file-desk-zh-light").await;
        drop(fs::remove_dir_all(&folder));
    })
    .await;
}

#[tokio::test]
async fn a_scenario_saved_as_json_comes_back_as_the_same_plan_and_a_bad_file_says_all_that_is_wrong() {
    journey("json", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#matrix [data-pair='330000-620000']").await;
        page.press(&[], 'f').await;
        let plan = page.final_plan().await;
        let folder = page.downloads("json").await;
        page.click("#slots").await;
        page.click("#slot-json").await;
        let file = page.downloaded(&folder, "json").await;
        let text = fs::read_to_string(&file).expect("the file is text");
        assert!(text.contains("\"format\""), "{}", &text[..80]);
        page.press(&[], ESCAPE).await;
        page.click("#undo").await;
        assert_ne!(page.final_plan().await.fingerprint, plan.fingerprint);
        page.click("#slots").await;
        page.give_file("#slots-import", &file).await;
        page.until("it is a slot more", "document.querySelectorAll('#slot-list .slot-row').length === 2").await;
        page.click("[data-place='1'] .slot-name").await;
        assert_eq!(page.final_plan().await.fingerprint, plan.fingerprint, "the same scenario, the same plan");
        // A quantity that is no number, fields that nobody knows.
        let bad = folder.join("bad.json");
        fs::write(
            &bad,
            text.replacen("\"quantity\": ", "\"quantity\": \"?\", \"was\": ", 1).replacen(
                "\"scenario\": {",
                "\"scenario\": {\"extra\": 1,",
                1,
            ),
        )
        .expect("a file can be written");
        page.click("#slots").await;
        page.give_file("#slots-import", &bad).await;
        page.until_says("#file-error", "extra").await;
        page.until_says("#file-error", "quantity").await;
        drop(fs::remove_dir_all(&folder));
    })
    .await;
}
