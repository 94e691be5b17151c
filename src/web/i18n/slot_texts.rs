//! Fixed texts of named scenarios and the history.

use super::{Lang, texts::texts};

texts! {
    view_compare: "比较", "Compare";
    slot_empty: "新建：从空白开始", "New: from nothing";
    slot_empty_note: "地名、产品、线路和规则照旧，参与方、能力和需求由您录入", "Places, products, roads and rules as they are; parties, offers and needs are yours to enter";
    slot_new: "新建：复制当前情景", "New: copy this scenario";
    slot_star: "星标", "Star";
    slot_rename: "重命名", "Rename";
    slot_delete: "删除", "Delete";
    slot_restore: "恢复", "Bring back";
    slot_last: "只剩这一个情景，不能删除。先复制一份，再删这一个。", "This is the only scenario and cannot be deleted. Copy it first, then delete this one.";
}
