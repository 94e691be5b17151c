//! Texts of the view of the data, which goes into the plan.

use super::{Lang, texts::texts};

texts! {
    view_data: "数据", "Data";
    data_title: "需求与能力", "Needs and offers";
    data_note: "方案由这里的数字算出；点任何一格即可改，每一步都能撤销", "The plan is worked out from these figures; press any cell to change it, each step can be undone";
    data_which: "哪一边", "Which side";
    data_needs: "需求（县）", "Needs (counties)";
    data_offers: "能力（供销社）", "Offers (cooperatives)";
    data_add: "添加一行", "Add a row";
    data_copy: "复制这一行", "Copy this row";
    data_delete: "删除这一行", "Delete this row";
    data_acts: "操作", "Actions";
    data_lacks_note: "填全以前，它配不上任何一家", "Until it is complete, it goes with nobody";
    data_not_empty: "每一行都要有，不能留空", "every row has one; it cannot be empty";
    data_paste_refused: "粘贴的内容太多或不是表格，没有采用。一次最多 20 万格。", "What was pasted is too much or no table and was left out; at most 200,000 cells at once.";
    data_served: "方案落实", "Served";
    data_used: "方案用去", "Used";
    data_planned_note: "看它的安排明细", "See its arrangements";
    data_row: "改这条需求的数字", "Change this need's figures";
    data_source: "本页录入", "entered in this page";
    data_is_reported: "实报", "Reported";
    data_is_estimated: "估算", "Estimated";
    data_is_illustrative: "仍是示意", "Still illustrative";
    data_errors: "参考数据有误，未能打开", "The reference data have errors and were not opened";
    data_remedy: "请让保管这些文件的人按下列位置更正后重试。您自己的改动仍保存在本机。", "Ask whoever keeps these files to correct the places below, then retry. Your own changes are still saved on this device.";
    cell_empty: "（空）", "(empty)";
}
