//! What is said of the search to those who hear the page, of controls that stand in for a gesture, and of a view that is on its way.

use domain::Plan;

use super::{Lang, points_of, texts::texts};

texts! {
    tick_before: "上一处变化", "Previous change";
    tick_after: "下一处变化", "Next change";
    sheet_height: "面板高度", "Height of the panel";
    part_loading: "正在装入这一页……", "This view is loading …";
    part_missing: "这一页的程序没有装上：网络中断，或网站缺了文件。已有的方案和改动不受影响。", "The program of this view did not load: the connection broke, or the site lacks a file. Your plan and your changes are not affected.";
    search_begins: "开始求解。", "The search has begun.";
}

/// The first plan of a search, which goes on.
pub fn first_plan_found(lang: Lang, plan: &Plan) -> String {
    let value = points_of(plan.scale, plan.value);
    match lang {
        Lang::Zh => format!("有了第一个方案，得分 {value}，继续求优。"),
        Lang::En => format!("A first plan is there, value {value}; the search goes on."),
    }
}

/// The plan that a search ends with.
pub fn search_ended(lang: Lang, plan: &Plan) -> String {
    let value = points_of(plan.scale, plan.value);
    match lang {
        Lang::Zh => format!("求优结束，得分 {value}。"),
        Lang::En => format!("The search has ended, value {value}."),
    }
}
