//! Texts of the view of the data, which goes into the plan.

use super::{Lang, texts::texts};

texts! {
    view_data: "数据", "Data";
    data_title: "进入方案的数据", "What goes into the plan";
    data_note: "方案由这里的数字算出；选中一格直接键入即可改，每一步都能撤销", "The plan is worked out from these figures; select a cell and type to change it, each step can be undone";
    data_which: "哪张表", "Which table";
    data_needs: "需求（县）", "Needs (counties)";
    data_offers: "能力（供销社）", "Offers (cooperatives)";
    data_parties: "参与方", "Parties";
    data_counties: "县", "Counties";
    data_products: "产品", "Products";
    data_connections: "线路与企业", "Roads and enterprises";
    data_connection: "线路", "road";
    data_existing: "现有结对", "Existing pairs";
    data_new_county: "新的县", "new county";
    data_new_product: "新产品", "new product";
    data_by_rule: "估算", "estimated";
    data_by_rule_note: "公路里程 = 两省会间的大圆距离 × 1.25，货车每天 700 公里；有实测的，直接改成实测", "Road kilometres are 1.25 × the great circle between the two capitals, 700 km a truck day; enter what was measured where it was";
    data_doom: "一并删除", "Delete all of it";
    km_unit: "公里", "km";
    data_add: "添加一行", "Add a row";
    data_copy: "复制这一行", "Copy this row";
    data_delete: "删除这一行", "Delete this row";
    data_acts: "操作", "Actions";
    data_columns_note: "不勾的列先不显示；照样参与匹配、校验和导出。", "Columns that are not ticked are not shown; they are planned with, checked and exported all the same.";
    data_columns_all: "全部显示", "Show all";
    data_months: "选月份", "Pick months";
    data_lacks_note: "填全以前，它配不上任何一家", "Until it is complete, it goes with nobody";
    data_not_empty: "每一行都要有，不能留空", "every row has one; it cannot be empty";
    data_paste_refused: "粘贴的内容太多或不是表格，没有采用。一次最多 20 万格。", "What was pasted is too much or no table and was left out; at most 200,000 cells at once.";
    data_goes_with_none: "配不上任何一家", "goes with nobody";
    balance_needed: "需求", "Needed";
    balance_reachable: "够得着的能力", "Offers that could reach it";
    balance_short: "不够", "short";
    balance_note: "够得着的能力：至少能满足该省一条需求的能力合计；同一份能力可能也够得着别的省，各省不能相加。", "Offers that could reach it: all offers that go with at least one of its needs. The same offer may reach other provinces too, so provinces do not add up.";
    to_drafts: "去填全", "Complete them";
    data_prospects: "可配", "Could go with";
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
    nothing_yet: "还不能出方案", "There is nothing to plan yet";
    nothing_yet_note: "有了下面四样，方案就会算出，数据可以以后再补。", "With one of each of these there is a plan; more can be entered later.";
    data_east: "东部供销社", "Eastern cooperatives";
    data_west: "西部省区", "Western provinces";
    scheme_own: "自己的现有结对", "Our own existing pairs";
    data_none_yet: "还没有一行；点“添加一行”，或从表格软件粘贴。", "No row yet: add one, or paste from a spreadsheet.";
    data_enter: "去录入", "Enter it";
    cell_empty: "（空）", "(empty)";
}
