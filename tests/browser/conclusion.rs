//! The plan can be defended: what it brings, who is left out and why, what could be done at what price; and differences in value in
//! their parts.

use crate::harness::{DESKTOP, Page, journey};

/// All numbers with two decimals in a text, in hundredths.
fn hundredths(text: &str) -> Vec<i64> {
    let text = text.replace('−', "-");
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-');
    let numbers = text.split(|letter: char| !is_part(letter)).filter(|part| part.contains('.'));
    numbers.filter_map(|part| part.parse::<f64>().ok()).map(|number| (number * 100.0).round() as i64).collect()
}

async fn told(page: &Page) -> String {
    page.until_there("#conclusion[data-answered='true']").await;
    page.text("#conclusion").await
}

#[tokio::test]
async fn the_first_screen_is_headed_by_what_the_plan_comes_to() {
    journey("conclusion", async |stage| {
        stage.site.serve_reference();
        let page = stage.visit(DESKTOP).await;
        let plan = page.final_plan().await;
        let words = told(&page).await;
        for place in 1..=4 {
            let number = page.text(&format!(".measure:nth-child({place}) .measure-number")).await;
            let number = number.split_whitespace().find(|part| part.starts_with(|letter: char| letter.is_ascii_digit())).unwrap().to_owned();
            assert!(words.contains(&number), "what is delivered is told: {number} in {words}");
        }
        let value: f64 = plan.value.parse().unwrap_or(f64::NAN);
        assert!(words.contains(&format!("得分 {value:.2}")), "{value}: {words}");
        assert!(words.contains("示意"), "what the figures are: {words}");
        // The plan of greatest value leaves somebody out: who, why, and what it would cost.
        assert!(words.contains("没有项目") || words.contains("只满足"), "{words}");
        assert!(words.contains("家合作社中") && words.contains("选择只在给谁"), "{words}");
        assert!(words.contains("匹配度") && words.contains("优先级"), "{words}");
        assert!(words.contains("若由") && words.split("若由").nth(1).is_some_and(|price| price.contains("得分")), "a price: {words}");
        page.picture("conclusion-desk-zh-light").await;
        page.click("#language").await;
        page.until_says("#conclusion", "Quantities are illustrative").await;
        page.picture("conclusion-desk-en-light").await;
        page.click("#language").await;
        // The gain over the existing pairs is explained too: its parts add up to the change in the table.
        page.until_there("#start-effects").await;
        let script = "return [document.querySelector('#start-table tbody tr:last-child td:last-child').textContent,
            document.querySelector('#start-effects .effects-sum').textContent]";
        let shown = page.run(script, Vec::new()).await;
        let gain = hundredths(shown[0].as_str().unwrap_or_default());
        assert_eq!(hundredths(shown[1].as_str().unwrap_or_default()).iter().sum::<i64>(), gain[0], "{shown}");
        // The overview reads on: the needs that are not met, and the other strategies.
        page.click("#conclusion-unmet").await;
        page.until_current("#tab-unmet").await;
        page.click("#tab-pairing").await;
        page.click("#conclusion-compare").await;
        page.until_searched(
            "all strategies, each with its search ended",
            "document.querySelectorAll('#strategy-table thead th').length === 6
                && !document.querySelector(\"#strategy-table [data-open='true']\")",
        )
        .await;
        page.until_searched("the differences are explained", "document.querySelectorAll('#strategy-table .effects-sum').length === 4").await;
        page.picture("conclusion-effects-zh-light").await;
        // Quantity, fit and priority add up to the difference that stands above them.
        let script = "const cells = (row) => [...document.querySelectorAll(`#strategy-table tr[data-row='${row}'] td`)];
            return cells('effects').map((cell, place) => [
                cell.closest('table').querySelectorAll('.value-row td')[place]?.querySelector('.cell-change')?.textContent ?? '',
                cell.querySelector('.effects-sum')?.textContent ?? '',
                [...cell.querySelectorAll('.effects li')].map(({ textContent }) => textContent)])";
        let columns = page.run(script, Vec::new()).await;
        let mut explained = 0;
        for column in columns.as_array().into_iter().flatten() {
            let text = |place: usize| column[place].as_str().unwrap_or_default();
            let Some(total) = hundredths(text(0)).first().copied() else { continue };
            assert_eq!(hundredths(text(1)).iter().sum::<i64>(), total, "{column}");
            let mut kinds = 0;
            for line in column[2].as_array().into_iter().flatten().filter_map(|line| line.as_str()) {
                let numbers = hundredths(line);
                let (kind, parts) = numbers.split_first().unwrap_or((&0, &[]));
                assert!(parts.is_empty() || parts.iter().sum::<i64>() == *kind, "{line}");
                kinds += kind;
            }
            assert_eq!(kinds, total, "kinds and penalties add up: {column}");
            explained += 1;
        }
        assert_eq!(explained, 4, "the existing pairs and three strategies");
        // What is known now stands in the conclusion, with its price in the same parts.
        page.click("#tab-pairing").await;
        page.until_says("#conclusion", "可以改用公平优先").await;
        let words = told(&page).await;
        let (_, price) = words.split_once("可以改用公平优先").unwrap_or_default();
        let (_, price) = price.split_once("得分").unwrap_or_default();
        let numbers = hundredths(price.split('）').next().unwrap_or_default());
        let (total, parts) = numbers.split_first().expect("a price");
        assert!(*total < 0 && parts.iter().sum::<i64>() == *total, "{price}");
        page.picture("conclusion-instead-zh-light").await;
    })
    .await;
}
