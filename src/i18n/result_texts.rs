//! Fixed texts of results: what is searched for, what moved, what holds a plan, what was found otherwise, what is agreed.

use super::{Lang, texts::texts};

texts! {
    search_may_change: "结对和数量还可能变", "pairs and amounts may still change";
    kept_checked: "上次算出的方案，已重新核对", "found in an earlier sitting, checked again";
    kept_goes_on: "先显示上次算出的方案（已重新核对），继续求优", "showing the plan found before (checked again); the search goes on";
    told_of_older: "这是对上一个方案说的，正在重算", "This is about the previous plan; it is being worked out again";
    still_searching: "仍在求优", "still searching";
    not_known_yet: "等待求优", "waiting for the search";
    moved_title: "刚才的改动", "What your change moved";
    moved_waiting: "正在按新规则求优，稍后列出变化", "Searching under the new rules; what moves is listed here in a moment";
    moved_nothing: "结对与数量都没有变", "no pair and no amount has changed";
    moved_amounts: "结对没有变，数量有变", "no pair has changed; amounts have";
    moved_dismiss: "知道了", "Dismiss";
    do_this_note: "方案就是上面列出的结对、数量与得分，一项不差；以后的规则若与它相左，它自动放开", "The plan becomes exactly what is listed above: pairs, amounts and value; a later rule that contradicts it releases it";
    pin_and_search: "锁定并重新求优", "Pin and search again";
    pin_and_search_note: "锁定这一对，其余重新求优：结果可能与上面所列不同", "Pins this pair and searches everything else again: the result may differ from what is listed above";
    forbid_and_search: "禁止并重新求优", "Forbid and search again";
    forbid_and_search_note: "禁止这一对，其余重新求优：结果可能与上面所列不同", "Forbids this pair and searches everything else again: the result may differ from what is listed above";
    frontier_waits: "等“效益最优”与“公平优先”的方案都算出后，再找两者之间的方案", "Waits for the best-value and the fairest plans, then looks for those in between";
    adopt_plan: "取用此方案", "Take this plan";
    adopt_plan_note: "方案就是这一行的结对、数量与得分，一项不差；一次撤销即可还原", "The plan becomes exactly this row's pairs, amounts and value; one undo takes it back";
    plan_in_view: "即当前方案", "the plan in view";
    held_title: "当前方案已取用，不再求优", "The plan in view was taken over; no search changes it";
    held_release: "放开，重新求优", "Release and search again";
    held_broken: "取用的方案与现在的规则不合，已重新求优", "The plan that was taken over does not fit the present rules; the search has started again";
    found_take: "取用", "Take it";
    changed_agreed: "较已商定变动", "Pairs changed (agreed)";
    start_from_agreed: "从已商定的方案出发", "From the agreed plan";
    start_same_agreed: "已商定的方案已是找到的最好方案。", "The agreed plan is the best plan found.";
    start_agreed: "已商定", "Agreed";
    agree_mark: "标为已商定", "Mark as agreed";
    agree_mark_note: "记下今天的日期和方案的结对、数量；以后“变动对数”和“最少变动”都与它比较", "Records today's date with the plan's pairs and amounts; from then on changes are counted against it";
    agree_take: "取消已商定", "Unmark";
    agree_again: "改以当前方案为已商定", "Agree on the plan in view instead";
    agree_is_this: "当前方案与已商定的完全一致", "The plan in view is exactly the agreed one";
}
