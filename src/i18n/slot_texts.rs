//! Fixed texts of named scenarios and the history.

use super::{Lang, texts::texts};

texts! {
    json_save: "存为 JSON", "Save as JSON";
    json_save_note: "当前情景的全部内容，按公开的结构说明（schema）存成一个 JSON 文件", "All of the scenario in view as a JSON file, as its published schema says";
    json_foreign: "文件里的情景含有本页底稿没有的词表、地名或规则，无法还原为同一情景。", "The scenario in the file has terms, places or rules that no base of this page has, so the same scenario cannot be made of it.";
    csv_save: "存为 .csv", "Save as .csv";
    csv_save_note: "当前这张表，UTF-8 编码，Excel 与 WPS 可直接打开", "The table in view, in UTF-8, as Excel and WPS open it";
    view_compare: "比较", "Compare";
    slot_empty: "新建：从空白开始", "New: from nothing";
    slot_empty_note: "地名、产品、线路和规则照旧，参与方、能力和需求由您录入", "Places, products, roads and rules as they are; parties, offers and needs are yours to enter";
    slot_new: "新建：复制当前情景", "New: copy this scenario";
    slot_star: "星标", "Star";
    slot_rename: "重命名", "Rename";
    slot_delete: "删除", "Delete";
    slot_restore: "恢复", "Bring back";
    held_elsewhere: "这个情景正在另一个标签页里编辑", "This scenario is being edited in another tab";
    elsewhere_note: "那里的每一步，这里随即显示，但不能改。要在这里改，点“在此继续”，那一页就转为只看。", "Each step taken there shows here at once, but cannot be taken here. Continue here to edit it in this tab; the other then only shows it.";
    elsewhere_copy: "另建副本", "Make a copy";
    elsewhere_refused: "这个情景正在另一个标签页里编辑；要在这里改，先点“在此继续”。", "This scenario is being edited in another tab; continue here first.";
    continue_here: "在此继续", "Continue here";
    left_aside: "有一个标签页关闭时没存完的改动，与后来存下的冲突，没有并入；原文另存在本机。", "Changes that a tab had not finished saving when it closed conflict with what was saved later; they were not merged and are kept aside on this device.";
    keep_again: "再试一次", "Try again";
    not_kept_full: "浏览器给本站的存储空间已满，刚才的改动只在这一页里。请先存成文件；腾出空间后再试。", "The browser's storage for this site is full: the last changes are on this page alone. Save them as a file first; make room, then try again.";
    not_kept_denied: "浏览器不允许本站保存数据（可能是无痕浏览或单位设置），改动只在这一页里，关闭前请存成文件。", "The browser does not let this site keep data (a private window, or an organisation's setting): changes are on this page alone. Save them as a file before closing it.";
    not_kept_later: "另一个标签页打开了更新的版本，这一页不能再保存。请把改动存成文件，再刷新这一页。", "Another tab has opened a newer version, and this page can no longer save. Save your changes as a file, then reload this page.";
    not_kept_silent: "浏览器的数据库没有应答，以前存的情景暂时看不到，但都还在。请关掉本站的其他标签页，再刷新；这一页里的改动请先存成文件。", "The browser's database does not answer: scenarios kept before cannot be seen now, but are still there. Close other tabs of this site and reload; save changes made on this page as a file first.";
    slot_last: "只剩这一个情景，不能删除。先复制一份，再删这一个。", "This is the only scenario and cannot be deleted. Copy it first, then delete this one.";
}
