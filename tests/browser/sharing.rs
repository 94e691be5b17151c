//! What a link says of itself: how what it brings differs from the scenario as loaded, and no advice that the product cannot keep.

use crate::harness::{DESKTOP, Page, journey};

/// Makes a link to what is in view.
async fn copy_link(page: &Page) -> String {
    page.allow_clipboard().await;
    page.click("#copy-link").await;
    page.until("the page says that the link was copied", "document.querySelector('.toast, #copy-by-hand')").await;
    page.clipboard().await
}

#[tokio::test]
async fn the_banner_counts_and_lists_what_differs_not_how_it_came_about() {
    journey("sharing-differences", async |stage| {
        let sender = stage.visit(DESKTOP).await;
        sender.final_plan().await;
        // Pinned and freed again: no difference.
        sender.click("#matrix [data-pair='110000-450000']").await;
        sender.click("#pin").await;
        sender.until_there("#matrix [data-pair='110000-450000'].is-pinned").await;
        sender.click("#free").await;
        sender.until_gone("#matrix [data-pair='110000-450000'].is-pinned").await;
        // One that stays.
        sender.click("#matrix [data-pair='330000-620000']").await;
        sender.click("#forbid").await;
        sender.until_there("#matrix [data-pair='330000-620000'].is-forbidden").await;
        sender.final_plan().await;
        // The list of scenarios counts them the same way.
        sender.click("#slots").await;
        sender.until_says("#slot-list .slot-name", "相差 1 处").await;
        sender.press(&[], '\u{e00c}').await;
        let link = copy_link(&sender).await;

        let fresh = stage.browser(DESKTOP).await;
        fresh.go_to(&link).await;
        fresh.until_says("#preview-differences summary", "相差 1 处").await;
        fresh.click("#preview-differences summary").await;
        fresh.until_says("#preview-differences[open] li", "浙江").await;
        let listed = fresh.run("return document.querySelectorAll('#preview-differences li').length", Vec::new()).await;
        assert_eq!(listed, 1);
        fresh.picture("sharing-differences-zh-light").await;
        // A link to the scenario as loaded.
        fresh.click("#preview-close").await;
        fresh.until_gone("#preview").await;
        fresh.final_plan().await;
        let plain = copy_link(&fresh).await;
        let other = stage.browser(DESKTOP).await;
        other.go_to(&plain).await;
        other.until_says("#preview .banner-sub", "与原始情景相同").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_a_bad_link_is_what_the_product_can_do() {
    journey("sharing-errors", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let link = copy_link(&page).await;
        let cut = &link[..link.len() - 6];
        let newer = link.replacen("#v", "#v9", 1);
        let (page_address, code) = link.split_once('#').unwrap();
        let broken = format!("{page_address}#{}", code.replace('.', ".x"));
        for (address, says) in [(cut.to_owned(), "不完整"), (newer, "更新的版本"), (broken, "")] {
            page.go_to(&address).await;
            page.until_says("#link-error", says).await;
            let text = page.text("#link-error").await;
            assert!(!text.contains("文件"), "no file can be sent: {text}");
            page.click("#link-error .banner-actions button").await;
            page.until_gone("#link-error").await;
        }
    })
    .await;
}
