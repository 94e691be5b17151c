//! What a link says of itself: how what it brings differs from the scenario as loaded, and no advice that the product cannot keep.

use domain::{Adcode, Pair};
use serde_json::json;

use crate::harness::{DESKTOP, PHONE, Page, journey};

/// Makes a link to what is in view.
async fn copy_link(page: &Page) -> String {
    page.allow_clipboard().await;
    page.click("#share").await;
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
        let link = link.split("&plan=").next().unwrap_or_default();
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

/// What a scanner reads from the window as it is drawn, with so many pixels to a CSS pixel.
async fn scanned(page: &Page, scale: f64) -> String {
    let metrics = json!({ "width": 0, "height": 0, "deviceScaleFactor": scale, "mobile": false });
    page.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    let taken = page.cdp("Page.captureScreenshot", json!({ "format": "png" })).await;
    let bytes = page
        .run("return [...atob(arguments[0])].map((character) => character.charCodeAt(0))", vec![taken["data"].clone()])
        .await;
    let bytes: Vec<u8> = bytes.as_array().into_iter().flatten().filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect();
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a screenshot is a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits memory")];
    let info = reader.next_frame(&mut pixels).expect("it is whole");
    let step = info.color_type.samples();
    let (width, height) = (info.width as usize, info.height as usize);
    let grey = |x: usize, y: usize| {
        let at = (y * width + x) * step;
        ((u32::from(pixels[at]) + u32::from(pixels[at + 1]) + u32::from(pixels[at + 2])) / 3) as u8
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let codes = image.detect_grids();
    let texts: Vec<String> = codes.iter().filter_map(|code| code.decode().ok()).map(|(_, text)| text).collect();
    page.cdp("Emulation.clearDeviceMetricsOverride", json!({})).await;
    assert_eq!(texts.len(), 1, "one code is seen at {scale}×");
    texts[0].clone()
}

#[tokio::test]
async fn case_27_a_scanner_reads_the_code_from_the_screen() {
    journey("sharing-qr", async |stage| {
        let page = stage.visit(DESKTOP).await;
        page.final_plan().await;
        page.click("#share").await;
        page.until_there("#share-dialog .qr").await;
        let link = page.run("return document.querySelector('#share-link').value", Vec::new()).await;
        let link = link.as_str().unwrap_or_default();
        assert_eq!(
            page.run("return +document.querySelector('#share-length').textContent", Vec::new()).await,
            link.chars().count()
        );
        for scale in [1.0, 2.0] {
            assert_eq!(scanned(&page, scale).await, link);
        }
        page.picture("share-desk-zh-light").await;
        // The page is served from this machine: it is said that the link opens for nobody else, until an address is set.
        page.until_says("#share-local", "本机").await;
        page.enter("#own-address", "dx.example.cn").await;
        page.until_says("#own-address-error", "https://").await;
        page.enter("#own-address", "https://dx.example.cn/plan/").await;
        page.until(
            "the link is of that address",
            "document.querySelector('#share-link').value.startsWith('https://dx.example.cn/plan/#v3.')",
        )
        .await;
        page.until("nothing more is said", "document.querySelector('#share-local').textContent === ''").await;
        assert!(scanned(&page, 1.0).await.starts_with("https://dx.example.cn/plan/#v3."));
    })
    .await;
}

#[tokio::test]
async fn what_somebody_sent_is_pasted_and_opens_where_they_were() {
    journey("sharing-received", async |stage| {
        let sender = stage.visit(DESKTOP).await;
        sender.final_plan().await;
        sender.click("#matrix [data-pair='330000-620000']").await;
        sender.press(&[], 'f').await;
        let sent = sender.final_plan().await;
        sender.allow_clipboard().await;
        sender.click("#share").await;
        sender.click("#share-here").await;
        sender
            .until("the link names the pair", "document.querySelector('#share-link').value.includes('&pair=330000-620000')")
            .await;
        sender.click("#copy-sentence").await;
        sender.until("it is copied", "document.querySelector('.toast, #copy-by-hand')").await;
        let sentence = sender.clipboard().await;
        sender.click("#copy-code").await;
        sender.until("the code is copied", "document.querySelectorAll('.toast').length > 1").await;
        let code = sender.clipboard().await;
        assert!(sentence.contains(&code) && code.starts_with("v3."), "{sentence}");

        let page = stage.browser(DESKTOP).await;
        page.go_to(&stage.site.address).await;
        page.final_plan().await;
        for text in [sentence, code] {
            page.click("#share").await;
            page.fill("#received", &text).await;
            page.click("#open-received").await;
            page.until_there("#preview").await;
            assert_eq!(page.final_plan().await.fingerprint, sent.fingerprint);
            page.click("#preview-close").await;
            page.until_gone("#preview").await;
        }
        page.click("#share").await;
        page.fill("#received", "您好，没有链接").await;
        page.click("#open-received").await;
        page.until_there("#link-error").await;
    })
    .await;
}

#[tokio::test]
async fn case_26_what_messengers_do_to_a_link_is_put_right() {
    journey("sharing-mended", async |stage| {
        let sender = stage.visit(DESKTOP).await;
        sender.final_plan().await;
        sender.click("#matrix [data-pair='330000-620000']").await;
        sender.press(&[], 'f').await;
        let sent = sender.final_plan().await;
        let link = copy_link(&sender).await;
        let (address, whole) = link.split_once('#').unwrap();
        let (code, hint) = whole.split_once("&plan=").expect("the link has the pairs of the plan");
        let page = stage.browser(DESKTOP).await;
        let half = code.len() / 2;
        // The address, and whether there is something to tell of it.
        let mended = [
            (format!("{address}?nsukey=abc%3D%3D&from=singlemessage#{code}"), false),
            (format!("{address}?x=1%23{code}"), false),
            (format!("{address}#{code}="), false),
            (format!("{address}#{code}%20%E3%80%82"), false),
            (format!("{address}#{}%20{}", &code[..half], &code[half..]), true),
            (format!("{address}#{}", &code[..code.len() - 1]), true),
        ];
        for (link, is_told) in mended {
            page.go_to("about:blank").await;
            page.go_to(&link).await;
            page.until_there("#preview").await;
            assert_eq!(page.final_plan().await.fingerprint, sent.fingerprint, "{link}");
            assert!(!page.has("#link-error").await, "{link}");
            if is_told {
                page.until_says(".toast", "已修复").await;
            }
            let put_right = page.run("return location.hash", Vec::new()).await;
            assert_eq!(put_right, json!(format!("#{code}")), "the address is put right");
        }
        // What happens to the hint behind it does no harm.
        for tail in [&hint[..hint.len() - 3], &format!("{hint}%20%E3%80%82"), &format!("{hint}="), ""] {
            page.go_to("about:blank").await;
            page.go_to(&format!("{address}#{code}&plan={tail}")).await;
            page.until_says("#preview-check", "指纹相同").await;
        }
        // What cannot be read is never passed over.
        page.go_to("about:blank").await;
        page.go_to(&format!("{address}?x=1%23{}", &code[..code.len() - 6])).await;
        page.until_says("#link-error", "不完整").await;
        page.go_to("about:blank").await;
        page.go_to(&format!("{address}#={}", code.replace("v3.", "w3."))).await;
        page.until_there("#link-error").await;
    })
    .await;
}

#[tokio::test]
async fn sharing_fits_a_phone() {
    journey("sharing-phone", async |stage| {
        let page = stage.visit(PHONE).await;
        page.final_plan().await;
        page.click("#share").await;
        page.until_there("#share-dialog .qr").await;
        page.picture("share-phone-zh-light").await;
        let wide = "document.querySelector('#share-sheet').scrollWidth - document.querySelector('#share-sheet').clientWidth";
        assert!(page.run(&format!("return {wide}"), Vec::new()).await.as_i64().unwrap_or(1) <= 0, "nothing is cut off");
    })
    .await;
}

#[tokio::test]
async fn the_senders_pairs_come_with_the_link_and_what_is_found_is_told_against_them() {
    journey("sharing-hint", async |stage| {
        let sender = stage.visit(DESKTOP).await;
        sender.final_plan().await;
        // A word to whoever opens it goes with it, as a text and nothing else.
        sender.click("#share").await;
        sender.until_there("#share-note").await;
        sender.fill("#share-note", "王科长：<b>苹果</b>减产").await;
        sender.press(&[], '\u{e00c}').await;
        let link = copy_link(&sender).await;
        let (start, hint) = link.split_once("&plan=").expect("the link has the pairs of the plan");
        assert!((10..=24).contains(&hint.len()), "{hint}");
        let opened = |hint: String| {
            let address = format!("{start}{hint}");
            async move |says: &str| {
                let fresh = stage.browser(DESKTOP).await;
                fresh.go_to(&address).await;
                fresh.until_says("#preview-check", says).await;
                fresh
            }
        };
        let fresh = opened(format!("&plan={hint}"))("指纹相同").await;
        fresh.until_says("#preview .sender-note", "王科长：<b>苹果</b>减产").await;
        fresh.click("#preview-compare").await;
        fresh.until_says("#merge .sender-note", "王科长").await;
        // Both stay in the address while the link is open, and go with it.
        fresh.until("the link is still whole", "location.hash.includes('&note=') && location.hash.includes('&plan=')").await;
        fresh.click("#tab-pairing").await;
        fresh.reload().await;
        fresh.until_says("#preview .sender-note", "王科长").await;
        fresh.click("#preview-close").await;
        fresh.until("nothing of the link is left", "!location.hash.includes('note=')").await;
        // A word about one scenario does not go with another.
        sender.click("#slots").await;
        sender.click("#duplicate").await;
        sender.press(&[], '\u{e00c}').await;
        sender.click("#share").await;
        sender.until("the field for a word is empty", "document.querySelector('#share-note')?.value === ''").await;
        sender.press(&[], '\u{e00c}').await;
        // What came with it is no plan here, or nothing that can be read.
        let scenario = reference();
        let all: Vec<Pair> = all_pairs(&scenario);
        let all = exchange::link::hint::write(&all, &scenario).expect("the parties are few");
        opened(format!("&plan={all}"))("指纹相同").await;
        opened("&plan=。".to_owned())("指纹相同").await;

        // Two pairs that have changed partners: a plan, and a lesser one.
        let chosen = sender
            .run(
                "return [...document.querySelectorAll('#matrix [data-pair].is-chosen')].map((cell) => cell.dataset.pair)",
                Vec::new(),
            )
            .await;
        let pairs: Vec<Pair> = chosen.as_array().unwrap().iter().map(|pair| pair_of(pair.as_str().unwrap())).collect();
        let swapped = |one: &Pair, other: &Pair| {
            let crossed = [Pair { east: one.east, west: other.west }, Pair { east: other.east, west: one.west }];
            let is_new = one.east != other.east && one.west != other.west && crossed.iter().all(|pair| !pairs.contains(pair));
            is_new.then(|| {
                pairs.iter().filter(|pair| *pair != one && *pair != other).chain(&crossed).copied().collect::<Vec<_>>()
            })
        };
        let lesser =
            pairs.iter().find_map(|one| pairs.iter().find_map(|other| swapped(one, other))).expect("two pairs can be swapped");
        let hint = exchange::link::hint::write(&lesser, &scenario).expect("the parties are few");
        // Without the fingerprint of the sender's plan, as while their search goes on.
        let (address, code) = start.split_once('#').unwrap();
        let mut sent = exchange::link::decode(code).unwrap();
        sent.fingerprint = None;
        let bare = exchange::link::encode(&sent).unwrap();
        let fresh = stage.browser(DESKTOP).await;
        fresh.go_to(&format!("{address}#{bare}&plan={hint}")).await;
        fresh.until_says("#preview-check", "比对方方案多").await;
        fresh.picture("sharing-hint-zh-light").await;
        let fresh = stage.browser(DESKTOP).await;
        fresh.go_to(&format!("{address}#{bare}&plan={all}")).await;
        fresh.until_says("#preview-check", "不可行").await;
    })
    .await;
}

fn pair_of(codes: &str) -> Pair {
    let (east, west) = codes.split_once('-').expect("two codes");
    let code = |text: &str| Adcode(text.parse().expect("a code"));
    Pair { east: code(east), west: code(west) }
}

fn all_pairs(scenario: &domain::Scenario) -> Vec<Pair> {
    let divisions = |side| scenario.parties(side).map(|party| party.division).collect::<Vec<_>>();
    let (east, west) = (divisions(domain::Side::Supporter), divisions(domain::Side::Supported));
    east.into_iter().flat_map(|east| west.iter().map(move |west| Pair { east, west: *west })).collect()
}

fn reference() -> domain::Scenario {
    let folder = crate::harness::root().join("public/data");
    let read = |name: &&str| {
        ((*name).to_owned(), std::fs::read(folder.join(format!("{name}.json"))).expect("the reference data are here"))
    };
    exchange::reference::scenario(&exchange::reference::FILES.iter().map(read).collect()).expect("they are sound")
}

#[tokio::test]
async fn in_wechat_it_is_said_where_files_can_be_saved() {
    journey("sharing-wechat", async |stage| {
        let page = stage.visit(PHONE).await;
        let agent = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116 Mobile Safari/537.36 MicroMessenger/8.0.47";
        page.cdp("Network.setUserAgentOverride", json!({ "userAgent": agent })).await;
        page.reload().await;
        page.good_plan().await;
        page.click("#share").await;
        page.until_there("#share-file").await;
        page.click("#share-file").await;
        page.until_says(".toast", "在浏览器打开").await;
    })
    .await;
}
