//! Charts of the page as files: whole without the page's style sheets, the same whatever the theme, with what they are of.

use std::fs;

use crate::harness::{DESKTOP, Page, journey};

/// Saves a chart as lines and as dots, and looks whether both are whole; the lines.
async fn saved(page: &Page, folder: &std::path::Path, id: &str) -> String {
    page.until_there(&format!("#{id}-svg:not([disabled])")).await;
    page.click(&format!("#{id}-svg")).await;
    let lines = page.downloaded(folder, "svg").await;
    let text = fs::read_to_string(&lines).expect("it is a text");
    page.click(&format!("#{id}-png")).await;
    let dots = page.downloaded(folder, "png").await;
    let mut reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(&dots).expect("it is there")))
        .read_info()
        .expect("it is a PNG");
    let (width, height) = reader.info().size();
    assert!(width == 2_400 && height > 800, "{id}: {width} × {height}");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it is not too large")];
    reader.next_frame(&mut pixels).expect("it is whole");
    let coloured = pixels.chunks_exact(4).filter(|dot| dot[0].abs_diff(dot[2]) > 24).count();
    assert!(coloured > 1_000, "{id}: what is drawn has its colours, {coloured} dots of them");
    assert!(text.contains("示例数据"), "{id}");
    for sign in ["class=", "data-", "aria-", "var(", "tabindex", "<script"] {
        assert!(!text.contains(sign), "{id}: {sign} is the page's");
    }
    for file in [lines, dots] {
        fs::remove_file(file).expect("it is ours");
    }
    text
}

#[tokio::test]
async fn charts_are_saved_as_files_that_need_no_page() {
    journey("charts", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        let folder = page.downloads("charts").await;
        let map = saved(&page, &folder, "map-save").await;
        assert!(map.contains("非疆界图") && map.contains("填充为平均满足率"), "it says how it is read");
        page.click("#figure-diagram").await;
        saved(&page, &folder, "diagram-save").await;
        page.click("#tab-allocation").await;
        let flows = saved(&page, &folder, "sankey-save").await;
        assert!(flows.contains("西果东送"), "it says of what it is");
        page.click("#tab-strategies").await;
        // Nothing above it moves any more.
        page.until_there("#strategy-table[data-answered='true']").await;
        page.until_there("#frontier[data-answered='true'] .frontier-point").await;
        saved(&page, &folder, "frontier-save").await;
        // In the dark the page is dark, and the file as it was.
        page.look_through(DESKTOP.dark()).await;
        page.click("#tab-pairing").await;
        page.click("#figure-map").await;
        let ground = "getComputedStyle(document.documentElement).getPropertyValue('--surface')";
        page.until("it is dark", &format!("{ground}.trim() === '#171D1A'")).await;
        assert_eq!(saved(&page, &folder, "map-save").await, map);
        page.until("it still is", &format!("{ground}.trim() === '#171D1A'")).await;
        drop(fs::remove_dir_all(&folder));
    })
    .await;
}
